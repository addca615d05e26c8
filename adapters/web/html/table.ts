// Tables and bars: figures that can be read with and without seeing.
import type { WordedBlock } from "../../port.ts";
import { type Html, html } from "./chrome.ts";

type Table = Extract<WordedBlock, { kind: "table" }>;
type Bars = Extract<WordedBlock, { kind: "bars" }>;

const isNumber = (text: string): boolean => /^[-–−]?\d[\d\s.,]*\s?%?$/u.test(text);
/** Columns that are mostly numbers stand to the right, with what is said instead of one that is not shown. */
const numbersOf = ({ head, rows }: Table): readonly boolean[] =>
  head.map(
    (_, at) =>
      at > 0 && rows.filter((row) => isNumber(row[at]?.text ?? "")).length * 2 > rows.length,
  );

/**
 * A table with a caption and a head for each row and column. On a narrow screen each row is a card, and `data-head` names its cells there; the roles say
 * what it still is.
 */
export const tableOf = (table: Table): Html => {
  const numbers = numbersOf(table);
  const look = (at: number): Html | false => numbers[at] === true && html` class="num"`;
  const head = table.head.map(
    (text, at) => html`<th scope="col" role="columnheader"${look(at)}>${text}</th>`,
  );
  const cells = (row: Table["rows"][number]): readonly Html[] =>
    row.map(({ text }, at) =>
      at === 0
        ? html`<th scope="row" role="rowheader">${text || "–"}</th>`
        : html`<td role="cell" data-head="${table.head[at] ?? ""}"${look(at)}>${text || "–"}</td>`,
    );
  return html`<table role="table"><caption>${table.caption}</caption>
<thead role="rowgroup"><tr role="row">${head}</tr></thead>
<tbody role="rowgroup">${table.rows.map((row) => html`<tr role="row">${cells(row)}</tr>`)}</tbody></table>`;
};

/** Out of a hundred; one that is more than nothing can be seen. */
const lengthOf = (count: number, most: number): number =>
  count === 0 ? 0 : Math.max(1, Math.round((count / most) * 100));
const barOf = (count: number | "few", most: number): Html => {
  if (count === "few")
    return html`<svg class="bar few" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"></svg>`;
  const rect = html`<rect width="${lengthOf(count, most)}" height="10"/>`;
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">${rect}</svg>`;
};
/** Bars beside their labels and numbers. A count that is not shown has no bar. */
export const barsOf = ({ bars }: Bars): Html => {
  const most = Math.max(1, ...bars.map(({ count }) => (count === "few" ? 0 : count)));
  const one = ({ label, count, shown }: Bars["bars"][number]): Html =>
    html`<div><dt>${label}</dt><dd><span>${shown}</span>${barOf(count, most)}</dd></div>`;
  return html`<dl class="bars">${bars.map(one)}</dl>`;
};
