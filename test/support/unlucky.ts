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
const known = new Map<number, string>();
/** The first of them that the guard stops as somebody's identity; looked for once. Throws when there is none. */
export const unluckyId = (seed = 1): string => {
  const found = known.get(seed) ?? seededIds(seed, 60_000).find((id) => guard(id, terms).kind === "blocked");
  if (found === undefined) throw new Error("the guard stops none of these");
  known.set(seed, found);
  return found;
};
