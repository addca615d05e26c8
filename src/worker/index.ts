// The loop: what is due happens, again if need be, and a failure is seen by somebody.
import { causesKeptMs } from "../engine/ids.ts";
import type { Upkeep } from "../store/port.ts";
import { firstRetryMs, leaseMs, Outbox, type OutboxOptions } from "./outbox.ts";
import { Review } from "./review.ts";
import { Timers } from "./timers.ts";

const housekeepEveryMs = 3_600_000;
type WorkerOptions = OutboxOptions & { readonly upkeep: Upkeep };

export class Worker {
  readonly #o: WorkerOptions;
  readonly #timers: Timers;
  readonly #outbox: Outbox;
  readonly #review: Review;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #cancel: () => void = () => undefined;
  #sleepsUntil = Number.POSITIVE_INFINITY;
  #lastHousekeeping = 0;
  constructor(options: WorkerOptions) {
    this.#o = options;
    this.#timers = new Timers(options);
    this.#outbox = new Outbox(options);
    this.#review = new Review({ ...options, wake: () => this.wake() });
  }

  async start(): Promise<void> {
    await this.#o.queue.recover(leaseMs);
    this.wake();
  }
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#running;
  }
  /** Something may be due. Cheap; calls while it runs are taken together. */
  wake(): void {
    if (this.#stopped) return;
    this.#again = true;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
      if (this.#again && !this.#stopped) this.wake();
    });
  }
  /** Something becomes due then. Most commands only move a timer into the future: that must not cost a look at the database. */
  wakeAt(atMs: number): void {
    if (atMs <= this.#o.core.clock.now()) this.wake();
    else if (this.#running) this.#again = this.#again || atMs < this.#sleepsUntil;
    else if (atMs < this.#sleepsUntil) this.#sleepUntil(atMs);
  }
  /** Resolves when nothing is due at the clock's present moment. */
  async idle(): Promise<void> {
    this.wake();
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        const fired = await this.#timers.fire();
        const delivered = await this.#outbox.deliver();
        const reviewed = await this.#review.next();
        await this.#eraseDue();
        if (fired + delivered + reviewed > 0) this.#again = true;
      } catch (error) {
        // The database did not answer: nothing is lost, it is all still due.
        this.#o.log.error({ event: "worker.failed", error: (error as Error).name });
        this.#sleepUntil(this.#o.core.clock.now() + firstRetryMs);
        return;
      }
    }
    await this.#sleep();
  }
  #sleepUntil(at: number): void {
    if (this.#stopped) return;
    this.#cancel();
    this.#sleepsUntil = at;
    this.#cancel = this.#o.core.clock.at(at, () => this.wake());
  }
  async #sleep(): Promise<void> {
    const { core, upkeep } = this.#o;
    const now = core.clock.now();
    if (now - this.#lastHousekeeping >= housekeepEveryMs) {
      this.#lastHousekeeping = now;
      await upkeep.housekeep(now, causesKeptMs);
    }
    const next = await this.nextDue();
    this.#sleepUntil(Math.min(next === undefined ? Number.POSITIVE_INFINITY : Math.max(next, now + 1), now + housekeepEveryMs));
  }

  /** When something will happen by itself, epoch ms. */
  async nextDue(): Promise<number | undefined> {
    const { core, queue } = this.#o;
    const { timer, delivery, erasure } = await queue.nextAt();
    const rings = timer === undefined ? undefined : this.#timers.opening(Math.max(timer, core.clock.now()));
    const times = [rings, delivery, erasure].filter((at) => at !== undefined);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  async #eraseDue(): Promise<void> {
    const { core, engine, upkeep } = this.#o;
    for (const one of await upkeep.erasable(core.clock.now())) {
      // The key first: from here on nothing brings it back, even if the next line never runs.
      await core.keys.destroy(one.keyId);
      await upkeep.erase(one.instance);
      engine.transact.instances.forget(one.instance);
    }
  }
}
