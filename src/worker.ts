// Timers and outbox: what is due happens, again if need be, and a failure is seen by somebody.
import type { Adapter, Delivery, Outcome } from "./adapter.ts";
import type { Engine } from "./engine.ts";
import { causesKeptMs } from "./ids.ts";
import { type Core, instant, postBound } from "./instances.ts";
import type { Reader } from "./locale.ts";
import type { Log } from "./log.ts";
import { decrypt } from "./seal.ts";
import type { Claimed, Due, Settled } from "./store/port.ts";
import type { InstanceId, Message } from "./ui.ts";
import { never, type People, type Platform } from "./workflow.ts";

/** A delivery that has not come back after this is in doubt. Longer than any adapter's own timeout. */
export const leaseMs = 60_000;
/** After an unknown outcome: time for the platform to show what it took, before we look. */
const graceMs = 15_000;
const firstRetryMs = 1_000;
const longestRetryMs = 10 * 60_000;
/** About three hours of trying; then a person is told. */
const maxAttempts = 24;
const claimLimit = 64;
const dueLimit = 100;
/** Instances looked at again per second after people or code changed. */
const reviewsPerSecond = 200;
const housekeepEveryMs = 3_600_000;
/** Wider than any agency's office hours, narrower than a night. Architecture §5.7. */
const humanHours = { days: [1, 2, 3, 4, 5], from: "07:00", to: "18:00" } as const;

export type Counters = {
  readonly delivered: (outcome: string) => void;
  readonly fired: (lateMs: number) => void;
  readonly parked: () => void;
  readonly doubted: () => void;
};
export type WorkerOptions = {
  readonly core: Core;
  readonly engine: Engine;
  readonly adapters: ReadonlyMap<Platform, Adapter>;
  readonly log: Log;
  readonly counters?: Counters;
  readonly random?: () => number;
};

export class Worker {
  readonly #o: WorkerOptions;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;
  #cancel: () => void = () => undefined;
  #sleepsUntil = Number.POSITIVE_INFINITY;
  #lastHousekeeping = 0;
  readonly #unreviewable = new Set<string>();
  #reviewed = { second: 0, count: 0 };
  constructor(options: WorkerOptions) {
    this.#o = options;
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
        const delivered = await this.#deliver();
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
    }
  }

  async #deliver(): Promise<number> {
    const { core, engine } = this.#o;
    const now = core.clock.now();
    // A claim is a write: look first.
    const { delivery: next } = await core.store.nextAt();
    if (next === undefined || next > now) return 0;
    const claimed = await core.store.claim(now, now + leaseMs, claimLimit);
    if (claimed.length === 0) return 0;
    const { people } = await engine.transact.instances.people();
    // One after the other to the same place: platforms limit by channel, and an order that people can follow is kinder.
    const places = Map.groupBy(claimed, (c) => `${c.platform}|${c.audience}`);
    await Promise.all(
      [...places.values()].map(async (list) => {
        for (const one of list) await this.#deliverSafely(one, people);
      }),
    );
    return claimed.length;
  }
  /** One post that cannot be put into words holds nobody else's back. A database that fails is another matter: that stops the round. */
  async #deliverSafely(c: Claimed, people: People): Promise<void> {
    let outcome: Outcome;
    let address = "";
    try {
      ({ outcome, address } = await this.#deliverOne(c, people));
    } catch (error) {
      outcome = { failed: (error as Error).name };
    }
    await this.#settle(c, address, outcome);
  }
  #address(c: Claimed, people: People): { readonly id: string; readonly reader: Reader } | undefined {
    const id = c.audience.slice(2);
    if (c.audience.startsWith("m:")) {
      const member = people.members.get(id);
      const address = c.address ?? member?.addresses.find((a) => a.platform === c.platform)?.id;
      return member && address !== undefined ? { id: address, reader: { language: member.language, people } } : undefined;
    }
    const space = people.spaces.get(id);
    const address = c.address ?? space?.addresses.find((a) => a.platform === c.platform)?.id;
    return space && address !== undefined ? { id: address, reader: { language: space.language, people } } : undefined;
  }
  async #deliverOne(c: Claimed, people: People): Promise<{ readonly outcome: Outcome; readonly address: string }> {
    const { core, engine, adapters } = this.#o;
    const adapter = adapters.get(c.platform);
    const to = this.#address(c, people);
    const key = await core.keys.open(c.keyId);
    if (!adapter || !to || !key) return { outcome: { failed: "no-address" }, address: to?.id ?? "" };
    const message = JSON.parse(decrypt(key, postBound(c.instance, c.key), c.cipher)) as Message;
    const workflow = (await engine.transact.instances.load(c.instance as InstanceId))?.workflow.name ?? "";
    const delivery: Delivery = {
      outbox: c.outbox,
      to: { platform: c.platform, id: to.id, kind: c.audience.startsWith("m:") ? "member" : "space" },
      message: engine.locale.message(c.gone ? { ...message, actions: [] } : message, to.reader, { workflow, instance: c.instance }),
      gone: c.gone,
      ...(c.channel !== null && c.ref !== null && { ref: { channel: c.channel, id: c.ref } }),
      ...(c.doubtSince !== null && { doubtSinceMs: c.doubtSince }),
    };
    return { outcome: await adapter.deliver(delivery), address: to.id };
  }
  async #settle(c: Claimed, address: string, outcome: Outcome): Promise<void> {
    const { core, log, counters } = this.#o;
    const settled = this.#settled(c, outcome);
    counters?.delivered(settled.state);
    if (settled.state !== "sent")
      log.warn({ event: `delivery.${settled.state}`, outbox: c.outbox, attempts: c.attempts, reason: settled.error });
    await core.store.settle(c, address, settled);
    if ("failed" in outcome && outcome.unreachable) await this.#unreachable(c.platform, address);
  }
  #settled(c: Claimed, outcome: Outcome): Settled {
    const now = this.#o.core.clock.now();
    if ("sent" in outcome) return { state: "sent", channel: outcome.sent.channel, ref: outcome.sent.id };
    if ("failed" in outcome) return { state: "failed", error: outcome.failed };
    if (c.attempts >= maxAttempts) return { state: "failed", error: "retry" in outcome ? outcome.retry : outcome.unknown };
    if ("unknown" in outcome) {
      this.#o.counters?.doubted();
      return { state: "again", nextAt: now + graceMs, error: outcome.unknown, doubtSince: c.doubtSince ?? now };
    }
    if ("retry" in outcome) {
      const backoffMs = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(c.attempts - 1, 20));
      const jitter = 0.5 + (this.#o.random ?? Math.random)() / 2;
      return {
        state: "again",
        nextAt: now + Math.max(outcome.afterMs ?? 0, Math.round(backoffMs * jitter)),
        error: outcome.retry,
        doubtSince: c.doubtSince,
      };
    }
    return never(outcome, "worker.settled");
  }
  /** The address is marked where people are kept; the views then choose the deputy. */
  async #unreachable(platform: Platform, address: string): Promise<void> {
    const { core, engine } = this.#o;
    await engine.transact.run({
      workflow: core.who.workflow,
      instance: core.who.instance,
      command: "unreachable",
      values: { platform, address },
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
