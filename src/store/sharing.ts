// What several processes that share a database agree on.

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
/** What several processes agree on. Who is alone agrees with themselves, and it costs nothing. All throw when the database does. */
export interface Sharing {
  /** Says that it is here until `until`. How many are, and whether one of them was started later, with other code: it is to take over. */
  present(one: Present, now: number, until: number): Promise<{ readonly count: number; readonly newer: boolean }>;
  /**
   * One at a time rings, erases and tidies: whether that is `process`, until `until`; what another holds is free when its time is over. Nothing rests on there
   * being one: each ring is written at its revision, and once.
   */
  leads(process: string, now: number, until: number): Promise<boolean>;
  /** Lets another lead at once. */
  resign(process: string): Promise<void>;
  /** Is no longer here, and no longer leads. */
  leaves(process: string): Promise<void>;
  /** Instances in which something was written that rings today, since this was asked last. */
  rung(): Promise<readonly string[]>;
}
