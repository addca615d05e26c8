// What whoever watches asks at every look: by partial indexes, so that it costs what waits and not what there is, and never more than this.
import { rowsOf } from "./columns.ts";
import type { Db, Unreachable } from "./port.ts";

/** More of a kind are not counted: somebody has been told long before. */
const mostCounted = 10_000;

/** Posts that are not out, without those of a place that takes nothing; those tried equally often together. One mark: how many at most. */
const waiting = (
  index: string,
  where: string,
): string => `select attempts, unconfirmed, count(*) as posts, min(since) as since
  from (select attempts, unconfirmed_since is not null as unconfirmed, coalesce(unconfirmed_since, next_at) as since from outbox o indexed by ${index}
    where ${where} and not exists (select 1 from destinations d where d.destination = o.destination and d.unreachable_since is not null) limit ?) as found
  group by attempts, unconfirmed`;
export const watchedSql = {
  waiting: waiting("outbox_due", "state in ('due', 'unconfirmed')"),
  sending: waiting("outbox_sending", "state = 'sending'"),
  parked:
    "select count(*) as n from (select 1 from outbox indexed by outbox_parked where state = 'parked' limit ?) as found",
  places:
    "select count(*) as n from (select 1 from destinations indexed by destinations_unreachable where unreachable_since is not null limit ?) as found",
  accessLines: "select seq as n from access_log order by seq desc limit ?",
} as const;

/** `since`: when the first of them was due for this try, or became unconfirmed. Epoch ms. */
export type Waiting = {
  readonly attempts: number;
  readonly unconfirmed: number;
  readonly posts: number;
  readonly since: number;
};
export type Watched = {
  readonly waiting: readonly Waiting[];
  readonly sending: readonly Waiting[];
  /** Posts whose content a platform does not take. */
  readonly parked: number;
  /** Places that take nothing. */
  readonly places: number;
  /** Lines of the access log ever written. */
  readonly accessLines: number;
};
/** Counts only. Throws what the database throws. */
export const watched = async (db: Pick<Db, "query">): Promise<Watched> => {
  const count = async (sql: string, most = mostCounted): Promise<number> =>
    Number((await db.query(sql, [most]))[0]?.n ?? 0);
  return {
    waiting: rowsOf<Waiting>(await db.query(watchedSql.waiting, [mostCounted])),
    sending: rowsOf<Waiting>(await db.query(watchedSql.sending, [mostCounted])),
    parked: await count(watchedSql.parked),
    places: await count(watchedSql.places),
    accessLines: await count(watchedSql.accessLines, 1),
  };
};

/** One mark: how many at most. */
const unreachableSql = `select d.destination, d.platform, d.unreachable_since as since, d.reason, o.instance, o.name from destinations d join outbox o on o.destination = d.destination and o.state in ('due', 'unconfirmed', 'sending')
  where d.unreachable_since is not null order by d.unreachable_since, d.destination limit ?`;
export const unreachable = async (db: Db, limit: number): Promise<readonly Unreachable[]> =>
  rowsOf<Unreachable>(await db.query(unreachableSql, [limit]));
