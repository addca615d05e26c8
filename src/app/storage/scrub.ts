// The bytes of the files: emptied and searched when something is erased, with a line for each erasure that outlives every copy.
import {
  closeSync,
  createReadStream,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  writeSync,
} from "node:fs";
import { basename } from "node:path";
import type { Keys } from "../../engine/encryption.ts";
import type { InstanceId } from "../../rules/ui.ts";
import type { Db } from "../../store/port.ts";
import type { SqliteDb } from "../../store/sqlite.ts";
import type { Certificate, Scrub } from "../../worker/erasing.ts";
import type { Back } from "../../worker/parts.ts";

export const erasedFile = (file: string): string => `${file}.erased`;
/** Every erasure that was certified here, the oldest first; of a part that was taken once more the newer line. One that was cut off by a power cut counts for nothing: it is certified again. */
export const readErasures = (file: string): readonly Certificate[] => {
  if (!existsSync(erasedFile(file))) return [];
  const all = readFileSync(erasedFile(file), "utf8")
    .split("\n")
    .flatMap((line) => {
      try {
        return line === "" ? [] : [JSON.parse(line) as Certificate];
      } catch {
        return [];
      }
    });
  return all.filter(
    (one, i) => !one.replaced || !all.slice(i + 1).some(({ keyId }) => keyId === one.keyId),
  );
};
export const addErasures = (file: string, all: readonly Certificate[]): void => {
  const handle = openSync(erasedFile(file), "a", 0o600);
  try {
    for (const one of all) writeSync(handle, `${JSON.stringify(one)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/** Of each erasure the line that says most of where a part was taken out: what is put back may have an older one. The order is that of the first that tells of it. */
export const fullest = (all: readonly Certificate[]): readonly Certificate[] => {
  const found = new Map<string, Certificate>();
  for (const one of all) {
    const known = found.get(one.keyId);
    if (!known || (known.replaced?.length ?? 0) < (one.replaced?.length ?? 0))
      found.set(one.keyId, one);
  }
  return [...found.values()];
};
/** Those that nothing here tells of yet, or less: from a copy, or from where it was before. */
export const addMissing = (file: string, all: readonly Certificate[]): void => {
  const known = readErasures(file);
  const before = new Set(fullest(known));
  addErasures(
    file,
    fullest([...known, ...all]).filter((one) => !before.has(one)),
  );
};

/** The day from which an erasure holds in every copy, dead row and archived log, where master keys are destroyed `days` after they were replaced: it is a day until this one is. */
export const holdsFrom = (at: string, days: number): string =>
  new Date(Date.parse(at) + (days + 2) * 24 * 3_600_000).toISOString().slice(0, 10);

/** Whether one of these stands in a file, across the borders of its parts. */
const holds = async (path: string, needles: readonly Buffer[]): Promise<boolean> => {
  const longest = Math.max(0, ...needles.map((needle) => needle.byteLength));
  let rest = Buffer.alloc(0);
  for await (const part of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = Buffer.concat([rest, part as Buffer]);
    if (needles.some((needle) => bytes.includes(needle))) return true;
    rest = bytes.subarray(Math.max(0, bytes.byteLength - longest));
  }
  return false;
};
const filesOf = (db: SqliteDb): readonly string[] =>
  [db.file, `${db.file}-wal`, `${db.file}.freshness`].filter((path) => existsSync(path));

export const scrubOf = (data: SqliteDb, keys: SqliteDb): Scrub => ({
  empty: async () => {
    const emptied = [await data.checkpoint(), await keys.checkpoint("anew")];
    return [data, keys].filter((_, n) => !emptied[n]).map((db) => basename(db.file));
  },
  search: async (texts, keyId) => {
    const words = texts.map((text) => Buffer.from(text));
    const found: string[] = [];
    for (const path of filesOf(data)) if (await holds(path, words)) found.push(basename(path));
    // The data names the key that it was under, and nobody has it; among the keys it may not be.
    for (const path of filesOf(keys))
      if (await holds(path, [...words, Buffer.from(keyId)])) found.push(basename(path));
    return found;
  },
  certify: async (certificate) => addErasures(data.file, [certificate]),
});

type Erased = { readonly data: Db; erasures(): Promise<readonly Certificate[]> };
/** What was taken out of what lay under this key, and under those that it was written anew under: the oldest first. */
const takenSince = (all: readonly Certificate[], keyId: string): readonly Certificate[] => {
  const [taken, keys] = [new Set<Certificate>(), [keyId]];
  for (const was of keys)
    for (const one of all)
      for (const each of one.replaced ?? [])
        if (each.was === was) {
          taken.add(one);
          if (!keys.includes(each.now)) keys.push(each.now);
        }
  return [...taken].sort((a, b) => (a.at < b.at ? -1 : 1));
};
/**
 * Whatever was put back from an older copy: what was erased since cannot be opened when this returns, and the worker erases it again, from everywhere. Of what goes
 * on and has a part too many, the key is left: the caller has `takeAgain` take that out before anybody reads it.
 */
export const applyErasures = async (
  { data, erasures }: Erased,
  keys: Keys,
  now: number,
): Promise<readonly Back<Certificate>[]> => {
  const all = await erasures();
  const back: Back<Certificate>[] = [];
  for (const { keyId, replaced = [] } of all) {
    for (const { was } of replaced) {
      if ((await keys.open(was)) === undefined || back.some((one) => one.keyId === was)) continue;
      const [row] = await data.query(
        "select instance from instances where key_id = ? and erased_at is null",
        [was],
      );
      if (row)
        back.push({
          instance: row.instance as InstanceId,
          keyId: was,
          taken: takenSince(all, was),
        });
      else await keys.destroy(was);
    }
    const put =
      "update instances set erase_by = ? where key_id = ? and erased_at is null returning 1";
    const isBack = (await data.transaction((run) => run(put, [now, keyId]))).length > 0;
    if (isBack || (await keys.open(keyId)) !== undefined) await keys.destroy(keyId);
  }
  return back;
};
