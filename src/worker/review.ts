// Views made under other people or other code are made again, not all at once.
import type { Engine } from "../engine/index.ts";
import type { Core } from "../engine/instances.ts";
import type { Log } from "../log.ts";
import type { InstanceId } from "../rules/ui.ts";

/** Instances looked at again per second after people or code changed. */
const reviewsPerSecond = 200;
const reviewLimit = 50;

type ReviewOptions = {
  readonly core: Core;
  readonly engine: Engine;
  readonly log: Log;
  /** Called when the next second has room again. */
  readonly wake: () => void;
};
export class Review {
  readonly #o: ReviewOptions;
  readonly #unreviewable = new Set<string>();
  #reviewed = { second: 0, count: 0 };
  constructor(options: ReviewOptions) {
    this.#o = options;
  }
  /** Looks at the next few. How many; 0 also when this second is full. Throws when the database does. */
  async next(): Promise<number> {
    const { core, engine, wake } = this.#o;
    const second = Math.floor(core.clock.now() / 1_000);
    if (second !== this.#reviewed.second) this.#reviewed = { second, count: 0 };
    const room = reviewsPerSecond - this.#reviewed.count;
    const { version } = await engine.transact.instances.people();
    const old = await core.journal.outdated(version, core.codeRevision, reviewLimit + this.#unreviewable.size);
    if (old.length === 0) return 0;
    if (room <= 0) {
      core.clock.at((second + 1) * 1_000, wake);
      return 0;
    }
    const next = old.slice(0, room).filter(({ instance }) => !this.#unreviewable.has(instance));
    for (const { instance, people } of next) await this.#one(instance, people);
    this.#reviewed.count += next.length;
    return next.length;
  }
  async #one(instance: string, people: boolean): Promise<void> {
    try {
      await this.#o.engine.transact.review(instance as InstanceId, people ? "command" : "code");
    } catch (error) {
      // A mistake in one view must not keep the others waiting; it is tried again when the program starts.
      this.#unreviewable.add(instance);
      this.#o.log.error({ event: "review.failed", instance, error: (error as Error).name });
    }
  }
}
