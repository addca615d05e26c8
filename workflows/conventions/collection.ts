// The state's yearly collection on trafficking under directive 2011/36/EU: each line with its figure, or with why there is none.
import { type CellStatus, statusOf } from "../../src/figures/status.ts";
import { body, heading, inWords, t } from "../../src/rules/say.ts";
import {
  declassify,
  type Paper,
  type PaperBlock,
  type Phrase,
  reveal,
  type Secret,
  type Sheet,
  type Span,
} from "../../src/rules/ui.ts";
import type { World } from "../../src/rules/workflow.ts";
import type { Dimension, TableName } from "../statistics/catalogue.ts";
import { codeOf, correctionCodes, tableNames } from "../statistics/projection.ts";
import { metadataBlocks } from "./metadata.ts";
import {
  correctionsAt,
  marginOf,
  type Source,
  type State,
  sourceIn,
  type Told,
  yearsOf,
} from "./model.ts";
import { articleOf, ruleOf } from "./show.ts";

/** About those who were exploited. `from`: any of these tables has the margin; without it any table that is out. `lacks`: how it differs from what the collection asks. */
type Part = {
  readonly name: string;
  readonly of?: Dimension;
  readonly from?: readonly TableName[];
  readonly leave?: readonly string[];
  readonly lacks?: true;
};
const parts = [
  { name: "total", lacks: true },
  {
    name: "traffickingStatus",
    of: "traffickingStatus",
    from: ["statuses"],
    leave: ["NotAVictimOfTrafficking"],
    lacks: true,
  },
  { name: "sex", of: "sex", from: ["regions", "purposes"] },
  { name: "ageGroup", of: "ageGroup", from: ["regions", "purposes"] },
  { name: "citizenship", of: "citizenship", from: ["citizenships"], lacks: true },
  {
    name: "exploitation",
    of: "exploitation",
    from: ["purposes", "citizenships", "industries", "suspicions", "statuses", "reports"],
    lacks: true,
  },
  { name: "source", of: "source", from: ["sources"], lacks: true },
] as const satisfies readonly Part[];
/** About those who are suspected, and what became of it: no row of Stafett's says it. */
const elsewhere = ["suspected", "prosecuted", "convicted", "decisions"] as const;

type Line = {
  readonly code: string;
  readonly n: number | null;
  readonly status: CellStatus;
  readonly source?: Source;
};
const linesOf = ({ of, from, leave = [] }: Part, told: Told): readonly Line[] => {
  const source = sourceIn(from ?? tableNames, of, told);
  if (!source) return [{ code: "", n: null, status: "notReleased" }];
  const figures = reveal(told.figures);
  const margin =
    of === undefined ? [["", figures[""] ?? null] as const] : marginOf(source.by, figures);
  return margin
    .filter(([code]) => !leave.includes(code))
    .map(([code, n]) => ({ code, n, status: statusOf(n), source }));
};

const quiet = (text: readonly Span[]): PaperBlock => ({ kind: "text", text, tone: "quiet" });
const codeIn = ({ of }: Part, { code, source }: Line, world: World): Span | Secret => {
  if (of === undefined) return t("stat.total");
  return codeOf(source?.by ?? of, code === "" ? undefined : code, world);
};
const figureIn = ({ n, status }: Line): Phrase =>
  n === null
    ? t(status === "notReleased" ? "stat.notReleased" : "stat.hidden")
    : t("stat.figure", { n: declassify(n, "figures") });
const nameOf = (name: string): Phrase => inWords("collection", name);
const partBlocks = (part: Part, told: Told, world: World): readonly PaperBlock[] =>
  body<PaperBlock>(
    heading(nameOf(part.name)),
    {
      kind: "table",
      head: [nameOf(part.name), t("conv.year", { year: { text: told.year } })],
      rows: linesOf(part, told).map((line) => [[codeIn(part, line, world)], [figureIn(line)]]),
    },
    part.lacks && { kind: "text", text: [inWords("collection.lacks", part.name)] },
  );
const article = { name: "collection", from: [] } as const;
/** Of the newest year of people that is out. The lines that somebody else answers are there to be filled in. */
export const collectionPaper = (state: State, world: World): Paper => {
  const years = yearsOf(state);
  const told = years.find((year) => sourceIn(tableNames, undefined, year)) ?? years[0];
  if (!told) throw new Error("a collection without a year");
  const said = articleOf(article, world);
  return {
    as: "docx",
    file: t("conv.collection.fileName", { year: { text: told.year } }),
    title: t("conv.collection.title", { year: { text: told.year } }),
    body: body<PaperBlock>(
      quiet(said.length === 0 ? [t("conv.collection.unchecked")] : said),
      quiet([t("conv.collection.intro")]),
      parts.flatMap((part) => partBlocks(part, told, world)),
      heading("conv.collection.elsewhere"),
      {
        kind: "table",
        head: [t("conv.collection.line"), t("conv.collection.figure"), t("conv.collection.from")],
        rows: elsewhere.map((name) => [
          [nameOf(name)],
          [t("conv.collection.blank")],
          [t("conv.collection.blank")],
        ]),
      },
      quiet([t("conv.hidden")]),
      metadataBlocks(state, world),
    ),
  };
};
const head = [
  "year",
  "line",
  "code",
  "persons",
  "status",
  "table",
  "released_on",
  "directive_article",
  "article_checked_on",
  "corrections",
];
/** All years that are out; the lines of others once for each year, as `unknown`. */
export const collectionSheet = (state: State, world: World): Sheet => {
  const { directive = "", checked } = ruleOf(article, world.people) ?? {};
  const own = [directive, checked && !checked.invented ? checked.on : ""];
  return {
    as: "csv",
    file: t("conv.collection.fileName.years"),
    head,
    rows: yearsOf(state).flatMap((told) => [
      ...parts.flatMap((part) =>
        linesOf(part, told).map(({ code, n, status, source }) => [
          ...[
            told.year,
            part.name,
            code,
            n === null ? null : declassify(n, "figures"),
            status,
            source?.table ?? "",
          ],
          ...[source ? world.calendar.day(source.at) : "", ...own],
          source ? correctionCodes(correctionsAt(told, source), world) : "",
        ]),
      ),
      ...elsewhere.map((name) => [told.year, name, "", null, "unknown", "", "", ...own, ""]),
    ]),
  };
};
