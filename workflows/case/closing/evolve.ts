// What is true of a case because it was closed, or because a colleague is asked whether it is to be.
import type { Folds } from "../../../src/rules/fold.ts";
import { countedAtClosing } from "../counting/evolve.ts";
import type { Event } from "../events.ts";
import type { Case } from "../model.ts";

const closed = (state: Case, e: Extract<Event, { type: "closed" }>): Case => {
  const {
    weekendAt: _weekend,
    times: _old,
    forStatistics: _said,
    closing: _asked,
    keptOpen: _kept,
    giving: _given,
    ...rest
  } = state;
  const row = state.row ?? e.row;
  const chain: Case["chain"] = [
    ...state.chain,
    { at: e.at, what: "closed", who: state.holder, agency: state.agency },
  ];
  return {
    ...rest,
    step: "closed",
    nextMissAt: undefined,
    missed: [],
    past: state.missed,
    pastEnded: "replanned",
    closings: state.closings + 1,
    row,
    closed: {
      at: e.at,
      reason: e.reason,
      row,
      stats: e.stats,
      ...(e.counting && { counting: e.counting }),
      ...(e.second && { second: e.second }),
    },
    ...(e.times && { times: e.times }),
    ...countedAtClosing(e),
    chain,
  };
};
const closeAsked = (
  { keptOpen: _kept, ...state }: Case,
  { at, by, to, said }: Extract<Event, { type: "closeAsked" }>,
): Case => {
  const n = (state.closingAsks ?? 0) + 1;
  return {
    ...state,
    closingAsks: n,
    closing: { n, at, by, said, asked: [{ n: 1, at, ...(to && { to }) }] },
  };
};
const closeWaits = (
  { keptOpen: _kept, ...state }: Case,
  { at, by, said, second }: Extract<Event, { type: "closeWaits" }>,
): Case => {
  const n = (state.closingAsks ?? 0) + 1;
  return {
    ...state,
    closingAsks: n,
    closing: { n, at, by, said, asked: [], waits: { ...(second && { second }) } },
  };
};
/** The newest questions keep their messages. */
const shownAsks = 6;
const closeAskedAgain = (
  state: Case,
  { at, to }: Extract<Event, { type: "closeAskedAgain" }>,
): Case => {
  const { closing } = state;
  if (closing === undefined) return state;
  const next = { n: (closing.asked.at(-1)?.n ?? 0) + 1, at, ...(to && { to }) };
  return { ...state, closing: { ...closing, asked: [...closing.asked, next].slice(-shownAsks) } };
};
const keptOpen = (
  { closing, ...state }: Case,
  { at, by, instead }: Extract<Event, { type: "keptOpen" }>,
): Case =>
  closing === undefined
    ? state
    : { ...state, keptOpen: { n: closing.n, at, by, instead, asker: closing.by } };
/** As many are offered in the form, the newest; what was fetched before them can be fetched again. */
const keptDocuments = 20;
/** A guest has left, with nobody who said so. */
const readingEnded = (
  state: Case,
  { agency, at }: Extract<Event, { type: "readingEnded" }>,
): Case =>
  agency === state.agency
    ? { ...state, readingEnded: at }
    : {
        ...state,
        parts: state.parts.map((part) =>
          part.agency === agency ? { ...part, state: "left" as const, since: at } : part,
        ),
      };
type Closing =
  | "openedForRegistrar"
  | "closedForRegistrar"
  | "disposalSaid"
  | "readingEnded"
  | "closed"
  | "closeAsked"
  | "closeWaits"
  | "closeAskedAgain"
  | "keptOpen"
  | "fetched"
  | "filed";
export const closing: Folds<Case, Extract<Event, { type: Closing }>> = {
  fetched: (state, { type: _type, ...one }) => ({
    ...state,
    fetched: [...(state.fetched ?? []), one].slice(-keptDocuments),
  }),
  openedForRegistrar: (state, { type: _type, ...said }) => ({ ...state, registrar: said }),
  closedForRegistrar: ({ registrar: _over, ...state }) => state,
  disposalSaid: (state, { type: _type, ...said }) => ({ ...state, disposal: said }),
  readingEnded: (state, event) => readingEnded(state, event),
  filed: (state, { at, document }) => ({ ...state, filedOn: at, filed: document }),
  closed: (state, event) => closed(state, event),
  closeAsked: (state, event) => closeAsked(state, event),
  closeWaits: (state, event) => closeWaits(state, event),
  closeAskedAgain: (state, event) => closeAskedAgain(state, event),
  keptOpen: (state, event) => keptOpen(state, event),
};
