// Ids and words as a sequence draws them: the same each time.
import type { Fresh } from "../../src/rules/workflow.ts";
import { formatRef } from "../../src/words/refs.ts";

/** The letters that Crockford's alphabet leaves out, each as another of its own: two draws are never the same. */
const instead: Readonly<Record<string, string>> = { I: "W", L: "X", O: "Y", U: "Z" };
/** The n-th draw: the same each time, so that sequences can be compared. */
export const freshOf = (n: number): Fresh => {
  const body = n
    .toString(32)
    .toUpperCase()
    .replaceAll(/[ILOU]/g, (letter) => instead[letter] ?? letter)
    .padStart(5, "0");
  return {
    instance: `I${body}` as never,
    other: `J${body}` as never,
    row: `N${body}` as never,
    link: `L${body}` as never,
    ref: (region) => formatRef(region, body),
    words: "lugn granit" as never,
    number: (prefix) => `${prefix}-${body}` as never,
  };
};
/** What a clock draws, or what another instance told: several of them may come in one order, and what they make are several things. */
export const freshAt = (n: number, rang: string): Fresh => {
  const drawn = [...rang].reduce(
    (sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0,
    7,
  );
  const { ref, number } = freshOf(drawn % 32 ** 5);
  const its = drawn.toString(32).toUpperCase();
  return rang === ""
    ? freshOf(n)
    : { ...freshOf(n), other: `K${its}` as never, row: `M${its}` as never, ref, number };
};
