import type { OfficeHours } from "../../src/calendar/index.ts";

/**
 * A second, slow account of human time, made from other parts: `Intl` for the local time, every single minute, and the rules of lag (1989:253) om
 * allmänna helgdagar with Gauss's Easter instead of a library.
 */

const format = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Stockholm",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
});

export type LocalMinute = { day: string; wall: string };

const quarterMs = 900_000;
let asked = Number.NaN;
let said: readonly [day: string, hour: string, minute: number] = ["", "", 0];
/** Local day and wall time of an instant. `Intl` is asked at each quarter of an hour: inside of one no clock in Sweden is moved, and no day ends. */
export function localMinute(ms: number): LocalMinute {
  const quarter = Math.floor(ms / quarterMs) * quarterMs;
  if (quarter !== asked) {
    const [day = "", wall = ""] = format.format(quarter).split(" ");
    const [hour = "", minute = ""] = wall.split(":");
    said = [day, hour, Number(minute)];
    asked = quarter;
  }
  const [day, hour, minute] = said;
  return {
    day,
    wall: `${hour}:${String(minute + Math.floor((ms - quarter) / 60_000)).padStart(2, "0")}`,
  };
}

/** Easter Sunday of the Gregorian calendar, by the anonymous algorithm of 1876. */
function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h =
    (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1);
}

const text = (ms: number) => new Date(ms).toISOString().slice(0, 10);
const dayMs = 86_400_000;

/** The first such weekday (0 is Sunday) from a day on. */
function from(year: number, month: number, day: number, weekday: number): number {
  let ms = Date.UTC(year, month - 1, day);
  while (new Date(ms).getUTCDay() !== weekday) ms += dayMs;
  return ms;
}

const known = new Map<number, Set<string>>();

export function holidays(year: number): Set<string> {
  const found = known.get(year);
  if (found) return found;
  const sunday = easter(year);
  const fixed = ["01-01", "01-06", "05-01", "06-06", "12-24", "12-25", "12-26", "12-31"].map(
    (day) => `${year}-${day}`,
  );
  const moving = [
    sunday - 2 * dayMs,
    sunday,
    sunday + dayMs,
    sunday + 39 * dayMs,
    sunday + 49 * dayMs,
  ];
  const midsummer = from(year, 6, 20, 6);
  const set = new Set([
    ...fixed,
    ...[...moving, midsummer - dayMs, midsummer, from(year, 10, 31, 6)].map(text),
  ]);
  known.set(year, set);
  return set;
}

type Day = { readonly weekday: number; readonly isWorkday: boolean };
const days = new Map<string, Day>();
/** 1 is Monday, 7 is Sunday. */
function dayOf(day: string): Day {
  const found = days.get(day);
  if (found) return found;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
  const made = { weekday, isWorkday: weekday < 6 && !holidays(Number(day.slice(0, 4))).has(day) };
  days.set(day, made);
  return made;
}

export function isWorkday(day: string): boolean {
  return dayOf(day).isWorkday;
}

export function isOpen(ms: number, hours: OfficeHours): boolean {
  const { day, wall } = localMinute(ms);
  const { weekday, isWorkday } = dayOf(day);
  return (
    isWorkday &&
    wall >= hours.from &&
    wall < hours.to &&
    hours.days.some((each) => each === weekday)
  );
}

/** Open minutes in [from, to), counted one by one. */
export function openMinutes(from: number, to: number, hours: OfficeHours): number {
  let open = 0;
  for (let ms = from; ms < to; ms += 60_000) if (isOpen(ms, hours)) open++;
  return open;
}
