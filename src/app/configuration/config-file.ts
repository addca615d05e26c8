// `stafett.yaml` from the disk.
import { existsSync, readFileSync } from "node:fs";
import { type Config, describeProblems, loadConfig } from "../../config/index.ts";

/** The configuration, or why there is none: in words, and how many mistakes it has; 0: no file. */
export const readConfigFile = (
  path: string,
): Config | { readonly count: number; readonly words: string } => {
  if (!existsSync(path)) return { count: 0, words: "" };
  const read = loadConfig(readFileSync(path, "utf8"), path);
  return read.ok
    ? read.config
    : { count: read.problems.length, words: describeProblems(read.problems) };
};
