// When a series meets, over five years, against two libraries: one that knows recurrence, one that knows holidays.
import Holidays from "date-holidays";
import rruleModule from "rrule";
import { describe, expect, it } from "vitest";
import { calendar } from "../../../src/calendar/index.ts";
import { span } from "../../../src/rules/fields.ts";
import type { Dates } from "../../../src/rules/workflow.ts";
import type { Rhythm } from "../../../workflows/agenda/codes.ts";
import { nextSlot, type Slot } from "../../../workflows/agenda/series/recurrence.ts";

const { RRule } = rruleModule;
const dates = calendar as unknown as Dates;
const end = "2031-12-31";
const dayMs = 86_400_000;
const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const iso = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const weekdayOf = (day: string): number => new Date(utc(day)).getUTCDay();

const library = new Holidays("SE", { types: ["public", "bank"] });
const daysOff = new Set(
  [2026, 2027, 2028, 2029, 2030, 2031, 2032].flatMap((year) =>
    library.getHolidays(year).map((holiday) => holiday.date.slice(0, 10)),
  ),
);
const isOff = (day: string): boolean => [0, 6].includes(weekdayOf(day)) || daysOff.has(day);

/** Every meeting of the series, one after the other, as the series prepares them. */
const slotsOf = (first: string, rhythm: Rhythm, until = end): readonly Slot[] => {
  const all: Slot[] = [];
  for (
    let slot = nextSlot(first, rhythm, -1, first, dates);
    slot && slot.day <= until;
    slot = nextSlot(first, rhythm, slot.n, slot.day, dates)
  )
    all.push(slot);
  return all;
};
const daysOf = (first: string, rhythm: Rhythm): readonly string[] =>
  slotsOf(first, rhythm).map(({ day }) => day);

const rules = { MO: RRule.MO, TU: RRule.TU, WE: RRule.WE, TH: RRule.TH, FR: RRule.FR };
const weekdays = [undefined, rules.MO, rules.TU, rules.WE, rules.TH, rules.FR];
/** What the other library says, holidays not looked at. */
const theirs = (first: string, rhythm: Exclude<Rhythm, "once">): readonly string[] => {
  const weekly = { weekly: 1, biweekly: 2, everyFour: 4 } as const;
  const dtstart = new Date(utc(first));
  const until = new Date(utc(end));
  if (rhythm !== "monthly" && rhythm !== "quarterly")
    return new RRule({ freq: RRule.WEEKLY, interval: weekly[rhythm], dtstart, until })
      .all()
      .map((date) => iso(date.getTime()));
  const nth = Math.floor((dtstart.getUTCDate() - 1) / 7) + 1;
  // The fifth of a month that has four is the last: which is what "the last" says.
  const byweekday = [weekdays[weekdayOf(first)]?.nth(nth === 5 ? -1 : nth) as never];
  const rule = new RRule({
    freq: RRule.MONTHLY,
    interval: rhythm === "monthly" ? 1 : 3,
    byweekday,
    dtstart,
    until,
  });
  return rule.all().map((date) => iso(date.getTime()));
};
const frequent = ["weekly", "biweekly"] as const;
const rare = ["everyFour", "monthly", "quarterly"] as const;
const weekLater = (day: string): string =>
  isOff(day) ? weekLater(iso(utc(day) + 7 * dayMs)) : day;
const expected = (first: string, rhythm: Exclude<Rhythm, "once">): readonly string[] =>
  (rare as readonly string[]).includes(rhythm)
    ? theirs(first, rhythm)
        .map(weekLater)
        .filter((day) => day <= end)
    : theirs(first, rhythm).filter((day) => !isOff(day));

/** A Tuesday, the second of its month; a Thursday that is the fifth; and a whole week of beginnings. */
const secondTuesday = "2026-01-13";
const fifthThursday = "2026-01-29";
const week = ["2026-02-02", "2026-02-03", "2026-02-04", "2026-02-05", "2026-02-06"];

describe("five years of meetings are those of the other libraries", () => {
  for (const rhythm of [...frequent, ...rare])
    it.each([secondTuesday, fifthThursday, ...week, "2026-07-31", "2026-04-30", "2026-12-28"])(
      `${rhythm}, from %s`,
      (first) => {
        const days = daysOf(first, rhythm);
        expect(days).toEqual(expected(first, rhythm));
        expect(days.filter(isOff)).toEqual([]);
        expect(new Set(days.map(weekdayOf))).toEqual(new Set([weekdayOf(first)]));
        expect([...days].sort()).toEqual(days);
        expect(new Set(days).size).toBe(days.length);
      },
    );
  it("every second Tuesday leaves some out, and never moves one", () => {
    const days = daysOf(secondTuesday, "biweekly");
    const left = theirs(secondTuesday, "biweekly").filter((day) => !days.includes(day));
    expect(left.length).toBeGreaterThan(0);
    for (const day of left) expect(isOff(day), day).toBe(true);
    for (const day of days) expect((utc(day) - utc(secondTuesday)) % (14 * dayMs)).toBe(0);
  });
  it("once is once", () => {
    expect(daysOf("2026-11-24", "once")).toEqual(["2026-11-24"]);
    expect(nextSlot("2026-11-24", "once", 0, "2026-11-24", dates)).toBeUndefined();
  });
});

describe("a month", () => {
  it("keeps its second Tuesday, and has a last one where there is no fifth", () => {
    expect(daysOf(secondTuesday, "monthly").slice(0, 4)).toEqual([
      "2026-01-13",
      "2026-02-10",
      "2026-03-10",
      "2026-04-14",
    ]);
    expect(daysOf(fifthThursday, "monthly").slice(0, 3)).toEqual([
      "2026-01-29",
      "2026-02-26",
      "2026-03-26",
    ]);
    expect(daysOf("2026-03-31", "quarterly").slice(0, 3)).toEqual([
      "2026-03-31",
      "2026-06-30",
      "2026-09-29",
    ]);
  });
  it("is not left out for a holiday: it meets a week later, and the next ones where they would have been", () => {
    // Ascension Day 2026 is the 14th of May, the second Thursday.
    expect(daysOf("2026-04-09", "monthly").slice(0, 3)).toEqual([
      "2026-04-09",
      "2026-05-21",
      "2026-06-11",
    ]);
  });
  it("goes on to the week after next when a week later is a holiday too", () => {
    // The fourth and the last Thursday of December 2026: Christmas Eve and New Year's Eve.
    expect(daysOf("2026-11-26", "monthly").slice(0, 3)).toEqual([
      "2026-11-26",
      "2027-01-07",
      "2027-01-28",
    ]);
  });
});

describe("nine o'clock", () => {
  const wallOf = (instant: string): string =>
    new Intl.DateTimeFormat("sv-SE", {
      timeZone: "Europe/Stockholm",
      dateStyle: "short",
      timeStyle: "short",
    }).format(Date.parse(instant));
  it("is nine o'clock in Stockholm on each of five years' days", () => {
    for (const day of daysOf(secondTuesday, "weekly")) {
      const { from, until } = span(day, "09:00", 90, dates);
      expect([wallOf(from), wallOf(until)]).toEqual([`${day} 09:00`, `${day} 10:30`]);
    }
  });
  it.each([
    ["summer time begins 2026", "2026-03-27", "08:00:00.000Z", "2026-03-30", "07:00:00.000Z"],
    ["summer time ends 2026", "2026-10-23", "07:00:00.000Z", "2026-10-26", "08:00:00.000Z"],
    ["summer time begins 2030", "2030-03-29", "08:00:00.000Z", "2030-04-01", "07:00:00.000Z"],
    ["summer time ends 2031", "2031-10-24", "07:00:00.000Z", "2031-10-27", "08:00:00.000Z"],
  ])("on both sides: %s", (_name, before, early, after, late) => {
    expect([span(before, "09:00", 60, dates).from, span(after, "09:00", 60, dates).from]).toEqual([
      `${before}T${early}`,
      `${after}T${late}`,
    ]);
  });
});

describe("a place in the rhythm", () => {
  it("does not depend on which day the meeting before it was moved to", () => {
    const all = slotsOf(secondTuesday, "biweekly");
    for (const [i, slot] of all.slice(0, -1).entries())
      for (const moved of [-3, -1, 0, 1, 6]) {
        const day = iso(utc(slot.day) + moved * dayMs);
        expect(nextSlot(secondTuesday, "biweekly", slot.n, day, dates)).toEqual(all[i + 1]);
      }
  });
  it("leaves out what has been when a meeting was moved past the next one", () => {
    expect(nextSlot("2026-12-01", "weekly", 0, "2026-12-11", dates)).toEqual({
      n: 2,
      day: "2026-12-15",
    });
  });
  it("is never before the day that it is asked from, whichever day that is", () => {
    for (const rhythm of [...frequent, ...rare]) {
      const days = new Set(daysOf(secondTuesday, rhythm));
      for (let at = utc(secondTuesday); at <= utc("2027-02-01"); at += dayMs) {
        const slot = nextSlot(secondTuesday, rhythm, -1, iso(at), dates);
        expect(slot && slot.day >= iso(at), `${rhythm} from ${iso(at)}`).toBe(true);
        expect(slot && days.has(slot.day)).toBe(true);
      }
    }
  });
  it("has an end of looking: a rhythm of Sundays never meets", () => {
    expect(nextSlot("2026-11-29", "weekly", -1, "2026-11-29", dates)).toBeUndefined();
  });
});
