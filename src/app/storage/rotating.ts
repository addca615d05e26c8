// Another master key: everything that the old one wraps is wrapped anew, also while the program runs.
import { existsSync, realpathSync, statSync } from "node:fs";
import { freshKey, type KeyRow, unwrap, wrap } from "../../engine/encryption.ts";
import { type Ahead, markOf, settle } from "../../engine/master.ts";
import { CannotOpen } from "../../store/cannot-open.ts";
import { writeDurably } from "../../store/durable.ts";
import type { Run } from "../../store/port.ts";
import { lock } from "../../store/sqlite.ts";
import { mastersIn, olderKeyFile } from "./key-file.ts";
import { keysFile } from "./opening.ts";
import { beside, isThere, type Where } from "./second.ts";

/** What has been done: the old key lies beside, the new one in its place, so many of all keys are wrapped, they are the ones that lie there. */
export type RotationStage = "kept" | "replaced" | "wrapping" | "wrapped";
type Progress = (stage: RotationStage, done: number, of: number) => void;
/** Whoever runs it is not whose the files are: the program could not read what it would write. */
export class OtherUser extends Error {}

const text = (key: Uint8Array): string => `${Buffer.from(key).toString("base64")}\n`;
const reportEvery = 5_000;
/** Before anybody has to wait. Of a key that changes meanwhile nothing is kept. */
const aheadOf = async (
  run: Run,
  from: Uint8Array,
  to: Uint8Array,
  progress: Progress,
): Promise<Ahead> => {
  const rows = (await run("select id, wrapped from keys")) as unknown as readonly KeyRow[];
  const ahead = new Map<string, { readonly was: Uint8Array; readonly row: KeyRow }>();
  for (const row of rows) {
    ahead.set(row.id, { was: row.wrapped, row: wrap(to, row.id, unwrap(from, row)) });
    if (ahead.size % reportEvery === 0) progress("wrapping", ahead.size, rows.length);
  }
  return ahead;
};
type Rotated = {
  readonly count: number;
  readonly mark: string;
  readonly before: string;
  readonly kept: string;
};
/**
 * Wraps all keys of a place under a new master key, and puts that into `keyFile`; the old one lies beside it. What another time was broken off is
 * finished first. At no moment is a key lost: until the one transaction is through, the old master key is in its file. Throws `KeyFileError`, `CannotOpen`
 * (`noKeys`; `locked`: another rotation runs; `format`), `OtherUser`, and what disk or server throw.
 */
export const rotateKey = async (
  where: Where,
  keyFile: string,
  progress: Progress,
): Promise<Rotated> => {
  const files = where.file === undefined ? [] : [keysFile(where.file)];
  if (!isThere(where) || files.some((each) => !existsSync(each)))
    throw new CannotOpen("noKeys", "there is nothing to wrap");
  const masters = mastersIn(keyFile, false);
  const path = realpathSync(keyFile);
  if ([path, ...files].some((each) => process.getuid && statSync(each).uid !== process.getuid()))
    throw new OtherUser("other user");
  // One at a time: what one has put into the file, another may not have taken out of it before it is used.
  const held = lock(path);
  try {
    return await beside(where, "writing", async ({ keys, empty }) => {
      await keys.transaction((run) => settle(run, masters));
      const old = masters.current();
      if (!existsSync(olderKeyFile(path, old)))
        writeDurably(olderKeyFile(path, old), text(old), "new");
      progress("kept", 0, 0);
      const fresh = freshKey();
      const ahead = await aheadOf(keys.query, old, fresh, progress);
      writeDurably(path, text(fresh), "replace");
      progress("replaced", 0, ahead.size);
      await keys.transaction((run) =>
        settle(run, masters, markOf(masters.current()) === markOf(fresh) ? ahead : undefined),
      );
      progress("wrapped", ahead.size, ahead.size);
      // The old wrappings lie in the log until it is emptied.
      await empty();
      return {
        count: ahead.size,
        mark: markOf(masters.current()),
        before: markOf(old),
        kept: olderKeyFile(path, old),
      };
    });
  } finally {
    held.close();
  }
};
