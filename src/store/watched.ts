// What whoever watches asks at every look: by partial indexes, so that it costs what waits and not what there is, and never more than this.
import { rowsOf } from "./columns.ts";
import type { Db } from "./port.ts";

/** More of a kind are not counted: somebody has been told long before. */
const mostCounted = 10_000;

/** Posts that are not out, without those of a place that takes nothing; those tried equally often together. One mark: how many at most. */
const waiting = (index: string, where: string): string => `select attempts, doubt, count(*) as posts, min(since) as since
  from (select attempts, doubt_since is not null as doubt, coalesce(doubt_since, next_at) as since from outbox o indexed by ${index}
    where ${where} and not exists (select 1 from lanes l where l.lane = o.lane and l.held_since is not null) limit ?) as found
  group by attempts, doubt`;
export const watchedSql = {
  waiting: waiting("outbox_due", "state in ('due', 'doubt')"),
  sending: waiting("outbox_sending", "state = 'sending'"),
  held: "select count(*) as n from (select 1 from outbox indexed by outbox_held where state = 'held' limit ?) as found",
  places: "select count(*) as n from (select 1 from lanes indexed by lanes_held where held_since is not null limit ?) as found",
  showings: "select seq as n from showings order by seq desc limit ?",
} as const;

/** `since`: when the first of them was due for this try, or came into doubt. Epoch ms. */
export type Waiting = { readonly attempts: number; readonly doubt: number; readonly posts: number; readonly since: number };
export type Watched = {
  readonly waiting: readonly Waiting[];
  readonly sending: readonly Waiting[];
  /** Posts whose content a platform does not take. */
  readonly held: number;
  /** Places that take nothing. */
  readonly places: number;
  /** Showings ever written. */
  readonly showings: number;
};
/** Counts only. Throws what the database throws. */
export const watched = async (db: Pick<Db, "query">): Promise<Watched> => {
  const count = async (sql: string, most = mostCounted): Promise<number> => Number((await db.query(sql, [most]))[0]?.n ?? 0);
  return {
    waiting: rowsOf<Waiting>(await db.query(watchedSql.waiting, [mostCounted])),
    sending: rowsOf<Waiting>(await db.query(watchedSql.sending, [mostCounted])),
    held: await count(watchedSql.held),
    places: await count(watchedSql.places),
    showings: await count(watchedSql.showings, 1),
  };
};
