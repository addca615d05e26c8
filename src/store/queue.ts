// Timers and outbox as statements: instances in which something comes due, posts that are to stand.
import { rowsOf } from "./columns.ts";
import { forSeveral } from "./db.ts";
import type { Claimed, Paced, Restored, Settled, Wanted } from "./deliveries.ts";
import type {
  Db,
  DueDay,
  DueInstance,
  NextAt,
  Outbox,
  Run,
  SqlRow,
  SqlValue,
  Unit,
} from "./port.ts";

const dueDaysSql = `select a.instance, a.due_day as at, i.key_id as "keyId", a.cipher as applied from applied a join instances i on i.instance = a.instance
  where (a.due_day, a.instance) > (?, ?) and a.due_day <= ? order by a.due_day, a.instance limit ?`;
export const dueDays = async (
  db: Db,
  after: DueDay,
  until: number,
  limit: number,
): Promise<readonly DueInstance[]> =>
  rowsOf<DueInstance>(await db.query(dueDaysSql, [after.at, after.instance, until, limit]));

const earliest = (times: readonly (number | undefined)[]): number | undefined => {
  const known = times.filter((at) => at !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};
const first = async (
  db: Db,
  sql: string,
  values: readonly SqlValue[] = [],
): Promise<number | undefined> => rowsOf<{ at: number }>(await db.query(sql, values))[0]?.at;
/** Places but those of some organisations. `from`: the number of the first mark. */
const outside = (resting: readonly string[], from: number): string =>
  resting.length === 0
    ? ""
    : ` and home not in (${resting.map((_, n) => `?${from + n}`).join(", ")})`;
export const nextDelivery = async (
  db: Db,
  platform: Claimed["platform"],
  resting: readonly string[] = [],
): Promise<number | undefined> => {
  // Each from its end of the index.
  const destination = (routine: number) =>
    `(select next_at from destinations where platform = ?1 and routine = ${routine} and busy = 0 and next_at is not null${outside(resting, 2)} order by next_at limit 1)`;
  const [found] = rowsOf<{ one: number | null; other: number | null }>(
    await db.query(`select ${destination(0)} as one, ${destination(1)} as other`, [
      platform,
      ...resting,
    ]),
  );
  const lease = "select lease as at from outbox where state = 'sending' order by lease limit 1";
  return earliest([found?.one ?? undefined, found?.other ?? undefined, await first(db, lease)]);
};
export const nextAt = async (db: Db, readUntil: number): Promise<NextAt> => ({
  day: await first(
    db,
    "select due_day as at from applied where due_day > ? order by due_day limit 1",
    [readUntil],
  ),
  erasure: await first(
    db,
    "select erase_by as at from instances where erase_by is not null and erased_at is null order by erase_by limit 1",
  ),
});

/** `at`, and for what is not out yet and whose reader is off until later, that moment. Of a clock that was ahead no moment is believed that is later than `latest`. */
export const nextAtNotBefore = (at: string, latest?: string): string =>
  `set next_at = case when landed is null and not_before > ${at}${latest === undefined ? "" : ` and not_before <= ${latest}`} then not_before else ${at} end`;
// What was looked for and is wanted anew goes on being looked for: its first sending may still have been taken.
const upsertPost = `insert into outbox (instance, name, destination, outbox, cipher, gone, routine, not_before, newer, state, next_at, fence, attempts, unconfirmed_since, unconfirmed_until)
  values (?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, 0, 0, ?, ?)
  on conflict (instance, name) do update set cipher = case when length(excluded.cipher) = 0 then outbox.cipher else excluded.cipher end, gone = excluded.gone, routine = excluded.routine, newer = 1, attempts = 0,
    not_before = excluded.not_before,
    next_at = case when outbox.state in ('sending', 'unconfirmed') then outbox.next_at when outbox.landed is null then excluded.next_at else cast(? as bigint) end,
    state = case when outbox.state in ('sending', 'unconfirmed') then outbox.state when excluded.gone = 1 and outbox.landed is null then 'stands' else 'due' end`;
const upsertDestination = `insert into destinations (destination, home, platform, busy, next_at, routine) values (?, ?, ?, 0, ?, ?)
  on conflict (destination) do update set home = excluded.home, changes = destinations.changes + 1, routine = case when destinations.next_at is null or excluded.routine = 0 then excluded.routine else destinations.routine end,
  next_at = case when destinations.unreachable_since is not null then coalesce(destinations.next_at, destinations.probe_at) when destinations.next_at < excluded.next_at then destinations.next_at else excluded.next_at end`;
const standAtOnce =
  "update outbox set state = 'stands', landed = coalesce(landed, ?), newer = 0 where instance = ? and name = ?";
/** Its place is to be told afterwards. `restored`: what is new may stand already, since before the copy was put back. */
export const wanted = (
  instance: string,
  post: Wanted,
  { at, restored }: Pick<Unit, "at"> & { restored: Restored | undefined },
): readonly { readonly sql: string; readonly values: readonly SqlValue[] }[] => {
  const isUnconfirmed = restored !== undefined && at < restored.until;
  const values = [
    instance,
    post.name,
    post.destination,
    post.outbox,
    post.cipher,
    post.gone ? 1 : 0,
    post.routine ? 1 : 0,
    post.notBefore,
  ];
  const first = Math.max(at, post.notBefore ?? at);
  return [
    {
      sql: upsertPost,
      values: [
        ...values,
        isUnconfirmed ? "unconfirmed" : "due",
        first,
        isUnconfirmed ? restored.from : null,
        isUnconfirmed ? restored.at : null,
        at,
      ],
    },
    ...(post.decoy ? [{ sql: standAtOnce, values: [post.decoy, instance, post.name] }] : []),
  ];
};

/** After all that goes there: somebody who holds one of them waits for nothing of ours. */
export const placesOf = (posts: readonly Wanted[], at: number) => {
  const places = Map.groupBy(posts, (post) => post.destination);
  return [...places.keys()].sort().map((destination) => {
    const all = places.get(destination) ?? [];
    const { home, platform } = all.at(-1) as Wanted;
    return {
      destination,
      sql: upsertDestination,
      values: [destination, home, platform, at, all.every((post) => post.routine) ? 1 : 0],
    };
  });
};

const refreshDestination = `update destinations set busy = 0, (next_at, routine) = (select case when due.at < probe_at and unreachable_since is not null then probe_at else due.at end, due.routine from
  (select min(next_at) as at, coalesce(min(routine), 0) as routine from outbox where destination = ?1 and state in ('due', 'unconfirmed')) as due) where destination = ?1`;
/** Locked first: what another transaction has put into it since this statement began would not be seen, and never be due. */
const refresh = async (run: Run, destination: string, which = ""): Promise<void> => {
  await run(forSeveral("select 1 from destinations where destination = ? /* for update */"), [
    destination,
  ]);
  await run(refreshDestination + which, [destination]);
};
/** In one order, so that nobody who holds one waits for somebody who waits for it. */
const destinationsOf = (rows: readonly SqlRow[]): readonly string[] =>
  [...new Set(rows.map((row) => String(row.destination)))].sort();
// A change of what stands is made again without harm: only a first post can be doubled. `since`: SQL.
const asUnconfirmed = (
  since: string,
): string => `set state = case when landed is null then 'unconfirmed' else 'due' end, unconfirmed_since = case when landed is null then coalesce(unconfirmed_since, ${since}) end,
  unconfirmed_until = case when landed is null then cast(?2 as bigint) end, next_at = case when landed is null then cast(?3 as bigint) else cast(?2 as bigint) end, lease = null, error = 'lease'`;
const expired = async (
  run: Run,
  since: string,
  where: string,
  values: readonly SqlValue[],
): Promise<void> => {
  const sql = `update outbox ${asUnconfirmed(since)} where (instance, name) in (select instance, name from outbox where ${where} /* for update skip locked */) returning destination`;
  for (const destination of destinationsOf(await run(sql, values))) await refresh(run, destination);
};

const openDestinations = (resting: readonly string[]): string =>
  `select destination, home, unreachable_since as since from destinations where platform = ?1 and routine = ?2 and busy = 0 and next_at <= ?3${outside(resting, 5)} order by next_at limit ?4 /* for update skip locked */`;
/** Two claims of one post differ, and neither says how many there were before: a counter told which cases are looked at often, and so high risk. */
const drawFence = (): number => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0;
const firstOf = `update outbox set newer = case state when 'due' then 0 else newer end, state = 'sending', lease = ?1, fence = ?4, attempts = attempts + 1 where (instance, name) =
  (select instance, name from outbox where destination = ?2 and state in ('due', 'unconfirmed') and next_at <= ?3 order by routine, next_at limit 1 /* for update skip locked */)
  returning instance, name, destination, outbox, (select key_id from instances i where i.instance = outbox.instance) as "keyId", cipher, gone, attempts, fence, landed, next_at as "dueAt", unconfirmed_since as since, unconfirmed_until as until, unconfirmed_from as "from"`;
type ClaimedRow = Omit<Claimed, "unconfirmed" | "gone"> & {
  gone: number;
  since: number | null;
  until: number;
  from: string | null;
};
type Open = { readonly destination: string; readonly home: string; readonly since: number | null };
type Claim = Parameters<Outbox["claim"]>;
const everything: Paced = { resting: [], room: () => Number.POSITIVE_INFINITY };

/** Routine places last, and of each organisation no more than it takes. */
const open = async (
  run: Run,
  [platform, now, , , limit, paced = everything]: Claim,
): Promise<readonly Open[]> => {
  const taken = new Map<string, number>();
  const found: Open[] = [];
  for (const routine of [0, 1]) {
    if (found.length === limit) break;
    const rows = await run(openDestinations(paced.resting), [
      platform,
      routine,
      now,
      limit - found.length,
      ...paced.resting,
    ]);
    for (const one of rowsOf<Open>(rows)) {
      const count = taken.get(one.home) ?? 0;
      if (count >= paced.room(one.home)) continue;
      taken.set(one.home, count + 1);
      found.push(one);
    }
  }
  return found;
};
export const claim = async (run: Run, ...asked: Claim): Promise<readonly Claimed[]> => {
  const [platform, now, leaseUntil, lookAt] = asked;
  await expired(run, "?1", "state = 'sending' and lease <= ?2", [
    now - (leaseUntil - now),
    now,
    lookAt,
  ]);
  const claimed: Claimed[] = [];
  for (const { destination, home, since: unreachableSince } of await open(run, asked)) {
    const [found] = rowsOf<ClaimedRow>(
      await run(firstOf, [leaseUntil, destination, now, drawFence()]),
    );
    if (!found) {
      await refresh(run, destination);
      continue;
    }
    await run("update destinations set busy = 1 where destination = ?", [destination]);
    const { since, until, from, ...rest } = found;
    claimed.push({
      ...rest,
      home,
      platform,
      unreachableSince,
      gone: Boolean(found.gone),
      unconfirmed: since === null ? null : { since, until, from },
    });
  }
  return claimed;
};

const dayMs = 24 * 3_600_000;
/** Longer than any run of days on which an office is closed. */
const longestOffMs = 30 * dayMs;
/** No moment that something waits for is later than `latest`, and no lease outlives the process that took it. */
export const clockBack = async (run: Run, now: number, latest: number): Promise<void> => {
  const set = nextAtNotBefore("cast(?1 as bigint)", "cast(?3 as bigint)");
  await run(`update outbox ${set} where state in ('due', 'unconfirmed') and next_at > ?2`, [
    now,
    latest,
    now + longestOffMs,
  ]);
  await run("update outbox set lease = ? where state = 'sending' and lease > ?", [now, latest]);
  // What is unconfirmed by a clock that was ahead would be looked into until its time comes again. When it really began is not known: in the day before.
  await run(
    "update outbox set unconfirmed_since = ?, unconfirmed_until = ? where state = 'unconfirmed' and unconfirmed_until > ?",
    [now - dayMs, now, latest],
  );
  await run("update destinations set probe_at = ? where probe_at > ?", [now, latest]);
  await run("update destinations set next_at = ? where next_at > ?", [now, latest]);
};
export const recover = async (
  run: Run,
  now: number,
  lookAt: number,
  latest: number,
): Promise<void> => {
  // Since when it was on its way is not known: it was due before.
  await expired(run, "case when next_at < ?1 then next_at else ?1 end", "state = 'sending'", [
    now,
    now,
    lookAt,
  ]);
  await run("update destinations set busy = 0 where busy = 1");
  await clockBack(run, now, latest);
};

/** What is set of a post, with the values of the marks. Where something newer was wanted meanwhile it is due again, and the newer one lands last. */
const cameOf = (now: number, outcome: Settled): readonly [string, ...SqlValue[]] => {
  const sure = "unconfirmed_since = null, unconfirmed_until = null, unconfirmed_from = null";
  const newer = "case when newer = 1 then 'due' else";
  switch (outcome.state) {
    case "stands":
      return [
        `set state = ${newer} 'stands' end, next_at = ?, landed = ?, attempts = 0, error = null, ${sure}`,
        now,
        outcome.landed,
      ];
    case "due": {
      const landed = outcome.lost ? "null" : "landed";
      // Nothing of it stands, and nothing is wanted of it any more.
      return [
        `set state = case when gone = 1 and ${landed} is null then 'stands' else 'due' end, next_at = case when cast(? as bigint) = 1 then next_at else cast(? as bigint) end, attempts = attempts - cast(? as bigint), error = ?, landed = ${landed}, ${sure}`,
        outcome.keeps === undefined ? 0 : 1,
        outcome.nextAt,
        outcome.keeps === "untried" ? 1 : 0,
        outcome.error,
      ];
    }
    case "unconfirmed": {
      const { since, until, from } = outcome.unconfirmed;
      return [
        "set state = 'unconfirmed', next_at = ?, error = ?, unconfirmed_since = ?, unconfirmed_until = ?, unconfirmed_from = ?",
        outcome.nextAt,
        outcome.error,
        since,
        until,
        from,
      ];
    }
    case "parked":
      return [
        `set state = ${newer} 'parked' end, next_at = ?, error = ?, ${sure}`,
        now,
        outcome.error,
      ];
    case "unreachable":
      return [
        `set state = case when unconfirmed_since is not null then 'unconfirmed' when gone = 1 and landed is null then 'stands' else 'due' end, next_at = ?, error = ?`,
        now,
        outcome.error,
      ];
  }
};
const free = "unreachable_since = null, probe_at = null, reason = null, of_home = 0";
/** Unreachable in one order before any is changed. Of those that are on their way, what they bring says what is next. */
const freeDestinations = async (
  run: Run,
  where: string,
  values: readonly SqlValue[],
  own?: string,
): Promise<readonly string[]> => {
  const found = await run(
    `select destination, unreachable_since from destinations where ${where} order by destination /* for update */`,
    values,
  );
  for (const { destination, unreachable_since } of found) {
    if (unreachable_since !== null)
      await run(`update destinations set ${free} where destination = ?`, [String(destination)]);
    await run(refreshDestination + (destination === own ? "" : " and busy = 0"), [
      String(destination),
    ]);
  }
  return destinationsOf(found);
};
// The first of an organisation's places that take nothing is tried for the others: the one that has for longest.
const isBefore =
  "o.unreachable_since < coalesce(destinations.unreachable_since, ?1) or (o.unreachable_since = coalesce(destinations.unreachable_since, ?1) and o.destination < destinations.destination)";
const hold = `update destinations set unreachable_since = coalesce(unreachable_since, ?1), reason = ?2, of_home = case when cast(?3 as bigint) is null then 0 else 1 end, probe_at = case when cast(?3 as bigint) is null or exists
  (select 1 from destinations o where o.home = destinations.home and o.unreachable_since is not null and o.of_home = 1 and (o.busy = 1 or o.next_at is not null) and (${isBefore})) then cast(?4 as bigint) else cast(?3 as bigint) end where destination = ?5`;
export const settle = async (
  run: Run,
  c: Claimed,
  now: number,
  outcome: Settled,
): Promise<boolean> => {
  const [set, ...values] = cameOf(now, outcome);
  const mine = await run(
    `update outbox ${set}, lease = null where instance = ? and name = ? and fence = ? and state = 'sending' returning 1`,
    [...values, c.instance, c.name, c.fence],
  );
  if (mine.length === 0) return false;
  // What one place of an organisation takes, says that it takes something again.
  if (outcome.state === "stands") {
    await freeDestinations(
      run,
      "destination = ?1 or (home = ?2 and unreachable_since is not null and of_home = 1)",
      [c.destination, c.home],
      c.destination,
    );
    return true;
  }
  if (outcome.state === "unreachable")
    await run(hold, [now, outcome.error, outcome.firstAt, outcome.probeAt, c.destination]);
  await refresh(run, c.destination);
  if (outcome.state === "due" && outcome.rests)
    await run("update destinations set next_at = ?1 where destination = ?2 and next_at < ?1", [
      outcome.nextAt,
      c.destination,
    ]);
  return true;
};

const tryFirst = `update destinations set probe_at = ?1, next_at = ?1 where destination = (select destination from destinations where home = ?2 and unreachable_since is not null and of_home = 1 and busy = 0 and next_at > ?1
  order by unreachable_since, destination limit 1 /* for update skip locked */) returning destination`;
export const release = async (
  run: Run,
  now: number,
  {
    home,
    contents,
    first: onlyFirst,
  }: { readonly home?: string; readonly contents?: true; readonly first?: true },
): Promise<number> => {
  if (onlyFirst) return (await run(tryFirst, [now, home ?? ""])).length;
  if (contents) {
    const freed = await run(
      "update outbox set state = 'due', next_at = ? where state = 'parked' returning destination",
      [now],
    );
    for (const destination of destinationsOf(freed))
      await refresh(run, destination, " and busy = 0");
  }
  const where = `unreachable_since is not null${home === undefined ? "" : " and home = ?"}`;
  return (await freeDestinations(run, where, home === undefined ? [] : [home])).length;
};
