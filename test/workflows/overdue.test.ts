import { describe, expect, it } from "vitest";
import { day } from "../../workflows/day/index.ts";
import { given, keysIn, local, newPosts, peopleWith, type Story } from "../support/given.ts";
import {
  allLate,
  cases,
  key,
  late,
  listed,
  member,
  on,
  pressedIn,
  refsIn,
  rowsOf,
  running,
  tell,
  three,
  timer,
  worldWith,
} from "./late-lists.ts";

describe("what becomes late", () => {
  it("at five past and at twelve past is one message, a minute past the quarter", () => {
    const two = late(late(listed(3), 0, "10:05"), 1, "10:12");
    expect(two.timers).toMatchObject({ [timer("10:16")]: on("10:16") });
    expect(newPosts(listed(3), two)).toEqual([]);
    const said = two.fires(timer("10:16"));
    expect(newPosts(two, said)).toEqual([key("10:16")]);
    expect(refsIn(said, key("10:16"))).toEqual(["SYD-1000", "SYD-1001"]);
    expect(said.timers).not.toHaveProperty([timer("10:16")]);
  });
  it("on the stroke of a quarter is said a minute later, with all that is said of that moment", () => {
    const story = allLate(running(12), 12, "09:00");
    expect(Object.keys(story.timers).filter((each) => each.startsWith("overdue:"))).toEqual([
      timer("09:01"),
    ]);
    expect(rowsOf(story.fires(timer("09:01")), key("09:01"))).toHaveLength(12);
    // So much is due at nine that the clocks take some minutes: it is of the same moment.
    const slow = running(3).done(
      "overdue",
      {
        to: member,
        turn: { rung: "holder", day: "2026-11-25" },
        round: 1,
        due: on("09:00"),
        late: false,
        again: false,
        gone: false,
      },
      tell("C0"),
      on("09:05"),
    );
    expect(slow.timers).toHaveProperty([timer("09:05")]);
  });
  it("after a stop is said once, and not in the evening", () => {
    const values = {
      to: member,
      turn: { rung: "holder", day: "2026-11-25" },
      round: 1,
      late: true,
      again: false,
      gone: false,
    };
    const story = ["09:00", "11:00", "13:00"].reduce(
      (one, due, n) => one.done("overdue", { ...values, due: on(due) }, tell(`C${n}`), on("14:20")),
      running(3),
    );
    expect(Object.keys(story.timers).filter((each) => each.startsWith("overdue:"))).toEqual([
      timer("14:31"),
    ]);
    expect(keysIn(story.fires(timer("14:31")).post(key("14:31")).message)).toContain(
      "day.overdue.late",
    );
    expect(Object.values(late(running(1), 0, "17:55").timers)).toContain(
      local("2026-11-26", "07:00"),
    );
  });
  it("and more in the moment of the list itself comes with the next one", () => {
    const first = late(running(2), 0, "09:00").fires(timer("09:01"));
    const again = late(first, 1, "09:01");
    expect(again.timers).toHaveProperty([timer("09:16")]);
    const slow = first.done(
      "overdue",
      {
        to: member,
        turn: { rung: "holder", day: "2026-11-25" },
        round: 1,
        due: on("09:00"),
        late: false,
        again: false,
        gone: false,
      },
      tell("C1"),
      on("09:01"),
    );
    expect(slow.timers).toHaveProperty([timer("09:16")]);
  });
  it("is a list of twenty, and of more it says so", () => {
    const said = (n: number) => allLate(running(n), n, "09:00").fires(timer("09:01"));
    expect(rowsOf(said(21), key("09:01"))).toHaveLength(20);
    expect(keysIn(said(21).post(key("09:01")).message)).toContain("day.overdue.more");
    expect(keysIn(said(20).post(key("09:01")).message)).not.toContain("day.overdue.more");
    // The query reads a hundred, and one more is not left out in silence.
    const many = allLate(running(101), 101, "09:00").in({
      rows: { ...worldWith(101).rows, waiting: cases(20) },
    });
    expect(keysIn(many.fires(timer("09:01")).post(key("09:01")).message)).toContain(
      "day.overdue.more",
    );
  });
  it("asks for three lists of cases at most, however many wait", () => {
    type Asked = {
      readonly cases?: { readonly instances: readonly string[]; readonly limit: number };
    };
    const needs = (story: Story) =>
      (day.viewNeeds?.(story.state as never) as Asked | undefined)?.cases;
    expect(needs(allLate(running(200), 200, "09:00"))).toBeUndefined();
    const two = allLate(listed(200), 200, "09:00").fires(timer("09:01"));
    expect(needs(two)?.instances).toHaveLength(20);
    expect(needs(two)?.limit).toBe(60);
  });
  it("one alone says so, and how to hand it over; several, how to hand over all", () => {
    const one = late(running(1), 0, "09:00").fires(timer("09:01")).post(key("09:01")).message;
    expect(one.notice).toBe("day.overdue.noticeOne");
    expect(JSON.stringify(one.actions)).toContain('"scope":"one","ref":"SYD-1000-00"');
    const two = allLate(running(2), 2, "09:00").fires(timer("09:01")).post(key("09:01")).message;
    expect(two.notice).toBe("day.overdue.notice");
    expect(JSON.stringify(two.actions)).toContain('"scope":"all"');
    const deputys = late(running(1, {}, "noomi-ersattare"), 0, "09:00", {
      to: "noomi-ersattare",
      rung: "deputy",
    }).fires(timer("09:01"));
    expect(
      JSON.stringify(deputys.post(key("09:01", "noomi-ersattare")).message.actions),
    ).not.toContain("offer");
  });
  it("is told by cases alone", () => {
    for (const by of [member, "clock", { sender: "referral", instance: "C0" }] as const)
      running(1)
        .when("overdue", {}, by as never)
        .denied();
    running(1).when("listOverdue", {}, member).denied();
    given(day).when("overdue", {}, tell("C0")).then();
    given(day).when("listOverdue", {}, "clock").then();
    running(1).when("listOverdue", {}, "clock").then();
  });
});

describe("a case stands in one list", () => {
  it("goes out of the morning's, which says so, and comes back with the next morning's", () => {
    const story = late(listed(2), 0, "09:00").fires(timer("09:01"));
    const morning = `day:2026-11-25:${member}`;
    expect(refsIn(story, morning)).toEqual(["SYD-1001"]);
    expect(keysIn(story.post(morning).message)).toContain("day.apart");
    const both = late(story, 1, "09:20").fires(timer("09:31"));
    expect(rowsOf(both, morning)).toEqual([]);
    expect(both.post(morning).message.title.key).toBe("day.title");
    const next = both.fires(`list:${local("2026-11-26", "08:30")}`);
    expect(refsIn(next, `day:2026-11-26:${member}`)).toEqual(["SYD-1000", "SYD-1001"]);
    expect(keysIn(next.post(`day:2026-11-26:${member}`).message)).not.toContain("day.apart");
    expect(keysIn(next.post(key("09:31")).message)).toEqual([
      "day.overdue.closed",
      "day.overdue.closedBody",
    ]);
  });
  it("the newest of what is late has what is left of the one before, which is closed", () => {
    const first = allLate(running(3), 2, "09:00").fires(timer("09:01"));
    const done = first.done("done", { round: 2 }, tell("C0"), on("09:10"));
    const next = late(done, 2, "11:00").fires(timer("11:01"));
    expect(newPosts(done, next)).toEqual([key("11:01")]);
    expect(refsIn(next, key("11:01"))).toEqual(["SYD-1001", "SYD-1002"]);
    expect(keysIn(next.post(key("09:01")).message)).toEqual([
      "day.overdue.closed",
      "day.overdue.closedBody",
    ]);
    expect(JSON.stringify(next.post(key("09:01")).message)).not.toMatch(/SYD-|lugn/);
  });
  it("late once more with the same person it is in a fresh one", () => {
    const first = late(running(1, {}, "noomi-chef"), 0, "09:00", {
      to: "noomi-chef",
      rung: "lead",
    }).fires(timer("09:01"));
    const next = late(first, 0, "15:00", { to: "noomi-chef", rung: "lead" }).fires(timer("15:01"));
    expect(newPosts(first, next)).toEqual([key("15:01", "noomi-chef")]);
    expect(refsIn(next, key("15:01", "noomi-chef"))).toEqual(["SYD-1000"]);
  });
  it("told again of what it has already, nothing happens; of what it has no more, it stands in the next", () => {
    const first = late(running(1), 0, "09:00").fires(timer("09:01"));
    const again = {
      to: member,
      turn: { rung: "holder", day: "2026-11-25" },
      round: 1,
      due: on("09:00"),
      late: false,
      again: true,
      gone: false,
    };
    first.when("overdue", again, tell("C0"), on("10:00")).then();
    const gone = first.done("forget", { round: 2 }, tell("C0"), on("09:30"));
    expect(
      gone.done("overdue", { ...again, round: 3 }, tell("C0"), on("10:00")).timers,
    ).toHaveProperty([timer("10:01")]);
  });
});

describe("in the list", () => {
  const both = allLate(listed(2), 2, "09:00").fires(timer("09:01"));
  const until = on("09:40");
  const done = both.done("done", { round: 2, until, by: member }, tell("C0"), on("09:30"));
  it("an answer is struck, with the way back on another spot, and all of them done it says so", () => {
    expect(pressedIn(both, key("09:01"))).toEqual([three, three]);
    expect(pressedIn(done, key("09:01"))).toEqual(["show undo", three]);
    expect(pressedIn(done.fires(`settle:C0:${until}`), key("09:01"))).toEqual(["", three]);
    expect(done.post(key("09:01")).message.title.key).toBe("day.overdue.title");
    expect(
      done.done("done", { round: 2 }, tell("C1"), on("09:35")).post(key("09:01")).message.title.key,
    ).toBe("day.overdue.done");
  });
  it("taken back it can be answered again, in the round that has begun", () => {
    const back = done.done("undone", { round: "3" }, tell("C0"), on("09:35"));
    expect(pressedIn(back, key("09:01"))).toEqual([three, three]);
    expect(JSON.stringify(rowsOf(back, key("09:01"))[0])).toContain('"round":"3"');
    expect(
      pressedIn(back.done("done", { round: 4 }, tell("C0"), on("09:38")), key("09:01")),
    ).toEqual(["", three]);
  });
  it("what can still be taken back is in the next one, too", () => {
    const three = late(done, 2, "09:33").in(worldWith(3));
    expect(refsIn(three.fires(timer("09:46"), on("09:46")), key("09:46"))).toEqual([
      "SYD-1000",
      "SYD-1001",
      "SYD-1002",
    ]);
    const settled = three.fires(`settle:C0:${until}`).fires(timer("09:46"));
    expect(refsIn(settled, key("09:46"))).toEqual(["SYD-1001", "SYD-1002"]);
  });
  it("what is answered before the list comes is not in it; when that was all, there is no list", () => {
    const waits = allLate(running(2), 2, "10:05");
    const one = waits.done("done", { round: 2 }, tell("C0"), on("10:10"));
    expect(refsIn(one.fires(timer("10:16")), key("10:16"))).toEqual(["SYD-1001"]);
    const none = one.done("forget", { round: 2 }, tell("C1"), on("10:11"));
    expect(Object.keys(none.timers).some((each) => each.startsWith("overdue:"))).toBe(false);
    const moved = waits.in({ rows: { waiting: [] } }).fires(timer("10:16"));
    expect(newPosts(waits, moved)).toEqual([]);
    expect(moved.timers).not.toHaveProperty([timer("10:16")]);
  });
  it("an answer to what was owed before strikes nothing that has become late since", () => {
    both.when("done", { round: 1 }, tell("C0"), on("09:30")).then();
    both.in({}).when("forget", { round: 1 }, tell("X"), on("09:30")).then();
    const apart = late(running(1), 0, "09:00").fires(timer("09:01"));
    apart.when("forget", { round: 1 }, tell("C0"), on("09:30")).then();
    apart
      .when("forget", { round: 2 }, tell("C0"), on("09:30"))
      .then({ type: "forgot", instance: "C0" });
  });
  it("what has gone on to another says to whom, and is theirs to answer", () => {
    const passed = late(both, 0, "11:00", { to: "noomi-ersattare", rung: "deputy" });
    expect(newPosts(both, passed)).toEqual([]);
    expect(pressedIn(passed, key("09:01"))).toEqual(["show", three]);
    expect(JSON.stringify(rowsOf(passed, key("09:01"))[0])).toContain('"noomi-ersattare"');
    // The next morning it is closed, and what is with another is in it no more.
    const next = passed
      .in({ rows: { ...worldWith(2).rows, due: [] } })
      .fires(`list:${local("2026-11-26", "08:30")}`);
    expect(refsIn(next, key("09:01"))).toEqual(["SYD-1001"]);
  });
  it("what has come back to them is theirs at once, before the list comes in which it stands again", () => {
    const passedOn = late(late(listed(1), 0, "09:00").fires(timer("09:01")), 0, "10:00", {
      to: "noomi-ersattare",
      rung: "deputy",
    });
    expect(keysIn(passedOn.post(key("09:01")).message)).toContain("day.overdue.passedOn");
    // Its deputy is somebody else since, and so nobody else has it.
    const back = late(passedOn, 0, "10:46");
    expect(keysIn(back.post(key("09:01")).message)).not.toContain("day.overdue.passedOn");
    expect(back.timers).toHaveProperty([timer("11:01")]);
  });
  it("what is moved, closed or erased is in it no more; of the last one no reference is left", () => {
    const moved = late(both, 0, "10:00", { to: "noomi-chef", gone: true });
    expect(refsIn(moved, key("09:01"))).toEqual(["SYD-1001"]);
    const erased = moved.done("forget", { round: 2 }, tell("C1"), on("10:10"));
    expect(keysIn(erased.post(key("09:01")).message)).toEqual([
      "day.overdue.closed",
      "day.overdue.closedBody",
    ]);
  });
  it("what is called something else is called so", () => {
    const [first, ...others] = cases(2);
    const again = {
      ...first,
      summary: { ...first?.summary, ref: "SYD-9999-00", words: "mild sten" },
    } as never;
    const all = [again, ...others];
    const named = both
      .in({ rows: { due: all, cases: all, waiting: all, overdue: all } })
      .done("rename", {}, tell("C0"), on("10:00"));
    expect(JSON.stringify(rowsOf(named, key("09:01")))).toContain("SYD-9999-00");
    expect(JSON.stringify(rowsOf(named, key("09:01")))).not.toContain("SYD-1000-00");
  });
  it("what a deputy has and what is their own stand apart, each with what is asked", () => {
    const story = late(
      late(running(2, {}, "noomi-ersattare"), 0, "09:00", { to: "noomi-ersattare" }),
      1,
      "09:00",
      {
        to: "noomi-ersattare",
        rung: "deputy",
      },
    ).in({
      people: peopleWith([{ type: "wentAway", member, from: "2026-11-25", until: "2026-12-01" }]),
    });
    const said = story.fires(timer("09:01"));
    expect(
      keysIn(said.post(key("09:01", "noomi-ersattare")).message).filter((each) =>
        /overdue\.(holder|deputy)/.test(each),
      ),
    ).toEqual(["day.overdue.deputy", "day.overdue.holder"]);
  });
});

it("of a list of the morning whose last case is erased no reference is left", () => {
  const erased = listed(1).done("forget", { round: 2 }, tell("C0"), on("09:30"));
  expect(keysIn(erased.post(`day:2026-11-25:${member}`).message)).toEqual([
    "day.closed",
    "day.closedBody",
  ]);
});
