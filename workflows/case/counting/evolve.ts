// What has been said for statistics, and what closing makes of it.
import type { Folds } from "../../../src/rules/fold.ts";
import { reveal, seal } from "../../../src/rules/ui.ts";
import type { Event } from "../events.ts";
import type { Case } from "../model.ts";
import { saidIn, withAnswer } from "./decide.ts";

export const counting: Folds<Case, Extract<Event, { type: "saidForStatistics" }>> = {
  saidForStatistics: (state, { at, said, row }) => ({
    ...state,
    row: state.row ?? row,
    answers: (state.answers ?? 0) + 1,
    forStatistics: { at, said: seal(withAnswer(saidIn(state), reveal(said))) },
  }),
};
/** Said at closing, it is what holds if the case is opened again. */
export const countedAtClosing = ({
  at,
  counting: said,
  stats,
}: Extract<Event, { type: "closed" }>): Pick<Case, "forStatistics"> => {
  if (said === undefined) return {};
  const all = { counting: reveal(said), ...reveal(stats) };
  return { forStatistics: { at, said: seal(withAnswer({}, all)) } };
};
