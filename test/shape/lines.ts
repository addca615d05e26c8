// How much code there is: what a reader must understand, not what the file is long.
import type { File } from "./product.ts";

export type Line = { readonly number: number; readonly text: string };

/** The lines of a file on which code stands, numbered from 1: comments are cut out, what is then blank is left out. */
export const codeLines = ({ text, parsed }: Pick<File, "text" | "parsed">): readonly Line[] => {
  let rest = "";
  let from = 0;
  for (const comment of parsed.comments) {
    rest += text.slice(from, comment.start) + text.slice(comment.start, comment.end).replace(/[^\n]/g, "");
    from = comment.end;
  }
  return `${rest}${text.slice(from)}`
    .split("\n")
    .map((line, i) => ({ number: i + 1, text: line.trim() }))
    .filter((line) => line.text !== "");
};

/** The smallest value that at least this share (0 to 1) of the values does not pass; 0 where there are none. */
export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? 0;
