// Once a day, in human hours, those who audit get a line over all that has happened.
import { instant } from "../engine/instances.ts";
import type { OutboxOptions } from "./outbox.ts";
import type { Timers } from "./timers.ts";

/** No word of any of it. `journals`, `showings`: how many it is over. */
export type Seal = {
  readonly day: string;
  readonly seal: string;
  readonly journals: number;
  readonly showings: number;
};
export interface Seals {
  /** Of a local day; made when it is asked for the first time, and the same from then on. Durable when it returns. undefined: a later day has its seal. */
  of(day: string, now: number): Promise<Seal | undefined>;
}
type SealingOptions = Pick<OutboxOptions, "core" | "engine"> & {
  readonly seals: Seals | undefined;
};
export class Sealing {
  readonly #o: SealingOptions;
  readonly #timers: Pick<Timers, "opening">;
  #told = "";
  constructor(options: SealingOptions, timers: Pick<Timers, "opening">) {
    this.#o = options;
    this.#timers = timers;
  }
  /** Tells today's seal, if nobody has. Throws when the database does; it is tried again then. */
  async next(): Promise<void> {
    const { core, engine, seals } = this.#o;
    const now = core.clock.now();
    const day = core.calendar.day(instant(now));
    if (!seals || day === this.#told || this.#timers.opening(now) > now) return;
    const { workflow, instance } = core.who;
    const idempotencyKey = `seal:${day}`;
    // A restart finds the idempotency key, and does not tell a second time.
    const values = (await core.store.journal.isCommitted(idempotencyKey))
      ? undefined
      : await seals.of(day, now);
    const done =
      values &&
      (await engine.transact.run({
        idempotencyKey,
        workflow,
        instance,
        command: "sealed",
        values,
        by: "clock",
      }));
    if (done?.kind !== "late") this.#told = day;
  }
}
