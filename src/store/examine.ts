// Whether a database is whole: its pages, the chain of every instance, the chain of the access log.
import { createHash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import type { Pages } from "./pages.ts";
import type { SqlRow } from "./port.ts";
import { chainedText } from "./upkeep.ts";

/** What is not whole: pages, the events of an instance, the access log, or what an instance is said to be. */
export type Fault = "pages" | "events" | "accessLog" | "missing";
type Bytes = Uint8Array;
const hash = (...parts: readonly (Bytes | string)[]): Buffer => {
  const sum = createHash("sha256");
  for (const part of parts) sum.update(part);
  return sum.digest();
};
const start: Bytes = new Uint8Array(32);

/** What is looked for by reading one table, row by row. `take` and `end` say whether all is well so far; after the first no, nothing more is asked. */
type Look = {
  readonly name: string;
  readonly sql: string;
  readonly fault: Fault;
  take(row: SqlRow): boolean;
  end?(): boolean;
};

type EventLine = {
  readonly instance: string;
  readonly seq: number;
  readonly cipher: Bytes;
  readonly hash: Bytes;
};
/** Events follow each other without a gap, and the last is where its instance says. Bytes of a chain that is broken tell nothing of which. */
export const lookAtEvents = (): readonly Look[] => {
  const heads = new Map<string, { readonly version: number; readonly head: Bytes }>();
  let at = { instance: "", seq: 0, head: start };
  const closed = (): boolean => {
    const said = heads.get(at.instance);
    heads.delete(at.instance);
    return (
      at.instance === "" || (said?.version === at.seq && Buffer.from(said.head).equals(at.head))
    );
  };
  const instances: Look = {
    name: "look_instances",
    sql: "select instance, version, head from instances",
    fault: "events",
    take: (row) => {
      heads.set(String(row.instance), { version: Number(row.version), head: row.head as Bytes });
      return true;
    },
  };
  const events: Look = {
    name: "look_events",
    sql: "select instance, seq, cipher, hash from events order by instance, seq",
    fault: "events",
    take: (row) => {
      const { instance, seq, cipher, hash: said } = row as unknown as EventLine;
      if (instance !== at.instance) {
        if (!closed()) return false;
        at = { instance, seq: 0, head: start };
      }
      at = { instance, seq: at.seq + 1, head: hash(at.head, String(seq), cipher) };
      return seq === at.seq && Buffer.from(said).equals(at.head);
    },
    end: () => closed() && [...heads.values()].every(({ version }) => version === 0),
  };
  return [instances, events];
};
type ChainedLine = {
  readonly seq: number;
  readonly at: number;
  readonly cipher: Bytes;
  readonly digest: Bytes;
  readonly hash: Bytes;
};
/** Old lines are thrown away after their time: the first that is left is taken at its word. What has been emptied keeps its digest. */
export const lookAtAccessLog = (): Look => {
  let before: { readonly seq: number; readonly hash: Bytes } | undefined;
  return {
    name: "look_access_log",
    sql: "select seq, at, cipher, digest, hash from access_log order by seq",
    fault: "accessLog",
    take: (row) => {
      const { seq, at, cipher, digest, hash: said } = row as unknown as ChainedLine;
      if (
        !(cipher instanceof Uint8Array) ||
        (cipher.byteLength > 0 && !hash(cipher).equals(digest))
      )
        return false;
      const expected = hash(before?.hash ?? start, chainedText(seq, at, digest));
      const follows =
        (before === undefined && seq !== 1) ||
        (seq === (before?.seq ?? 0) + 1 && expected.equals(said));
      before = { seq, hash: said };
      return follows;
    },
  };
};
/** Every instance that lives has its memory. */
const lookAtApplied: Look = {
  name: "look_applied",
  sql: "select 1 from instances i where erased_at is null and not exists (select 1 from applied a where a.instance = i.instance) limit 1",
  fault: "missing",
  take: () => false,
};
/** All that is looked for where there are journals, in this order. */
const looks = (): readonly Look[] => [...lookAtEvents(), lookAtAccessLog(), lookAtApplied];

const seen = (db: DatabaseSync, { sql, take, end }: Look): boolean => {
  for (const row of db.prepare(sql).iterate()) if (!take(row as SqlRow)) return false;
  return end?.() ?? true;
};
/** Reads all of it. undefined: it is whole. `chains`: it holds journals, and not only keys. */
export const examine = (db: DatabaseSync, chains: boolean): Fault | undefined => {
  try {
    // As it is at one moment: somebody may write meanwhile.
    db.exec("begin");
    const [first] = db.prepare("pragma quick_check(1)").all();
    if (first?.quick_check !== "ok") return "pages";
    if (!chains) return undefined;
    return looks().find((look) => !seen(db, look))?.fault;
  } catch {
    // SQLITE_CORRUPT and its like.
    return "pages";
  } finally {
    if (db.isTransaction) db.exec("rollback");
  }
};
export const seenIn = async (pages: Pages, { name, sql, take, end }: Look): Promise<boolean> => {
  for await (const page of pages(name, sql)) for (const row of page) if (!take(row)) return false;
  return end?.() ?? true;
};
/** The same of journals that are read in portions: what is no page there, its server says by itself. Throws what the driver throws. */
export const examinePages = async (pages: Pages): Promise<Fault | undefined> => {
  for (const look of looks()) if (!(await seenIn(pages, look))) return look.fault;
  return undefined;
};
