// What is left in memory of a text that was stopped: a snapshot of the real program's heap, searched for it.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Running } from "./target.ts";
import { pause } from "./wire.ts";

/** With this the program writes a snapshot when it is told to; all that nobody holds is collected first. */
export const snapshotFlags = "--heapsnapshot-signal=SIGUSR2";
/** How often each of the texts stands in what the program holds. Throws when no snapshot comes within a minute. */
export const heldIn = async (
  { program, cwd }: Pick<Running, "program" | "cwd">,
  texts: readonly string[],
): Promise<readonly number[]> => {
  program.child.kill("SIGUSR2");
  let before = -1;
  for (let n = 0; n < 240; n++) {
    await pause(250);
    const [name] = readdirSync(cwd).filter((one) => one.endsWith(".heapsnapshot"));
    const size = name === undefined ? -1 : statSync(join(cwd, name)).size;
    // It is written in one go, while nothing else runs: once it no longer grows, it is whole.
    if (name !== undefined && size > 1_000_000 && size === before) {
      const text = readFileSync(join(cwd, name), "utf8");
      if (text.trimEnd().endsWith("]}")) return texts.map((one) => text.split(one).length - 1);
    }
    before = size;
  }
  throw new Error("no snapshot was written");
};
