// What is true of one call to the support line: five answers, and how it was passed on. Nothing about whoever called, and no text.
import { type Folds, fold } from "../../src/rules/fold.ts";
import type { AgencyId, CaseRef, InstanceId, Instant, MemberId, Open, Sealed } from "../../src/rules/ui.ts";

export const dangers = ["yes", "urgent", "no", "unknown"] as const;
export const callers = ["authority", "care", "ngo", "self", "private"] as const;
/** Who has taken over somebody in danger. */
export const overs = ["112", "police", "social", "nobody"] as const;
export const needs = ["advice", "method"] as const;
/** Who has it until the coordinators are there. */
export const untils = ["onCall", "caller", "nobody"] as const;
export const carries = ["connected", "theyCall", "weCall"] as const;
/** Those that one person decides, of the own agency's legal regime. docs/domain.md §2.15. */
export type Basis = "samtycke_sekretess" | "samtycke_ngo" | "menprovning_klart" | "uppgiftsskyldighet";
export type Child = "yes" | "no" | "unknown";
export type County = { readonly name: Open<string>; readonly region: string } | { readonly code: "other" | "unknown" };
type Code<L extends readonly string[]> = L[number];

type Passed = {
  readonly number: CaseRef;
  /** The coordinators' agency, and the region whose they are. */
  readonly to: AgencyId;
  readonly region: string;
  readonly basis: Sealed<Basis>;
  readonly at: Instant;
  /** Whoever was there then. */
  readonly first?: MemberId;
  /** Nobody is there, or not for an hour more. */
  readonly closed: boolean;
  /** That something was passed on to another agency is kept. */
  readonly record?: { readonly id: InstanceId; readonly receipt: CaseRef };
};
type Taken = {
  readonly at: Instant;
  readonly by: MemberId;
  readonly deputy: MemberId;
  /** The case that begins. */
  readonly into: InstanceId;
  readonly row: InstanceId;
  /** When whoever took the call is there to hear of it. */
  readonly tellAt: Instant;
};
export type Ended = { readonly at: Instant; readonly how: "advice" | "method" | "broken" | "takenBack"; readonly row: InstanceId };
export type Call = {
  readonly step: "asking" | "passed" | "taken" | "closed" | "forgotten";
  readonly by: MemberId;
  readonly agency: AgencyId;
  readonly region: string;
  readonly at: Instant;
  readonly danger: Code<typeof dangers>;
  readonly over?: Code<typeof overs>;
  readonly child?: Sealed<Child>;
  readonly county?: County;
  readonly caller?: Code<typeof callers>;
  readonly passed?: Passed;
  readonly until?: Code<typeof untils>;
  readonly carry?: Code<typeof carries>;
  readonly reminded: readonly { readonly at: Instant; readonly n: number; readonly to?: MemberId }[];
  readonly taken?: Taken;
  readonly told?: true;
  readonly ended?: Ended;
  readonly eraseBy?: Instant;
};
export type State = { readonly step: "new" } | Call;
export type Event =
  | ({ readonly type: "began" } & Pick<Call, "by" | "agency" | "region" | "at" | "danger">)
  | { readonly type: "saidOver"; readonly over: NonNullable<Call["over"]> }
  | { readonly type: "saidChild"; readonly child: Sealed<Child> }
  | { readonly type: "saidCounty"; readonly county: County }
  | { readonly type: "saidCaller"; readonly caller: NonNullable<Call["caller"]> }
  | { readonly type: "wentBack" }
  | ({ readonly type: "passedOn" } & Passed)
  | { readonly type: "saidUntil"; readonly until: NonNullable<Call["until"]> }
  | { readonly type: "carried"; readonly carry: NonNullable<Call["carry"]> }
  | { readonly type: "reminded"; readonly at: Instant; readonly to?: MemberId }
  | ({ readonly type: "taken" } & Taken)
  | { readonly type: "takerTold" }
  | ({ readonly type: "ended" } & Ended)
  | { readonly type: "forgotten"; readonly eraseBy: Instant };

export const isCall = (state: State): state is Call => state.step !== "new";
const isNobody = (over: Call["over"]): boolean => over === undefined || over === "nobody";
/** Somebody is in danger, or something cannot wait until tomorrow. */
export const isAcute = ({ danger }: Call): boolean => danger === "yes" || danger === "urgent";
export type Question = "over" | "child" | "county" | "caller" | "need";
/** What is asked next. Nobody goes on while somebody is in danger and nobody has taken over. */
export const asks = (state: Call): Question => {
  if (isAcute(state) && isNobody(state.over)) return "over";
  if (state.child === undefined) return "child";
  if (state.county === undefined) return "county";
  return state.caller === undefined ? "caller" : "need";
};
/** Passed on while nobody is there, and nobody has it until then. */
export const isUnheld = ({ passed, until, over }: Call): boolean =>
  passed?.closed === true && (until === undefined || (until === "nobody" && isNobody(over)));

const back = ({ child, county, caller, ...state }: Call): Call => {
  if (county === undefined) return state;
  return { ...state, ...(child && { child }), ...(caller !== undefined && { county }) };
};
const folds: Folds<Call, Exclude<Event, { type: "began" }>> = {
  saidOver: (state, { over }) => ({ ...state, over }),
  saidChild: (state, { child }) => ({ ...state, child }),
  saidCounty: (state, { county }) => ({ ...state, county }),
  saidCaller: (state, { caller }) => ({ ...state, caller }),
  wentBack: back,
  passedOn: (state, { type: _type, ...passed }) => ({ ...state, step: "passed", passed }),
  // Nobody: who has taken over is asked anew, beside the numbers.
  saidUntil: ({ over, ...state }, { until }) => ({ ...state, until, ...(until !== "nobody" && over && { over }) }),
  carried: (state, { carry }) => ({ ...state, carry }),
  reminded: (state, { at, to }) => ({
    ...state,
    reminded: [...state.reminded, { at, n: (state.reminded.at(-1)?.n ?? 0) + 1, ...(to && { to }) }].slice(-6),
  }),
  taken: (state, { type: _type, ...taken }) => ({ ...state, step: "taken", taken }),
  takerTold: (state) => ({ ...state, told: true }),
  ended: (state, { type: _type, ...ended }) => ({ ...state, step: "closed", ended }),
  forgotten: (state, { eraseBy }) => ({ ...state, step: "forgotten", eraseBy }),
};
export const evolve = (state: State, event: Event): State => {
  if (event.type === "began") {
    const { type: _type, ...first } = event;
    return { ...first, step: "asking", reminded: [] };
  }
  return isCall(state) ? fold(folds, state, event) : state;
};
