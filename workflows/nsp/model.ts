// What is true of one application for support. Who it is for has no field.
import { type Folds, fold } from "../../src/rules/fold.ts";
import {
  type AgencyId,
  type CaseRef,
  type InstanceId,
  type Instant,
  type MemberId,
  type Open,
  reveal,
  type Sealed,
  seal,
} from "../../src/rules/ui.ts";
import type * as codes from "./codes.ts";

type Of<L extends readonly string[]> = Sealed<codes.Code<L>>;
export type Step =
  | "draft"
  | "sent"
  | "question"
  | "proposed"
  | "coming"
  | "ongoing"
  | "reported"
  | "closed"
  | "refused"
  | "withdrawn"
  | "discarded";
type Amount = Of<typeof codes.amounts>;
/** What is asked for. `from` and `to`: local days, both of them in the period. */
export type Wanted = {
  readonly form: Open<codes.Code<typeof codes.supportForms>>;
  readonly why: Of<typeof codes.whyNot>;
  readonly cost: Of<typeof codes.costs>;
  readonly amount: Amount;
  readonly children?: Of<typeof codes.children>;
  readonly from: Sealed<string>;
  readonly to: Sealed<string>;
};
export type Agreed = { readonly form: Of<typeof codes.again>; readonly at: Instant };
type Period = Pick<Wanted, "from" | "to" | "amount">;
type Stage = "reserved" | "granted" | "reported" | "released";
/** What the year's budget is told, once each. `no`: of which period. */
type Booking = {
  readonly stage: Stage;
  readonly no: number;
  readonly year: Sealed<string>;
  readonly amount: Amount;
  readonly used?: Of<typeof codes.used>;
};
type Proposal = {
  readonly yes: boolean;
  readonly at: Instant;
  readonly by: MemberId;
  readonly amount?: Amount;
  readonly reason?: Of<typeof codes.refusals>;
};
type Report = { readonly used: Of<typeof codes.used>; readonly outcome: Of<typeof codes.outcomes> };
type First = {
  readonly number: CaseRef;
  /** Its name in the budget: known to nobody else, so that nothing there leads back once this is erased. */
  readonly row: InstanceId;
  readonly agency: AgencyId;
  readonly platform: AgencyId;
  readonly by: MemberId;
  readonly kase?: InstanceId;
};
/** That it was sent without a case: kept under a key of its own when this is gone. */
type Record = {
  readonly id: InstanceId;
  readonly receipt: CaseRef;
  readonly at: Instant;
  readonly by: MemberId;
};
export type Application = First & {
  readonly step: Step;
  readonly asked: Wanted;
  readonly agreed?: Agreed;
  readonly conditions?: Sealed<readonly codes.Code<typeof codes.conditions>[]>;
  readonly sends: number;
  readonly record?: Record;
  /** How often it has been somebody else's turn, and since when it is as it is. */
  readonly round: number;
  readonly since: Instant;
  /** When somebody was reminded since then. */
  readonly silence: readonly { readonly at: Instant; readonly to?: MemberId }[];
  readonly question?: Of<typeof codes.questions>;
  readonly proposal?: Proposal;
  readonly reason?: Of<typeof codes.refusals>;
  readonly periods: readonly Period[];
  /** What its applicant has just heard. */
  readonly news?: "granted" | "longer" | "notLonger";
  readonly report?: Report;
  readonly bookings: readonly Booking[];
  readonly eraseBy?: Instant;
  /** Its days have passed: neither a draft that was put aside, nor gone with its case. */
  readonly outlived?: true;
};
export type State = { readonly step: "new" } | Application;

type Done = { readonly at: Instant; readonly by: MemberId };
export type Event =
  | ({
      readonly type: "drafted";
      readonly at: Instant;
      readonly asked: Wanted;
      readonly agreed?: Agreed;
    } & First)
  | { readonly type: "edited"; readonly asked: Wanted; readonly agreed?: Agreed }
  | ({
      readonly type: "sent";
      readonly conditions: NonNullable<Application["conditions"]>;
      readonly record?: Record;
    } & Done)
  | ({ readonly type: "extended"; readonly asked: Wanted; readonly agreed?: Agreed } & Done)
  | ({ readonly type: "asked"; readonly question: NonNullable<Application["question"]> } & Done)
  | ({ readonly type: "answered"; readonly asked: Wanted } & Done)
  | ({ readonly type: "proposed" } & Proposal)
  | ({ readonly type: "objected" } & Done)
  /** `begun`: its period has begun on that day. */
  | ({ readonly type: "decided"; readonly begun: boolean } & Done)
  | { readonly type: "began"; readonly at: Instant }
  | { readonly type: "reminded"; readonly at: Instant; readonly to?: MemberId }
  | ({ readonly type: "reported" } & Report & Done)
  | ({ readonly type: "closed" } & Done)
  | { readonly type: "handedOn"; readonly to: MemberId }
  /** `all`: with what was granted before. */
  | {
      readonly type: "withdrawn";
      readonly at: Instant;
      readonly all: boolean;
      readonly by?: MemberId;
    }
  | {
      readonly type: "discarded";
      readonly at: Instant;
      readonly eraseBy: Instant;
      readonly outlived?: true;
    };

export const isApplication = (state: State): state is Application => state.step !== "new";
export const isOver = ({ step }: Application): boolean =>
  ["closed", "refused", "withdrawn", "discarded"].includes(step);

const moved = (
  { proposal: _old, question: _answered, news: _heard, ...state }: Application,
  step: Step,
  at: Instant,
): Application => ({
  ...state,
  step,
  since: at,
  round: state.round + 1,
  silence: [],
});
const year = ({ from }: Pick<Period, "from">): Sealed<string> => seal(reveal(from).slice(0, 4));
const booked = (state: Application, stage: Stage, amount: Amount): Application["bookings"] => [
  ...state.bookings,
  { stage, no: state.periods.length + 1, year: year(state.asked), amount },
];
/** What was put aside for a proposal that is none any more is free again. */
const freed = (state: Application): Application["bookings"] =>
  state.proposal?.yes && state.proposal.amount
    ? booked(state, "released", state.proposal.amount)
    : state.bookings;
const decided = (
  state: Application,
  { at, begun }: Extract<Event, { type: "decided" }>,
): Application => {
  const { proposal, asked, periods } = state;
  if (proposal?.yes && proposal.amount) {
    const period = { from: asked.from, to: asked.to, amount: proposal.amount };
    const bookings = booked(state, "granted", proposal.amount);
    return {
      ...moved(state, begun || periods.length > 0 ? "ongoing" : "coming", at),
      bookings,
      periods: [...periods, period],
      news: periods.length > 0 ? "longer" : "granted",
    };
  }
  const reason = proposal?.reason && { reason: proposal.reason };
  return periods.length > 0
    ? { ...moved(state, "ongoing", at), ...reason, news: "notLonger" }
    : { ...moved(state, "refused", at), ...reason };
};
const folds: Folds<Application, Exclude<Event, { type: "drafted" }>> = {
  edited: ({ agreed: _old, ...state }, { asked, agreed }) => ({
    ...state,
    asked,
    ...(agreed && { agreed }),
  }),
  sent: (state, { at, conditions, record }) => ({
    ...moved(state, "sent", at),
    conditions,
    sends: state.sends + 1,
    ...(record && { record }),
  }),
  extended: (state, { at, asked, agreed }) => ({
    ...moved(state, "sent", at),
    asked,
    sends: state.sends + 1,
    ...(agreed && { agreed }),
  }),
  asked: (state, { at, question }) => ({ ...moved(state, "question", at), question }),
  answered: (state, { at, asked }) => ({ ...moved(state, "sent", at), asked }),
  proposed: (state, { type: _type, ...proposal }) => ({
    ...moved(state, "proposed", proposal.at),
    proposal,
    ...(proposal.yes &&
      proposal.amount && { bookings: booked(state, "reserved", proposal.amount) }),
  }),
  objected: (state, { at }) => ({ ...moved(state, "sent", at), bookings: freed(state) }),
  decided,
  began: (state, { at }) => moved(state, "ongoing", at),
  reminded: (state, { at, to }) => ({
    ...state,
    silence: [...state.silence, { at, ...(to && { to }) }],
  }),
  reported: (state, { at, used, outcome }) => ({
    ...moved(state, "reported", at),
    report: { used, outcome },
    bookings: [
      ...state.bookings,
      ...state.periods.map((period, n) => ({
        stage: "reported" as const,
        no: n + 1,
        year: year(period),
        amount: period.amount,
        used,
      })),
    ],
  }),
  closed: (state, { at }) => moved(state, "closed", at),
  handedOn: (state, { to }) => ({ ...state, by: to }),
  withdrawn: (state, { at, all }) => ({
    ...moved(state, state.periods.length > 0 && !all ? "ongoing" : "withdrawn", at),
    bookings: freed(state),
  }),
  discarded: (state, { at, eraseBy, outlived }) => ({
    ...moved(state, "discarded", at),
    bookings: freed(state),
    eraseBy,
    ...(outlived && { outlived }),
  }),
};
export const evolve = (state: State, event: Event): State => {
  if (event.type !== "drafted") return isApplication(state) ? fold(folds, state, event) : state;
  const { type: _type, at, ...first } = event;
  return {
    ...first,
    step: "draft",
    sends: 0,
    round: 0,
    since: at,
    silence: [],
    periods: [],
    bookings: [],
  };
};
