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
import {
  correctionCodes,
  correctionsIn,
  correctionsOf,
  correctionText,
  editionNumber,
  editionText,
} from "./release-correction.ts";
import { coverage } from "./release-coverage.ts";
import { asYear, released, type State, together, type Year } from "./release-model.ts";
import {
  cannot,
  codeOf,
  figure,
  hasOf,
  methodText,
  nameOfDimension,
  notReleased,
  tableName,
} from "./release-words.ts";
import {
  allNames,
  dimensionsOf,
  isCoarser,
  type Named,
  ownOf,
  type Section,
  sectionOf,
  sections,
} from "./sections.ts";

type Line = { readonly table: Named; readonly at: Codes; readonly figure: number | null };
/** Every cell of every table that has been released, margins first. */
const linesOf = (year: Year, section: Section): readonly Line[] => {
  const [catalogue, figures] = [
    section.catalogueOf(year),
    together(released(year))[section.population],
  ];
  const order = Object.keys(catalogue.dimensions);
  const names = new Set(released(year).flatMap((each) => each.names));
  return ownOf(section, allNames)
    .filter((name) => names.has(name))
    .flatMap((table) => {
      const cells = dimensionsOf(table).reduce<readonly Codes[]>(
        (found, dimension) =>
          found.flatMap((one) => [
            one,
            ...codesOf(catalogue, dimension).map((code) => ({ ...one, [dimension]: code })),
          ]),
        [{}],
      );
      return cells.map((at) => ({ table, at, figure: figures[nameOf(at, order)] ?? null }));
    });
};
const htcdsSex = {
  woman: "Feminine",
  man: "Masculine",
  other: "NonConforming",
  unknown: "NonSpecifiedUnknown",
} as const;
const isOurs = (code: string): boolean => ["forced_criminality", "unknown"].includes(code);
/** What HTCDS 2.0 calls it; nothing where it has no such code. */
const htcds = ({ exploitation, sex, traffickingStatus }: Codes): readonly string[] => [
  exploitation === undefined
    ? ""
    : exploitation === "forced_criminality"
      ? "Other"
      : isOurs(exploitation)
        ? ""
        : exploitation,
  sex === undefined ? "" : htcdsSex[sex as keyof typeof htcdsSex],
  traffickingStatus === undefined || traffickingStatus === "unknown" ? "" : traffickingStatus,
];
const fileName = (year: Year) =>
  t("stat.fileName", { year: { text: year.year }, n: { text: editionNumber(year) } });
const dimensions = sections.flatMap((section) => section.dimensions);
/** People and calls have a column each: whoever adds up a column adds no calls to people. */
const rowOf = (
  year: Year,
  { table, at, figure: n }: Line,
  status: CellStatus,
  world: World,
): Sheet["rows"][number] => {
  const own = n === null ? null : declassify(n, "figures");
  const isOfCalls = sectionOf(table).population === "calls";
  return [
    year.year,
    table,
    ...dimensions.map((dimension) => at[dimension] ?? ""),
    ...htcds(at),
    "",
    isOfCalls ? null : own,
    isOfCalls ? own : null,
    status,
    correctionCodes(correctionsIn(correctionsOf(year), table), world),
  ];
};
/** A row for each cell of a released table, and one for each table that is not. The codes of IC-TIP 2025 are not published where we could read them: the column is there, and empty. */
export const sheet = (state: State, as: "csv" | "json", world: World): Sheet => {
  const year = asYear(state);
  const lines = sections.flatMap((section) => linesOf(year, section));
  return {
    as,
    file: fileName(year),
    head: [
      "year",
      "table",
      ...dimensions,
      "htcds_exploitation",
      "htcds_sex",
      "htcds_trafficking_status",
      "ic_tip",
      "persons",
      "calls",
      "status",
      "corrections",
    ],
    rows: allNames.flatMap((table) => {
      const own = lines.filter((line) => line.table === table);
      if (own.length === 0 && isCoarser(table)) return [];
      if (own.length === 0)
        return [rowOf(year, { table, at: {}, figure: null }, "notReleased", world)];
      return own.map((line) => rowOf(year, line, statusOf(line.figure), world));
    }),
  };
};
const said = (phrase: Phrase): PaperBlock => ({ kind: "text", text: [phrase], tone: "quiet" });
const quiet = (key: PlainKey): PaperBlock => said(t(key));
const tableOf = (table: Named, lines: readonly Line[], world: World): PaperBlock => {
  const own = dimensionsOf(table);
  return {
    kind: "table",
    head: [
      ...own.map(nameOfDimension),
      t(sectionOf(table).population === "people" ? "stat.persons" : "stat.calls.count"),
    ],
    rows: lines
      .filter(
        (line) => line.table === table && (line.figure !== 0 || Object.keys(line.at).length === 0),
      )
      .map(({ at, figure: n }): readonly (readonly (Span | Secret)[])[] => [
        ...own.map((dimension) => [codeOf(dimension, at[dimension], world)]),
        [figure(n)],
      ]),
  };
};
/** What is out of one population: its total, and its tables. */
const sectionBlocks = (section: Section, year: Year, world: World): readonly PaperBlock[] => {
  const [lines, { calls }] = [linesOf(year, section), together(released(year))];
  const own = [...new Set(lines.map(({ table }) => table))];
  if (own.length === 0) return [];
  return body<PaperBlock>(
    section.population === "calls" && [
      heading("stat.calls"),
      ...body<PaperBlock>(facts(["stat.calls.total", figure(calls[""])])),
      ...["stat.calls.apart" as const, ...cannot.calls].map(quiet),
    ],
    own.flatMap((table) => [heading(tableName(table)), tableOf(table, lines, world)]),
  );
};
export const paper = (state: State, world: World): Paper => {
  const year = asYear(state);
  const out = released(year);
  const [made, rest, edition] = [together(out), notReleased(out), editionText(year)];
  return {
    as: "docx",
    file: fileName(year),
    title: t("stat.show.title", { year: { text: year.year } }),
    body: body<PaperBlock>(
      edition && said(edition),
      correctionsOf(year).map((each) => ({ kind: "text", text: [correctionText(each)] })),
      hasOf("people", out) && coverage(made),
      said(methodText(year)),
      cannot.people.map(quiet),
      quiet("stat.zeros"),
      rest && said(rest),
      sections.flatMap((section) => sectionBlocks(section, year, world)),
    ),
  };
};
