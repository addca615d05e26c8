// Inverted index over pairs of agencies: what several of them have in common is looked up, and not counted among all that is open.
import type { AnyWorkflow, Query, Summary } from "../rules/workflow.ts";

type Met = NonNullable<AnyWorkflow["sharedIndex"]>[number];
/** Where more agencies than this take part there would be too many pairs: each is named alone, and whoever asks counts. */
const mostPaired = 4;

/** In the order of their names, so that both sides write the same. */
const pairs = (agencies: readonly string[]): readonly string[] => {
  const sorted = [...new Set(agencies)].sort();
  return sorted.flatMap((one, at) => sorted.slice(at + 1).map((other) => `${one}|${other}`));
};
const month = (at: string): string => at.slice(0, 7);
/** The months that two instants and all between them lie in. */
const monthsBetween = (from: string, until: string): readonly string[] => {
  const [first, last] = [from, until].map(
    (at) => Number(at.slice(0, 4)) * 12 + Number(at.slice(5, 7)) - 1,
  ) as [number, number];
  const all = Array.from({ length: Math.max(0, last - first + 1) }, (_, n) => first + n);
  return all.map(
    (n) =>
      `${String(Math.floor(n / 12)).padStart(4, "0")}-${String((n % 12) + 1).padStart(2, "0")}`,
  );
};
/** No kind follows from class B, nor from anything that does: equal MACs would part the cases that have it from those that do not. */
const saidOf: Readonly<Record<Met, (summary: Summary) => string>> = {
  open: () => "open",
  opened: ({ openedAt }) => (openedAt === undefined ? "other" : `opened:${month(openedAt)}`),
};
/**
 * Names of further readers, whom nobody is: what an open instance is found by when several of its agencies ask for what they have in common. None where one
 * agency reads alone, or where the workflow declares no shared index.
 */
export const sharedIndexKeys = (
  { name, sharedIndex: kinds = [] }: AnyWorkflow,
  readers: readonly string[],
  summary: Summary,
): readonly string[] => {
  const agencies = readers
    .filter((reader) => reader.startsWith("a:"))
    .map((reader) => reader.slice(2));
  if (!summary.open || agencies.length < 2) return [];
  const together = agencies.length > mostPaired ? agencies : pairs(agencies);
  return kinds.flatMap((kind) =>
    together.map((who) => `pair:${name}:${saidOf[kind](summary)}:${who}`),
  );
};
/** Under which of these names it lies, whatever these agencies have in common and is asked for: perhaps more, never less. */
export const sharedIndexAsked = ({
  workflow,
  openedSince,
  openedUntil,
  shared = [],
}: Query): readonly string[] => {
  const opened = (since: string): readonly string[] =>
    monthsBetween(since, openedUntil ?? since).map((each) => `opened:${each}`);
  const said = openedSince === undefined ? ["open"] : opened(openedSince);
  return said.flatMap((what) =>
    [...pairs(shared), ...shared].map((who) => `pair:${workflow}:${what}:${who}`),
  );
};
