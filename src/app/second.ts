// A second connection to a database that another process may have.
import { DatabaseSync, type StatementSync } from "node:sqlite";
import type { Run, SqlRow } from "../store/port.ts";
import { aloneBy } from "../store/sqlite.ts";

type Second = { readonly run: Run; readonly db: DatabaseSync };
/** Whoever writes meanwhile is waited for, ten seconds at most. Each statement is prepared once. Closed by whoever opened it. Throws what SQLite throws. */
export const openSecond = (file: string): Second => {
  const db = new DatabaseSync(file);
  db.exec("pragma busy_timeout = 10000; pragma synchronous = full; pragma secure_delete = on");
  const prepared = new Map<string, StatementSync>();
  const run = aloneBy(async (sql, values = []) => {
    const statement = prepared.get(sql) ?? db.prepare(sql);
    prepared.set(sql, statement);
    return statement.all(...(values as never[])) as readonly SqlRow[];
  });
  return { run, db };
};
/** Everything that `work` runs, or nothing of it; counted as a beat of the file, so that a copy of before is known as older. */
export const inTransaction = async <T>({ run, db }: Second, work: (run: Run) => Promise<T>): Promise<T> => {
  db.exec("begin immediate");
  try {
    const done = await work(run);
    db.exec("update pulse set beat = beat + 1; commit");
    return done;
  } finally {
    if (db.isTransaction) db.exec("rollback");
  }
};
