// The same for the yearly report and GRETA's questionnaire: for reading, for a spreadsheet, for another program.

import { type CellStatus, statusOf } from "../../src/figures/status.ts";
import { body, heading, t } from "../../src/rules/say.ts";
import {
  declassify,
  type Open,
  type Paper,
  type PaperBlock,
  type Sheet,
  type Span,
} from "../../src/rules/ui.ts";
import type { World } from "../../src/rules/workflow.ts";
import { correctionCodes } from "../statistics/projection.ts";
import { indicators } from "./indicators.ts";
import { metadataBlocks } from "./metadata.ts";
import {
  correctionsAt,
  type Indicator,
  isOfCalls,
  type State,
  sourceOf,
  type Told,
  type Value,
  valueIn,
  yearsOf,
} from "./model.ts";
import { articleOf, missingOf, nameOf, newestSource, ruleOf, saidOf } from "./show.ts";

const quiet = (...said: readonly Span[]): PaperBlock => ({
  kind: "text",
  text: said,
  tone: "quiet",
});
/** For the one who answers GRETA's questionnaire: the number of the question differs from round to round, and no article is shown that nobody has checked. */
const fillIn: PaperBlock = {
  kind: "table",
  head: [t("conv.fill.question"), t("conv.fill.answer")],
  rows: [[[t("conv.collection.blank")], [t("conv.collection.blank")]]],
};
const section = (
  indicator: Indicator,
  years: readonly Told[],
  world: World,
): readonly PaperBlock[] => {
  const article = articleOf(indicator, world);
  const [source, missing] = [newestSource(indicator, years), missingOf(indicator)];
  return body<PaperBlock>(
    heading(nameOf(indicator)),
    article.length > 0 && quiet(...article),
    indicator.measure !== undefined && {
      kind: "table",
      head: [t("conv.head.year"), t("conv.head.value")],
      rows: years.map((told) => [[{ text: told.year }], saidOf(indicator, told, world)]),
    },
    source && quiet(source),
    missing && { kind: "text", text: [missing] },
    fillIn,
  );
};
export const paper = (state: State, world: World): Paper => ({
  as: "docx",
  file: t("conv.fileName"),
  title: t("conv.title"),
  body: body<PaperBlock>(
    quiet(t("conv.intro")),
    indicators.flatMap((each) => section(each, yearsOf(state), world)),
    quiet(t("conv.hidden")),
    quiet(t("stat.zeros")),
    quiet(t("conv.years")),
    metadataBlocks(state, world),
  ),
});

type Line = readonly [
  measure: string,
  code: string,
  value: number | string | null,
  unit: string,
  whole: number | null,
  status: CellStatus,
];
const open = (n: number): Open<number> => declassify(n, "figures");
/** Codes and not words: the same in every language. A share that rounds to 0 is a value: its status follows the count. */
const linesOf = (value: Value, counted: "persons" | "calls"): readonly Line[] => {
  switch (value.kind) {
    case "parts":
      return [
        ...value.parts.map(
          ([code, n]): Line => [counted, code, open(n), counted, null, statusOf(n)],
        ),
        ...(value.held ? [[counted, "rest", null, counted, null, statusOf(null)] as const] : []),
      ];
    case "number":
      return [[counted, "", open(value.n), counted, null, statusOf(value.n)]];
    case "share":
      return [
        [
          "share",
          "",
          open(Math.round((100 * value.n) / value.whole)),
          "percent",
          open(value.whole),
          statusOf(value.n),
        ],
      ];
    case "median":
      return [
        [
          "median",
          "",
          value.low === value.high ? value.low : `${value.low}/${value.high}`,
          "band",
          open(value.whole),
          statusOf(value.whole),
        ],
      ];
    case "zero":
      return [[counted, "", open(0), counted, null, statusOf(0)]];
    case "heldBack":
      return [["", "", null, "", null, statusOf(null)]];
    case "notReleased":
      return [];
  }
};
const head = [
  ...[
    "indicator",
    "council_article",
    "directive_article",
    "residence_directive_article",
    "article_checked_on",
    "article_checked_by",
  ],
  ...[
    "year",
    "measure",
    "code",
    "value",
    "unit",
    "of",
    "table",
    "released_on",
    "status",
    "corrections",
  ],
];
/** Each row has its status. `unknown`, without a year: no row says it, or not all of it. */
const rowsOf = (
  indicator: Indicator,
  years: readonly Told[],
  { people, calendar }: World,
): Sheet["rows"] => {
  const { council = "", directive = "", residence = "", checked } = ruleOf(indicator, people) ?? {};
  const seen = checked?.invented ? undefined : checked;
  const own = [indicator.name, council, directive, residence, seen?.on ?? "", seen?.by ?? ""];
  const none = (year: string, status: CellStatus) => [
    ...own,
    year,
    "",
    "",
    null,
    "",
    null,
    "",
    "",
    status,
    "",
  ];
  const said = years.flatMap((told) => {
    const [value, source] = [valueIn(indicator, told), sourceOf(indicator, told)];
    if (!value) return [];
    if (!source) return [none(told.year, "notReleased")];
    return linesOf(value, isOfCalls(source.table) ? "calls" : "persons").map(
      ([measure, code, n, unit, whole, status]) => [
        ...own,
        ...[
          told.year,
          measure,
          code,
          n,
          unit,
          whole,
          source.table,
          calendar.day(source.at),
          status,
        ],
        correctionCodes(correctionsAt(told, source), { calendar }),
      ],
    );
  });
  return [...said, ...(indicator.lacks ? [none("", "unknown")] : [])];
};
export const sheet = (state: State, as: "csv" | "json", world: World): Sheet => ({
  as,
  file: t("conv.fileName"),
  head,
  rows: indicators.flatMap((each) => rowsOf(each, yearsOf(state), world)),
});
