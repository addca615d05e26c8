// How writes reach a database: by one process, in groups, or by several that lock rows and tell each other.
import type { Committed, Processes, Run, Unit } from "./port.ts";

type Write = <T>(work: (run: Run) => Promise<T>) => Promise<T>;
export type Writers = {
  /** A job in a transaction, durable when it resolves. `work` may run twice: it must do nothing but write. */
  readonly write: Write;
  /** As `write`, for lines of the access log: one chain for all, so that many share a transaction everywhere. */
  readonly append: Write;
  readonly commit: (unit: Unit) => Promise<Committed>;
  /** What a start does with deliveries that were on their way. */
  readonly recover: (run: Run, now: number, lookAt: number, latest: number) => Promise<void>;
  readonly processes: Processes | undefined;
};
