// Somebody with the files and no key, who has learnt from cases that they know: what can be told of another from names, rows, sizes and times.

export type Features = Readonly<Record<string, number>>;
export type Example = { readonly features: Features; readonly is: boolean };
type Standard = {
  readonly names: readonly string[];
  readonly mean: readonly number[];
  readonly spread: readonly number[];
};

const standardOf = (examples: readonly Example[]): Standard => {
  const names = [...new Set(examples.flatMap(({ features }) => Object.keys(features)))].sort();
  const columns = names.map((name) => examples.map(({ features }) => features[name] ?? 0));
  const mean = columns.map((column) => column.reduce((sum, x) => sum + x, 0) / column.length);
  const spread = columns.map(
    (column, i) =>
      Math.sqrt(column.reduce((sum, x) => sum + (x - (mean[i] ?? 0)) ** 2, 0) / column.length) || 1,
  );
  return { names, mean, spread };
};
const row = ({ names, mean, spread }: Standard, features: Features): readonly number[] => [
  1,
  ...names.map((name, i) => ((features[name] ?? 0) - (mean[i] ?? 0)) / (spread[i] ?? 1)),
];
const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

const [rounds, pace, shrink] = [400, 0.5, 0.001];
/** Logistic regression by gradient descent, with every feature on one scale. */
const regression = (
  standard: Standard,
  known: readonly Example[],
): ((features: Features) => boolean) => {
  const rows = known.map(({ features, is }) => ({ x: row(standard, features), y: is ? 1 : 0 }));
  const weights = Array.from({ length: standard.names.length + 1 }, () => 0);
  for (let i = 0; i < rounds; i++) {
    const slope = weights.map((w) => w * shrink);
    for (const { x, y } of rows) {
      const off = (logistic(dot(weights, x)) - y) / rows.length;
      for (const [j, value] of x.entries()) slope[j] = (slope[j] ?? 0) + off * value;
    }
    for (const [j, s] of slope.entries()) weights[j] = (weights[j] ?? 0) - pace * s;
  }
  return (features) => dot(weights, row(standard, features)) > 0;
};
/** The one feature and the one value of it that part the known best: what a look at a table would find. */
const stump = (
  standard: Standard,
  known: readonly Example[],
): ((features: Features) => boolean) => {
  let best = { right: -1, guess: (_: Features): boolean => false };
  for (const name of standard.names)
    for (const at of new Set(known.map(({ features }) => features[name] ?? 0))) {
      const above = known.filter(({ features, is }) => (features[name] ?? 0) >= at === is).length;
      for (const [right, side] of [
        [above, true],
        [known.length - above, false],
      ] as const)
        if (right > best.right)
          best = { right, guess: (features) => (features[name] ?? 0) >= at === side };
    }
  return best.guess;
};

/**
 * How many points, of a hundred, the better of two guessers is above the answer that is more frequent. Each half is asked about once, by guessers that have
 * learnt from the other, so that twice as many answers count.
 */
export const above = (
  examples: readonly Example[],
): { readonly points: number; readonly base: number } => {
  const half = Math.floor(examples.length / 2);
  const halves = [examples.slice(0, half), examples.slice(half)] as const;
  const yes = examples.filter(({ is }) => is).length;
  const base = Math.max(yes, examples.length - yes) / examples.length;
  const right = (learns: typeof stump): number =>
    [halves, halves.toReversed()].reduce((sum, [known = [], asked = []]) => {
      const guess = learns(standardOf(known), known);
      return sum + asked.filter(({ features, is }) => guess(features) === is).length;
    }, 0) / examples.length;
  const best = Math.max(right(regression), right(stump));
  return { points: (best - base) * 100, base };
};
/** Numbers from 0 up to 1, the same for a seed each time. */
export const draws = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
};
/** Points that a guesser who knows nothing of `n` cases is above once in a thousand runs: keys are drawn, and sizes shift with them. */
export const chance = (n: number): number => (3.1 * 50) / Math.sqrt(n);
