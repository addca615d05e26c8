// When a series meets. Pure: days and wall times in, instants out; the calendar knows the holidays and the clock changes.
import { type Dates, daysFrom } from "../../../src/rules/workflow.ts";
import type { Rhythm } from "../codes.ts";

/** A place in the rhythm: `n` turns after the first day. A meeting that is moved keeps its place, so that the others do not move. */
export type Slot = { readonly n: number; readonly day: string };

const dayMs = 86_400_000;
const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const local = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The day after, by the calendar: no clock change is in its way. */
export const dayAfter = (day: string): string => daysFrom(day, 1);

/** The same weekday in another month: the second Tuesday stays the second Tuesday; a fifth that is not there is the last. */
const sameWeekday = (day: string, months: number): string => {
  const date = new Date(utc(day));
  const nth = Math.floor((date.getUTCDate() - 1) / 7);
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
  const month = new Date(first).getUTCMonth();
  const offset = (date.getUTCDay() - new Date(first).getUTCDay() + 7) % 7;
  const found = first + (offset + nth * 7) * dayMs;
  return local(new Date(found).getUTCMonth() === month ? found : found - 7 * dayMs);
};
const weeks: Readonly<Record<Exclude<Rhythm, "once" | "monthly" | "quarterly">, number>> = {
  weekly: 1,
  biweekly: 2,
  everyFour: 4,
};
/** The n-th day of the rhythm, holidays not yet looked at; undefined where there is no rhythm. */
const nth = (first: string, rhythm: Rhythm, n: number): string | undefined => {
  switch (rhythm) {
    case "once":
      return n === 0 ? first : undefined;
    case "monthly":
      return sameWeekday(first, n);
    case "quarterly":
      return sameWeekday(first, n * 3);
    case "weekly":
    case "biweekly":
    case "everyFour":
      return daysFrom(first, n * weeks[rhythm] * 7);
  }
};
const isWorkday = (day: string, dates: Dates): boolean => dates.isWorkday(dates.wall(day, "12:00"));
/** A rare rhythm is not skipped for a holiday: the meeting is a week later. */
const isRare = (rhythm: Rhythm): boolean =>
  rhythm === "everyFour" || rhythm === "monthly" || rhythm === "quarterly";
/** A week later is a holiday too at most twice in a row (Christmas and New Year). */
const mostTries = 6;

/**
 * The first meeting day of the rhythm after place `after` (-1: from the beginning) that lies on `from` or later, no holiday among them.
 * Every week or every other week: a holiday is left out. A rarer rhythm: the same weekday a week later, because eight weeks between two would be long.
 */
export const nextSlot = (
  first: string,
  rhythm: Rhythm,
  after: number,
  from: string,
  dates: Dates,
): Slot | undefined => {
  for (let n = after + 1, tries = 0; tries < 2_000; n++, tries++) {
    const day = nth(first, rhythm, n);
    if (day === undefined) return undefined;
    const moved = isRare(rhythm)
      ? Array.from({ length: mostTries }, (_, week) => daysFrom(day, week * 7))
      : [day];
    const open = moved.find((each) => isWorkday(each, dates));
    if (open !== undefined && open >= from) return { n, day: open };
  }
  return undefined;
};
