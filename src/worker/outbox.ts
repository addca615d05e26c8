// What is to be posted goes out, again if need be; what cannot be is seen by somebody.
import type { Adapter, Delivery, Outcome } from "../../adapters/port.ts";
import type { Engine } from "../engine/index.ts";
import { type Core, postBound } from "../engine/instances.ts";
import { decrypt } from "../engine/seal.ts";
import type { Log } from "../log.ts";
import type { InstanceId, Message } from "../rules/ui.ts";
import { never, type People, type Platform } from "../rules/workflow.ts";
import type { Claimed, Queue, Settled } from "../store/port.ts";
import type { Reader } from "../words/locale.ts";

/** A delivery that has not come back after this is in doubt. Longer than any adapter's own timeout. */
export const leaseMs = 60_000;
/** After an unknown outcome: time for the platform to show what it took, before we look. */
const graceMs = 15_000;
export const firstRetryMs = 1_000;
const longestRetryMs = 10 * 60_000;
/** About three hours of trying; then a person is told. */
const maxAttempts = 24;
const claimLimit = 64;

/** What is counted for whoever watches. */
export type Counted = "delivered" | "failed" | "retried" | "doubted" | "parked" | "fired";
const countedAs: Readonly<Record<Settled["state"], Counted>> = { sent: "delivered", failed: "failed", again: "retried" };
export type OutboxOptions = {
  readonly core: Core;
  readonly queue: Queue;
  readonly engine: Engine;
  readonly adapters: ReadonlyMap<Platform, Adapter>;
  readonly log: Log;
  readonly count?: ((what: Counted) => void) | undefined;
  readonly random?: () => number;
};

/** What is gone says what it said, and does nothing more: no button of its own, none in its rows. */
const withoutButtons = (message: Message): Message => ({
  ...message,
  actions: [],
  body: (message.body ?? [])
    .filter((block) => block.kind !== "actions")
    .map((block) => (block.kind === "row" ? { ...block, actions: [] } : block)),
});

export class Outbox {
  readonly #o: OutboxOptions;
  constructor(options: OutboxOptions) {
    this.#o = options;
  }
  /** Claims what is due and sends it. How many. */
  async deliver(): Promise<number> {
    const { core, queue, engine } = this.#o;
    const now = core.clock.now();
    // A claim is a write: look first.
    const { delivery: next } = await queue.nextAt();
    if (next === undefined || next > now) return 0;
    const claimed = await queue.claim(now, now + leaseMs, claimLimit);
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
    const toMember = c.audience.startsWith("m:");
    const to = toMember ? people.members.get(id) : people.spaces.get(id);
    const address = c.address ?? to?.addresses.find((a) => a.platform === c.platform)?.id;
    if (!to || address === undefined) return undefined;
    return { id: address, reader: { language: to.language, people, ...(toMember && { only: id }) } };
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
      message: engine.locale.message(c.gone ? withoutButtons(message) : message, to.reader, { workflow, instance: c.instance }),
      gone: c.gone,
      ...(c.channel !== null && c.ref !== null && { ref: { channel: c.channel, id: c.ref } }),
      ...(c.doubtSince !== null && { doubtSinceMs: c.doubtSince }),
    };
    return { outcome: await adapter.deliver(delivery), address: to.id };
  }
  async #settle(c: Claimed, address: string, outcome: Outcome): Promise<void> {
    const { core, queue, engine, log, count } = this.#o;
    const settled = this.#settled(c, outcome);
    count?.(countedAs[settled.state]);
    if (settled.state !== "sent")
      log.warn({ event: `delivery.${settled.state}`, outbox: c.outbox, attempts: c.attempts, reason: settled.error });
    await queue.settle(c, address, settled);
    // The views then choose the deputy.
    if ("failed" in outcome && outcome.unreachable) await engine.register.reachable(c.platform, address, false);
    // What concerns the register itself is not told through the register: it would go round for ever.
    else if (c.instance === core.who.instance) return;
    else if (settled.state === "failed") await engine.register.trouble("failed");
    else if (settled.state === "again" && settled.doubtSince !== null && c.doubtSince === null) await engine.register.trouble("doubted");
  }
  #settled(c: Claimed, outcome: Outcome): Settled {
    const now = this.#o.core.clock.now();
    if ("sent" in outcome) return { state: "sent", channel: outcome.sent.channel, ref: outcome.sent.id };
    if ("failed" in outcome) return { state: "failed", error: outcome.failed };
    if (c.attempts >= maxAttempts) return { state: "failed", error: "retry" in outcome ? outcome.retry : outcome.unknown };
    if ("unknown" in outcome) {
      this.#o.count?.("doubted");
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
}
