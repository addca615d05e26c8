// A year's released figures as files: for reading, for a spreadsheet, for another program. With the codes of HTCDS 2.0 beside ours.

import { type Row as Codes, codesOf, nameOf } from "../../src/figures/cells.ts";
import { type CellStatus, statusOf } from "../../src/figures/status.ts";
import { body, facts, heading, t } from "../../src/rules/say.ts";
import {
  declassify,
  type Paper,
  type PaperBlock,
  type Phrase,
  type PlainKey,
  type Secret,
  type Sheet,
  type Span,
} from "../../src/rules/ui.ts";
import type { World } from "../../src/rules/workflow.ts";
import { catalogueOf, type Dimension, dimensionNames, type TableName, tableNames, tables } from "./catalogue.ts";
import { asYear, released, type State, together, type Year } from "./release-model.ts";
import { cannot, codeOf, figure, methodText, nameOfDimension, notReleased } from "./release-show.ts";

type Line = { readonly table: TableName; readonly at: Codes; readonly figure: number | null };
/** Every cell of every table that has been released, margins first. */
const linesOf = (year: Year): readonly Line[] => {
  const [catalogue, { figures }] = [catalogueOf(year.regions), together(released(year))];
  const order = Object.keys(catalogue.dimensions);
  const names = new Set(released(year).flatMap((each) => each.names));
  return tableNames
    .filter((name) => names.has(name))
    .flatMap((table) => {
      const cells = tables[table].reduce<readonly Codes[]>(
        (found, dimension) =>
          found.flatMap((one) => [one, ...codesOf(catalogue, dimension).map((code) => ({ ...one, [dimension]: code }))]),
        [{}],
      );
      return cells.map((at) => ({ table, at, figure: figures[nameOf(at, order)] ?? null }));
    });
};
const htcdsSex = { woman: "Feminine", man: "Masculine", other: "NonConforming", unknown: "NonSpecifiedUnknown" } as const;
const isOurs = (code: string): boolean => ["forced_criminality", "unknown"].includes(code);
/** What HTCDS 2.0 calls it; nothing where it has no such code. */
const htcds = ({ exploitation, sex, traffickingStatus }: Codes): readonly string[] => [
  exploitation === undefined ? "" : exploitation === "forced_criminality" ? "Other" : isOurs(exploitation) ? "" : exploitation,
  sex === undefined ? "" : htcdsSex[sex as keyof typeof htcdsSex],
  traffickingStatus === undefined || traffickingStatus === "unknown" ? "" : traffickingStatus,
];
const fileName = ({ year }: Year) => t("stat.fileName", { year: { text: year } });
const rowOf = (year: Year, { table, at, figure: persons }: Line, status: CellStatus): Sheet["rows"][number] => [
  year.year,
  table,
  ...dimensionNames.map((dimension) => at[dimension] ?? ""),
  ...htcds(at),
  "",
  persons === null ? null : declassify(persons, "figures"),
  status,
];
/** A row for each cell of a released table, and one for each table that is not. The codes of IC-TIP 2025 are not published where we could read them: the column is there, and empty. */
export const sheet = (state: State, as: "csv" | "json"): Sheet => {
  const year = asYear(state);
  const lines = linesOf(year);
  return {
    as,
    file: fileName(year),
    head: [
      "year",
      "table",
      ...dimensionNames,
      "htcds_exploitation",
      "htcds_sex",
      "htcds_trafficking_status",
      "ic_tip",
      "persons",
      "status",
    ],
    rows: tableNames.flatMap((table) => {
      const own = lines.filter((line) => line.table === table);
      if (own.length === 0) return [rowOf(year, { table, at: {}, figure: null }, "notReleased")];
      return own.map((line) => rowOf(year, line, statusOf(line.figure)));
    }),
  };
};
const said = (phrase: Phrase): PaperBlock => ({ kind: "text", text: [phrase], tone: "quiet" });
const quiet = (key: PlainKey): PaperBlock => said(t(key));
const tableOf = (table: TableName, lines: readonly Line[], world: World): PaperBlock => {
  const dimensions: readonly Dimension[] = tables[table];
  return {
    kind: "table",
    head: [...dimensions.map(nameOfDimension), t("stat.persons")],
    rows: lines
      .filter((line) => line.table === table && (line.figure !== 0 || Object.keys(line.at).length === 0))
      .map(({ at, figure: persons }): readonly (readonly (Span | Secret)[])[] => [
        ...dimensions.map((dimension) => [codeOf(dimension, at[dimension], world)]),
        [figure(persons)],
      ]),
  };
};
export const paper = (state: State, world: World): Paper => {
  const year = asYear(state);
  const out = released(year);
  const [lines, rest] = [linesOf(year), notReleased(out)];
  return {
    as: "docx",
    file: fileName(year),
    title: t("stat.show.title", { year: { text: year.year } }),
    body: body<PaperBlock>(
      facts(["stat.total", figure(together(out).figures[""])], ["stat.noes", figure(together(out).noes)]),
      said(methodText(year)),
      cannot.map(quiet),
      quiet("stat.zeros"),
      rest && said(rest),
      [...new Set(lines.map(({ table }) => table))].flatMap((table) => [heading(t(`statTable.${table}`)), tableOf(table, lines, world)]),
    ),
  };
};
