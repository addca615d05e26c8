// Opens the two databases and looks whether they are whole, belong together and are as new as they were. One reason for each no.
import { randomBytes } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import type { DatabaseSync } from "node:sqlite";
import { Worker as Thread } from "node:worker_threads";
import { keyMigrations } from "../../engine/encryption.ts";
import type { Log } from "../../log.ts";
import { CannotOpen } from "../../store/cannot-open.ts";
import { examine, type Fault } from "../../store/examine.ts";
import { keepFreshness, readFreshness } from "../../store/freshness.ts";
import type { Database, Db, Run } from "../../store/port.ts";
import { isCorrupt, openSqlite, type SqliteDb } from "../../store/sqlite.ts";
import type { Certificate, Scrub } from "../../worker/erasing.ts";
import { type Burials, buriedBeside } from "./buried.ts";
import { readErasures, scrubOf } from "./scrub.ts";

export const keysFile = (file: string): string => `${file.replace(/\.db$/, "")}.keys.db`;
const isThere = (file: string): boolean => existsSync(file) && statSync(file).size > 0;
/** A key is read once, and stays in memory. */
const keysCacheKb = 500;
/** Larger ones are looked at beside the work: nobody waits for minutes. */
const smallBytes = 32 * 1024 * 1024;
/** Both are looked at again while they are in use. */
const lookEveryMs = 24 * 3_600_000;

/** Data and keys, on whichever engine, with what the program must know of where they lie. */
export type Opened = {
  readonly data: Database;
  readonly keys: Database;
  /** What was found wrong since; undefined: nothing, or not yet. */
  fault(): Fault | undefined;
  readonly scrub: Scrub;
  /** All that was certified here, also after an older copy was put back. */
  erasures(): Promise<readonly Certificate[]>;
  /** Records that no copy brings back. */
  readonly buried: Burials;
  /** Calls `told` while it is not stopped, soon after somebody else has written. */
  written(told: () => void): { stop(): void };
  /** Calls `told` whenever another server has come in the place of one of them, before anything is asked of it; of the data, with who it is and a transaction there. */
  moved(told: (data?: { readonly identity: string; readonly run: Run }) => Promise<void>): void;
  /** Whether a newer program has changed them so that this one must stop. */
  isOvertaken(): Promise<boolean>;
  /** Tells the others that something was written. */
  tell(): void;
  /** Before the databases are closed: writes a last time how far it had come. */
  end(): void;
};
export const readMeta = async (run: Run, name: string): Promise<string | undefined> => {
  const [row] = await run("select value from meta where name = ?", [name]);
  return row && String(row.value);
};
export const setMeta = (run: Run, name: string, value: string): Promise<unknown> =>
  run(
    "insert into meta (name, value) values (?, ?) on conflict (name) do update set value = excluded.value",
    [name, value],
  );

/** Both were made together: keys of another installation, or none, would lock everybody out and lose what is sent meanwhile. */
export const sameBirth = async (data: Db, keys: Db): Promise<string> => {
  const [of, its] = [await readMeta(data.query, "birth"), await readMeta(keys.query, "birth")];
  if (of !== undefined && of === its) return of;
  const known = (await data.query("select 1 from events limit 1")).length;
  const held = (await keys.query("select 1 from keys limit 1")).length;
  if (known > 0 && held === 0) throw new CannotOpen("noKeys", "the keys are empty");
  if (of !== undefined && its !== undefined) throw new CannotOpen("otherKeys", "born apart");
  // Whoever starts at the same time has said it already, or reads what is said here.
  const said = "insert into meta (name, value) values ('birth', ?) on conflict (name) do nothing";
  await keys.transaction((run) => run(said, [of ?? its ?? randomBytes(16).toString("hex")]));
  const birth = (await readMeta(keys.query, "birth")) ?? "";
  await data.transaction((run) => setMeta(run, "birth", birth));
  return birth;
};
/** In a thread of its own. */
const examineBeside = (file: string, chains: boolean, found: (fault: Fault) => void): void => {
  const thread = new Thread(new URL("../../store/examining.ts", import.meta.url), {
    workerData: { file, chains },
  });
  thread.unref();
  thread.on("message", (fault: Fault | undefined) => fault && found(fault));
  thread.on("error", () => found("pages"));
};
/** Before anything is read of it. Throws `CannotOpen` for a small one that is damaged. */
const examineFirst = (
  { file, raw }: SqliteDb,
  chains: boolean,
  found: (fault: Fault) => void,
): void => {
  if (isThere(file) && statSync(file).size > smallBytes)
    return void examineBeside(file, chains, found);
  const wrong = examine(raw, chains);
  if (wrong !== undefined) throw new CannotOpen("damaged", wrong);
};

type Files = { readonly data: SqliteDb; readonly keys: SqliteDb };
/** As long as it takes at most until what another process has written (`stafett resend`, `stafett erase`) is seen. */
export const heardWithinMs = 1_000;
/** SQLite counts whenever another connection has written, and to ask costs no look into the file. */
export const writtenInto = (
  data: Pick<DatabaseSync, "prepare">,
  told: () => void,
): { stop(): void } => {
  const version = data.prepare("pragma data_version");
  let seen = version.get()?.data_version;
  const look = setInterval(() => {
    const now = version.get()?.data_version;
    if (now !== seen) told();
    seen = now;
  }, heardWithinMs).unref();
  return { stop: () => clearInterval(look) };
};

/** Writes from now on how far it has come. Throws `CannotOpen` where it had come further. */
const keptFresh = async ({ data, keys }: Files, log: Log) => {
  const seen = readFreshness(data.file);
  const birth = await sameBirth(data, keys);
  if (seen?.birth === birth && seen.count > data.commits())
    throw new CannotOpen("older", "it is older than its freshness file");
  return keepFreshness(data, birth, (error: unknown) =>
    log.error({ event: "freshness.failed", error: (error as Error).name }),
  );
};
/** Throws `CannotOpen`, and whatever the disk throws; nothing is held then. */
export const openBoth = async (path: string, log: Log): Promise<Opened & Files> => {
  if (!isThere(path) && isThere(keysFile(path)))
    throw new CannotOpen("noData", "there are keys, and nothing that they open");
  const isNew = !isThere(path);
  const data = openSqlite(path);
  let keys: SqliteDb | undefined;
  try {
    const keysPath = keysFile(data.file);
    const empty = data.raw.prepare("select 1 from events limit 1").get() === undefined;
    if (!isNew && !empty && !isThere(keysPath))
      throw new CannotOpen("noKeys", "the keys are missing");
    keys = openSqlite(keysPath, keyMigrations, keysCacheKb);
    let fault: Fault | undefined;
    const found = (one: Fault): void => {
      fault = one;
      log.error({ event: "database.damaged", fault: one });
    };
    const both = [
      [data, true],
      [keys, false],
    ] as const;
    for (const [db, chains] of both) examineFirst(db, chains, found);
    const end = await keptFresh({ data, keys }, log);
    // What lies in memory is not read again: a disk that goes bad would be noticed at the next start.
    const look = setInterval(() => {
      for (const [db, chains] of both) examineBeside(db.file, chains, found);
    }, lookEveryMs).unref();
    return {
      data,
      keys,
      fault: () => fault ?? (both.some(([db]) => db.isDamaged()) ? "pages" : undefined),
      scrub: scrubOf(data, keys),
      erasures: async () => readErasures(data.file),
      buried: buriedBeside(data.file),
      written: (told) => writtenInto(data.raw, told),
      // Whoever has the file has it alone.
      moved: () => undefined,
      isOvertaken: async () => false,
      tell: () => undefined,
      end: () => {
        clearInterval(look);
        end();
      },
    };
  } catch (error) {
    await keys?.close();
    await data.close();
    throw isCorrupt(error) ? new CannotOpen("damaged", "pages") : error;
  }
};
