// What several processes on one database agree on: presence, and which of them holds the leader lease.

/** A process, while it says so. `code`: the revision that it runs; `started`: epoch ms. */
type Present = { readonly process: string; readonly code: string; readonly started: number };
/** What one begins counts what there is: `count` of how many had been begun there when that was read, `lane` a MAC. */
export type Beginning = { readonly lane: string; readonly count: number };
/** When a unit may be written. `begins`: asked before anything is, also when it runs again; false: nothing is written. undefined: it may always. */
export type Starting = { readonly beginning?: Beginning | undefined; readonly begins?: () => boolean };
/** An instance as a process remembers it: what was acknowledged, or read from its row. */
export type Known = {
  readonly instance: string;
  readonly revision: number;
  readonly version: number;
  readonly keyId: string;
  readonly head: Uint8Array;
};
/** What whoever reads a journal must know of the others. */
export interface Shared {
  /** Nobody else writes: what was read stays true until it is written here. */
  readonly alone: boolean;
  /** Whether an instance is still at this revision. False also of one that is erased. */
  isAt(instance: string, revision: number): Promise<boolean>;
  /** How many of these are no longer there as they were: a server that took over lacks what another had acknowledged. 0 for who is alone. */
  lost(known: readonly Known[]): Promise<number>;
  /** How many have been begun in a lane; 0 for who is alone. */
  begun(lane: string): Promise<number>;
}
/** Presence and leader election among the processes of one database. A single process agrees with itself, at no cost. All throw when the database does. */
export interface Sharing {
  /** Says that it is here until `until`. How many are, and whether one of them was started later, with other code: it is to take over. */
  present(one: Present, now: number, until: number): Promise<{ readonly count: number; readonly newer: boolean }>;
  /**
   * Leader lease: whether `process` holds it until `until` (epoch ms). The leader fires timers, erases and tidies; a lease that has run out is free. Correctness
   * does not rest on a single leader: each timer is written at its instance's revision, and once.
   */
  leads(process: string, now: number, until: number): Promise<boolean>;
  /** Gives the leader lease back at once. */
  resign(process: string): Promise<void>;
  /** The process is no longer here, and gives the leader lease back. */
  leaves(process: string): Promise<void>;
  /** Instances in which something was written that rings today, since this was asked last. */
  rung(): Promise<readonly string[]>;
}
