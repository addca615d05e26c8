// Timers and outbox: what is due happens, again if need be, and a failure is seen by somebody.
import { causesKeptMs } from "../engine/ids.ts";
import { instant } from "../engine/instances.ts";
import type { InstanceId } from "../rules/ui.ts";
import type { Due } from "../store/port.ts";
import { firstRetryMs, leaseMs, Outbox, type OutboxOptions } from "./outbox.ts";

const dueLimit = 100;
/** Instances looked at again per second after people or code changed. */
const reviewsPerSecond = 200;
const housekeepEveryMs = 3_600_000;
/** Wider than any agency's office hours, narrower than a night. docs/architecture.md §5.7. */
const humanHours = { days: [1, 2, 3, 4, 5], from: "07:00", to: "18:00" } as const;

export class Worker {
  readonly #o: OutboxOptions;
  readonly #outbox: Outbox;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #cancel: () => void = () => undefined;
  #sleepsUntil = Number.POSITIVE_INFINITY;
  #lastHousekeeping = 0;
  readonly #unreviewable = new Set<string>();
  #reviewed = { second: 0, count: 0 };
  constructor(options: OutboxOptions) {
    this.#o = options;
    this.#outbox = new Outbox(options, (kind) => this.#trouble(kind));
  }

  async start(): Promise<void> {
    await this.#o.core.store.recover(leaseMs);
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
        const fired = await this.#fire();
        const delivered = await this.#outbox.deliver();
        const reviewed = await this.#review();
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
    const { core } = this.#o;
    const now = core.clock.now();
    if (now - this.#lastHousekeeping >= housekeepEveryMs) {
      this.#lastHousekeeping = now;
      await core.store.housekeep(now, causesKeptMs);
    }
    const next = await this.nextDue();
    this.#sleepUntil(Math.min(next === undefined ? Number.POSITIVE_INFINITY : Math.max(next, now + 1), now + housekeepEveryMs));
  }

  /** Timers are for people: none fires at night or on a day off, not even a late one. Epoch ms: now, or the next opening. */
  #opening(now: number): number {
    return Date.parse(this.#o.core.calendar.nextOffice(new Date(now).toISOString(), humanHours));
  }
  /** When something will happen by itself, epoch ms. */
  async nextDue(): Promise<number | undefined> {
    const { timer, delivery, erasure } = await this.#o.core.store.nextAt();
    const times = [timer === undefined ? undefined : this.#opening(Math.max(timer, this.#o.core.clock.now())), delivery, erasure].filter(
      (at) => at !== undefined,
    );
    return times.length === 0 ? undefined : Math.min(...times);
  }

  async #fire(): Promise<number> {
    const now = this.#o.core.clock.now();
    if (this.#opening(now) > now) return 0;
    const due = await this.#o.core.store.due(now, dueLimit);
    await Promise.all(due.map((timer) => this.#fireOne(timer, now)));
    return due.length;
  }
  async #fireOne(timer: Due, now: number): Promise<void> {
    const { core, engine, log, counters } = this.#o;
    try {
      const done = await engine.transact.run({
        fired: { instance: timer.instance, key: timer.key },
        workflow: timer.workflow,
        instance: timer.instance as InstanceId,
        command: timer.command,
        values: { ...JSON.parse(timer.values), dueAt: instant(timer.at) },
        by: "clock",
      });
      counters?.fired(now - timer.at);
      // A clock command never refuses; a rule that does is a mistake, and must not run for ever.
      if (done.kind === "refused" || done.kind === "denied" || done.kind === "absent") throw new Error(done.kind);
    } catch (error) {
      log.error({ event: "timer.parked", workflow: timer.workflow, command: timer.command, error: (error as Error).name });
      counters?.parked();
      await core.store.park(timer, (error as Error).name);
      await this.#trouble("parked");
    }
  }

  /** Somebody must see that something could not be done: it is counted where people are kept, and shown in the operators' space. */
  async #trouble(kind: "failed" | "parked" | "doubted"): Promise<void> {
    const { who } = this.#o.core;
    await this.#o.engine.transact.run({
      workflow: who.workflow,
      instance: who.instance,
      command: "trouble",
      values: { kind },
      by: "clock",
    });
  }
  async #review(): Promise<number> {
    const { core, engine } = this.#o;
    const second = Math.floor(core.clock.now() / 1_000);
    if (second !== this.#reviewed.second) this.#reviewed = { second, count: 0 };
    const room = reviewsPerSecond - this.#reviewed.count;
    const { version } = await engine.transact.instances.people();
    const old = await core.store.outdated(version, core.codeRevision, Math.min(50, reviewsPerSecond) + this.#unreviewable.size);
    if (old.length === 0) return 0;
    if (room <= 0) {
      core.clock.at((second + 1) * 1_000, () => this.wake());
      return 0;
    }
    let reviewed = 0;
    for (const one of old.slice(0, room)) {
      if (this.#unreviewable.has(one.instance)) continue;
      reviewed += 1;
      try {
        await engine.transact.review(one.instance as InstanceId, one.people ? "command" : "code");
      } catch (error) {
        // A mistake in one view must not keep the others waiting; it is tried again when the program starts.
        this.#unreviewable.add(one.instance);
        this.#o.log.error({ event: "review.failed", instance: one.instance, error: (error as Error).name });
      }
    }
    this.#reviewed.count += reviewed;
    return reviewed;
  }
  async #eraseDue(): Promise<void> {
    const { core, engine } = this.#o;
    for (const one of await core.store.erasable(core.clock.now())) {
      // The key first: from here on nothing brings it back, even if the next line never runs.
      await core.keys.destroy(one.keyId);
      await core.store.erase(one.instance);
      engine.transact.instances.forget(one.instance);
    }
  }
}
