// A table as Slack draws it: sorted and turned over by its reader, and read aloud by rows.
import type { WordedBlock } from "../port.ts";

/**
 * Slack's limits. One copy of its document says 101 rows and 10,000 characters, a newer one 201 and 20,000, of one table and of all on a screen: the smaller
 * ones are kept. `cell` is our own.
 */
const [mostRows, mostColumns, mostChars, mostCell] = [101, 20, 10_000, 300] as const;
/** As many as are seen at once. [design] */
const pageSize = 10;

type Table = Extract<WordedBlock, { kind: "table" }>;
const cut = (text: string): string =>
  text.length <= mostCell ? text : `${text.slice(0, mostCell - 1)}…`;
/** A cell is never empty. Nothing in it is markup. */
const cellOf = ({ text, by }: Table["rows"][number][number]) =>
  by === undefined
    ? { type: "raw_text", text: cut(text) || "–" }
    : { type: "raw_number", value: by, text: cut(text) || "–" };

/** Their characters count together. */
export class Tables {
  #left = mostChars;
  /** Undefined: there is nothing in it, or it is larger than a table may be, or than what is left on this screen. */
  draw({
    caption,
    head,
    rows,
  }: Table): { readonly type: "data_table"; readonly [key: string]: unknown } | undefined {
    const cells = [head.map((text) => cellOf({ text })), ...rows.map((row) => row.map(cellOf))];
    const chars = cells.flat().reduce((sum, { text }) => sum + text.length, 0);
    if (
      rows.length === 0 ||
      cells.length > mostRows ||
      head.length > mostColumns ||
      chars > this.#left
    )
      return undefined;
    this.#left -= chars;
    return {
      type: "data_table",
      caption: cut(caption),
      rows: cells,
      page_size: pageSize,
      row_header_column_index: 0,
    };
  }
}
