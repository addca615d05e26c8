// One region's year on one sheet of paper: what has been released of it, with what is not shown and why.
import { nameOf } from "../../src/figures/cells.ts";
import { body, t } from "../../src/rules/say.ts";
import {
  declassify,
  type Open,
  type Paper,
  type PaperBlock,
  type Phrase,
  type Span,
} from "../../src/rules/ui.ts";
import type { Actor, World } from "../../src/rules/workflow.ts";
import { catalogueOf, type Dimension, type TableName, tableNames, tables } from "./catalogue.ts";
import { correctionsIn, correctionsOf, correctionText, editionText } from "./release-correction.ts";
import { asYear, regionOf, released, type State, together, type Year } from "./release-model.ts";
import { cannot, codeOf, figure, methodText, nameOfDimension, partsOf } from "./release-words.ts";
import { tablesOf } from "./sections.ts";

const hasRegion = (name: TableName): boolean =>
  (tables[name] as readonly Dimension[]).includes("region");
/** A table with regions, and what it is about beside them. */
const asked = tableNames
  .filter(hasRegion)
  .flatMap((table) => tables[table].filter((of) => of !== "region").map((of) => ({ table, of })));
/** With a bar beside each part. The others are a line each, so that all of it fits the sheet. */
const isDrawn = (of: Dimension): boolean => of === "source" || of === "closure";
const space = { text: " " as Open<string> };
const quiet = (...text: readonly Span[]): PaperBlock => ({ kind: "text", text, tone: "quiet" });
const drawn = (
  of: Dimension,
  cells: readonly (readonly [string, number | null])[],
  world: World,
): readonly PaperBlock[] => {
  const shown = cells.flatMap(([code, n]) => (n ? [{ code, n }] : []));
  const held = cells.some(([, n]) => n === null);
  if (shown.length === 0) return [{ kind: "facts", facts: [partsOf(of, cells, world)] }];
  return [
    { kind: "text", text: [nameOfDimension(of)] },
    {
      kind: "list",
      items: [
        ...shown.map(({ code, n }) => [codeOf(of, code, world), t("stat.is"), figure(n)]),
        ...(held ? [[t("stat.restHidden")]] : []),
      ],
      bars: [...shown.map(({ n }) => declassify(n, "figures")), ...(held ? [null] : [])],
    },
  ];
};
const titleOf = (region: string, { year }: Year, { people }: World): Phrase => {
  const name = people.regions.find(({ id }) => id === region)?.name ?? (region as Open<string>);
  return t("stat.region.title", { region: { text: name }, year: { text: year } });
};
/** What stands under the figures: what has been corrected or is missing, how they were made, and what they cannot say. */
const remarks = (year: Year, missing: readonly Dimension[]): readonly PaperBlock[] => {
  const [edition, all] = [editionText(year), correctionsOf(year)];
  const corrected = all.filter((each) =>
    tableNames.some((table) => hasRegion(table) && correctionsIn([each], table).length > 0),
  );
  const what = { list: missing.map(nameOfDimension) };
  return body<PaperBlock>(
    corrected.map((each) => quiet(correctionText(each))),
    missing.length > 0 && quiet(t("stat.region.missing", { what })),
    quiet(...(edition ? [edition, space] : []), methodText(year), space, t("stat.zeros")),
    { kind: "heading", text: t("stat.cannot") },
    { kind: "list", items: cannot.people.map((key) => [t(key)]) },
  );
};
export const regionPaper = (state: State, actor: Actor, world: World): Paper => {
  const year = asYear(state);
  const region = regionOf(state, actor, world);
  if (region === undefined) throw new Error("a sheet of no region");
  const out = tablesOf(released(year).flatMap(({ names }) => names));
  const isOut = ({ of }: (typeof asked)[number]): boolean =>
    out.some((table) => table.includes("region") && table.includes(of));
  const [{ dimensions }, { people: figures }] = [
    catalogueOf(year.regions),
    together(released(year)),
  ];
  const order = Object.keys(dimensions);
  const cellsOf = (of: Dimension) =>
    (dimensions[of] ?? []).map((code): [string, number | null] => [
      code,
      figures[nameOf({ region, [of]: code }, order)] ?? null,
    ]);
  const shown = asked.filter(isOut).map(({ of }) => of);
  const title = titleOf(region, year, world);
  const missing = asked.filter((each) => !isOut(each)).map(({ of }) => of);
  return {
    as: "pdf",
    file: title,
    title,
    body: body<PaperBlock>(
      {
        kind: "facts",
        facts: [
          [
            t("stat.total"),
            [asked.some(isOut) ? figure(figures[`region=${region}`]) : t("stat.notReleased")],
          ],
        ],
      },
      ...shown.filter(isDrawn).flatMap((of) => drawn(of, cellsOf(of), world)),
      {
        kind: "facts",
        facts: shown.filter((of) => !isDrawn(of)).map((of) => partsOf(of, cellsOf(of), world)),
      },
      remarks(year, missing),
    ),
  };
};
