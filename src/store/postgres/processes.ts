// Presence, leader lease, cache validation and creation locks of the processes of one database.
import type { Db, Known, Processes, Unit } from "../port.ts";
import type { Step } from "../unit.ts";
import type { Writers } from "../writers.ts";
import { revisionsIn } from "./revisions.ts";

const lead = `insert into leases (name, process, until) values ('clock', ?1, ?3) on conflict (name) do update set process = excluded.process, until = excluded.until
  where leases.process = excluded.process or leases.until <= ?2 returning 1`;
const resignSql = "delete from leases where name = 'clock' and process = ?";
const held =
  "select 1 from leases where name = 'clock' and process <> ?1 and until > ?2 and until <= ?3";

/** Tells the leader which instances come due today. Only inserted, never changed: the leader that takes the rows away while one is being written leaves it for its next look. */
export const dueSteps = ({ writes, at }: Pick<Unit, "writes" | "at">): readonly Step[] =>
  writes.flatMap(({ instance, applied }) =>
    applied && applied.dueDay !== null && applied.dueDay <= at
      ? [
          {
            of: "body" as const,
            key: instance,
            sql: "insert into due_today (instance) values (?)",
            values: [instance],
          },
        ]
      : [],
  );

const createdUnder = async (db: Db, lock: string): Promise<number> =>
  Number(
    (await db.query("select count from creation_locks where lock = ?", [lock]))[0]?.count ?? 0,
  );
/** A row that is missing or older, or a journal without the head that was remembered; one under another key has been written anew since. PostgreSQL's alone. */
const lostSql = `select count(*) as n from jsonb_to_recordset(cast(? as jsonb)) as k(instance text collate "C", revision bigint, version bigint, key text collate "C", head text)
  left join instances i on i.instance = k.instance
  where i.instance is null or i.revision < k.revision or (i.key_id = k.key and k.version > 0
    and not exists (select 1 from events e where e.instance = k.instance and e.seq = k.version and e.hash = decode(k.head, 'hex')))`;
const askedAtOnce = 1_000;
const lost = async (db: Db, known: readonly Known[]): Promise<number> => {
  let count = 0;
  for (let from = 0; from < known.length; from += askedAtOnce) {
    const rows = known
      .slice(from, from + askedAtOnce)
      .map(({ instance, revision, version, keyId, head }) => ({
        instance,
        revision,
        version,
        key: keyId,
        head: Buffer.from(head).toString("hex"),
      }));
    count += Number((await db.query(lostSql, [JSON.stringify(rows)]))[0]?.n);
  }
  return count;
};
const hereSql = `insert into processes (process, code, started, until) values (?1, ?2, ?3, ?4)
  on conflict (process) do update set until = excluded.until`;
const othersSql =
  "select count(*) as n, max(case when code <> ?1 and started > ?2 then 1 else 0 end) as newer from processes where until > ?3 and until <= ?4";
export const processesOf = (db: Db, write: Writers["write"]): Processes => ({
  isAt: revisionsIn(db.query),
  lost: (known) => lost(db, known),
  createdUnder: (lock) => createdUnder(db, lock),
  present: async ({ process, code, started }, now, until) => {
    await write(async (run) => {
      await run("delete from processes where until <= ?1 or until > ?2", [now, until]);
      await run(hereSql, [process, code, started, until]);
    });
    const [row] = await db.query(othersSql, [code, started, now, until]);
    return { count: Math.max(1, Number(row?.n)), newer: Number(row?.newer) === 1 };
  },
  leads: async (process, now, until) => {
    // Looking waits for nobody. What says that it holds longer than anybody may was written by a clock that was wrong.
    if ((await db.query(held, [process, now, until])).length > 0) return false;
    return write(async (run) => {
      await run("update leases set until = ?1 where until > ?2", [now, until]);
      return (await run(lead, [process, now, until])).length > 0;
    });
  },
  resign: (process) => write(async (run) => void (await run(resignSql, [process]))),
  leaves: (process) =>
    write(async (run) => {
      await run(resignSql, [process]);
      await run("delete from processes where process = ?", [process]);
    }),
  dueToday: async () => {
    if ((await db.query("select 1 from due_today limit 1")).length === 0) return [];
    const taken = await write((run) => run("delete from due_today returning instance"));
    return [...new Set(taken.map((row) => String(row.instance)))];
  },
});
