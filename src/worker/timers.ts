// Timers that are due ring, each as a command of the clock.
import { instant } from "../engine/instances.ts";
import type { InstanceId } from "../rules/ui.ts";
import type { Due } from "../store/port.ts";
import type { OutboxOptions } from "./outbox.ts";

const dueLimit = 100;
/** Wider than any agency's office hours, narrower than a night. docs/architecture.md §5.7. */
const humanHours = { days: [1, 2, 3, 4, 5], from: "07:00", to: "18:00" } as const;

export class Timers {
  readonly #o: OutboxOptions;
  constructor(options: OutboxOptions) {
    this.#o = options;
  }
  /** Timers are for people: none fires at night or on a day off, not even a late one. Epoch ms: `at`, or the next opening. */
  opening(at: number): number {
    return Date.parse(this.#o.core.calendar.nextOffice(new Date(at).toISOString(), humanHours));
  }
  /** Fires what is due, at most a hundred at a time. How many. Throws when the database does; a rule that throws parks its timer. */
  async fire(): Promise<number> {
    const { core, queue } = this.#o;
    const now = core.clock.now();
    if (this.opening(now) > now) return 0;
    const due = await queue.due(now, dueLimit);
    await Promise.all(due.map((timer) => this.#fireOne(timer)));
    return due.length;
  }
  async #fireOne(timer: Due): Promise<void> {
    const { queue, engine, log, count } = this.#o;
    try {
      const done = await engine.transact.run({
        fired: { instance: timer.instance, key: timer.key },
        workflow: timer.workflow,
        instance: timer.instance as InstanceId,
        command: timer.command,
        values: { ...JSON.parse(timer.values), dueAt: instant(timer.at) },
        by: "clock",
      });
      count?.("fired");
      // A clock command never refuses; a rule that does is a mistake, and must not run for ever.
      if (done.kind === "refused" || done.kind === "denied" || done.kind === "absent") throw new Error(done.kind);
    } catch (error) {
      log.error({ event: "timer.parked", workflow: timer.workflow, command: timer.command, error: (error as Error).name });
      count?.("parked");
      await queue.park(timer, (error as Error).name);
      await engine.register.trouble("parked");
    }
  }
}
