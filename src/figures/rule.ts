// Disclosure rules for cells of counts: which counts are small, to which intruder, and how wide the feasibility interval of a suppressed cell has to be.
import type { Range } from "./attack.ts";
import type { Cells } from "./cells.ts";

/** Threshold of primary suppression: a count below it is small. */
export const smallest = 5;
/** The same for the count that is left when a contributor subtracts its own rows. [design] */
const smallestOfOthers = 3;
/** Least width of the feasibility interval of a cell under secondary suppression. [design] */
export const secondaryWidth = 3;

/** The public, or a contributor that knows `own`, its own count of each cell. `counts` are the cells without `own`. */
export type Intruder = { readonly counts: readonly number[]; readonly own?: readonly number[] };
/** The public comes first, then each contributor. */
export const intrudersOf = ({
  counts,
  own,
}: Pick<Cells, "counts" | "own">): readonly Intruder[] => [
  { counts },
  ...own.map((theirs) => ({
    counts: counts.map((count, cell) => count - (theirs[cell] ?? 0)),
    own: theirs,
  })),
];
/** `everyCell`: zeros and large counts of suppressed cells are protected too. Against a contributor only the counts from one up to the threshold are. */
export type Rule = { readonly small: number; readonly everyCell: boolean };
export const publicRule: Rule = { small: smallest, everyCell: true };
export const ruleOf = ({ own }: Intruder): Rule =>
  own ? { small: smallestOfOthers, everyCell: false } : publicRule;
export const isSmall = (count: number, { small, everyCell }: Rule): boolean =>
  count < small && (everyCell || count > 0);

/** Whether the feasibility interval of a suppressed cell is wide enough. That of a small count reaches from one to the threshold, so that not even its smallness is disclosed. */
export const isProtected = (count: number, [low, high]: Range, rule: Rule = publicRule): boolean =>
  isSmall(count, rule)
    ? low <= 1 && high >= rule.small
    : !rule.everyCell || high - low >= secondaryWidth;
/** The interval that the feasibility interval of a suppressed cell has to contain. */
export const protectionInterval = (count: number, rule: Rule = publicRule): Range => {
  if (isSmall(count, rule)) return [Math.min(1, count), rule.small];
  return rule.everyCell
    ? [Math.max(0, count - secondaryWidth), count + secondaryWidth]
    : [count, count];
};
