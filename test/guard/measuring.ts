// What the guard answers to the texts of the corpus, for `npm run guard`, for the tests and for docs/guard.md. Of `held-out` only numbers leave this file.
import { guard } from "../../src/guard/index.ts";
import { type Line, readKinds, readSet, type TextSet } from "./corpus.ts";

type Answer = ReturnType<typeof guard>["kind"];
/** `anyway`: it would have been found without the words that identify, for another word in it. */
export type Measured = { readonly line: Line; readonly answer: Answer; readonly anyway: boolean };
export type Row = {
  readonly what: string;
  readonly texts: number;
  readonly blocked: number;
  readonly asked: number;
};

/** As a form does: as it was typed, and in one line, as it will be read. */
const answerTo = (text: string): Answer => {
  const typed = guard(text).kind;
  return typed === "clean" ? guard(text.replaceAll("\n", " ")).kind : typed;
};
export const measured = (set: TextSet): readonly Measured[] =>
  readSet(set).map((line) => {
    const answer = answerTo(line.text);
    return {
      line,
      answer,
      anyway:
        line.identifies &&
        answer !== "clean" &&
        answerTo(line.text.replace(line.hit, "hon")) !== "clean",
    };
  });
const rowOf = (what: string, some: readonly Measured[]): Row => ({
  what,
  texts: some.length,
  blocked: some.filter(({ answer }) => answer === "blocked").length,
  asked: some.filter(({ answer }) => answer === "ask").length,
});
export const share = ({ texts, blocked, asked }: Row): number => (100 * (blocked + asked)) / texts;
/** Where the share lies of all such texts, as far as these tell, in per cent: Wilson's interval of 95 %. */
export const interval = ({ texts, blocked, asked }: Row): readonly [number, number] => {
  const [n, z] = [texts, 1.96];
  const p = (blocked + asked) / n;
  const middle = (p + z ** 2 / (2 * n)) / (1 + z ** 2 / n);
  const half = (z / (1 + z ** 2 / n)) * Math.sqrt((p * (1 - p)) / n + z ** 2 / (4 * n ** 2));
  return [100 * (middle - half), 100 * (middle + half)];
};
/** A row for every kind, then one for all of them. */
export const rowsOf = (
  all: readonly Measured[],
  identifies: boolean,
  sum: string,
): readonly Row[] => [
  ...Object.entries(readKinds())
    .filter(([, kind]) => kind.identifies === identifies)
    .map(([name]) =>
      rowOf(
        name,
        all.filter(({ line }) => line.kind === name),
      ),
    ),
  rowOf(
    sum,
    all.filter(({ line }) => line.identifies === identifies),
  ),
];

/** The table of docs/guard.md: kind, texts, found. A kind without a mistake is in the sum alone. */
export const pageTable = (all: readonly Measured[]): string => {
  const found = (row: Row): string => `${row.blocked + row.asked} (${share(row).toFixed(1)} %)`;
  const rows = (identifies: boolean, sum: string): readonly string[] =>
    rowsOf(all, identifies, sum)
      .filter((row) => row.what === sum || share(row) !== (identifies ? 100 : 0))
      .map((row) => `| ${row.what} | ${row.texts} | ${found(row)} |`);
  return [
    "| identifying | texts | found |",
    "| --- | ---: | ---: |",
    ...rows(true, "**all of them**"),
    "",
    "| innocent | texts | stopped in vain |",
    "| --- | ---: | ---: |",
    ...rows(false, "**all of them**"),
  ].join("\n");
};
