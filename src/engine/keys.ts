// The keys of the instances, in a database of their own beside the data, so that its backups can be short-lived.
import type { Db, Run } from "../store/port.ts";
import { type Bounds, usualBounds } from "./bounds.ts";
import {
  freshKey,
  freshKeyId,
  KeyFileError,
  type KeyRow,
  type Keys,
  unwrap,
  wrap,
} from "./encryption.ts";
import { type Masters, markOf, masterOf, readMark, rootId, settle } from "./master.ts";

/** Ids in one question to the database. */
const askedAtOnce = 500;
/** Counted where several processes have keys in memory: only their database has the row. */
const count =
  "update meta set value = cast(cast(value as bigint) + 1 as text) where name = 'destroyed'";
const counted = "select value from meta where name = 'destroyed'";
/** One that is there stays. */
const insert = "insert into keys (id, wrapped) values (?, ?) on conflict do nothing";

type Limits = Pick<Bounds, "keyPool" | "keysKept">;
type Used = (ids: readonly string[]) => Promise<readonly string[]>;
class KeyStore implements Keys {
  readonly #db: Db;
  readonly #masters: Masters;
  readonly #limits: Limits;
  readonly #cache = new Map<string, Uint8Array>();
  /** Keys made ahead and already durable: a new instance then costs no second fsync. */
  readonly #pool: { readonly id: string; readonly key: Uint8Array }[] = [];
  #filling: Promise<void> | undefined;
  /** How often all were. */
  #forgotten = 0;
  /** How many have found the pool empty and wait for a key. */
  #waiting = 0;
  /** What wraps the keys, as far as this process has seen. */
  #master: { readonly key: Uint8Array; readonly mark: string } | undefined;
  #root: Uint8Array = new Uint8Array(0);
  /** How many were destroyed, as of the last look. */
  #destroyed: unknown;
  constructor(db: Db, masters: Masters, limits: Limits) {
    this.#db = db;
    this.#masters = masters;
    this.#limits = limits;
  }
  get root(): Uint8Array {
    return this.#root;
  }
  /** The key with this mark: another process may have wrapped all of them anew since the last look. */
  #marked(mark: string): Uint8Array {
    if (this.#master?.mark === mark) return this.#master.key;
    const key = mark === "" ? undefined : masterOf(this.#masters, mark);
    if (!key) throw new KeyFileError("other");
    this.#master = { key, mark };
    return key;
  }
  /** What is wrapped in a transaction is wrapped under what the others are under. */
  #write<T>(work: (run: Run, master: Uint8Array) => Promise<T>): Promise<T> {
    return this.#db.transaction(async (run) => work(run, this.#marked(await readMark(run))));
  }
  /** `used` tells which ids belong to an instance, so that the pool is found again after a crash; undefined: other processes draw keys, too, and it is not. Throws when no master key opens them. */
  async prepare(used: Used | undefined): Promise<void> {
    this.#root = await this.#db.transaction((run) => settle(run, this.#masters));
    const master = this.#masters.current();
    this.#master = { key: master, mark: markOf(master) };
    // What no instance has yet, another process may have drawn.
    if (used) await this.#findAgain(master, used);
    if (this.#isLow) await this.#fill();
  }
  get #isLow(): boolean {
    return this.#pool.length * 2 < this.#limits.keyPool;
  }
  async #findAgain(master: Uint8Array, used: Used): Promise<void> {
    const { keyPool } = this.#limits;
    // A sample is enough: what a crash left unused is found again while the store is small, and an unused key is harmless.
    const all = (await this.#db.query("select id, wrapped from keys limit ?", [
      keyPool * 2,
    ])) as unknown as readonly KeyRow[];
    const taken = new Set(await used(all.map((row) => row.id)));
    // What has a name is no instance's.
    for (const row of all)
      if (!taken.has(row.id) && !row.id.includes(":") && this.#pool.length < keyPool)
        this.#pool.push({ id: row.id, key: unwrap(master, row) });
  }
  async #fill(): Promise<void> {
    const forgotten = this.#forgotten;
    const made = Array.from(
      { length: this.#limits.keyPool - this.#pool.length + this.#waiting },
      () => ({
        id: freshKeyId(),
        key: freshKey(),
      }),
    );
    await this.#write(async (run, master) => {
      for (const { id, key } of made) await run(insert, [id, wrap(master, id, key).wrapped]);
    });
    // Written to the server before, these may not be there.
    if (forgotten === this.#forgotten) this.#pool.push(...made);
  }
  async named(id: string): Promise<Uint8Array> {
    const known = await this.open(id);
    if (known) return known;
    await this.#write((run, master) => run(insert, [id, wrap(master, id, freshKey()).wrapped]));
    return this.named(id);
  }
  async fresh(): Promise<{ readonly id: string; readonly key: Uint8Array }> {
    if (this.#isLow) this.#refill().catch(() => undefined);
    for (let next = this.#pool.pop(); ; next = this.#pool.pop()) {
      if (next) {
        this.#keep(next.id, next.key);
        return next;
      }
      this.#waiting += 1;
      // A failed refill fails the commands that wait for it, and nothing is half done.
      await this.#refill().finally(() => {
        this.#waiting -= 1;
      });
    }
  }
  /** One at a time: those that come while the pool is being filled wait for the same keys. */
  #refill(): Promise<void> {
    this.#filling ??= this.#fill().finally(() => {
      this.#filling = undefined;
    });
    return this.#filling;
  }
  #keep(id: string, key: Uint8Array): void {
    this.#cache.delete(id);
    this.#cache.set(id, key);
    const [oldest = ""] = this.#cache.size > this.#limits.keysKept ? this.#cache.keys() : [];
    this.#cache.delete(oldest);
  }
  async open(id: string): Promise<Uint8Array | undefined> {
    return this.#cache.get(id) ?? this.openAnew(id);
  }
  async openAnew(id: string): Promise<Uint8Array | undefined> {
    // One statement: the row and its mark are of the same moment.
    const sql =
      "select id, wrapped, (select value from meta where name = 'master') as mark from keys where id = ?";
    const [row] = (await this.#db.query(sql, [id])) as unknown as readonly (KeyRow & {
      readonly mark: string;
    })[];
    if (!row) return undefined;
    const key = unwrap(this.#marked(row.mark), row);
    this.#keep(id, key);
    return key;
  }
  async openAll(ids: readonly string[]): Promise<void> {
    const missing = [...new Set(ids)].filter((id) => !this.#cache.has(id));
    for (let from = 0; from < missing.length; from += askedAtOnce) {
      const some = missing.slice(from, from + askedAtOnce);
      const sql = `select id, wrapped, (select value from meta where name = 'master') as mark from keys where id in (${some.map(() => "?").join(", ")})`;
      for (const row of (await this.#db.query(sql, some)) as unknown as readonly (KeyRow & {
        readonly mark: string;
      })[])
        this.#keep(row.id, unwrap(this.#marked(row.mark), row));
    }
  }
  async check(): Promise<void> {
    this.#cache.delete(rootId);
    if (!(await this.open(rootId))) throw new Error("there are no keys");
  }
  async destroy(id: string): Promise<void> {
    this.#cache.delete(id);
    await this.#db.transaction(async (run) => {
      const gone = await run("delete from keys where id = ? returning 1", [id]);
      if (gone.length > 0) await run(count);
    });
  }
  forget(): void {
    this.#cache.clear();
    this.#pool.length = 0;
    this.#forgotten += 1;
  }
  async look(): Promise<void> {
    const [row] = await this.#db.query(counted);
    if (row?.value !== this.#destroyed) this.#cache.clear();
    this.#destroyed = row?.value;
  }
  async close(): Promise<void> {
    await this.#filling?.catch(() => undefined);
    await this.#db.close();
  }
}
/** Opens the store and finds its pool again. What a rotation left half done is finished. Throws `KeyFileError` when no master key that is there opens it. */
export const openKeys = async (
  db: Db,
  masters: Masters,
  used: Used | undefined,
  limits: Limits = usualBounds,
): Promise<Keys> => {
  const store = new KeyStore(db, masters, limits);
  await store.prepare(used);
  return store;
};
