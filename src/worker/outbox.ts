// Transactional outbox: claims posts, delivers them at least once, and settles each by what the platform answers. A destination that refuses rests.
import type { Adapter, LookupResult, Outcome, PostRef } from "../../adapters/port.ts";
import type { Core } from "../engine/core.ts";
import { encrypt } from "../engine/encryption.ts";
import type { Engine } from "../engine/index.ts";
import { landedBound } from "../engine/instances.ts";
import { orUnreadable } from "../engine/unreadable.ts";
import { homeName } from "../engine/write.ts";
import type { Log } from "../log.ts";
import { never, type Platform } from "../rules/workflow.ts";
import type { Claimed, Settled, Store, Unconfirmed } from "../store/port.ts";
import { inSpan } from "../trace.ts";
import {
  backoffMs,
  earliest,
  firstProbeAfterMs,
  firstRetryMs,
  graceMs,
  heardEveryMs,
  leaseMs,
  probeEveryMs,
  takenLateMs,
} from "./again.ts";
import { addressOf, deliveryOf, type Landed, type Opened, openClaim } from "./claims.ts";
import { LeaseOver } from "./lease-over.ts";
import { Pace } from "./pace.ts";

/** About three hours of trying: a person is told, and it goes on. */
const stuckAfter = 24;
/** As long without any answer, and a platform counts as silent. */
const silentMs = 2 * 60_000;
/** Organisations of which is known when they were heard; an older one is tried again sooner than it need be. */
const mostHeard = 1_000;
/** Deliveries on their way at once to one platform: a slow one takes no room from another. */
const atOnce = 64;

/** What is counted for whoever watches. `unasked`: sent again where nobody could say whether it stands. `unnoted`: not shown, because the showing could not be noted. */
export type Counted =
  | "delivered"
  | "parked"
  | "unreachable"
  | "retried"
  | "unconfirmed"
  | "unasked"
  | "timerParked"
  | "fired"
  | "unnoted";
const countedAs: Readonly<Record<Settled["state"], Counted>> = {
  stands: "delivered",
  parked: "parked",
  unreachable: "unreachable",
  due: "retried",
  unconfirmed: "unconfirmed",
};
export type OutboxOptions = {
  readonly core: Core;
  readonly store: Store;
  readonly engine: Engine;
  readonly adapters: ReadonlyMap<Platform, Adapter>;
  readonly log: Log;
  readonly count?: ((what: Counted) => void) | undefined;
  readonly random?: () => number;
};
type Came = { readonly settled: Settled; readonly address: string; readonly unreachable?: boolean };

export class Outbox {
  readonly #o: OutboxOptions;
  readonly #wake: () => void;
  readonly #onTheirWay: ReadonlyMap<Platform, Set<Promise<void>>>;
  readonly #silentSince = new Map<Platform, number>();
  readonly #pace = new Pace();
  /** When an organisation was heard from last, as far as something came of it; the oldest first. */
  readonly #heardAt = new Map<string, number>();
  /** `wake`: called when a place is free again. */
  constructor(options: OutboxOptions, wake: () => void) {
    this.#o = options;
    this.#wake = wake;
    const platforms = Object.keys(options.core.platforms.speech) as Platform[];
    this.#onTheirWay = new Map(platforms.map((platform) => [platform, new Set()]));
  }
  /** Begins what is due, and waits for none of it. How many. Throws when the database does. */
  async begin(): Promise<number> {
    const { core, store } = this.#o;
    const now = core.clock.now();
    let begun = 0;
    for (const [platform, { size }] of this.#onTheirWay) {
      const free = atOnce - size;
      // A claim is a write, and waits for the disk also where it finds nothing: look first.
      const resting = this.#pace.resting(now);
      const next = free === 0 ? undefined : await store.outbox.nextDelivery(platform, resting);
      if (next === undefined || next > now) continue;
      const room = (home: string): number => this.#pace.room(home, now);
      const claimed = await store.outbox.claim(platform, now, now + leaseMs, now + graceMs, free, {
        resting,
        room,
      });
      for (const one of claimed) {
        this.#pace.went(one.home);
        this.#begin(one, now + leaseMs);
      }
      begun += claimed.length;
    }
    return begun;
  }
  /** When a post is to be tried next, or a lease runs out, epoch ms. Throws when the database does. */
  async nextAt(): Promise<number | undefined> {
    const { homes } = this.resting();
    const times = await Promise.all(
      [...this.#onTheirWay.keys()].map((platform) =>
        this.#o.store.outbox.nextDelivery(platform, homes),
      ),
    );
    return earliest(times);
  }
  /** Organisations (their MACs) to which nothing may go now, and when something may go to one of them. */
  resting(): { readonly homes: readonly string[]; readonly until: number | undefined } {
    const now = this.#o.core.clock.now();
    return { homes: this.#pace.resting(now), until: this.#pace.next(now) };
  }
  /** Somebody of an organisation was heard, so that it may take something again: where it does not, its first place is tried. Throws when the database does. */
  async heard(platform: Platform, organisation: string): Promise<void> {
    const { core, store } = this.#o;
    const [home, now] = [homeName(core.blind, platform, organisation), core.clock.now()];
    if (Math.abs(now - (this.#heardAt.get(home) ?? Number.NEGATIVE_INFINITY)) < heardEveryMs)
      return;
    this.#heardAt.delete(home);
    this.#heardAt.set(home, now);
    if (this.#heardAt.size > mostHeard)
      this.#heardAt.delete(this.#heardAt.keys().next().value as string);
    if ((await store.outbox.release(now, { home, first: true })) > 0) this.#wake();
  }
  /** Resolves when all that is on its way now has come back. */
  async settled(): Promise<void> {
    await Promise.all([...this.#onTheirWay.values()].flatMap((mine) => [...mine]));
  }
  get isBusy(): boolean {
    return [...this.#onTheirWay.values()].some(({ size }) => size > 0);
  }
  /** Platforms that have answered nothing for a while. */
  silent(): readonly Platform[] {
    const now = this.#o.core.clock.now();
    return [...this.#silentSince]
      .filter(([, since]) => now - since >= silentMs)
      .map(([platform]) => platform);
  }

  /** `until`: the end of its lease, epoch ms. */
  #begin(c: Claimed, until: number): void {
    const mine = this.#onTheirWay.get(c.platform);
    const one = this.#deliver(c, until)
      // The database did not answer: its lease runs out, and it is looked for.
      .catch((error: unknown) =>
        this.#o.log.error({
          event: "delivery.broken",
          outbox: c.outbox,
          error: (error as Error).name,
        }),
      )
      .finally(() => {
        mine?.delete(one);
        this.#wake();
      });
    mine?.add(one);
  }
  async #deliver(c: Claimed, until: number): Promise<void> {
    const { core, store, log, count } = this.#o;
    const { settled, address, unreachable } = await inSpan(
      "stafett.delivery",
      { "stafett.platform": c.platform },
      () => this.#tried(c, until),
      (came) => came.settled.state,
    );
    const isUntried = settled.state === "due" && settled.keeps === "untried";
    if (!isUntried) count?.(countedAs[settled.state]);
    if (settled.state !== "stands" && !isUntried)
      log.warn({
        event: `delivery.${settled.state}`,
        outbox: c.outbox,
        platform: c.platform,
        attempts: c.attempts,
        reason: settled.error,
      });
    if (!(await store.outbox.settle(c, core.clock.now(), settled))) return;
    await this.#tell(c, settled, address, unreachable === true);
  }
  /** The views then choose the deputy, or the one who is back. What concerns the register itself is not told through the register: it would go round for ever. */
  async #tell(c: Claimed, settled: Settled, address: string, unreachable: boolean): Promise<void> {
    const { core, engine } = this.#o;
    if (settled.state === "unreachable" && unreachable)
      await engine.register.reachable(c.platform, address, false);
    else if (settled.state === "stands" && c.unreachableSince !== null)
      await engine.register.reachable(c.platform, address, true);
    if (c.instance === core.who.instance) return;
    if (settled.state === "due" && settled.keeps === "untried") return;
    const isStuck =
      settled.state === "due" || settled.state === "unconfirmed"
        ? c.attempts === stuckAfter
        : settled.state === "parked";
    if (isStuck || (settled.state === "unreachable" && !unreachable && c.unreachableSince === null))
      await engine.register.trouble("failed");
    else if (settled.state === "unconfirmed" && c.unconfirmed === null)
      await engine.register.trouble("doubted");
  }
  async #tried(c: Claimed, until: number): Promise<Came> {
    const opened = await orUnreadable(openClaim(this.#o, c));
    if (opened === "unreadable")
      return { settled: { state: "parked", error: opened }, address: "" };
    // Its key is gone: nothing of it can be said any more.
    if (!opened) return { settled: { state: "parked", error: "no-key" }, address: "" };
    // Goes nowhere, also when a restored copy asks for everything again.
    if (opened.post.decoy && c.landed)
      return { settled: { state: "stands", landed: c.landed }, address: "" };
    const adapter = this.#o.adapters.get(c.platform);
    const { people } = await this.#o.engine.transact.instances.people();
    const to = addressOf(opened, people);
    if (!adapter || !to)
      return { settled: this.#unreachable(c, { place: "no-address" }), address: to?.id ?? "" };
    const delivery = deliveryOf(this.#o, opened, to);
    if (typeof delivery === "string")
      return { settled: { state: "parked", error: delivery }, address: to.id };
    const began = this.#o.core.clock.now();
    if (c.unconfirmed) {
      if (!adapter.history) return this.#unasked(to.id);
      const unconfirmed = { ...c.unconfirmed, until: c.unconfirmed.until + takenLateMs };
      return this.#found(
        opened,
        began,
        to.id,
        await adapter.history.lookup({ ...delivery, unconfirmed }),
      );
    }
    if (began >= until) throw new LeaseOver();
    return this.#sent(opened, began, to.id, await adapter.deliver(delivery));
  }
  #stands({ claimed, key }: Opened, address: string, { channel, id }: PostRef): Settled {
    const where: Landed = { address, channel, id };
    return {
      state: "stands",
      landed: encrypt(key, landedBound(claimed.outbox), JSON.stringify(where)),
    };
  }
  #unreachable(
    c: Claimed,
    { place, organisation }: Extract<Outcome, { readonly place: string }>,
  ): Settled {
    const now = this.#o.core.clock.now();
    const firstAt = organisation
      ? now + firstProbeAfterMs(now - (c.unreachableSince ?? now))
      : null;
    return { state: "unreachable", probeAt: now + probeEveryMs, firstAt, error: place };
  }
  #retryAt(attempts: number, afterMs = 0): number {
    const jitter = 0.5 + (this.#o.random ?? Math.random)() / 2;
    return this.#o.core.clock.now() + Math.max(afterMs, Math.round(backoffMs(attempts) * jitter));
  }
  /** Whether the platform spoke at all. */
  #heard(platform: Platform, answered: boolean): void {
    if (answered) this.#silentSince.delete(platform);
    else if (!this.#silentSince.has(platform))
      this.#silentSince.set(platform, this.#o.core.clock.now());
  }
  #sent(o: Opened, began: number, address: string, outcome: Outcome): Came {
    const { claimed: c } = o;
    const now = this.#o.core.clock.now();
    this.#heard(
      c.platform,
      !("unknown" in outcome || ("retry" in outcome && outcome.silent === true)),
    );
    if ("sent" in outcome) {
      this.#pace.took(c.home, c.destination, now);
      return { settled: this.#stands(o, address, outcome.sent), address };
    }
    if ("place" in outcome)
      return {
        settled: this.#unreachable(c, outcome),
        address,
        unreachable: outcome.unreachable === true,
      };
    return { settled: this.#unsent(c, began, now, outcome), address };
  }
  #unsent(
    c: Claimed,
    began: number,
    now: number,
    outcome: Exclude<Outcome, { readonly sent: unknown } | { readonly place: string }>,
  ): Settled {
    if ("waits" in outcome)
      return {
        state: "due",
        nextAt: outcome.waits,
        error: "waits",
        rests: true,
        keeps: "untried",
      };
    if ("content" in outcome) return { state: "parked", error: outcome.content };
    if ("lost" in outcome) return { state: "due", nextAt: now, error: outcome.lost, lost: true };
    if ("retry" in outcome) {
      // Slack counts changes apart from posts: those of one place rest, and hold up no post.
      if (outcome.retry === "ratelimited" && c.landed === null)
        this.#pace.limited(c.home, c.destination, outcome.afterMs ?? firstRetryMs, now);
      return {
        state: "due",
        nextAt: this.#retryAt(c.attempts, outcome.afterMs),
        error: outcome.retry,
        ...(outcome.afterMs !== undefined && { rests: true }),
        ...(outcome.keeps && { keeps: "tried" }),
      };
    }
    if (!("unknown" in outcome)) return never(outcome, "worker.sent");
    const [nextAt, error] = [this.#retryAt(c.attempts), outcome.unknown];
    // A change of what stands is made again without harm.
    if (c.landed !== null) return { state: "due", nextAt, error };
    // Where nobody can be asked it is sent again after the grace: not every quarter of a minute to what never answers.
    return {
      state: "unconfirmed",
      nextAt: Math.max(now + graceMs, nextAt),
      error,
      unconfirmed: { since: began, until: now, from: null },
    };
  }
  /** The outcome stays unknown: the post is sent again, and counted, because twice harms less than never. */
  #unasked(address: string): Came {
    this.#o.count?.("unasked");
    return {
      settled: { state: "due", nextAt: this.#o.core.clock.now(), error: "unasked" },
      address,
    };
  }
  /** `began`: when the lookup was begun. What it does not find may still be taken, until it is too late for that. */
  #found(o: Opened, began: number, address: string, looked: LookupResult): Came {
    const { claimed: c } = o;
    const now = this.#o.core.clock.now();
    const unconfirmed = c.unconfirmed as Unconfirmed;
    const surely = unconfirmed.until + takenLateMs;
    this.#heard(c.platform, !("retry" in looked && looked.silent === true));
    if ("found" in looked) return { settled: this.#stands(o, address, looked.found), address };
    if (began < surely && ("absent" in looked || "more" in looked)) {
      const nextAt = Math.max(surely, now + ("more" in looked ? looked.afterMs : 0));
      return {
        settled: {
          state: "unconfirmed",
          nextAt,
          error: "looking",
          unconfirmed: { ...unconfirmed, from: null },
        },
        address,
      };
    }
    if ("absent" in looked)
      return { settled: { state: "due", nextAt: now, error: "absent" }, address };
    if ("place" in looked)
      return {
        settled: this.#unreachable(c, looked),
        address,
        unreachable: looked.unreachable === true,
      };
    if ("more" in looked)
      return {
        settled: {
          state: "unconfirmed",
          nextAt: now + looked.afterMs,
          error: "looking",
          unconfirmed: { ...unconfirmed, from: looked.more },
        },
        address,
      };
    if ("retry" in looked)
      return {
        settled: {
          state: "unconfirmed",
          nextAt: this.#retryAt(c.attempts, looked.afterMs),
          error: looked.retry,
          unconfirmed,
        },
        address,
      };
    return never(looked, "worker.found");
  }
}
