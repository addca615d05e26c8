// What should stand is sent until it does, or until its place says no; then it waits for the place.
import type { Adapter, Delivery, Looked, Outcome, PostRef } from "../../adapters/port.ts";
import type { PostRow } from "../engine/book.ts";
import type { Engine } from "../engine/index.ts";
import { type Core, landedBound, postBound } from "../engine/instances.ts";
import { leftoverInstance, leftoverKey, openLeftover } from "../engine/leftover.ts";
import { decrypt, encrypt } from "../engine/seal.ts";
import { postNamed } from "../engine/write.ts";
import type { Log } from "../log.ts";
import type { InstanceId, Message } from "../rules/ui.ts";
import { never, type People, type Platform } from "../rules/workflow.ts";
import type { Claimed, Doubt, Queue, Settled } from "../store/port.ts";
import { inSpan } from "../trace.ts";
import type { Reader } from "../words/locale.ts";
import { LeaseOver } from "./lease-over.ts";
import { orUnreadable } from "./unreadable.ts";

/** A delivery that has not come back after this is in doubt. Longer than any adapter's own timeout. */
const leaseMs = 60_000;
/** After an unknown outcome: time for the platform to show what it took, before we look. */
export const graceMs = 15_000;
export const firstRetryMs = 1_000;
const longestRetryMs = 10 * 60_000;
const backoffMs = (attempts: number): number => Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(attempts - 1, 20));
/** How long a post has been tried that has failed so often, at least: half of what lies between the tries is left to chance. ms */
export const triedMs = (attempts: number): number =>
  Array.from({ length: attempts }, (_, n) => backoffMs(n + 1) / 2).reduce((a, b) => a + b, 0);
/** About three hours of trying: a person is told, and it goes on. */
const stuckAfter = 24;
/** A place that takes nothing is tried as seldom as this. */
const probeEveryMs = 30 * 60_000;
/** Nothing is further away than this: what is was written by a clock that was wrong. */
export const furthestMs = probeEveryMs + longestRetryMs;
/** As long without any answer, and a platform counts as silent. */
const silentMs = 2 * 60_000;
/** Deliveries on their way at once, by platform: a slow one takes no room from another. */
const atOnce: Readonly<Record<Platform, number>> = { slack: 64, teams: 64 };
const platforms = Object.keys(atOnce) as Platform[];

/** What is counted for whoever watches. `unasked`: sent again where nobody could say whether it stands. `unnoted`: not shown, because the showing could not be noted. */
export type Counted = "delivered" | "held" | "refused" | "retried" | "doubted" | "unasked" | "parked" | "fired" | "unnoted";
const countedAs: Readonly<Record<Settled["state"], Counted>> = {
  stands: "delivered",
  held: "held",
  refused: "refused",
  due: "retried",
  doubt: "doubted",
};
export type OutboxOptions = {
  readonly core: Core;
  readonly queue: Queue;
  readonly engine: Engine;
  readonly adapters: ReadonlyMap<Platform, Adapter>;
  readonly log: Log;
  readonly count?: ((what: Counted) => void) | undefined;
  readonly random?: () => number;
};
type Landed = { readonly address: string } & PostRef;
/** A claim with what only its instance's key tells of it. `content`: its message, as JSON. */
type Opened = {
  readonly claimed: Claimed;
  readonly key: Uint8Array;
  readonly workflow: string;
  readonly post: PostRow;
  readonly landed: Landed | undefined;
  content(): string;
};
type Came = { readonly settled: Settled; readonly address: string; readonly unreachable?: boolean };

type To = { readonly id: string; readonly readers: readonly string[]; readonly reader: Reader };
/** Where those of some agencies sit on a platform. */
const organisationsOf = (agencies: readonly string[], on: Platform, people: People): readonly string[] => [
  ...new Set(
    [...people.members.values()]
      .filter(({ agency }) => agencies.includes(agency))
      .flatMap(({ addresses }) => addresses.filter(({ platform }) => platform === on).map(({ id }) => id.split("/")[0] ?? "")),
  ),
];
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
  readonly #wake: () => void;
  readonly #onTheirWay: Readonly<Record<Platform, Set<Promise<void>>>> = { slack: new Set(), teams: new Set() };
  readonly #silentSince = new Map<Platform, number>();
  /** `wake`: called when a place is free again. */
  constructor(options: OutboxOptions, wake: () => void) {
    this.#o = options;
    this.#wake = wake;
  }
  /** Begins what is due, and waits for none of it. How many. Throws when the database does. */
  async begin(): Promise<number> {
    const { core, queue } = this.#o;
    const now = core.clock.now();
    let begun = 0;
    for (const platform of platforms) {
      const free = atOnce[platform] - this.#onTheirWay[platform].size;
      // A claim is a write, and waits for the disk also where it finds nothing: look first.
      const next = free === 0 ? undefined : await queue.nextDelivery(platform);
      if (next === undefined || next > now) continue;
      const claimed = await queue.claim(platform, now, now + leaseMs, now + graceMs, free);
      for (const one of claimed) this.#begin(one, now + leaseMs);
      begun += claimed.length;
    }
    return begun;
  }
  /** Resolves when all that is on its way now has come back. */
  async settled(): Promise<void> {
    await Promise.all(platforms.flatMap((platform) => [...this.#onTheirWay[platform]]));
  }
  get isBusy(): boolean {
    return platforms.some((platform) => this.#onTheirWay[platform].size > 0);
  }
  /** Platforms that have answered nothing for a while. */
  silent(): readonly Platform[] {
    const now = this.#o.core.clock.now();
    return [...this.#silentSince].filter(([, since]) => now - since >= silentMs).map(([platform]) => platform);
  }

  /** `until`: the end of its lease, epoch ms. */
  #begin(c: Claimed, until: number): void {
    const mine = this.#onTheirWay[c.platform];
    const one = this.#deliver(c, until)
      // The database did not answer: its lease runs out, and it is looked for.
      .catch((error: unknown) => this.#o.log.error({ event: "delivery.broken", outbox: c.outbox, error: (error as Error).name }))
      .finally(() => {
        mine.delete(one);
        this.#wake();
      });
    mine.add(one);
  }
  async #deliver(c: Claimed, until: number): Promise<void> {
    const { core, queue, log, count } = this.#o;
    const { settled, address, unreachable } = await inSpan(
      "stafett.delivery",
      { "stafett.platform": c.platform },
      () => this.#tried(c, until),
      (came) => came.settled.state,
    );
    count?.(countedAs[settled.state]);
    if (settled.state !== "stands")
      log.warn({ event: `delivery.${settled.state}`, outbox: c.outbox, platform: c.platform, attempts: c.attempts, reason: settled.error });
    if (!(await queue.settle(c, core.clock.now(), settled))) return;
    await this.#tell(c, settled, address, unreachable === true);
  }
  /** The views then choose the deputy, or the one who is back. What concerns the register itself is not told through the register: it would go round for ever. */
  async #tell(c: Claimed, settled: Settled, address: string, unreachable: boolean): Promise<void> {
    const { core, engine } = this.#o;
    if (settled.state === "refused" && unreachable) await engine.register.reachable(c.platform, address, false);
    else if (settled.state === "stands" && c.heldSince !== null) await engine.register.reachable(c.platform, address, true);
    if (c.instance === core.who.instance) return;
    const isStuck = settled.state === "due" || settled.state === "doubt" ? c.attempts === stuckAfter : settled.state === "held";
    if (isStuck || (settled.state === "refused" && !unreachable && c.heldSince === null)) await engine.register.trouble("failed");
    else if (settled.state === "doubt" && c.doubt === null) await engine.register.trouble("doubted");
  }
  async #tried(c: Claimed, until: number): Promise<Came> {
    const opened = await orUnreadable(this.#open(c));
    if (opened === "unreadable") return { settled: { state: "held", error: opened }, address: "" };
    // Its key is gone: nothing of it can be said any more.
    if (!opened) return { settled: { state: "held", error: "no-key" }, address: "" };
    // Goes nowhere, also when a restored copy asks for everything again.
    if (opened.post.decoy && c.landed) return { settled: { state: "stands", landed: c.landed }, address: "" };
    const adapter = this.#o.adapters.get(c.platform);
    const { people } = await this.#o.engine.transact.instances.people();
    const to = this.#address(opened, people);
    if (!adapter || !to) return { settled: this.#refused("no-address"), address: to?.id ?? "" };
    const delivery = await this.#delivery(opened, to);
    if (typeof delivery === "string") return { settled: { state: "held", error: delivery }, address: to.id };
    const began = this.#o.core.clock.now();
    if (c.doubt) return this.#found(opened, c.doubt, to.id, await adapter.look({ ...delivery, doubt: c.doubt }));
    if (began >= until) throw new LeaseOver();
    return this.#sent(opened, began, to.id, await adapter.deliver(delivery));
  }
  async #open(claimed: Claimed): Promise<Opened | undefined> {
    const { instance, name, landed, outbox, platform, cipher } = claimed;
    const where = (key: Uint8Array) => (landed ? (JSON.parse(decrypt(key, landedBound(outbox), landed)) as Landed) : undefined);
    if (instance === leftoverInstance) {
      const key = await leftoverKey(this.#o.core.keys);
      const { post, content } = openLeftover(key, name, platform, cipher);
      return { claimed, key, workflow: "", post, landed: where(key), content: () => content };
    }
    const { instances } = this.#o.engine.transact;
    const find = async () => {
      const working = await instances.load(instance as InstanceId);
      const post = working && postNamed(working, name);
      return working && post && { working, post };
    };
    let found = await find();
    if (!found) {
      // It was committed a moment ago, and what is in memory is not yet that: the row comes first.
      instances.forget(instance);
      found = await find();
    }
    if (!found) return undefined;
    const { working, post } = found;
    const { key, workflow } = working;
    return {
      claimed,
      key,
      workflow: workflow.name,
      post,
      landed: where(key),
      content: () => decrypt(key, postBound(instance, name), cipher),
    };
  }
  #address({ post, landed }: Opened, people: People): To | undefined {
    const id = post.audience.slice(2);
    const toMember = post.audience.startsWith("m:");
    const to = toMember ? people.members.get(id) : people.spaces.get(id);
    // Where it went the first time, there it stays, and is taken away there as well when nobody is called so any more.
    const address = landed?.address ?? to?.addresses.find((a) => a.platform === post.platform)?.id;
    if (address === undefined) return undefined;
    const readers = toMember ? [] : organisationsOf(people.spaces.get(id)?.agencies ?? [], post.platform, people);
    return { id: address, readers, reader: { language: to?.language ?? "sv", people, ...(toMember && { only: id }) } };
  }
  /** One post that cannot be put into words holds nobody else's back: why not, as a name. */
  async #delivery(o: Opened, to: To): Promise<Delivery | string> {
    const { claimed: c, workflow, post, landed } = o;
    try {
      const message = JSON.parse(o.content()) as Message;
      const own = { workflow, instance: c.instance };
      return {
        outbox: c.outbox,
        to: { platform: c.platform, id: to.id, kind: post.audience.startsWith("m:") ? "member" : "space", readers: to.readers },
        message: this.#o.engine.locale.message(c.gone ? withoutButtons(message) : message, to.reader, own),
        gone: c.gone,
        ...(landed && { ref: { channel: landed.channel, id: landed.id } }),
      };
    } catch (error) {
      return (error as Error).name;
    }
  }
  #stands({ claimed, key }: Opened, address: string, { channel, id }: PostRef): Settled {
    const where: Landed = { address, channel, id };
    return { state: "stands", landed: encrypt(key, landedBound(claimed.outbox), JSON.stringify(where)) };
  }
  #refused(error: string): Settled {
    return { state: "refused", probeAt: this.#o.core.clock.now() + probeEveryMs, error };
  }
  #retryAt(attempts: number, afterMs = 0): number {
    const jitter = 0.5 + (this.#o.random ?? Math.random)() / 2;
    return this.#o.core.clock.now() + Math.max(afterMs, Math.round(backoffMs(attempts) * jitter));
  }
  /** Whether the platform spoke at all. */
  #heard(platform: Platform, answered: boolean): void {
    if (answered) this.#silentSince.delete(platform);
    else if (!this.#silentSince.has(platform)) this.#silentSince.set(platform, this.#o.core.clock.now());
  }
  #sent(o: Opened, began: number, address: string, outcome: Outcome): Came {
    const { claimed: c } = o;
    const now = this.#o.core.clock.now();
    this.#heard(c.platform, !("unknown" in outcome || ("retry" in outcome && outcome.silent === true)));
    if ("sent" in outcome) return { settled: this.#stands(o, address, outcome.sent), address };
    if ("place" in outcome) return { settled: this.#refused(outcome.place), address, unreachable: outcome.unreachable === true };
    if ("content" in outcome) return { settled: { state: "held", error: outcome.content }, address };
    if ("lost" in outcome) return { settled: { state: "due", nextAt: now, error: outcome.lost, lost: true }, address };
    if ("retry" in outcome) {
      const rests = outcome.afterMs === undefined ? {} : { rests: true as const };
      return { settled: { state: "due", nextAt: this.#retryAt(c.attempts, outcome.afterMs), error: outcome.retry, ...rests }, address };
    }
    // A change of what stands is made again without harm.
    if ("unknown" in outcome && c.landed !== null)
      return { settled: { state: "due", nextAt: this.#retryAt(c.attempts), error: outcome.unknown }, address };
    if ("unknown" in outcome)
      return {
        settled: { state: "doubt", nextAt: now + graceMs, error: outcome.unknown, doubt: { since: began, until: now, from: null } },
        address,
      };
    return never(outcome, "worker.sent");
  }
  #found(o: Opened, doubt: Doubt, address: string, looked: Looked): Came {
    const { claimed: c } = o;
    const now = this.#o.core.clock.now();
    this.#heard(c.platform, !("retry" in looked && looked.silent === true));
    if ("found" in looked) return { settled: this.#stands(o, address, looked.found), address };
    if ("absent" in looked) return { settled: { state: "due", nextAt: now, error: "absent" }, address };
    if ("cannot" in looked) {
      this.#o.count?.("unasked");
      return { settled: { state: "due", nextAt: now, error: "unasked" }, address };
    }
    if ("place" in looked) return { settled: this.#refused(looked.place), address, unreachable: looked.unreachable === true };
    if ("more" in looked)
      return {
        settled: { state: "doubt", nextAt: now + looked.afterMs, error: "looking", doubt: { ...doubt, from: looked.more } },
        address,
      };
    if ("retry" in looked)
      return { settled: { state: "doubt", nextAt: this.#retryAt(c.attempts, looked.afterMs), error: looked.retry, doubt }, address };
    return never(looked, "worker.found");
  }
}
