import { describe, expect, it } from "vitest";
import { keysIn, local, newPosts, now, type Story } from "../../support/given.ts";
import { closing, opened } from "./cases.ts";

const deadline = (kind: string, day: string) => ({ kind, day });
const remindersOf = (story: Story) =>
  Object.fromEntries(Object.entries(story.timers).filter(([key]) => key.startsWith("deadline:")));
const days = (story: Story) =>
  Object.keys(remindersOf(story)).map((key) => Number(key.split(":")[2]));
const idOf = (story: Story): string => story.state.deadlines[0].id;

describe("a deadline too far ahead", () => {
  it("is a year that was mistyped", () => {
    opened()
      .when("setDeadline", { kind: "annan", day: "9999-12-31" })
      .refused("case.deadline.far", "day");
  });
});

describe("a deadline reminds in good time", () => {
  it("at the days of the data dictionary, by kind", () => {
    const on = (kind: string) => days(opened().done("setDeadline", deadline(kind, "2027-03-31")));
    expect(on("betanketid")).toEqual([14, 7, 3, 1, -1]);
    expect(on("TUT6m")).toEqual([60, 30, 14, -1]);
    expect(on("NSP")).toEqual([14, 7, 2, -1]);
  });
  it("at nine, and on a workday: what falls on a weekend comes the Friday before", () => {
    const story = opened().done("setDeadline", deadline("NSP", "2026-12-14"));
    expect(Object.values(remindersOf(story))).toEqual([
      local("2026-11-30", "09:00"),
      local("2026-12-07", "09:00"),
      local("2026-12-11", "09:00"),
      local("2026-12-15", "09:00"),
    ]);
  });
  it("only with what is still to come", () => {
    expect(days(opened().done("setDeadline", deadline("betanketid", "2026-12-01")))).toEqual([
      3, 1, -1,
    ]);
  });
  it("at once when it is so near that none of its days is left: today, tomorrow, or within the last of them", () => {
    for (const [kind, day, left] of [
      ["betanketid", "2026-11-25", 0],
      ["betanketid", "2026-11-26", 1],
      ["TUT6m", "2026-12-01", 6],
    ] as const) {
      const set = opened().done("setDeadline", deadline(kind, day));
      expect(days(set)).toEqual([left, -1]);
      const told = set.fires(`deadline:${idOf(set)}:${left}`, now);
      expect(told.post(`deadline:${idOf(set)}:${left}:noomi-kontakt`).message.title).toEqual({
        key: "case.deadline.near",
        with: { days: left },
      });
    }
  });
  it("so near that nothing is left is said at once on any workday, and in the evening the next morning", () => {
    const saidAt = (at: string, day: string): string | undefined => {
      const monday = opened({ at: local("2026-11-30", "09:00") });
      return Object.values(
        remindersOf(monday.done("setDeadline", deadline("betanketid", day), "noomi-kontakt", at)),
      ).at(0);
    };
    for (const day of ["2026-12-07", "2026-12-08", "2026-12-09"])
      expect(saidAt(local(day, "10:00"), day)).toBe(local(day, "10:00"));
    expect(saidAt(local("2026-12-08", "19:00"), "2026-12-09")).toBe(local("2026-12-09", "08:00"));
  });
  it("once more when it is over, on the next workday", () => {
    const set = opened().done("setDeadline", deadline("betanketid", "2026-12-18"));
    const over = local("2026-12-21", "09:00");
    expect(Object.values(remindersOf(set)).at(-1)).toBe(over);
    const told = set.fires(`deadline:${idOf(set)}:-1`, over);
    expect(told.post(`deadline:${idOf(set)}:-1:noomi-kontakt`).message.title).toEqual({
      key: "case.deadline.passed",
    });
    expect(days(told.done("deadlineMet", { id: idOf(set) }))).toEqual([]);
  });
  it("and then to the next one: the deputy a workday later, then the lead, then the lead each fifth workday, until it is done or changed", () => {
    const set = opened().done("setDeadline", deadline("betanketid", "2026-12-18"));
    const id = idOf(set);
    const days = ["2026-12-21", "2026-12-22", "2026-12-23", "2027-01-05"];
    const all = days.reduce((story, day, i) => {
      const key = `deadline:${id}:${-1 - i}`;
      expect(story.timers[key]).toBe(local(day, "09:00"));
      return story.fires(key, local(day, "09:00"));
    }, set);
    const told = Object.keys(all.posts).flatMap((key) =>
      key.startsWith("deadline:") ? [key.split(":").slice(2).join(" ")] : [],
    );
    expect(told).toEqual([
      "-1 noomi-kontakt",
      "-2 noomi-ersattare",
      "-3 noomi-chef",
      "-4 noomi-chef",
    ]);
    expect(keysIn(all.post(`deadline:${id}:-2:noomi-ersattare`))).toContain("case.deadline.deputy");
    expect(JSON.stringify(all.view.posts)).not.toContain("betanketid");
    expect(remindersOf(all.done("deadlineMet", { id }))).toEqual({});
    expect(
      Object.keys(remindersOf(all.done("changeDeadline", { id, day: "2027-02-01" }))).every(
        (key) => !key.includes(id),
      ),
    ).toBe(true);
  });
  it("a step counts from the one before it: after a stop they do not come all at once", () => {
    const set = opened().done("setDeadline", deadline("betanketid", "2026-12-18"));
    const late = set.fires(`deadline:${idOf(set)}:-1`, local("2027-01-11", "09:00"));
    expect(late.timers[`deadline:${idOf(set)}:-2`]).toBe(local("2027-01-12", "09:00"));
    // One that rings late does not end the ladder.
    expect(late.fires(`deadline:${idOf(set)}:1`).timers[`deadline:${idOf(set)}:-2`]).toBe(
      local("2027-01-12", "09:00"),
    );
  });
  it("and when a case is opened again, from then on", () => {
    const set = opened().done("setDeadline", deadline("betanketid", "2026-12-18"));
    const back = (story: Story) =>
      story.done("close", closing).done("reopen", {}, undefined, local("2027-02-01", "10:00"));
    expect(remindersOf(back(set))).toEqual({ [`deadline:${idOf(set)}:-1`]: back(set).state.due });
    const told = set.fires(`deadline:${idOf(set)}:-1`, local("2026-12-21", "09:00"));
    expect(remindersOf(back(told))).toEqual({
      [`deadline:${idOf(set)}:-2`]: local("2027-02-02", "09:00"),
    });
  });
  it("the holder, with the days that are left and not what it is about", () => {
    const set = opened().done("setDeadline", deadline("betanketid", "2026-12-16"));
    const told = set.fires(`deadline:${idOf(set)}:7`);
    expect(newPosts(set, told)).toEqual([`deadline:${idOf(set)}:7:noomi-kontakt`]);
    const { message } = told.post(`deadline:${idOf(set)}:7:noomi-kontakt`);
    expect(message.title).toEqual({ key: "case.deadline.near", with: { days: 7 } });
    expect(JSON.stringify(message)).not.toMatch(/betanketid|2026-12-16/);
  });
  it("and says how many days are left when it is said, also after downtime", () => {
    const set = opened().done("setDeadline", deadline("betanketid", "2026-12-16"));
    const late = set.fires(`deadline:${idOf(set)}:7`, local("2026-12-14", "08:00"));
    expect(late.post(`deadline:${idOf(set)}:7:noomi-kontakt`).message.title).toEqual({
      key: "case.deadline.near",
      with: { days: 2 },
    });
    const past = set.fires(`deadline:${idOf(set)}:7`, local("2026-12-18", "08:00"));
    expect(past.post(`deadline:${idOf(set)}:7:noomi-kontakt`).message.title).toEqual({
      key: "case.deadline.passed",
    });
  });
  it("no more once it is met or the case is closed", () => {
    const set = opened().done("setDeadline", deadline("betanketid", "2026-12-16"));
    const met = set.done("deadlineMet", { id: idOf(set) });
    expect(days(met)).toEqual([]);
    met.when("deadlineMet", { id: idOf(set) }).refused("case.deadline.gone");
    expect(set.done("close", closing).timers).toEqual({});
    expect(
      set
        .done("close", closing)
        .workflow.decide(
          set.done("close", closing).state,
          { type: "remind", values: { id: idOf(set), days: "7" }, by: "clock", at: now } as never,
          set.world,
        ),
    ).toEqual([]);
  });
  it("not for a day that has passed, and not for more than twelve", () => {
    opened().when("setDeadline", deadline("NSP", "2026-11-24")).refused("case.dayPast", "day");
    const many = Array.from({ length: 12 }).reduce<Story>(
      (story) => story.done("setDeadline", deadline("annan", "2027-01-15")),
      opened(),
    );
    many.when("setDeadline", deadline("annan", "2027-01-15")).refused("case.deadline.many");
  });
  it("comes once a day, also when two of its days fall on one Friday", () => {
    const at = Object.values(
      remindersOf(opened().done("setDeadline", deadline("betanketid", "2026-12-14"))),
    );
    expect(new Set(at).size).toBe(at.length);
  });
  it("does not come late and all at once when a case is reopened", () => {
    const closed = opened()
      .done("setDeadline", deadline("betanketid", "2026-12-16"))
      .done("close", closing);
    const reopened = closed.done("reopen", {}, undefined, local("2027-02-01", "10:00"));
    expect(
      Object.values(remindersOf(reopened)).filter((at) => at < local("2027-02-01", "10:00")),
    ).toEqual([]);
    // What is still to come is said.
    expect(days(closed.done("reopen", {}, undefined, local("2026-12-08", "10:00")))).toEqual([
      7, 3, 1, -1,
    ]);
  });
  it("is not said anew to whoever gets the case later", () => {
    const set = opened().done("setDeadline", deadline("betanketid", "2026-12-16"));
    const told = set.fires(`deadline:${idOf(set)}:14`).fires(`deadline:${idOf(set)}:7`);
    const moved = told.done(
      "assign",
      { holder: { member: "noomi-chef" }, deputy: "noomi-ersattare" },
      undefined,
      local("2026-12-15", "10:00"),
    );
    expect(newPosts(told, moved)).toEqual(["assigned:1:noomi-chef"]);
  });
});

describe("a case that is over", () => {
  it("shows its deadlines, and nothing to press about them", () => {
    const closed = opened()
      .done("setDeadline", { kind: "betanketid", day: "2027-01-15" })
      .done("close", closing);
    const shown = JSON.stringify(closed.panel("show", "noomi-kontakt"));
    expect(shown).toContain("case.show.deadlines");
    expect(shown).not.toMatch(/deadlineMet|changeDeadline/);
  });
});
