import { readFileSync } from "node:fs";
import { type ConfigProblem, loadConfig } from "../../src/config.ts";

/** The sample as it lies in the root. */
export const sample = readFileSync(new URL("../../stafett.yaml", import.meta.url), "utf8");

/** The sample with one text replaced at its first place; it has to be there. */
export function edit(...changes: readonly (readonly [from: string, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the sample has no ${from}`);
    return text.replace(from, () => to);
  }, sample);
}

/** Line (from 1) of the first line that has this text. */
export function lineOf(text: string, part: string): number {
  return text.split("\n").findIndex((line) => line.includes(part)) + 1;
}

export function problemsOf(text: string): ConfigProblem[] {
  const result = loadConfig(text, "stafett.yaml");
  return result.ok ? [] : result.problems;
}

/** Path and code, which most tests are about. */
export function brief(text: string): string[] {
  return problemsOf(text).map((problem) => `${problem.path} ${problem.code}`);
}
