// An instance that is to be erased goes from everywhere, in one operation, and what was done is written down.

import { logAccess, namesIn } from "../engine/access-log.ts";
import type { Core } from "../engine/core.ts";
import type { Line, Working } from "../engine/instances.ts";
import { leftBehind } from "../engine/left-behind.ts";
import { leftoverInstance, leftoversOf } from "../engine/leftover.ts";
import { showing } from "../engine/named.ts";
import { isUnreadable } from "../engine/unreadable.ts";
import type { InstanceId } from "../rules/ui.ts";
import type { Store } from "../store/port.ts";
import { isUnavailable } from "../unavailable.ts";
import type { OutboxOptions } from "./outbox.ts";
import { type PartTaken, rewritten, takePart } from "./parts.ts";

/** What was done and what is left, as numbers: no word of it. `about`: a MAC. `files`: whether its bytes were still found in one. */
export type Certificate = PartTaken & {
  readonly about: string;
  readonly keyId: string;
  readonly at: string;
  readonly rewritten: number;
  readonly accessLines: number;
  readonly leftovers: number;
  /** Files that could not be emptied because somebody reads them: it is tried again. */
  readonly unemptied: readonly string[];
  /** Files in which the reference, the words or the key's name was still found. `unsearched`: nobody could look. */
  readonly found: readonly string[] | "unsearched";
  /** Instances that are left and whose journal, messages, clocks or line still have the reference or the words: none, unless a rule is wrong. */
  readonly named: number;
  /** How many instances were looked through for that: no more than `mostLooked` of them. */
  readonly looked: number;
  /** The day from which nothing opens it in any copy. Left out: where its bytes are overwritten; or it is not known here how long copies are kept. */
  readonly holdsFrom?: string;
};
/** The bytes below the database: what only the program that owns the files can do. */
export interface Scrub {
  /** Empties write-ahead logs, so that nothing deleted is in any file. Names of files for which that cannot be just now: it is to be tried again. */
  empty(): Promise<readonly string[]>;
  /** Names of files in which one of these stands, or, among the keys, the name of this one. `unsearched`: a server has them, and nobody here can look. */
  search(texts: readonly string[], keyId: string): Promise<readonly string[] | "unsearched">;
  /** Durable when it returns. */
  certify(certificate: Certificate): Promise<void>;
}
/** What is to be erased at once because somebody outside said so. */
export interface Orders {
  all(): Promise<readonly string[]>;
  /** What an operator has exported, of which agency: not noted yet. */
  exports(): Promise<
    readonly { readonly id: string; readonly agency: string; readonly kind: string }[]
  >;
  noted(id: string): Promise<void>;
  /** Durable when it returns. */
  done(instance: string): Promise<void>;
}
type ErasingOptions = Pick<OutboxOptions, "engine" | "log"> & {
  readonly core: Core;
  readonly store: Store;
  readonly scrub: Scrub;
  readonly orders: Orders;
};
/** More instances than there will ever be. */
const mostOfAll = 1_000_000;
/** One that could not be erased is tried again after a second, then more and more seldom; meanwhile nobody else waits for it. [design] */
const againMs = (tries: number): number => Math.min(3_600_000, 1_000 * 2 ** Math.min(tries, 20));
/** So long an operator's erasure waits for posts to become neutral; what is not by then is remembered, and made so later. [design] */
const ordersWithinMs = 60_000;

/** The key is gone, and so is the row; what it was called is known until it is certified. */
type Gone = {
  readonly instance: InstanceId;
  readonly keyId: string;
  readonly about: string;
  readonly names: readonly string[];
  readonly taken: Pick<PartTaken, "part"> | undefined;
};

export class Erasing {
  readonly #o: ErasingOptions;
  #unemptied = false;
  /** What could not be erased: how often it was tried, and when it is again, epoch ms. */
  readonly #later = new Map<string, { readonly tries: number; readonly at: number }>();
  constructor(options: ErasingOptions) {
    this.#o = options;
  }
  /**
   * Has what was ordered ask for it, as its own people do it: whatever knows of it is told. Its posts have `withinMs` to become neutral. One that cannot, or is
   * none that can be erased so, is left as it is.
   */
  async begin(withinMs = ordersWithinMs): Promise<void> {
    const { core, engine, orders, log } = this.#o;
    for (const { id, agency, kind } of await orders.exports()) {
      const { workflow, instance } = core.who;
      const idempotencyKey = `export:${id}`;
      if (!(await core.store.journal.isCommitted(idempotencyKey))) {
        await logAccess(core, { id: "operator", agency } as never, {
          workflow,
          instance: "",
          panel: "export",
        });
        await engine.transact.run({
          idempotencyKey,
          workflow,
          instance,
          command: "exported",
          values: { agency, kind },
          by: "clock",
        });
      }
      await orders.noted(id);
    }
    for (const instance of (await orders.all()) as readonly InstanceId[]) {
      try {
        for (
          let before = -1, working = await engine.transact.instances.load(instance);
          working && working.revision !== before;
        ) {
          before = working.revision;
          const order = {
            workflow: working.workflow.name,
            instance,
            command: "eraseNow",
            values: { withinMs },
            by: "configuration",
          } as const;
          const { kind } = await engine.transact.run(order);
          if (kind === "late") return;
          working = await engine.transact.instances.load(instance);
        }
      } catch (error) {
        // Nobody else may have to wait for it; whoever ordered it sees that it is still there.
        log.error({ event: "order.failed", error: (error as Error).name });
      }
      await orders.done(instance);
      core.wake();
    }
  }
  /** Erases what asked for it and can be. How many. Throws when the database does: then it is tried again, from wherever it stopped. One that fails stops no other. */
  async next(): Promise<number> {
    const { core, store, scrub } = this.#o;
    for (const keyId of await store.rekeying.toDestroy()) {
      await core.keys.destroy(keyId);
      await store.rekeying.destroyed(keyId);
      this.#unemptied = true;
    }
    const now = core.clock.now();
    // As many more as are to be passed over: however many those are, they hide none behind them.
    const found = await store.erasure.erasable(now, core.bounds.erasedAtOnce + this.#later.size);
    const ready = found.filter(({ instance }) => (this.#later.get(instance)?.at ?? 0) <= now);
    // What another process has erased is nobody's to wait for.
    for (const [id, { at }] of this.#later)
      if (at <= now && !ready.some(({ instance }) => instance === id)) this.#later.delete(id);
    const gone: Gone[] = [];
    for (const { instance, keyId } of ready)
      await this.#tried(
        instance as InstanceId,
        async () => void gone.push(await this.#erase(instance as InstanceId, keyId)),
      );
    // Together: to open all that is left costs the same for one and for many.
    const left = await leftBehind(
      core,
      gone.map(({ names }) => names),
    );
    for (const [i, one] of gone.entries())
      await this.#tried(one.instance, () => this.#certify(one, left.found[i] ?? 0, left.looked));
    if (this.#unemptied && ready.length === 0) this.#unemptied = (await scrub.empty()).length > 0;
    return ready.length;
  }
  /** When something is to be erased next, epoch ms, where `first` is the first day that was set: one that failed is passed over until it is tried again. */
  nextAt(first: number | undefined): number | undefined {
    if (first === undefined || first > this.#o.core.clock.now() || this.#later.size === 0)
      return first;
    return Math.max(first, Math.min(...[...this.#later.values()].map(({ at }) => at)));
  }
  async #tried(instance: InstanceId, work: () => Promise<void>): Promise<void> {
    const { core, log } = this.#o;
    try {
      await work();
      this.#later.delete(instance);
    } catch (error) {
      if (isUnavailable(error)) throw error;
      log.error({
        event: "erase.failed",
        about: core.blind("instance", instance),
        error: (error as Error).name,
      });
      const tries = this.#later.get(instance)?.tries ?? 0;
      this.#later.set(instance, { tries: tries + 1, at: core.clock.now() + againMs(tries) });
    }
  }
  /** Posts that waited for a platform, and stand without a word of it. */
  async tidy(): Promise<void> {
    await this.#o.store.erasure.forgetStanding(leftoverInstance);
  }
  /** What cannot be read keeps nothing from being erased, itself neither. undefined: it could not; throws whatever is not the row's own fault. */
  async #readable<T>(work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      this.#o.log.error({ event: "erase.unreadable", error: (error as Error).name });
      return undefined;
    }
  }
  /** Takes it out of what others say of it. */
  async #rewriteAll(subject: InstanceId): Promise<void> {
    const { core } = this.#o;
    for (const workflow of core.registry.values()) {
      if (!workflow.redact) continue;
      const found = await core.store.lists.list({ workflow: workflow.name, limit: mostOfAll });
      for (const { instance } of found)
        await this.#readable(() => rewritten(this.#o, instance as InstanceId, { subject }));
    }
  }
  /** What shows it in a list of its own is made again without it. */
  async #reviewed(subject: InstanceId): Promise<void> {
    const { core, engine } = this.#o;
    const name = core.blind("reader", showing(subject));
    for (const { instance } of await core.store.reviews.named([name], Number.MAX_SAFE_INTEGER))
      await this.#readable(() => engine.transact.review(instance as InstanceId, "command"));
  }
  /** By what it can be found. Two may have drawn the same two words: then they name neither. */
  async #namesOf({ instance, summary: { ref, words } }: Line): Promise<readonly string[]> {
    const { core, engine } = this.#o;
    const { people } = await engine.transact.instances.people();
    const isOthers = async (name: string): Promise<boolean> => {
      const found = await engine.transact.instances.list(
        { workflow: name, words: words as string, limit: mostOfAll },
        people,
      );
      return found.some((one) => one.instance !== instance);
    };
    const others =
      words === undefined ? [] : await Promise.all([...core.registry.keys()].map(isOthers));
    return [ref, others.some(Boolean) ? undefined : words].filter((text) => text !== undefined);
  }
  async #erase(instance: InstanceId, keyId: string): Promise<Gone> {
    const { core, engine, store } = this.#o;
    const working: Working | undefined = await this.#readable(() =>
      engine.transact.instances.load(instance),
    );
    const about = core.blind("instance", instance);
    const { people } = await engine.transact.instances.people();
    const listed = working && { workflow: working.workflow.name, instances: [instance], limit: 1 };
    const [line] =
      (listed && (await this.#readable(() => engine.transact.instances.list(listed, people)))) ??
      [];
    const names = line ? await this.#namesOf(line) : [];
    const part = working?.workflow.takesPart?.(working.state);
    const taken = part && (await takePart(this.#o, part));
    if (!part) await this.#rewriteAll(instance);
    const leftovers = (working && (await this.#readable(() => leftoversOf(core, working)))) ?? [];
    await store.erasure.leave(instance, about, leftoverInstance, leftovers);
    await store.accessLog.redact(about, namesIn(core.blind, instance));
    // The key before the rows: from here on nothing brings it back, even if the next line never runs.
    await core.keys.destroy(keyId);
    await store.erasure.empty(instance);
    // What is in memory would still tell a list of it.
    engine.transact.instances.forget(instance);
    await this.#reviewed(instance);
    return { instance, keyId, about, names, taken };
  }
  async #certify(
    { instance, keyId, about, names, taken }: Gone,
    named: number,
    looked: number,
  ): Promise<void> {
    const { core, store, scrub, log } = this.#o;
    const unemptied = await scrub.empty();
    this.#unemptied = unemptied.length > 0;
    const found = await scrub.search(names, keyId);
    const at = new Date(core.clock.now()).toISOString();
    const { replaced, ...erasedElsewhere } = await store.erasure.elsewhere(about);
    // Of an instance that is erased whole nothing is taken out again: it is erased again.
    await scrub.certify({
      about,
      keyId,
      at,
      ...erasedElsewhere,
      ...(taken && { ...taken, replaced }),
      unemptied,
      found,
      named,
      looked,
    });
    // Last: a fall before this begins again, so that nothing is erased without a certificate.
    await store.erasure.erase(instance, about);
    log.info({
      event: "erased",
      ...erasedElsewhere,
      unemptied: unemptied.length,
      found: found === "unsearched" ? found : found.length,
      named,
      looked,
    });
    core.wake();
  }
}
