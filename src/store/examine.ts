// Whether a database is whole: its pages, the chain of every instance, the chain of showings.
import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { showingLine } from "./upkeep.ts";

/** What is not whole: pages, the events of an instance, the log of showings, or what an instance is said to be. */
export type Fault = "pages" | "events" | "showings" | "missing";
type Bytes = Uint8Array;
const hash = (...parts: readonly (Bytes | string)[]): Buffer => {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part);
  return sum.digest();
};
const start: Bytes = new Uint8Array(32);

type EventLine = { readonly instance: string; readonly seq: number; readonly cipher: Bytes; readonly hash: Bytes };
/** Events follow each other without a gap, and the last is where its instance says. Bytes of a chain that is broken tell nothing of which. */
const eventsWhole = (db: DatabaseSync): boolean => {
  const heads = new Map<string, { readonly version: number; readonly head: Bytes }>();
  // Rows of an older version stand elsewhere until they are moved.
  const tables = db.prepare("select name from sqlite_schema where name in ('instances', 'old_instances')").all();
  for (const { name } of tables)
    for (const row of db.prepare(`select instance, version, head from ${String(name)}`).iterate())
      heads.set(String(row.instance), { version: Number(row.version), head: row.head as Bytes });
  let at = { instance: "", seq: 0, head: start };
  const closed = (): boolean => {
    const said = heads.get(at.instance);
    heads.delete(at.instance);
    return at.instance === "" || (said?.version === at.seq && Buffer.from(said.head).equals(at.head));
  };
  for (const line of db.prepare("select instance, seq, cipher, hash from events order by instance, seq").iterate()) {
    const { instance, seq, cipher, hash: said } = line as unknown as EventLine;
    if (instance !== at.instance) {
      if (!closed()) return false;
      at = { instance, seq: 0, head: start };
    }
    at = { instance, seq: at.seq + 1, head: hash(at.head, String(seq), cipher) };
    if (seq !== at.seq || !Buffer.from(said).equals(at.head)) return false;
  }
  return closed() && [...heads.values()].every(({ version }) => version === 0);
};
type ShowingLine = { readonly seq: number; readonly at: number; readonly cipher: Bytes; readonly digest: Bytes; readonly hash: Bytes };
/** Old showings are thrown away after their time: the first that is left is taken at its word. What has been emptied keeps its digest. */
const showingsWhole = (db: DatabaseSync): boolean => {
  let before: { readonly seq: number; readonly hash: Bytes } | undefined;
  for (const line of db.prepare("select seq, at, cipher, digest, hash from showings order by seq").iterate()) {
    const { seq, at, cipher, digest, hash: said } = line as unknown as ShowingLine;
    if (!(cipher instanceof Uint8Array) || (cipher.byteLength > 0 && !hash(cipher).equals(digest))) return false;
    if (before !== undefined || seq === 1) {
      const expected = hash(before?.hash ?? start, showingLine(seq, at, digest));
      if (seq !== (before?.seq ?? 0) + 1 || !expected.equals(said)) return false;
    }
    before = { seq, hash: said };
  }
  return true;
};
/** Every instance that lives has its memory. */
const booksThere = (db: DatabaseSync): boolean =>
  db
    .prepare(
      "select 1 from instances i where erased_at is null and not exists (select 1 from wakes w where w.instance = i.instance) limit 1",
    )
    .get() === undefined;

/** Reads all of it. undefined: it is whole. `chains`: it holds journals, and not only keys. */
export const examine = (db: DatabaseSync, chains: boolean): Fault | undefined => {
  try {
    // As it is at one moment: somebody may write meanwhile.
    db.exec("begin");
    const [first] = db.prepare("pragma quick_check(1)").all();
    if (first?.quick_check !== "ok") return "pages";
    if (!chains) return undefined;
    if (!eventsWhole(db)) return "events";
    if (!showingsWhole(db)) return "showings";
    return booksThere(db) ? undefined : "missing";
  } catch {
    // SQLITE_CORRUPT and its like.
    return "pages";
  } finally {
    if (db.isTransaction) db.exec("rollback");
  }
};
