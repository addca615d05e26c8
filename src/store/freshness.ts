// Freshness: how far the database had come, in a file beside it. A database that is older than that file has lost commits, or is another one.
import { existsSync, readFileSync } from "node:fs";
import { writeDurably } from "./durable.ts";
import type { SqliteDb } from "./sqlite.ts";

/** What is lost of the last moment stays unseen: no more than this. */
const everyMs = 1_000;
type Seen = { readonly birth: string; readonly count: number };
export const freshnessFile = (file: string): string => `${file}.freshness`;

/** undefined: there is none, or it cannot be read: then it says nothing. */
export const readFreshness = (file: string): Seen | undefined => {
  try {
    if (!existsSync(freshnessFile(file))) return undefined;
    const { birth, count } = JSON.parse(readFileSync(freshnessFile(file), "utf8")) as Partial<Seen>;
    return typeof birth === "string" && typeof count === "number" ? { birth, count } : undefined;
  } catch {
    return undefined;
  }
};
const writeFreshness = (file: string, seen: Seen): void =>
  writeDurably(freshnessFile(file), JSON.stringify(seen), "replace");

/** Keeps it up to date while the database is written to. `failed` is told once for each time that it cannot. Gives back its end, which writes it a last time. */
export const keepFreshness = (
  db: SqliteDb,
  birth: string,
  failed: (error: unknown) => void,
): (() => void) => {
  let written = -1;
  const write = (): void => {
    const count = db.commits();
    if (count === written) return;
    try {
      writeFreshness(db.file, { birth, count });
      written = count;
    } catch (error) {
      failed(error);
    }
  };
  write();
  const timer = setInterval(write, everyMs);
  timer.unref();
  return () => {
    clearInterval(timer);
    write();
  };
};
