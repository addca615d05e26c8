// What one fault is, what is measured of it, and how that is said.
export type Measured = {
  /** How often it happened. */
  readonly times: number;
  readonly acknowledged: number;
  /** Acknowledged, and not in the journal or not posted. */
  readonly lost: number;
  /** Two events or two posts for one command. */
  readonly doubled: number;
  /** The slowest way back: what counts as normal stands in `until`. */
  readonly seconds: number;
  /** What else was seen: a sentence or two for docs/reliability.md. */
  readonly seen: string;
};
export type Fault = {
  /** As in `npm run faults -- NAME`. */
  readonly name: string;
  /** What is done to the real program: a sentence for docs/reliability.md. */
  readonly what: string;
  /** From when the seconds are counted; to the next acknowledged command where it does not say otherwise. */
  readonly until: string;
  /** How often, in the long form and on a build machine; 0: not there. */
  readonly times: number;
  readonly short: number;
  /** What this machine lacks for it. Undefined: nothing. */
  readonly lacks?: () => string | undefined;
  /** Throws where something else came out than must. */
  readonly run: (times: number) => Promise<Measured>;
};

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));
/** Resolves when it is true; false after `withinMs`. */
export const becomes = async (
  isSo: () => boolean | Promise<boolean>,
  withinMs: number,
  everyMs = 100,
): Promise<boolean> => {
  const deadline = performance.now() + withinMs;
  for (;;) {
    if (await isSo()) return true;
    if (performance.now() > deadline) return false;
    await pause(everyMs);
  }
};
/** Throws unless it is so. */
export const must = (isSo: boolean, otherwise: string): void => {
  if (!isSo) throw new Error(otherwise);
};
export const secondsSince = (began: number): number => (performance.now() - began) / 1_000;
export const percentile = (numbers: readonly number[], p: number): number =>
  numbers.toSorted((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * p))] ??
  0;

type Counts = Pick<Measured, "acknowledged" | "lost" | "doubled">;
/** So often, each time a while after the time before, under whatever load there is; then it is counted. `onceMore`: seconds until normal. */
export const again = async (
  times: number,
  onceMore: (time: number) => Promise<number>,
  count: () => Promise<Counts>,
  seen: (seconds: readonly number[]) => string,
): Promise<Measured> => {
  const seconds: number[] = [];
  for (let time = 0; time < times; time++) {
    await pause(250 + Math.random() * 500);
    seconds.push(await onceMore(time));
  }
  const { acknowledged, lost, doubled } = await count();
  return { times, acknowledged, lost, doubled, seconds: Math.max(...seconds), seen: seen(seconds) };
};
export const half = (seconds: readonly number[]): string =>
  `half of the times within ${percentile(seconds, 0.5).toFixed(1)} s`;
