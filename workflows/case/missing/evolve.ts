// What is true of a person who is missing, because of what has happened.
import type { Folds } from "../../../src/rules/fold.ts";
import { reveal, seal } from "../../../src/rules/ui.ts";
import type { Event } from "../events.ts";
import type { Case, Missing } from "../model.ts";

type Happened = Extract<
  Event,
  { type: "wished" | "wentMissing" | "missingRang" | "missingAsked" | "found" }
>;
const withMissing = (state: Case, change: (missing: Missing) => Missing): Case =>
  state.missing ? { ...state, missing: change(state.missing) } : state;
/** Of prompts and of calls: older ones are in the journal. */
const [shownAsks, shownCalls] = [6, 20];
export const missing: Folds<Case, Happened> = {
  // The answer that can be taken back would take this along.
  wished: ({ undo: _undo, ...state }, { at, by, what }) => ({ ...state, wish: { what, at, by } }),
  wentMissing: ({ undo: _undo, ...state }, { at, by }) => ({
    ...state,
    missing: { at, by, asked: [], rang: [] },
  }),
  missingRang: (state, { type: _type, ...call }) =>
    withMissing(state, ({ rang, ...all }) => ({
      ...all,
      asked: [],
      rang: [...rang, call].slice(-shownCalls),
    })),
  missingAsked: (state, { at, to }) =>
    withMissing(state, ({ asked, ...all }) => ({
      ...all,
      asked: [...asked, { n: (asked.at(-1)?.n ?? 0) + 1, at, ...(to && { to }) }].slice(-shownAsks),
    })),
  found: (state, { at, by, how }) =>
    withMissing(state, (all) => ({ ...all, over: { at, by, how } })),
};
/** A check-in with contact ends it. */
export const reached = (
  { missing: is }: Case,
  { latest, at }: Extract<Event, { type: "checkedIn" }>,
): Pick<Case, "missing"> =>
  is && !is.over && reveal(latest.contact) === "yes"
    ? { missing: { ...is, over: { at, by: latest.by, how: seal("contact" as const) } } }
    : {};
