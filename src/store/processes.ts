// What several processes on one database need of each other. A database with one writer has none of it.

/** A process, while it says so. `code`: the revision that it runs; `started`: epoch ms. */
type Present = { readonly process: string; readonly code: string; readonly started: number };
/** Optimistic creation lock: `count` of how many had been created under `lock` (a MAC) when that was read; a unit with an older count is refused. */
export type CreationLock = { readonly lock: string; readonly count: number };
/** When a unit may be written. `begins`: asked before anything is, also when it runs again; false: nothing is written. undefined: it may always. */
export type Starting = {
  readonly creationLock?: CreationLock | undefined;
  readonly begins?: () => boolean;
};
/** An instance as a process remembers it: what was acknowledged, or read from its row. */
export type Known = {
  readonly instance: string;
  readonly revision: number;
  readonly version: number;
  readonly keyId: string;
  readonly head: Uint8Array;
};
/**
 * Cache validation, creation locks, presence and leader election among the processes of one database. A process that is the only writer has none: what it has
 * read stays true until it writes, and it leads. All throw when the database does.
 */
export interface Processes {
  /** Whether an instance is still at this revision. False also of one that is erased. */
  isAt(instance: string, revision: number): Promise<boolean>;
  /** How many of these are no longer there as they were: a server that took over lacks what another had acknowledged. */
  lost(known: readonly Known[]): Promise<number>;
  /** How many have been created under a creation lock (`CreationLock.lock`). */
  createdUnder(lock: string): Promise<number>;
  /** Says that it is here until `until`. How many are, and whether one of them was started later, with other code: it is to take over. */
  present(
    one: Present,
    now: number,
    until: number,
  ): Promise<{ readonly count: number; readonly newer: boolean }>;
  /**
   * Leader lease: whether `process` holds it until `until` (epoch ms). The leader fires timers, erases and tidies; a lease that has run out is free. Correctness
   * does not rest on a single leader: each timer is written at its instance's revision, and once.
   */
  leads(process: string, now: number, until: number): Promise<boolean>;
  /** Gives the leader lease back at once. */
  resign(process: string): Promise<void>;
  /** The process is no longer here, and gives the leader lease back. */
  leaves(process: string): Promise<void>;
  /** Instances in which something was written that comes due today, since this was asked last. */
  dueToday(): Promise<readonly string[]>;
}
