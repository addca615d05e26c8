// What has happened to one case, and what is true because of it.

import { type Folds, fold } from "../../src/rules/fold.ts";
import type { AgencyId, CaseRef, Open } from "../../src/rules/ui.ts";
import { reveal } from "../../src/rules/ui.ts";
import { checkedIn, newRound, planned, undoable, withChild } from "./checking/evolve.ts";
import { restored } from "./checking/undo.ts";
import { closing } from "./closing/evolve.ts";
import { counting } from "./counting/evolve.ts";
import { answeredCover, declinedCover } from "./covering/decide.ts";
import { caseWithout } from "./erasing/redact.ts";
import type { Event } from "./events.ts";
import { investigating } from "./investigating/evolve.ts";
import { missing } from "./missing/evolve.ts";
import type { Case, Part, State } from "./model.ts";
import { passing } from "./passing/evolve.ts";
import { joining } from "./same/evolve.ts";

export type { Event } from "./events.ts";
export type * from "./model.ts";

export const initial: State = { step: "new" };

const withRed = (
  state: Case,
  change: (red: NonNullable<Case["red"]>) => NonNullable<Case["red"]>,
): Case => (state.red ? { ...state, red: change(state.red) } : state);
/** Older ones are counted, and stand with the record of each disclosure. */
const shownReceipts = 6;
/** Of everything that was disclosed to an agency by inviting it, the newest last. */
export const receiptsOf = (part: Part | undefined): readonly CaseRef[] => {
  const kept = [part?.look?.record, part?.record, part?.own?.record];
  return [...(part?.earlier ?? []), ...kept.flatMap((each) => each?.receipt ?? [])];
};
const withPart = (state: Case, agency: AgencyId, change: (part: Part) => Part): Case => ({
  ...state,
  parts: state.parts.map((part) => (part.agency === agency ? change(part) : part)),
});

const opened = ({
  type: _type,
  at,
  by,
  due,
  nextMissAt,
  weekendAt,
  acute,
  rang,
  ...first
}: Extract<Event, { type: "opened" }>): Case => ({
  ...first,
  ...planned({ due, nextMissAt, ...(weekendAt && { weekendAt }) }),
  step: "open",
  openedAt: at,
  openedBy: by,
  round: 1,
  missed: [],
  past: [],
  pastEnded: "done",
  snoozes: 0,
  withoutContact: 0,
  parts: [],
  consents: [],
  shares: [],
  deadlines: [],
  agendaAsked: false,
  closings: 0,
  ...(acute && { red: { round: 1, at, by, ...(rang && { called: rang }) } }),
  chain: [{ at, what: "opened", who: first.holder, agency: first.agency }],
});
const assigned = (
  { giving: _given, ...state }: Case,
  e: Extract<Event, { type: "assigned" }>,
): Case => {
  const asked = state.weekendAsked;
  // Asked today and not answered: the question goes with the case. One about a weekend that has been stays where it was.
  const open = asked !== undefined && asked.who === undefined && e.at.slice(0, 10) <= asked.day;
  const chain: Case["chain"] = [
    ...state.chain,
    { at: e.at, what: "moved", who: e.holder, agency: state.agency },
  ];
  return {
    ...state,
    holder: e.holder,
    deputy: e.deputy,
    chain,
    ...(open && { weekendAsked: { day: asked.day } }),
  };
};
/** Of a deadline: older ones say nothing that these do not. */
const shownReminders = 10;
/** That it is over is said with the next check-in, or from then on to the next one. */
const afterRest = (
  deadline: Case["deadlines"][number],
  { at, due }: Extract<Event, { type: "reopened" }>,
): Case["deadlines"][number] => {
  const toldOver = deadline.reminded.some(({ days }) => days < 0);
  const coming = deadline.reminders.map((each) =>
    each.days === -1 && each.at <= at && !toldOver ? { ...each, at: due } : each,
  );
  const reminded = deadline.reminded.map((said) => (said.days < 0 ? { ...said, at } : said));
  return { ...deadline, reminded, reminders: coming.filter((each) => each.at > at) };
};
const reopened = (state: Case, e: Extract<Event, { type: "reopened" }>): Case => {
  const {
    closed: _closed,
    filedOn: _filedOn,
    filed: _filed,
    fetched: _fetched,
    disposal: _said,
    ...rest
  } = newRound(state, e, "replanned");
  // What would have been said while it was closed is not said now, all at once.
  const deadlines = state.deadlines.map((d) => afterRest(d, e));
  const consents = state.consents.map((each) =>
    each.reviewAt && each.reviewAt <= e.at ? { ...each, reviewAt: e.due } : each,
  );
  return {
    ...rest,
    step: "open",
    deadlines,
    consents,
    chain: [
      ...state.chain,
      { at: e.at, what: "reopened", who: state.holder, agency: state.agency },
    ],
  };
};

/** Whoever it was passed on to hears of it: it decides where they may speak of it. */
const hushed = (state: Case, quiet: Case["quiet"]): Case =>
  reveal(quiet) === reveal(state.quiet)
    ? { ...state, quiet }
    : { ...state, quiet, hushes: (state.hushes ?? 0) + 1 };
const weekendAnswered = (state: Case, e: Extract<Event, { type: "weekendAnswered" }>): Case => {
  const { type: _type, until: _until, days: _days, ...said } = e;
  const { weekendAsked: asked } = state;
  const again = asked?.day === e.day && asked.to && { to: asked.to };
  return { ...state, weekendAsked: { ...said, ...again }, cover: answeredCover(state.cover, e) };
};
/** The question is open again, for the one who was asked first and for the one who had named them. */
const coverDeclined = (state: Case, e: Extract<Event, { type: "coverDeclined" }>): Case => {
  const { cover, weekendAsked: asked } = state;
  if (cover === undefined) return state;
  return {
    ...state,
    cover: declinedCover(cover, e),
    weekendAsked: { day: cover.day, ...(asked?.to && { to: asked.to }) },
  };
};
/** Each event to what it makes of the state. */
const folds: Folds<Case, Exclude<Event, { type: "opened" }>> = {
  checkedIn: (state, event) => checkedIn(state, event),
  missed: (state, event) => {
    const { type: _type, nextMissAt, ...missed } = event;
    return { ...state, nextMissAt, missed: [...state.missed, missed].slice(-6) };
  },
  snoozed: ({ wished: _old, ...state }, event) => ({
    ...newRound(state, event, "postponed"),
    undo: undoable(state as Case, event.at, event.by),
    snoozes: state.snoozes + 1,
    ...(event.wished && { wished: event.wished }),
  }),
  undone: (state) => restored(state),
  discussed: (state) => ({ ...state, agendaAsked: false }),
  // The answer that can be taken back would take this along.
  childSet: ({ undo: _undo, ...state }, { child, at, by }) => ({
    ...state,
    ...withChild(state, child, at, by),
  }),
  languageSet: ({ undo: _undo, ...state }, { language }) => ({ ...state, language }),
  // The answer that can be taken back stays: chat would show that this was said.
  safeContactSet: (state, { type: _type, ...safeContact }) => ({ ...state, safeContact }),
  quietSet: (state, { quiet }) => hushed(state, quiet),
  assigned: (state, event) => assigned(state, event),
  giving: (state, { type: _type, ...giving }) => ({ ...state, giving }),
  givingStopped: ({ giving: _given, ...state }) => state,
  riskSet: (state, event) =>
    hushed({ ...newRound(state, event, "replanned"), risk: event.risk }, event.quiet),
  calledFor: (state, event) =>
    withRed(state, ({ unsaid, ...red }) => ({
      ...red,
      // Nobody, once more: it is asked on from where it was. From the beginning it would be asked under names that have rung already.
      ...(unsaid && reveal(event.called) === "nobody" && { unsaid }),
      called: event.called,
      ...(event.basis && {
        call: { at: event.at, by: event.by, basis: event.basis, record: event.record },
      }),
    })),
  callReviewed: (state, { at, by, yes }) =>
    withRed(state, (red) =>
      red.call ? { ...red, call: { ...red.call, reviewed: { at, by, yes } } } : red,
    ),
  callUnsaid: (state, { at, to }) =>
    withRed(state, (red) => ({
      ...red,
      unsaid: [
        ...(red.unsaid ?? []),
        { at, n: (red.unsaid?.at(-1)?.n ?? 0) + 1, ...(to && { to }) },
      ].slice(-6),
    })),
  redTold: (state, { at }) => withRed(state, (red) => ({ ...red, told: at })),
  callUnreviewed: (state, { at }) =>
    withRed(state, (red) =>
      red.call
        ? { ...red, call: { ...red.call, ...(red.call.late ? { again: at } : { late: at }) } }
        : red,
    ),
  deadlineSet: (state, { deadline, replaces }) => ({
    ...state,
    deadlines: [...state.deadlines.filter(({ id }) => id !== replaces), deadline],
  }),
  deadlineNear: (state, { id, days, left, to, at }) => {
    const said = { days, left, ...(to && { to }), ...(at && { at }) };
    return {
      ...state,
      deadlines: state.deadlines.map((each) =>
        each.id === id
          ? { ...each, reminded: [...each.reminded, said].slice(-shownReminders) }
          : each,
      ),
    };
  },
  deadlineMet: (state, event) => ({
    ...state,
    deadlines: state.deadlines.filter((d) => d.id !== event.id),
  }),
  weekendPassed: (state, event) => ({ ...state, weekendAt: event.weekendAt }),
  weekendAsked: (state, { weekendAt, day, to }) => ({
    ...state,
    weekendAt,
    weekendAsked: { day, ...(to && { to }) },
  }),
  weekendAnswered: (state, event) => weekendAnswered(state, event),
  coverDeclined: (state, event) => coverDeclined(state, event),
  coverEnded: ({ cover: _over, ...state }) => state,
  invited: (state, { part }) => {
    const old = state.parts.find(({ agency }) => agency === part.agency);
    const all = receiptsOf(old);
    const earlier = all.slice(-shownReceipts);
    const older = ((old?.older ?? 0) + all.length - earlier.length) as Open<number>;
    const others = state.parts.filter(({ agency }) => agency !== part.agency);
    return {
      ...state,
      parts: [
        ...others,
        { ...part, ...(earlier.length > 0 && { earlier }), ...(older > 0 && { older }) },
      ],
    };
  },
  looked: (state, { agency, at, by, record }) =>
    withPart(state, agency, (part) => ({ ...part, look: { at, by, record } })),
  unanswered: (state, event) =>
    withPart(state, event.agency, ({ remindAt: _asked, ...part }) => ({
      ...part,
      unanswered: event.at,
    })),
  uninvited: (state, event) =>
    withPart(state, event.agency, (part) => ({ ...part, state: "withdrawn", since: event.at })),
  joined: (state, event) => ({
    ...withPart(state, event.agency, (part) => ({
      ...part,
      state: "in",
      since: event.at,
      contact: event.contact,
      record: event.record,
    })),
    chain: [
      ...state.chain,
      { at: event.at, what: "joined", who: { member: event.contact }, agency: event.agency },
    ],
  }),
  declined: (state, event) =>
    withPart(state, event.agency, (part) => ({ ...part, state: "declined", since: event.at })),
  departed: (state, event) => ({
    ...withPart(state, event.agency, (part) => ({ ...part, state: "left", since: event.at })),
    chain: [
      ...state.chain,
      { at: event.at, what: "left", who: { member: event.by }, agency: event.agency },
    ],
  }),
  partEnded: (state, { at, agency, by, reason }) => ({
    ...withPart(state, agency, (part) => ({
      ...part,
      state: "left",
      since: at,
      ended: { at, by, ...(reason && { reason }) },
    })),
    chain: [...state.chain, { at, what: "left", who: { member: by }, agency }],
  }),
  reopened: (state, event) => reopened(state, event),
  renamed: (state, { ref, words, at, by, also, more }) => ({
    ...state,
    ref,
    words,
    named: {
      n: (state.named?.n ?? 0) + 1,
      at,
      by,
      told: 1,
      ...(also && { also }),
      ...(more && { more }),
    },
    chain: [...state.chain, { at, what: "renamed", who: state.holder, agency: state.agency }],
  }),
  renamedMore: (state) =>
    state.named ? { ...state, named: { ...state.named, told: state.named.told + 1 } } : state,
  requested: (state, { request }) => ({ ...state, requests: [...(state.requests ?? []), request] }),
  eraseAsked: (state, { eraseBy, operator, requested, drafts }) => ({
    ...{ ...state, step: "erasing", eraseBy },
    ...(operator && { byOperator: operator }),
    ...(requested && { byRequest: requested }),
    ...(drafts && { drafts }),
  }),
  kindsErased: (state, { type: _type, at: _at, ...one }) => ({
    ...caseWithout(state, one.kinds),
    taken: [...(state.taken ?? []), one],
  }),
  kindGone: (state) => state,
  ...passing,
  ...closing,
  ...counting,
  ...missing,
  ...joining,
  ...investigating,
};
export const evolve = (state: State, event: Event): State => {
  if (event.type === "opened") return opened(event);
  return state.step === "new" ? state : fold(folds, state, event);
};
