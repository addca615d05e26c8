// Where several processes share a database: which of them rings, and how it hears of what the others wrote.
import type { Db, Run, Sharing, Unit } from "./port.ts";

const lead = `insert into leases (name, process, until) values ('clock', ?1, ?3) on conflict (name) do update set process = excluded.process, until = excluded.until
  where leases.process = excluded.process or leases.until <= ?2 returning 1`;
const held = "select 1 from leases where name = 'clock' and process <> ?1 and until > ?2 and until <= ?3";

/** Only inserted, never changed: whoever takes the rows away while this one is being written leaves it for the next look. */
export const ring = async (run: Run, { writes, at }: Unit): Promise<void> => {
  if (run.alone) return;
  for (const { instance, book } of writes)
    if (book && book.at !== null && book.at <= at) await run("insert into rings (instance) values (?)", [instance]);
};

const alone: Sharing = { leads: async () => true, resign: async () => undefined, rung: async () => [] };
/** `write`: in a transaction. */
export const sharing = (db: Db, write: <T>(work: (run: Run) => Promise<T>) => Promise<T>): Sharing =>
  db.query.alone
    ? alone
    : {
        leads: async (process, now, until) => {
          // Looking waits for nobody. What says that it holds longer than anybody may was written by a clock that was wrong.
          if ((await db.query(held, [process, now, until])).length > 0) return false;
          return write(async (run) => {
            await run("update leases set until = ?1 where until > ?2", [now, until]);
            return (await run(lead, [process, now, until])).length > 0;
          });
        },
        resign: (process) => write(async (run) => void (await run("delete from leases where name = 'clock' and process = ?", [process]))),
        rung: async () => {
          if ((await db.query("select 1 from rings limit 1")).length === 0) return [];
          const taken = await write((run) => run("delete from rings returning instance"));
          return [...new Set(taken.map((row) => String(row.instance)))];
        },
      };
