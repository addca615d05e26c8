// The loop: what is due happens, again if need be, and a failure is seen by somebody.
import { accessLogKeptMs } from "../engine/access-log.ts";
import { idempotencyKeysKeptMs } from "../engine/ids.ts";
import type { InstanceId } from "../rules/ui.ts";
import type { Platform } from "../rules/workflow.ts";
import { earliest, firstRetryMs, furthestMs, graceMs } from "./again.ts";
import { Erasing, type Orders, type Scrub } from "./erasing.ts";
import { Lost } from "./lost.ts";
import { Outbox, type OutboxOptions } from "./outbox.ts";
import { Review } from "./review.ts";
import { Sealing, type Seals } from "./sealing.ts";
import { Timers } from "./timers.ts";

const housekeepEveryMs = 3_600_000;
/** What is on its way when the process stops has as long to come back; afterwards it is unconfirmed, and looked for at the next start. */
const stopMs = 3_000;
/** The clock was set back by more than a correction. */
const setBackMs = 60_000;
type WorkerOptions = OutboxOptions & {
  readonly scrub: Scrub;
  readonly orders: Orders;
  readonly seals?: Seals | undefined;
  readonly leadMs?: number | undefined;
  /** What is due once an hour, by one of all. A failure is logged, and it is tried again in an hour. */
  readonly hourly?: ((now: number) => Promise<void>) | undefined;
};
const keysEveryMs = 1_000;
/** Leader lease in ms, renewed after a third of it. When the leader is gone, another process takes the lease once it has run out. */
const usualLeadMs = 15_000;

export class Worker {
  readonly #o: WorkerOptions;
  readonly #timers: Timers;
  readonly #outbox: Outbox;
  readonly #review: Review;
  readonly #erasing: Erasing;
  readonly #sealing: Sealing;
  readonly #lost: Lost;
  #running: Promise<void> | undefined;
  #ending: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #cancel: () => void = () => undefined;
  #sleepsUntil = Number.POSITIVE_INFINITY;
  #lastHousekeeping = 0;
  #lastNow = 0;
  #roundAt = 0;
  /** Of which the operators have been told. */
  readonly #silent = new Set<Platform>();
  readonly #here: { readonly process: string; readonly started: number };
  /** Who is alone always does, and never asks. */
  #leads: boolean;
  #asksAt: number;
  #lookedAt = 0;
  constructor(options: WorkerOptions) {
    this.#o = options;
    const { clock, store } = options.core;
    this.#here = { process: crypto.randomUUID(), started: clock.now() };
    this.#leads = store.processes === undefined;
    this.#asksAt = store.processes ? 0 : Number.POSITIVE_INFINITY;
    this.#timers = new Timers(options);
    this.#outbox = new Outbox(options, () => this.wake());
    this.#erasing = new Erasing(options);
    this.#sealing = new Sealing({ ...options, seals: options.seals }, this.#timers);
    this.#lost = new Lost(options);
    this.#review = new Review(options);
  }

  async start(): Promise<void> {
    const now = this.#o.core.clock.now();
    await this.#o.store.outbox.recover(now, now + graceMs, now + furthestMs);
    this.wake();
  }
  /** Begins nothing more, and waits a little for what is on its way. The same however often it is asked. */
  stop(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }
  async #end(): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    await this.#running;
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, stopMs);
    await Promise.race([this.#outbox.settled(), late.promise]);
    clearTimeout(timer);
    // What it holds is free anyway when its time is over.
    const failed = (error: unknown) =>
      this.#o.log.warn({ event: "leave.failed", error: (error as Error).name });
    await this.#o.store.processes?.leaves(this.#here.process).catch(failed);
  }
  /** Instead of being started: erases what was ordered and does nothing else, now or later. What stands in chat is made neutral after the next start. */
  async erase(): Promise<void> {
    this.#stopped = true;
    await this.#running;
    await this.#erasing.begin(0);
    await this.#erasing.next();
  }
  /** When an instance rings next, as its last commit said. Most commands only move a timer into the future: that must not cost a look at the database. */
  rings(instance: InstanceId, atMs: number | undefined): void {
    this.#timers.rings(instance, atMs);
    if (atMs === undefined) return;
    if (atMs <= this.#o.core.clock.now()) this.wake();
    else if (this.#running) this.#again = this.#again || atMs < this.#sleepsUntil;
    else if (atMs < this.#sleepsUntil) this.#sleepUntil(atMs);
  }
  /** What was written of an instance is not known: it is read again. */
  unsure(instance: InstanceId): void {
    this.#timers.unsure(instance);
    this.wake();
  }
  /** Somebody of an organisation was heard: places there that took nothing may take something again. */
  heard(platform: Platform, organisation: string): void {
    if (this.#stopped) return;
    // It is tried by itself as well.
    const failed = (error: unknown) =>
      this.#o.log.warn({ event: "heard.failed", error: (error as Error).name });
    void this.#outbox.heard(platform, organisation).catch(failed);
  }
  /** Platforms that have answered nothing for a while. */
  silent(): readonly Platform[] {
    return this.#outbox.silent();
  }
  /** Another server has come in the place of the one before: nothing is taken for known. `first`: what must be so before anything is done there. */
  moved(first: () => Promise<void>): void {
    this.#lost.forget(first);
    this.#timers.forget();
    this.#review.forget();
    this.wake();
  }
  /** Instances of which a server that took over lacked something, since the start. */
  get lost(): number {
    return this.#lost.count;
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
  /** Resolves when nothing is due at the clock's present moment. */
  async idle(): Promise<void> {
    this.wake();
    while (this.#running || this.#outbox.isBusy) {
      await this.#running;
      await this.#outbox.settled();
    }
  }

  async #run(): Promise<void> {
    while (this.#again && !this.#stopped) {
      this.#again = false;
      try {
        await this.#lookAtClock();
        await this.#lost.look();
        await this.#lookAtKeys();
        await this.#lookWhoLeads();
        const led = this.#leads ? await this.#lead() : 0;
        const begun = await this.#outbox.begin();
        await this.#tellOfSilence();
        const reviewed = this.#leads ? await this.#review.next() : 0;
        if (led + begun + reviewed > 0) this.#again = true;
        if (!this.#again) await this.#sleep();
        this.#roundAt = this.#o.core.clock.now();
      } catch (error) {
        // The database did not answer: nothing is lost, it is all still due, and what woke it meanwhile is looked at with the rest.
        this.#again = false;
        this.#o.log.error({ event: "worker.failed", error: (error as Error).name });
        this.#sleepUntil(this.#o.core.clock.now() + firstRetryMs);
        return;
      }
    }
  }
  /** Once for each silence, by one process of all; the log and `/readyz` name the platform. */
  async #tellOfSilence(): Promise<void> {
    const silent = new Set(this.#leads ? this.#outbox.silent() : []);
    for (const platform of this.#silent)
      if (!silent.has(platform)) {
        this.#silent.delete(platform);
        this.#o.log.info({ event: "platform.heard", platform });
      }
    for (const platform of silent)
      if (!this.#silent.has(platform)) {
        this.#silent.add(platform);
        this.#o.log.warn({ event: "platform.silent", platform });
        await this.#o.engine.register.trouble("silent");
      }
  }
  /** What another process has destroyed is soon forgotten here. */
  async #lookAtKeys(): Promise<void> {
    const now = this.#o.core.clock.now();
    if (Math.abs(now - this.#lookedAt) < keysEveryMs) return;
    await this.#o.core.keys.look();
    this.#lookedAt = now;
  }
  async #lookWhoLeads(): Promise<void> {
    const now = this.#o.core.clock.now();
    const { leadMs = usualLeadMs } = this.#o;
    const { processes } = this.#o.store;
    if (!processes || (this.#asksAt - leadMs <= now && now < this.#asksAt)) return;
    const led = this.#leads;
    this.#leads = false;
    const { core } = this.#o;
    const { count, newer } = await processes.present(
      { ...this.#here, code: core.codeRevision },
      now,
      now + leadMs,
    );
    core.rateLimit.share(count);
    // What newer code has looked at again, older code would make as it was.
    if (newer) await processes.resign(this.#here.process);
    const leads = !newer && (await processes.leads(this.#here.process, now, now + leadMs));
    // Whoever led meanwhile has rung, and what it wrote is not known here.
    if (!led || !leads) {
      this.#timers.forget();
      this.#review.forget();
    }
    this.#leads = leads;
    this.#asksAt = now + leadMs / 3;
  }
  /** What one process does for all. How much of it. */
  async #lead(): Promise<number> {
    // First: what an older copy brought back has no key, and is not tried.
    await this.#erasing.begin();
    const erased = await this.#erasing.next();
    await this.#sealing.next();
    await this.#timers.hear((await this.#o.store.processes?.dueToday()) ?? []);
    return erased + (await this.#timers.fire());
  }
  /** When it last came round without a failure, epoch ms; 0: never yet. */
  get roundAt(): number {
    return this.#roundAt;
  }
  /** How late the first ring is that should have come, in ms; 0: none is. Throws when the database does. */
  async lateMs(): Promise<number> {
    const { core, store } = this.#o;
    if (!this.#leads) return 0;
    const { day } = await store.timers.nextAt(this.#timers.readUntil);
    const times = [day, this.#timers.next]
      .filter((at) => at !== undefined)
      .map((at) => this.#timers.opening(at));
    return Math.max(0, core.clock.now() - Math.min(...times));
  }
  async #lookAtClock(): Promise<void> {
    const now = this.#o.core.clock.now();
    // What waits until a moment of the old time would stand still until that comes again.
    if (now < this.#lastNow - setBackMs)
      await this.#o.store.outbox.clockBack(now, now + furthestMs);
    this.#lastNow = now;
  }
  #sleepUntil(at: number): void {
    if (this.#stopped) return;
    this.#cancel();
    this.#sleepsUntil = at;
    this.#cancel = this.#o.core.clock.at(at, () => this.wake());
  }
  async #sleep(): Promise<void> {
    const { core, store } = this.#o;
    const now = core.clock.now();
    if (this.#leads && Math.abs(now - this.#lastHousekeeping) >= housekeepEveryMs) {
      this.#lastHousekeeping = now;
      const { people } = await this.#o.engine.transact.instances.people();
      await store.upkeep.housekeep(now, {
        idempotencyKeysMs: idempotencyKeysKeptMs,
        accessLogMs: accessLogKeptMs(people.accessLogYears),
      });
      await this.#erasing.tidy();
      await this.#o
        .hourly?.(now)
        .catch((error: unknown) =>
          this.#o.log.error({ event: "hourly.failed", error: (error as Error).name }),
        );
    }
    // What is set while this is read may be due before it: a round more.
    this.#sleepsUntil = Number.POSITIVE_INFINITY;
    const next = await this.nextDue();
    this.#sleepUntil(
      Math.min(
        Math.max(next ?? Number.POSITIVE_INFINITY, now + 1),
        now + housekeepEveryMs,
        this.#asksAt,
      ),
    );
  }

  /** When something will happen by itself, epoch ms. */
  async nextDue(): Promise<number | undefined> {
    const { core, store } = this.#o;
    const { until } = this.#outbox.resting();
    const [{ day, erasure }, delivery] = await Promise.all([
      store.timers.nextAt(this.#timers.readUntil),
      this.#outbox.nextAt(),
    ]);
    const opens = (at: number | undefined) =>
      at === undefined ? undefined : this.#timers.opening(Math.max(at, core.clock.now()));
    const led = this.#leads
      ? [opens(day), opens(this.#timers.next), this.#erasing.nextAt(erasure)]
      : [];
    return earliest([...led, delivery, until]);
  }
}
