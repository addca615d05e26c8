// The moment for which an audit says whether anything is late: only a program that runs can be late.
import { calendar } from "../../calendar/index.ts";
import { dayOf } from "../../engine/applied.ts";
import { idempotencyKeysKeptMs } from "../../engine/ids.ts";
import { instant } from "../../engine/instances.ts";
import { humanHours } from "../../worker/timers.ts";

/** `now`: the moment itself, `since`: when the program began to run; both epoch ms. */
export type Running = { readonly now: number; readonly since: number };
const [minuteMs, hourMs, dayMs] = [60_000, 3_600_000, 86_400_000];
/** How late anything may be. A lease: a process that dies leaves it to the next claim. [design] */
const [marginMs, leaseMarginMs] = [hourMs, 5 * minuteMs];
/** Longer than any holiday of the calendar. */
const mostDaysOff = 14;

const opens = (at: number): number => Date.parse(calendar.nextOffice(instant(at), humanHours));
/** The last moment before `now` at which a reminder could come. */
const lastOpen = (now: number): number => {
  if (opens(now) === now) return now;
  for (let at = now; at > now - mostDaysOff * dayMs; at -= 15 * minuteMs)
    if (opens(at) === at) return at;
  return now - mostDaysOff * dayMs;
};
/** Whether a reminder that was due `at` should have come by now: an hour of office hours has passed since. */
export const isLate = ({ now, since }: Running): ((at: number) => boolean) => {
  const last = lastOpen(now);
  return (at) => opens(Math.max(at, since)) + marginMs <= last;
};
/** The newest day (its beginning, UTC) all of whose reminders should have come; before all days when the program has not run for long enough. */
export const lateDay = (running: Running): number => {
  const late = isLate(running);
  for (let day = dayOf(running.now); day > running.now - 2 * mostDaysOff * dayMs; day -= dayMs)
    if (late(day + dayMs - 1)) return day;
  return -1;
};
/** What was due before this is late; before all time when the program has not run for an hour. Epoch ms. */
export const lateBefore = ({ now, since }: Running): number =>
  now - since < marginMs ? 0 : now - marginMs;
export const leaseBefore = ({ now }: Running): number => now - leaseMarginMs;
export const forgottenBefore = (running: Running): number =>
  Math.max(0, lateBefore(running) - idempotencyKeysKeptMs);
