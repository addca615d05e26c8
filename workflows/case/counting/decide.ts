// Which question for statistics is next in a case that goes on, what was said, and what that makes of its row.
import { reveal, seal } from "../../../src/rules/ui.ts";
import { agencyOf } from "../../../src/rules/who.ts";
import type { World } from "../../../src/rules/workflow.ts";
import type { Case } from "../model.ts";
import { countFields, type Question, questions } from "./fields.ts";
import { type Said, skipped } from "./model.ts";
import { needsSaid } from "./needs.ts";

export const saidIn = ({ forStatistics }: Pick<Case, "forStatistics">): Said =>
  forStatistics ? reveal(forStatistics.said) : {};
/** What the case knows itself is asked of nobody. */
const knownIn = (state: Case): Said => {
  const child = reveal(state.child);
  return {
    ...(child === "yes" && { ageGroup: "child" }),
    ...(child === "no" && { ageGroup: "adult" }),
    ...(state.fromCall && { source: "supportLine" }),
  };
};
/** undefined: nothing is to be asked. Without a yes nothing but the yes is, and nothing at all where nobody has checked on what the statistics rest. */
export const nextQuestion = (state: Case, world: World): Question | undefined => {
  if (state.step !== "open" || !agencyOf(state.agency, world)?.counts) return undefined;
  const said = saidIn(state);
  if (said.counting === undefined) return "counting";
  const known = { ...knownIn(state), ...said };
  return said.counting === "yes" ? questions.find((each) => known[each] === undefined) : undefined;
};
/** Whether the person may be counted can be said anew as long as the case goes on: a yes that is taken back takes the codes along. */
export const mayChange = (state: Case): boolean =>
  state.step === "open" && saidIn(state).counting !== undefined;
/** As the form of closing has them filled in: nobody is asked twice, and nothing is filled in before somebody has said yes or no. How long it took is worked out anew when it is closed. */
export const codesSaid = (state: Case): Said => {
  const said = saidIn(state);
  const all = said.counting === "yes" ? { ...knownIn(state), ...said } : said;
  return Object.fromEntries(
    Object.entries(all).filter(([name, code]) => name in countFields && code !== skipped),
  );
};
/** A no takes all that was said with it. */
export const withAnswer = (before: Said, said: Said): Said =>
  said.counting === "no" ? { counting: "no" } : { ...before, ...said };
/** The codes of the row while the case goes on; undefined: the person has not been asked. */
export const openRow = (state: Case) => {
  const { counting, ...codes } = codesSaid(state);
  if (counting === "yes")
    return { counting: seal("yes" as const), stats: seal({ ...codes, ...needsSaid(state) }) };
  return counting === "no" ? { counting: seal("no" as const), stats: seal({}) } : undefined;
};
