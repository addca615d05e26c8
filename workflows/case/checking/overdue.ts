// A check-in that did not come stands in a list of the person who has the turn, with what became late beside it; those who had it before hear that it has gone on.
import type { InstanceId, MemberId } from "../../../src/rules/ui.ts";
import type { Signal, World } from "../../../src/rules/workflow.ts";
import { daySignals } from "../../day/signals.ts";
import { hadBefore, toldNow, turnNow } from "../having.ts";
import { personOn } from "../rules.ts";
import type { Case } from "../state.ts";
import { table } from "../table.ts";

/** A day has no more steps than these; what an earlier one has put into a list has gone with a list of a morning. */
const newestSteps = 4;
/** In whose lists of what is late it may stand: of this stretch of waiting, or of the one that has just ended. */
export const reached = (state: Case, world: World): readonly MemberId[] => {
  const isLate = state.missed.length > 0;
  const steps = (isLate ? state.missed : state.past)
    .filter(({ gathered }) => gathered)
    .slice(-newestSteps);
  const newest = steps.at(-1);
  const last =
    newest &&
    (isLate
      ? toldNow(state, world)
      : personOn(newest.rung, state, world.calendar.day(newest.at), world));
  const people = [...steps.map(({ to }) => to), last];
  return [...new Set(people.filter((id) => id !== undefined))];
};
/** Somebody gives it to another, or takes it back: what was said before is said again, under another name. */
const movesOf = ({ chain }: Case) => chain.filter(({ what }) => what === "moved");
export const overdueTells = (state: Case, world: World): readonly Signal[] => {
  const newest = state.missed.at(-1);
  const turn = turnNow(state, world);
  const to = toldNow(state, world);
  if (newest?.gathered === undefined || turn === undefined || to === undefined) return [];
  const moves = movesOf(state);
  const moved = (moves.at(-1)?.at ?? "") > newest.at;
  const { round, undone, holder, deputy } = state;
  const name = [round, newest.step, moves.length, turn.guest?.agency ?? ""].join(":");
  // Also the lists of the morning of the one who is there for the holder, and for those who had it before, however long ago the first step was.
  const inMorning = world.people.onDuty(holder, world.calendar.day(newest.at));
  return [
    ...new Set([
      ...reached(state, world),
      ...(inMorning ? [inMorning] : []),
      ...hadBefore(state, world),
    ]),
  ].map((id) => {
    const member = world.people.members.get(id);
    const gone =
      id !== to && (moved || member === undefined || !table.reads(state, { member }, world));
    const again = id === newest.to && (moved || undone === round);
    const told = {
      to,
      turn,
      holder,
      deputy,
      round,
      due: newest.gathered ?? newest.at,
      late: newest.late,
      again,
      gone,
    };
    return daySignals.to.overdue(`day-${id}` as InstanceId, `overdue:${name}:${id}`, told);
  });
};
