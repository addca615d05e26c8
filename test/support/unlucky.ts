// Ids as the engine draws them, from a seed: among many there are some that look like a number of somebody's.
import { guard, guardTerms } from "../../src/guard/index.ts";
import { alphabet } from "../../src/words/refs.ts";

const terms = guardTerms([], []);
/** `count` ids of sixteen characters, the same for the same seed (a linear congruential generator, constants of Numerical Recipes). */
const seededIds = (seed: number, count: number): readonly string[] => {
  let state = seed >>> 0;
  const next = (): string => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return alphabet[state >>> 27] ?? "";
  };
  return Array.from({ length: count }, () => Array.from({ length: 16 }, next).join(""));
};
let found: string | undefined;
/** The first of them that the guard stops as somebody's identity; looked for once, which takes a second. Throws when there is none. */
export const unluckyId = (): string => {
  found ??= seededIds(1, 60_000).find((id) => guard(id, terms).kind === "blocked");
  if (found === undefined) throw new Error("the guard stops none of these");
  return found;
};
