// Format identity: the number in the header of every SQLite file, and the name in every row of `schema_version`. Data of another format are refused, never migrated.
import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import { CannotOpen } from "./cannot-open.ts";

/** SQLite's `application_id` of data and keys: "Stf2" in ASCII. */
export const applicationId = 0x53746632;
/** The same identity where text is written: rows of `schema_version` on PostgreSQL, notes of backups, exports. */
export const formatName = "stafett 2";

/** The database header (100 bytes) and the head of the first b-tree page, which lists the tables. Format: https://www.sqlite.org/fileformat.html */
const headBytes = 108;
const magic = "SQLite format 3\0";
const [idAt, pageTypeAt, cellsAt] = [68, 100, 103];
/** A b-tree page without children. */
const leaf = 0x0d;
const headOf = (file: string): Buffer => {
  const [head, handle] = [Buffer.alloc(headBytes), openSync(file, "r")];
  try {
    return head.subarray(0, readSync(handle, head, 0, headBytes, 0));
  } finally {
    closeSync(handle);
  }
};
const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** `new`: no file, or a database without a table and without an id. `other`: of an older format or another program. `none`: not a database of SQLite. */
type FileFormat = "new" | "ours" | "other" | "none";
/** Reads the header only: SQLite would change the file, or the files beside it, by opening it. Throws what the disk throws. */
export const formatOf = (file: string): FileFormat => {
  if (sizeOf(file) === 0) return "new";
  const head = headOf(file);
  if (head.length < headBytes || head.toString("latin1", 0, magic.length) !== magic) return "none";
  const id = head.readUInt32BE(idAt);
  if (id === applicationId) return "ours";
  const hasTables =
    head[pageTypeAt] !== leaf || head.readUInt16BE(cellsAt) > 0 || sizeOf(`${file}-wal`) > 0;
  return id === 0 && !hasTables ? "new" : "other";
};
/** Throws `CannotOpen` (`format`), and what the disk throws. The file is as it was. */
export const assertFormat = (file: string): void => {
  if (formatOf(file) === "other")
    throw new CannotOpen("format", "the file has another application_id");
};
