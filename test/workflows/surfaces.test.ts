// Who has a case now, and what came of its check-in: card, panel, messages, lists and Hem say the same.
import { describe, expect, it } from "vitest";
import { kase } from "../../workflows/case/index.ts";
import { day } from "../../workflows/day/index.ts";
import {
  type Given,
  given,
  keysIn,
  local,
  peopleWith,
  register,
  row,
  type Story,
} from "../support/given.ts";
import { checkInWith, high, opened } from "./case/cases.ts";

const [anna, bo, lead] = ["noomi-kontakt", "noomi-ersattare", "noomi-chef"];
const thursday = (wall: string) => local("2026-11-26", wall);
const tell = { sender: "case", instance: "C0" } as never;
/** The row of a case, as lists read it. */
const rowOf = (story: Story) => row("C0", story.view.summary as never);
const key = `day:2026-11-26:${anna}`;
const world = (story: Story): Given => ({ rows: { due: [rowOf(story)], cases: [rowOf(story)] } });
/** Thursday's list of Anna's, with one case in it. */
const morning = (story: Story): Story =>
  given(day, [], world(story))
    .done("start", { member: anna }, "configuration", thursday("07:45"))
    .fires(`list:${thursday("08:30")}`);
/** What the case says to her list, said to it. */
const heard = (list: Story, after: Story): Story =>
  after.view.signals
    .filter(({ instance, command }) => instance === `day-${anna}` && !command.startsWith("weekend"))
    .reduce((one, { command, values }) => one.done(command, values, tell, thursday("10:00")), list);
const has = (story: Story, key: string): string =>
  JSON.stringify(story.post(key).message.body).match(/"member":"([\w-]+)"/)?.[1] ?? "nobody";

describe("after acute danger", () => {
  const before = high();
  const red = before.done(
    "checkIn",
    checkInWith({ safety: "red", day: "2026-11-27" }),
    anna,
    thursday("10:00"),
  );
  const list = heard(morning(before), red);
  it("the list of the morning does not say that all is done: it has the numbers, and the full check-in that corrects it", () => {
    const { message } = list.post(key);
    expect(message.title.key).toBe("day.title");
    expect(keysIn(message)).toEqual(
      expect.arrayContaining(["day.acute", "day.ring", "day.changed"]),
    );
    expect(keysIn(message)).not.toContain("day.done");
    // A full check-in of now: the round of before would be refused.
    expect(JSON.stringify(message.body)).not.toContain('"round"');
  });
  it("it says so also of one that was answered before on the same day, and no longer when somebody has looked at it in full", () => {
    const calm = heard(morning(before), before.done("calm", {}, anna, thursday("09:30")));
    expect(calm.post(key).message.title.key).toBe("day.allDone");
    const later = before.done("calm", {}, anna, thursday("09:30"));
    const danger = later.done(
      "checkIn",
      checkInWith({ safety: "red", day: "2026-11-27" }),
      anna,
      thursday("10:00"),
    );
    expect(keysIn(heard(calm, danger).post(key).message)).toContain("day.ring");
    const full = red.done("checkIn", checkInWith({ safety: "yellow" }), anna, thursday("11:00"));
    expect(heard(list, full).post(key).message.title.key).toBe("day.allDone");
  });
  it("a message about a late check-in does not say that it is done", () => {
    const late = high()
      .done("checkIn", checkInWith({ safety: "red" }))
      .fires("miss:case:2:0");
    const again = late.done(
      "checkIn",
      checkInWith({ safety: "red", day: "2026-11-27" }),
      anna,
      thursday("10:00"),
    );
    const keys = keysIn(again.post(`miss:2:1:${anna}`).message);
    expect(keys).toEqual(expect.arrayContaining(["case.mine.full", "case.acute.title"]));
    expect(keys).not.toContain("case.miss.done");
  });
});

describe("put off", () => {
  const put = high().done(
    "snooze",
    { until: "2026-11-27", reason: "meetingBooked" },
    anna,
    thursday("10:00"),
  );
  it("is said as that in the list of the morning, with the way back, and the list does not say that all is done", () => {
    const { message } = heard(morning(high()), put).post(key);
    expect(message.title.key).toBe("day.allAnswered");
    expect(keysIn(message)).toEqual(expect.arrayContaining(["day.postponed", "day.undo"]));
    expect(keysIn(message)).not.toContain("day.done");
  });
  it("is said as that among one's own and in the case", () => {
    const mine = given(kase, [], { rows: { mine: [rowOf(put)] } }).panel(
      "mine",
      anna,
      thursday("10:05"),
    );
    for (const shown of [mine, put.panel("show", anna, thursday("10:05"))]) {
      expect(keysIn(shown)).toEqual(
        expect.arrayContaining(["case.miss.postponed", "case.undo.button"]),
      );
      expect(keysIn(shown)).not.toContain("case.mine.done");
    }
  });
});

describe("late, and gone on to the next one", () => {
  const late = high().fires("miss:case:1:0").fires("miss:case:1:1").fires("miss:case:1:2");
  it("is with the lead on the card, in the case and in the lists", () => {
    expect(has(late, "card:noomi")).toBe(lead);
    expect(late.view.summary.facts).toMatchObject({ has: lead });
    expect(late.view.readers).toContainEqual({ member: lead });
    const rows = { rows: { personal: [rowOf(late)] } };
    expect(keysIn(given(kase, [], rows).panel("mine", lead, thursday("15:00")))).not.toContain(
      "case.mine.with",
    );
    expect(
      keysIn(
        given(kase, [], { rows: { mine: [rowOf(late)] } }).panel("mine", anna, thursday("15:00")),
      ),
    ).toContain("case.mine.with");
  });
  it("is with the one who got it since: nobody else reads that it lies with them", () => {
    const moved = late.done(
      "assign",
      { holder: { member: bo }, deputy: anna },
      lead,
      thursday("16:00"),
    );
    expect(has(moved, "card:noomi")).toBe(bo);
    const told = moved.view.signals
      .filter(({ command }) => command === "overdue")
      .map(({ values }) => values.to);
    expect(new Set(told)).toEqual(new Set([bo]));
  });
});

describe("late with the deputy, when the holder and the deputy change places", () => {
  it("stays theirs in their list: it does not say that it lies with the holder before", () => {
    const its = {
      open: true,
      agency: "noomi",
      holder: { member: anna },
      deputy: bo,
      ref: "SYD-1000-00",
      words: "lugn granit",
      round: "1",
    };
    const [turn, at] = [{ rung: "deputy", day: "2026-11-26" }, thursday("09:00")];
    const told = {
      to: bo,
      turn,
      holder: its.holder,
      deputy: bo,
      round: 1,
      due: at,
      late: false,
      again: false,
      gone: false,
    };
    const rows = [row("C0", its)];
    const list = given(day, [], { rows: { waiting: rows, overdue: rows, cases: rows } })
      .done("start", { member: bo }, "configuration", thursday("07:45"))
      .done("overdue", told, tell, at)
      .fires(`overdue:${thursday("09:01")}`);
    const shown = (story: Story) => keysIn(story.post(`late:${thursday("09:01")}:${bo}`).message);
    const before = shown(list);
    const moved = {
      ...told,
      turn: { ...turn, rung: "holder" },
      holder: { member: bo },
      deputy: anna,
      again: true,
    };
    rows[0] = row("C0", { ...its, holder: { member: bo }, deputy: anna });
    const swapped = list.done("overdue", moved, tell, thursday("10:00"));
    expect(before).toContain("day.overdue.deputy");
    expect(shown(swapped)).not.toContain("day.overdue.passedOn");
    expect(swapped.view.posts).toHaveLength(list.view.posts.length);
  });
});
describe("a colleague who has gone", () => {
  const people = peopleWith([], {
    ...register,
    members: register.members.filter(({ id }) => id !== anna),
  });
  const left = high().in({ people });
  it("leaves the case with the deputy, who reads so and has it among their own, in Hem and in the list of its day", () => {
    expect(Object.keys(left.posts)).toContain(`left:1:${bo}`);
    expect(has(left, "card:noomi")).toBe(bo);
    expect(left.view.readers).toContainEqual({ member: bo });
    const rows = { rows: { personal: [rowOf(left)] }, people };
    expect(JSON.stringify(given(kase, [], rows).panel("mine", bo))).toContain(
      String(left.state.ref),
    );
    const list = given(day, [], { ...rows, rows: { ...rows.rows, cases: [rowOf(left)] } })
      .done("start", { member: bo }, "configuration", thursday("07:45"))
      .fires(`list:${thursday("08:30")}`);
    expect(list.state.cases).toEqual(["C0"]);
  });
});

describe("a duty that is given to somebody else on the day", () => {
  it("takes its cases along: the list of the first one says with whom they are", () => {
    const held = opened({ world: {} }).done(
      "assign",
      { holder: { function: "noomi-passet" }, deputy: lead },
      anna,
      local("2026-11-25", "11:00"),
    );
    const list = given(day, [], world(held))
      .done("start", { member: bo }, "configuration", thursday("07:45"))
      .fires(`list:${thursday("08:30")}`);
    const own = `day:2026-11-26:${bo}`;
    expect(keysIn(list.post(own).message)).not.toContain("day.overdue.passedOn");
    const swapped = peopleWith([
      {
        type: "dutyGiven",
        duty: "noomi-passet",
        day: "2026-11-26",
        on: "2026-11-25",
        member: anna,
      },
    ]);
    expect(keysIn(list.in({ people: swapped }).post(own).message)).toContain(
      "day.overdue.passedOn",
    );
  });
});

describe("given twice in one morning", () => {
  const before = high();
  const first = before.done(
    "assign",
    { holder: { member: bo }, deputy: lead },
    anna,
    thursday("10:00"),
  );
  const second = first.done(
    "assign",
    { holder: { member: lead }, deputy: bo },
    bo,
    thursday("10:30"),
  );
  it("the list of the first holder says with whom it is now, not with whom it was in between", () => {
    const list = heard(morning(before), first);
    expect(JSON.stringify(list.post(key).message.body)).toContain(`"who":{"member":"${bo}"}`);
    expect(JSON.stringify(heard(list, second).post(key).message.body)).toContain(
      `"who":{"member":"${lead}"}`,
    );
  });
  it("and nobody is told whose list came before the workday before", () => {
    const later = first.done(
      "assign",
      { holder: { member: lead }, deputy: bo },
      bo,
      local("2026-11-30", "10:00"),
    );
    expect(
      later.view.signals
        .filter(({ command }) => command === "passed" || command === "overdue")
        .map(({ instance }) => instance),
    ).toEqual([`day-${bo}`]);
  });
});
