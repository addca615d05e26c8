// Instances in memory: folded from their journal, with what is posted and set. Valid as long as the revision is the database's.
import type { Clock } from "../calendar/clock.ts";
import type { FileLinks } from "../files/links.ts";
import { audiencesOf } from "../rules/relation.ts";
import type { InstanceId, Instant, Message } from "../rules/ui.ts";
import type { AnyWorkflow, Dates, Needs, People, Query, Registry, Row, Tally, TallyRow, World } from "../rules/workflow.ts";
import type { Found, Journal, Listed, PostRow, TimerRow } from "../store/port.ts";
import { drawFresh } from "./ids.ts";
import type { Presets } from "./presets.ts";
import { postKey } from "./reconcile.ts";
import { chainStart, decrypt, type Keys } from "./seal.ts";

export type Core = {
  readonly journal: Journal;
  readonly keys: Keys;
  readonly clock: Clock;
  readonly calendar: Dates;
  readonly registry: Registry;
  readonly codeRevision: string;
  /** Which workflow folds who is who, and how it is read. */
  readonly who: {
    readonly workflow: string;
    readonly instance: InstanceId;
    read(state: unknown): People;
    revision(state: unknown): number;
  };
  /** What is left of a post when its instance is erased. */
  readonly neutral: Message;
  /** What is left in a space of a post that is gone. */
  readonly gone: Message;
  /** Called after a commit that made something due: at that moment, epoch ms. */
  readonly wake: (atMs: number) => void;
  /** Where files are fetched; without it, panels say that they cannot be. */
  readonly fileLinks?: FileLinks;
  /** Signs what buttons and forms carry, and knows it again. */
  readonly presets: Presets;
  readonly cacheSize?: number;
};
export type Working = {
  readonly instance: InstanceId;
  readonly workflow: AnyWorkflow;
  readonly state: unknown;
  readonly version: number;
  readonly revision: number;
  readonly keyId: string;
  readonly key: Uint8Array;
  readonly head: Uint8Array;
  readonly posts: ReadonlyMap<string, PostRow>;
  readonly timers: ReadonlyMap<string, TimerRow>;
  readonly readers: readonly string[];
  /** What the row says in clear: what is unchanged need not be written again. undefined: not known. */
  readonly listed: Listed | undefined;
};

export const instant = (ms: number): Instant => new Date(ms).toISOString() as Instant;
/** Ciphertexts are bound to their place, so that a row cannot be moved. */
export const eventBound = (instance: string, seq: number): string => `event:${instance}:${seq}`;
export const postBound = (instance: string, key: string): string => `post:${instance}:${key}`;

const isTally = (need: Query | Tally): need is Tally => "tally" in need;

/** Each is folded from its journal when it is not in memory: a longer list has no titles after these. */
const mostTitles = 50;

export class Instances {
  readonly #core: Core;
  readonly #cache = new Map<string, Working>();
  #who: { readonly state: unknown; readonly version: number; readonly people: People } | undefined;
  constructor(core: Core) {
    this.#core = core;
  }
  workflow(name: string): AnyWorkflow {
    const found = this.#core.registry.get(name);
    if (!found) throw new Error("no such workflow");
    return found;
  }
  remember(w: Working): void {
    this.#cache.delete(w.instance);
    this.#cache.set(w.instance, w);
    if (this.#cache.size > (this.#core.cacheSize ?? 5_000)) this.#cache.delete(this.#cache.keys().next().value as string);
  }
  forget(instance: string): void {
    this.#cache.delete(instance);
  }
  /** undefined: never was, or is erased. */
  async load(instance: InstanceId): Promise<Working | undefined> {
    const known = this.#cache.get(instance);
    if (known) {
      // The one used last is thrown out last.
      this.remember(known);
      return known;
    }
    const row = await this.#core.journal.load(instance);
    if (!row || row.erased) return undefined;
    const key = await this.#core.keys.open(row.keyId);
    if (!key) return undefined;
    const workflow = this.workflow(row.workflow);
    let state: unknown = workflow.initial;
    for (const e of row.events) state = workflow.evolve(state, JSON.parse(decrypt(key, eventBound(instance, e.seq), e.cipher)));
    const { version, revision, keyId, head, readers } = row;
    const posts = new Map(row.posts.map((p) => [postKey(p.key, p.platform), p]));
    const working: Working = {
      instance,
      workflow,
      state,
      version,
      revision,
      keyId,
      key,
      head,
      readers,
      posts,
      timers: new Map(row.timers.map((t) => [t.key, t])),
      listed: undefined,
    };
    this.remember(working);
    return working;
  }
  begin(instance: InstanceId, workflow: AnyWorkflow): Working {
    const { id, key } = this.#core.keys.fresh();
    return {
      instance,
      workflow,
      state: workflow.initial,
      version: 0,
      revision: 0,
      keyId: id,
      key,
      head: chainStart,
      posts: new Map(),
      timers: new Map(),
      readers: [],
      listed: undefined,
    };
  }
  /** Who is who now, and the revision that every view is measured against. */
  async people(): Promise<{ readonly people: People; readonly version: number }> {
    const working = await this.load(this.#core.who.instance);
    const state = working?.state ?? this.workflow(this.#core.who.workflow).initial;
    const known = this.#who;
    if (known && known.state === state) return known;
    const fresh = { state, version: this.#core.who.revision(state), people: this.#core.who.read(state) };
    this.#who = fresh;
    return fresh;
  }
  /** The world with what was asked for, and the revisions of the rows that a rule read. */
  async world(people: People, needs: Needs): Promise<{ readonly world: World; readonly reads: ReadonlyMap<string, number> }> {
    const found = new Map<string, readonly Row[]>();
    const tallies = new Map<string, readonly TallyRow[]>();
    const reads = new Map<string, number>();
    for (const [name, need] of Object.entries(needs)) {
      if (isTally(need)) {
        tallies.set(name, (await this.#core.journal.tally(need)) as unknown as readonly TallyRow[]);
        continue;
      }
      const list = await this.list(need, people);
      if (!need.snapshot) for (const row of list) reads.set(row.instance, row.revision);
      const rows = list.map(
        (row): Row => ({ instance: row.instance as InstanceId, workflow: row.workflow, summary: JSON.parse(row.summary) }),
      );
      found.set(name, need.titles && need.for ? await Promise.all(rows.map((row, i) => (i < mostTitles ? this.#titled(row) : row))) : rows);
    }
    const { calendar } = this.#core;
    return {
      reads,
      world: { people, calendar, fresh: drawFresh(), rows: (name) => found.get(name) ?? [], tally: (name) => tallies.get(name) ?? [] },
    };
  }
  /** Rows that the query's reader may read, by role and agency today. */
  list(query: Query, people: People): Promise<readonly Found[]> {
    return this.#core.journal.list({ ...query, ...(query.for && { audiences: audiencesOf(query.for, people) }) });
  }
  async #titled(row: Row): Promise<Row> {
    const working = await this.load(row.instance);
    const title = working?.workflow.title?.(working.state);
    return title === undefined ? row : { ...row, title };
  }
  bareWorld(people: People): World {
    return { people, calendar: this.#core.calendar, fresh: drawFresh(), rows: () => [], tally: () => [] };
  }
}
