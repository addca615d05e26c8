// What a training, its evaluation and what hides the answers of that take from one another.
import type { HandOn } from "../../src/rules/command.ts";
import { from, signals } from "../../src/rules/signal.ts";
import type { Question } from "./codes.ts";
import type { Event } from "./evaluation-model.ts";
import type { Results } from "./model.ts";

/** What is evaluated, by whom and until when. */
type Evaluated = Omit<Extract<Event, { type: "begun" }>, "type" | "training">;

export const trainingSignals = signals("training", {
  handOn: from<HandOn>("leaving"),
  evaluated: from<{ readonly results: Results }>("evaluation"),
});
export const evaluationSignals = signals("evaluation", {
  begin: from<Evaluated>("training"),
  /** The sum of what hid the answers to each question that is counted. */
  sum: from<Readonly<Partial<Record<Question, number>>>>("veil"),
});
export const veilSignals = signals("veil", {
  begin: from("evaluation"),
  use: from<{ readonly question: Question }>("evaluation"),
  end: from<{ readonly asks: readonly Question[] }>("evaluation"),
});
