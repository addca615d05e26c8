import { configKeys } from "./schema.ts";
import type { ProblemArgs, ProblemCode } from "./texts.ts";

/** What is put into a wording. Never a value from the file, except an id (`idPattern`), a word of ours, a number or a path. */
export type { ProblemArgs } from "./texts.ts";

/** Keys and indices from the document's root. */
export type Path = readonly (string | number)[];

/** A problem before it is known where it stands: at the value, at the key (of a key too many), or where a value is missing. */
export type Finding = {
  readonly path: Path;
  readonly at: "value" | "key";
  readonly code: ProblemCode;
  readonly args: ProblemArgs;
};

/** `path` is the variable's name. Its value is never repeated: it may be a secret. */
export type EnvironmentProblem = {
  readonly path: string;
  readonly code: ProblemCode;
  readonly args: ProblemArgs;
};

export type Found = (path: Path, code: ProblemCode, args?: ProblemArgs, at?: Finding["at"]) => void;

/** `agencies[2].lead`; the document itself is the empty text. A key that is neither ours nor like an id is left out. */
export function pathText(path: Path): string {
  let text = "";
  for (const step of path) {
    if (typeof step === "number") text += `[${step}]`;
    else text += `${text === "" ? "" : "."}${harmless(step) ? step : "?"}`;
  }
  return text;
}

/** May be repeated: a key of ours, mistyped or not, or a word of small letters, as ids are. Not a name or a number that somebody put in a wrong place. */
function harmless(key: string): boolean {
  return (
    /^[a-z-]{1,30}$/.test(key) ||
    (/^[a-z][a-zA-Z]{0,29}$/.test(key) && nearest(key, configKeys) !== undefined)
  );
}

/** The argument `suggestion` for "did you mean", if there is one. `most`: so many letters may differ, however long the word is. */
export function suggest(
  written: unknown,
  candidates: Iterable<string>,
  most = Number.POSITIVE_INFINITY,
): { suggestion?: string } {
  const suggestion = typeof written === "string" ? nearest(written, candidates, most) : undefined;
  return suggestion === undefined ? {} : { suggestion };
}

/** The candidate that differs least, if it differs so little that a slip of the fingers explains it. */
function nearest(
  word: string,
  candidates: Iterable<string>,
  most = Number.POSITIVE_INFINITY,
): string | undefined {
  if (word.length > 60) return undefined;
  let best: string | undefined;
  let least = Math.min(Math.floor(word.length / 3), most) + 1;
  for (const candidate of candidates) {
    // Each letter more or less is a step: what differs by more is not compared.
    const steps =
      Math.abs(word.length - candidate.length) < least
        ? distance(word.toLowerCase(), candidate.toLowerCase())
        : least;
    if (steps < least) [best, least] = [candidate, steps];
  }
  return best;
}

/** Optimal string alignment: letters added, left out, changed, or two neighbours swapped. */
function distance(a: string, b: string): number {
  let [twoUp, up]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const changed = up[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? twoUp[j - 2]! + 1
          : changed;
      row[j] = Math.min(up[j]! + 1, row[j - 1]! + 1, changed, swapped);
    }
    [twoUp, up] = [up, row];
  }
  return up[b.length]!;
}
