// What is true of one evaluation while it goes on. When it has been counted, nothing of it is left but sums.
import { type Folds, fold } from "../../src/rules/fold.ts";
import type { InstanceId, Instant, MemberId } from "../../src/rules/ui.ts";
import { type Answer, type Question, questions } from "./codes.ts";
import type { Named } from "./named.ts";

type Begun = Named & {
  readonly training: InstanceId;
  /** The instance that keeps what hides each answer: veil.ts. */
  readonly veil: InstanceId;
  /** Who had a seat when it was over. */
  readonly guests: readonly MemberId[];
  readonly until: Instant;
};
type Each<T> = Readonly<Record<Question, T>>;
export type Asking = Begun & {
  readonly step: "asking" | "over";
  /** Who has answered what: never what they answered. */
  readonly answered: Each<readonly MemberId[]>;
  /** Hidden until it is counted; nobody can read it before, or ever when fewer than five have answered. */
  readonly hidden: Each<number>;
  readonly asks: readonly Question[];
  readonly sums?: Partial<Each<number>>;
  readonly eraseBy?: Instant;
};
export type State = { readonly step: "new" } | Asking;
export type Event =
  | ({ readonly type: "begun" } & Begun)
  /** Who, and never what. */
  | { readonly type: "answered"; readonly by: MemberId; readonly question: Question }
  /** What, under a number that only the other instance knows. Says nothing by itself, nor beside the one before it. */
  | { readonly type: "added"; readonly question: Question; readonly hidden: number }
  | { readonly type: "closed"; readonly asks: readonly Question[]; readonly eraseBy: Instant }
  | { readonly type: "summed"; readonly sums: Partial<Each<number>> };

export const isAsking = (state: State): state is Asking => state.step !== "new";
/** Larger than any sum: the number of seats times the best answer. */
export const modulus = 1_024;
export const worth: Readonly<Record<Answer, number>> = { yes: 3, partly: 2, no: 1 };
/** The first question that this member has not answered. */
export const openFor = (state: Asking, member: MemberId): Question | undefined =>
  questions.find((each) => !state.answered[each].includes(member));
const folds: Folds<Asking, Exclude<Event, { type: "begun" }>> = {
  answered: (state, { by, question }) => ({
    ...state,
    answered: { ...state.answered, [question]: [...state.answered[question], by] },
  }),
  added: (state, { question, hidden }) => ({
    ...state,
    hidden: { ...state.hidden, [question]: hidden },
  }),
  closed: (state, { asks, eraseBy }) => ({ ...state, step: "over", asks, eraseBy }),
  summed: (state, { sums }) => ({ ...state, sums }),
};
const byQuestion = <T>(value: T): Each<T> => ({ useful: value, level: value, recommend: value });
export const evolve = (state: State, event: Event): State => {
  if (event.type !== "begun") return isAsking(state) ? fold(folds, state, event) : state;
  const { type: _type, ...begun } = event;
  return { ...begun, step: "asking", answered: byQuestion([]), hidden: byQuestion(0), asks: [] };
};
