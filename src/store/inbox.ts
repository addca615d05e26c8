// Posts that are wanted for some destinations, in any state of delivery, and a change number for each destination.
/** A post that is wanted. `cipher`: its message; `name`: a MAC of its key. `at`: when it was wanted, or tried, last, epoch ms. */
export type Standing = {
  readonly instance: string;
  readonly name: string;
  readonly outbox: string;
  readonly cipher: Uint8Array;
  readonly at: number;
};
/** Read model of the outbox for those who open what is wanted for them, beside what the worker posts. */
export interface Inbox {
  /** Of each destination (its MAC) at most `limit`, those that were wanted last first. Decoys are among them: the instance's last-applied state tells them apart. */
  standing(destinations: readonly string[], limit: number): Promise<readonly Standing[]>;
  /** Rises with every change of what is wanted there; a destination that was never written to is not in it. */
  changes(destinations: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
