// Every statement, once. A dialect's few differences belong to its driver.
import { among, rowsOf } from "./columns.ts";
import { applyUnit, Together, uniqueFailure } from "./commit.ts";
import { erasedElsewhere, forgetErased, forgetStanding, leave, reduce, rewrite, sealed } from "./erasing.ts";
import { apart, GroupCommit } from "./group.ts";
import { begun, lost, sharing } from "./leases.ts";
import type { Committed, Counted, Db, EventRow, Found, Loaded, Rebook, Restored, Run, Store, Unit } from "./port.ts";
import { listSql, tallySql } from "./queries.ts";
import { claim, clockBack, held, nextAt, nextDelivery, recover, release, settle, wakes } from "./queue.ts";
import { reviews } from "./reviewing.ts";
import { revisionsIn } from "./revisions.ts";
import { upsertBook } from "./unit.ts";
import { empty, erasable, erase, housekeep, logAudit, operations, showings, usedKeys } from "./upkeep.ts";

type Row = Record<"workflow" | "key_id", string> &
  Record<"version" | "revision", number> & {
    readonly head: Uint8Array;
    readonly erase_by: number | null;
    readonly erased_at: number | null;
    readonly book: Uint8Array | null;
  };
const rowSql = `select i.workflow, i.version, i.revision, i.key_id, i.head, i.erase_by, i.erased_at, w.cipher as book
  from instances i left join wakes w on w.instance = i.instance where i.instance = ?`;
const eventsSql = "select seq, at, cipher, hash from events where instance = ? order by seq";
/** Both are asked for at once: events that the row does not know yet are left out, and those that came before its last change are asked for again. */
const load = async (db: Db, instance: string): Promise<Loaded | undefined> => {
  const [rows, read] = await Promise.all([db.query(rowSql, [instance]), db.query(eventsSql, [instance])]);
  const [row] = rowsOf<Row>(rows);
  if (!row) return undefined;
  const events = rowsOf<EventRow>(read.length < row.version ? await db.query(eventsSql, [instance]) : read);
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
    book: row.book ?? new Uint8Array(0),
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
/** While one group is made durable, the next is on its way. */
const groupsAtOnce = 2;
const inTurn = (group: GroupCommit, unit: Unit, restored: Restored | undefined): Promise<Committed> =>
  group
    .write((run) => applyUnit(run, unit, restored))
    .catch((error: unknown) => {
      if (uniqueFailure(error)) return "taken";
      throw error;
    });
/** The store over any `Db`. `sums` chain the log of showings; `most`: jobs per group commit. */
export const sqlStore = (db: Db, { chain, digest }: Sums, { restored = () => undefined, most = 128 }: StoreOptions = {}): Store => {
  const group = new GroupCommit(db, most);
  const together = new Together(db, restored, { groups: groupsAtOnce, most });
  // Where others write, too, many jobs in one transaction would hold what many wait for: each has its own, and several are under way. The log is one line for all.
  const write = <T>(work: (run: Run) => Promise<T>): Promise<T> => (db.query.alone ? group.write(work) : apart(db, work));
  return {
    alone: db.query.alone,
    isUnable: (error) => db.isUnable(error),
    load: (instance) => load(db, instance),
    known: (instances) => known(db, instances),
    lost: (known) => lost(db, known),
    begun: (lane) => begun(db, lane),
    isAt: revisionsIn(db.query),
    commit: (unit) => (db.query.alone ? inTurn(group, unit, restored()) : together.commit(unit)),
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
    nextAt: (readUntil) => nextAt(db, readUntil),
    nextDelivery: (platform, resting) => nextDelivery(db, platform, resting),
    claim: (...asked) => write((run) => claim(run, ...asked)),
    settle: (claimed, now, outcome) => write((run) => settle(run, claimed, now, outcome)),
    recover: (now, lookAt, latest) => write((run) => (run.alone ? recover(run, now, lookAt, latest) : clockBack(run, now, latest))),
    clockBack: (now, latest) => write((run) => clockBack(run, now, latest)),
    release: (now, which) => write((run) => release(run, now, which)),
    held: (limit) => held(db, limit),

    erasable: (now, limit) => erasable(db, now, limit),
    leave: (...left) => write((run) => leave(run, ...left)),
    reduce: (about) => write((run) => reduce(run, about)),
    forgetStanding: (instance) => write((run) => forgetStanding(run, instance)),
    empty: (instance) => write((run) => empty(run, instance)),
    erasedElsewhere: (about) => erasedElsewhere(db, about),
    erase: (instance, about) =>
      write(async (run) => {
        await erase(run, instance);
        await forgetErased(run, about);
      }),
    housekeep: (now, causesKeptMs) => write((run) => housekeep(run, now, causesKeptMs)),
    usedKeys: (ids) => usedKeys(db, ids),
    operations: (limit) => operations(db, limit),
    close: () => db.close(),
  };
};
