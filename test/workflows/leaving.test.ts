// Somebody leaves: what is theirs, who gets it, how the lead is reminded, and who is there no more.
import { describe, expect, it } from "vitest";
import { action } from "../../workflows/action/index.ts";
import { leaving } from "../../workflows/leaving/index.ts";
import { people, read } from "../../workflows/people/index.ts";
import { type Given, given, keysIn, local, peopleWith, register, row } from "../support/given.ts";

const [anna, bo, lead] = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"];
const agency = "noomi";
const held = (n: number, holder: string, deputy: string) =>
  row(`C${n}`, { open: true, agency, holder: { member: holder }, deputy, ref: `SYD-000${n}-00` });
const rows: NonNullable<Given["rows"]> = {
  cases: [held(1, anna, bo)],
  agency: [held(1, anna, bo), held(2, bo, anna), held(3, bo, lead)],
  actions: [row("A1", { open: true, agency, holder: { member: anna }, ref: "\u00c5-1" })],
};
const begun = (world: Given = {}) =>
  given(leaving, [], world).done("begin", { member: anna, last: "2026-11-30" }, lead);
const gone = {
  people: peopleWith([{ type: "memberLeft", member: anna, agency, day: "2026-11-25" }]),
};

describe("somebody who leaves", () => {
  it("says so themselves, or a lead does, of somebody of theirs, once", () => {
    const start = given(leaving);
    start
      .when("begin", { member: anna, last: "2026-11-30" }, anna)
      .then({ type: "begun", member: anna, by: anna });
    start
      .when("begin", { member: bo, last: "2026-11-30" }, anna)
      .refused("leaving.notYours", "member");
    start
      .when("begin", { member: "evonhuset-chef", last: "2026-11-30" }, lead)
      .refused("leaving.notYours", "member");
    start.when("begin", { member: anna, last: "2026-11-24" }, lead).refused("leaving.past", "last");
    const open = { open: [row("L1", { open: true, agency, holder: { member: anna } })] };
    given(leaving, [], { rows: open })
      .when("begin", { member: anna, last: "2026-11-30" }, lead)
      .refused("leaving.already", "member");
  });
  it("has a list that the lead and they themselves open, and nobody else", () => {
    const story = begun({ rows });
    expect(story.posts).toEqual({
      [`leaving:${lead}`]: `${lead} leaving.post.open`,
      [`own:${anna}`]: `${anna} leaving.own.title`,
    });
    const keys = keysIn(story.panel("all", lead));
    for (const key of [
      "case.assign.title",
      "leaving.as.holder",
      "leaving.as.deputy",
      "action.change.title",
      "leaving.giveAll.title",
    ])
      expect(keys).toContain(key);
    expect(keys.filter((key) => key === "case.assign.title")).toHaveLength(2);
    for (const key of ["leaving.set.duties", "leaving.set.deputy"]) expect(keys).toContain(key);
    expect(story.panel("all", anna)).toBeDefined();
    expect(story.panel("all", bo)).toBeUndefined();
    expect(keysIn(begun().panel("all", lead))).toContain("leaving.nothing");
  });
  it("is seen by whoever else is there while the lead is away and the one who leaves answers for the agency", () => {
    const away = peopleWith(
      [{ type: "wentAway", member: lead, from: "2026-11-25", until: "2026-12-09" }],
      {
        ...register,
        members: register.members.map(({ deputy: _none, ...each }) => each),
      },
    );
    expect(away.answers(agency as never, "2026-11-25")).toBe(anna);
    const story = begun().in({ people: away });
    expect(keysIn(story.panel("all", bo))).toContain("leaving.withdraw");
    expect(Object.values(story.posts)).toContain(`${bo} leaving.post.open`);
  });
  it("is taken back by whoever said it of themselves, and by them alone beside the lead", () => {
    const own = given(leaving).done("begin", { member: anna, last: "2026-11-30" }, anna);
    expect(keysIn(own.panel("all", anna))).toContain("leaving.withdraw");
    expect(own.done("withdraw", {}, anna).state.step).toBe("withdrawn");
    own.when("withdraw", {}, bo).denied();
    expect(keysIn(begun().panel("all", anna))).not.toContain("leaving.withdraw");
    begun().when("withdraw", {}, anna).denied();
  });
  it("is taken back by whoever it was said of when nobody else is left who could: the lead has gone", () => {
    const members = register.members.filter(({ id }) => id !== lead && id !== bo);
    const alone = { people: peopleWith([], { ...register, members }) };
    const story = begun().in(alone);
    expect(keysIn(story.panel("all", anna))).toContain("leaving.withdraw");
    expect(story.done("withdraw", {}, anna).state.step).toBe("withdrawn");
  });
  it("hands everything to a colleague at once: cases as holder and as deputy, and actions", () => {
    const story = begun({ rows }).done("giveAll", { to: bo }, lead);
    expect(story.view.signals).toEqual(
      ["C1", "C2", "A1"].map((instance) => ({
        key: `given:1:${instance}`,
        workflow: instance === "A1" ? "action" : "case",
        instance,
        command: "handOn",
        values: { from: anna, to: bo },
      })),
    );
    begun({ rows })
      .when("giveAll", { to: "evonhuset-chef" }, lead)
      .refused("leaving.badReceiver", "to");
    begun({ rows }).when("giveAll", { to: anna }, lead).refused("leaving.badReceiver", "to");
    begun().when("giveAll", { to: bo }, lead).refused("leaving.nothingLeft");
    begun({ rows }).when("giveAll", { to: bo }, bo).denied();
  });
  it("no more than twelve in one transaction", () => {
    const many = { ...rows, cases: Array.from({ length: 20 }, (_, n) => held(n, anna, bo)) };
    expect(begun({ rows: many }).done("giveAll", { to: bo }, lead).view.signals).toHaveLength(12);
  });
  it("reminds the lead each workday of what is left, and is over when nothing is and they are gone", () => {
    const friday = begun({ rows }).fires("look").fires("look");
    expect(friday.posts).toMatchObject({ [`remind:2:${lead}`]: `${lead} leaving.remind` });
    expect(Object.keys(friday.posts)).not.toContain(`remind:1:${lead}`);
    expect(friday.timers).toEqual({ "look:leaving:open:2": local("2026-11-30", "09:00") });
    const empty = begun().fires("look");
    expect(Object.keys(empty.posts)).toEqual([`leaving:${lead}`, `own:${anna}`]);
    const late = begun().fires("look", local("2026-12-01", "09:00"));
    expect(late.posts).toMatchObject({ [`remind:1:${lead}`]: `${lead} leaving.remind.there` });
    expect(begun({ rows }).in(gone).fires("look").state.step).toBe("open");
    const done = begun().in(gone).fires("look");
    expect(done.posts).toEqual({ [`leaving:${lead}`]: `${lead} leaving.post.done` });
    expect(done.timers).toEqual({ forget: local("2026-12-28", "09:00") });
    expect(done.fires("forget").view.erase).toBeDefined();
  });
  it("has no access from the minute in which a lead says so; a lead says it of others, and somebody must be left who works", () => {
    const ended = begun().done("endToday", {}, lead);
    expect(ended.view.signals).toEqual([
      {
        key: "left",
        workflow: "people",
        instance: "people",
        command: "left",
        values: { member: anna, agency, day: "2026-11-25" },
      },
    ]);
    ended.when("endToday", {}, lead).refused("leaving.isGone");
    begun().when("endToday", {}, anna).denied();
    const self = given(leaving).done("begin", { member: lead, last: "2026-11-30" }, lead);
    self.when("endToday", {}, lead).denied();
    const only = {
      people: peopleWith([], {
        ...register,
        members: register.members.filter(({ id }) => id !== "boende-syd-kontakt"),
      }),
    };
    given(leaving, [], only)
      .done(
        "begin",
        { member: "boende-syd-forestandare", last: "2026-11-30" },
        "boende-syd-forestandare",
      )
      .when("endToday", {}, "boende-syd-forestandare")
      .denied();
    const back = ended.done("withdraw", {}, lead);
    expect(back.view.signals.map(({ command }) => command)).toEqual(["left", "stays"]);
    back.when("withdraw", {}, lead).denied("leaving.over");
  });
});

describe("whoever has left although the configuration still has them", () => {
  const left = { type: "memberLeft", member: anna, agency, day: "2026-11-25" };
  it("is a stranger, has no duty and stands in for nobody", () => {
    const { people: known } = gone;
    expect(known.who("slack", "T0STAFETT/U0NOOMI01")).toBeUndefined();
    expect(known.members.has(anna)).toBe(false);
    expect(known.onDuty({ function: "noomi-passet" } as never, "2026-11-25")).toBe(bo);
    expect(known.members.get(bo)?.deputy).toBeUndefined();
    expect(known.onDuty({ member: anna } as never, "2026-11-25")).toBeUndefined();
    expect(known.inCharge({ member: anna } as never, agency as never, "2026-11-25")).toBe(bo);
  });
  it("who led the agency is followed by whoever stood in, as long as the configuration says nothing else", () => {
    const without = peopleWith([{ ...left, member: lead }]);
    expect(without.agencies.get(agency)?.lead).toBe(anna);
    const contact = peopleWith([
      { type: "memberLeft", member: "regionkoordinator-1", agency: "evonhuset", day: "2026-11-25" },
    ]);
    expect(contact.answers("evonhuset" as never, "2026-11-25")).toBe("evonhuset-chef");
  });
  it("stays gone until the configuration has caught up; who is put back later is there", () => {
    const known = given(people, [{ type: "configured", register }, left]);
    expect(Object.keys(known.state.gone)).toEqual([anna]);
    expect(known.posts).toEqual({ [`gone:${anna}:2026-11-25`]: "#drift people.gone.title" });
    const same = known.after({ type: "configured", register });
    expect(Object.keys(same.state.gone)).toEqual([anna]);
    const out = same.after({
      type: "configured",
      register: { ...register, members: register.members.filter(({ id }) => id !== anna) },
    });
    expect(out.after({ type: "configured", register }).state.gone).toEqual({});
  });
  it("has no exception of a roster any more", () => {
    const swap = {
      type: "dutyGiven",
      duty: "noomi-passet",
      day: "2026-11-26",
      on: "2026-11-25",
      member: anna,
    };
    const known = given(people, [{ type: "configured", register }, swap, left]);
    expect(known.state.exceptions).toEqual({});
    const told = { sender: "roster", instance: "R1" } as never;
    known.when("dutyTaken", { duty: "noomi-passet", day: "2026-11-26", member: anna }, told).then();
  });
  it("is told by the list of somebody who leaves alone, of somebody who works there", () => {
    const known = given(people, [{ type: "configured", register }]);
    const told = { sender: "leaving", instance: "L1" } as never;
    known
      .when("left", { member: anna, agency, day: "2026-11-25" }, told)
      .then({ type: "memberLeft", member: anna });
    known.when("left", { member: anna, agency: "evonhuset", day: "2026-11-25" }, told).then();
    known.when("left", { member: anna, agency, day: "2026-11-25" }, lead).denied();
    known.when("stays", { member: anna, agency }, told).then();
    known
      .after(left)
      .when("stays", { member: anna, agency }, told)
      .then({ type: "memberBack", member: anna });
  });
});

describe("the one who audits an agency or runs the service", () => {
  const [auditor, malmoLead, operator] = [
    "dataskydd-malmo",
    "socialtjansten-malmo-ersattare",
    "drift-malmo",
  ];
  const [second, oversees] = [
    "drift-lund",
    { agency: "noomi", roles: ["technician"], language: "sv", addresses: [], name: "Drift" },
  ];
  const more = {
    ...register,
    members: [...register.members, { ...oversees, id: second }],
  } as unknown as typeof register;
  const night = local("2026-11-29", "02:40");
  it("is shut out by no lead of theirs, who reads who can", () => {
    const leads =
      register.agencies.find(({ id }) => id === "socialtjansten-malmo")?.lead ?? malmoLead;
    const world = { people: peopleWith() };
    given(leaving, [], world)
      .when("begin", { member: auditor, last: "2026-11-30" }, leads)
      .refused("leaving.oversees", "member");
    given(leaving, [], world)
      .when("begin", { member: operator, last: "2026-11-30" }, "evonhuset-chef")
      .refused("leaving.oversees", "member");
  });
  it("and works with cases as well keeps their access when they have said themselves that they leave", () => {
    const both = register.members.map((each) =>
      each.id === anna ? { ...each, roles: [...each.roles, "auditor" as const] } : each,
    );
    const story = given(leaving, [], {
      people: peopleWith([], { ...register, members: both }),
      rows,
    });
    const own = story.done("begin", { member: anna, last: "2026-11-30" }, anna);
    own.when("endToday", {}, lead).refused("leaving.oversees");
    expect(own.done("giveAll", { to: bo }, lead).state.step).toBe("open");
  });
  it("is suspended by an operator on a Sunday night, and the operators and all who audit are told", () => {
    const start = given(people, [{ type: "configured", register: more }], {
      people: peopleWith([], more),
    });
    const out = start.done("suspend", { member: auditor }, second, night);
    const left = { people: read(out.state) };
    expect(left.people.members.has(auditor as never)).toBe(false);
    expect(out.in(left).posts).toEqual({
      [`suspended:${auditor}:2026-11-29`]: "#drift people.suspended.title",
      [`suspended:${auditor}:2026-11-29:${operator}`]: `${operator} people.suspended.title`,
    });
    const both = start.done("suspend", { member: operator }, second, night);
    const told = Object.keys(both.in({ people: read(both.state) }).posts);
    expect(told).toEqual([
      `suspended:${operator}:2026-11-29`,
      `suspended:${operator}:2026-11-29:${auditor}`,
    ]);
    // Until the file has caught up; nobody in chat brings it back.
    expect(Object.keys(out.after({ type: "configured", register: more }).state.gone)).toEqual([
      auditor,
    ]);
    out
      .when("stays", { member: auditor, agency: "socialtjansten-malmo" }, {
        sender: "leaving",
        instance: "L1",
      } as never)
      .then();
  });
  it("is suspended by nobody else, and no operator suspends themselves, somebody who works cases or their own lead's auditor", () => {
    const world = { people: peopleWith([], more) };
    const start = given(people, [{ type: "configured", register: more }], world);
    for (const by of [lead, "evonhuset-chef", "regionkoordinator-1", auditor])
      start.when("suspend", { member: operator }, by).denied();
    start.when("suspend", { member: second }, second).refused("people.suspend.who", "member");
    start.when("suspend", { member: anna }, second).refused("people.suspend.who", "member");
    const leading = more.members.map((each) =>
      each.id === operator
        ? { ...each, agency: "socialtjansten-malmo", roles: ["technician", "lead"] }
        : each,
    );
    const register2 = { ...more, members: leading } as unknown as typeof register;
    const own = given(people, [{ type: "configured", register: register2 }], {
      people: peopleWith([], register2),
    });
    own.when("suspend", { member: auditor }, operator).refused("people.suspend.who", "member");
  });
  it("who is taken out of the configuration is told of to the operators and the others", () => {
    const without = { ...register, members: register.members.filter(({ id }) => id !== auditor) };
    const other = {
      ...register,
      members: register.members.map((each) =>
        each.id === auditor ? { ...each, roles: ["lead" as const] } : each,
      ),
    };
    for (const after of [without, other]) {
      const story = given(people, [
        { type: "configured", register },
        { type: "configured", register: after },
      ]).in({ people: peopleWith([], after) });
      expect(story.posts).toEqual({
        [`ceased:1:${auditor}:auditor`]: "#drift people.ceased.auditor",
        [`ceased:1:${auditor}:auditor:${operator}`]: `${operator} people.ceased.auditor`,
      });
    }
  });
});

describe("what was given", () => {
  it("an action goes to the other, and what is not theirs stays", () => {
    const doing = given(action).done(
      "create",
      { text: "Ring", owner: { member: anna }, due: "2026-12-01" },
      anna,
    );
    const told = { sender: "leaving", instance: "L1" } as never;
    expect(doing.done("handOn", { from: anna, to: bo }, told).state.owner).toEqual({ member: bo });
    doing.when("handOn", { from: lead, to: bo }, told).then();
    doing.when("handOn", { from: anna, to: bo }, bo).denied();
  });
});
