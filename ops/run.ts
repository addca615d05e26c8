// A command and what it said, for scripts of the project.
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("../", import.meta.url));
export type Ran = { readonly good: boolean; readonly said: string };
/** Runs it in the project's folder until it ends. `shown`: what it says goes to the terminal as well. */
export const run = (
  words: readonly string[],
  { cwd = root, shown = false }: { readonly cwd?: string; readonly shown?: boolean } = {},
): Ran => {
  const [command = "", ...args] = words;
  const { status, stdout } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
    stdio: ["ignore", shown ? "inherit" : "pipe", shown ? "inherit" : "ignore"],
    maxBuffer: 64 * 1024 * 1024,
  });
  return { good: status === 0, said: stdout ?? "" };
};
