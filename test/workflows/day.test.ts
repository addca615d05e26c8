import { describe, expect, it } from "vitest";
import { day } from "../../workflows/day/index.ts";
import {
  type Given,
  given,
  keysIn,
  local,
  now,
  peopleWith,
  register,
  row,
  type Story,
} from "../support/given.ts";

const member = "noomi-kontakt";
const begin = local("2026-11-25", "07:45");
const rows = (n: number) =>
  Array.from({ length: n }, (_, i) =>
    row(`C${i}`, {
      open: true,
      agency: "noomi",
      round: "7",
      ref: `SYD-000${i}-00`,
      words: "lugn granit",
    }),
  );
const running = (n = 2, world: Given = {}): Story =>
  given(day, [], { rows: { due: rows(n), cases: rows(n) }, ...world }).done(
    "start",
    { member },
    "configuration",
    begin,
  );
const first = `list:${local("2026-11-25", "08:30")}`;
const listed = (n = 2, at?: string): Story => running(n).fires(first, at);
const key = `day:2026-11-25:${member}`;
const tell = (instance: string) => ({ sender: "case", instance }) as never;
const needsOf = (world: Given, id = member) => {
  const story = running(0, world);
  const command = { type: "list", values: {}, by: "clock", at: local("2026-11-25", "08:30") };
  return day.needs?.(
    { ...story.state, member: id } as never,
    command as never,
    story.world,
  ) as unknown as {
    due: { holders: readonly string[]; dueBefore: string };
  };
};

describe("the day's list", () => {
  it("comes at half past eight on workdays, in one message", () => {
    expect(running().timers).toEqual({ [first]: local("2026-11-25", "08:30") });
    expect(listed().posts).toEqual({ [key]: `${member} day.title` });
    expect(Object.values(listed().timers)).toEqual([local("2026-11-26", "08:30")]);
    const friday = running().fires(first, local("2026-11-27", "08:30"));
    expect(Object.values(friday.timers)).toEqual([local("2026-11-30", "08:30")]);
  });
  it("is routine, whatever stands in it: all that is not a list goes first", () => {
    const routines = (story: Story) =>
      day.view(story.state, story.world).posts.map((post) => post.routine);
    expect(routines(listed())).toEqual([true]);
    const acute = rows(2).map((one) => ({
      ...one,
      summary: { ...one.summary, facts: { acute: "yes" } as never },
    }));
    expect(routines(running(2, { rows: { due: acute, cases: acute } }).fires(first))).toEqual([
      true,
    ]);
  });
  it("does not come when there is nothing to do, but the next one does", () => {
    expect(listed(0).posts).toEqual({});
    expect(Object.values(listed(0).timers)).toEqual([local("2026-11-26", "08:30")]);
  });
  it("asks for what is due until the day's end", () => {
    expect(needsOf({}).due).toMatchObject({ open: true, dueBefore: local("2026-11-25", "23:59") });
  });
  it("holds twenty, and says that there are more", () => {
    expect(listed(21).state.cases).toHaveLength(20);
    expect(keysIn(listed(21).post(key).message)).toContain("day.more");
    expect(keysIn(listed(20).post(key).message)).not.toContain("day.more");
  });
  it("is over when the next one comes: what stands says so, and has no buttons left", () => {
    const next = listed().fires(`list:${local("2026-11-26", "08:30")}`);
    expect(keysIn(next.post(key).message)).toContain("day.closed");
    expect(next.post(key).message.actions ?? []).toEqual([]);
    expect(next.posts).toHaveProperty(`day:2026-11-26:${member}`);
  });
  it("says when it comes late", () => {
    expect(listed(1, local("2026-11-25", "09:30")).state.late).toBe(false);
    expect(keysIn(listed(1, local("2026-11-25", "11:00")).post(key).message)).toContain("day.late");
    expect(keysIn(listed(1).post(key).message)).not.toContain("day.late");
  });
  it("is for everybody who works with cases, and nobody else", () => {
    const ids = day.standing?.(peopleWith()).map((one) => one.instance) ?? [];
    expect(ids).toContain("day-noomi-kontakt");
    expect(ids).toContain("day-evonhuset-chef");
    expect(ids.filter((id) => /nspm|plattformen|dataskydd/.test(id))).toEqual([]);
  });
  it("starts once", () => {
    running().when("start", { member }, "configuration").then();
    running().when("start", { member }, "noomi-kontakt").denied();
    running().when("list", {}, "noomi-kontakt").denied();
  });
});

describe("whose cases stand in it", () => {
  const gone = (id: string): Given => ({
    people: peopleWith([{ type: "wentAway", member: id, from: "2026-11-25", until: "2026-12-01" }]),
  });
  it("my own and those of the function that I am on duty for", () => {
    expect(needsOf({}).due.holders).toEqual(["m:noomi-kontakt", "f:noomi-passet"]);
    expect(needsOf({}, "noomi-ersattare").due.holders).toEqual(["m:noomi-ersattare"]);
  });
  it("those of whoever I stand in for; none while I am away", () => {
    expect(needsOf(gone("noomi-ersattare")).due.holders).toContain("m:noomi-ersattare");
    expect(needsOf(gone("noomi-kontakt")).due.holders).toEqual([]);
  });
  it("everybody's stand in exactly one list", () => {
    for (const world of [
      {},
      gone("noomi-kontakt"),
      gone("noomi-ersattare"),
      gone("socialtjansten-malmo-handlaggare"),
    ]) {
      const all = (day.standing?.(peopleWith()) ?? []).flatMap(
        (one) => needsOf(world, String(one.values.member)).due.holders,
      );
      expect(new Set(all).size).toBe(all.length);
      expect(all).toEqual(
        expect.arrayContaining([
          "m:noomi-kontakt",
          "m:noomi-ersattare",
          "f:noomi-passet",
          "f:socialjouren-malmo",
        ]),
      );
    }
  });
});

describe("what is done is struck out", () => {
  it("and when all is done the list says so", () => {
    const one = listed().done("done", {}, tell("C0"));
    expect(keysIn(one.post(key).message)).toContain("day.done");
    expect(one.post(key).message.title.key).toBe("day.title");
    expect(one.done("done", {}, tell("C1")).post(key).message.title.key).toBe("day.allDone");
  });
  it("once, and only what stands there", () => {
    listed().done("done", {}, tell("C0")).when("done", {}, tell("C0")).then();
    listed().when("done", {}, tell("X")).then();
    listed().when("done", {}, "noomi-kontakt").denied();
    given(day).when("done", {}, tell("C0")).then();
  });
  it("an erased case is forgotten", () => {
    const story = listed().done("done", {}, tell("C0")).done("forget", {}, tell("C0"));
    expect(story.state).toMatchObject({ cases: ["C1"], done: [] });
  });
  it("the next morning begins anew", () => {
    const next = Object.keys(listed().timers)[0] ?? "";
    expect(listed().done("done", {}, tell("C0")).fires(next).state).toMatchObject({
      day: "2026-11-26",
      done: [],
    });
    expect(now > begin).toBe(true);
  });
  it("a row's button knows for which check-in it was made", () => {
    const buttons =
      JSON.stringify(listed().post(key).message.body).match(
        /"command":"(calm|noContact)"[^}]*}[^}]*}/g,
      ) ?? [];
    expect(buttons.length).toBeGreaterThan(0);
    expect(buttons.every((button) => button.includes('"round":"7"'))).toBe(true);
  });
  it("holds nothing of what somebody may no longer read, who has other work since this morning", () => {
    const roles = (given: readonly string[], agency = "noomi") =>
      peopleWith([], {
        ...register,
        members: register.members.map((each) =>
          each.id === member ? { ...each, roles: given as never, agency: agency as never } : each,
        ),
      });
    for (const people of [roles(["technician"]), roles(["caseworker"], "evonhuset")]) {
      const { message } = listed().in({ people }).post(key);
      expect(keysIn(message)).toEqual(["day.closed", "day.closedBody"]);
      expect(JSON.stringify(message)).not.toContain("SYD-");
    }
  });
});

describe("before days off", () => {
  const ask = (
    story: Story,
    instance: string,
    on = "2026-11-27",
    at = local("2026-11-27", "13:00"),
  ): Story => story.done("weekend", { day: on }, tell(instance), at);
  const off = `break:2026-11-27:${member}`;
  const four = ["C0", "C1", "C2", "C3"].reduce((story, each) => ask(story, each), running(4));
  it("four cases that ask are one list, each with its button", () => {
    expect(four.posts).toEqual({ [off]: `${member} day.weekend.title` });
    expect(four.post(off).message.body).toHaveLength(4);
    ask(four, "C0");
    four.when("weekend", { day: "2026-11-27" }, tell("C0"), local("2026-11-27", "13:00")).then();
    for (const by of [member, "clock", { sender: "referral", instance: "C0" }] as const)
      running(4)
        .when("weekend", { day: "2026-11-27" }, by as never)
        .denied();
  });
  it("what is in acute danger is marked, with the numbers, where it stands", () => {
    const cases = [0, 1].map((n) =>
      row(`C${n}`, {
        open: true,
        agency: "noomi",
        ref: `SYD-000${n}-00`,
        facts: n === 1 ? { acute: "yes" } : {},
      }),
    );
    const rows = four.in({ rows: { cases } }).post(off).message.body;
    expect(keysIn(rows).filter((key) => key === "day.acute" || key === "day.ring")).toEqual([
      "day.acute",
      "day.ring",
    ]);
    const done = four.done(
      "weekendDone",
      { day: "2026-11-27" },
      tell("C1"),
      local("2026-11-27", "14:00"),
    );
    expect(keysIn(done.in({ rows: { cases } }).post(off).message.body)).not.toContain("day.acute");
  });
  it("what is answered stays in its place, without its button", () => {
    const done = four.done(
      "weekendDone",
      { day: "2026-11-27" },
      tell("C1"),
      local("2026-11-27", "14:00"),
    );
    const rows = done.post(off).message.body as readonly { actions?: readonly unknown[] }[];
    expect(rows.map((each) => (each.actions ?? []).length)).toEqual([1, 0, 1, 1]);
    const all = ["C0", "C2", "C3"].reduce(
      (story, each) =>
        story.done("weekendDone", { day: "2026-11-27" }, tell(each), local("2026-11-27", "15:00")),
      done,
    );
    expect(all.posts[off]).toBe(`${member} day.weekend.done`);
  });
  it("is closed with the first list after them, and not asked about days that have been", () => {
    const monday = four.fires(first, local("2026-11-30", "08:30"));
    expect(keysIn(monday.post(off).message)).toContain("day.weekend.over");
    expect(JSON.stringify(monday.post(off).message)).not.toMatch(/SYD-|lugn/);
    running(1)
      .when("weekend", { day: "2026-11-27" }, tell("C0"), local("2026-11-30", "10:00"))
      .then();
  });
  it("asked once more after it was closed it is open again, once", () => {
    // Everybody else is away from that day on: what others were asked comes here, too.
    const closed = four.fires(first, local("2026-11-28", "08:30"));
    const again = ask(closed, "C0", "2026-11-27", local("2026-11-28", "09:00"));
    expect(again.posts[off]).toBe(`${member} day.weekend.title`);
    expect(again.post(off).message.body).toHaveLength(1);
  });
  it("a case that is erased is in it no more", () => {
    const gone = four.done(
      "forget",
      { day: "2026-11-27" },
      tell("C2"),
      local("2026-11-27", "14:00"),
    );
    expect(gone.post(off).message.body).toHaveLength(3);
  });
});

describe("acute danger", () => {
  it("stands first in the list, before what is earlier, also where there are more than it holds", () => {
    const many = [
      ...rows(30),
      row("RED", {
        open: true,
        agency: "noomi",
        round: "7",
        ref: "SYD-9999-00",
        words: "lugn granit",
        facts: { acute: "yes" },
      }),
    ];
    const story = given(day, [], { rows: { due: many, cases: many } })
      .done("start", { member }, "configuration", begin)
      .fires(first);
    expect(story.state.cases).toHaveLength(20);
    expect((story.state.cases as readonly string[])[0]).toBe("RED");
    expect(JSON.stringify((story.post(key).message.body as readonly unknown[])[0])).toContain(
      "SYD-9999-00",
    );
  });
});

describe("taken back", () => {
  const until = local("2026-11-25", "10:10");
  const done = listed().done(
    "done",
    { day: "2026-11-25", until, by: member },
    tell("C0"),
    local("2026-11-25", "10:00"),
  );
  const rowsOf = (story: Story) =>
    story.post(key).message.body as readonly { actions?: readonly object[] }[];
  const commandsOf = (story: Story) =>
    rowsOf(story).map(({ actions = [] }) => actions.map((each) => Object.values(each)[0]));
  it("stands where it was, with the way back on another spot, for ten minutes", () => {
    expect(commandsOf(done)).toEqual([
      ["show", "undo"],
      ["calm", "noContact", "checkIn"],
    ]);
    expect(done.timers).toHaveProperty([`settle:C0:${until}`]);
    expect(commandsOf(done.fires(`settle:C0:${until}`))[0]).toEqual([]);
    const another = listed().done(
      "done",
      { day: "2026-11-25", until, by: "noomi-chef" },
      tell("C0"),
      local("2026-11-25", "10:00"),
    );
    expect(commandsOf(another)[0]).toEqual([]);
  });
  it("two that were answered one after the other both have the way back", () => {
    const both = done.done(
      "done",
      { day: "2026-11-25", until, by: member },
      tell("C1"),
      local("2026-11-25", "10:00"),
    );
    expect(commandsOf(both)).toEqual([
      ["show", "undo"],
      ["show", "undo"],
    ]);
    expect(Object.keys(both.timers).filter((each) => each.startsWith("settle:"))).toEqual([
      `settle:C0:${until}`,
      `settle:C1:${until}`,
    ]);
  });
  it("can be answered again, in the round that has begun", () => {
    const back = done.done(
      "undone",
      { day: "2026-11-25", round: "9" },
      tell("C0"),
      local("2026-11-25", "10:05"),
    );
    expect(commandsOf(back)[0]).toEqual(["calm", "noContact", "checkIn"]);
    expect(JSON.stringify(rowsOf(back)[0])).toContain('"round":"9"');
    expect(JSON.stringify(rowsOf(back)[1])).toContain('"round":"7"');
    expect(Object.keys(back.timers).some((each) => each.startsWith("settle:"))).toBe(false);
  });
});

it("days off that are asked about once more are no longer closed", () => {
  const asked = { type: "breakAsked", day: "2026-11-28", instance: "C1" };
  const started = given(day, [
    { type: "started", member: "noomi-kontakt", next: "2026-11-26T07:30:00.000Z" },
  ]).state as object;
  const again = day.evolve({ ...started, breakBefore: "2026-11-28" } as never, asked as never);
  expect(again).toMatchObject({ break: { day: "2026-11-28" } });
  expect(again).not.toHaveProperty("breakBefore");
});
