// Every statement, once. A dialect's few differences belong to its driver.
import type { Tally } from "../rules/workflow.ts";
import { GroupCommit, Undo } from "./group.ts";
import type {
  AuditEvent,
  Claimed,
  Committed,
  Counted,
  Db,
  Due,
  EventRow,
  Found,
  Listing,
  Loaded,
  PostRow,
  Run,
  Settled,
  SqlRow,
  SqlValue,
  Store,
  TimerRow,
  Unit,
  Write,
} from "./port.ts";
import { listSql, outdatedSql, tallySql } from "./queries.ts";
import { erasable, erase, housekeep, logAudit, operations } from "./upkeep.ts";

const ms = (iso: string | undefined): number | null => (iso === undefined ? null : Date.parse(iso));
/** A holder in one column: `m:<member>` or `f:<function>`. */
const holderKey = (holder: Write["summary"]["holder"]): string | null =>
  holder === undefined ? null : "member" in holder ? `m:${holder.member}` : `f:${holder.function}`;
const rows = <T>(found: readonly SqlRow[]): readonly T[] => found as unknown as readonly T[];

const insertInstance = `insert into instances (instance, workflow, version, revision, key_id, head, people_revision, code_revision, ref, words, open, region, agency, holder, due_at, opened_at, closed_at, belongs_to, raise_at, summary, erase_by)
  values (?, ?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (instance) do nothing returning 1`;
const updateInstance = `update instances set version = ?, revision = revision + 1, head = ?, people_revision = ?, code_revision = ?, ref = ?, words = ?, open = ?, region = ?, agency = ?, holder = ?,
  due_at = ?, opened_at = ?, closed_at = ?, belongs_to = ?, raise_at = ?, summary = ?, erase_by = ? where instance = ? and revision = ? and erased_at is null returning 1`;
// An update touches every index of a column that it names, changed or not: a check-in changes only these.
const updateLight =
  "update instances set version = ?, revision = revision + 1, head = ?, due_at = ?, summary = ? where instance = ? and revision = ? and erased_at is null returning 1";
const insertEvent = "insert into events (instance, seq, at, cipher, hash) values (?, ?, ?, ?, ?)";
const upsertPost = `insert into posts (instance, key, platform, audience, outbox, cipher, mac, gone, wanted, sent, state, next_at, lease, attempts)
  values (?, ?, ?, ?, ?, ?, ?, ?, 1, 0, 'due', ?, 0, 0)
  on conflict (instance, key, platform) do update set cipher = case when length(excluded.cipher) = 0 then posts.cipher else excluded.cipher end, mac = excluded.mac, gone = excluded.gone, wanted = wanted + 1, attempts = 0,
    next_at = case when doubt_since is null then excluded.next_at else next_at end,
    state = case when excluded.gone = 1 and sent = 0 and lease = 0 and doubt_since is null then 'idle' when state = 'failed' and channel is null then 'failed' else 'due' end`;
const upsertTimer = `insert into timers (instance, key, at, command, args, state) values (?, ?, ?, ?, ?, ?)
  on conflict (instance, key) do update set at = excluded.at, command = excluded.command, args = excluded.args, state = excluded.state where timers.state in ('set', 'cancelled')`;

const summaryValues = (w: Write): SqlValue[] => {
  const s = w.summary;
  return [
    s.ref ?? null,
    s.words ?? null,
    s.open ? 1 : 0,
    s.region ?? null,
    s.agency ?? null,
    holderKey(s.holder),
    ms(s.dueAt),
    ms(s.openedAt),
    ms(s.closedAt),
    s.of ?? null,
    ms(s.raiseAt),
    JSON.stringify(s),
    w.eraseBy,
  ];
};

/** The row that is the lock. False: somebody was there first. */
const applyHead = async (run: Run, w: Write): Promise<boolean> => {
  if (w.light && w.revision > 0) {
    const light = await run(updateLight, [w.version, w.head, ms(w.summary.dueAt), JSON.stringify(w.summary), w.instance, w.revision]);
    return light.length === 1;
  }
  const values = [w.peopleRevision, w.codeRevision, ...summaryValues(w)];
  const written =
    w.revision === 0
      ? await run(insertInstance, [w.instance, w.workflow, w.version, w.keyId, w.head, ...values])
      : await run(updateInstance, [w.version, w.head, ...values, w.instance, w.revision]);
  return written.length === 1;
};
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

const dueSql = `select t.instance, i.workflow, t.key, t.at, t.command, t.args as "values" from timers t join instances i on i.instance = t.instance where t.state = 'set' and t.at <= ? order by t.at limit ?`;
const load = async (db: Db, instance: string): Promise<Loaded | undefined> => {
  const [row] = rows<{ workflow: string; version: number; revision: number; key_id: string; head: Uint8Array; erased_at: number | null }>(
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
    events: rows<EventRow>(events),
    posts: rows<PostRow & { gone: unknown }>(posts).map((p) => ({ ...p, gone: Boolean(p.gone) })),
    // They stay in memory with the instance; as the driver makes it, a row takes more than twice as much.
    timers: rows<TimerRow>(timers).map(({ key, at, command, values, state }) => ({ key, at, command, values, state })),
    readers: rows<{ audience: string }>(readers).map((r) => r.audience),
  };
};

// A lease that has run out means that nobody knows what became of the attempt: a doubt since it began.
const claimSql = `update posts set doubt_since = case when lease > 0 then coalesce(doubt_since, lease - ?5) else doubt_since end, lease = ?1, attempts = attempts + 1 where (instance, key, platform) in
  (select instance, key, platform from posts where state = 'due' and next_at <= ?2 and lease <= ?3 order by next_at limit ?4)
  returning instance, key, platform, audience, outbox, (select key_id from instances i where i.instance = posts.instance) as "keyId", cipher, wanted, gone, attempts, address, channel, ref, doubt_since as "doubtSince"`;

const settle = async (run: Run, c: Claimed, address: string, outcome: Settled): Promise<void> => {
  const id: SqlValue[] = [c.instance, c.key, c.platform];
  switch (outcome.state) {
    case "sent":
      // What was wanted may have changed while it was on its way: then it is due again, and the newer one lands last.
      await run(
        `update posts set lease = 0, attempts = 0, address = coalesce(address, ?), channel = ?, ref = ?, sent = ?, doubt_since = null, error = null, state = case when wanted > ? then 'due' else 'idle' end, next_at = case when wanted > ? then 0 else next_at end
         where instance = ? and key = ? and platform = ?`,
        [address, outcome.channel, outcome.ref, c.wanted, c.wanted, c.wanted, ...id],
      );
      return;
    case "again":
      await run(
        "update posts set lease = 0, state = case when gone = 1 and sent = 0 and ?3 is null then 'idle' else state end, next_at = ?1, error = ?2, doubt_since = ?3, address = coalesce(address, ?4) where instance = ?5 and key = ?6 and platform = ?7",
        [outcome.nextAt, outcome.error, outcome.doubtSince, address, ...id],
      );
      return;
    case "failed":
      await run(
        "update posts set lease = 0, state = 'failed', error = ?, doubt_since = null where instance = ? and key = ? and platform = ?",
        [outcome.error, ...id],
      );
  }
};

type Hash = (previous: Uint8Array, text: string) => Uint8Array;

/** The store over any `Db`. `hash` chains the log of showings; `most`: jobs per group commit. */
export class SqlStore implements Store {
  readonly #db: Db;
  readonly #group: GroupCommit;
  readonly #hash: Hash;
  constructor(db: Db, hash: Hash, most = 128) {
    this.#db = db;
    this.#hash = hash;
    this.#group = new GroupCommit(db, most);
  }
  load(instance: string): Promise<Loaded | undefined> {
    return load(this.#db, instance);
  }
  async commit(unit: Unit): Promise<Committed> {
    try {
      return await this.#group.write((run) => applyUnit(run, unit));
    } catch (error) {
      if (uniqueFailure(error)) return "taken";
      throw error;
    }
  }
  async due(now: number, limit: number): Promise<readonly Due[]> {
    return rows<Due>(await this.#db.query(dueSql, [now, limit]));
  }
  async nextAt(): Promise<{
    readonly timer: number | undefined;
    readonly delivery: number | undefined;
    readonly erasure: number | undefined;
  }> {
    const first = async (sql: string): Promise<number | undefined> => rows<{ at: number }>(await this.#db.query(sql))[0]?.at;
    const waiting = await first("select next_at as at from posts where state = 'due' and lease = 0 order by next_at limit 1");
    const leased = await first("select lease as at from posts where lease > 0 order by lease limit 1");
    return {
      timer: await first("select at from timers where state = 'set' order by at limit 1"),
      delivery: waiting === undefined ? leased : Math.min(waiting, leased ?? waiting),
      erasure: await first(
        "select erase_by as at from instances where erase_by is not null and erased_at is null order by erase_by limit 1",
      ),
    };
  }
  async park(timer: { readonly instance: string; readonly key: string }, error: string): Promise<void> {
    await this.#group.write((run) =>
      run("update timers set state = 'parked', error = ? where instance = ? and key = ? and state = 'set'", [
        error,
        timer.instance,
        timer.key,
      ]),
    );
  }
  async claim(now: number, leaseUntil: number, limit: number): Promise<readonly Claimed[]> {
    const found = await this.#group.write((run) => run(claimSql, [leaseUntil, now, now, limit, leaseUntil - now]));
    return rows<Claimed & { gone: unknown }>(found).map((c) => ({ ...c, gone: Boolean(c.gone) }));
  }
  async recover(leaseMs: number): Promise<void> {
    await this.#group.write((run) =>
      run("update posts set doubt_since = coalesce(doubt_since, lease - ?), lease = 0 where lease > 0", [leaseMs]),
    );
  }
  settle(claimed: Claimed, address: string, outcome: Settled): Promise<void> {
    return this.#group.write((run) => settle(run, claimed, address, outcome));
  }
  async list(query: Listing): Promise<readonly Found[]> {
    return rows<Found>(await this.#db.query(...listSql(query)));
  }
  async tally(q: Tally): Promise<readonly Counted[]> {
    return rows<Counted>(await this.#db.query(tallySql, [Date.parse(q.now), Date.parse(q.since), Date.parse(q.since), q.tally, q.region]));
  }
  async outdated(people: number, code: string, limit: number): Promise<readonly { readonly instance: string; readonly people: boolean }[]> {
    const found = await this.#db.query(outdatedSql, [people, limit, code]);
    return rows<{ instance: string; people: number }>(found).map((r) => ({ instance: r.instance, people: Boolean(r.people) }));
  }
  shown(showing: AuditEvent): Promise<void> {
    return this.#group.write((run) => logAudit(run, showing, this.#hash));
  }
  erasable(now: number): Promise<readonly { readonly instance: string; readonly keyId: string }[]> {
    return erasable(this.#db, now);
  }
  erase(instance: string): Promise<void> {
    return this.#group.write((run) => erase(run, instance));
  }
  housekeep(now: number, causesKeptMs: number): Promise<void> {
    return this.#group.write((run) => housekeep(run, now, causesKeptMs));
  }
  async usedKeys(ids: readonly string[]): Promise<readonly string[]> {
    if (ids.length === 0) return [];
    const marks = ids.map(() => "?").join(", ");
    return rows<{ key_id: string }>(await this.#db.query(`select key_id from instances where key_id in (${marks})`, ids)).map(
      (r) => r.key_id,
    );
  }
  operations(limit: number): Promise<readonly SqlRow[]> {
    return operations(this.#db, limit);
  }
  close(): Promise<void> {
    return this.#db.close();
  }
}
