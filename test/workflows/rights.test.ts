// A request of a person about the information on them: its clock, its decision by two, what is carried out, and who is told.
import { describe, expect, it } from "vitest";
import { rights } from "../../workflows/rights/index.ts";
import type { Request } from "../../workflows/rights/model.ts";
import {
  asks,
  type Given,
  given,
  hook,
  keysIn,
  local,
  memberOf,
  now,
  peopleWith,
  register,
  row,
  type Story,
  worldOf,
} from "../support/given.ts";
import {
  anna,
  begun,
  bo,
  coordinator,
  fetched,
  informed,
  isFiled,
  kase,
  lead,
  log,
  met,
  ref,
  stepOf,
  there,
} from "./rights-begun.ts";

describe("a request", () => {
  it("is begun by somebody who works at the agency of the case, and has no field for a name or a text", () => {
    for (const { id, agency } of register.members) {
      const outcome = given(rights, [], there).when(
        "begin",
        { of: "K1", kind: "access", came: "2026-11-25" },
        id,
      );
      expect([id, outcome.allowed && outcome.refusal === undefined]).toEqual([
        id,
        agency === "noomi" && outcome.allowed,
      ]);
    }
    expect(asks(rights, "begin")).toEqual({ must: "kase kind came", later: "" });
    const fields = Object.values(rights.commands).flatMap(({ form }) => Object.values(form.fields));
    expect([...new Set(fields.map(({ kind }) => kind))].sort()).toEqual([
      "choice",
      "choices",
      "date",
      "instance",
      "token",
    ]);
  });
  it("offers a hundred cases, and says where to begin it for another", () => {
    const cases = (n: number) => ({
      rows: {
        choices: Array.from({ length: n }, (_, i) => row(`K${i}`, { ref, words: "sol bro" })),
      },
    });
    const about = (n: number, brought = {}) =>
      hook(rights, "begin", "about")(rights.initial, worldOf(cases(n)), brought);
    const chosen = hook(rights, "begin", "choices")(rights.initial, worldOf(cases(101)), {
      member: memberOf(anna),
    });
    expect(chosen.kase).toHaveLength(100);
    expect([keysIn(about(100)), keysIn(about(101)), keysIn(about(101, { of: "K1" }))]).toEqual([
      [],
      ["rights.begin.cut"],
      [],
    ]);
  });
  it("came on a day that has been, a year ago at most", () => {
    const on = (came: string) =>
      given(rights, [], there).when("begin", { of: "K1", kind: "access", came }, anna);
    on("2026-11-26").refused("rights.came.ahead", "came");
    on("2025-11-01").refused("rights.came.old", "came");
    given(rights, [], {})
      .when("begin", { of: "K1", kind: "access", came: "2026-11-25" }, anna)
      .refused("rights.begin.notOwn", "kase");
  });
  it.each([
    ["2026-11-25", "2026-12-23", "Christmas Day is no workday: the workday before"],
    ["2026-11-03", "2026-12-03", "a calendar month"],
    ["2026-01-31", "2026-02-27", "no 31 February, and the 28th is a Saturday"],
    ["2026-10-31", "2026-11-30", "no 31 November"],
  ])("that came %s is to be answered by %s: %s", (came, due) => {
    const at = local(came, "12:00");
    expect((begun("access", came, there, at).state as Request).due).toBe(due);
  });
  it("reminds the one who answers for it, then the lead, then both each fifth workday that it is late", () => {
    const one = begun("access", "2026-11-03", there, local("2026-11-03", "12:00"));
    expect(Object.values(one.timers)).toEqual([local("2026-11-23", "09:00")]);
    const two = one.fires("remind");
    expect(two.posts).toEqual({ [`remind:first:0:${anna}`]: `${anna} rights.near` });
    expect(Object.values(two.timers)).toEqual([local("2026-11-30", "09:00")]);
    const three = two.fires("remind");
    expect(Object.values(three.posts)).toContain(`${lead} rights.near`);
    expect(Object.values(three.timers)).toEqual([local("2026-12-04", "09:00")]);
    const late = three.fires("remind");
    expect([late.posts[`remind:first:2:${anna}`], late.posts[`remind:first:2:${lead}`]]).toEqual([
      `${anna} rights.late`,
      `${lead} rights.late`,
    ]);
    expect(Object.values(late.timers)).toEqual([local("2026-12-11", "09:00")]);
    expect(Object.values(late.fires("remind").timers)).toEqual([local("2026-12-18", "09:00")]);
  });
  it("that is entered late reminds of what is still to come, and not of all at once", () => {
    const late = begun("access", "2026-10-28");
    expect((late.state as Request).due).toBe("2026-11-27");
    expect(Object.values(late.timers)).toEqual([local("2026-11-30", "09:00")]);
  });
  it("is prolonged once, by two months at most, with a reason, while its month is not over", () => {
    const longer = begun().done("prolong", { months: "2", why: "complex", told: "yes" }, anna);
    expect((longer.state as Request).due).toBe("2027-02-25");
    longer
      .when("prolong", { months: "1", why: "many", told: "yes" }, anna)
      .refused("rights.prolong.once");
    begun()
      .when(
        "prolong",
        { months: "1", why: "many", told: "yes" },
        anna,
        local("2026-12-28", "10:00"),
      )
      .refused("rights.prolong.late");
    expect(asks(rights, "prolong").must).toBe("months why told");
  });
  it("is read by its own agency alone, and not by those who are told of it", () => {
    const story = met("erasure");
    expect(story.view.readers).toEqual([{ agency: "noomi" }]);
    expect(story.panel("show", coordinator)).toBeUndefined();
    expect(story.panel("show", bo)).toBeDefined();
  });
  it("is withdrawn by the person without a decision", () => {
    const over = begun().done("withdraw", {}, anna);
    expect([stepOf(over), Object.keys(over.timers)]).toEqual(["over", ["forget"]]);
  });
});
describe("its decision", () => {
  it("of a lead holds at once; of another it waits for a lead, who cannot be the same person", () => {
    expect(stepOf(met("access"))).toBe("decided");
    const asked = begun().done("answer", { outcome: "met" }, anna);
    expect([stepOf(asked), asked.posts[`proposal:1:${lead}`]]).toEqual([
      "proposed",
      `${lead} rights.proposed`,
    ]);
    asked.when("approve", { of: now }, anna).denied("rights.approve.other");
    asked.when("approve", { of: now }, bo).denied("rights.approve.other");
    expect(asked.done("approve", { of: now }, lead).state).toMatchObject({
      decision: { by: anna, second: lead, outcome: "met" },
    });
  });
  it("comes back to the one who proposed it, and an older proposal is approved by nobody", () => {
    const back = begun().done("answer", { outcome: "met" }, anna).done("sendBack", {}, lead);
    expect([stepOf(back), back.posts[`back:1:${anna}`]]).toEqual([
      "running",
      `${anna} rights.cameBack`,
    ]);
    back
      .done("answer", { outcome: "refused", ground: "secrecy" }, anna, local("2026-11-25", "11:00"))
      .when("approve", { of: now }, lead)
      .refused("rights.changed");
  });
  it("of an agency with one person is that person's", () => {
    const alone = {
      ...register,
      members: register.members.filter(({ agency, id }) => agency !== "noomi" || id === anna),
    };
    const people = peopleWith([], alone as typeof register);
    expect(
      stepOf(
        begun("access", undefined, { ...there, people }).done("answer", { outcome: "met" }, anna),
      ),
    ).toBe("decided");
  });
  it("of somebody who has become a lead since is still another's to approve; where nobody leads, a colleague's", () => {
    const withRoles = (
      roles: Readonly<Record<string, readonly string[]>>,
      ids: readonly string[],
    ): Given => {
      const { lead: _lead, ...noomi } =
        register.agencies.find(({ id }) => id === "noomi") ?? register.agencies[0]!;
      const agencies = register.agencies.map((each) => (each.id === "noomi" ? noomi : each));
      const members = register.members
        .filter(({ agency, id }) => agency !== "noomi" || ids.includes(id))
        .map((each) => ({ ...each, roles: roles[each.id] ?? each.roles }));
      return {
        ...there,
        people: peopleWith([], { ...register, agencies, members } as typeof register),
      };
    };
    const risen = begun()
      .done("answer", { outcome: "met" }, anna)
      .in(withRoles({ [anna]: ["caseworker", "lead"] }, [anna, bo, lead]));
    risen.when("approve", { of: now }, anna).denied("rights.approve.other");
    risen.done("approve", { of: now }, lead);
    const equals = begun(
      "access",
      undefined,
      withRoles({ [anna]: ["caseworker"], [bo]: ["caseworker"] }, [anna, bo]),
    );
    const asked = equals.done("answer", { outcome: "met" }, anna);
    asked.when("approve", { of: now }, anna).denied("rights.approve.other");
    expect(stepOf(asked.done("approve", { of: now }, bo))).toBe("decided");
  });
  it.each(["partly", "refused"])(
    "that is %s has a ground, which a decision that is met has not",
    (outcome) => {
      begun().when("answer", { outcome }, lead).refused("rights.answer.noGround", "ground");
      expect(begun().done("answer", { outcome, ground: "secrecy" }, lead).state).toMatchObject({
        decision: { ground: "secrecy" },
      });
      expect(
        begun().done("answer", { outcome: "met", ground: "secrecy" }, lead).state,
      ).not.toHaveProperty("decision.ground");
    },
  );
  it("that refuses is over when the person knows it, and how to complain", () => {
    const no = begun().done("answer", { outcome: "refused", ground: "identity" }, lead);
    expect(stepOf(no)).toBe("decided");
    expect(stepOf(informed(no))).toBe("over");
    expect(asks(rights, "inform").must).toBe("told");
  });
});
describe("access", () => {
  it("keeps the checksum of the fetched document that was given out; without one nothing is noted", () => {
    const yes = met("access");
    yes
      .in({ showings: {} })
      .when("giveOut", { document: `pdf ${now} 3f2a9c1b` }, anna)
      .refused("rights.give.first");
    const gave = yes.done("giveOut", { document: `pdf ${now} 3f2a9c1b` }, anna);
    expect(gave.state).toMatchObject({ gave: fetched });
    expect(stepOf(informed(gave))).toBe("over");
    gave.when("correct", { what: "risk" }, anna).refused("rights.already");
  });
  it("offers the newest twenty files, and says that there are older ones", () => {
    const rows = (log as { readonly files: { readonly rows: readonly unknown[] } }).files.rows;
    const many = (n: number, next?: number) =>
      met("access").in({
        showings: { files: { rows: Array(n).fill(rows[0]), ...(next && { next }) } } as never,
      });
    const needs = rights.panels.show?.needs?.(met("access").state, {} as never, worldOf(there));
    expect(needs).toMatchObject({ files: { of: "K1", kept: true, limit: 20 } });
    expect(keysIn(many(20).panel("show", anna))).not.toContain("rights.give.cut");
    expect(keysIn(many(20, 9).panel("show", anna))).toContain("rights.give.cut");
  });
  it("offers what the own agency fetched, and not a guest's file", () => {
    const guests = {
      files: {
        rows: [
          {
            at: now,
            member: coordinator,
            agency: "evonhuset",
            workflow: "case",
            panel: "file",
            fetched,
          },
        ],
      },
    };
    met("access", { ...there, showings: guests as never })
      .when("giveOut", { document: `pdf ${now} 3f2a9c1b` }, anna)
      .refused("rights.give.first");
  });
});
describe("a correction", () => {
  const corrected = (): Story => met("rectification").done("correct", { what: "assessment" }, anna);
  it("is told to each agency that had the information: one sentence of class A and one button", () => {
    expect(met("rectification").posts).toEqual({});
    const { message, ...post } = corrected().post(`told:evonhuset:${coordinator}`);
    expect(post).toMatchObject({ to: { member: coordinator }, toAnyone: true });
    expect(message.title).toEqual({ key: "rights.told.corrected", with: { ref: { ref } } });
    expect(message.actions?.map((each) => "command" in each && each.command)).toEqual(["seen"]);
    expect(JSON.stringify(message)).not.toContain("assessment");
  });
  it("says no reference to those who do not take part any more, and no newer one than was known to those who do", () => {
    const told = corrected();
    const ofOthers = told.view.posts.filter(({ key }) => key.startsWith("told:plattformen"));
    expect(ofOthers.map(({ message }) => message.title)).toEqual([
      { key: "rights.told.correctedOther" },
    ]);
    expect(JSON.stringify(ofOthers)).not.toMatch(/SYD-|sol bro/);
    const from = { sender: "case", instance: "K1" } as never;
    const renamed = told.done(
      "rename",
      { ref: "SYD-9999-X2", words: "ny bro" },
      from,
      local("2026-11-26", "10:00"),
    );
    expect(JSON.stringify(renamed.view.posts)).not.toMatch(/SYD-|sol bro|ny bro/);
  });
  it("shows who has seen it and who has not; one is asked again after 5 workdays, and then is to be phoned", () => {
    const told = corrected();
    told.when("seen", {}, lead).denied();
    const seen = told.done("seen", {}, "regionkoordinator-2");
    seen.when("seen", {}, coordinator).denied("rights.already");
    const key = Object.keys(seen.timers).find((each) => each.startsWith("askAgain")) ?? "";
    expect(key).toContain("plattformen");
    expect(seen.timers[key]).toBe(local("2026-12-02", "09:00"));
    const again = seen.fires(key);
    expect(again.posts[`unheard:plattformen:${anna}`]).toBe(`${anna} rights.unheard`);
    expect(Object.keys(again.timers).some((each) => each.startsWith("askAgain"))).toBe(false);
    expect(keysIn(again.panel("show", anna))).toEqual(
      expect.arrayContaining(["rights.told.seen", "rights.told.again"]),
    );
    expect(again.done("phoned", { agency: "plattformen" }, bo).state).toMatchObject({
      told: [{}, { phoned: { by: bo } }],
    });
  });
});
describe("an erasure", () => {
  it("is told before it is done, by the reference; afterwards there is none, here or in the message", () => {
    const yes = met("erasure", isFiled);
    expect(yes.post(`told:evonhuset:${coordinator}`).message.title.key).toBe("rights.told.erases");
    const gone = yes
      .done("erase", { sure: "yes" }, lead)
      .done("caseGone", {}, { sender: "case", instance: "K1" } as never);
    expect(gone.post(`told:evonhuset:${coordinator}`).message.title.key).toBe("rights.told.gone");
    expect(JSON.stringify([gone.state, gone.view, gone.panel("show", lead)])).not.toMatch(
      /SYD-|sol bro|K1/,
    );
    expect(stepOf(informed(gone))).toBe("over");
  });
  it("is a lead's, of a case that is closed; and goes to the case", () => {
    met("erasure", isFiled).when("erase", { sure: "yes" }, anna).denied("rights.erase.lead");
    met("erasure", { ...there, rows: { kase: [kase({ open: true })] } })
      .when("erase", { sure: "yes" }, lead)
      .refused("rights.erase.open");
    const erased = met("erasure", isFiled).done("erase", { sure: "yes" }, lead);
    expect(erased.view.signals.map(({ command, values }) => [command, values])).toEqual([
      ["requested", {}],
      ["eraseFor", {}],
    ]);
    begun("erasure").when("erase", { sure: "yes" }, lead).denied();
  });
  it("without a filed document needs a second person, who is not the same; and an authority files first", () => {
    const asked = met("erasure").done("erase", { sure: "yes" }, lead);
    expect([stepOf(asked), asked.view.signals.length]).toEqual(["confirming", 1]);
    asked.when("confirmErase", {}, lead).denied("rights.confirm.other");
    const done = asked.done("confirmErase", {}, bo);
    expect(done.view.signals.at(-1)).toMatchObject({
      command: "eraseFor",
      values: { unfiled: true },
    });
    expect(done.state).toMatchObject({ erased: { by: lead, second: bo } });
    expect(stepOf(asked.done("keepCase", {}, anna))).toBe("decided");
    const authority = {
      ...register,
      agencies: register.agencies.map((a) =>
        a.id === "noomi" ? { ...a, record: "akt" as const } : a,
      ),
    };
    met("erasure", { ...there, people: peopleWith([], authority) })
      .when("erase", { sure: "yes" }, lead)
      .refused("rights.erase.notFiled");
  });
  it("in part is a correction of the case", () => {
    const partly = begun("erasure").done("answer", { outcome: "partly", ground: "mustKeep" }, lead);
    partly.when("erase", { sure: "yes" }, lead).refused("rights.already");
    expect(stepOf(informed(partly.done("correct", { what: "other" }, anna)))).toBe("over");
  });
  it("is not told of twice, and hears of a case that went otherwise", () => {
    const gone = begun("rectification").done("caseGone", {}, {
      sender: "case",
      instance: "K1",
    } as never);
    gone.when("caseGone", {}, { sender: "case", instance: "K1" } as never).then();
    begun()
      .when("caseGone", {}, { sender: "case", instance: "K2" } as never)
      .then();
    expect(keysIn(gone.panel("show", anna))).toContain("rights.gone");
    expect(
      stepOf(informed(gone.done("answer", { outcome: "refused", ground: "nothing" }, lead))),
    ).toBe("over");
  });
});
