// Median of five with its spread; ratios, never times alone.

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
export const percentile = (values: readonly number[], p: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor((values.length * p) / 100))] ?? Number.NaN;

export type Row = {
  readonly what: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly unit: string;
  readonly target: string;
  readonly ok: boolean;
};
/** A row of the table: the median of the rounds, the smallest and the largest, and whether the target is met. */
export const row = (what: string, rounds: readonly number[], unit: string, target: string, meets: (value: number) => boolean): Row => {
  const value = median(rounds);
  return { what, value, low: Math.min(...rounds), high: Math.max(...rounds), unit, target, ok: meets(value) };
};
const number = (n: number): string => (n >= 100 ? n.toFixed(0) : n >= 10 ? n.toFixed(1) : n.toFixed(2));
export const table = (rows: readonly Row[]): string =>
  [
    "| what | median of 5 (min–max) | target | |",
    "|---|---|---|---|",
    ...rows.map(
      (r) =>
        `| ${r.what} | ${number(r.value)} ${r.unit} (${number(r.low)}–${number(r.high)}) | ${r.target} | ${r.ok ? "ok" : "**miss**"} |`,
    ),
  ].join("\n");

/** `callers` loops that share `total` calls; gives the time of each in ms. */
export const load = async (callers: number, total: number, call: (i: number) => Promise<unknown>): Promise<readonly number[]> => {
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
