// Rows of an instance under another key, and what outlives one that is erased.
import { among, rowsOf } from "./columns.ts";
import type {
  Db,
  EncryptedRows,
  ErasedElsewhere,
  Leftover,
  NamesIn,
  Replaced,
  Rewrite,
  Run,
} from "./port.ts";
import { namedIn } from "./upkeep.ts";

export const encryptedRows = async (db: Db, instance: string): Promise<EncryptedRows> => {
  const [row] = await db.query("select summary from instances where instance = ?", [instance]);
  const posts = await db.query(
    "select name, outbox, cipher, landed, state from outbox where instance = ?",
    [instance],
  );
  return {
    summary: (row?.summary as Uint8Array | undefined) ?? new Uint8Array(0),
    posts: rowsOf(posts),
  };
};

const kinds = ["rewritten", "accessLines", "leftovers"] as const;
type Counted = (typeof kinds)[number];
const count = (about: string, what: Counted): string => `erasing:${about}:${what}`;
const counts = (about: string): readonly string[] => kinds.map((what) => count(about, what));
const countSql = `insert into meta (name, value) values (?, ?) on conflict (name) do update
  set value = cast(cast(meta.value as integer) + cast(excluded.value as integer) as text)`;
/** Together with what is done: an erasure that is broken off, and begins again, finds nothing to do there, and is certified for all of it. */
const counted = async (run: Run, about: string, what: Counted, n: number): Promise<void> => {
  if (n > 0) await run(countSql, [count(about, what), String(n)]);
};
/** Before the name of the key that an instance was under. A prefix is compared by `substr`: a MAC may have the signs that `like` takes for any. */
const replacedPrefix = (about: string): string => `erasing:${about}:was:`;
const replacedSql = "select name, value from meta where substr(name, 1, ?) = ? order by name";
const replacedOf = async (db: Db, about: string): Promise<readonly Replaced[]> => {
  const prefix = replacedPrefix(about);
  const rows = await db.query(replacedSql, [prefix.length, prefix]);
  return rows.map(({ name, value }) => ({
    was: String(name).slice(prefix.length),
    now: String(value),
  }));
};
export const erasedElsewhere = async (db: Db, about: string): Promise<ErasedElsewhere> => {
  const rows = await db.query(
    "select name, value from meta where name in (?, ?, ?)",
    counts(about),
  );
  const of = (what: Counted): number =>
    Number(rows.find(({ name }) => name === count(about, what))?.value ?? 0);
  return {
    rewritten: of("rewritten"),
    replaced: await replacedOf(db, about),
    accessLines: of("accessLines"),
    leftovers: of("leftovers"),
  };
};
export const forgetErased = async (run: Run, about: string): Promise<void> => {
  await run("delete from meta where name in (?, ?, ?)", counts(about));
  const prefix = replacedPrefix(about);
  await run("delete from meta where substr(name, 1, ?) = ?", [prefix.length, prefix]);
};

export const rewrite = async (run: Run, r: Rewrite): Promise<boolean> => {
  const { instance } = r;
  const sql =
    "update instances set key_id = ?, head = ?, summary = ?, revision = ? where instance = ? and revision = ? and key_id = ? returning 1";
  if (
    (await run(sql, [r.keyId, r.head, r.summary, r.next, instance, r.revision, r.oldKey]))
      .length === 0
  )
    return false;
  for (const e of r.events)
    await run("update events set cipher = ?, hash = ? where instance = ? and seq = ?", [
      e.cipher,
      e.hash,
      instance,
      e.seq,
    ]);
  await run("update applied set due_day = ?, cipher = ? where instance = ?", [
    r.applied.dueDay,
    r.applied.cipher,
    instance,
  ]);
  for (const p of r.posts)
    await run(
      "update outbox set name = ?, cipher = ?, landed = ? where instance = ? and name = ?",
      [p.as, p.cipher, p.landed, instance, p.name],
    );
  // The next seal is over what it says now.
  await run("delete from anchored_versions where instance = ?", [instance]);
  // What it says in chat is made anew, also by a process that comes after this one.
  await run("update instances set code_revision = '' where instance = ?", [instance]);
  await run("insert into meta (name, value) values (?, ?) on conflict do nothing", [
    `destroy:${r.oldKey}`,
    instance,
  ]);
  if (r.about !== undefined) {
    await counted(run, r.about, "rewritten", 1);
    await run("insert into meta (name, value) values (?, ?)", [
      `${replacedPrefix(r.about)}${r.oldKey}`,
      r.keyId,
    ]);
  }
  return true;
};

/** A post that was on its way is unconfirmed: the process that had it does not find it under its old name. */
export const leave = async (
  run: Run,
  instance: string,
  about: string,
  to: string,
  leftovers: readonly Leftover[],
): Promise<void> => {
  // Whether somebody was on the way to it.
  const destinations = new Map<string, boolean>();
  let moved = 0;
  for (const { name, as, cipher, landed } of leftovers) {
    const sql = `update outbox set instance = ?, name = ?, cipher = ?, landed = ?, gone = 1, newer = 1, lease = null,
      unconfirmed_since = case when state = 'sending' then coalesce(unconfirmed_since, next_at) else unconfirmed_since end,
      unconfirmed_until = case when state = 'sending' then coalesce(unconfirmed_until, lease) else unconfirmed_until end,
      state = case when state in ('sending', 'unconfirmed') then 'unconfirmed' else 'due' end where instance = ? and name = ?`;
    const [was] = await run(
      "select destination, state from outbox where instance = ? and name = ? /* for update */",
      [instance, name],
    );
    if (!was) continue;
    await run(sql, [to, as, cipher, landed, instance, name]);
    moved += 1;
    destinations.set(
      String(was.destination),
      destinations.get(String(was.destination)) === true || was.state === "sending",
    );
  }
  await counted(run, about, "leftovers", moved);
  for (const destination of [...destinations.keys()].sort())
    await run(
      `update destinations set ${destinations.get(destination) ? "busy = 0, " : ""}next_at = coalesce(next_at, probe_at, 0) where destination = ?`,
      [destination],
    );
};
export const forgetStanding = async (run: Run, instance: string): Promise<void> => {
  await run("delete from outbox where instance = ? and state = 'stands'", [instance]);
};
/** The digest of each line stays, and with it the chain; whom it was shown to, what and of whom does not. */
export const reduce = async (run: Run, about: string, names: NamesIn): Promise<void> => {
  const [which, ...values] = among(await namedIn(run, names));
  const sql = `update access_log set cipher = ?, about = '' where about <> '' and about ${which} returning 1`;
  const emptied = await run(sql, [new Uint8Array(0), ...values]);
  await counted(run, about, "accessLines", emptied.length);
};
