// Data and keys for a command, beside whoever has them: nothing is held, nothing is made and nothing migrated.
import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { KeyFileError, unwrap } from "../../engine/encryption.ts";
import { type Masters, masterOf, rootId } from "../../engine/master.ts";
import { CannotOpen } from "../../store/cannot-open.ts";
import { assertFormat } from "../../store/format.ts";
import type { Db, Run } from "../../store/port.ts";
import { postgresKeyMigrations } from "../../store/postgres/migrations.ts";
import { runner } from "../../store/sqlite.ts";
import type { Certificate } from "../../worker/erasing.ts";
import type { Servers } from "../servers/opening.ts";
import { type Burials, buriedBeside, buriedIn } from "./buried.ts";
import { keysFile } from "./opening.ts";
import { readErasures } from "./scrub.ts";

/** Where data and keys are: a file with its keys beside it, or servers. */
export type Where =
  | { readonly file: string; readonly servers?: never }
  | { readonly servers: Servers; readonly file?: never };
export type Both = {
  readonly data: Db;
  readonly keys: Db;
  /** All that was certified there, the oldest first. */
  erasures(): Promise<readonly Certificate[]>;
  /** Records that no copy brings back. */
  readonly buried: Burials;
  /** Empties the write-ahead log of the keys, so that what was overwritten is in no file. A server has no such file. */
  empty(): Promise<void>;
  close(): Promise<void>;
};
type Second = { readonly run: Run; readonly db: DatabaseSync };
/** A writer is waited for, ten seconds at most. Each statement is prepared once. The caller closes it. Throws `CannotOpen` (`format`) and what SQLite throws. */
export const openSecond = (file: string, readOnly = false): Second => {
  assertFormat(file);
  const db = new DatabaseSync(file, { readOnly });
  db.exec("pragma busy_timeout = 10000; pragma synchronous = full; pragma secure_delete = on");
  const ask = runner(db);
  return { run: async (sql, values) => ask(sql, values), db };
};
/** Everything that `work` runs, or nothing of it; counted in the file, so that a copy of before is known as older. */
const inTransaction = async <T>(
  { run, db }: Second,
  work: (run: Run) => Promise<T>,
): Promise<T> => {
  db.exec("begin immediate");
  try {
    const done = await work(run);
    db.exec("update freshness set count = count + 1; commit");
    return done;
  } finally {
    if (db.isTransaction) db.exec("rollback");
  }
};
const dbOf = (at: Second): Db => ({
  query: at.run,
  transaction: (work) => inTransaction(at, work),
  close: async () => at.db.close(),
});
/** One of two that cannot be opened leaves the other one closed. */
const together = async <T extends { close(): Promise<void> }>(
  open: readonly (() => Promise<T>)[],
): Promise<T[]> => {
  const opened: T[] = [];
  try {
    for (const each of open) opened.push(await each());
    return opened;
  } catch (error) {
    for (const each of opened) await each.close();
    throw error;
  }
};
/** What a command is called on a server: whoever else is there is the program. */
export const commandName = "stafett command";
const few = { readers: 1, writers: 1, name: commandName, asItIs: true } as const;

/** Whether there is something to open: a server says so itself when it is asked. */
export const isThere = ({ file }: Where): boolean => file === undefined || existsSync(file);
/** `reading`: nothing is written. Throws `CannotOpen`, and what SQLite or the driver throws. */
export const openBeside = async (
  { file, servers }: Where,
  reading: "reading" | "writing",
): Promise<Both> => {
  if (servers) {
    // Read only here: who is on a file loads none of it.
    const [{ openPostgres }, { erasuresIn, reason }] = await Promise.all([
      import("../../store/postgres/index.ts"),
      import("../servers/opening.ts"),
    ]);
    const [data, keys] = (await together([
      () => openPostgres(servers.data, undefined, few),
      () => openPostgres(servers.keys, postgresKeyMigrations, few),
    ]).catch((error: unknown) => {
      throw reason(error);
    })) as readonly Db[] as [Db, Db];
    const close = async (): Promise<void> => void (await Promise.all([data.close(), keys.close()]));
    return {
      data,
      keys,
      erasures: erasuresIn(keys, servers).all,
      buried: buriedIn(keys, servers.beside),
      empty: async () => undefined,
      close,
    };
  }
  const open = (path: string) => async (): Promise<Db> =>
    dbOf(openSecond(path, reading === "reading"));
  const [data, keys] = (await together([open(file), open(keysFile(file))])) as [Db, Db];
  const close = async (): Promise<void> => void (await Promise.all([data.close(), keys.close()]));
  const empty = async (): Promise<void> =>
    void (await keys.query("pragma wal_checkpoint(truncate)"));
  return {
    data,
    keys,
    erasures: async () => readErasures(file),
    buried: buriedBeside(file),
    empty,
    close,
  };
};
/** For as long as `work` takes. Throws as `openBeside` does, and what `work` throws; of a server that goes away, `CannotOpen`. */
export const beside = async <T>(
  where: Where,
  reading: "reading" | "writing",
  work: (both: Both) => Promise<T>,
): Promise<T> => {
  const both = await openBeside(where, reading);
  try {
    return await work(both);
  } catch (error) {
    // A server that goes away meanwhile is the same to people as one that was never there.
    throw where.servers ? (await import("../servers/opening.ts")).reason(error) : error;
  } finally {
    await both.close();
  }
};

/** Throws `CannotOpen` (`locked`) where a program says that it runs on these data; one that was killed has said so for some seconds yet. */
export const assertAlone = async ({ query }: Db): Promise<void> => {
  const [known] = await query("select to_regclass('processes') is not null as yes");
  if (
    known?.yes === 1 &&
    (await query("select 1 from processes where until > ? limit 1", [Date.now()])).length > 0
  )
    throw new CannotOpen("locked", "somebody is there");
};
/** The mark of the master key that wraps the keys; empty: there is no key yet. */
export const markAt = async ({ keys: { query } }: Both): Promise<string> =>
  String((await query("select value from meta where name = 'master'"))[0]?.value ?? "");
/** The key of an id; undefined: it is gone, or there is no master key. Throws where the master key is another. */
export const keysAt = async (
  both: Both,
  masters: Masters | undefined,
): Promise<(id: string) => Promise<Uint8Array | undefined>> => {
  const master = masters && masterOf(masters, await markAt(both));
  return async (id) => {
    const [row] = await both.keys.query("select wrapped from keys where id = ?", [id]);
    return row && master && unwrap(master, { id, wrapped: row.wrapped as Uint8Array });
  };
};
/** What is derived from, also while the program runs. Throws `KeyFileError` when no master key that is here opens it. */
export const rootAt = async (both: Both, masters: Masters): Promise<Uint8Array> => {
  const root = await (await keysAt(both, masters))(rootId);
  if (!root) throw new KeyFileError("other");
  return root;
};
