// Days off: who has a case of high risk while nobody is at work. It is asked before every run of them, and at once when the risk is set later than that.
import type { Instant, MemberId } from "../../../src/rules/ui.ts";
import type { World } from "../../../src/rules/workflow.ts";
import type { Case, Event } from "../state.ts";

/** When it is asked, on the last workday: there are some hours left to arrange it in. [design] */
const askWall = "13:00";
/** When those who come back have it again. */
const backWall = "09:00";

/** When it is asked next, strictly after `at`: on a workday that is followed by a day off. */
export const nextAsk = (at: Instant, world: World): Instant => {
  const { calendar } = world;
  let ask = calendar.addWorkdays(at, 0, askWall);
  while (ask <= at || !calendar.isLongBreak(ask)) ask = calendar.addWorkdays(ask, 1, askWall);
  return ask;
};
/** The last workday before days off that have begun, or that the question has been asked for; undefined at other times. */
const breakDay = (at: Instant, world: World): string | undefined => {
  const { calendar } = world;
  const today = calendar.day(at);
  if (!calendar.isWorkday(at)) return calendar.day(calendar.beforeDay(today, 1, "12:00"));
  return calendar.isLongBreak(at) && at >= calendar.wall(today, askWall) ? today : undefined;
};
/** The end of the days off after this local day. */
export const breakEnd = (day: string, world: World): Instant =>
  world.calendar.addWorkdays(world.calendar.wall(day, "12:00"), 1, backWall);

/** Those for whom it was asked have been asked already: whoever makes it so now reads the question at once. */
export const askAtOnce = (
  asked: Case["weekendAsked"],
  weekendAt: Instant | undefined,
  at: Instant,
  by: MemberId,
  world: World,
): readonly Event[] => {
  const day = weekendAt && breakDay(at, world);
  if (day === undefined || weekendAt === undefined || asked?.day === day) return [];
  return [{ type: "weekendAsked", day, weekendAt, to: by }];
};
/** On the morning after, nobody wants to be asked about days that have been. */
export const askWeekend = (
  state: Case,
  at: Instant,
  to: MemberId | undefined,
  world: World,
): readonly Event[] => {
  if (state.weekendAt === undefined) return [];
  const weekendAt = nextAsk(at, world);
  const day = breakDay(at, world);
  if (day === undefined || day !== world.calendar.day(state.weekendAt))
    return [{ type: "weekendPassed", weekendAt }];
  return [{ type: "weekendAsked", day, weekendAt, ...(to && { to }) }];
};
/** Which days off an answer is about: those that have begun or been asked about, else the next. */
export const answeredDay = (at: Instant, world: World): string =>
  breakDay(at, world) ?? world.calendar.day(nextAsk(at, world));
/** Asked, not answered, and not over: there is still somebody to be named. */
export const asksWho = ({ step, weekendAsked: asked }: Case, now: Instant, world: World): boolean =>
  step === "open" &&
  asked !== undefined &&
  !asked.who &&
  !asked.onCall &&
  asked.day === answeredDay(now, world);
