// Ten minutes to take an answer back. What was owed before is owed again, at its old time.

import type { Decided } from "../../../src/rules/command.ts";
import { type Instant, type MemberId, reveal } from "../../../src/rules/ui.ts";
import { plus, refuse } from "../../../src/rules/workflow.ts";
import type { Before, Case } from "../model.ts";

/** Long enough to see that it was the wrong case, and too short for anybody to have acted on it. [design] */
const undoMs = 10 * 60_000;
const always = [
  "due",
  "nextMissAt",
  "missed",
  "past",
  "pastEnded",
  "snoozes",
  "withoutContact",
  "agendaAsked",
  "risk",
  "child",
] as const;
const perhaps = [
  "childBefore",
  "language",
  "weekendAt",
  "latest",
  "next",
  "unreached",
  "doubted",
  "wished",
  "missing",
  "wish",
] as const;

type Undone = { readonly type: "undone"; readonly at: Instant; readonly by: MemberId };
const changed = [...always, ...perhaps];
/** What an answer changes, as it was. */
export const before = (state: Case): Before => {
  const found: Partial<Record<(typeof changed)[number], unknown>> = {};
  for (const name of changed) if (name in state) found[name] = state[name];
  return found as unknown as Before;
};
/** Back to it, as another stretch of waiting: what rang once does not ring again. */
export const restored = (state: Case): Case => {
  const { undo, ...rest } = state;
  if (undo === undefined) return state;
  const kept = Object.fromEntries(
    Object.entries(rest).filter(([name]) => !(perhaps as readonly string[]).includes(name)),
  ) as unknown as Case;
  const back = {
    ...kept,
    ...undo.before,
    round: state.round + 1,
    undone: state.round + 1,
    undoneAt: undo.at,
  };
  // Its guide was told otherwise.
  return reveal(back.child) === reveal(state.child)
    ? back
    : { ...back, covers: (state.covers ?? 0) + 1 };
};
/** Until when the newest answer can be taken back; undefined: it cannot, because something else has happened since. */
export const undoUntil = ({ undo, round, step, red }: Case): Instant | undefined =>
  undo !== undefined &&
  undo.round === round &&
  step === "open" &&
  (red === undefined || red.over !== undefined)
    ? plus(undo.at, undoMs)
    : undefined;
export const mayUndo = (state: Case, now: Instant, member: MemberId): boolean => {
  const until = undoUntil(state);
  return until !== undefined && now <= until && state.undo?.by === member;
};
export const undo = (state: Case, at: Instant, by: MemberId): Decided<Undone> => {
  const until = undoUntil(state);
  if (until === undefined || state.undo?.by !== by) return refuse("case.undo.gone");
  return at > until ? refuse("case.undo.late") : [{ type: "undone", at, by }];
};
