// State of one request of a person about the information on them. It has codes and days, and no field for a name or a text.
import { type Folds, fold } from "../../src/rules/fold.ts";
import type {
  AgencyId,
  CaseRef,
  CaseWords,
  InstanceId,
  Instant,
  MemberId,
  Open,
  Sealed,
} from "../../src/rules/ui.ts";
import type { Fetched } from "../../src/rules/workflow.ts";
import type { Erasable } from "../case/erasing/model.ts";
import type { corrections, delays, grounds, Kind, Outcome } from "./codes.ts";

type Done = { readonly at: Instant; readonly by: MemberId };
/** What is answered. A met request has no ground. */
export type Answer = {
  readonly outcome: Open<Outcome>;
  readonly ground?: Sealed<(typeof grounds)[number]>;
};
/** An agency that is told of a correction or an erasure: GDPR art. 19. `to`: who answered there then. Without it nobody there works in Stafett, and it is phoned. */
export type Told = {
  readonly agency: AgencyId;
  readonly at: Instant;
  readonly to?: MemberId;
  /** Takes part in the case: it knows its reference, as it was then. */
  readonly takes?: true;
  /** Asked again when it had not answered; once. */
  readonly again?: { readonly at: Instant; readonly to?: MemberId };
  readonly seen?: Done;
  readonly phoned?: Done;
};
export type Recipient = Pick<Told, "agency" | "to" | "takes">;
/** A file of the case that was given to the person, and when it had been fetched. */
export type Gave = Fetched & Done & { readonly fetchedAt: Instant };
/** The key of the case is destroyed by `until`. `second`: who confirmed it where nothing was filed. `into`: takes kinds of what the case keeps out of it. */
type Erased = Done & {
  readonly until: Instant;
  readonly second?: MemberId;
  readonly into?: InstanceId;
};

export type Request = {
  readonly step: "running" | "proposed" | "decided" | "confirming" | "over" | "forgotten";
  readonly number: CaseRef;
  readonly agency: AgencyId;
  /** Who answers for it, until they leave. */
  readonly by: MemberId;
  readonly at: Instant;
  readonly kind: Open<Kind>;
  /** Of an erasure: kinds of what the case keeps; without them the case. */
  readonly kinds?: Sealed<readonly Erasable[]>;
  /** Local days: when it came, and the last one on which it is answered in time. */
  readonly came: Open<string>;
  readonly due: Open<string>;
  /** Gone when the case is erased. */
  readonly kase?: InstanceId;
  readonly ref?: CaseRef;
  readonly words?: CaseWords;
  /** The next reminder: 0 and 1 come before the last day, the others when it is late. */
  readonly rung: number;
  readonly reminded: readonly {
    readonly rung: number;
    readonly at: Instant;
    readonly to: readonly MemberId[];
  }[];
  readonly longer?: Done & {
    readonly months: Open<string>;
    readonly why: Sealed<(typeof delays)[number]>;
  };
  /** How often an answer was proposed, and an erasure asked to be confirmed. */
  readonly asks: number;
  readonly proposal?: Answer & Done & { readonly n: number; readonly to?: MemberId };
  /** The newest proposal that came back. */
  readonly sentBack?: Done & { readonly n: number; readonly to: MemberId };
  readonly decision?: Answer & Done & { readonly second?: MemberId };
  readonly gave?: Gave;
  readonly corrected?: Done & { readonly what: Sealed<(typeof corrections)[number]> };
  readonly erasing?: Done & { readonly n: number; readonly to?: MemberId };
  readonly erased?: Erased;
  /** The newest name of the case. */
  readonly renamed?: Instant;
  /** The case was erased, by this request or otherwise. */
  readonly gone?: Instant;
  readonly informed?: Done;
  readonly told: readonly Told[];
  readonly withdrawn?: Done;
  readonly closedAt?: Instant;
  readonly eraseBy?: Instant;
};
export type State = { readonly step: "new" } | Request;
type First = Pick<
  Request,
  | "number"
  | "agency"
  | "by"
  | "at"
  | "kind"
  | "kinds"
  | "came"
  | "due"
  | "kase"
  | "ref"
  | "words"
  | "rung"
>;
export type Event =
  | ({ readonly type: "begun" } & First)
  | ({
      readonly type: "prolonged";
      readonly due: Open<string>;
      readonly rung: number;
    } & NonNullable<Request["longer"]>)
  | ({ readonly type: "proposed"; readonly to?: MemberId } & Answer & Done)
  | ({ readonly type: "sentBack" } & Done)
  | ({
      readonly type: "decided";
      readonly second?: MemberId;
      readonly recipients: readonly Recipient[];
    } & Answer &
      Done)
  | ({ readonly type: "gave" } & Gave)
  | ({ readonly type: "corrected"; readonly recipients: readonly Recipient[] } & NonNullable<
      Request["corrected"]
    >)
  | ({ readonly type: "eraseAsked"; readonly to?: MemberId } & Done)
  | ({ readonly type: "eraseKept" } & Done)
  | ({ readonly type: "erased" } & Erased)
  | ({ readonly type: "informed" } & Done)
  | ({ readonly type: "seen"; readonly agency: AgencyId } & Done)
  | ({ readonly type: "phoned"; readonly agency: AgencyId } & Done)
  | {
      readonly type: "unheard";
      readonly agency: AgencyId;
      readonly at: Instant;
      readonly to?: MemberId;
    }
  | {
      readonly type: "reminded";
      readonly rung: number;
      readonly at: Instant;
      readonly to: readonly MemberId[];
    }
  | {
      readonly type: "renamed";
      readonly at: Instant;
      readonly ref?: CaseRef;
      readonly words?: CaseWords;
    }
  | { readonly type: "caseGone"; readonly at: Instant }
  | ({ readonly type: "withdrawn" } & Done)
  | { readonly type: "handedOn"; readonly to: MemberId }
  | { readonly type: "forgotten"; readonly eraseBy: Instant };

export const isRequest = (state: State): state is Request => state.step !== "new";
/** Not while it is being erased. */
export const isKept = (state: State): state is Request =>
  isRequest(state) && state.step !== "forgotten";
/** What a yes leaves to do. An erasure in part is a correction. */
type Task = "giveOut" | "correct" | "erase" | "eraseKinds";
/** What is still to be done because of the decision; nothing where the case is gone. */
export const taskOf = ({
  kind,
  kinds,
  decision,
  gave,
  corrected,
  erased,
  gone,
}: Request): Task | undefined => {
  if (decision === undefined || decision.outcome === "refused" || gone) return undefined;
  if (kind === "access") return gave ? undefined : "giveOut";
  if (kind === "erasure" && decision.outcome === "met")
    return erased ? undefined : kinds ? "eraseKinds" : "erase";
  return corrected ? undefined : "correct";
};
/** Who has been told and has neither seen it nor been phoned. */
export const unheardOf = ({ told }: Pick<Request, "told">): readonly Told[] =>
  told.filter(({ seen, phoned }) => !seen && !phoned);

/** Over when what was decided is done and the person knows. */
const settled = (state: Request, at: Instant): Request =>
  state.step === "decided" && state.informed && taskOf(state) === undefined
    ? { ...state, step: "over", closedAt: at }
    : state;
const tell = (state: Request, recipients: readonly Recipient[], at: Instant): Request["told"] => [
  ...state.told,
  ...recipients.map((each) => ({ ...each, at })),
];
const withTold = (state: Request, agency: AgencyId, change: (told: Told) => Told): Request => ({
  ...state,
  told: state.told.map((each) => (each.agency === agency ? change(each) : each)),
});
/** The newest keep their messages. */
const shownReminders = 6;
const folds: Folds<Request, Exclude<Event, { type: "begun" }>> = {
  prolonged: (state, { type: _type, due, rung, ...longer }) => ({
    ...state,
    due,
    rung,
    longer,
    reminded: [],
  }),
  proposed: (state, { type: _type, ...proposal }) => {
    const n = state.asks + 1;
    return { ...state, step: "proposed", asks: n, proposal: { ...proposal, n } };
  },
  sentBack: ({ proposal, ...state }, { at, by }) =>
    proposal
      ? { ...state, step: "running", sentBack: { at, by, n: proposal.n, to: proposal.by } }
      : state,
  decided: (
    { proposal: _asked, sentBack: _back, ...state },
    { type: _type, recipients, ...decision },
  ) => ({
    ...state,
    step: "decided",
    decision,
    told: tell(state, recipients, decision.at),
  }),
  gave: (state, { type: _type, ...gave }) => settled({ ...state, gave }, gave.at),
  corrected: (state, { type: _type, recipients, ...corrected }) =>
    settled({ ...state, corrected, told: tell(state, recipients, corrected.at) }, corrected.at),
  eraseAsked: (state, { type: _type, ...erasing }) => {
    const n = state.asks + 1;
    return { ...state, step: "confirming", asks: n, erasing: { ...erasing, n } };
  },
  eraseKept: ({ erasing: _asked, ...state }) => ({ ...state, step: "decided" }),
  erased: ({ erasing: _asked, ...state }, { type: _type, ...erased }) =>
    settled({ ...state, step: "decided", erased }, erased.at),
  informed: (state, { at, by }) => settled({ ...state, informed: { at, by } }, at),
  seen: (state, { agency, at, by }) =>
    withTold(state, agency, (told) => ({ ...told, seen: { at, by } })),
  phoned: (state, { agency, at, by }) =>
    withTold(state, agency, (told) => ({ ...told, phoned: { at, by } })),
  unheard: (state, { agency, at, to }) =>
    withTold(state, agency, (told) => ({ ...told, again: { at, ...(to && { to }) } })),
  reminded: (state, { type: _type, ...said }) => ({
    ...state,
    rung: said.rung + 1,
    reminded: [...state.reminded, said].slice(-shownReminders),
  }),
  renamed: (state, { at, ref, words }) => ({
    ...state,
    renamed: at,
    ...(ref && { ref }),
    ...(words && { words }),
  }),
  caseGone: ({ kase: _case, ref: _ref, words: _words, erasing: _asked, ...state }, { at }) =>
    settled({ ...state, gone: at, step: state.step === "confirming" ? "decided" : state.step }, at),
  withdrawn: ({ proposal: _asked, erasing: _erase, ...state }, { at, by }) => ({
    ...state,
    step: "over",
    withdrawn: { at, by },
    closedAt: at,
  }),
  handedOn: (state, { to }) => ({ ...state, by: to }),
  forgotten: (state, { eraseBy }) => ({ ...state, step: "forgotten", eraseBy }),
};
export const evolve = (state: State, event: Event): State => {
  if (event.type !== "begun") return isRequest(state) ? fold(folds, state, event) : state;
  const { type: _type, ...first } = event;
  return { ...first, step: "running", reminded: [], asks: 0, told: [] };
};
/** Nothing is left of the case that it was about. `state`: before the event. */
export const redact = (event: Event, state: State, erased: InstanceId): Event => {
  if (event.type === "begun" && event.kase === erased) {
    const { kase: _case, ref: _ref, words: _words, ...rest } = event;
    return rest;
  }
  if (event.type === "renamed" && isRequest(state) && state.kase === erased && event.ref)
    return { type: "renamed", at: event.at };
  return event;
};
