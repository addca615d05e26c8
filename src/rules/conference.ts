// A case conference for today, one tap from where it is needed: the form of a new meeting with everything filled in.
import { on, press } from "./say.ts";
import type { Action, AgencyId, Instant, Open } from "./ui.ts";
import { agencyOf, contactOf } from "./who.ts";
import type { World } from "./workflow.ts";

/** When a meeting may begin: half hours of the working day. */
export const meetingTimes = Array.from(
  { length: 19 },
  (_, n) => `${String(8 + Math.floor(n / 2)).padStart(2, "0")}:${n % 2 === 0 ? "00" : "30"}`,
);
const open = <const T extends string>(code: T) => code as T & Open<string>;
const usual = {
  template: open("arendekonferens"),
  rhythm: open("once"),
  minutes: open("30"),
  rotate: open("no"),
} as const;
/** The next half hour of the working day; undefined when today is over, or a day off. */
export const nextToday = (
  at: Instant,
  { calendar }: Pick<World, "calendar">,
): Open<string> | undefined => {
  const day = calendar.day(at);
  if (!calendar.isWorkday(calendar.wall(day, "12:00"))) return undefined;
  return meetingTimes.map(open).find((time) => calendar.wall(day, time) > at);
};
/** It calls those of them that can be reached; the person who presses may call others. */
export const conferenceToday = (
  now: Instant,
  agencies: readonly (AgencyId | undefined)[],
  world: World,
): Action<never> | undefined => {
  if (nextToday(now, world) === undefined) return undefined;
  const invited = [...new Set(agencies)]
    .filter((id) => id !== undefined)
    .filter((id) => contactOf(agencyOf(id, world)) !== undefined);
  const values = {
    ...usual,
    day: open(world.calendar.day(now)),
    ...(invited.length > 0 && { invited }),
  };
  return press("plan", "series.today.button", { ...on("series"), values });
};
