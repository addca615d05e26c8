// A whole table read through in portions, as it is at one moment, on either engine.
import type { Db, Run, SqlRow } from "./port.ts";
import type { SqliteDb } from "./sqlite.ts";

/** The rows of a statement in its order, some at a time. `name`: of the reading, no two of which are open at the same time. */
export type Pages = (name: string, sql: string) => AsyncIterable<readonly SqlRow[]>;
/** A thousand journals' events are some megabytes. */
const pageRows = 1_000;

/** SQLite, within whatever transaction is open there. */
export const pagesIn = (raw: Pick<SqliteDb["raw"], "prepare">): Pages =>
  async function* (_, sql) {
    let page: SqlRow[] = [];
    for (const row of raw.prepare(sql).iterate()) {
      page.push(row as SqlRow);
      if (page.length < pageRows) continue;
      yield page;
      page = [];
    }
    if (page.length > 0) yield page;
  };
/** PostgreSQL, within a transaction: by a cursor, so that nothing of the table has to fit into memory. */
export const pagesOf = (run: Run): Pages =>
  async function* (name, sql) {
    await run(`declare ${name} no scroll cursor for ${sql}`);
    for (
      let page = await run(`fetch ${pageRows} from ${name}`);
      page.length > 0;
      page = await run(`fetch ${pageRows} from ${name}`)
    )
      yield page;
    await run(`close ${name}`);
  };
/** PostgreSQL as it is at one moment, whoever writes meanwhile. `held`: tables that nobody may write to as long as it takes. Throws what the driver throws. */
export const inSnapshot = <T>(
  db: Db,
  work: (pages: Pages, ask: Run) => Promise<T>,
  held: readonly string[] = [],
): Promise<T> =>
  db.transaction(async (run) => {
    await run("set transaction isolation level repeatable read");
    // Between two portions this side may have work to do with what it has read.
    await run("set local idle_in_transaction_session_timeout = 0");
    if (held.length > 0) await run(`lock table ${held.join(", ")} in share mode`);
    return work(pagesOf(run), run);
  });
