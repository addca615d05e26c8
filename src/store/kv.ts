// Small things kept by name and encrypted: keyv over our own database.
import { Keyv, keyvStorageCapability } from "keyv";
import type { Db as AnyDb, SqlRow } from "./port.ts";

export interface Kv {
  /** undefined: not there, or its time is over, and nothing else. Throws `StoreDown` and `Unreadable`. */
  get(key: string): Promise<string | undefined>;
  /** In the place of what was there; without `ttlMs`, for ever. Durable when it returns; throws `StoreDown`. */
  set(key: string, value: string, ttlMs?: number): Promise<void>;
  /** Only where nothing is: true for one of all who try, in whichever process. Durable when it returns; throws `StoreDown`. */
  add(key: string, value: string, ttlMs: number): Promise<boolean>;
  /** Also of what is not there. Durable when it returns; throws `StoreDown`. */
  delete(key: string): Promise<void>;
}
/** The database does not answer: nothing is known about the key. */
class StoreDown extends Error {
  override readonly name = "StoreDown";
}
/** There is a value, and our key does not open it. */
class Unreadable extends Error {
  override readonly name = "Unreadable";
}

const asked = async (work: () => Promise<readonly SqlRow[]>): Promise<readonly SqlRow[]> => {
  try {
    return await work();
  } catch (cause) {
    throw new StoreDown("store down", { cause });
  }
};
const upsert = `insert into kv (key, value, expires) values (?, ?, ?)
  on conflict (key) do update set value = excluded.value, expires = excluded.expires`;
type Db = Pick<AnyDb, "query" | "transaction">;
const insertNew =
  "insert into kv (key, value, expires) values (?, ?, ?) on conflict (key) do nothing returning 1";
/** keyv's storage contract, version 6: `expires` is a moment, not a span. */
class Table {
  namespace: string | undefined;
  readonly #db: Db;
  constructor(db: Db) {
    this.#db = db;
  }
  get capabilities(): ReturnType<typeof keyvStorageCapability> {
    return keyvStorageCapability(this);
  }
  #named(key: string): string {
    return `${this.namespace}:${key}`;
  }
  async get(key: string): Promise<string | undefined> {
    const sql = "select value from kv where key = ? and (expires is null or expires > ?)";
    const [row] = await asked(() => this.#db.query(sql, [this.#named(key), Date.now()]));
    return row === undefined ? undefined : String(row.value);
  }
  async set(key: string, value: string, expires?: number): Promise<boolean> {
    await asked(() =>
      this.#db.transaction(async (run) => {
        await run("delete from kv where expires <= ?", [Date.now()]);
        return run(upsert, [this.#named(key), value, expires ?? null]);
      }),
    );
    return true;
  }
  async add(key: string, value: string, expires: number): Promise<boolean> {
    const added = await asked(() =>
      this.#db.transaction(async (run) => {
        await run("delete from kv where expires <= ?", [Date.now()]);
        return run(insertNew, [this.#named(key), value, expires]);
      }),
    );
    return added.length > 0;
  }
  async delete(key: string): Promise<boolean> {
    await asked(() =>
      this.#db.transaction((run) => run("delete from kv where key = ?", [this.#named(key)])),
    );
    return true;
  }
  deleteMany(keys: readonly string[]): Promise<boolean[]> {
    return Promise.all(keys.map((key) => this.delete(key)));
  }
}

/** `crypt` is asked for every value; two namespaces never see each other's keys. */
export const createKv = (
  db: Db,
  namespace: string,
  crypt: { encrypt(text: string): string; decrypt(text: string): string },
): Kv => {
  const decrypt = (sealed: string): string => {
    try {
      return crypt.decrypt(sealed);
    } catch (cause) {
      throw new Unreadable("value unreadable", { cause });
    }
  };
  const table = new Table(db);
  const keyv = new Keyv<string>({
    store: table,
    namespace,
    encryption: { encrypt: (text: string) => crypt.encrypt(text), decrypt },
  });
  // keyv tells its listeners of an error and answers "absent". It has no listener here, and then it throws; this must not hang on a default of its own.
  keyv.throwOnEmitError = true;
  return {
    get: (key) => keyv.get(key),
    set: async (key, value, ttlMs) => {
      if (!(await keyv.set(key, value, ttlMs))) throw new StoreDown("not stored");
    },
    add: (key, value, ttlMs) => table.add(key, crypt.encrypt(value), Date.now() + ttlMs),
    delete: async (key) => {
      if (!(await keyv.delete(key))) throw new StoreDown("not deleted");
    },
  };
};
