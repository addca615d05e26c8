// The files of a database that version 0.1.0 wrote: a format that no later version reads.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { keysFile } from "../../src/app/storage/opening.ts";

const fixture = (name: string): Buffer =>
  gunzipSync(readFileSync(new URL(`../fixtures/database-0.1.0/${name}.gz`, import.meta.url)));
/** Writes data and keys into `folder` and gives back the path of the data. */
export const writeOldDatabase = (folder: string): string => {
  const file = join(folder, "stafett.db");
  writeFileSync(file, fixture("stafett.db"));
  writeFileSync(keysFile(file), fixture("stafett.keys.db"));
  return file;
};
