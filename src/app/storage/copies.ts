// Copies lie in a folder of their own with a note of when they were made and of their sums; one that is not whole is gone.
import { createHash } from "node:crypto";
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  rmSync,
} from "node:fs";
import { basename, join } from "node:path";
import { assertNoLink, flushFolder, makeFolder, writeDurably } from "../../store/durable.ts";
import { formatName } from "../../store/format.ts";
import { erasedFile } from "./scrub.ts";

export const noteName = "backup.json";
/** Format, when, of which installation, and the sums of the bytes. `format`: a note of before there were formats has none. */
export type Note = {
  readonly format?: string;
  readonly at: string;
  readonly birth: string;
  readonly sums: Readonly<Record<string, string>>;
};
/** In parts: Node reads no file of more than two gigabytes at once. */
export const sumOf = (path: string): string => {
  const [sum, part, handle] = [createHash("sha256"), Buffer.alloc(1 << 20), openSync(path, "r")];
  try {
    for (let read = readSync(handle, part); read > 0; read = readSync(handle, part))
      sum.update(part.subarray(0, read));
    return sum.digest("hex");
  } finally {
    closeSync(handle);
  }
};
/** What was erased goes along: it outlives every copy. */
export const takeErasures = (from: string, to: string): void => {
  if (existsSync(erasedFile(from))) copyFileSync(erasedFile(from), erasedFile(to));
};
type Filled = { readonly files: readonly string[]; note(): Omit<Note, "format" | "at" | "sums"> };
/** A new folder in `into`, with what `fill` puts there and a note of it. Throws `LinkInTheWay`, what `fill` throws, and the disk; then the folder is gone. */
export const copyInto = async (
  into: string,
  now: Date,
  fill: (folder: string) => Promise<Filled>,
): Promise<string> => {
  const folder = join(into, `stafett-${now.toISOString().replace(/[:.]/g, "-")}`);
  assertNoLink(into);
  makeFolder(into);
  // Its name can be foreseen: what is there already, a link too, is not ours to fill.
  mkdirSync(folder, { mode: 0o700 });
  try {
    const { files, note } = await fill(folder);
    const sums = Object.fromEntries(files.map((path) => [basename(path), sumOf(path)]));
    writeDurably(
      join(folder, noteName),
      `${JSON.stringify({ format: formatName, at: now.toISOString(), ...note(), sums }, null, 2)}\n`,
      "new",
    );
    flushFolder(folder);
    flushFolder(into);
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
};
/** undefined: there is none. */
export const readNote = (folder: string): Note | undefined => {
  const path = join(folder, noteName);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Note) : undefined;
};
