// What has happened to one referral, and what is true because of it.
import { never } from "../../src/rules/workflow.ts";
import type { Event, Referral, State, Step } from "./model.ts";

export type * from "./model.ts";

export const initial: State = { step: "new" };

const moved = (state: Referral, step: Step, e: { readonly at: Referral["draftedAt"]; readonly by?: Referral["by"] }): Referral => ({
  ...state,
  step,
  moments: [...state.moments, { at: e.at, step, ...(e.by !== undefined && { by: e.by }) }],
});
/** Nobody is waited for any more. */
const quiet = ({ nextSilenceAt: _next, ...state }: Referral): Referral => ({ ...state, silence: [] });
const drafted = (e: Extract<Event, { type: "drafted" }>): Referral => {
  const { type: _type, at, ...rest } = e;
  return { ...rest, step: "draft", draftedAt: at, sends: 0, silence: [], handed: {}, moments: [{ at, step: "draft", by: e.by }] };
};
const author = (state: Referral, by: Referral["by"]): Pick<Referral, "authors"> => ({
  authors: [...new Set([...(state.authors ?? []), by])],
});
const asked = (state: Referral): Pick<Referral, "asks"> => ({ asks: (state.asks ?? 0) + 1 });
/** What a second person was asked about, and what somebody phoned about, was something else. */
const edited = (state: Referral, e: Extract<Event, { type: "edited" }>): Referral => {
  const { second: _second, called: _called, ...rest } = state;
  return { ...rest, ...author(state, e.by), facts: e.facts, outside: e.outside };
};
const sent = (state: Referral, e: Extract<Event, { type: "sent" }>): Referral => {
  const { holder: _holder, deputy: _deputy, outcome: _outcome, reason: _reason, suggested: _suggested, ...rest } = quiet(state);
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
    ...state,
    handed: both,
    ...(e.carrier && { facts: { ...state.facts, carrier: e.carrier } }),
    ...(e.newCase && { newCase: e.newCase }),
  };
  return both.sender && both.receiver ? moved(next, "handedOver", e) : next;
};

const happened = (state: Referral, event: Exclude<Event, { type: "drafted" }>): Referral => {
  switch (event.type) {
    case "edited":
      return edited(state, event);
    case "called":
      return { ...state, called: event.at };
    case "secondAsked":
      return { ...state, ...author(state, event.by), ...asked(state), second: event.second };
    case "secondDecided":
      return state.second ? { ...state, second: { ...state.second, decided: { by: event.by, at: event.at, yes: event.yes } } } : state;
    case "secondLate":
      return state.second ? { ...state, second: { ...state.second, late: event.at } } : state;
    case "sent":
      return sent(state, event);
    case "frozen":
      return { ...state, snapshot: event.snapshot };
    case "unanswered":
      return { ...state, silence: [...state.silence, event.silence].slice(-6), nextSilenceAt: event.nextSilenceAt };
    case "received":
      return { ...moved(quiet(state), "received", event), receivedBy: event.by, nextSilenceAt: event.nextSilenceAt };
    case "asked":
      return { ...moved(quiet(state), "question", event), question: event.question };
    case "answered":
      return { ...moved(quiet(state), "received", event), facts: event.facts, answerBy: event.answerBy, nextSilenceAt: event.answerBy };
    case "accepted":
      return { ...moved(quiet(state), "accepted", event), holder: event.holder, deputy: event.deputy };
    case "declined":
      return { ...moved(quiet(state), "declined", event), reason: event.reason, ...(event.suggested && { suggested: event.suggested }) };
    case "handed":
      return handed(state, event);
    case "began":
      return moved(state, "ongoing", event);
    case "rested":
      return { ...moved(state, "dormant", event), reason: event.reason };
    case "finished":
      return { ...moved(state, "done", event), outcome: event.outcome };
    case "failed":
      return { ...moved(quiet(state), "failed", event), reason: event.reason };
    case "confirmed":
      return moved(state, "confirmed", event);
    case "withdrawn":
      return {
        ...moved(quiet(state), "withdrawn", event),
        ...(event.reason && { reason: event.reason }),
        ...(event.consentGone && { consentGone: true as const }),
      };
    case "mistaken":
      return { ...moved(quiet(state), "mistaken", event), reason: event.reason };
    case "discarded":
      return { ...moved(quiet(state), "discarded", event), eraseBy: event.eraseBy };
    default:
      return never(event, "referral.evolve");
  }
};
export const evolve = (state: State, event: Event): State => {
  if (event.type === "drafted") return drafted(event);
  return state.step === "new" ? state : happened(state, event);
};
