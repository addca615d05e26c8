// The question for statistics where somebody has just checked in: a row in the panel, and in no message.
import { press, row, t } from "../../../src/rules/say.ts";
import type { Block, Open, Span } from "../../../src/rules/ui.ts";
import type { World } from "../../../src/rules/workflow.ts";
import type { Case } from "../model.ts";
import { mayChange, nextQuestion } from "./decide.ts";

/** One after each check-in: not another where one was answered since. */
export const questionRow = (
  state: Case,
  world: World,
): Block<Span, "sayForStatistics"> | undefined => {
  const asks = nextQuestion(state, world);
  const isAnswered =
    state.forStatistics !== undefined && state.forStatistics.at >= (state.undo?.at ?? "");
  if (asks === undefined || isAnswered) return undefined;
  return row("case.count.row", {
    detail: t(`case.stat.${asks}`),
    tone: "quiet",
    actions: [
      press("sayForStatistics", "case.count.answer", {
        values: { asks: asks as Open<typeof asks> },
      }),
    ],
  });
};
/** Among what else can be done with the case: it says nothing of which answer there is. */
export const answerChange = (state: Case) =>
  mayChange(state) &&
  press("sayForStatistics", "case.count.change", {
    values: { asks: "counting" as Open<"counting"> },
  });
