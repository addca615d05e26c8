import { dayMs, minutesOf, parseDay, type Weekday, weekdayOf } from "./values.ts";
import type { LocalTime } from "./zone.ts";

/** The rules of human time on plain numbers (see `values.ts`); `index.ts` puts them into the form that others use. */

/** Open from `from` until just before `to` (wall times, "08:00") on those `days` that are workdays. */
export type OfficeHours = {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
};

/** The days off of a year besides Saturdays and Sundays, as "YYYY-MM-DD". Asked once per year, when that year is first needed. */
export type HolidaysOf = (year: number) => Iterable<string>;

type IsWorkday = (day: number) => boolean;

/** Longer than any run of days without an opening; beyond it, office hours are taken as never open. */
const longestClosureDays = 60;

/** Monday to Friday and no holiday. */
export function createWorkdays(holidaysOf: HolidaysOf): IsWorkday {
  const years = new Map<number, ReadonlySet<number>>();
  return (day) => {
    if (weekdayOf(day) > 5) return false;
    const year = new Date(day * dayMs).getUTCFullYear();
    let holidays = years.get(year);
    if (!holidays) {
      holidays = new Set(Array.from(holidaysOf(year), parseDay));
      years.set(year, holidays);
    }
    return !holidays.has(day);
  };
}

export function createOffice(local: LocalTime, isWorkday: IsWorkday) {
  const openAt = (day: number, hours: OfficeHours) =>
    isWorkday(day) && hours.days.includes(weekdayOf(day));
  const closing = (day: number, hours: OfficeHours) => local.instant(day, minutesOf(hours.to));

  const isOpen = (ms: number, hours: OfficeHours): boolean => {
    const day = local.day(ms);
    return (
      openAt(day, hours) &&
      ms >= local.instant(day, minutesOf(hours.from)) &&
      ms < closing(day, hours)
    );
  };
  /** `ms` itself if open, else the first opening after it. */
  const nextOpen = (ms: number, hours: OfficeHours): number => {
    const today = local.day(ms);
    const from = minutesOf(hours.from);
    if (from >= minutesOf(hours.to))
      throw new RangeError("office hours must open before they close");
    for (let day = today; day <= today + longestClosureDays; day++) {
      if (!openAt(day, hours)) continue;
      const opening = local.instant(day, from);
      if (opening >= ms) return opening;
      if (ms < closing(day, hours)) return ms;
    }
    throw new RangeError("office hours are never open");
  };
  const addOpen = (ms: number, durationMs: number, hours: OfficeHours): number => {
    let start = nextOpen(ms, hours);
    let leftMs = durationMs;
    for (;;) {
      const end = closing(local.day(start), hours);
      if (start + leftMs < end) return start + leftMs;
      leftMs -= end - start;
      start = nextOpen(end, hours);
    }
  };
  return { isOpen, nextOpen, addOpen };
}

export function createDays(local: LocalTime, isWorkday: IsWorkday) {
  const nextWorkday = (day: number): number => {
    let next = day + 1;
    while (!isWorkday(next)) next++;
    return next;
  };
  const addWorkdays = (ms: number, n: number, minutes: number): number => {
    let day = local.day(ms);
    if (n === 0 && isWorkday(day) && local.instant(day, minutes) >= ms)
      return local.instant(day, minutes);
    for (let left = Math.max(n, 1); left > 0; left--) day = nextWorkday(day);
    return local.instant(day, minutes);
  };
  const addDays = (ms: number, n: number, minutes: number): number => {
    const day = local.day(ms) + n;
    const moved = local.instant(isWorkday(day) ? day : nextWorkday(day), minutes);
    return moved >= ms ? moved : local.instant(nextWorkday(day), minutes);
  };
  const beforeDay = (day: number, n: number, minutes: number): number => {
    let before = day - n;
    while (!isWorkday(before)) before--;
    return local.instant(before, minutes);
  };
  const nextWeekday = (ms: number, weekday: Weekday, minutes: number): number => {
    const today = local.day(ms);
    for (let monday = today - weekdayOf(today) + 1; ; monday += 7) {
      let day = monday + weekday - 1;
      while (day >= monday && !isWorkday(day)) day--;
      if (day >= monday && local.instant(day, minutes) > ms) return local.instant(day, minutes);
    }
  };

  return { addWorkdays, addDays, beforeDay, nextWeekday };
}
