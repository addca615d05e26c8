import { daysIn, endOfHours, lastDayOf, type PeriodSource } from "./periods.ts";
import {
  createDays,
  createOffice,
  createWorkdays,
  type HolidaysOf,
  type OfficeHours,
} from "./rules.ts";
import {
  dayMs,
  formatDay,
  formatInstant,
  hourMs,
  minutesOf,
  parseDay,
  parseInstant,
  type Weekday,
  weekdayOf,
} from "./values.ts";
import { createLocalTime, type LocalTime, remember, rememberedDays } from "./zone.ts";

/**
 * Human time (docs/architecture.md §5.7): office hours, Swedish holidays, daylight saving. Pure: an instant in, an instant out.
 *
 * Inside, an instant is milliseconds since 1970 UTC and a local day is the count of days since 1970-01-01, so that nearly everything is whole-number
 * arithmetic. Only the zone is luxon's (`zone.ts`).
 */

export type { OfficeHours };

/**
 * Instants are ISO 8601 in UTC ending in `Z`; days are local, "2026-11-25"; wall times are local, "08:30". All functions throw a `RangeError`, which does
 * not repeat what it was given, on anything that is not such a value, and on office hours that are never open.
 */
export type Calendar = {
  /** Monday to Friday and no holiday. */
  isWorkday(iso: string): boolean;
  /** On a workday among the hours' days, from the opening until just before the closing. */
  inOffice(iso: string, hours: OfficeHours): boolean;
  /** `iso` itself if the office is open, else the next opening. */
  nextOffice(iso: string, hours: OfficeHours): string;
  /** `hoursLater` (a fraction is allowed) of open office after `iso`. What would end at a closing ends at the next opening, so that the office is open then. */
  addOfficeHours(iso: string, hoursLater: number, hours: OfficeHours): string;
  /** The n-th workday after `iso`'s day, at `wall`. For 0: `iso`'s own day if that is a workday and `wall` has not passed, else the next workday. */
  addWorkdays(iso: string, n: number, wall: string): string;
  /** n calendar days after `iso`'s day, moved forward to a workday, at `wall`. For 0, a `wall` that has passed moves it to the next workday. */
  addDays(iso: string, n: number, wall: string): string;
  /** n calendar days before `day`, moved back to a workday, at `wall`; may lie in the past. */
  beforeDay(day: string, n: number, wall: string): string;
  /**
   * The next such weekday at `wall`, strictly after `iso`. If it is no workday: the last workday before it in its week, unless that is not after `iso` or
   * there is none; then the week after.
   */
  nextWeekday(iso: string, weekday: Weekday, wall: string): string;
  /** The last local day of a period of `days` days from `first`, as its source counts them. */
  lastDay(source: PeriodSource, first: string, days: number): string;
  /** How many days a period between two local days has, as its source counts them. */
  daysIn(source: PeriodSource, first: string, last: string): number;
  /** The end of a period of hours in the GDPR after an event at `iso`: the hour of the event is not counted. */
  gdprHours(iso: string, hours: number): string;
  /** The local day of an instant. */
  day(iso: string): string;
  weekday(iso: string): Weekday;
  /** The instant of a wall time. Skipped when clocks go forward: as much later as was skipped (02:30 → 03:30). Repeated when they go back: the first. */
  wall(day: string, wall: string): string;
  /** Tomorrow is no workday: Friday, or the day before a holiday. (The next workday is then at least two days away.) */
  isLongBreak(iso: string): boolean;
};

/** The same in every zone. */
const [dayNumber, dayName] = [
  remember(rememberedDays, parseDay),
  remember(rememberedDays, formatDay),
];
function createWalls(local: LocalTime): Calendar["wall"] {
  // A day and a wall time; with the blank between them anywhere else, one of the two is none.
  const dayChars = "2026-11-25".length;
  const wallOf = remember(rememberedDays, (key: string) =>
    formatInstant(
      local.instant(parseDay(key.slice(0, dayChars)), minutesOf(key.slice(dayChars + 1))),
    ),
  );
  return (day, wall) => wallOf(`${day} ${wall}`);
}

/**
 * A calendar of one IANA zone.
 * @throws RangeError if the zone is unknown
 */
export function createCalendar(zone: string, holidaysOf: HolidaysOf): Calendar {
  const [local, isWorkday] = [createLocalTime(zone), createWorkdays(holidaysOf)];
  const [office, days] = [createOffice(local, isWorkday), createDays(local, isWorkday)];
  return {
    isWorkday: (iso) => isWorkday(local.day(parseInstant(iso))),
    inOffice: (iso, hours) => office.isOpen(parseInstant(iso), hours),
    nextOffice: (iso, hours) => formatInstant(office.nextOpen(parseInstant(iso), hours)),
    addOfficeHours: (iso, hoursLater, hours) =>
      formatInstant(office.addOpen(parseInstant(iso), milliseconds(hoursLater), hours)),
    addWorkdays: (iso, n, wall) =>
      formatInstant(days.addWorkdays(parseInstant(iso), whole(n), minutesOf(wall))),
    addDays: (iso, n, wall) =>
      formatInstant(days.addDays(parseInstant(iso), whole(n), minutesOf(wall))),
    beforeDay: (day, n, wall) =>
      formatInstant(days.beforeDay(dayNumber(day), whole(n), minutesOf(wall))),
    nextWeekday: (iso, weekday, wall) =>
      formatInstant(days.nextWeekday(parseInstant(iso), weekday, minutesOf(wall))),
    lastDay: (source, first, n) => dayName(lastDayOf(source, dayNumber(first), whole(n))),
    daysIn: (source, first, last) => daysIn(source, dayNumber(first), dayNumber(last)),
    gdprHours: (iso, n) => formatInstant(endOfHours(parseInstant(iso), whole(n))),
    day: (iso) => dayName(local.day(parseInstant(iso))),
    weekday: (iso) => weekdayOf(local.day(parseInstant(iso))),
    wall: createWalls(local),
    isLongBreak: (iso) => !isWorkday(local.day(parseInstant(iso)) + 1),
  };
}

/** Sweden. */
export const calendar: Calendar = createCalendar("Europe/Stockholm", swedishHolidays);

/** Easter Sunday in the Gregorian calendar (the anonymous algorithm of 1876, after Meeus), as a count of days since 1970-01-01. */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h =
    (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1) / dayMs;
}

/**
 * Public holidays (lagen 1989:253 om allmänna helgdagar) and the three eves on which Swedish offices are closed as well: Midsommarafton, Julafton,
 * Nyårsafton. Written out, because the library that knows them (`date-holidays`) reads the rules of all countries, 25 MB and 70 ms, into a bot that must
 * start small; the tests compare the two for a hundred years.
 */
function swedishHolidays(year: number): string[] {
  const fixed = ["01-01", "01-06", "05-01", "06-06", "12-24", "12-25", "12-26", "12-31"].map(
    (day) => `${year}-${day}`,
  );
  // Långfredag, påskdagen, annandag påsk, Kristi himmelsfärdsdag, pingstdagen.
  const moving = [-2, 0, 1, 39, 49].map((days) => formatDay(easter(year) + days));
  const firstSaturday = (month: number, from: number): number => {
    const day = Date.UTC(year, month - 1, from) / dayMs;
    return day + ((6 - weekdayOf(day) + 7) % 7);
  };
  const midsummer = firstSaturday(6, 20);
  return [
    ...fixed,
    ...moving,
    formatDay(midsummer - 1),
    formatDay(midsummer),
    formatDay(firstSaturday(10, 31)),
  ];
}

/** Some fifty years, so that a slip cannot count for minutes or read the holidays of centuries. */
const longestDays = 20_000;

function whole(n: number): number {
  if (!Number.isInteger(n) || n < 0 || n > longestDays)
    throw new RangeError("not a number of days");
  return n;
}

/** Rounded: a third of an hour times three is not one hour. */
function milliseconds(hours: number): number {
  if (!(hours >= 0 && hours <= longestDays)) throw new RangeError("not a number of hours");
  return Math.round(hours * hourMs);
}
