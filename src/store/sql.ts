// Every statement, once. A dialect's few differences belong to its driver.
import { among, rowsOf } from "./columns.ts";
import {
  encryptedRows,
  erasedElsewhere,
  forgetErased,
  forgetStanding,
  leave,
  reduce,
  rewrite,
} from "./erasing.ts";
import type {
  ApplyOnly,
  Counted,
  Database,
  Db,
  Erasure,
  EventRow,
  Found,
  Journal,
  Lists,
  Loaded,
  Outbox,
  Rekeying,
  Restored,
  Run,
  Store,
  Timers,
  Upkeep,
} from "./port.ts";
import { severalWriters } from "./postgres/several-writers.ts";
import { listSql, tallySql } from "./queries.ts";
import { claim, clockBack, dueDays, nextAt, nextDelivery, release, settle } from "./queue.ts";
import { reviews } from "./reviewing.ts";
import { singleWriter } from "./single-writer.ts";
import { inboxIn } from "./standing.ts";
import { upsertApplied } from "./unit.ts";
import {
  appendAccess,
  empty,
  erasable,
  erase,
  housekeep,
  operations,
  readAccess,
  usedKeys,
} from "./upkeep.ts";
import { unreachable } from "./watched.ts";
import type { Writers } from "./writers.ts";

type Row = Record<"workflow" | "key_id", string> &
  Record<"version" | "revision", number> & {
    readonly head: Uint8Array;
    readonly erase_by: number | null;
    readonly erased_at: number | null;
    readonly applied: Uint8Array | null;
  };
const rowSql = `select i.workflow, i.version, i.revision, i.key_id, i.head, i.erase_by, i.erased_at, a.cipher as applied
  from instances i left join applied a on a.instance = i.instance where i.instance = ?`;
const eventsSql = "select seq, at, cipher, hash from events where instance = ? order by seq";
/** Both are asked for at once: events that the row does not know yet are left out, and those that came before its last change are asked for again. */
const load = async (db: Db, instance: string): Promise<Loaded | undefined> => {
  const [rows, read] = await Promise.all([
    db.query(rowSql, [instance]),
    db.query(eventsSql, [instance]),
  ]);
  const [row] = rowsOf<Row>(rows);
  if (!row) return undefined;
  const events = rowsOf<EventRow>(
    read.length < row.version ? await db.query(eventsSql, [instance]) : read,
  );
  return {
    instance,
    workflow: row.workflow,
    version: row.version,
    revision: row.revision,
    keyId: row.key_id,
    head: row.head,
    erasing: row.erase_by !== null,
    erased: row.erased_at !== null,
    events: events.slice(0, row.version),
    applied: row.applied ?? new Uint8Array(0),
  };
};

/** Marks in one statement: SQLite takes 32,766, and what a server prepares is kept for each length. */
const askedAtOnce = 500;
const known = async (db: Db, instances: readonly string[]): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  for (let from = 0; from < instances.length; from += askedAtOnce) {
    const [sql, ...values] = among(instances.slice(from, from + askedAtOnce));
    for (const row of await db.query(
      `select instance from instances where instance ${sql}`,
      values,
    ))
      found.add(String(row.instance));
  }
  return found;
};

const saveApplied = async (
  run: Run,
  { instance, revision, next, applied }: ApplyOnly,
): Promise<boolean> => {
  const sql = "update instances set revision = ? where instance = ? and revision = ? returning 1";
  const isMine = (await run(sql, [next, instance, revision])).length > 0;
  if (isMine) await run(upsertApplied, [instance, applied.dueDay, applied.cipher]);
  return isMine;
};

const toDestroy = async (db: Db): Promise<readonly string[]> =>
  (await db.query("select name from meta where name like 'destroy:%'")).map((row) =>
    String(row.name).slice("destroy:".length),
  );

type Hash = (previous: Uint8Array, text: string) => Uint8Array;

type Sums = { readonly chain: Hash; readonly digest: (cipher: Uint8Array) => Uint8Array };
type StoreOptions = { readonly restored?: () => Restored | undefined; readonly most?: number };
const writersOf = (db: Database, restored: () => Restored | undefined, most: number): Writers => {
  switch (db.writers) {
    case "one":
      return singleWriter(db, restored, most);
    case "several":
      return severalWriters(db, restored, most);
  }
};
const journalIn = (db: Db, { write, commit }: Writers): Journal => ({
  load: (instance) => load(db, instance),
  known: (instances) => known(db, instances),
  commit,
  saveApplied: (one) => write((run) => saveApplied(run, one)),
  isCommitted: async (key) =>
    (await db.query("select 1 from idempotency_keys where idempotency_key = ?", [key])).length > 0,
});
const listsIn = (db: Db): Lists => ({
  list: async (query) => rowsOf<Found>(await db.query(...listSql(query))),
  tally: async ({ tally, region, now, since }) => {
    const from = Date.parse(since);
    return rowsOf<Counted>(await db.query(tallySql, [Date.parse(now), from, from, tally, region]));
  },
});
const rekeyingIn = (db: Db, { write }: Writers): Rekeying => ({
  encryptedRows: (instance) => encryptedRows(db, instance),
  rewrite: (one) => write((run) => rewrite(run, one)),
  destroyed: (keyId) =>
    write(async (run) => void (await run("delete from meta where name = ?", [`destroy:${keyId}`]))),
  toDestroy: () => toDestroy(db),
});
const erasureIn = (db: Db, { write }: Writers): Erasure => ({
  erasable: (now, limit) => erasable(db, now, limit),
  leave: (...left) => write((run) => leave(run, ...left)),
  elsewhere: (about) => erasedElsewhere(db, about),
  empty: (instance) => write((run) => empty(run, instance)),
  erase: (instance, about) =>
    write(async (run) => {
      await erase(run, instance);
      await forgetErased(run, about);
    }),
  forgetStanding: (instance) => write((run) => forgetStanding(run, instance)),
});
const outboxIn = (db: Db, { write, recover }: Writers): Outbox => ({
  nextDelivery: (platform, resting) => nextDelivery(db, platform, resting),
  claim: (...asked) => write((run) => claim(run, ...asked)),
  settle: (claimed, now, outcome) => write((run) => settle(run, claimed, now, outcome)),
  recover: (...asked) => write((run) => recover(run, ...asked)),
  clockBack: (now, latest) => write((run) => clockBack(run, now, latest)),
  release: (now, which) => write((run) => release(run, now, which)),
  unreachable: (limit) => unreachable(db, limit),
});
const timersIn = (db: Db): Timers => ({
  dueDays: (after, until, limit) => dueDays(db, after, until, limit),
  nextAt: (readUntil) => nextAt(db, readUntil),
});
const upkeepIn = (db: Db, { write }: Writers): Upkeep => ({
  housekeep: (now, kept) => write((run) => housekeep(run, now, kept)),
  usedKeys: (ids) => usedKeys(db, ids),
  operations: (limit) => operations(db, limit),
  close: () => db.close(),
});
/** The store over any database. `sums` chain the access log; `most`: jobs per group commit. */
export const sqlStore = (
  db: Database,
  { chain, digest }: Sums,
  { restored = () => undefined, most = 128 }: StoreOptions = {},
): Store => {
  const writers = writersOf(db, restored, most);
  const { write, append, processes } = writers;
  return {
    journal: journalIn(db, writers),
    lists: listsIn(db),
    reviews: reviews(db, write),
    accessLog: {
      append: (line) => append((run) => appendAccess(run, line, chain, digest)),
      read: (asked) => readAccess(db, asked),
      redact: (about, names) => write((run) => reduce(run, about, names)),
    },
    rekeying: rekeyingIn(db, writers),
    erasure: erasureIn(db, writers),
    timers: timersIn(db),
    outbox: outboxIn(db, writers),
    inbox: inboxIn(db),
    upkeep: upkeepIn(db, writers),
    processes,
  };
};
