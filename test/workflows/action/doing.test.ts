// One promise: who may make it, do it, move it, and say that it cannot be done.
import { describe, expect, it } from "vitest";
import type { Doing } from "../../../workflows/action/model.ts";
import { hook, keysIn, local, memberOf, now, row, type Story, toOf } from "../../support/given.ts";
import { commandsIn } from "../referral/referrals.ts";
import {
  asker,
  byAgenda,
  colleague,
  created,
  due,
  fresh,
  gave,
  nobodyGoes,
  owner,
  stranger,
  values,
} from "./actions.ts";

const done = (): Story<Doing> => gave().done("finish", {}, owner);
const impossible = (): Story<Doing> => gave().done("cannot", { reason: "personDeclined" }, owner);

describe("creating", () => {
  it("is for one's own agency, and tells the owner", () => {
    expect(created().state).toMatchObject({
      step: "open",
      agency: "noomi",
      by: owner,
      readers: ["noomi"],
      due,
    });
    expect(created().posts).toEqual({ [`given:0:${owner}`]: `${owner} action.given` });
    expect(created({ owner: { function: "noomi-passet" } }).view.posts.map(toOf)).toEqual([owner]);
    expect(created().view.summary).toMatchObject({
      open: true,
      agency: "noomi",
      holder: { member: owner },
      dueAt: local(due, "17:00"),
      facts: { step: "open" },
    });
  });
  it("needs an owner who works there, and a day that is to come", () => {
    const no = (more: object, key: string, field: string) =>
      fresh()
        .when("create", { ...values, ...more }, owner)
        .refused(key, field);
    for (const other of [
      { member: asker },
      { member: "nobody" },
      { function: "socialjouren-malmo" },
      { function: "nowhere" },
    ])
      no({ owner: other }, "action.owner.unknown", "owner");
    for (const day of ["2026-11-24", "0000-01-01"]) no({ due: day }, "case.dayPast", "due");
    fresh()
      .when("create", { ...values, due: "2026-11-25" }, owner)
      .then({ type: "given" });
  });
  it("is for whoever goes to meetings, and once", () => {
    for (const nobody of nobodyGoes) fresh().when("create", values, nobody).denied();
    created().when("create", values, owner).denied();
    for (const actor of ["clock", byAgenda]) fresh().when("create", values, actor).denied();
  });
  it("opens an empty form, with oneself and a workday ahead", () => {
    const { commands } = fresh().workflow;
    const known = commands.create?.prefill?.(
      { step: "new" },
      fresh().world,
      { member: memberOf(owner) },
      now,
      { text: "Anna ringde" },
    );
    expect(known).toEqual({ owner: `m:${owner}`, due: "2026-12-02" });
    const choices = commands.create?.choices?.(
      { step: "new" },
      fresh().world,
      { member: memberOf(owner) },
      {},
    );
    expect(choices?.owner).toEqual([
      "f:noomi-passet",
      "m:noomi-kontakt",
      "m:noomi-ersattare",
      "m:noomi-chef",
    ]);
  });
});

describe("given at a meeting", () => {
  it("is what the meeting said, once, by the meeting alone", () => {
    expect(gave().state).toMatchObject({ by: asker, agency: "noomi", series: "S1" });
    expect(gave().view.summary.of).toBe("S1");
    gave().when("give", values, byAgenda).then();
    for (const actor of [owner, "clock", { sender: "case", instance: "C1" } as never])
      fresh().when("give", values, actor).denied();
  });
  it("is seen by those it was given among, and by nobody else", () => {
    for (const who of [owner, colleague, asker, "boende-syd-kontakt"])
      expect(gave().panel("show", who)).toBeDefined();
    for (const who of [stranger, ...nobodyGoes]) expect(gave().panel("show", who)).toBeUndefined();
    expect(created().panel("show", asker)).toBeUndefined();
    expect(gave().view.readers).toEqual(
      ["evonhuset", "noomi", "boende-syd"].map((agency) => ({ agency, attending: true })),
    );
  });
});

describe("doing it", () => {
  it("is for the owner's colleagues", () => {
    for (const command of ["begin", "finish"]) {
      for (const who of [owner, colleague, "noomi-chef"]) gave().when(command, {}, who).then({});
      for (const who of [asker, "boende-syd-kontakt", stranger, ...nobodyGoes])
        gave().when(command, {}, who).denied();
    }
  });
  it("begins once, and is still open", () => {
    const begun = gave().done("begin", {}, colleague);
    expect(begun.state.step).toBe("begun");
    expect(begun.view.summary.open).toBe(true);
    begun.when("begin", {}, owner).denied("action.already");
    // Whoever only reads it is told no more than that it is not theirs.
    for (const other of ["boende-syd-forestandare", asker]) {
      const pressed = begun.when("finish", {}, other);
      expect([pressed.allowed, pressed.why]).toEqual([false, undefined]);
    }
    expect(commandsIn(begun.panel("show", owner))).not.toContain("begin");
  });
  it("ends it, takes the buttons away and rings no more", () => {
    expect(done().state).toMatchObject({ step: "done", endedAt: now, endedBy: owner });
    expect(done().view.summary).toMatchObject({
      open: false,
      closedAt: now,
      facts: { step: "done" },
    });
    expect(Object.keys(done().timers)).toEqual(["forget:0"]);
    for (const post of done().view.posts) expect(commandsIn(post.message)).toEqual([]);
    for (const command of ["begin", "finish", "cannot", "withdraw"])
      done().when(command, { reason: "other" }, owner).denied("action.isEnded");
    done()
      .when("change", { owner: { member: owner }, due }, owner)
      .denied("action.isEnded");
    done().when("remind", {}, "clock").then();
    expect(done().when("finish", {}, stranger).why).toBeUndefined();
  });
});

describe("what cannot be done", () => {
  it("has a reason that stands in the panel and nowhere else", () => {
    expect(impossible().view.summary.facts).toEqual({ step: "impossible" });
    // Said at the next meeting; what is done, or to be done, is not.
    expect(impossible().view.summary.raiseAt).toBe(now);
    for (const story of [gave(), done()]) expect(story.view.summary.raiseAt).toBeUndefined();
    expect(JSON.stringify([impossible().view.posts, impossible().view.summary])).not.toContain(
      "personDeclined",
    );
    expect(JSON.stringify(impossible().view.posts)).toBe(
      JSON.stringify(gave().done("cannot", { reason: "changed" }, owner).view.posts),
    );
    for (const who of [owner, asker]) {
      expect(JSON.stringify(impossible().panel("show", who))).toContain("personDeclined");
      expect(keysIn(impossible().panel("show", who))).toContain("action.why");
    }
    for (const who of [asker, stranger]) gave().when("cannot", { reason: "changed" }, who).denied();
  });
  it("is open again without it", () => {
    const again = impossible().done("reopen", {}, colleague);
    expect(again.state).toMatchObject({ step: "open", reminded: [], moves: 1 });
    for (const gone of ["reason", "endedAt", "endedBy"])
      expect(again.state).not.toHaveProperty(gone);
    expect(keysIn(again.panel("show", owner))).not.toContain("action.why");
  });
});

describe("changing", () => {
  it("is for the owner's colleagues and whoever asked for it", () => {
    for (const who of [owner, colleague, asker])
      gave()
        .when("change", { owner: { member: colleague }, due }, who)
        .then({ type: "moved" });
    for (const who of ["regionkoordinator-2", "boende-syd-kontakt", stranger])
      gave()
        .when("change", { owner: { member: colleague }, due }, who)
        .denied();
  });
  it("stays within the agency, and on a day that is to come", () => {
    gave()
      .when("change", { owner: { member: asker }, due }, asker)
      .refused("action.owner.unknown", "owner");
    gave()
      .when("change", { owner: { function: "nowhere" }, due }, asker)
      .refused("action.owner.unknown", "owner");
    gave()
      .when("change", { owner: { member: owner }, due: "2026-11-24" }, asker)
      .refused("case.dayPast", "due");
  });
  it("begins with what is true now, and offers the people of the agency", () => {
    const { state, world, workflow } = gave();
    expect(hook(workflow, "change", "prefill")(state, world)).toEqual({ due, owner: `m:${owner}` });
    expect(hook(workflow, "change", "choices")(state, world).owner).toContain(`m:${colleague}`);
  });
  it("tells the new owner, and begins the reminders anew", () => {
    const story = gave()
      .fires("remind:doing:0:0")
      .done(
        "change",
        { owner: { member: colleague }, due: "2026-12-11" },
        asker,
        local("2026-12-03", "10:00"),
      );
    expect(story.state).toMatchObject({ moves: 1, reminded: [] });
    expect(story.posts).toEqual({ [`given:1:${colleague}`]: `${colleague} action.given` });
    expect(story.timers).toEqual({ "remind:doing:1:0": local("2026-12-10", "09:00") });
  });
});

describe("withdrawing and taking up again", () => {
  it("is for the owner's colleagues and whoever asked; taking up again for the owner's", () => {
    for (const who of [owner, colleague, asker])
      gave().when("withdraw", {}, who).then({ type: "ended", how: "withdrawn" });
    for (const who of ["regionkoordinator-2", stranger]) gave().when("withdraw", {}, who).denied();
    for (const who of [owner, colleague]) done().when("reopen", {}, who).then({ type: "reopened" });
    for (const who of [asker, stranger]) done().when("reopen", {}, who).denied();
    gave().when("reopen", {}, owner).denied("action.already");
  });
  it("offers each what each may do", () => {
    const offered = (story: Story, who: string): readonly string[] =>
      commandsIn(story.panel("show", who)).toSorted();
    expect(offered(gave(), owner)).toEqual(["begin", "cannot", "change", "finish", "withdraw"]);
    expect(offered(gave(), asker)).toEqual(["change", "withdraw"]);
    expect(offered(gave(), "boende-syd-kontakt")).toEqual([]);
    expect(offered(done(), owner)).toEqual(["reopen"]);
    expect(offered(done(), asker)).toEqual([]);
  });
});

describe("lists", () => {
  it("ask for one's own, also what one answers for today, and for what is late at one's agency", () => {
    const { panels } = fresh().workflow;
    const viewer = { member: memberOf(owner), now };
    expect(panels.mine?.needs?.({ step: "new" }, viewer, fresh().world)).toMatchObject({
      mine: {
        workflow: "action",
        open: true,
        holders: expect.arrayContaining([`m:${owner}`, "f:noomi-passet"]),
        for: { id: owner },
      },
    });
    expect(panels.overdue?.needs?.({ step: "new" }, viewer, fresh().world)).toMatchObject({
      late: { workflow: "action", open: true, agency: "noomi", dueBefore: now, for: { id: owner } },
    });
  });
  it("mark what is late, and lead to the others", () => {
    const rows = Array.from({ length: 21 }, (_, n) =>
      row(`A${n}`, {
        open: true,
        ref: `Å-${n}`,
        dueAt: n === 0 ? local("2026-11-24", "17:00") : local(due, "17:00"),
      }),
    );
    const shown = keysIn(
      fresh()
        .in({ rows: { mine: rows } })
        .panel("mine", owner),
    );
    expect(shown.filter((key) => key === "case.mine.late")).toHaveLength(1);
    expect(shown.filter((key) => key === "agenda.act.due")).toHaveLength(19);
    expect(shown).toContain("core.list.more");
    expect(keysIn(fresh().panel("mine", owner))).toContain("action.noneLeft");
    for (const nobody of nobodyGoes) expect(fresh().panel("mine", nobody)).toBeUndefined();
  });
});
