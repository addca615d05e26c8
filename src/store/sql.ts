// Every statement, once. A dialect's few differences belong to its driver.
import { assignments, columns, oftenColumns, rowsOf, sameSeldom, valuesOf } from "./columns.ts";
import { GroupCommit, Undo } from "./group.ts";
import type { Committed, Counted, Db, EventRow, Found, Loaded, PostRow, Run, SqlRow, Store, TimerRow, Unit, Write } from "./port.ts";
import { listSql, outdatedSql, tallySql } from "./queries.ts";
import { claim, due, nextAt, park, recover, settle } from "./queue.ts";
import { erasable, erase, housekeep, logAudit, operations, usedKeys } from "./upkeep.ts";

const insertInstance = `insert into instances (instance, workflow, version, revision, key_id, head, ${columns.map((c) => c.name).join(", ")})
  values (?, ?, ?, 1, ?, ?, ${columns.map(() => "?").join(", ")}) on conflict (instance) do nothing returning 1`;
const updateInstance = (changed: readonly { readonly name: string }[]): string =>
  `update instances set version = ?, revision = revision + 1, head = ?, ${assignments(changed)} where instance = ? and revision = ? and erased_at is null returning 1`;
const updateAll = updateInstance(columns);
// A check-in changes only these.
const updateOften = updateInstance(oftenColumns);
const insertEvent = "insert into events (instance, seq, at, cipher, hash) values (?, ?, ?, ?, ?)";
const upsertPost = `insert into posts (instance, key, platform, audience, outbox, cipher, mac, gone, wanted, sent, state, next_at, lease, attempts)
  values (?, ?, ?, ?, ?, ?, ?, ?, 1, 0, 'due', ?, 0, 0)
  on conflict (instance, key, platform) do update set cipher = case when length(excluded.cipher) = 0 then posts.cipher else excluded.cipher end, mac = excluded.mac, gone = excluded.gone, wanted = wanted + 1, attempts = 0,
    next_at = case when doubt_since is null then excluded.next_at else next_at end,
    state = case when excluded.gone = 1 and sent = 0 and lease = 0 and doubt_since is null then 'idle' when state = 'failed' and channel is null then 'failed' else 'due' end`;
const upsertTimer = `insert into timers (instance, key, at, command, args, state) values (?, ?, ?, ?, ?, ?)
  on conflict (instance, key) do update set at = excluded.at, command = excluded.command, args = excluded.args, state = excluded.state where timers.state in ('set', 'cancelled')`;

const writeHead = (run: Run, w: Write): Promise<readonly SqlRow[]> => {
  if (w.revision === 0) return run(insertInstance, [w.instance, w.workflow, w.version, w.keyId, w.head, ...valuesOf(columns, w.listed)]);
  const often = w.before !== undefined && sameSeldom(w.before, w.listed);
  const changed = valuesOf(often ? oftenColumns : columns, w.listed);
  return run(often ? updateOften : updateAll, [w.version, w.head, ...changed, w.instance, w.revision]);
};
/** The row that is the lock. False: somebody was there first. */
const applyHead = async (run: Run, w: Write): Promise<boolean> => (await writeHead(run, w)).length === 1;
const applyBody = async (run: Run, w: Write, at: number): Promise<void> => {
  for (const e of w.events) await run(insertEvent, [w.instance, e.seq, e.at, e.cipher, e.hash]);
  for (const p of w.posts)
    await run(upsertPost, [w.instance, p.key, p.platform, p.audience, p.outbox, p.cipher, p.mac, p.gone ? 1 : 0, at]);
  for (const t of w.timers) await run(upsertTimer, [w.instance, t.key, t.at, t.command, t.values, t.state]);
  if (!w.readers) return;
  if (w.revision > 0) await run("delete from readers where instance = ?", [w.instance]);
  for (const reader of w.readers)
    await run("insert into readers (audience, instance) values (?, ?) on conflict do nothing", [reader, w.instance]);
};

/** What decides comes first, so that a conflict has seldom written anything; where it has, `Undo` takes it back. */
const applyUnit = async (run: Run, unit: Unit): Promise<Committed> => {
  let wrote = false;
  const no = (result: Committed): Committed => {
    if (wrote) throw new Undo(result);
    return result;
  };
  for (const read of unit.reads) {
    if ((await run("select 1 from instances where instance = ? and revision = ?", [read.instance, read.revision])).length === 0)
      return "conflict";
  }
  for (const write of unit.writes) {
    if (!(await applyHead(run, write))) return no("conflict");
    wrote = true;
  }
  if (unit.fired) {
    const fired = await run("update timers set state = 'fired' where instance = ? and key = ? and state = 'set' returning 1", [
      unit.fired.instance,
      unit.fired.key,
    ]);
    if (fired.length === 0) return no("duplicate");
    wrote = true;
  }
  if (unit.cause !== undefined) {
    const fresh = await run("insert into causes (cause, at) values (?, ?) on conflict do nothing returning 1", [unit.cause, unit.at]);
    if (fresh.length === 0) return no("duplicate");
  }
  for (const write of unit.writes) await applyBody(run, write, unit.at);
  return "ok";
};

const uniqueFailure = (error: unknown): boolean =>
  error instanceof Error && /UNIQUE constraint failed: instances\.(ref|key_id)|duplicate key value/.test(error.message);

const load = async (db: Db, instance: string): Promise<Loaded | undefined> => {
  const [row] = rowsOf<{ workflow: string; version: number; revision: number; key_id: string; head: Uint8Array; erased_at: number | null }>(
    await db.query("select workflow, version, revision, key_id, head, erased_at from instances where instance = ?", [instance]),
  );
  if (!row) return undefined;
  const [events, posts, timers, readers] = await Promise.all([
    db.query("select seq, at, cipher, hash from events where instance = ? and seq <= ? order by seq", [instance, row.version]),
    db.query("select key, platform, audience, mac, gone from posts where instance = ?", [instance]),
    db.query(`select key, at, command, args as "values", state from timers where instance = ? and state <> 'cancelled'`, [instance]),
    db.query("select audience from readers where instance = ?", [instance]),
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
    posts: rowsOf<PostRow & { gone: unknown }>(posts).map((p) => ({ ...p, gone: Boolean(p.gone) })),
    // They stay in memory with the instance; as the driver makes it, a row takes more than twice as much.
    timers: rowsOf<TimerRow>(timers).map(({ key, at, command, values, state }) => ({ key, at, command, values, state })),
    readers: rowsOf<{ audience: string }>(readers).map((r) => r.audience),
  };
};

type Hash = (previous: Uint8Array, text: string) => Uint8Array;

/** The store over any `Db`. `hash` chains the log of showings; `most`: jobs per group commit. */
export const sqlStore = (db: Db, hash: Hash, most = 128): Store => {
  const group = new GroupCommit(db, most);
  return {
    load: (instance) => load(db, instance),
    commit: async (unit) => {
      try {
        return await group.write((run) => applyUnit(run, unit));
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
    outdated: async (people, code, limit) => {
      const found = await db.query(outdatedSql, [people, limit, code]);
      return rowsOf<{ instance: string; people: number }>(found).map((r) => ({ instance: r.instance, people: Boolean(r.people) }));
    },
    shown: (showing) => group.write((run) => logAudit(run, showing, hash)),

    due: (now, limit) => due(db, now, limit),
    nextAt: () => nextAt(db),
    park: (timer, error) => group.write((run) => park(run, timer, error)),
    claim: (now, leaseUntil, limit) => group.write((run) => claim(run, now, leaseUntil, limit)),
    settle: (claimed, address, outcome) => group.write((run) => settle(run, claimed, address, outcome)),
    recover: (leaseMs) => group.write((run) => recover(run, leaseMs)),

    erasable: (now) => erasable(db, now),
    erase: (instance) => group.write((run) => erase(run, instance)),
    housekeep: (now, causesKeptMs) => group.write((run) => housekeep(run, now, causesKeptMs)),
    usedKeys: (ids) => usedKeys(db, ids),
    operations: (limit) => operations(db, limit),
    close: () => db.close(),
  };
};
