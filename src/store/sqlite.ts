// The embedded database: node:sqlite, WAL, synchronous=FULL.
import { dirname } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { flushFolder, makeFolder } from "./durable.ts";
import { migrations } from "./migrations.ts";
import type { Db, OpenFailure, Run, SqlRow, SqlValue } from "./port.ts";

/** Why the database cannot be opened; the words for people are chosen where the program starts. */
export class CannotOpen extends Error {
  readonly why: OpenFailure;
  constructor(why: OpenFailure, detail: string) {
    super(detail);
    this.why = why;
  }
}

/** Prepares each statement once; SQLite's own preparation costs more than most of our statements. */
const runner = (db: DatabaseSync): ((sql: string, values?: readonly SqlValue[]) => readonly SqlRow[]) => {
  const prepared = new Map<string, StatementSync>();
  return (sql, values = []) => {
    let statement = prepared.get(sql);
    if (!statement) {
      statement = db.prepare(sql);
      prepared.set(sql, statement);
    }
    return statement.all(...(values as SqlValue[])) as readonly SqlRow[];
  };
};

/** SQLITE_FULL: the disk, not the file, is at fault. */
export const sqliteFull = 13;
const open = (file: string): DatabaseSync => {
  const db = new DatabaseSync(file);
  // FULL on every open: the pragma is not kept in the file, and NORMAL lost acknowledged commits in a simulated power cut.
  db.exec(
    "pragma journal_mode = wal; pragma synchronous = full; pragma secure_delete = on; pragma busy_timeout = 2000; pragma cache_size = -16000;",
  );
  return db;
};

/** One process per file: held in an exclusive transaction on a file beside it, which the operating system lets go even after kill -9. */
const lock = (file: string): DatabaseSync => {
  const db = new DatabaseSync(`${file}.lock`);
  try {
    db.exec("pragma locking_mode = exclusive; begin exclusive");
  } catch {
    db.close();
    throw new CannotOpen("locked", "another process holds this database");
  }
  return db;
};

const migrate = (db: DatabaseSync, steps: readonly string[]): void => {
  const { user_version: version } = db.prepare("pragma user_version").get() as { user_version: number };
  if (version > steps.length) throw new CannotOpen("newer", `schema ${version} is newer than ${steps.length}`);
  for (let step = version; step < steps.length; step++)
    db.exec(`begin immediate; ${steps[step]}; pragma user_version = ${step + 1}; commit`);
};

type SqliteDb = Db & {
  readonly raw: DatabaseSync;
  /** Empties the write-ahead log, so that what was deleted is not in any file of the database. */
  checkpoint(): void;
};
/**
 * Opens (creates, migrates) a database file. Throws `CannotOpen`: newer schema, another process, or not a database.
 * Reads outside a transaction never wait for one: while one is open they go through a second connection.
 */
export const openSqlite = (file: string, steps: readonly string[] = migrations): SqliteDb => {
  makeFolder(dirname(file));
  const held = lock(file);
  try {
    const writer = open(file);
    migrate(writer, steps);
    flushFolder(dirname(file));
    const reader = open(file);
    reader.exec("pragma query_only = on");
    const write = runner(writer);
    const read = runner(reader);
    const run: Run = async (sql, values) => write(sql, values);
    let tail: Promise<unknown> = Promise.resolve();
    const transaction = async <T>(work: (run: Run) => Promise<T>): Promise<T> => {
      write("begin immediate");
      try {
        const result = await work(run);
        write("commit");
        return result;
      } catch (error) {
        // SQLite may already have rolled back by itself (a full disk does that).
        if (writer.isTransaction) write("rollback");
        throw error;
      }
    };
    return {
      raw: writer,
      checkpoint: () => writer.exec("pragma wal_checkpoint(truncate)"),
      // Between two transactions the writer reads: its pages are still in memory, while a second connection throws its own away after every commit.
      query: async (sql, values) => (writer.isTransaction ? read : write)(sql, values),
      transaction: (work) => {
        const mine = tail.then(() => transaction(work));
        tail = mine.catch(() => undefined);
        return mine;
      },
      close: async () => {
        await tail;
        reader.close();
        writer.close();
        held.close();
      },
    };
  } catch (error) {
    held.close();
    const full = (error as { errcode?: number }).errcode === sqliteFull;
    throw error instanceof CannotOpen || full ? error : new CannotOpen("unreadable", (error as Error).message);
  }
};
