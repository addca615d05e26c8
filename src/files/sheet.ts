// Rows for other programs: CSV as a Swedish Excel opens it, and JSON.
import type { Phrase, Sheet } from "../rules/ui.ts";
import type { Locale, Reader } from "../words/locale.ts";
import { writable } from "./paper.ts";

/** With its phrases in the reader's words. */
export const wordSheet = (
  sheet: Sheet<Phrase | string | number | null>,
  reader: Reader,
  locale: Locale,
): Sheet => ({
  ...sheet,
  rows: sheet.rows.map((row) =>
    row.map((cell) =>
      cell !== null && typeof cell === "object" ? writable(locale.phrase(cell, reader)) : cell,
    ),
  ),
});

const field = (value: string | number | null): string => {
  const text = value === null ? "" : String(value);
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
/** By this mark Excel knows UTF-8; without it å becomes Ã¥. */
const byteOrderMark = "\ufeff";
/** Where it is invented, each row says so: a row may be copied out of its file. */
const marked = ({ head, rows }: Sheet, mark: string | undefined): Pick<Sheet, "head" | "rows"> =>
  mark === undefined
    ? { head, rows }
    : { head: [...head, "invented"], rows: rows.map((row) => [...row, mark]) };
/** What is not shown is an empty field. Numbers are whole ones, so no decimal mark is needed. Why semicolons: docs/decisions/0086. */
export const writeCsv = (sheet: Sheet, mark?: string): string => {
  const { head, rows } = marked(sheet, mark);
  return byteOrderMark + [head, ...rows].map((row) => `${row.map(field).join(";")}\r\n`).join("");
};
/** Each row an object by the names of the columns. */
export const writeJson = (sheet: Sheet, mark?: string): string => {
  const { head, rows } = marked(sheet, mark);
  return `${JSON.stringify(
    rows.map((row) => Object.fromEntries(head.map((name, at) => [name, row[at] ?? null]))),
    null,
    1,
  )}\n`;
};
