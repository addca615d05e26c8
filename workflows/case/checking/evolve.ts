// A round: what is due next, and what a check-in makes of the case.
import { type Instant, type MemberId, reveal } from "../../../src/rules/ui.ts";
import type { Event, Planned } from "../events.ts";
import { reached } from "../missing/evolve.ts";
import type { Case } from "../model.ts";
import { before } from "./undo.ts";

export const planned = (e: Planned): Planned & { readonly weekendAt?: Instant } => ({
  due: e.due,
  nextMissAt: e.nextMissAt,
  ...(e.weekendAt && { weekendAt: e.weekendAt }),
});
const round = (state: Case, e: Planned, pastEnded: Case["pastEnded"]) => ({
  ...planned(e),
  round: state.round + 1,
  missed: [],
  past: state.missed,
  pastEnded,
});
/** A new obligation: the old ladder ends. Without `weekendAt` the Friday question is gone too. */
export const newRound = (state: Case, e: Planned, pastEnded: Case["pastEnded"]): Case => {
  const { weekendAt: _old, undo: _undo, ...rest } = state;
  return { ...rest, ...round(state, e, pastEnded) };
};
export const undoable = (state: Case, at: Instant, by: MemberId): NonNullable<Case["undo"]> => ({
  at,
  by,
  round: state.round + 1,
  before: before(state),
});
/** The screen shows some; older ones are in the journal. */
const shownBefore = 6;
/** The new answer holds, the old one is kept with who said otherwise; its guide hears of it. */
export const withChild = (
  { child: old, childBefore = [], covers = 0 }: Case,
  child: Case["child"],
  at: Instant,
  by: MemberId,
): Pick<Case, "child" | "childBefore" | "covers"> => ({
  child,
  childBefore: [...childBefore, { child: old, at, by }].slice(-shownBefore),
  covers: covers + 1,
});
export const checkedIn = (state: Case, e: Extract<Event, { type: "checkedIn" }>): Case => {
  const contact = reveal(e.latest.contact);
  const withoutContact = contact === "yes" || contact === "notKept" ? 0 : state.withoutContact + 1;
  const red = e.acute ?? reveal(e.latest.safety) === "red";
  // As `newRound` does, in one copy of the case instead of two (docs/decisions/0075).
  const {
    weekendAt: _old,
    undo: _undo,
    unreached: _unreached,
    keptOpen: _kept,
    closing: asked,
    doubted,
    ...rest
  } = state;
  const said = e.latest.consent && reveal(e.latest.consent);
  const back = !red &&
    !(state.red && state.red.over === undefined) && { undo: undoable(state, e.at, e.latest.by) };
  return {
    ...rest,
    ...round(state, e, "done"),
    ...back,
    latest: e.latest,
    withoutContact,
    snoozes: 0,
    ...(withoutContact >= 2 && { unreached: { round: state.round, at: e.at } }),
    ...(e.risk && { risk: e.risk }),
    ...(e.child && withChild(state, e.child, e.at, e.latest.by)),
    ...(e.language && { language: e.language }),
    agendaAsked: e.agenda ?? state.agendaAsked,
    // Acute danger is another case than the one that was to be closed.
    ...(asked && !red && { closing: asked }),
    ...(said === "no" ? { doubted: e.at } : said !== "yes" && doubted !== undefined && { doubted }),
    ...(e.next && { next: e.next }),
    ...(e.wish && { wish: { what: e.wish, at: e.at, by: e.latest.by } }),
    ...reached(state, e),
    ...(red
      ? { red: { round: state.round, at: e.at, by: e.latest.by } }
      : state.red && { red: { ...state.red, over: e.at } }),
  };
};
