// Bounds of pages, pools, batches and caches. test/bounds.md has the table: what happens one beyond each, and the test for it.

/** Each is a number of things, not of bytes or ms. None of them decides what happens, only in how many steps and with how much memory. */
export type Bounds = {
  /** Rows of due days that the worker reads in one statement. */
  readonly duePage: number;
  /** Instances whose timers fire side by side. The group commit takes them together. */
  readonly firedAtOnce: number;
  /** Instances whose view is made again side by side after people or code changed. */
  readonly reviewedAtOnce: number;
  /** Instances erased before the worker looks at what else is due. */
  readonly erasedAtOnce: number;
  /** Keys made ahead. An instance that finds none left waits for the next ones. */
  readonly keyPool: number;
  /** Keys in memory; the one that was read first goes first. 100,000 are about 20 MB. */
  readonly keysKept: number;
  /** Instances in memory, with their state; the one that was read or written longest ago goes first. */
  readonly instancesKept: number;
  /** Standing instances begun side by side at a start. */
  readonly begunAtOnce: number;
};
export const usualBounds: Bounds = {
  duePage: 500,
  firedAtOnce: 100,
  reviewedAtOnce: 50,
  erasedAtOnce: 100,
  keyPool: 256,
  keysKept: 150_000,
  instancesKept: 5_000,
  begunAtOnce: 500,
};
