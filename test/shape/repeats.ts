// Pairs of places that say the same: a rule stands once.
import type { Node } from "../support/source.ts";
import { codeLines, type Line } from "./lines.ts";
import { type File, lineAt } from "./product.ts";

/** Fewer lines than this are a turn of phrase. */
export const shortestRun = 8;
export type Repeat = { readonly lines: number; readonly a: string; readonly b: string };

type Told = { readonly path: string; readonly lines: readonly Line[] };
type Place = { readonly file: number; readonly at: number };

/** What a file says: its lines of code without imports and without lines of punctuation alone, white space folded. */
const told = (file: File): Told => {
  const { text, path, program } = file;
  const imports = (program.body as Node[])
    .filter((node) => node.type === "ImportDeclaration")
    .map((node) => [lineAt(text, node.start), lineAt(text, node.end)] as const);
  const isImport = (line: number): boolean =>
    imports.some(([from, to]) => line >= from && line <= to);
  const lines = codeLines(file)
    .filter((line) => /[\p{L}\p{N}]/u.test(line.text) && !isImport(line.number))
    .map((line) => ({ ...line, text: line.text.replace(/\s+/g, " ") }));
  return { path, lines };
};

/** Where each run of `shortestRun` lines begins. */
const windows = (files: readonly Told[]): ReadonlyMap<string, readonly Place[]> => {
  const found = new Map<string, Place[]>();
  for (const [file, { lines }] of files.entries())
    for (let at = 0; at + shortestRun <= lines.length; at += 1) {
      const key = lines
        .slice(at, at + shortestRun)
        .map((line) => line.text)
        .join("\n");
      const places = found.get(key);
      if (places) places.push({ file, at });
      else found.set(key, [{ file, at }]);
    }
  return found;
};

/**
 * Every pair of places whose lines are the same for at least `shortestRun` lines, the longest run of a pair once, longest first.
 * Three places that say the same are three pairs.
 */
export const repeats = (sources: readonly File[]): readonly Repeat[] => {
  const files = sources.map(told);
  const line = (place: Place, ahead: number): string | undefined =>
    files[place.file]?.lines[place.at + ahead]?.text;
  const isSame = (a: Place, b: Place, ahead: number): boolean => {
    const text = line(a, ahead);
    // Two runs of one file that overlap would be a pair with itself.
    const overlaps = a.file === b.file && a.at + ahead >= b.at;
    return text !== undefined && text === line(b, ahead) && !overlaps;
  };
  const shown = (place: Place, length: number): string => {
    const { path, lines } = files[place.file]!;
    return `${path}:${lines[place.at]!.number}-${lines[place.at + length - 1]!.number}`;
  };
  const pair = (a: Place, b: Place): Repeat | undefined => {
    if (a.at > 0 && b.at > 0 && line(a, -1) === line(b, -1)) return undefined;
    let length = 0;
    while (isSame(a, b, length)) length += 1;
    return length < shortestRun
      ? undefined
      : { lines: length, a: shown(a, length), b: shown(b, length) };
  };
  return [...windows(files).values()]
    .flatMap((places) => places.flatMap((a, i) => places.slice(i + 1).map((b) => pair(a, b))))
    .filter((one) => one !== undefined)
    .sort((x, y) => y.lines - x.lines || x.a.localeCompare(y.a));
};
