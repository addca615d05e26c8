import { readFileSync } from "node:fs";
import { loadConfig } from "../../src/config/index.ts";

/** The sample as it lies in the root. */
export const sample = readFileSync(new URL("../../stafett.yaml", import.meta.url), "utf8");

/** What is replaced: the first such text, or the first after another. */
export type From = string | readonly [after: string, text: string];

/** The sample with some texts replaced, each at its first place; they have to be there. */
export function edit(...changes: readonly (readonly [from: From, to: string])[]): string {
  return changes.reduce((text, [from, to]) => {
    const [after, old] = typeof from === "string" ? ["", from] : from;
    const begin = text.indexOf(after);
    const at = text.indexOf(old, begin);
    if (begin < 0 || at < 0) throw new Error(`the sample has no ${old} after ${after}`);
    return text.slice(0, at) + to + text.slice(at + old.length);
  }, sample);
}

/** Line (from 1) of the first line that has this text. */
export function lineOf(text: string, part: string): number {
  return text.split("\n").findIndex((line) => line.includes(part)) + 1;
}

type Problems = Extract<ReturnType<typeof loadConfig>, { ok: false }>["problems"];
export function problemsOf(text: string): Problems {
  const result = loadConfig(text, "stafett.yaml");
  return result.ok ? [] : result.problems;
}

/** Path and code, which most tests are about. */
export function brief(text: string): string[] {
  return problemsOf(text).map((problem) => `${problem.path} ${problem.code}`);
}
