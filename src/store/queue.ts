// What happens by itself: instances that wake, posts that are to stand.
import { rowsOf } from "./columns.ts";
import type { Claimed, Db, Held, NextAt, Run, Settled, SqlRow, SqlValue, Unit, Wake, Wanted, Woken } from "./port.ts";

const wakesSql = `select w.instance, w.at, i.key_id as "keyId", w.cipher as book from wakes w join instances i on i.instance = w.instance
  where (w.at, w.instance) > (?, ?) and w.at <= ? order by w.at, w.instance limit ?`;
export const wakes = async (db: Db, after: Wake, until: number, limit: number): Promise<readonly Woken[]> =>
  rowsOf<Woken>(await db.query(wakesSql, [after.at, after.instance, until, limit]));

const earliest = (times: readonly (number | undefined)[]): number | undefined => {
  const known = times.filter((at) => at !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};
/** A platform more is a mistake here until it is named. */
const each: Readonly<Record<Claimed["platform"], true>> = { slack: true, teams: true };
const platforms = Object.keys(each) as Claimed["platform"][];
const first = async (db: Db, sql: string, values: readonly SqlValue[] = []): Promise<number | undefined> =>
  rowsOf<{ at: number }>(await db.query(sql, values))[0]?.at;
export const nextDelivery = async (db: Db, platform: Claimed["platform"]): Promise<number | undefined> => {
  const lane = "select next_at as at from lanes where platform = ? and busy = 0 and next_at is not null order by next_at limit 1";
  const lease = "select lease as at from outbox where state = 'sending' order by lease limit 1";
  return earliest([await first(db, lane, [platform]), await first(db, lease)]);
};
export const nextAt = async (db: Db, readUntil: number): Promise<NextAt> => ({
  wake: await first(db, "select at from wakes where at > ? order by at limit 1", [readUntil]),
  delivery: earliest(await Promise.all(platforms.map((platform) => nextDelivery(db, platform)))),
  erasure: await first(
    db,
    "select erase_by as at from instances where erase_by is not null and erased_at is null order by erase_by limit 1",
  ),
});

// What was looked for and is wanted anew goes on being looked for: its first sending may still have been taken.
const upsertPost = `insert into outbox (instance, name, lane, outbox, cipher, gone, wanted, sent, state, next_at, fence, attempts, doubt_since, doubt_until)
  values (?, ?, ?, ?, ?, ?, 1, 0, ?, ?, 0, 0, ?, ?)
  on conflict (instance, name) do update set cipher = case when length(excluded.cipher) = 0 then outbox.cipher else excluded.cipher end, gone = excluded.gone, wanted = outbox.wanted + 1, attempts = 0,
    next_at = case when outbox.state in ('sending', 'doubt') then outbox.next_at else excluded.next_at end,
    state = case when outbox.state in ('sending', 'doubt') then outbox.state when excluded.gone = 1 and outbox.landed is null then 'stands' else 'due' end`;
const upsertLane = `insert into lanes (lane, home, platform, busy, next_at) values (?, ?, ?, 0, ?)
  on conflict (lane) do update set home = excluded.home, next_at = case when lanes.held_since is not null then coalesce(lanes.next_at, lanes.probe_at) when lanes.next_at < excluded.next_at then lanes.next_at else excluded.next_at end`;
const standAtOnce =
  "update outbox set state = 'stands', landed = coalesce(landed, ?), sent = wanted, fence = fence + 1 where instance = ? and name = ?";
/** Its place is to be told afterwards. `restored`: until when, and since when, what is new may stand already. */
export const want = async (
  run: Run,
  instance: string,
  post: Wanted,
  { at, restored }: Pick<Unit, "at"> & { restored?: { from: number; until: number } | undefined },
): Promise<void> => {
  const doubt = restored !== undefined && at < restored.until;
  const values = [instance, post.name, post.lane, post.outbox, post.cipher, post.gone ? 1 : 0];
  await run(upsertPost, [...values, doubt ? "doubt" : "due", at, doubt ? restored.from : null, doubt ? at : null]);
  if (post.decoy) await run(standAtOnce, [post.decoy, instance, post.name]);
};

/** After all that goes there: somebody who holds one of them waits for nothing of ours. */
export const wantAt = async (run: Run, posts: readonly Wanted[], at: number): Promise<void> => {
  const places = new Map(posts.map((post) => [post.lane, post]));
  for (const lane of [...places.keys()].sort()) {
    const { home, platform } = places.get(lane) as Wanted;
    await run(upsertLane, [lane, home, platform, at]);
  }
};

const refreshLane = `update lanes set busy = 0, next_at = (select case when due.at < probe_at and held_since is not null then probe_at else due.at end from
  (select min(next_at) as at from outbox where lane = ?1 and state in ('due', 'doubt')) as due) where lane = ?1`;
/** Held first: what another transaction has put into it since this statement began would not be seen, and never be due. */
const refresh = async (run: Run, lane: string, which = ""): Promise<void> => {
  if (!run.alone) await run("select 1 from lanes where lane = ? /* for update */", [lane]);
  await run(refreshLane + which, [lane]);
};
/** In one order, so that nobody who holds one waits for somebody who waits for it. */
const lanesOf = (rows: readonly SqlRow[]): readonly string[] => [...new Set(rows.map((row) => String(row.lane)))].sort();
// A change of what stands is made again without harm: only a first post can be doubled. `since`: SQL.
const doubted = (
  since: string,
): string => `set state = case when landed is null then 'doubt' else 'due' end, doubt_since = case when landed is null then coalesce(doubt_since, ${since}) end,
  doubt_until = case when landed is null then cast(?2 as bigint) end, next_at = case when landed is null then cast(?3 as bigint) else cast(?2 as bigint) end, lease = null, error = 'lease'`;
const expired = async (run: Run, since: string, where: string, values: readonly SqlValue[]): Promise<void> => {
  const sql = `update outbox ${doubted(since)} where (instance, name) in (select instance, name from outbox where ${where} /* for update skip locked */) returning lane`;
  for (const lane of lanesOf(await run(sql, values))) await refresh(run, lane);
};

const openLanes =
  "select lane, held_since as since from lanes where platform = ? and busy = 0 and next_at <= ? order by next_at limit ? /* for update skip locked */";
const firstOf = `update outbox set sent = case state when 'due' then wanted else sent end, state = 'sending', lease = ?1, fence = fence + 1, attempts = attempts + 1 where (instance, name) =
  (select instance, name from outbox where lane = ?2 and state in ('due', 'doubt') and next_at <= ?3 order by next_at limit 1 /* for update skip locked */)
  returning instance, name, lane, outbox, (select key_id from instances i where i.instance = outbox.instance) as "keyId", cipher, gone, wanted, attempts, fence, landed, doubt_since as since, doubt_until as until, doubt_from as "from"`;
type ClaimedRow = Omit<Claimed, "doubt" | "gone"> & { gone: number; since: number | null; until: number; from: string | null };

export const claim = async (
  run: Run,
  {
    platform,
    now,
    leaseUntil,
    lookAt,
    limit,
  }: { platform: Claimed["platform"]; now: number; leaseUntil: number; lookAt: number; limit: number },
): Promise<readonly Claimed[]> => {
  await expired(run, "?1", "state = 'sending' and lease <= ?2", [now - (leaseUntil - now), now, lookAt]);
  const claimed: Claimed[] = [];
  for (const { lane, since: heldSince } of rowsOf<{ lane: string; since: number | null }>(await run(openLanes, [platform, now, limit]))) {
    const [found] = rowsOf<ClaimedRow>(await run(firstOf, [leaseUntil, lane, now]));
    if (!found) {
      await refresh(run, lane);
      continue;
    }
    await run("update lanes set busy = 1 where lane = ?", [lane]);
    const { since, until, from, ...rest } = found;
    claimed.push({ ...rest, platform, heldSince, gone: Boolean(found.gone), doubt: since === null ? null : { since, until, from } });
  }
  return claimed;
};

/** No moment that something waits for is later than `latest`, and no lease outlives the process that took it. */
export const clockBack = async (run: Run, now: number, latest: number): Promise<void> => {
  await run("update outbox set next_at = ? where state in ('due', 'doubt') and next_at > ?", [now, latest]);
  await run("update outbox set lease = ? where state = 'sending' and lease > ?", [now, latest]);
  await run("update lanes set probe_at = ? where probe_at > ?", [now, latest]);
  await run("update lanes set next_at = ? where next_at > ?", [now, latest]);
};
export const recover = async (run: Run, now: number, lookAt: number, latest: number): Promise<void> => {
  // Since when it was on its way is not known: it was due before.
  await expired(run, "case when next_at < ?1 then next_at else ?1 end", "state = 'sending'", [now, now, lookAt]);
  await run("update lanes set busy = 0 where busy = 1");
  await clockBack(run, now, latest);
};

/** What is set of a post, with the values of the marks. Where something newer was wanted meanwhile it is due again, and the newer one lands last. */
const cameOf = (now: number, outcome: Settled): readonly [string, ...SqlValue[]] => {
  const sure = "doubt_since = null, doubt_until = null, doubt_from = null";
  const newer = "case when wanted > sent then 'due' else";
  switch (outcome.state) {
    case "stands":
      return [`set state = ${newer} 'stands' end, next_at = ?, landed = ?, attempts = 0, error = null, ${sure}`, now, outcome.landed];
    case "due": {
      const landed = outcome.lost ? "null" : "landed";
      // Nothing of it stands, and nothing is wanted of it any more.
      return [
        `set state = case when gone = 1 and ${landed} is null then 'stands' else 'due' end, next_at = ?, error = ?, landed = ${landed}, ${sure}`,
        outcome.nextAt,
        outcome.error,
      ];
    }
    case "doubt": {
      const { since, until, from } = outcome.doubt;
      return [
        "set state = 'doubt', next_at = ?, error = ?, doubt_since = ?, doubt_until = ?, doubt_from = ?",
        outcome.nextAt,
        outcome.error,
        since,
        until,
        from,
      ];
    }
    case "held":
      return [`set state = ${newer} 'held' end, next_at = ?, error = ?, ${sure}`, now, outcome.error];
    case "refused":
      return [
        `set state = case when doubt_since is not null then 'doubt' when gone = 1 and landed is null then 'stands' else 'due' end, next_at = ?, error = ?`,
        now,
        outcome.error,
      ];
  }
};
const free = "held_since = null, probe_at = null, reason = null";
const freeLanes = async (run: Run, where: string, values: readonly SqlValue[]): Promise<readonly string[]> => {
  const lanes = lanesOf(await run(`select lane from lanes ${where} order by lane /* for update */`, values));
  for (const lane of lanes) {
    await run(`update lanes set ${free} where lane = ?`, [lane]);
    await refresh(run, lane, " and busy = 0");
  }
  return lanes;
};
export const settle = async (run: Run, c: Claimed, now: number, outcome: Settled): Promise<boolean> => {
  const [set, ...values] = cameOf(now, outcome);
  const mine = await run(
    `update outbox ${set}, lease = null where instance = ? and name = ? and fence = ? and state = 'sending' returning 1`,
    [...values, c.instance, c.name, c.fence],
  );
  if (mine.length === 0) return false;
  // One place that takes again says that its organisation does.
  if (outcome.state === "stands" && c.heldSince !== null)
    await freeLanes(run, "where held_since is not null and home = (select home from lanes where lane = ?)", [c.lane]);
  if (outcome.state === "refused")
    await run("update lanes set held_since = coalesce(held_since, ?), probe_at = ?, reason = ? where lane = ?", [
      now,
      outcome.probeAt,
      outcome.error,
      c.lane,
    ]);
  await refresh(run, c.lane);
  if (outcome.state === "due" && outcome.rests)
    await run("update lanes set next_at = ?1 where lane = ?2 and next_at < ?1", [outcome.nextAt, c.lane]);
  return true;
};

export const release = async (
  run: Run,
  now: number,
  { home, contents }: { readonly home?: string; readonly contents?: true },
): Promise<number> => {
  if (contents) {
    const freed = await run("update outbox set state = 'due', next_at = ? where state = 'held' returning lane", [now]);
    for (const lane of lanesOf(freed)) await refresh(run, lane, " and busy = 0");
  }
  const lanes = await freeLanes(
    run,
    `where held_since is not null${home === undefined ? "" : " and home = ?"}`,
    home === undefined ? [] : [home],
  );
  return lanes.length;
};

/** One mark: how many at most. */
const heldSql = `select l.lane, l.platform, l.held_since as since, l.reason, o.instance, o.name from lanes l join outbox o on o.lane = l.lane and o.state in ('due', 'doubt', 'sending')
  where l.held_since is not null order by l.held_since, l.lane limit ?`;
export const held = async (db: Db, limit: number): Promise<readonly Held[]> => rowsOf<Held>(await db.query(heldSql, [limit]));
