import { describe, expect, it } from "vitest";
import { handover } from "../../workflows/handover/index.ts";
import {
  asks,
  type Given,
  given,
  hook,
  keysIn,
  local,
  now,
  peopleWith,
  register,
  row,
  type Story,
} from "../support/given.ts";

const from = "noomi-kontakt";
const to = "noomi-ersattare";
const mine = (n: number, holder = from, open = true) =>
  Array.from({ length: n }, (_, i) =>
    row(`C${i}`, {
      open,
      ref: `SYD-000${i}-00`,
      words: "lugn granit",
      agency: "noomi",
      holder: { member: holder },
    }),
  );
const offered = (n = 1, world: Given = {}): Story =>
  given(handover, [], { rows: { mine: mine(n), cases: mine(n) }, ...world }).done("offer", { to });
const told = (story: Story) => story.view.signals.map((tell) => tell.key);

describe("the one who has moved to another agency since they offered", () => {
  const moved = register.members.map((m) =>
    m.id === from ? { ...m, agency: "evonhuset" as never } : m,
  );
  const elsewhere = { people: peopleWith([], { ...register, members: moved }) };
  it("withdraws nothing of the former one, where a colleague still takes it", () => {
    const story = offered(2).in({ rows: { mine: mine(2), cases: mine(2) }, ...elsewhere });
    story.when("withdraw", {}, from).denied();
    expect(JSON.stringify(offered().view.posts)).toContain("SYD-0000-00");
    expect(Object.values(story.posts)).toEqual([`${to} handover.receiver.offered`]);
    expect(story.view.summary.agency).toBe("noomi");
    expect(story.done("accept", {}, to).state.step).toBe("accepted");
  });
});
describe("acute danger in what is offered", () => {
  it("stands first, marked, with the numbers to phone", () => {
    const rows = [
      ...mine(2),
      row("RED", {
        open: true,
        ref: "SYD-9999-00",
        words: "lugn granit",
        agency: "noomi",
        holder: { member: from },
        facts: { acute: "yes" },
      }),
    ];
    const [first, second] =
      offered(1, { rows: { mine: rows, cases: rows } }).post("offer:noomi-ersattare").message
        .body ?? [];
    expect(JSON.stringify(first)).toMatch(/SYD-9999-00.*handover\.acute.*"panel":"acute"/);
    expect(JSON.stringify(second)).not.toMatch(/acute/);
  });
});

describe("asking somebody to take over", () => {
  it("looks at what is offered, and once it has moved at what has", () => {
    const story = offered(2);
    expect(handover.viewNeeds?.(story.state as never)).toMatchObject({
      cases: { workflow: "case", instances: ["C0", "C1"] },
    });
  });
  it("one case or all of mine", () => {
    given(handover, [], { rows: { mine: mine(3) } })
      .when("offer", { to })
      .then({ type: "offered", from, to, cases: ["C0", "C1", "C2"] });
    const one = {
      type: "offer",
      values: { scope: "one", ref: "SYD-0001-00", to },
      by: { member: offered().world.people.members.get(from) },
      at: now,
    };
    expect(handover.needs?.({ step: "new" }, one as never, offered().world)).toMatchObject({
      mine: { ref: "SYD-0001-00", holders: ["m:noomi-kontakt"], open: true },
    });
  });
  it("needs something to hand over", () => {
    given(handover).when("offer", { to }).refused("handover.none.left");
    given(handover)
      .when("offer", { to, scope: "one", ref: "SYD-0001-00" })
      .refused("handover.notYours");
    offered().when("offer", { to }).refused("core.already");
  });
  it("is for whoever works with cases, to a colleague, the deputy first", () => {
    for (const nobody of ["nspm-samordnare", "plattformen-nsp", "dataskydd-malmo"])
      given(handover).when("offer", { to }, nobody).denied();
    expect(asks(handover, "offer")).toEqual({ must: "to", later: "" });
    const actor = { member: offered().world.people.members.get(from) } as never;
    expect(hook(handover, "offer", "prefill")({ step: "new" }, offered().world, actor)).toEqual({
      to,
    });
    expect(hook(handover, "offer", "choices")({ step: "new" }, offered().world, actor)).toEqual({
      to: [to, "noomi-chef"],
    });
  });
  it("moves nothing yet, and says so to the one who asked", () => {
    const story = offered(2);
    expect(told(story)).toEqual([]);
    expect(story.posts).toEqual({
      "offer:noomi-ersattare": `${to} handover.receiver.offered`,
      "sent:noomi-kontakt": `${from} handover.sender.offered`,
    });
    expect(keysIn(story.post("sent:noomi-kontakt").message)).toContain("handover.stillYours");
  });
});

describe("a case in the offer that gets another name", () => {
  const teller = (instance: string) => ({ sender: "case", instance }) as never;
  const named = { ref: "SYD-7777-77", words: "mjuk vante" };
  it("is called by it, while there is something to answer", () => {
    // The engine draws it from the case as the transaction leaves it.
    const cases = offered(3)
      .world.rows("cases")
      .map((row) =>
        row.instance === "C1" ? { ...row, summary: { ...row.summary, ...named } } : row,
      );
    const renamed = offered(3)
      .in({ rows: { cases } as never })
      .done("rename", {}, teller("C1"));
    expect(JSON.stringify(renamed.state)).not.toContain("SYD-");
    expect(JSON.stringify(renamed.post(`offer:${to}`))).toContain("SYD-7777-77");
    expect(JSON.stringify(renamed.post(`offer:${to}`))).toContain("SYD-0002-00");
    expect(JSON.stringify(renamed.post(`sent:${from}`))).not.toContain("SYD-0001-00");
    offered(3).done("decline", {}, to).when("rename", {}, teller("C1")).then();
  });
  it("is one of those in it, and says so itself", () => {
    offered().when("rename", {}, teller("C99")).then();
    offered()
      .when("rename", {}, { sender: "referral", instance: "C1" } as never)
      .denied();
    offered().when("rename", {}, from).denied();
  });
});
describe("the answer", () => {
  it("is waited for: the one who was asked has it, until it has come", () => {
    expect(offered().view.summary).toEqual({ open: true, holder: { member: to }, agency: "noomi" });
    expect(offered().done("accept", {}, to).view.summary).toMatchObject({ open: false });
  });
  it("accepted: every case is told, and both are told how many", () => {
    const story = offered(2).done("accept", {}, to);
    expect(story.view.signals).toMatchObject([
      { key: "take:C0", workflow: "case", instance: "C0", command: "take", values: { from, to } },
      { key: "take:C1", workflow: "case", instance: "C1", command: "take", values: { from, to } },
    ]);
    expect(story.posts).toMatchObject({ "sent:noomi-kontakt": `${from} handover.sender.accepted` });
    expect(story.timers).toEqual({});
  });
  it("leaves out what has been closed, moved or erased since", () => {
    const rows = {
      cases: [
        ...mine(1, "noomi-chef"),
        row("C1", { open: false, holder: { member: from } }),
        row("C2", { open: true, holder: { member: from } }),
      ],
    };
    expect(told(offered(4).in({ rows }).done("accept", {}, to))).toEqual(["take:C2"]);
    offered(2)
      .in({ rows: { cases: [] } })
      .when("accept", {}, to)
      .refused("handover.nothingLeft");
  });
  it("takes more than twelve in portions, and what waits is still the sender's", () => {
    const first = offered(26).done("accept", {}, to);
    expect(told(first)).toHaveLength(12);
    expect(first.state).toMatchObject({
      step: "offered",
      cases: mine(26)
        .slice(12)
        .map((r) => r.instance),
    });
    const second = first.done("accept", {}, to);
    expect(told(second)[0]).toBe("take:C12");
    const third = second.done("accept", {}, to);
    expect(told(third)).toEqual(["take:C24", "take:C25"]);
    expect(third.state.step).toBe("accepted");
    expect(third.state.moved).toHaveLength(26);
    third.when("accept", {}, to).denied();
  });
  it("declined or withdrawn: nothing moves, the responsibility is where it was", () => {
    for (const [type, by, said] of [
      ["decline", to, "declined"],
      ["withdraw", from, "withdrawn"],
    ] as const) {
      const story = offered(2).done(type, {}, by);
      expect(told(story)).toEqual([]);
      expect(story.timers).toEqual({});
      expect(story.posts).toMatchObject({
        "sent:noomi-kontakt": `${from} handover.sender.${said}`,
        "offer:noomi-ersattare": `${to} handover.receiver.${said}`,
      });
      expect(story.view.posts.every((post) => (post.message.actions ?? []).length === 0)).toBe(
        true,
      );
      for (const late of ["accept", "decline"]) story.when(late, {}, to).denied();
      story.when("withdraw", {}, from).denied();
    }
  });
  it("is the receiver's to give and the sender's to take back", () => {
    for (const other of [from, "noomi-chef", "regionkoordinator-1"]) {
      offered().when("accept", {}, other).denied();
      offered().when("decline", {}, other).denied();
    }
    offered().when("withdraw", {}, to).denied();
    given(handover).when("accept", {}, to).denied();
  });
  it("a no after the first portion does not say that everything stays", () => {
    const story = offered(20).done("accept", {}, to).done("decline", {}, to);
    expect(story.post("sent:noomi-kontakt").message.title.key).not.toBe("handover.sender.declined");
  });
});

describe("no answer", () => {
  it("reminds the receiver a workday apart, then every five, and tells the sender to phone; it never moves anything", () => {
    const once = offered().fires("remind");
    expect(offered().timers).toEqual({ "remind:offer:offer:0": local("2026-11-26", "09:00") });
    expect(once.timers).toEqual({ "remind:offer:offer:1": local("2026-11-27", "09:00") });
    const twice = once.fires("remind");
    expect(twice.timers).toEqual({ "remind:offer:offer:2": local("2026-12-04", "09:00") });
    const later = twice.fires("remind").fires("remind");
    expect(later.timers).toEqual({ "remind:offer:offer:4": local("2026-12-18", "09:00") });
    expect(Object.keys(later.posts).filter((key) => key.startsWith("remind:"))).toEqual([
      "remind:2:noomi-ersattare",
      "remind:3:noomi-ersattare",
    ]);
    expect(Object.keys(twice.posts)).toEqual([
      "offer:noomi-ersattare",
      "sent:noomi-kontakt",
      "remind:0:noomi-ersattare",
      "remind:1:noomi-ersattare",
    ]);
    expect(keysIn(twice.post("sent:noomi-kontakt").message)).toContain("handover.noAnswer");
    expect(told(twice)).toEqual([]);
    expect(twice.state.step).toBe("offered");
    twice.when("accept", {}, to).then({ type: "accepted" });
  });
  it("is nobody's any more who has gone to another agency since, or works no cases", () => {
    const elsewhere = (change: object) => ({
      people: peopleWith([], {
        ...register,
        members: register.members.map((m) => (m.id === to ? { ...m, ...change } : m)),
      } as never),
    });
    offered()
      .in(elsewhere({ agency: "evonhuset" }))
      .when("accept", {}, to)
      .denied();
    offered()
      .in(elsewhere({ roles: ["technician"] }))
      .when("accept", {}, to)
      .denied();
    expect(
      offered()
        .in(elsewhere({ agency: "evonhuset" }))
        .view.posts.map((post) => post.to),
    ).not.toContainEqual({ member: to });
  });
  it("does not remind after an answer", () => {
    const story = offered().done("decline", {}, to);
    expect(
      handover.decide(
        story.state,
        { type: "remind", values: {}, by: "clock", at: now } as never,
        story.world,
      ),
    ).toEqual([]);
    expect(
      handover.decide(
        { step: "new" },
        { type: "remind", values: {}, by: "clock", at: now } as never,
        story.world,
      ),
    ).toEqual([]);
  });
});
