// What several processes that share a database agree on.

/** What several processes agree on. Who is alone agrees with themselves, and it costs nothing. */
export interface Sharing {
  /**
   * One at a time rings, erases and tidies: whether that is `process`, until `until`; what another holds is free when its time is over. Nothing rests on there
   * being one: each ring is written at its revision, and once. Throws when the database does.
   */
  leads(process: string, now: number, until: number): Promise<boolean>;
  /** Lets another be it at once. */
  resign(process: string): Promise<void>;
  /** Instances in which something was written that rings today, since this was asked last. */
  rung(): Promise<readonly string[]>;
}
