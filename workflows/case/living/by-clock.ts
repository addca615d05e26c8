// What the clock, and a meeting, do to a case: they are never refused.

import type { Fired } from "../../../src/rules/command.ts";
import { declassify, type Instant, reveal } from "../../../src/rules/ui.ts";
import type { World } from "../../../src/rules/workflow.ts";
import { askWeekend } from "../covering/days-off.ts";
import { isAcute } from "../live.ts";
import { ladder, nextMiss, personOn, rungOf } from "../rules.ts";
import type { Case, Event, State } from "../state.ts";

type Decided = readonly Event[];
type Moment = { readonly at: Instant };
const dayMs = 86_400_000;
/** Later than this after its time, a reminder says that it is late. */
const lateMs = 2 * 3_600_000;

export const miss = (state: Case, command: Moment, world: World): Decided => {
  if (state.nextMissAt === undefined) return [];
  const step = (state.missed.at(-1)?.step ?? 0) + 1;
  const rungs = ladder(state, world);
  // Past the top it comes back to the agency's own lead every workday: the coordinator is told once, and phones.
  const rung = rungs[step - 1] ?? (rungs.includes("lead") ? "lead" : "deputy");
  const to = personOn(rung, state, world.calendar.day(command.at), world);
  const late = Date.parse(command.at) - Date.parse(state.nextMissAt) > lateMs;
  return [
    {
      type: "missed",
      round: state.round,
      step,
      rung,
      at: command.at,
      late,
      ...(to && { to }),
      // What is acute waits for no quarter of an hour, and for no other case.
      ...(!isAcute(state) && { gathered: state.nextMissAt }),
      nextMissAt: nextMiss(state, step, command.at, world),
    },
  ];
};
/** Says how many days are left when it is said: after downtime that is not the number that was planned. */
export const remind = (state: Case, { values: { of, days }, at }: Fired, world: World): Decided => {
  const deadline = state.deadlines.find(({ id }) => id === of);
  if (state.step !== "open" || !deadline) return [];
  const { id } = deadline;
  const left = Math.round(
    (Date.parse(reveal(deadline.day)) - Date.parse(world.calendar.day(at))) / dayMs,
  );
  const to = personOn(rungOf(Number(days)), state, world.calendar.day(at), world);
  return [
    {
      type: "deadlineNear",
      id,
      at,
      days: Number(days),
      left: declassify(left, "deadline"),
      ...(to && { to }),
    },
  ];
};
export const askedWeekend = (state: Case, { at }: Moment, world: World): Decided =>
  askWeekend(state, at, personOn("holder", state, world.calendar.day(at), world), world);

/** Nobody has answered an invitation: the one who sent it is told to phone. */
export const askAgain = (state: Case, { values: { of }, at }: Fired): Decided => {
  const waiting =
    state.step === "open" &&
    state.parts.find(({ agency, state: is }) => agency === of && is === "invited");
  return waiting ? [{ type: "unanswered", agency: waiting.agency, at }] : [];
};

/** A meeting has been through it: a wish to bring it up is granted. */
export const discussed = (state: State): readonly Event[] =>
  state.step === "open" && state.agendaAsked ? [{ type: "discussed" }] : [];
