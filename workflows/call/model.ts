// What is true of one call to the support line: five answers, and how it was passed on. Nothing about whoever called, and no text.
import { type Folds, fold } from "../../src/rules/fold.ts";
import type { Language } from "../../src/rules/languages.ts";
import type {
  AgencyId,
  CaseRef,
  InstanceId,
  Instant,
  MemberId,
  Open,
  Sealed,
} from "../../src/rules/ui.ts";
import type { Second } from "../disclosure/signals.ts";

/** What a button answers, each under the name of its question. `over`: who has taken over somebody in danger; `until`: who has it until the coordinators are there. */
export const lists = {
  danger: ["yes", "urgent", "no", "unknown"],
  over: ["112", "police", "social", "nobody"],
  caller: ["authority", "care", "ngo", "self", "private"],
  need: ["advice", "method"],
  until: ["onCall", "caller", "nobody"],
  carry: ["connected", "theyCall", "weCall"],
} as const;
type Said = { readonly [K in keyof typeof lists]: (typeof lists)[K][number] };
/** Those of authorities that two decide, before anything is passed on. docs/domain.md §2.15. */
export type Shared = "OSL_10_2" | "annan_bestammelse";
/** And those that one person decides, of the own agency's legal regime. */
export type Basis =
  | "samtycke_sekretess"
  | "samtycke_ngo"
  | "menprovning_klart"
  | "uppgiftsskyldighet"
  | Shared;
export type County =
  | { readonly name: Open<string>; readonly region: string }
  | { readonly code: "other" | "unknown" };
export type Answers = Partial<Pick<Said, "over" | "caller" | "until" | "carry">> & {
  readonly child?: Sealed<"yes" | "no" | "unknown">;
  readonly county?: County;
  /** For an interpreter: never counted, and told to the coordinators with the call. */
  readonly language?: Sealed<Language>;
  /** The coordinators of another region do not answer: those of the own one have it. */
  readonly unreached?: true;
  /** Whose social services are rung: never counted, and said to nobody else. */
  readonly place?: Sealed<string>;
};
type Passed = {
  readonly number: CaseRef;
  /** The coordinators' agency, and the region whose they are. */
  readonly to: AgencyId;
  readonly region: string;
  readonly basis: Sealed<Basis>;
  readonly at: Instant;
  /** Whoever was there then. */
  readonly first?: MemberId;
  readonly second?: Second;
  /** Nobody is there, or not for an hour more. */
  readonly closed: boolean;
  /** That something was passed on to another agency is kept. */
  readonly record?: { readonly id: InstanceId; readonly receipt: CaseRef };
};
/** `into`: the case that begins; `tellAt`: when whoever took the call is there to hear of it. */
type Taken = { readonly at: Instant; readonly tellAt: Instant } & Readonly<
  Record<"by" | "deputy", MemberId>
> &
  Readonly<Record<"into" | "row", InstanceId>>;
/** What a second person is asked to decide, and who has the question. */
type Wanted = { readonly basis: Sealed<Shared>; readonly at: Instant; readonly to: MemberId };
export type Ended = {
  readonly at: Instant;
  readonly how: Said["need"] | "broken" | "takenBack" | "elsewhere";
  readonly row: InstanceId;
};
export type Call = Answers & {
  readonly step: "asking" | "passed" | "taken" | "closed" | "forgotten";
  readonly by: MemberId;
  readonly agency: AgencyId;
  readonly region: string;
  readonly at: Instant;
  readonly danger: Said["danger"];
  readonly wanted?: Wanted;
  /** When the second person had decided. */
  readonly decided?: Instant;
  readonly passed?: Passed;
  readonly reminded: readonly {
    readonly at: Instant;
    readonly n: number;
    readonly to?: MemberId;
  }[];
  readonly taken?: Taken;
  readonly told?: true;
  readonly ended?: Ended;
  readonly eraseBy?: Instant;
};
export type State = { readonly step: "new" } | Call;
export type Event =
  | ({ readonly type: "began" } & Pick<Call, "by" | "agency" | "region" | "at" | "danger">)
  | ({ readonly type: "said" } & Answers)
  | ({ readonly type: "secondAsked" } & Wanted)
  | { readonly type: "wentBack" | "takerTold" }
  | { readonly type: "secondSaidNo"; readonly at: Instant }
  | ({ readonly type: "passedOn" } & Passed)
  | { readonly type: "reminded"; readonly at: Instant; readonly to?: MemberId }
  | ({ readonly type: "taken" } & Taken)
  | ({ readonly type: "ended" } & Ended)
  | { readonly type: "forgotten"; readonly eraseBy: Instant };

export const isCall = (state: State): state is Call => state.step !== "new";
const isNobodys = ({ over = "nobody" }: Call): boolean => over === "nobody";
/** Somebody is in danger, or something cannot wait until tomorrow. */
export const isAcute = ({ danger }: Call): boolean => danger === "yes" || danger === "urgent";
export const isUndecided = ({ wanted, decided }: Call): boolean =>
  wanted !== undefined && decided === undefined;
/** What is asked next. Nobody goes on while somebody is in danger and nobody has taken over. */
export const asks = (state: Call): "over" | "child" | "county" | "caller" | "need" | "second" => {
  if (isAcute(state) && isNobodys(state)) return "over";
  if (state.child === undefined) return "child";
  if (state.county === undefined) return "county";
  return state.caller === undefined ? "caller" : isUndecided(state) ? "second" : "need";
};
/** Passed on while nobody is there, and nobody has it until then. */
export const isUnheld = (state: Call): boolean =>
  state.passed?.closed === true &&
  (state.until === undefined || (state.until === "nobody" && isNobodys(state)));

const folds: Folds<Call, Exclude<Event, { type: "began" }>> = {
  // Nobody: who has taken over is asked anew, beside the numbers.
  said: (state, { type: _type, ...answer }) => ({
    ...state,
    ...answer,
    ...(answer.until === "nobody" && { over: "nobody" }),
  }),
  wentBack: (state) => {
    const { wanted: _wanted, child, county, caller, unreached, ...rest } = state;
    if (isUndecided(state))
      return {
        ...rest,
        ...(unreached && { unreached }),
        ...(child && { child }),
        ...(county && { county }),
        ...(caller && { caller }),
      };
    return {
      ...rest,
      ...(child && county && { child }),
      ...(county && caller !== undefined && { county }),
    };
  },
  secondAsked: ({ decided: _decided, ...state }, { type: _type, ...wanted }) => ({
    ...state,
    wanted,
  }),
  secondSaidNo: (state, { at }) => ({ ...state, decided: at }),
  passedOn: (state, { type: _type, ...passed }) => ({
    ...state,
    step: "passed",
    passed,
    ...(passed.second && { decided: passed.at }),
  }),
  reminded: (state, { at, to }) => ({
    ...state,
    reminded: [
      ...state.reminded,
      { at, n: (state.reminded.at(-1)?.n ?? 0) + 1, ...(to && { to }) },
    ].slice(-6),
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
