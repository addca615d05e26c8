// Human time in Sweden. The page's clock is the simulated one: nothing here reads the computer's.
import type { Lang } from "./texts.ts";

const ZONE = "Europe/Stockholm";
const HOUR_MS = 3_600_000;

interface Wall {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  /** Monday is 1. */
  weekday: number;
}
const wallFormat = new Intl.DateTimeFormat("en-GB", {
  timeZone: ZONE,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

export function wall(ms: number): Wall {
  const part = Object.fromEntries(
    wallFormat.formatToParts(ms).map((p) => [p.type, Number(p.value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = part;
  return {
    year,
    month,
    day,
    hour,
    minute,
    weekday: ((new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7) + 1,
  };
}

/** The instant at which clocks in Sweden show `hour:minute` on the day `days` after that of `ms`. */
export function at(ms: number, days: number, hour: number, minute = 0): number {
  const today = wall(ms);
  const guess = Date.UTC(today.year, today.month - 1, today.day + days, hour, minute);
  const shown = wall(guess);
  return (
    guess - (Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute) - guess)
  );
}

export function daysUntilWeekday(ms: number, weekday: number): number {
  const ahead = (weekday - wall(ms).weekday + 7) % 7;
  return ahead === 0 ? 7 : ahead;
}
/** Days on which nobody works though it is no weekend, as a date field writes them. */
export type DaysOff = readonly string[];
export const isWorkday = (ms: number, off: DaysOff): boolean =>
  wall(ms).weekday < 6 && !off.includes(isoDay(ms));
export function daysUntilWorkday(ms: number, off: DaysOff): number {
  let days = 1;
  while (!isWorkday(at(ms, days, 12), off)) days += 1;
  return days;
}
/** Where the clock is moved to: a wall time on the next workday, today, or on the next such weekday that is a workday. */
export type ClockMove =
  | { nextWorkday: [number, number] }
  | { today: [number, number] }
  | { weekday: number; at: [number, number] };
export function target(move: ClockMove, now: number, off: DaysOff): number {
  if ("nextWorkday" in move) return at(now, daysUntilWorkday(now, off), ...move.nextWorkday);
  if ("today" in move) return at(now, 0, ...move.today);
  // Already that day: at the hour, or, when it has passed, where the clock stands.
  let days = wall(now).weekday === move.weekday ? 0 : daysUntilWeekday(now, move.weekday);
  while (!isWorkday(at(now, days, 12), off)) days += 7;
  return at(now, days, ...move.at);
}
/** A day as a date field writes it. */
export const isoDay = (ms: number): string => {
  const w = wall(ms);
  return `${w.year}-${String(w.month).padStart(2, "0")}-${String(w.day).padStart(2, "0")}`;
};
/** The next workday, as a date field writes it. */
export const soon = (now: number, off: DaysOff): string =>
  isoDay(at(now, daysUntilWorkday(now, off), 12));
export const dayKey = (ms: number): string => {
  const w = wall(ms);
  return `${w.year}-${w.month}-${w.day}`;
};
/** Where in its week (Monday 00 to Sunday 24) an instant lies, 0 to 1. */
export function weekFraction(ms: number): number {
  const w = wall(ms);
  return (w.weekday - 1 + (w.hour + w.minute / 60) / 24) / 7;
}

const locale = (lang: Lang) => (lang === "sv" ? "sv-SE" : "en-GB");
const cache = new Map<string, Intl.DateTimeFormat>();
function put(lang: Lang, ms: number, options: Intl.DateTimeFormatOptions): string {
  const key = lang + JSON.stringify(options);
  const format =
    cache.get(key) ?? new Intl.DateTimeFormat(locale(lang), { timeZone: ZONE, ...options });
  cache.set(key, format);
  return format.format(ms);
}
export const dayName = (lang: Lang, ms: number) =>
  put(lang, ms, { weekday: "long", day: "numeric", month: "long" }).replace(",", "");
export const shortDay = (lang: Lang, ms: number) =>
  put(lang, ms, { weekday: "short", day: "numeric", month: "short" }).replace(",", "");
export const weekdayOnly = (lang: Lang, ms: number) =>
  put(lang, ms, { weekday: "short" }).replace(".", "");
export const clockTime = (lang: Lang, ms: number) => {
  const time = put(lang, ms, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return lang === "sv" ? time.replace(":", ".") : time;
};
export const hours = (n: number) => n * HOUR_MS;
export const ofTs = (ts: string) => Number.parseFloat(ts) * 1000;
