// What is small, to whom, and how far a cell that is hidden has to stay open.
import type { Range } from "./attack.ts";
import type { Cells } from "./cells.ts";

/** Fewer than this is small. */
export const smallest = 5;
/** Of those whom others have told, fewer than this is small to somebody who has told the rest. [design] */
const smallestOfOthers = 3;
/** A cell that is hidden for another's sake is left open over so many values at least. [design] */
export const otherWidth = 3;

/** Who reckons: anybody, or one who has told some of the rows and takes them away first. Of the latter only what is small of others is kept from them. */
export type View = { readonly counts: readonly number[]; readonly own?: readonly number[] };
export const viewsOf = ({ counts, own }: Pick<Cells, "counts" | "own">): readonly View[] => [
  { counts },
  ...own.map((theirs) => ({ counts: counts.map((count, cell) => count - (theirs[cell] ?? 0)), own: theirs })),
];
/** The rule of a view: what is small, and whether cells that are nobody's, or not small, must be left open too. */
export type Rule = { readonly small: number; readonly others: boolean };
export const everybody: Rule = { small: smallest, others: true };
export const isSmall = (count: number, { small, others }: Rule): boolean => count < small && (others || count > 0);
export const ruleOf = ({ own }: View): Rule => (own ? { small: smallestOfOthers, others: false } : everybody);

/** What must stay possible for a hidden cell: of a small one anything from one to five (to three, of what others have told), so that not even that it is small can be told. */
export const isOpenEnough = (count: number, [low, high]: Range, rule: Rule = everybody): boolean =>
  isSmall(count, rule) ? low <= 1 && high >= rule.small : !rule.others || high - low >= otherWidth;
/** How far a hidden cell's range has to go. */
export const openEnough = (count: number, rule: Rule = everybody): Range => {
  if (isSmall(count, rule)) return [Math.min(1, count), rule.small];
  return rule.others ? [Math.max(0, count - otherWidth), count + otherWidth] : [count, count];
};
