// A table of a card. A client that draws none draws what stands instead of it.
import type { CardElementArray, ITable, ITableRow } from "@microsoft/teams.cards";
import type { WordedBlock } from "../port.ts";
import { written } from "./text.ts";

type Table = Extract<WordedBlock, { kind: "table" }>;
const rowOf = (texts: readonly string[], isHead: boolean): ITableRow => ({
  type: "TableRow",
  cells: texts.map((text) => ({
    type: "TableCell",
    items: [written(text || "–", isHead ? { weight: "Bolder" } : {})],
  })),
});
/**
 * That its first row is a head is what a table is when nothing is said: the library calls the property `firstRowAsHeaders` and Microsoft's schema
 * `firstRowAsHeader`.
 */
export const tableOf = ({ head, rows }: Table, instead: CardElementArray): ITable => ({
  type: "Table",
  columns: head.map(() => ({ width: 1 })),
  rows: [
    rowOf(head, true),
    ...rows.map((row) =>
      rowOf(
        row.map(({ text }) => text),
        false,
      ),
    ),
  ],
  fallback: instead.length > 0 ? { type: "Container", items: instead } : "drop",
});
