import { describe, expect, it } from "vitest";
import { calendar, createCalendar, type OfficeHours } from "../../src/calendar/index.ts";
import { holidays } from "./model.ts";

const hours: OfficeHours = { days: [1, 2, 3, 4, 5], from: "08:00", to: "16:30" };

/** An instant of Swedish winter (UTC+1) or summer (UTC+2) time, as read off a wall clock. */
const winter = (wall: string) => new Date(`${wall.replace(" ", "T")}:00+01:00`).toISOString();
const summer = (wall: string) => new Date(`${wall.replace(" ", "T")}:00+02:00`).toISOString();

describe("workdays", () => {
  it.each([
    ["2026-12-23", true],
    ["2026-12-24", false], // Julafton, a Thursday
    ["2026-12-25", false],
    ["2026-12-28", true],
    ["2026-12-31", false], // Nyårsafton, a Thursday
    ["2027-01-01", false],
    ["2027-01-05", true], // Trettondagsafton is a workday
    ["2027-01-06", false], // Trettondedag jul
    ["2027-03-25", true], // Skärtorsdagen is a workday
    ["2027-03-26", false], // Långfredagen
    ["2027-03-29", false], // Annandag påsk
    ["2027-05-06", false], // Kristi himmelsfärdsdag
    ["2027-05-17", true], // Annandag pingst is a workday since 2005
    ["2027-06-25", false], // Midsommarafton
    ["2026-06-19", false],
    ["2026-11-25", true],
    ["2026-11-28", false], // a Saturday
  ])("%s: %s", (day, expected) => {
    expect(calendar.isWorkday(calendar.wall(day, "12:00"))).toBe(expected);
  });

  it("agrees with the law's own rules for every day of 2024 to 2040", () => {
    const differing: string[] = [];
    for (let ms = Date.UTC(2024, 0, 1, 11); ms < Date.UTC(2041, 0, 1); ms += 86_400_000) {
      const iso = new Date(ms).toISOString();
      const weekday = new Date(ms).getUTCDay();
      const expected =
        weekday !== 0 && weekday !== 6 && !holidays(Number(iso.slice(0, 4))).has(iso.slice(0, 10));
      if (calendar.isWorkday(iso) !== expected) differing.push(iso.slice(0, 10));
    }
    expect(differing).toEqual([]);
  });

  it("belong to the local day: 23:30 UTC on Thursday before Good Friday is Good Friday", () => {
    expect(calendar.isWorkday("2027-03-25T22:59:59.999Z")).toBe(true);
    expect(calendar.isWorkday("2027-03-25T23:00:00.000Z")).toBe(false);
    expect(calendar.day("2027-03-25T23:00:00.000Z")).toBe("2027-03-26");
    expect(calendar.weekday("2027-03-25T23:00:00.000Z")).toBe(5);
  });
});

describe("the day the clocks go back, 2026-10-25", () => {
  it("has 02:30 twice: the first counts", () => {
    expect(calendar.wall("2026-10-25", "01:59")).toBe("2026-10-24T23:59:00.000Z");
    expect(calendar.wall("2026-10-25", "02:00")).toBe("2026-10-25T00:00:00.000Z");
    expect(calendar.wall("2026-10-25", "02:30")).toBe("2026-10-25T00:30:00.000Z");
    expect(calendar.wall("2026-10-25", "03:00")).toBe("2026-10-25T02:00:00.000Z");
  });

  it("is one day long for whoever counts days, in its 25 hours", () => {
    expect(calendar.day("2026-10-24T21:59:00.000Z")).toBe("2026-10-24");
    expect(calendar.day("2026-10-24T22:00:00.000Z")).toBe("2026-10-25");
    expect(calendar.day("2026-10-25T22:59:00.000Z")).toBe("2026-10-25");
    expect(calendar.day("2026-10-25T23:00:00.000Z")).toBe("2026-10-26");
  });

  it("neither skips nor repeats a reminder: Friday to Monday keeps the wall time", () => {
    const friday = summer("2026-10-23 08:30");
    expect(calendar.addWorkdays(friday, 1, "08:30")).toBe(winter("2026-10-26 08:30"));
    expect(calendar.addDays(friday, 3, "08:30")).toBe(winter("2026-10-26 08:30"));
    expect(calendar.nextWeekday(friday, 5, "08:30")).toBe(winter("2026-10-30 08:30"));
    expect(calendar.addOfficeHours(summer("2026-10-23 15:30"), 2, hours)).toBe(
      winter("2026-10-26 09:00"),
    );
    expect(calendar.nextOffice("2026-10-25T00:30:00.000Z", hours)).toBe(winter("2026-10-26 08:00"));
    expect(calendar.nextOffice("2026-10-25T01:30:00.000Z", hours)).toBe(winter("2026-10-26 08:00"));
  });
});

describe("the day the clocks go forward, 2027-03-28 (Easter Sunday)", () => {
  it("has no 02:30: it becomes 03:30", () => {
    expect(calendar.wall("2027-03-28", "01:59")).toBe("2027-03-28T00:59:00.000Z");
    expect(calendar.wall("2027-03-28", "02:00")).toBe("2027-03-28T01:00:00.000Z");
    expect(calendar.wall("2027-03-28", "02:30")).toBe("2027-03-28T01:30:00.000Z");
    expect(calendar.wall("2027-03-28", "03:00")).toBe("2027-03-28T01:00:00.000Z");
  });

  it("neither skips nor repeats a reminder: from Thursday over Easter to Tuesday", () => {
    const thursday = winter("2027-03-25 08:30");
    expect(calendar.addWorkdays(thursday, 1, "08:30")).toBe(summer("2027-03-30 08:30"));
    expect(calendar.addDays(thursday, 3, "08:30")).toBe(summer("2027-03-30 08:30"));
    expect(calendar.addOfficeHours(winter("2027-03-25 16:00"), 1, hours)).toBe(
      summer("2027-03-30 08:30"),
    );
    expect(calendar.beforeDay("2027-03-30", 1, "09:00")).toBe(winter("2027-03-25 09:00"));
  });
});

describe("a daily reminder over both changes", () => {
  it.each(["2026-10-25", "2027-03-28"])(
    "comes once per workday at 08:30, %s in the middle",
    (change) => {
      const days: string[] = [];
      let now = calendar.beforeDay(change, 7, "08:30");
      const end = calendar.addDays(calendar.wall(change, "12:00"), 7, "12:00");
      for (; now < end; now = calendar.addWorkdays(now, 1, "08:30")) {
        expect(calendar.wall(calendar.day(now), "08:30")).toBe(now);
        days.push(calendar.day(now));
      }
      expect(new Set(days).size).toBe(days.length);
      const all = Array.from({ length: 30 }, (_, n) =>
        new Date(Date.parse(`${days[0]}T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10),
      );
      expect(days).toEqual(
        all.filter(
          (day) =>
            calendar.wall(day, "08:30") < end && calendar.isWorkday(calendar.wall(day, "08:30")),
        ),
      );
    },
  );
});

describe("office hours", () => {
  it("are open from the opening until just before the closing", () => {
    expect(calendar.inOffice(winter("2026-11-25 08:00"), hours)).toBe(true);
    expect(calendar.inOffice("2026-11-25T06:59:59.999Z", hours)).toBe(false);
    expect(calendar.inOffice("2026-11-25T15:29:59.999Z", hours)).toBe(true);
    expect(calendar.inOffice(winter("2026-11-25 16:30"), hours)).toBe(false);
    expect(
      calendar.inOffice(winter("2026-11-28 10:00"), { ...hours, days: [1, 2, 3, 4, 5, 6, 7] }),
    ).toBe(false);
    expect(calendar.inOffice(winter("2026-11-25 10:00"), { ...hours, days: [1, 2] })).toBe(false);
  });

  it("reopen after Christmas, and after New Year", () => {
    expect(calendar.addOfficeHours(winter("2026-12-23 15:30"), 2, hours)).toBe(
      winter("2026-12-28 09:00"),
    );
    expect(calendar.addOfficeHours(winter("2026-12-30 16:29"), 1, hours)).toBe(
      winter("2027-01-04 08:59"),
    );
    expect(calendar.nextOffice(winter("2026-12-24 09:00"), hours)).toBe(winter("2026-12-28 08:00"));
  });

  it("carry the high-risk ladder 9, 11, 13, 15 within one day", () => {
    const steps = [2, 4, 6].map((n) =>
      calendar.addOfficeHours(winter("2026-11-25 09:00"), n, hours),
    );
    expect(steps).toEqual(["11:00", "13:00", "15:00"].map((wall) => winter(`2026-11-25 ${wall}`)));
  });

  it("take fractions to the millisecond", () => {
    expect(calendar.addOfficeHours(winter("2026-11-25 09:00"), 8.2 - 6, hours)).toBe(
      winter("2026-11-25 11:12"),
    );
  });

  it("end at the next opening what would end at the closing", () => {
    expect(calendar.addOfficeHours(winter("2026-11-25 08:00"), 8.5, hours)).toBe(
      winter("2026-11-26 08:00"),
    );
    expect(calendar.addOfficeHours(winter("2026-11-27 16:00"), 0.5, hours)).toBe(
      winter("2026-11-30 08:00"),
    );
  });

  it("that never open are refused, not searched for ever", () => {
    const iso = winter("2026-11-25 10:00");
    expect(() => calendar.nextOffice(iso, { ...hours, days: [6, 7] })).toThrow(RangeError);
    expect(() => calendar.nextOffice(iso, { ...hours, days: [] })).toThrow(RangeError);
    expect(() => calendar.nextOffice(iso, { ...hours, from: "16:30" })).toThrow(RangeError);
  });
});

describe("days", () => {
  it("addWorkdays 0 is today while the wall time has not passed", () => {
    expect(calendar.addWorkdays(winter("2026-11-25 08:00"), 0, "08:30")).toBe(
      winter("2026-11-25 08:30"),
    );
    expect(calendar.addWorkdays(winter("2026-11-25 08:30"), 0, "08:30")).toBe(
      winter("2026-11-25 08:30"),
    );
    expect(calendar.addWorkdays(winter("2026-11-25 08:31"), 0, "08:30")).toBe(
      winter("2026-11-26 08:30"),
    );
    expect(calendar.addWorkdays(winter("2026-11-28 08:00"), 0, "08:30")).toBe(
      winter("2026-11-30 08:30"),
    );
    expect(calendar.addWorkdays(winter("2026-12-22 08:00"), 3, "09:00")).toBe(
      winter("2026-12-29 09:00"),
    );
  });

  it("addDays moves forward to a workday and never into the past", () => {
    expect(calendar.addDays(winter("2026-12-10 10:00"), 14, "09:00")).toBe(
      winter("2026-12-28 09:00"),
    );
    expect(calendar.addDays(winter("2026-11-25 10:00"), 0, "09:00")).toBe(
      winter("2026-11-26 09:00"),
    );
    expect(calendar.addDays(winter("2026-11-25 10:00"), 0, "11:00")).toBe(
      winter("2026-11-25 11:00"),
    );
  });

  it("beforeDay moves back to a workday", () => {
    expect(calendar.beforeDay("2026-12-29", 3, "09:00")).toBe(winter("2026-12-23 09:00"));
    expect(calendar.beforeDay("2027-06-28", 2, "09:00")).toBe(summer("2027-06-24 09:00"));
    expect(calendar.beforeDay("2026-11-25", 0, "09:00")).toBe(winter("2026-11-25 09:00"));
  });

  it("nextWeekday is strictly later, and before a holiday in its week", () => {
    expect(calendar.nextWeekday(winter("2026-11-23 07:59"), 1, "08:00")).toBe(
      winter("2026-11-23 08:00"),
    );
    expect(calendar.nextWeekday(winter("2026-11-23 08:00"), 1, "08:00")).toBe(
      winter("2026-11-30 08:00"),
    );
    // Friday 25 December: Wednesday 23 (the 24th is no workday); once that has passed, the week after has Friday 1 January: Wednesday 30 December.
    expect(calendar.nextWeekday(winter("2026-12-21 10:00"), 5, "13:00")).toBe(
      winter("2026-12-23 13:00"),
    );
    expect(calendar.nextWeekday(winter("2026-12-23 13:00"), 5, "13:00")).toBe(
      winter("2026-12-30 13:00"),
    );
    // Easter Monday has no day before it in its week.
    expect(calendar.nextWeekday(winter("2027-03-25 10:00"), 1, "08:00")).toBe(
      summer("2027-04-05 08:00"),
    );
  });

  it("isLongBreak on a Friday and on the day before a holiday", () => {
    expect(calendar.isLongBreak(winter("2026-11-27 10:00"))).toBe(true);
    expect(calendar.isLongBreak(winter("2026-11-26 10:00"))).toBe(false);
    expect(calendar.isLongBreak(winter("2027-01-05 10:00"))).toBe(true);
    expect(calendar.isLongBreak(winter("2026-12-23 10:00"))).toBe(true);
    expect(calendar.isLongBreak(summer("2027-06-24 10:00"))).toBe(true);
  });
});

describe("what is refused", () => {
  const refused: [string, () => unknown][] = [
    ["an instant without Z", () => calendar.day("2026-11-25T07:30:00")],
    ["an instant that is none", () => calendar.day("811218-9876Z")],
    ["30 February", () => calendar.wall("2027-02-30", "09:00")],
    ["24:00", () => calendar.wall("2027-02-28", "24:00")],
    ["9:00", () => calendar.wall("2027-02-28", "9:00")],
    ["a negative count", () => calendar.addWorkdays("2026-11-25T07:30:00.000Z", -1, "09:00")],
    ["half a day", () => calendar.addDays("2026-11-25T07:30:00.000Z", 0.5, "09:00")],
    [
      "more than fifty years",
      () => calendar.addOfficeHours("2026-11-25T07:30:00.000Z", 1e6, hours),
    ],
    [
      "not a number of hours",
      () => calendar.addOfficeHours("2026-11-25T07:30:00.000Z", Number.NaN, hours),
    ],
    ["an unknown zone", () => createCalendar("Europe/Malmö", () => [])],
  ];
  it.each(refused)("%s, without repeating it", (_, attempt) => {
    expect(attempt).toThrow(RangeError);
    expect(attempt).not.toThrow(/811218|Malmö|2027|9:00/);
  });
});

describe("holidays", () => {
  it("are asked once per year, and only when needed", () => {
    const asked: number[] = [];
    const own = createCalendar("Europe/Stockholm", (year) => {
      asked.push(year);
      return [`${year}-11-25`];
    });
    expect(asked).toEqual([]);
    expect(own.isWorkday("2026-11-25T07:30:00.000Z")).toBe(false);
    expect(own.isWorkday("2026-11-26T07:30:00.000Z")).toBe(true);
    own.addDays("2026-12-20T07:30:00.000Z", 30, "09:00");
    expect(asked).toEqual([2026, 2027]);
  });
});
