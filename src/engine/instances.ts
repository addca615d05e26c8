import { audienceKey, audiencesOf } from "../rules/relation.ts";
import type { InstanceId, Instant } from "../rules/ui.ts";
import type {
  AccessQuery,
  AccessRows,
  AnyWorkflow,
  Needs,
  People,
  Query,
  Row,
  Summary,
  Tally,
  TallyRow,
  World,
} from "../rules/workflow.ts";
import type { DueInstance, Found, Listed, Loaded } from "../store/port.ts";
import { readAccessLog } from "./access-log.ts";
import { type Applied, nextDue, nothingApplied, openApplied } from "./applied.ts";
import { Asked } from "./asked.ts";
import { blinded } from "./blind.ts";
import type { Core } from "./core.ts";
import { chainStart, decrypt } from "./encryption.ts";
import { heldEvent } from "./facts.ts";
import { drawFresh } from "./ids.ts";
import { pagesReaders } from "./in-chat.ts";
import { eventsOf, journalEvents } from "./journal-rows.ts";
import { orUnreadable } from "./unreadable.ts";

export type Working = Applied & {
  readonly instance: InstanceId;
  readonly workflow: AnyWorkflow;
  readonly state: unknown;
  readonly version: number;
  readonly revision: number;
  readonly keyId: string;
  readonly key: Uint8Array;
  readonly head: Uint8Array;
  /** What the row says: what is unchanged need not be written again. undefined: not known. */
  readonly listed: Listed | undefined;
  readonly summary: Summary | undefined;
};
/** Who is who now, and the revision that every view is measured against. */
export type Whoever = { readonly people: People; readonly version: number };
/** A line of a list, opened. */
export type Line = Omit<Found, "summary" | "keyId"> & { readonly summary: Summary };

export const instant = (ms: number): Instant => new Date(ms).toISOString() as Instant;
/** Ciphertexts are bound to their place, so that a row cannot be moved. */
export const postBound = (instance: string, name: string): string => `post:${instance}:${name}`;
export const summaryBound = (instance: string): string => `summary:${instance}`;
/** A flag more would show in anything smaller; in anything larger the row would need a page more. */
export const summaryBytes = 512;
export const landedBound = (outbox: string): string => `landed:${outbox}`;

type Need = Query | Tally | AccessQuery;
const unlisted = { listed: undefined, summary: undefined };
const isTally = (need: Need): need is Tally => "tally" in need;
const isAccessQuery = (need: Need): need is AccessQuery => "showings" in need;

/** Each is folded from its journal when it is not in memory. What is searched by its title is among these; a longer list says the rest by its reference. */
const mostTitles = 250;
export class Instances {
  readonly #core: Core;
  readonly #cache = new Map<string, Working>();
  /** How often anything was. */
  #forgotten = 0;
  #who: (Whoever & { readonly state: unknown }) | undefined;
  readonly asked: Asked;
  constructor(core: Core) {
    this.#core = core;
    this.asked = new Asked(core.store.processes);
  }
  workflow(name: string): AnyWorkflow {
    const found = this.#core.registry.get(name);
    if (!found) throw new Error("no such workflow");
    return found;
  }
  /** The one that changed, or was read from the database, longest ago is thrown out first; who is who, which everything asks for, never. */
  remember(w: Working): void {
    this.#cache.delete(w.instance);
    this.#cache.set(w.instance, w);
    if (this.#cache.size <= this.#core.bounds.instancesKept) return;
    const [first = "", second = ""] = this.#cache.keys();
    this.#cache.delete(first === this.#core.who.instance ? second : first);
  }
  forget(instance: string): void {
    this.#forgotten += 1;
    this.#cache.delete(instance);
  }
  /** Within `work` each instance is asked for its revision once; what it is `about`, and what was asked beside that the last time, at once. */
  asking<T>(about: () => string | undefined, work: () => Promise<T>): Promise<T> {
    return this.asked.about(about, (each) => this.#cache.get(each)?.revision, work);
  }
  /** All of them: another server has come. What was remembered. */
  forgetAll(): readonly Working[] {
    const all = [...this.#cache.values()];
    this.#forgotten += 1;
    this.#cache.clear();
    return all;
  }
  /** In memory, where nobody else writes. undefined: `load` it. To wait for what is there costs as much as a small step of a command (docs/decisions/0075). */
  atHand(instance: string): Working | undefined {
    return this.#core.store.processes ? undefined : this.#cache.get(instance);
  }
  /** undefined: never was, or is erased. */
  async load(instance: InstanceId): Promise<Working | undefined> {
    const { journal, processes } = this.#core.store;
    const [known, forgotten] = [this.#cache.get(instance), this.#forgotten];
    // Where others write, too, what is in memory is asked for its revision: whoever is who, and what is erased, is so everywhere at once.
    if (known && (!processes || (await this.asked.isAt(instance, known.revision)))) return known;
    const row = await journal.load(instance);
    const key = row && !row.erased ? await this.#core.keys.open(row.keyId) : undefined;
    return row && key && this.#opened(row, key, known, forgotten);
  }
  /**
   * What somebody names, who may not know of it. Those who do get it from memory. For all others the databases are read in the same way, whether it is in
   * memory, on the disk or nowhere: the instance once, a key once. So the work behind an answer does not tell whether there is one.
   */
  async named(
    instance: InstanceId,
    knows: (working: Working) => boolean,
  ): Promise<Working | undefined> {
    const { store, keys } = this.#core;
    const [known, forgotten] = [this.#cache.get(instance), this.#forgotten];
    if (known && knows(known)) return this.atHand(instance) ?? (await this.load(instance));
    const row = await store.journal.load(instance);
    const there = row && !row.erased ? row : undefined;
    const key = await keys.openAnew(there?.keyId ?? drawFresh().other);
    if (!there || !key) return undefined;
    return known?.revision === there.revision
      ? known
      : this.#opened(there, key, known, forgotten, knows);
  }
  /** In memory, and known to those who ask; of anything else nothing is read. */
  inMemory(instance: string, knows: (working: Working) => boolean): Working | undefined {
    const known = this.#cache.get(instance);
    return known && knows(known) ? known : undefined;
  }
  /** Folds what was read. `known` and `forgotten`: what was in memory before. `keeps`: whether it stays there; what is denied pushes nothing else out. */
  #opened(
    row: Loaded,
    key: Uint8Array,
    known: Working | undefined,
    forgotten: number,
    keeps = (_: Working): boolean => true,
  ): Working {
    const instance = row.instance as InstanceId;
    const workflow = this.workflow(row.workflow);
    const { version, revision, keyId, head } = row;
    const applied = openApplied(key, instance, row.applied);
    let state: unknown = workflow.initial;
    for (const [, fact] of eventsOf(key, row.events, { ...applied, instance, version }))
      state = workflow.evolve(state, heldEvent(this.#core, workflow.name, fact));
    const working: Working = {
      instance,
      workflow,
      state,
      version,
      revision,
      keyId,
      key,
      head,
      ...applied,
      ...unlisted,
    };
    // What was changed, or erased, while it was read is not what was read.
    if (keeps(working) && this.#cache.get(instance) === known && this.#forgotten === forgotten)
      this.remember(working);
    return working;
  }
  /** When something in each of these comes due, epoch ms; undefined: nothing does. Opens their last-applied states alone; `unreadable` hears of one that cannot be opened. */
  async dueOf(
    woken: readonly DueInstance[],
    unreadable: (error: unknown) => void,
  ): Promise<ReadonlyMap<InstanceId, number | undefined>> {
    await this.#core.keys.openAll(woken.map(({ keyId }) => keyId));
    const due = new Map<InstanceId, number | undefined>();
    for (const { instance, keyId, applied } of woken as readonly (DueInstance & {
      readonly instance: InstanceId;
    })[]) {
      const known = this.atHand(instance);
      try {
        const key = known ? undefined : await this.#core.keys.open(keyId);
        const timers = known?.timers ?? (key && openApplied(key, instance, applied).timers);
        due.set(instance, timers && nextDue(timers));
      } catch (error) {
        unreadable(error);
      }
    }
    return due;
  }
  async begin(instance: InstanceId, workflow: AnyWorkflow): Promise<Working> {
    const { id: keyId, key } = await this.#core.keys.fresh();
    const nothing = {
      state: workflow.initial,
      version: 0,
      revision: 0,
      head: chainStart,
      ...nothingApplied,
      ...unlisted,
    };
    return { instance, workflow, keyId, key, ...nothing };
  }
  /** As `people`, from what is at hand. */
  get whoAtHand(): Whoever | undefined {
    return this.#who?.state === this.atHand(this.#core.who.instance)?.state ? this.#who : undefined;
  }
  async people(): Promise<Whoever> {
    const working = await this.load(this.#core.who.instance);
    const state = working?.state ?? this.workflow(this.#core.who.workflow).initial;
    const known = this.#who;
    if (known && known.state === state) return known;
    const fresh = {
      state,
      version: this.#core.who.revision(state),
      people: this.#core.who.read(state),
    };
    this.#who = fresh;
    return fresh;
  }
  /** Who was who at an earlier revision; undefined: it never was, or is not known any more. */
  async peopleAt(version: number): Promise<People | undefined> {
    const { store, keys, who } = this.#core;
    const row = await store.journal.load(who.instance);
    const key = row && (await keys.open(row.keyId));
    const { evolve, initial } = this.workflow(who.workflow);
    let state: unknown = initial;
    let found: unknown;
    for (const [, fact] of key ? journalEvents(key, row) : []) {
      state = evolve(state, heldEvent(this.#core, who.workflow, fact));
      if (who.revision(state) === version) found = state;
    }
    return found === undefined ? undefined : who.read(found);
  }
  /** Who was who when that was last read: for words, when it cannot be read now. */
  get lastKnown(): People | undefined {
    return this.#who?.people;
  }
  /** The world with what was asked for. `reads` gets the revisions of the rows that a rule read. */
  async world(people: People, needs: Needs, reads?: Map<string, number>): Promise<World> {
    const asked = Object.entries(needs);
    if (asked.length === 0) return this.bareWorld(people);
    const found = new Map<string, readonly Row[]>();
    const tallies = new Map<string, readonly TallyRow[]>();
    const logs = new Map<string, AccessRows>();
    const { registry } = this.#core;
    const ask = async ([name, need]: (typeof asked)[number]): Promise<void> => {
      if (isTally(need)) {
        tallies.set(
          name,
          (await this.#core.store.lists.tally(need)) as unknown as readonly TallyRow[],
        );
      } else if (isAccessQuery(need)) {
        logs.set(
          name,
          await readAccessLog(this.#core, need, {
            people,
            registry,
            list: (query) => this.list(query, people) as never,
          }),
        );
      } else {
        const list = await this.list(need, people);
        if (!need.snapshot) for (const row of list) reads?.set(row.instance, row.revision);
        found.set(name, await this.#rows(list, need.titles && need.for));
      }
    };
    // At once: a list has up to ten of them, and each waits for the server.
    await Promise.all(asked.map(ask));
    return {
      ...this.bareWorld(people),
      rows: (name) => found.get(name) ?? [],
      tally: (name) => tallies.get(name) ?? [],
      accessLog: (name) => logs.get(name) ?? { rows: [] },
    };
  }
  /** Rows that the query's reader may read, by role and agency today. One that does not open is left out and counted: the others' cases must not hang on it. */
  async list(query: Query, people: People): Promise<readonly Line[]> {
    const { raised, limit } = query;
    if (raised === undefined) return (await this.#listed(query, people)).lines;
    // No clear column says it, so rows are opened first: with each try four times as many, until there are enough or no more.
    for (let most = limit * 4; ; most *= 4) {
      const { lines, read } = await this.#listed({ ...query, limit: most }, people);
      const worth = lines.filter(
        ({ summary: { raiseAt } }) => raiseAt !== undefined && raiseAt <= raised,
      );
      if (worth.length >= limit || read < most) return worth.slice(0, limit);
    }
  }
  /** `read`: how many rows the database had, those that do not open with them. */
  async #listed(
    query: Query,
    people: People,
  ): Promise<{ readonly lines: readonly Line[]; readonly read: number }> {
    const audiences =
      query.for &&
      (query.personal ? [audienceKey({ member: query.for.id })] : audiencesOf(query.for, people));
    const found = await this.#core.store.lists.list(
      blinded(query, audiences, this.#core.blind, query.onPages && pagesReaders(people)),
    );
    await this.#core.keys.openAll(found.map(({ keyId }) => keyId));
    const lines: Line[] = [];
    for (const { summary: sealed, keyId, ...row } of found) {
      const summary = await orUnreadable(this.#summary(row, keyId, sealed));
      if (summary === "unreadable") this.#core.unreadable();
      else if (summary) lines.push({ ...row, summary });
    }
    return { lines, read: found.length };
  }
  /** undefined: its key is gone. */
  async #summary(
    { instance, revision }: { readonly instance: string; readonly revision: number },
    keyId: string,
    sealed: Uint8Array,
  ): Promise<Summary | undefined> {
    const known = this.#cache.get(instance);
    if (known?.revision === revision && known.summary) return known.summary;
    const key = await this.#core.keys.open(keyId);
    return key && (JSON.parse(decrypt(key, summaryBound(instance), sealed)) as Summary);
  }
  /** As a rule reads them. `by`: whose titles they get. */
  async #rows(lines: readonly Line[], by: Query["for"]): Promise<readonly Row[]> {
    const rows = lines.map(
      ({ instance, workflow, summary }): Row => ({
        instance: instance as InstanceId,
        workflow,
        summary,
      }),
    );
    if (!by) return rows;
    return await Promise.all(rows.map((row, i) => (i < mostTitles ? this.#titled(row, by) : row)));
  }
  async #titled(row: Row, by: NonNullable<Query["for"]>): Promise<Row> {
    const { workflow, state } = (await this.load(row.instance)) ?? {};
    const [title, known] = [workflow?.title?.(state), workflow?.known?.(state, by)];
    return { ...row, ...(title !== undefined && { title }), ...(known !== undefined && { known }) };
  }
  bareWorld(people: People): World {
    const { calendar, platforms, answerLinks, keyCodes } = this.#core;
    const nothing = { rows: () => [], tally: () => [], accessLog: () => ({ rows: [] }) };
    const pages = { hasAnswerLinks: answerLinks !== undefined, keyPlatform: keyCodes?.platform };
    return {
      people,
      addressOf: platforms.addressOf,
      calendar,
      fresh: drawFresh(),
      ...pages,
      ...nothing,
    };
  }
}
