import fc from "fast-check";
import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { calendar, createCalendar, type OfficeHours } from "../../src/calendar/index.ts";
import type { Weekday } from "../../src/calendar/values.ts";
import { isOpen, isWorkday, localMinute, openMinutes } from "./model.ts";

/** Property tests against the slow account in `model.ts`. Half of the instants lie around the days that are special. */

const minuteMs = 60_000;
const special = [
  "2026-10-25",
  "2027-03-28",
  "2026-12-24",
  "2027-01-06",
  "2027-06-25",
  "2028-02-29",
  "2026-12-31",
];
const anywhere = fc.integer({
  min: Date.UTC(2026, 0, 1) / minuteMs,
  max: Date.UTC(2030, 0, 1) / minuteMs,
});
const nearby = fc
  .tuple(fc.constantFrom(...special), fc.integer({ min: -3 * 1440, max: 4 * 1440 }))
  .map(([day, minutes]) => Date.parse(`${day}T00:00:00Z`) / minuteMs + minutes);
const minute = fc.oneof(anywhere, nearby).map((minutes) => minutes * minuteMs);
const instant = minute.map((ms) => new Date(ms).toISOString());

const clockOf = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
const wall = fc.integer({ min: 0, max: 1439 }).map(clockOf);
const dayWall = fc.integer({ min: 6 * 60, max: 20 * 60 - 1 }).map(clockOf);
const weekdays = fc
  .uniqueArray(fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7), { minLength: 1 })
  .filter((days) => days.some((day) => day <= 5));
const officeHours: fc.Arbitrary<OfficeHours> = fc
  .tuple(weekdays, fc.integer({ min: 6 * 60, max: 19 * 60 }), fc.integer({ min: 30, max: 600 }))
  .map(([days, from, length]) => ({
    days,
    from: clockOf(from),
    to: clockOf(Math.min(from + length, 20 * 60)),
  }));

const ms = (iso: string) => Date.parse(iso);
const runs = { numRuns: 400 };

describe("office hours", () => {
  it("inOffice agrees with the minute-by-minute account", () => {
    fc.assert(
      fc.property(
        minute,
        officeHours,
        (at, hours) => calendar.inOffice(new Date(at).toISOString(), hours) === isOpen(at, hours),
      ),
      runs,
    );
  });

  it("nextOffice is open, is the first open minute, and is never at night", () => {
    fc.assert(
      fc.property(instant, officeHours, (iso, hours) => {
        const next = calendar.nextOffice(iso, hours);
        const { wall } = localMinute(ms(next));
        expect(isOpen(ms(next), hours)).toBe(true);
        expect(openMinutes(ms(iso), ms(next), hours)).toBe(0);
        expect(wall >= "06:00" && wall < "20:00").toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it("n hours are n hours of open office, by a count of every minute", () => {
    fc.assert(
      fc.property(instant, officeHours, fc.integer({ min: 0, max: 900 }), (iso, hours, minutes) => {
        const end = calendar.addOfficeHours(iso, minutes / 60, hours);
        expect(isOpen(ms(end), hours)).toBe(true);
        expect(openMinutes(ms(iso), ms(end), hours)).toBe(minutes);
      }),
      { numRuns: 60 },
    );
  });

  it("addOfficeHours is monotone in the instant and in the hours, and adds up", () => {
    fc.assert(
      fc.property(
        instant,
        instant,
        officeHours,
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 30 }),
        (a, b, hours, n, more) => {
          const [early, late] = a <= b ? [a, b] : [b, a];
          const end = calendar.addOfficeHours(early, n, hours);
          expect(end <= calendar.addOfficeHours(late, n, hours)).toBe(true);
          expect(end <= calendar.addOfficeHours(early, n + more, hours)).toBe(true);
          expect(calendar.addOfficeHours(end, more, hours)).toBe(
            calendar.addOfficeHours(early, n + more, hours),
          );
          expect(calendar.inOffice(end, hours)).toBe(true);
        },
      ),
      runs,
    );
  });
});

describe("wall time", () => {
  it("is what the wall shows, except for the hour that was skipped; luxon agrees", () => {
    fc.assert(
      fc.property(instant, wall, (iso, at) => {
        const day = calendar.day(iso);
        const there = localMinute(ms(calendar.wall(day, at)));
        const skipped = day.endsWith(lastSunday(day, 3)) && at >= "02:00" && at < "03:00";
        expect(there).toEqual({ day, wall: skipped ? `03${at.slice(2)}` : at });
        // Of the hour that is repeated, luxon gives now the first, now the second.
        const repeated = day.endsWith(lastSunday(day, 10)) && at >= "02:00" && at < "03:00";
        const others = DateTime.fromISO(`${day}T${at}`, { zone: "Europe/Stockholm" }).toMillis();
        if (repeated) expect(ms(calendar.wall(day, at))).toBe(Date.parse(`${day}T${at}:00+02:00`));
        else expect(ms(calendar.wall(day, at))).toBe(others);
      }),
      { numRuns: 2000 },
    );
  });

  it("holds in other zones too, with other changes of the clocks", () => {
    const zones = [
      "America/St_Johns",
      "Australia/Lord_Howe",
      "Asia/Kathmandu",
      "UTC",
      "Pacific/Auckland",
    ];
    const calendars = new Map(zones.map((zone) => [zone, createCalendar(zone, () => [])]));
    fc.assert(
      fc.property(fc.constantFrom(...zones), instant, (zone, iso) => {
        const local = DateTime.fromISO(iso, { zone });
        expect(calendars.get(zone)!.day(iso)).toBe(local.toISODate());
        // Of a repeated minute the first counts, in luxon as here.
        const first = DateTime.fromISO(`${local.toFormat("yyyy-MM-dd'T'HH:mm")}`, { zone });
        const got = calendars.get(zone)!.wall(local.toISODate()!, local.toFormat("HH:mm"));
        expect(DateTime.fromISO(got, { zone }).toFormat("HH:mm")).toBe(first.toFormat("HH:mm"));
        expect(ms(got)).toBeLessThanOrEqual(ms(iso));
      }),
      { numRuns: 1000 },
    );
  });
});

/** "MM-DD" of the last Sunday of a day's year's month. */
function lastSunday(day: string, month: number): string {
  let last = Date.UTC(Number(day.slice(0, 4)), month, 0);
  while (new Date(last).getUTCDay() !== 0) last -= 86_400_000;
  return new Date(last).toISOString().slice(5, 10);
}

describe("days", () => {
  /** Every workday of the account, counted day by day from the instant's own. */
  const workdaysAfter = (iso: string, count: number): string => {
    let at = Date.parse(`${localMinute(ms(iso)).day}T00:00:00Z`);
    for (let left = count; left > 0; ) {
      at += 86_400_000;
      if (isWorkday(new Date(at).toISOString().slice(0, 10))) left--;
    }
    return new Date(at).toISOString().slice(0, 10);
  };

  it("addWorkdays counts workdays, keeps the wall time, and is never before the instant", () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 0, max: 40 }), dayWall, (iso, n, at) => {
        const result = calendar.addWorkdays(iso, n, at);
        expect(localMinute(ms(result)).wall).toBe(at);
        expect(isWorkday(localMinute(ms(result)).day)).toBe(true);
        expect(result >= iso).toBe(true);
        if (n > 0) expect(localMinute(ms(result)).day).toBe(workdaysAfter(iso, n));
      }),
      runs,
    );
  });

  it("addDays, beforeDay and nextWeekday fall on workdays at the wall time, and on the right side", () => {
    fc.assert(
      fc.property(
        instant,
        fc.integer({ min: 0, max: 60 }),
        fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7),
        dayWall,
        (iso, n, weekday, at) => {
          const day = calendar.day(iso);
          const results = [
            calendar.addDays(iso, n, at),
            calendar.nextWeekday(iso, weekday, at),
            calendar.beforeDay(day, n, at),
          ];
          for (const result of results) {
            expect(isWorkday(localMinute(ms(result)).day)).toBe(true);
            expect(localMinute(ms(result)).wall).toBe(at);
          }
          expect(results[0]! >= iso).toBe(true);
          expect(results[1]! > iso).toBe(true);
          expect(ms(results[1]!) - ms(iso)).toBeLessThan(22 * 86_400_000);
          expect(
            calendar.day(results[2]!) <=
              new Date(Date.parse(`${day}T00:00:00Z`) - n * 86_400_000).toISOString().slice(0, 10),
          ).toBe(true);
        },
      ),
      runs,
    );
  });

  it("all are monotone in the instant", () => {
    fc.assert(
      fc.property(
        instant,
        instant,
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom<Weekday>(1, 2, 3, 4, 5),
        dayWall,
        (a, b, n, weekday, at) => {
          const [early, late] = a <= b ? [a, b] : [b, a];
          expect(calendar.addWorkdays(early, n, at) <= calendar.addWorkdays(late, n, at)).toBe(
            true,
          );
          expect(calendar.addDays(early, n, at) <= calendar.addDays(late, n, at)).toBe(true);
          expect(
            calendar.nextWeekday(early, weekday, at) <= calendar.nextWeekday(late, weekday, at),
          ).toBe(true);
        },
      ),
      runs,
    );
  });
});
