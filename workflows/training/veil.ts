// What hides each answer of an evaluation until all of them are counted: random numbers, one for each, and never an answer nor whose it is.
// Only their sum is ever told, and then they are destroyed with the key of this instance. Why: docs/decisions/0064.
import { decideBy, taking } from "../../src/rules/command.ts";
import { type Folds, fold } from "../../src/rules/fold.ts";
import type { InstanceId, Instant } from "../../src/rules/ui.ts";
import {
  neutralBy,
  noView,
  refuse,
  senderOf,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import type { Question } from "./codes.ts";
import { veilProjection } from "./projection.ts";
import { evaluationSignals, veilSignals } from "./signals.ts";

type Totals = Readonly<Partial<Record<Question, number>>>;
type Veil = {
  readonly step: "kept" | "over";
  readonly evaluation: InstanceId;
  /** Hides the next answer. */
  readonly next: number;
  readonly totals: Totals;
  readonly asks: readonly Question[];
  readonly eraseBy?: Instant;
};
type State = { readonly step: "new" } | Veil;
type Event =
  | { readonly type: "begun"; readonly evaluation: InstanceId; readonly next: number }
  | { readonly type: "used"; readonly question: Question; readonly next: number }
  | {
      readonly type: "ended";
      readonly asks: readonly Question[];
      readonly at: Instant;
      readonly eraseBy: Instant;
    };

const isVeil = (state: State): state is Veil => state.step !== "new";
const letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Two of the letters that an id is drawn from: each of 1,024 numbers is as likely as any other. */
const drawn = ({ fresh }: World): number =>
  [...fresh.other.slice(-2)].reduce(
    (sum, letter) => sum * letters.length + Math.max(0, letters.indexOf(letter)),
    0,
  );
const takes = taking<State, Event>()(veilSignals);
const commands = {
  begin: takes.begin((state, { by }, world) => {
    const evaluation = senderOf(by);
    return isVeil(state) || evaluation === undefined
      ? refuse("core.already")
      : [{ type: "begun", evaluation, next: drawn(world) }];
  }),
  use: takes.use((state, { values }, world) =>
    isVeil(state) && state.step === "kept" ? [{ type: "used", ...values, next: drawn(world) }] : [],
  ),
  end: takes.end((state, { values, at }) =>
    isVeil(state) && state.step === "kept"
      ? [{ type: "ended", ...values, at, eraseBy: neutralBy(at) }]
      : [],
  ),
} as const;
const folds: Folds<Veil, Exclude<Event, { type: "begun" }>> = {
  used: (state, { question, next }) => ({
    ...state,
    next,
    totals: { ...state.totals, [question]: (state.totals[question] ?? 0) + state.next },
  }),
  ended: (state, { asks, eraseBy }) => ({ ...state, step: "over", asks, eraseBy }),
};
const evolve = (state: State, event: Event): State => {
  if (event.type === "begun")
    return { step: "kept", evaluation: event.evaluation, next: event.next, totals: {}, asks: [] };
  return isVeil(state) ? fold(folds, state, event) : state;
};
const view = (state: State): View<keyof typeof commands> => {
  if (!isVeil(state)) return noView;
  const { evaluation, totals, asks, eraseBy } = state;
  const values = Object.fromEntries(asks.map((question) => [question, totals[question] ?? 0]));
  return {
    ...noView,
    signals: asks.length > 0 ? [evaluationSignals.to.sum(evaluation, "sum", values)] : [],
    summary: {
      open: false,
      of: evaluation,
      ...veilProjection.says(eraseBy ? {} : { next: state.next }),
    },
    ...(eraseBy && { erase: eraseBy }),
  };
};
export const veil = workflow<State, Event>()({
  name: "veil",
  classA: "all",
  start: "begin",
  initial: { step: "new" },
  commands,
  signals: veilSignals,
  decide: decideBy<State, Event>(commands),
  evolve,
  view,
  panels: {},
  declassified: {},
});
