// The word lists: text files in lists/, one word a line, read when the program starts.
import { readFileSync } from "node:fs";

/** The lines of one list, in its order; a line that begins with # is a comment. Throws where there is no such file. */
export const linesOf = (list: string): readonly string[] =>
  readFileSync(new URL(`./lists/${list}.txt`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
/** Every word of some lists; of a double name ("ann-marie") each part. */
export const wordsOf = (...lists: readonly string[]): readonly string[] =>
  lists.flatMap(linesOf).flatMap((line) => line.split("-"));
