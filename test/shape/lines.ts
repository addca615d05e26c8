// How much code there is: what a reader must understand, not what the file is long.
import type { File } from "./product.ts";

export type Line = { readonly number: number; readonly text: string };

type Span = { readonly start: number; readonly end: number };
/** A text in which these spans, in order, have one sign for each of theirs: all else, and each end of a line, stays where it is. */
export const covered = (text: string, spans: readonly Span[], sign: string): string => {
  let rest = "";
  let from = 0;
  for (const { start, end } of spans) {
    rest += text.slice(from, start) + text.slice(start, end).replace(/[^\n]/g, sign);
    from = end;
  }
  return rest + text.slice(from);
};
/** The lines of a file on which code stands, numbered from 1: without comments, and without what is then blank. */
export const codeLines = ({ text, parsed }: Pick<File, "text" | "parsed">): readonly Line[] =>
  covered(text, parsed.comments, " ")
    .split("\n")
    .map((line, i) => ({ number: i + 1, text: line.trim() }))
    .filter((line) => line.text !== "");

/** The smallest value that at least this share (0 to 1) of the values does not pass; 0 where there are none. */
export const percentile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)] ?? 0;
