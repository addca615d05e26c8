// What happens by itself: timers that are set, posts that are to be delivered.
import { rowsOf } from "./columns.ts";
import type { Claimed, Db, Due, NextAt, Run, Settled, SqlValue } from "./port.ts";

const dueSql = `select t.instance, i.workflow, t.key, t.at, t.command, t.args as "values" from timers t join instances i on i.instance = t.instance where t.state = 'set' and t.at <= ? order by t.at limit ?`;
export const due = async (db: Db, now: number, limit: number): Promise<readonly Due[]> => rowsOf<Due>(await db.query(dueSql, [now, limit]));

export const nextAt = async (db: Db): Promise<NextAt> => {
  const first = async (sql: string): Promise<number | undefined> => rowsOf<{ at: number }>(await db.query(sql))[0]?.at;
  const waiting = await first("select next_at as at from posts where state = 'due' and lease = 0 order by next_at limit 1");
  const leased = await first("select lease as at from posts where lease > 0 order by lease limit 1");
  return {
    timer: await first("select at from timers where state = 'set' order by at limit 1"),
    delivery: waiting === undefined ? leased : Math.min(waiting, leased ?? waiting),
    erasure: await first("select erase_by as at from instances where erase_by is not null and erased_at is null order by erase_by limit 1"),
  };
};

export const park = async (run: Run, timer: { readonly instance: string; readonly key: string }, error: string): Promise<void> => {
  const sql = "update timers set state = 'parked', error = ? where instance = ? and key = ? and state = 'set'";
  await run(sql, [error, timer.instance, timer.key]);
};

// A lease that has run out means that nobody knows what became of the attempt: a doubt since it began.
const claimSql = `update posts set doubt_since = case when lease > 0 then coalesce(doubt_since, lease - ?5) else doubt_since end, lease = ?1, attempts = attempts + 1 where (instance, key, platform) in
  (select instance, key, platform from posts where state = 'due' and next_at <= ?2 and lease <= ?3 order by next_at limit ?4)
  returning instance, key, platform, audience, outbox, (select key_id from instances i where i.instance = posts.instance) as "keyId", cipher, wanted, gone, attempts, address, channel, ref, doubt_since as "doubtSince"`;

export const claim = async (run: Run, now: number, leaseUntil: number, limit: number): Promise<readonly Claimed[]> => {
  const found = await run(claimSql, [leaseUntil, now, now, limit, leaseUntil - now]);
  return rowsOf<Claimed & { gone: unknown }>(found).map((c) => ({ ...c, gone: Boolean(c.gone) }));
};

export const recover = async (run: Run, leaseMs: number): Promise<void> => {
  await run("update posts set doubt_since = coalesce(doubt_since, lease - ?), lease = 0 where lease > 0", [leaseMs]);
};

export const settle = async (run: Run, c: Claimed, address: string, outcome: Settled): Promise<void> => {
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
