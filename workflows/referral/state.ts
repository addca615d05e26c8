// What has happened to one referral, and what is true because of it.
import { linkFolds } from "../../src/rules/answer-link.ts";
import { type Folds, fold } from "../../src/rules/fold.ts";
import { reveal } from "../../src/rules/ui.ts";
import { disputing } from "./codes.ts";
import type { Event, Referral, State, Step } from "./model.ts";

export type * from "./model.ts";

export const initial: State = { step: "new" };

/** Nobody is waited for any more. */
const quiet = ({ nextSilenceAt: _next, ...state }: Referral): Referral => ({
  ...state,
  silence: [],
});
type Moved = {
  readonly at: Referral["draftedAt"];
  readonly by?: Referral["by"];
  readonly link?: true;
};
const moved = (
  state: Referral,
  step: Step,
  e: Moved,
  more: { readonly disputed?: true } = {},
): Referral => ({
  ...quiet(state),
  step,
  moments: [
    ...state.moments,
    {
      at: e.at,
      step,
      ...(e.by !== undefined && { by: e.by }),
      ...(e.link && { link: e.link }),
      ...more,
    },
  ],
});
/** One says that another municipality is responsible. */
const sentBack = ({ reason }: Pick<Extract<Event, { type: "declined" }>, "reason">) =>
  reveal(reason) === disputing ? ({ disputed: true } as const) : {};
const author = (state: Referral, by: Referral["by"]): Pick<Referral, "authors"> => ({
  authors: [...new Set([...(state.authors ?? []), by])],
});
const asked = (state: Referral): Pick<Referral, "asks"> => ({ asks: (state.asks ?? 0) + 1 });
const sent = (state: Referral, e: Extract<Event, { type: "sent" }>): Referral => {
  const {
    links: _links,
    offered: _offered,
    holder: _holder,
    deputy: _deputy,
    outcome: _outcome,
    reason: _reason,
    suggested: _suggested,
    settled: _settled,
    ...rest
  } = state;
  return {
    ...moved(rest, "sent", e),
    sends: state.sends + 1,
    outside: e.outside,
    sentAt: e.at,
    ackBy: e.ackBy,
    answerBy: e.answerBy,
    nextSilenceAt: e.ackBy,
    handed: {},
    ...author(state, e.by),
    ...(e.second && { ...asked(state), second: e.second }),
  };
};
const handed = (state: Referral, e: Extract<Event, { type: "handed" }>): Referral => {
  const both = { ...state.handed, [e.side]: { at: e.at, by: e.by } };
  const next: Referral = {
    ...quiet(state),
    handed: both,
    ...(e.carrier && { facts: { ...state.facts, carrier: e.carrier } }),
    ...(e.newCase && { newCase: e.newCase }),
  };
  return both.sender && both.receiver ? moved(next, "handedOver", e) : next;
};

const folds: Folds<Referral, Exclude<Event, { type: "drafted" }>> = {
  ...linkFolds<Referral>(),
  /** What a second person was asked about, and what somebody phoned about, was something else. */
  // Whoever had it wrote it all the same, and is no second person.
  handedOn: (state, { to }) => ({ ...state, ...author(state, state.by), by: to }),
  edited: (
    { second: _second, called: _called, agreed: _agreed, ...rest },
    { by, type: _type, ...written },
  ) => ({
    ...rest,
    ...author(rest, by),
    ...written,
  }),
  called: (state, { at }) => ({ ...state, called: at }),
  assessed: (state, { assessment, at, by }) => ({
    ...state,
    ...author(state, by),
    assessed: { ...assessment, at, by },
  }),
  secondAsked: (state, { by, second }) => ({
    ...state,
    ...author(state, by),
    ...asked(state),
    second,
  }),
  secondDecided: (state, { by, at, yes }) =>
    state.second ? { ...state, second: { ...state.second, decided: { by, at, yes } } } : state,
  secondLate: (state, { at }) =>
    state.second
      ? {
          ...state,
          second: { ...state.second, ...(state.second.late ? { again: at } : { late: at }) },
        }
      : state,
  sent,
  frozen: (state, { snapshot }) => ({
    ...state,
    snapshot,
    ...(snapshot.quiet && { quiet: snapshot.quiet }),
  }),
  caseRenamed: (state, { caseRef, caseWords }) => ({ ...state, caseRef, caseWords }),
  hushed: (state, event) => ({ ...state, quiet: event.quiet }),
  unanswered: (state, { silence, nextSilenceAt }) => ({
    ...state,
    silence: [...state.silence, silence].slice(-6),
    ...(nextSilenceAt && { nextSilenceAt }),
  }),
  received: (state, e) => ({
    ...moved(state, "received", e),
    ...(e.by !== undefined && { receivedBy: e.by }),
    nextSilenceAt: e.nextSilenceAt,
  }),
  asked: (state, e) => ({ ...moved(state, "question", e), question: e.question }),
  answered: (state, e) => ({
    ...moved(state, "received", e),
    facts: e.facts,
    answerBy: e.answerBy,
    nextSilenceAt: e.answerBy,
  }),
  offered: (state, e) => ({ ...moved(state, "offered", e), offered: { at: e.at, who: e.who } }),
  accepted: (state, e) => ({
    ...moved(state, "accepted", e),
    holder: e.holder,
    deputy: e.deputy,
    ...(e.judged && { judged: e.judged }),
  }),
  declined: (state, e) => ({
    ...moved(state, "declined", e, sentBack(e)),
    reason: e.reason,
    ...(e.suggested && { suggested: e.suggested }),
  }),
  handed,
  began: (state, e) => moved(state, "ongoing", e),
  rested: (state, e) => ({ ...moved(state, "dormant", e), reason: e.reason }),
  finished: (state, e) => ({ ...moved(state, "done", e), outcome: e.outcome }),
  failed: (state, e) => ({ ...moved(state, "failed", e, sentBack(e)), reason: e.reason }),
  confirmed: (state, e) => moved(state, "confirmed", e),
  withdrawn: (state, e) => ({
    ...moved(state, "withdrawn", e),
    ...(e.reason && { reason: e.reason }),
    ...(e.consentGone && { consentGone: e.consentGone }),
    ...(e.settleBy && { settleBy: e.settleBy }),
  }),
  travels: (state, event) => ({ ...state, travel: event.travel }),
  settled: (state, { at, by }) => ({ ...quiet(state), settled: { at, by } }),
  toldStill: (state, { at, by, code }) => ({
    ...state,
    still: { at, ...(by !== undefined && { by }), code, n: (state.still?.n ?? 0) + 1 },
  }),
  mistaken: (state, e) => ({ ...moved(state, "mistaken", e), reason: e.reason }),
  wentAstray: (state, { type: _type, ...astray }) => ({
    ...moved(state, "astray", astray),
    astray,
  }),
  deleted: (state, { at, by }) =>
    state.astray ? { ...state, astray: { ...state.astray, deleted: { at, by } } } : state,
  discarded: (state, e) => ({ ...moved(state, "discarded", e), eraseBy: e.eraseBy }),
};
export const evolve = (state: State, event: Event): State => {
  if (event.type === "drafted") {
    const { type: _type, at, ...rest } = event;
    return {
      ...rest,
      step: "draft",
      draftedAt: at,
      sends: 0,
      silence: [],
      handed: {},
      moments: [{ at, step: "draft", by: rest.by }],
    };
  }
  return state.step === "new" ? state : fold(folds, state, event);
};
