// What lies on the disk, read past the program: every instance folded anew, with what is to stand because of it.
import { DatabaseSync } from "node:sqlite";
import { keysFile } from "../../src/app/storage/opening.ts";
import {
  openApplied,
  type PendingEvent,
  type PostRow,
  postKey,
  type TimerRow,
} from "../../src/engine/applied.ts";
import { forReaders, readerKeys } from "../../src/engine/draft.ts";
import { decrypt, unwrap } from "../../src/engine/encryption.ts";
import { landedBound, postBound } from "../../src/engine/instances.ts";
import { eventsIn } from "../../src/engine/journal-rows.ts";
import { postName } from "../../src/engine/write.ts";
import { type AnyWorkflow, noView, type People, type View } from "../../src/rules/workflow.ts";
import type { SqlRow } from "../../src/store/port.ts";
import { workflows } from "../../workflows/index.ts";
import { peopleInstance, read } from "../../workflows/people/index.ts";
import { type Instance, Simulator } from "../properties/simulator.ts";
import { masterKey } from "./process.ts";

export type PostState = {
  readonly instance: string;
  readonly workflow: string;
  readonly name: string;
  /** Changes when its row does. */
  readonly mark: string;
  readonly post: PostRow;
  readonly outbox: string;
  readonly state: string;
  readonly gone: boolean;
  /** Its message, as JSON. */
  readonly content: string;
  readonly landed:
    | { readonly address: string; readonly channel: string; readonly id: string }
    | undefined;
};
type Read = {
  readonly revision: number;
  readonly one: Instance;
  readonly posts: readonly PostState[];
  readonly keyId: string;
  readonly key: Uint8Array;
  /** What each row of its journal says, and how many events have none yet. */
  readonly rows: readonly (readonly PendingEvent[])[];
  readonly waits: number;
};
type Databases = { readonly data: DatabaseSync; readonly keys: DatabaseSync };
const registry = new Map<string, AnyWorkflow>(workflows.map((w) => [w.name, w]));
const all = (db: DatabaseSync, sql: string, ...values: (string | number)[]): readonly SqlRow[] =>
  db.prepare(sql).all(...values) as readonly SqlRow[];
const bytesOf = (value: unknown): Uint8Array => value as Uint8Array;

/** Keeps what it has read of an instance until that changes. A reader of its own: it sees what has been committed, and nothing else. */
export class Disk {
  readonly #file: string;
  #open: Databases | undefined;
  #read = new Map<string, Read>();
  readonly #signs = new Map<string, string>();
  /** Not looked at since they changed. */
  readonly #unseen = new Set<string>();
  #checker: Simulator;
  readonly #empty: ConstructorParameters<typeof Simulator>[3];
  constructor(file: string, empty: ConstructorParameters<typeof Simulator>[3]) {
    this.#file = file;
    this.#empty = empty;
    this.#checker = new Simulator(0, {}, workflows, empty);
  }
  get #from(): Databases {
    this.#open ??= {
      data: new DatabaseSync(this.#file, { readOnly: true }),
      keys: new DatabaseSync(keysFile(this.#file), { readOnly: true }),
    };
    return this.#open;
  }
  /** The files are put elsewhere, or something else in their place. */
  close(): void {
    this.#open?.data.close();
    this.#open?.keys.close();
    this.#open = undefined;
    this.#read.clear();
    this.#signs.clear();
  }
  rows(sql: string, ...values: (string | number)[]): readonly SqlRow[] {
    return all(this.#from.data, sql, ...values);
  }
  hasKey(id: string): boolean {
    return all(this.#from.keys, "select 1 from keys where id = ?", id).length > 0;
  }
  isCommitted(idempotencyKey: string): boolean {
    return (
      this.rows("select 1 from idempotency_keys where idempotency_key = ?", idempotencyKey).length >
      0
    );
  }
  get people(): People | undefined {
    const state = this.one(peopleInstance)?.state;
    return state === undefined ? undefined : read(state as never);
  }
  /** As it is now; undefined: there is none, or it is erased. */
  one(instance: string): Instance | undefined {
    const [row] = this.rows(
      "select instance, workflow, revision, key_id from instances where instance = ? and erased_at is null",
      instance,
    );
    return row && this.#fold(this.#from, row)?.one;
  }
  #key({ keys }: Databases, id: string): Uint8Array | undefined {
    const [row] = all(keys, "select wrapped from keys where id = ?", id);
    return row && unwrap(masterKey, { id, wrapped: bytesOf(row.wrapped) });
  }
  /** `old`: what was read of it before, if it lies under the same key: then only what has come since is opened. */
  #fold(from: Databases, row: SqlRow, old?: Read): Read | undefined {
    const instance = String(row.instance);
    const workflow = registry.get(String(row.workflow));
    const keyId = String(row.key_id);
    const before = old?.keyId === keyId ? old : undefined;
    const key = before?.key ?? this.#key(from, keyId);
    if (!workflow || !key) return undefined;
    const [last] = all(from.data, "select cipher from applied where instance = ?", instance);
    const applied = openApplied(key, instance, last ? bytesOf(last.cipher) : new Uint8Array(0));
    const rows = before?.rows ?? [];
    const fresh = all(
      from.data,
      "select seq, at, cipher from events where instance = ? and seq > ? order by seq",
      instance,
      rows.length,
    ).map(({ seq, at, cipher }) =>
      eventsIn(key, instance, { seq: Number(seq), at: Number(at), cipher: bytesOf(cipher) }),
    );
    const facts = [...rows, ...fresh, applied.pending]
      .flat()
      .map(([, fact]) => fact as Readonly<Record<string, unknown>>);
    // What had no row is folded again when it has one.
    const isLonger = before !== undefined && applied.pending.length === 0 && before.waits === 0;
    const done = isLonger ? before.one.facts.length : 0;
    const first: unknown = isLonger ? before.one.state : workflow.initial;
    const state = facts
      .slice(done)
      .reduce<unknown>((folded, event) => workflow.evolve(folded, event), first);
    const posts = this.#posts(
      from,
      { instance, workflow: workflow.name, key },
      applied.posts,
      before?.posts ?? [],
    );
    const shown = new Map(
      posts.map(
        (p) =>
          [
            postKey(p.post.key, p.post.platform),
            { ...p.post, content: p.content, gone: p.gone },
          ] as const,
      ),
    );
    const one = {
      id: instance,
      workflow,
      state,
      posts: applied.posts,
      shown: shown as unknown as Instance["shown"],
      timers: new Map<string, TimerRow>(
        [...applied.timers.values(), ...applied.past].map((timer) => [timer.key, timer]),
      ),
      readers: applied.readers,
      view: noView,
      facts,
    };
    return {
      revision: Number(row.revision),
      one,
      posts,
      keyId,
      key,
      rows: [...rows, ...fresh],
      waits: applied.pending.length,
    };
  }
  #posts(
    { data }: Databases,
    {
      instance,
      workflow,
      key,
    }: { readonly instance: string; readonly workflow: string; readonly key: Uint8Array },
    wanted: ReadonlyMap<string, PostRow>,
    before: readonly PostState[],
  ): readonly PostState[] {
    const old = new Map(before.map((post) => [post.name, post]));
    const rows = all(
      data,
      "select name, outbox, state, gone, newer, hex(substr(cipher, 1, 12)) || hex(substr(coalesce(landed, ''), 1, 12)) as nonce, cipher, landed from outbox where instance = ?",
      instance,
    );
    const of = new Map(rows.map((row) => [String(row.name), row]));
    return [...wanted.values()].flatMap((post): PostState[] => {
      const name =
        before.find((one) => one.post.key === post.key && one.post.platform === post.platform)
          ?.name ?? postName(key, post);
      const row = of.get(name);
      if (!row || post.decoy) return [];
      const mark = `${row.outbox} ${row.state} ${row.gone} ${row.newer} ${row.nonce}`;
      const same = old.get(name);
      if (same?.mark === mark) return [same];
      const landed = row.landed
        ? JSON.parse(decrypt(key, landedBound(String(row.outbox)), bytesOf(row.landed)))
        : undefined;
      const content = decrypt(key, postBound(instance, name), bytesOf(row.cipher));
      const said = {
        outbox: String(row.outbox),
        state: String(row.state),
        gone: Boolean(row.gone),
      };
      return [{ instance, workflow, name, mark, post, content, landed, ...said }];
    });
  }
  /**
   * Everything as it lies, in the form that the rules' own checks read. `posts`: what is to stand of what has changed since it was last said to be good
   * (`seen`). `changed`: the instances that are not as they were at the last look. `anew`: all are viewed, because who is who has changed.
   */
  look(
    now: number,
    anew: boolean,
  ): {
    readonly sim: Simulator;
    readonly posts: readonly PostState[];
    readonly changed: readonly string[];
  } {
    const from = this.#from;
    const marks = new Map(
      all(
        from.data,
        "select instance, group_concat(outbox || state || gone || newer || hex(substr(cipher, 1, 12)) || hex(substr(coalesce(landed, ''), 1, 12)), ',') as mark from (select * from outbox order by instance, name) group by instance",
      ).map((row) => [String(row.instance), String(row.mark)]),
    );
    const changed: string[] = [];
    const next = new Map<string, Read>();
    for (const row of all(
      from.data,
      "select instance, workflow, revision, key_id from instances where erased_at is null order by instance",
    )) {
      const id = String(row.instance);
      const old = this.#read.get(id);
      const sign = `${row.key_id} ${row.revision} ${marks.get(id)}`;
      const fresh = old && this.#signs.get(id) === sign ? old : this.#fold(from, row, old);
      if (!fresh) continue;
      if (old?.revision !== fresh.revision) changed.push(id);
      if (old !== fresh) this.#unseen.add(id);
      this.#signs.set(id, sign);
      next.set(id, fresh);
    }
    this.#view(next, now, changed, anew);
    return {
      sim: this.#checker,
      posts: [...next].flatMap(([id, { posts }]) => (this.#unseen.has(id) ? posts : [])),
      changed,
    };
  }
  /** What was unseen was looked at, and is good. */
  seen(): void {
    this.#unseen.clear();
  }
  /** Each view is made when all are there: some look at others. One that has not changed keeps the one that it had. */
  #view(next: Map<string, Read>, now: number, changed: readonly string[], anew: boolean): void {
    const sim = this.#checker;
    sim.now = now;
    sim.people = read((next.get(peopleInstance)?.one.state ?? this.#empty) as never);
    const old = this.#read;
    for (const [id, fresh] of next) {
      const view = old.get(id)?.one.view;
      if (view && old.get(id) !== fresh) next.set(id, { ...fresh, one: { ...fresh.one, view } });
    }
    sim.instances = new Map([...next].map(([id, { one }]) => [id, one]));
    for (const id of anew ? next.keys() : changed) {
      const { one, ...rest } = next.get(id) as Read;
      const world = sim.world(one.workflow.viewNeeds?.(one.state) ?? {});
      const view = forReaders(one.workflow.view(one.state, world) as View, sim.people);
      next.set(id, { ...rest, one: { ...one, view, readers: readerKeys(view) } });
    }
    sim.instances = new Map([...next].map(([id, { one }]) => [id, one]));
    this.#read = next;
  }
}
