// Copies of both databases, their check, and the way back.
import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Worker as Thread } from "node:worker_threads";
import { keyMigrations } from "../../engine/encryption.ts";
import { type Masters, masterOf } from "../../engine/master.ts";
import { CannotOpen } from "../../store/cannot-open.ts";
import { flushFolder, makeFolder } from "../../store/durable.ts";
import { examine, type Fault } from "../../store/examine.ts";
import { assertFormat, formatName, formatOf } from "../../store/format.ts";
import { freshnessFile, readFreshness } from "../../store/freshness.ts";
import { migrations } from "../../store/migrations.ts";
import type { SqlRow } from "../../store/port.ts";
import { isCorrupt, openSqlite } from "../../store/sqlite.ts";
import { copyInto, type Note, noteName, readNote, sumOf, takeErasures } from "./copies.ts";
import { fitting } from "./fitting.ts";
import { keysFile } from "./opening.ts";
import { markUnconfirmed } from "./restored.ts";
import { addMissing, erasedFile, readErasures } from "./scrub.ts";

/** Told which file is looked at, before it is. */
type Looking = (file: string) => void;
/** `bytes` of `of` are written of the copy. */
type Progress = (file: string, bytes: number, of: number) => void;
const parts = (file: string): readonly string[] => [file, keysFile(file)];
const lookEveryMs = 1_000;

/** In a thread of its own, so that whoever waits sees how far it is. SQLite's own copy begins anew whenever somebody writes; this one ends. */
const copyOne = (from: string, to: string, progress: Progress): Promise<void> =>
  new Promise((resolve, reject) => {
    const thread = new Thread(new URL("../../store/copying.ts", import.meta.url), {
      workerData: { from, to },
    });
    const of = statSync(from).size;
    const look = setInterval(
      () => progress(basename(from), existsSync(to) ? statSync(to).size : 0, of),
      lookEveryMs,
    );
    thread.once("error", reject);
    thread.once("exit", (code) => {
      clearInterval(look);
      progress(basename(from), of, of);
      if (code === 0) resolve();
      else reject(new Error("copy"));
    });
  });
const reading = <T>(path: string, read: (db: DatabaseSync) => T): T => {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    return read(db);
  } finally {
    db.close();
  }
};
const birthOf = (path: string): string =>
  reading(path, (db) =>
    String(db.prepare("select value from meta where name = 'birth'").get()?.value ?? ""),
  );
const countOf = (path: string): number =>
  reading(path, (db) => Number(db.prepare("select count from freshness").get()?.count ?? 0));

/** Copies data and keys into a new folder of `into`, also while the program runs. Gives back the folder. Throws `CannotOpen` (`format`) and what the disk throws; then the folder is gone. */
export const backUp = (
  file: string,
  into: string,
  now: Date,
  progress: Progress,
  looking: Looking = () => {},
): Promise<string> =>
  copyInto(into, now, async (folder) => {
    // Data first: a key of the copy may be newer than its data, which harms nobody.
    parts(file).forEach(assertFormat);
    for (const from of parts(file)) await copyOne(from, join(folder, basename(from)), progress);
    const data = join(folder, basename(file));
    takeErasures(file, data);
    looking(noteName);
    return { files: parts(data), note: () => ({ birth: birthOf(data), count: countOf(data) }) };
  });

export type Wrong =
  | Fault
  | "master"
  | "sums"
  | "birth"
  | "keys"
  | "older"
  | "missing"
  | "newer"
  | "format";
const dataIn = (folder: string): string | undefined => {
  const name = readdirSync(folder).find((one) => one.endsWith(".db") && !one.endsWith(".keys.db"));
  return name === undefined ? undefined : join(folder, name);
};
/** The mark of the master key that wraps the keys beside these data; empty: there is no key yet. */
const markIn = (file: string): string =>
  reading(keysFile(file), (db) =>
    String(db.prepare("select value from meta where name = 'master'").get()?.value ?? ""),
  );
/** The database in a folder that was looked at. */
export const dataOfBackup = (folder: string): string => dataIn(folder) ?? folder;
/** The same of a folder that `backUp` made. */
export const markOfBackup = (folder: string): string => markIn(dataOfBackup(folder));
/** If the master key is here: whether it opens the keys, and every instance that lives has one. */
const keysFit = (
  data: DatabaseSync,
  keys: DatabaseSync,
  mark: string,
  masters: Masters,
): Wrong | undefined => {
  const master = masterOf(masters, mark);
  if (!master) return "master";
  const { key, lacks } = fitting.under(master);
  // Data first: a case that is begun meanwhile has its key before its row. What was erased meanwhile is no longer among the living when it is asked for again.
  const living = data.prepare(fitting.living).all() as SqlRow[];
  for (const row of keys.prepare(fitting.keys).iterate()) key(row as SqlRow);
  const isLiving = data.prepare(fitting.stillLiving);
  return living.some((row) => lacks(row) && isLiving.get(String(row.key_id)) !== undefined)
    ? "keys"
    : undefined;
};
const checkOne = (file: string, chains: boolean): Wrong | undefined =>
  reading(file, (db) => {
    const { user_version: version } = db.prepare("pragma user_version").get() as {
      user_version: number;
    };
    if (version > (chains ? migrations : keyMigrations).length) return "newer";
    return examine(db, chains);
  });
/** What is not right with the databases at `file`, which may be a backup: nothing is changed. `masters`: undefined, and nobody can say whether the keys open. */
export const verify = (
  file: string,
  masters: Masters | undefined,
  looking: Looking = () => {},
  note?: Note,
): readonly Wrong[] => {
  const [data = "", keys = ""] = parts(file);
  if (!existsSync(data) || !existsSync(keys)) return ["missing"];
  if (
    parts(file).some((path) => formatOf(path) === "other") ||
    (note && note.format !== formatName)
  )
    return ["format"];
  try {
    const wrong: (Wrong | undefined)[] = [];
    for (const path of [data, keys]) {
      looking(basename(path));
      wrong.push(checkOne(path, path === data));
    }
    if (note) looking(noteName);
    if (note && parts(file).some((path) => note.sums[basename(path)] !== sumOf(path)))
      wrong.push("sums");
    if (birthOf(data) !== birthOf(keys)) wrong.push("birth");
    const seen = readFreshness(file);
    if (!note && seen?.birth === birthOf(data) && seen.count > countOf(data)) wrong.push("older");
    if (masters && !wrong.includes("pages")) {
      looking(basename(keys));
      try {
        wrong.push(
          reading(data, (d) => reading(keys, (k) => keysFit(d, k, markIn(file), masters))),
        );
      } catch {
        wrong.push("keys");
      }
    }
    return [...new Set(wrong.filter((one) => one !== undefined))];
  } catch {
    return ["pages"];
  }
};
/** A folder that `backUp` made. */
export const verifyBackup = (
  folder: string,
  masters: Masters | undefined,
  looking: Looking = () => {},
): readonly Wrong[] => {
  const file = existsSync(folder) ? dataIn(folder) : undefined;
  const note = file === undefined ? undefined : readNote(folder);
  return file === undefined || note === undefined
    ? ["missing"]
    : verify(file, masters, looking, note);
};

/** The copy's erasures, and those that were certified since. */
const eraseSince = (
  file: string,
  keys: DatabaseSync,
  since: ReturnType<typeof readErasures>,
): number => {
  addMissing(file, since);
  let count = 0;
  for (const { keyId } of since)
    count += Number(keys.prepare("delete from keys where id = ?").run(keyId).changes);
  return count;
};
/** What a copy is restored for: it is moved aside as it is, its log with it. */
const isBeyondReading = (error: unknown): boolean =>
  error instanceof CannotOpen
    ? ["unreadable", "newer", "format"].includes(error.why)
    : isCorrupt(error);
const emptyLog = async (path: string, steps: readonly string[] | undefined): Promise<void> => {
  try {
    const db = openSqlite(path, ...(steps ? [steps] : []));
    try {
      await db.checkpoint();
    } finally {
      await db.close();
    }
  } catch (error) {
    if (!isBeyondReading(error)) throw error;
  }
};
type Restored = {
  readonly aside: string | undefined;
  readonly erased: number;
  readonly doubts: number;
};
/**
 * Puts a backup in the place of the databases at `file`; those are moved aside. What is not final in it is unconfirmed from then on, and what was erased since is
 * erased again. Throws `CannotOpen` while a process has the databases: then they are as they were. Throws what the disk throws: then they lie in the
 * folder aside, if they had been moved.
 */
export const restore = async (folder: string, file: string, now: Date): Promise<Restored> => {
  const from = dataIn(folder) ?? "";
  const note = readNote(folder) as Note;
  makeFolder(dirname(file));
  const since = readErasures(file);
  let aside: string | undefined;
  const known = [
    [file, undefined],
    [keysFile(file), keyMigrations],
  ] as const;
  const there = known.filter(([path]) => existsSync(path));
  if (there.length > 0) {
    // Nobody else may have them, and nothing of them may be left in a log.
    for (const [path, steps] of there) await emptyLog(path, steps);
    aside = join(dirname(file), `before-restore-${now.toISOString().replace(/[:.]/g, "-")}`);
    mkdirSync(aside, { mode: 0o700 });
    for (const path of [
      ...parts(file).flatMap((one) => [one, `${one}-wal`, `${one}-shm`]),
      freshnessFile(file),
      erasedFile(file),
    ])
      if (existsSync(path)) renameSync(path, join(aside, basename(path)));
  }
  const copies: readonly (readonly [string, string])[] = [
    [from, file],
    [keysFile(from), keysFile(file)],
  ];
  for (const [a, b] of copies) copyFileSync(a, b);
  takeErasures(from, file);
  const data = openSqlite(file);
  const keys = openSqlite(keysFile(file), keyMigrations);
  try {
    const erased = eraseSince(file, keys.raw, since);
    await keys.checkpoint("anew");
    const doubts = await data.transaction((run) =>
      markUnconfirmed(run, Date.parse(note.at), now.getTime()),
    );
    return { aside, erased, doubts };
  } finally {
    await keys.close();
    await data.close();
    flushFolder(dirname(file));
  }
};
