// Reads the program's own source as text: which literals stand in it, and where.
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

const root = new URL("../../", import.meta.url).pathname;
export type Literal = {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  readonly before: string;
};
export type Source = { readonly file: string; readonly text: string };

export const sources = (...folders: readonly string[]): readonly Source[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => ({ file: relative(root, path), text: readFileSync(path, "utf8") })),
  );

// A slash begins a regular expression where a value may stand, and divides everywhere else.
const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\[\s\S])*`|(?<=[(,=:[!&|?{};+\n]\s*|return\s|=>\s*)\/(?![/*])(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/g;

/** Every string in the file: quoted, or the fixed parts of a template (its holes are `${…}`). Comments and regular expressions are not strings. */
export const literalsOf = ({ file, text }: Source): readonly Literal[] =>
  [...text.matchAll(token)]
    .filter(([found]) => /^["'`]/.test(found))
    .map((match) => ({
      file,
      line: text.slice(0, match.index).split("\n").length,
      text: match[0].slice(1, -1),
      before: text.slice(Math.max(0, match.index - 60), match.index),
    }));
/** A template as the pattern of what it can become. */
export const patternOf = (literal: string): RegExp =>
  new RegExp(
    `^${literal
      .split(/\$\{[^}]*\}/)
      .map((part) => part.replaceAll(/[.*+?^$()[\]{}|\\]/g, "\\$&"))
      .join("[\\w-]+")}$`,
  );
