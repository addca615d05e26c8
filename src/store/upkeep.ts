// What keeps a journal small, honest and, in the end, empty: the access log, erasure, housekeeping, what the operator sees.
import { among, assignments, clearColumns, nothingClear, rowsOf, valuesOf } from "./columns.ts";
import { forSeveral } from "./db.ts";
import type { AccessAsked, AccessLine, Db, Kept, NamesIn, Operation, Run } from "./port.ts";

/** What is chained of a line of the access log. */
export const chainedText = (seq: number, at: number, digest: Uint8Array): string =>
  `${seq}:${at}:${Buffer.from(digest).toString("hex")}`;
type Hash = (previous: Uint8Array, text: string) => Uint8Array;
/** Chained over the digest of what is sealed, so that the chain still verifies when a line has been emptied. `digest`: of a ciphertext. */
export const appendAccess = async (
  run: Run,
  s: AccessLine,
  hash: Hash,
  digest: (cipher: Uint8Array) => Uint8Array,
): Promise<void> => {
  // One chain for all who write: the next waits until this line is there.
  // Sent together: the lock is taken before the second is begun.
  const [, [last]] = await Promise.all([
    run(forSeveral("select pg_advisory_xact_lock(hashtext('stafett access log'))")),
    run("select seq, hash from access_log order by seq desc limit 1"),
  ]);
  const previous = (last?.hash as Uint8Array | undefined) ?? new Uint8Array(32);
  const seq = Number(last?.seq ?? 0) + 1;
  const sum = digest(s.cipher);
  const sql =
    "insert into access_log (seq, at, about, month, cipher, digest, hash) values (?, ?, ?, ?, ?, ?, ?)";
  await run(sql, [
    seq,
    s.at,
    s.about,
    s.month,
    s.cipher,
    sum,
    hash(previous, chainedText(seq, s.at, sum)),
  ]);
};

const spanSql = "select min(at) as first, max(at) as last from access_log";
/** What lines about it are called, of as long as there are any. */
export const namedIn = async (ask: Run, about: NamesIn): Promise<readonly string[]> => {
  const [row] = await ask(spanSql, []);
  return row?.first == null ? [] : about(Number(row.first), Number(row.last));
};
type Lying = AccessLine & { readonly seq: number };
export const readAccess = async (
  db: Db,
  { about, from, until, before, limit }: AccessAsked,
): Promise<readonly Lying[]> => {
  // The index holds only what is about something, and is taken only where that is said.
  const [names, ...values] = among(about ? await namedIn(db.query, about) : []);
  const which = about === undefined ? "" : `about <> '' and about ${names} and `;
  const sql = `select seq, at, about, month, cipher from access_log where ${which}at >= ? and at < ? and seq < ? order by seq desc limit ?`;
  return rowsOf(await db.query(sql, [...values, from, until, before, limit]));
};

/** Asked to be erased, and every post is neutral, or its time is up (24 h at most, docs/architecture.md §5.9). */
export const erasable = async (
  db: Db,
  now: number,
  limit: number,
): Promise<readonly { instance: string; keyId: string }[]> => {
  const sql = `select instance, key_id as "keyId" from instances i where erase_by is not null and erased_at is null
    and (erase_by <= ? or not exists (select 1 from outbox p where p.instance = i.instance and p.state in ('due', 'sending', 'unconfirmed'))) limit ?`;
  return rowsOf(await db.query(sql, [now, limit]));
};

const emptySql = `update instances set ${assignments(clearColumns)}, summary = ? where instance = ?`;
/** The key is gone before this is called; here goes what stood in clear. The chain of ciphertexts stays, and still verifies. */
export const empty = async (run: Run, instance: string): Promise<void> => {
  await run(emptySql, [...valuesOf(clearColumns, nothingClear), new Uint8Array(0), instance]);
  for (const table of ["applied", "readers"])
    await run(`delete from ${table} where instance = ?`, [instance]);
  const gone = await run("delete from outbox where instance = ? returning destination, state", [
    instance,
  ]);
  // Whoever had it on the way does not find it any more, and would leave its place busy for ever.
  const freed = new Set(
    gone.filter(({ state }) => state === "sending").map(({ destination }) => String(destination)),
  );
  for (const destination of [...freed].sort())
    await run(
      "update destinations set busy = 0, next_at = coalesce(next_at, probe_at, 0) where destination = ?",
      [destination],
    );
};
/** Until this says so it is listed as erasable: a fall on the way begins again, and is certified in the end. */
export const erase = async (run: Run, instance: string): Promise<void> => {
  await empty(run, instance);
  await run("update instances set erased_at = erase_by where instance = ?", [instance]);
};

/** A redelivery or a form older than the idempotency keys is stale. */
export const housekeep = async (run: Run, now: number, kept: Kept): Promise<void> => {
  await run("delete from idempotency_keys where at < ? /* long */", [now - kept.idempotencyKeysMs]);
  await run("delete from access_log where at < ? /* long */", [now - kept.accessLogMs]);
};

export const usedKeys = async (db: Db, ids: readonly string[]): Promise<readonly string[]> => {
  const [which, ...values] = among(ids);
  // A key that a crash left undestroyed is destroyed soon: an instance that began under it would be lost.
  const sql = `select key_id from instances where key_id ${which} union select substr(name, 9) from meta where name like 'destroy:%'`;
  return (await db.query(sql, values)).map((row) => String(row.key_id));
};

/** The newest deliveries: of which workflow, where, what state, how often tried; no content. */
export const operations = async (db: Db, limit: number): Promise<readonly Operation[]> => {
  const sql = `select outbox as id, next_at as at, instance, (select workflow from instances where instances.instance = outbox.instance) as workflow, name,
    (select platform from destinations where destinations.destination = outbox.destination) as platform, state, attempts, unconfirmed_since as "unconfirmedSince", error from outbox order by next_at desc limit ?`;
  return rowsOf<Operation>(await db.query(sql, [limit]));
};
