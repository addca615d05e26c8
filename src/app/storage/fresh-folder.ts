// Folder for data that lie on the disk for as long as one command runs: a name nobody can foresee, mode 0700, held by a lock that ends with the process.
import { lstatSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { CannotOpen } from "../../store/cannot-open.ts";
import { makeFolder } from "../../store/durable.ts";
import { lock } from "../../store/sqlite.ts";

const lockName = "running";
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** Removes what a killed run left. A link, a folder of another user and one that a process holds stay. */
const sweep = (place: string, prefix: string): void => {
  for (const name of readdirSync(place).filter((one) => one.startsWith(prefix))) {
    const folder = join(place, name);
    const seen = lstatSync(folder, { throwIfNoEntry: false });
    if (!seen?.isDirectory() || (process.getuid && seen.uid !== process.getuid())) continue;
    try {
      lock(join(folder, lockName)).close();
    } catch (error) {
      if (error instanceof CannotOpen) continue;
      throw error;
    }
    remove(folder);
  }
};

/**
 * Runs `work` with a new empty folder in `place`, whose name begins with `prefix`. The folder is gone when this returns or throws, and when SIGINT, SIGTERM or
 * SIGHUP ends the process; after a `kill -9` the next call removes it. Throws what `work` and the disk throw.
 */
export const inFreshFolder = async <T>(
  place: string,
  prefix: string,
  work: (folder: string) => Promise<T>,
): Promise<T> => {
  makeFolder(place);
  sweep(place, prefix);
  const folder = mkdtempSync(join(place, prefix));
  const held = lock(join(folder, lockName));
  const end = (signal: NodeJS.Signals): void => {
    remove(folder);
    // The listener is gone by now (`once`): the same signal ends the process as it would have.
    process.kill(process.pid, signal);
  };
  for (const signal of signals) process.once(signal, end);
  try {
    return await work(folder);
  } finally {
    for (const signal of signals) process.removeListener(signal, end);
    held.close();
    remove(folder);
  }
};
