// On a server nobody can empty the bytes: dead rows, archived logs and copies keep what was deleted. So the master key is a new one each day, all that lives is wrapped anew,
// and the old ones are destroyed after a while: from then on nothing opens what was erased, wherever it still lies.
import { readdirSync, realpathSync, rmSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Log } from "../../log.ts";
import { flushFolder } from "../../store/durable.ts";
import { rotateKey } from "./rotating.ts";
import type { Where } from "./second.ts";

const dayMs = 24 * 3_600_000;
/** What opens only what was wrapped longer ago than `days`: those keys are destroyed. How many. */
const destroyOlder = (keyFile: string, days: number, now: number): number => {
  const [folder, name] = [dirname(keyFile), basename(keyFile)];
  const old = readdirSync(folder)
    .filter((one) => one.startsWith(`${name}.old-`))
    .map((one) => join(folder, one))
    // It was written when it was replaced.
    .filter((path) => now - statSync(path).mtimeMs > days * dayMs);
  for (const path of old) rmSync(path);
  if (old.length > 0) flushFolder(folder);
  return old.length;
};
type Renewing = {
  readonly where: Where;
  readonly keyFile: string;
  /** So long a copy of the keys can be put back. */
  readonly days: number;
  readonly log: Log;
};
/**
 * To be called now and then, by one process at a time: makes a new master key when the one that is there is a day old, and destroys those that were replaced more than `days` ago.
 * What was broken off is finished the next time. Throws as `rotateKey` does. `now`: epoch ms by the clock of the file system.
 */
export const renewing =
  ({ where, keyFile, days, log }: Renewing) =>
  async (now: number): Promise<void> => {
    const path = realpathSync(keyFile);
    if (now - statSync(path).mtimeMs >= dayMs) {
      const { count, mark } = await rotateKey(where, keyFile, () => undefined);
      log.info({ event: "keys.renewed", count, mark });
    }
    const destroyed = destroyOlder(path, days, now);
    if (destroyed > 0) log.info({ event: "keys.destroyed", count: destroyed });
  };
