// Files that are still there, whole, after a power cut. A name that is not flushed with its folder can be gone although what it names was written.
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, resolve } from "node:path";

const flush = (path: string): void => {
  // Windows opens no folder, and keeps its names by itself.
  if (process.platform === "win32") return;
  const handle = openSync(path, "r");
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};
/** A symbolic link where something is to be written: the one who laid it says where that ends up. */
export class LinkInTheWay extends Error {
  readonly path: string;
  constructor(path: string) {
    super("a symbolic link");
    this.path = path;
  }
}
/** Throws `LinkInTheWay` where a path itself is a symbolic link, also one that leads nowhere. */
export const assertNoLink = (path: string): void => {
  // With a slash at its end a path is what the link leads to.
  if (lstatSync(resolve(path), { throwIfNoEntry: false })?.isSymbolicLink())
    throw new LinkInTheWay(path);
};

/** Makes the names in a folder durable. Throws what the disk throws. */
export const flushFolder = (folder: string): void => flush(folder);

/** A folder can never be made at this path: a file is there or above it, or the file system makes no folders, as `/proc`. */
export class NoFolder extends Error {
  readonly path: string;
  constructor(path: string) {
    super("no folder");
    this.path = path;
  }
}
/** Only a folder has something in it. */
const isFolder = (path: string): boolean => existsSync(`${path}/.`);
/** One step at a time: Node's own `recursive` tries for ever where the file system says that a folder which is there is not (`/proc`). */
const makeMissing = (path: string): void => {
  if (isFolder(path)) return;
  const above = dirname(path);
  makeMissing(above);
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    const { code = "" } = error as { code?: string };
    // Another process was faster.
    if (code === "EEXIST" && isFolder(path)) return;
    throw ["EEXIST", "ENOENT", "ENOTDIR"].includes(code) ? new NoFolder(path) : error;
  }
  flush(path);
  flush(above);
};
/** Makes a folder and those above it, for this user alone (0700); each new name is durable when it returns. Throws `NoFolder` and what the disk throws. */
export const makeFolder = (folder: string): void => makeMissing(resolve(folder));

/** `new`: a file that is there stays, and `EEXIST` is thrown. `replace`: the old one or the new one is there, never half of one. */
const fill = (path: string, content: string | Uint8Array): void => {
  // What a killed process of the same number left, or a link that somebody laid, goes: the file is always a new one.
  rmSync(path, { force: true });
  const handle = openSync(path, "wx", 0o600);
  try {
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};
/** A second name for the same file: unlike a rename it never takes the place of another. */
const nameOnce = (beside: string, path: string): void => {
  try {
    linkSync(beside, path);
  } catch (error) {
    // A file system that knows one name for each file.
    if (
      !["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"].includes(
        (error as { code?: string }).code ?? "",
      ) ||
      existsSync(path)
    )
      throw error;
    renameSync(beside, path);
  }
};
type Writing = "new" | "replace";
/**
 * Writes a file for this user alone (0600): whole under another name first, flushed, then under its own, then the folder flushed.
 * Throws what the disk throws; then `path` is as it was.
 */
export const writeDurably = (
  path: string,
  content: string | Uint8Array,
  writing: Writing,
): void => {
  makeFolder(dirname(path));
  const beside = `${path}.new-${process.pid}`;
  try {
    fill(beside, content);
    if (writing === "new") nameOnce(beside, path);
    else renameSync(beside, path);
  } finally {
    rmSync(beside, { force: true });
  }
  flushFolder(dirname(path));
};
