// Every statement, once. A dialect's few differences belong to its driver.
import { among, assignments, columns, oftenColumns, rowsOf, sameSeldom, valuesOf } from "./columns.ts";
import { forgetStanding, leave, reduce, rewrite, sealed } from "./erasing.ts";
import { apart, GroupCommit, Undo } from "./group.ts";
import { begin, begun, lost, ring, sharing } from "./leases.ts";
import type { Committed, Counted, Db, EventRow, Found, Loaded, Rebook, Restored, Run, SqlRow, Store, Unit, Write } from "./port.ts";
import { listSql, tallySql } from "./queries.ts";
import { claim, clockBack, held, nextAt, nextDelivery, recover, release, settle, wakes, want, wantAt } from "./queue.ts";
import { reviews } from "./reviewing.ts";
import { empty, erasable, erase, housekeep, logAudit, operations, showings, usedKeys } from "./upkeep.ts";

const insertInstance = `insert into instances (instance, workflow, version, revision, key_id, head, summary, ${columns.map((c) => c.name).join(", ")})
  values (?, ?, ?, ?, ?, ?, ?, ${columns.map(() => "?").join(", ")}) on conflict (instance) do nothing returning 1`;
const updateInstance = (changed: readonly { readonly name: string }[]): string =>
  `update instances set version = ?, revision = ?, head = ?, summary = ?, ${assignments(changed)} where instance = ? and revision = ? and erased_at is null returning 1`;
const updateAll = updateInstance(columns);
// A check-in changes only these.
const updateOften = updateInstance(oftenColumns);
const insertEvent = "insert into events (instance, seq, at, cipher, hash) values (?, ?, ?, ?, ?)";
const upsertBook = `insert into wakes (instance, at, cipher) values (?, ?, ?) on conflict (instance) do update set at = excluded.at, cipher = excluded.cipher`;

/** The row that is the lock: one, or none where somebody was there first. */
const writeHead = (run: Run, w: Write): Promise<readonly SqlRow[]> => {
  if (w.revision === 0)
    return run(insertInstance, [w.instance, w.workflow, w.version, w.next, w.keyId, w.head, w.summary, ...valuesOf(columns, w.listed)]);
  const often = w.before !== undefined && sameSeldom(w.before, w.listed);
  const changed = valuesOf(often ? oftenColumns : columns, w.listed);
  return run(often ? updateOften : updateAll, [w.version, w.next, w.head, w.summary, ...changed, w.instance, w.revision]);
};
const applyBody = async (run: Run, w: Write, at: number, restored: Restored | undefined): Promise<void> => {
  for (const e of w.events) await run(insertEvent, [w.instance, e.seq, e.at, e.cipher, e.hash]);
  for (const post of w.posts) await want(run, w.instance, post, { at, restored });
  if (w.book) await run(upsertBook, [w.instance, w.book.at, w.book.cipher]);
  if (!w.readers) return;
  if (w.revision > 0) await run("delete from readers where instance = ?", [w.instance]);
  for (const reader of w.readers)
    await run("insert into readers (audience, instance) values (?, ?) on conflict do nothing", [reader, w.instance]);
};

/**
 * What a unit rests on, and what it changes. Where others write, too, everybody holds them in one order: two that each read what the other writes would
 * both be right, or wait for each other. Who is alone reads first, so that a conflict has written nothing.
 */
const touched = (unit: Unit, alone: boolean): readonly (Unit["reads"][number] & { readonly write?: Write })[] => {
  const all = [...unit.reads, ...unit.writes.map((write) => ({ instance: write.instance, revision: write.revision, write }))];
  return alone ? all : all.sort((a, b) => (a.instance < b.instance ? -1 : 1));
};
const isAtSql = "select 1 from instances where instance = ? and revision = ? and erased_at is null";
const stillAt = (run: Run, instance: string, revision: number): Promise<readonly SqlRow[]> =>
  run("select 1 from instances where instance = ? and revision = ? /* for share */", [instance, revision]);

/** What decides comes first, so that a conflict has seldom written anything; where it has, `Undo` takes it back. */
const applyUnit = async (run: Run, unit: Unit, restored: Restored | undefined): Promise<Committed> => {
  if (unit.begins?.() === false) return "late";
  let wrote = false;
  const no = (result: Committed): Committed => {
    if (wrote) throw new Undo(result);
    return result;
  };
  for (const { instance, revision, write } of touched(unit, run.alone)) {
    if ((await (write ? writeHead(run, write) : stillAt(run, instance, revision))).length === 0) return no("conflict");
    wrote ||= write !== undefined;
  }
  if (unit.beginning && !(await begin(run, unit.beginning))) return no("conflict");
  if (unit.cause !== undefined) {
    const fresh = await run("insert into causes (cause, at) values (?, ?) on conflict do nothing returning 1", [unit.cause, unit.at]);
    if (fresh.length === 0) return no("duplicate");
  }
  for (const write of unit.writes) await applyBody(run, write, unit.at, restored);
  if (!run.alone) await ring(run, unit);
  const posts = unit.writes.flatMap((write) => write.posts);
  if (posts.length > 0) await wantAt(run, posts, unit.at);
  return "ok";
};

/** As SQLite says it, and as PostgreSQL calls it. */
const uniqueFailure = (error: unknown): boolean =>
  error instanceof Error &&
  (/UNIQUE constraint failed: instances\.(ref|key_id)/.test(error.message) ||
    /^instances_(ref|key_id)/.test(String((error as { readonly constraint?: unknown }).constraint)));

const load = async (db: Db, instance: string): Promise<Loaded | undefined> => {
  const [row] = rowsOf<{ workflow: string; version: number; revision: number; key_id: string; head: Uint8Array; erased_at: number | null }>(
    await db.query("select workflow, version, revision, key_id, head, erased_at from instances where instance = ?", [instance]),
  );
  if (!row) return undefined;
  const [events, books] = await Promise.all([
    db.query("select seq, at, cipher, hash from events where instance = ? and seq <= ? order by seq", [instance, row.version]),
    db.query("select cipher from wakes where instance = ?", [instance]),
  ]);
  return {
    instance,
    workflow: row.workflow,
    version: row.version,
    revision: row.revision,
    keyId: row.key_id,
    head: row.head,
    erased: row.erased_at !== null,
    events: rowsOf<EventRow>(events),
    book: rowsOf<{ cipher: Uint8Array }>(books)[0]?.cipher ?? new Uint8Array(0),
  };
};

/** Marks in one statement: SQLite takes 32,766, and what a server prepares is kept for each length. */
const askedAtOnce = 500;
const known = async (db: Db, instances: readonly string[]): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  for (let from = 0; from < instances.length; from += askedAtOnce) {
    const [sql, ...values] = among(instances.slice(from, from + askedAtOnce));
    for (const row of await db.query(`select instance from instances where instance ${sql}`, values)) found.add(String(row.instance));
  }
  return found;
};

const rebook = async (run: Run, { instance, revision, next, book }: Rebook): Promise<boolean> => {
  const sql = "update instances set revision = ? where instance = ? and revision = ? returning 1";
  const isMine = (await run(sql, [next, instance, revision])).length > 0;
  if (isMine) await run(upsertBook, [instance, book.at, book.cipher]);
  return isMine;
};

const toDestroy = async (db: Db): Promise<readonly string[]> =>
  (await db.query("select name from meta where name like 'destroy:%'")).map((row) => String(row.name).slice("destroy:".length));

type Hash = (previous: Uint8Array, text: string) => Uint8Array;

type Sums = { readonly chain: Hash; readonly digest: (cipher: Uint8Array) => Uint8Array };
type StoreOptions = { readonly restored?: () => Restored | undefined; readonly most?: number };
/** The store over any `Db`. `sums` chain the log of showings; `most`: jobs per group commit. */
export const sqlStore = (db: Db, { chain, digest }: Sums, { restored = () => undefined, most = 128 }: StoreOptions = {}): Store => {
  const group = new GroupCommit(db, most);
  // Where others write, too, many jobs in one transaction would hold what many wait for: each has its own, and several are under way. The log is one line for all.
  const write = <T>(work: (run: Run) => Promise<T>): Promise<T> => (db.query.alone ? group.write(work) : apart(db, work));
  return {
    alone: db.query.alone,
    isUnable: (error) => db.isUnable(error),
    load: (instance) => load(db, instance),
    known: (instances) => known(db, instances),
    lost: (known) => lost(db, known),
    begun: (lane) => begun(db, lane),
    isAt: async (instance, revision) => (await db.query(isAtSql, [instance, revision])).length > 0,
    commit: async (unit) => {
      try {
        return await write((run) => applyUnit(run, unit, restored()));
      } catch (error) {
        if (uniqueFailure(error)) return "taken";
        throw error;
      }
    },
    list: async (query) => rowsOf<Found>(await db.query(...listSql(query))),
    tally: async ({ tally, region, now, since }) => {
      const from = Date.parse(since);
      return rowsOf<Counted>(await db.query(tallySql, [Date.parse(now), from, from, tally, region]));
    },
    ...reviews(db, write),
    shown: (showing) => group.write((run) => logAudit(run, showing, chain, digest)),
    showings: (asked) => showings(db, asked),

    rebook: (one) => write((run) => rebook(run, one)),
    sealed: (instance) => sealed(db, instance),
    rewrite: (one) => write((run) => rewrite(run, one)),
    destroyed: (keyId) => write(async (run) => void (await run("delete from meta where name = ?", [`destroy:${keyId}`]))),
    toDestroy: () => toDestroy(db),
    caused: async (cause) => (await db.query("select 1 from causes where cause = ?", [cause])).length > 0,
    ...sharing(db, write),
    wakes: (after, until, limit) => wakes(db, after, until, limit),
    nextAt: (readUntil, resting) => nextAt(db, readUntil, resting),
    nextDelivery: (platform, resting) => nextDelivery(db, platform, resting),
    claim: (...asked) => write((run) => claim(run, ...asked)),
    settle: (claimed, now, outcome) => write((run) => settle(run, claimed, now, outcome)),
    recover: (now, lookAt, latest) => write((run) => (run.alone ? recover(run, now, lookAt, latest) : clockBack(run, now, latest))),
    clockBack: (now, latest) => write((run) => clockBack(run, now, latest)),
    release: (now, which) => write((run) => release(run, now, which)),
    held: (limit) => held(db, limit),

    erasable: (now) => erasable(db, now),
    leave: (instance, to, leftovers) => write((run) => leave(run, instance, to, leftovers)),
    reduce: (about) => write((run) => reduce(run, about)),
    forgetStanding: (instance) => write((run) => forgetStanding(run, instance)),
    empty: (instance) => write((run) => empty(run, instance)),
    erase: (instance) => write((run) => erase(run, instance)),
    housekeep: (now, causesKeptMs) => write((run) => housekeep(run, now, causesKeptMs)),
    usedKeys: (ids) => usedKeys(db, ids),
    operations: (limit) => operations(db, limit),
    close: () => db.close(),
  };
};
