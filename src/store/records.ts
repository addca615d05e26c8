// Small durable records with an owner, over any database: names are MACs, bodies ciphertexts.
import type { Records } from "../../adapters/records.ts";
import { among } from "./columns.ts";
import type { Db } from "./port.ts";

export type { Records };

/** The body is not the one that was written into this row: another key, another row's, or a changed bit. */
class Unreadable extends Error {
  override readonly name = "Unreadable";
}

/** Each new record takes as many ended ones away: they are never more than what ended since the last. */
const purgedAtOnce = 100;
const mostOfOwner = 100;
const purge = `delete from records where (kind, id) in
  (select kind, id from records where expires_at <= ? order by expires_at limit ${purgedAtOnce} /* for update skip locked */)`;
const find = "select body from records where kind = ? and id = ? and expires_at > ?";
/** Marks in one statement. */
const askedAtOnce = 500;
/** In the place of one that has ended, too: `purge` may not have come to it. */
const insert = `insert into records (kind, id, owner, body, expires_at) values (?, ?, ?, ?, ?)
  on conflict (kind, id) do update set owner = excluded.owner, body = excluded.body, expires_at = excluded.expires_at
  where records.expires_at <= ? returning 1`;
/** By ciphertext: no two are the same, so an unchanged one was not written meanwhile. */
const update =
  "update records set body = ? where kind = ? and id = ? and body = ? and expires_at > ? returning 1";
const taken = "delete from records where kind = ? and id = ? returning body, expires_at";
const owned = `select id, body from records where kind = ? and owner = ? and expires_at > ? order by expires_at, id limit ${mostOfOwner}`;

/** `mac`: of names, under a key that no one namespace has for itself. */
type Crypt = {
  encrypt(text: string): string;
  decrypt(text: string): string;
  mac(text: string): string;
};
/** What lies encrypted in a row says which row it is of, so that nobody who writes the database can give one person's record to another. */
type Sealed = readonly [kind: string, id: string, owner: string, body: string];
const sealing = (namespace: string, crypt: Crypt) => {
  const nameOf = (what: "id" | "owner", kind: string, text: string): string =>
    crypt.mac(JSON.stringify([namespace, kind, what, text]));
  const opened = (sealed: string): Sealed => {
    try {
      return JSON.parse(crypt.decrypt(sealed)) as Sealed;
    } catch (cause) {
      throw new Unreadable("record unreadable", { cause });
    }
  };
  const kindOf = (kind: string): string => `${namespace}:${kind}`;
  const idOf = (kind: string, id: string): string => nameOf("id", kind, id);
  return {
    kind: kindOf,
    id: idOf,
    row: (kind: string, id: string): readonly [kind: string, id: string] => [
      kindOf(kind),
      idOf(kind, id),
    ],
    /** Another for each kind: rows of one person in two kinds do not look alike. */
    owner: (kind: string, owner: string): string => nameOf("owner", kind, owner),
    seal: (...record: Sealed): string => crypt.encrypt(JSON.stringify(record)),
    open: (
      sealed: string,
      kind: string,
      is: { readonly id: string } | { readonly owner: string },
    ): Sealed => {
      const record = opened(sealed);
      const isItsOwn =
        record[0] === kind && ("id" in is ? record[1] === is.id : record[2] === is.owner);
      if (!isItsOwn) throw new Unreadable("foreign record");
      return record;
    },
  };
};

const presentIn =
  (
    { query }: Pick<Db, "query">,
    names: ReturnType<typeof sealing>,
    now: () => number,
  ): Records["present"] =>
  async (kind, ids) => {
    const byName = new Map(ids.map((id) => [names.id(kind, id), id]));
    const named = [...byName.keys()];
    const there = new Set<string>();
    for (let from = 0; from < named.length; from += askedAtOnce) {
      const [sql, ...values] = among(named.slice(from, from + askedAtOnce));
      const asked = `select id from records where kind = ? and id ${sql} and expires_at > ?`;
      for (const { id } of await query(asked, [names.kind(kind), ...values, now()]))
        there.add(byName.get(String(id)) ?? "");
    }
    return there;
  };

/** Rows of which no copy may bring anything back. */
type Bury = (rows: readonly { readonly kind: string; readonly id: string }[]) => Promise<void>;
const write = async (
  db: Pick<Db, "transaction">,
  sql: string,
  values: readonly (string | number)[],
): Promise<boolean> => (await db.transaction((run) => run(sql, values))).length > 0;
const deleting = (
  db: Pick<Db, "transaction">,
  names: ReturnType<typeof sealing>,
  bury: Bury,
): Pick<Records, "remove" | "removeAll" | "bury"> => {
  const remove = async (kind: string, id: string): Promise<void> =>
    void (await write(db, "delete from records where kind = ? and id = ?", names.row(kind, id)));
  return {
    remove,
    removeAll: async (kind, owner) =>
      void (await write(db, "delete from records where kind = ? and owner = ?", [
        names.kind(kind),
        names.owner(kind, owner),
      ])),
    bury: async (kind, ids) => {
      if (ids.length === 0) return;
      // First outside: of a process that dies in between, the next start takes the rows away.
      await bury(ids.map((id) => ({ kind: names.kind(kind), id: names.id(kind, id) })));
      for (const id of ids) await remove(kind, id);
    },
  };
};
const writing = (
  db: Pick<Db, "query" | "transaction">,
  names: ReturnType<typeof sealing>,
  now: () => number,
): Pick<Records, "add" | "change"> => ({
  add: async (kind, id, owner, body, until) => {
    const at = now();
    const sealed = names.seal(kind, id, owner, body);
    const values = [...names.row(kind, id), names.owner(kind, owner), sealed, until, at];
    const added = await db.transaction(async (run) => {
      await run(purge, [at]);
      return run(insert, values);
    });
    return added.length > 0;
  },
  change: async (kind, id, before, after) => {
    const row = names.row(kind, id);
    const [found] = await db.query(find, [...row, now()]);
    if (!found) return false;
    const sealed = String(found.body);
    const [, , owner, body] = names.open(sealed, kind, { id });
    return (
      body === before &&
      (await write(db, update, [names.seal(kind, id, owner, after), ...row, sealed, now()]))
    );
  },
});
/** `now`: epoch ms. Two namespaces never see each other's records. */
export const createRecords = (
  db: Pick<Db, "query" | "transaction">,
  namespace: string,
  crypt: Crypt,
  now: () => number,
  bury: Bury,
): Records => {
  const names = sealing(namespace, crypt);
  const { row } = names;
  return {
    get: async (kind, id) => {
      const [found] = await db.query(find, [...row(kind, id), now()]);
      return found && names.open(String(found.body), kind, { id })[3];
    },
    present: presentIn(db, names, now),
    take: async (kind, id) => {
      const [found] = await db.transaction((run) => run(taken, row(kind, id)));
      return found && Number(found.expires_at) > now()
        ? names.open(String(found.body), kind, { id })[3]
        : undefined;
    },
    of: async (kind, owner) => {
      const found = await db.query(owned, [names.kind(kind), names.owner(kind, owner), now()]);
      return found.map((one) => {
        const [, id, , body] = names.open(String(one.body), kind, { owner });
        return { id, body };
      });
    },
    ...writing(db, names, now),
    ...deleting(db, names, bury),
  };
};
