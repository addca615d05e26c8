// Median of the rounds with its spread; ratios, never times alone.

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);
export const median = (values: readonly number[]): number =>
  sorted(values)[Math.floor(values.length / 2)] ?? Number.NaN;
/** Nearest rank: with 150 values, p99 is the second largest. */
export const percentile = (values: readonly number[], p: number): number =>
  sorted(values)[Math.max(0, Math.ceil((values.length * p) / 100) - 1)] ?? Number.NaN;

export type Row = {
  readonly what: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly target: string;
  /** undefined: there is no target, the row explains another. */
  readonly ok: boolean | undefined;
  /** What was divided by what, for whoever wants to know; only true of the machine and the hour. */
  readonly times: string;
};
type Target = { readonly atMost: number } | { readonly atLeast: number } | undefined;
const say = (target: Target, unit: string): string =>
  target === undefined
    ? "–"
    : "atMost" in target
      ? `≤ ${target.atMost} ${unit}`
      : `≥ ${target.atLeast} ${unit}`;
const meets = (target: Target, value: number): boolean | undefined =>
  target === undefined
    ? undefined
    : "atMost" in target
      ? value <= target.atMost
      : value >= target.atLeast;

/** A row of the table: the median of the rounds, the smallest and the largest, and whether the median meets the target. */
export const row = (
  what: string,
  rounds: readonly number[],
  unit: string,
  target: Target,
  times = "",
): Row => {
  const value = median(rounds);
  return {
    what,
    value,
    low: Math.min(...rounds),
    high: Math.max(...rounds),
    unit,
    target: say(target, unit),
    ok: meets(target, value),
    times,
  };
};
export const number = (n: number): string =>
  n >= 100 ? n.toFixed(0) : n >= 10 ? n.toFixed(1) : n.toFixed(2);
const verdict = (ok: boolean | undefined): string =>
  ok === undefined ? "" : ok ? "ok" : "**miss**";
export const table = (rows: readonly Row[], rounds: number): string =>
  [
    `| what | median of ${rounds} (min–max) | target | |`,
    "|---|---|---|---|",
    ...rows.map(
      (r) =>
        `| ${r.what} | ${number(r.value)} ${r.unit} (${number(r.low)}–${number(r.high)}) | ${r.target} | ${verdict(r.ok)} |`,
    ),
  ].join("\n");

/** `callers` loops that share `total` calls; gives the time of each in ms. */
export const load = async (
  callers: number,
  total: number,
  call: (i: number) => Promise<unknown>,
): Promise<readonly number[]> => {
  const times: number[] = [];
  let next = 0;
  const loop = async (): Promise<void> => {
    for (let i = next++; i < total; i = next++) {
      const start = performance.now();
      await call(i);
      times.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: callers }, loop));
  return times;
};

/** `rate`: done in a second; `count`: in all. */
export type Turn = { readonly rate: number; readonly count: number };
/** `callers` loops for so long, each of which does one after another. */
export const during = async (
  callers: number,
  ms: number,
  call: () => Promise<unknown>,
): Promise<Turn> => {
  const began = performance.now();
  let count = 0;
  await load(callers, callers, async () => {
    while (performance.now() - began < ms) {
      await call();
      count += 1;
    }
  });
  return { rate: count / ((performance.now() - began) / 1_000), count };
};

/** How much of a round one contender does before the next has its turn: short, so that a busy neighbour meets all of them. */
export const slices = 4;
/**
 * A B A B …: in each round every contender is measured `slices` times in turn, and its round is the median of these.
 * The order turns round by round, so that nobody always comes after the same one. A first round, not counted, warms up.
 */
export const interleave = async (
  rounds: number,
  contenders: readonly (() => Promise<number>)[],
): Promise<readonly (readonly number[])[]> => {
  const results: number[][] = contenders.map(() => []);
  for (let round = -1; round < rounds; round++) {
    const seen: number[][] = contenders.map(() => []);
    for (let slice = 0; slice < slices; slice++) {
      for (let turn = 0; turn < contenders.length; turn++) {
        const at = (turn + round + 1) % contenders.length;
        seen[at]?.push((await contenders[at]?.()) ?? Number.NaN);
      }
    }
    if (round >= 0) for (const [at, values] of seen.entries()) results[at]?.push(median(values));
  }
  return results;
};
/** Round by round, so that what disturbed both is divided away. */
export const ratios = (over: readonly number[] = [], under: readonly number[] = []): number[] =>
  over.map((value, round) => value / (under[round] ?? Number.NaN));
/** "1.21 ms ÷ 0.24 ms", of the medians. */
export const divided = (
  over: readonly number[] = [],
  under: readonly number[] = [],
  unit = "ms",
): string => `${number(median(over))} ${unit} ÷ ${number(median(under))} ${unit}`;
