// The embedded database: node:sqlite, WAL, synchronous=FULL.
import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { DatabaseSync, type StatementSync } from "node:sqlite";
import { markUnavailable } from "../unavailable.ts";
import { CannotOpen } from "./cannot-open.ts";
import { isForSeveral } from "./db.ts";
import { flushFolder, makeFolder } from "./durable.ts";
import { applicationId, assertFormat } from "./format.ts";
import { type LogRoom, logRoom } from "./log-room.ts";
import { migrations } from "./migrations.ts";
import type { Database, Run, SqlRow, SqlValue } from "./port.ts";

/** Runs statements, and prepares each once: SQLite's own preparation costs more than most of our statements. `failed`: called with each error before it is thrown on. */
export const runner = (db: DatabaseSync, failed: (error: unknown) => void = () => undefined) => {
  const prepared = new Map<string, StatementSync>();
  return (sql: string, values: readonly SqlValue[] = []): readonly SqlRow[] => {
    if (isForSeveral(sql)) return [];
    try {
      let statement = prepared.get(sql);
      if (!statement) {
        statement = db.prepare(sql);
        prepared.set(sql, statement);
      }
      return statement.all(...(values as SqlValue[])) as readonly SqlRow[];
    } catch (error) {
      if (isUnable(error)) markUnavailable(error);
      failed(error);
      throw error;
    }
  };
};

/** SQLITE_CORRUPT, SQLITE_NOTADB, whatever more SQLite says of them: a page that was read is none. */
export const isCorrupt = (error: unknown): boolean =>
  [11, 26].includes(((error as { errcode?: number }).errcode ?? 0) & 0xff);
/** SQLITE_BUSY, LOCKED, NOMEM, READONLY, INTERRUPT, IOERR, CORRUPT, FULL, CANTOPEN. */
const unable = [5, 6, 7, 8, 9, 10, 11, 13, 14];
/** Whether it is the file, or the disk, that could not. */
const isUnable = (error: unknown): boolean =>
  unable.includes(((error as { errcode?: number }).errcode ?? 0) & 0xff);
/** SQLITE_FULL: the disk, not the file, is at fault. */
export const sqliteFull = 13;
/** What SQLite may remember of the file, in KB: who writes reads nearly everything, who only reads seldom does. */
const [writerCache, readerCache] = [4_000, 1_000];
/** Pages of 4 KB in the write-ahead log until it is carried over: four times SQLite's own number, because the same pages are written again and again (12 % of the time of a check-in, measured). What is erased is carried over at once. */
const logPages = 4_000;
const open = (file: string, cacheKb: number): DatabaseSync => {
  const db = new DatabaseSync(file);
  // FULL on every open: the pragma is not kept in the file, and NORMAL lost acknowledged commits in a simulated power cut.
  db.exec(
    `pragma synchronous = full; pragma secure_delete = on; pragma busy_timeout = 2000; pragma cache_size = -${cacheKb}; pragma wal_autocheckpoint = ${logPages};`,
  );
  return db;
};

/** SQLITE_READONLY, SQLITE_CANTOPEN, and the file system's own word: it is there, and nothing may be made beside it or written to it. */
const unwritable = (error: unknown): boolean => {
  const { errcode, code } = error as { errcode?: number; code?: string };
  return [8, 14].includes(errcode ?? 0) || ["EROFS", "EACCES"].includes(code ?? "");
};
/** One process per file (`CannotOpen` for the second): held in an exclusive transaction on a file beside it, which the operating system lets go even after kill -9. */
export const lock = (file: string): DatabaseSync => {
  let db: DatabaseSync;
  try {
    db = new DatabaseSync(`${file}.lock`);
  } catch {
    throw new CannotOpen("notWritable", "no lock can be made beside this database");
  }
  try {
    db.exec("pragma locking_mode = exclusive; begin exclusive");
  } catch (error) {
    db.close();
    const why = unwritable(error) ? "notWritable" : "locked";
    throw new CannotOpen(why, "this database cannot be held");
  }
  return db;
};

/** Takes the missing steps; a new database gets its id in the same transaction. */
const migrate = (db: DatabaseSync, steps: readonly string[]): void => {
  const { user_version: version } = db.prepare("pragma user_version").get() as {
    user_version: number;
  };
  if (version > steps.length)
    throw new CannotOpen("newer", `schema ${version} is newer than ${steps.length}`);
  // All of them or none, and one flush.
  const missing = steps.slice(version);
  const ids = `pragma application_id = ${applicationId}; pragma user_version = ${steps.length}`;
  if (missing.length > 0) db.exec(`begin immediate; ${missing.join("; ")}; ${ids}; commit`);
};

/** Two ways to one file are one file: a lock beside a link would let a second process in. */
const realPath = (file: string): string =>
  existsSync(file) ? realpathSync(file) : join(realpathSync(dirname(file)), basename(file));

const countSql = "update freshness set count = count + 1 where one = 1";
export type SqliteDb = Database & {
  readonly raw: DatabaseSync;
  /** Where it lies. */
  readonly file: string;
  /** How many transactions have been committed in it. */
  commits(): number;
  /** A page that was read since it was opened is none. */
  isDamaged(): boolean;
  /**
   * Empties the write-ahead log, so that what was deleted is not in any file of the database; after what is being written now. False: it cannot just now,
   * because somebody else is at it or the disk is full. `anew`: writes every page anew first, where something was written since it last did. SQLite
   * overwrites a row that is deleted, but pages that gave rows to others keep pieces of them: of one key in two thousand a part was still there (measured).
   * 1 ms for some hundred keys, 75 ms for a hundred thousand.
   */
  checkpoint(how?: "anew"): Promise<boolean>;
};
/** One after the other on one connection: what `work` runs is kept or undone as a whole, and each is counted in the file, if that counts at all. */
const transactions = (writer: DatabaseSync, write: ReturnType<typeof runner>, room: LogRoom) => {
  const counts =
    writer.prepare("select name from sqlite_schema where name = 'freshness'").get() !== undefined;
  let count = counts ? Number(writer.prepare("select count from freshness").get()?.count) : 0;
  const run: Run = async (sql, values) => write(sql, values);
  const transaction = async <T>(work: (run: Run) => Promise<T>): Promise<T> => {
    room.reserve();
    write("begin immediate");
    try {
      const result = await work(run);
      if (counts) write(countSql);
      write("commit");
      count += 1;
      return result;
    } catch (error) {
      // SQLite may already have rolled back by itself (a full disk does that).
      if (writer.isTransaction) write("rollback");
      throw error;
    }
  };
  return { transaction, commits: () => count };
};
/** What `checkpoint` does. Nobody waits for somebody else in it. */
const emptying = (writer: DatabaseSync, commits: () => number): ((how?: "anew") => boolean) => {
  let anewAt = -1;
  return (how) => {
    writer.exec("pragma busy_timeout = 0");
    try {
      // In memory: a temporary file would be one more place where it was. Once: as long as somebody reads, each time would be the whole file in the log.
      if (how === "anew" && anewAt !== commits()) writer.exec("pragma temp_store = memory; vacuum");
      if (how === "anew") anewAt = commits();
      return writer.prepare("pragma wal_checkpoint(truncate)").get()?.busy === 0;
    } catch (error) {
      if (!isUnable(error) || isCorrupt(error)) throw error;
      return false;
    } finally {
      writer.exec("pragma busy_timeout = 2000");
    }
  };
};
/** Why it could not be opened. A full disk is no fault of the database. */
const unopened = (error: unknown): unknown => {
  const full = (error as { errcode?: number }).errcode === sqliteFull;
  return error instanceof CannotOpen || full
    ? error
    : new CannotOpen(unwritable(error) ? "notWritable" : "unreadable", (error as Error).message);
};
/**
 * Opens (creates, migrates) a database file. Throws `CannotOpen`: another format, newer schema, another process, or not a database.
 * Reads outside a transaction never wait for one: while one is open they go through a second connection.
 */
export const openSqlite = (
  path: string,
  steps: readonly string[] = migrations,
  cacheKb = writerCache,
): SqliteDb => {
  makeFolder(dirname(path));
  const file = realPath(path);
  const held = lock(file);
  try {
    assertFormat(file);
    const writer = open(file, Math.min(writerCache, cacheKb));
    migrate(writer, steps);
    // After the first step: the header of a new database, from which its format is read, is in the file and not in the log.
    writer.exec("pragma journal_mode = wal");
    flushFolder(dirname(file));
    const reader = open(file, Math.min(readerCache, cacheKb));
    reader.exec("pragma query_only = on");
    let damaged = false;
    const failed = (error: unknown): void => {
      damaged ||= isCorrupt(error);
    };
    const [write, read] = [runner(writer, failed), runner(reader, failed)];
    let tail: Promise<unknown> = Promise.resolve();
    const room = logRoom(file, Number(writer.prepare("pragma page_size").get()?.page_size));
    const { transaction, commits } = transactions(writer, write, room);
    const empty = emptying(writer, commits);
    const afterwards = <T>(work: () => T | Promise<T>): Promise<T> => {
      const mine = tail.then(work);
      tail = mine.catch(() => undefined);
      return mine;
    };
    return {
      raw: writer,
      file,
      commits,
      isDamaged: () => damaged,
      // In a transaction it is an error.
      checkpoint: (how) => afterwards(() => empty(how)),
      // Between two transactions the writer reads: its pages are still in memory, while a second connection throws its own away after every commit.
      query: async (sql, values) => (writer.isTransaction ? read : write)(sql, values),
      writers: "one",
      transaction: (work) => afterwards(() => transaction(work)),
      close: async () => {
        await tail;
        room.close();
        reader.close();
        writer.close();
        held.close();
      },
    };
  } catch (error) {
    held.close();
    throw unopened(error);
  }
};
