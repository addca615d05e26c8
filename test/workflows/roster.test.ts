// "Can you take Thursday?": who is asked, what a yes changes, and what silence does.
import { describe, expect, it } from "vitest";
import { people } from "../../workflows/people/index.ts";
import { roster } from "../../workflows/roster/index.ts";
import {
  asks,
  type Given,
  given,
  keysIn,
  local,
  peopleWith,
  register,
  type Story,
} from "../support/given.ts";

/** Anna has the first three days of the week, Bo Thursday and Friday, the lead the weekend. */
const [anna, bo, lead] = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"];
const duty = "noomi-passet";
const passet = { function: duty };
const [monday, thursday, saturday] = ["2026-11-30", "2026-11-26", "2026-11-28"];
const start = (world: Given = {}) => given(roster, [], world);
const asked = (to?: string, day = thursday, by = bo) =>
  start().done("ask", { duty: passet, day, ...(to && { to }) }, by);
const swapped = (day: string, member: string) =>
  peopleWith([{ type: "dutyGiven", duty, day, on: "2026-11-25", member }]);
const on = (story: Story, day: string) => story.world.people.onDuty(passet as never, day);

describe("a swap of duty", () => {
  it("asks for the duty, the day and at most one colleague", () => {
    expect(asks(roster, "ask")).toEqual({ must: "duty day", later: "" });
  });
  it("goes to the one who is asked, or to all on the roster but whoever has it", () => {
    expect(asked(anna).posts).toEqual({ [`ask:${anna}`]: `${anna} roster.asked` });
    expect(asked().posts).toEqual({
      [`ask:${anna}`]: `${anna} roster.asked`,
      [`ask:${lead}`]: `${lead} roster.asked`,
    });
  });
  it("is asked by whoever has the duty that day, or by a lead for them, of a day that is staffed and has not been", () => {
    start()
      .when("ask", { duty: passet, day: thursday, to: bo }, anna)
      .refused("roster.notYours", "day");
    start().when("ask", { duty: passet, day: "2026-11-24" }, bo).refused("roster.past", "day");
    start().when("ask", { duty: passet, day: "2029-11-29" }, bo).refused("roster.far", "day");
    start()
      .when("ask", { duty: { function: "socialjouren-malmo" }, day: thursday }, bo)
      .refused("roster.badDuty", "duty");
    start().when("ask", { duty: passet, day: thursday, to: bo }, bo).refused("roster.noOne", "to");
    start()
      .when("ask", { duty: passet, day: thursday, to: "evonhuset-chef" }, bo)
      .refused("roster.noOne", "to");
    start().when("ask", { duty: passet, day: thursday }, "evonhuset-chef").denied();
    const weekdays = {
      ...register,
      functions: register.functions.map((each) => ({ ...each, roster: each.roster.slice(0, 2) })),
    };
    start({ people: peopleWith([], weekdays) })
      .when("ask", { duty: passet, day: saturday }, lead)
      .refused("roster.nobody", "day");
    const forBo = asked(anna, thursday, lead);
    expect(forBo.state).toMatchObject({ from: bo, by: lead });
    expect(keysIn(forBo.post(`ask:${anna}`))).toContain("roster.asked.for");
  });
  it("on a yes the day is told to who is who, once, and both read it", () => {
    const taken = asked().done("take", {}, anna);
    expect(taken.view.signals).toEqual([
      {
        key: "taken",
        workflow: "people",
        instance: "people",
        command: "dutyTaken",
        values: { duty, day: thursday, member: anna },
      },
    ]);
    expect(taken.posts).toMatchObject({
      [`taken:${bo}`]: `${bo} roster.told.taken`,
      [`ask:${anna}`]: `${anna} roster.asked.yours`,
      [`ask:${lead}`]: `${lead} roster.asked.taken`,
    });
    taken.when("take", {}, lead).denied("roster.taken");
    expect(keysIn(taken.post(`ask:${lead}`))).not.toContain("roster.take");
  });
  it("only those who were asked answer, and whoever has said no is asked no more", () => {
    asked(anna).when("take", {}, lead).denied("roster.otherStage");
    const one = asked().done("decline", {}, anna);
    one.when("take", {}, anna).denied("roster.otherStage");
    expect(one.state.step).toBe("asked");
    const none = one.done("decline", {}, lead);
    expect(none.posts).toMatchObject({ [`declined:${bo}`]: `${bo} roster.told.declined` });
    expect(Object.keys(none.timers)).toEqual(["forget"]);
  });
  it("without an answer the asker is told the workday before, in the morning; a late yes still holds", () => {
    const friday = asked(anna, "2026-12-03");
    expect(friday.timers).toEqual({ "lapse:swap:asked:0": local("2026-12-02", "09:00") });
    // Of a Monday on the Friday before.
    expect(asked(bo, monday, anna).timers).toEqual({
      "lapse:swap:asked:0": local("2026-11-27", "09:00"),
    });
    // Asked the day before: that afternoon.
    expect(asked(anna).timers).toEqual({ "lapse:swap:asked:0": local("2026-11-25", "15:00") });
    const silent = asked(anna).fires("lapse");
    expect(silent.posts).toMatchObject({ [`unanswered:${bo}`]: `${bo} roster.told.unanswered` });
    expect(silent.done("take", {}, anna, local(thursday, "07:00")).state.step).toBe("taken");
    const over = silent.fires("over");
    expect(over.state.step).toBe("over");
    over.when("take", {}, anna).denied("roster.otherStage");
  });
  it("asked on a day off for a day off it is never late: nobody is told anything in the night", () => {
    const weekend = start().done(
      "ask",
      { duty: passet, day: "2026-11-29", to: anna },
      lead,
      local(saturday, "10:00"),
    );
    const after = weekend.fires("lapse");
    expect(weekend.timers).toEqual({ "lapse:swap:asked:0": local(monday, "09:00") });
    expect(after.state.step).toBe("over");
    expect(Object.keys(after.posts)).toEqual([`ask:${anna}`]);
  });
  it("is about nothing when somebody else has got the day meanwhile", () => {
    const moved = asked(anna).in({ people: swapped(thursday, lead) });
    moved.when("take", {}, anna).refused("roster.moved");
    expect(moved.posts).toMatchObject({ [`ask:${anna}`]: `${anna} roster.asked.over` });
    // Nobody took it: what was said then is said anew.
    const none = asked(anna).done("decline", {}, anna);
    expect(keysIn(none.post(`declined:${bo}`))).toContain("roster.told.declined.body");
    expect(keysIn(none.in({ people: swapped(thursday, lead) }).post(`declined:${bo}`))).toContain(
      "roster.told.moved",
    );
  });
  it("of a day that was swapped already is asked by whoever has it now, and holds", () => {
    const world = { people: swapped(thursday, anna) };
    start(world)
      .when("ask", { duty: passet, day: thursday, to: lead }, bo)
      .refused("roster.notYours", "day");
    const again = start(world).done("ask", { duty: passet, day: thursday, to: lead }, anna);
    expect(again.done("take", {}, lead).state.takenBy).toBe(lead);
  });
  it("is not taken by somebody who is away that day, nor when the day has been", () => {
    const away = {
      people: peopleWith([
        { type: "wentAway", member: anna, from: "2026-11-25", until: "2026-12-01" },
      ]),
    };
    asked(anna).in(away).when("take", {}, anna).refused("roster.away");
    asked(anna).when("take", {}, anna, local("2026-11-27", "09:00")).refused("roster.isOver");
  });
  it("is taken back by whoever asked, and erased thirty days after the day", () => {
    const back = asked(anna).done("withdraw", {}, bo);
    expect(back.posts).toEqual({ [`ask:${anna}`]: `${anna} roster.asked.over` });
    expect(back.timers).toEqual({ forget: local("2026-12-28", "09:00") });
    expect(back.fires("forget").view.erase).toBeDefined();
    asked(anna).when("withdraw", {}, anna).denied("roster.otherStage");
  });
  it("shows two weeks of each function, with what oneself can do about a day", () => {
    const weeks = start({ people: swapped(monday, lead) });
    const shown = (by: string) => JSON.stringify(weeks.panel("weeks", by));
    expect(
      keysIn(weeks.panel("weeks", anna)).filter((key) => key === "roster.ask.button"),
    ).toHaveLength(5);
    expect(
      keysIn(weeks.panel("weeks", lead)).filter((key) => key === "people.duty.button"),
    ).toHaveLength(14);
    expect(shown(anna)).toContain("roster.weeks.swapped");
    expect(keysIn(weeks.panel("weeks", "polisen-syd-kontakt"))).toContain("roster.weeks.noDuty");
  });
});

describe("the exceptions of a roster", () => {
  const known = (...events: readonly Record<string, unknown>[]) =>
    given(people, [{ type: "configured", register }, ...events]);
  const given1 = (day: string, member: string, at = "2026-11-25") => ({
    type: "dutyGiven",
    duty,
    day,
    on: at,
    member,
  });
  it("hold for that day alone, in everything that asks who is on duty", () => {
    const world = start({ people: swapped(thursday, anna) });
    expect([thursday, "2026-11-27", "2026-12-03"].map((day) => on(world, day))).toEqual([
      anna,
      bo,
      bo,
    ]);
    expect(world.world.people.answers("noomi" as never, thursday)).toBe(anna);
    expect(world.world.people.answersFor(anna as never, thursday)).toContain(`f:${duty}`);
    expect(world.world.people.answersFor(bo as never, thursday)).not.toContain(`f:${duty}`);
  });
  it("when whoever took it is away, it is whoever stands in for them", () => {
    const away = { type: "wentAway", member: lead, from: "2026-11-25", until: "2026-12-01" };
    expect(on(start({ people: peopleWith([given1(thursday, lead), away]) }), thursday)).toBe(anna);
  });
  it("are said by a question that was answered, or by a lead, who need not ask", () => {
    const took = { sender: "roster", instance: "R1" } as never;
    known()
      .when("dutyTaken", { duty, day: thursday, member: anna }, took)
      .then({ type: "dutyGiven", member: anna });
    known().when("dutyTaken", { duty, day: "2026-11-24", member: anna }, took).then();
    known().when("dutyTaken", { duty, day: thursday, member: "evonhuset-chef" }, took).then();
    known()
      .when("giveDuty", { duty: passet, day: thursday, member: anna }, lead)
      .then({ type: "dutyGiven", by: lead, from: bo });
    known()
      .when("giveDuty", { duty: passet, day: thursday, member: bo }, lead)
      .refused("people.duty.same", "member");
    known()
      .when("giveDuty", { duty: passet, day: "2026-11-24", member: anna }, lead)
      .refused("roster.past", "day");
    known()
      .when("giveDuty", { duty: passet, day: thursday, member: "evonhuset-chef" }, lead)
      .refused("people.duty.who", "member");
    known().when("giveDuty", { duty: passet, day: thursday, member: anna }, bo).denied();
    const weekdays = {
      ...register,
      functions: register.functions.map((each) => ({ ...each, roster: each.roster.slice(0, 2) })),
    };
    const gap = known().in({ people: peopleWith([], weekdays) });
    expect(gap.world.people.onDuty(passet as never, saturday)).toBe(anna);
    gap
      .when("giveDuty", { duty: passet, day: saturday, member: anna }, lead)
      .then({ type: "dutyGiven", member: anna });
    known()
      .when("giveDuty", { duty: passet, day: thursday, member: anna }, "polisen-syd-gruppchef")
      .denied();
    known()
      .when("giveDuty", { duty: passet, day: thursday, member: anna }, "socialtjansten-malmo-chef")
      .refused("roster.badDuty", "duty");
  });
  it("of a lead are told to both; nobody is told what they have said themselves", () => {
    const said = known().done("giveDuty", { duty: passet, day: thursday, member: anna }, lead);
    expect(Object.values(said.posts)).toEqual([`${anna} people.duty.on`, `${bo} people.duty.off`]);
    const own = known().done("giveDuty", { duty: passet, day: thursday, member: lead }, lead);
    expect(Object.values(own.posts)).toEqual([`${bo} people.duty.off`]);
    const moved = said
      .in({ people: swapped(thursday, anna) })
      .done("giveDuty", { duty: passet, day: thursday, member: bo }, lead);
    expect(Object.values(moved.posts)).toEqual([`${bo} people.duty.on`, `${anna} people.duty.off`]);
  });
  it("say of a day that has been who had it, for a year; those of somebody who leaves are dropped", () => {
    const two = known(given1(thursday, anna), given1(monday, bo, "2026-11-27"));
    const sealed = (day: string) =>
      two.after({ type: "sealed", day, seal: "x", journals: 1, showings: 1 }).state.exceptions;
    // Whoever was written to on that day is not another afterwards.
    expect(Object.keys(sealed("2026-12-01"))).toEqual([`${duty}|${thursday}`, `${duty}|${monday}`]);
    expect(sealed("2027-12-15")).toEqual({});
    const without = { ...register, members: register.members.filter(({ id }) => id !== bo) };
    expect(
      Object.keys(two.after({ type: "configured", register: without }).state.exceptions),
    ).toEqual([`${duty}|${thursday}`]);
    const noDuty = { ...register, functions: [] };
    expect(two.after({ type: "configured", register: noDuty }).state.exceptions).toEqual({});
    expect(Object.keys(two.after({ type: "configured", register }).state.exceptions)).toHaveLength(
      2,
    );
  });
});

describe("a day that was swapped and is given to somebody else", () => {
  it("is said to be theirs everywhere: to those who were asked, to those who asked, and in the question itself", () => {
    const taken = asked().done("take", {}, anna);
    const moved = taken.in({ people: swapped(thursday, lead) });
    expect(on(moved, thursday)).toBe(lead);
    for (const { key, message } of moved.view.posts) {
      expect([key, keysIn(message).includes("roster.asked.yours")]).toEqual([key, false]);
      expect([key, JSON.stringify(message).includes(`"who":{"member":"${anna}"}`)]).toEqual([
        key,
        false,
      ]);
    }
    expect(keysIn(moved.post(`taken:${bo}`))).toContain("roster.told.moved");
    expect(JSON.stringify(moved.panel("show", bo))).toContain(lead);
  });
});
