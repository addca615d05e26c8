// What has been released, drawn: the bars of one table, and lines over the years. What is held back is drawn and named as that.
import { nameOf } from "../../src/figures/cells.ts";
import { t } from "../../src/rules/say.ts";
import { declassify, reveal, type Sealed, seal } from "../../src/rules/ui.ts";
import type { Chart, Drawing, World } from "../../src/rules/workflow.ts";
import { catalogueOf, type Dimension } from "./catalogue.ts";
import { releaseProjection } from "./projection.ts";
import { correctionsIn, correctionsOf, correctionText } from "./release-correction.ts";
import {
  asYear,
  type ReleasedYear,
  released,
  type State,
  together,
  type Year,
} from "./release-model.ts";
import { mostHeld } from "./release-show.ts";
import { codeOf, figure, hasOf, methodText, nameOfDimension, tableName } from "./release-words.ts";
import { type AnyDimension, dimensionsOf, type Named, sectionOf } from "./sections.ts";

type Group = Drawing["groups"][number];
type Point = Group["points"][number];
/** undefined: nothing of it is released. */
export const releasedYear = ({
  year,
  regions,
  method,
  ...rest
}: Year): Sealed<ReleasedYear> | undefined => {
  const out = released({ year, regions, method, ...rest });
  return !hasOf("people", out)
    ? undefined
    : seal({ year, regions, method, figures: together(out).people });
};
/** undefined: the table is not released, or the year has no such code. */
const point = (label: Point["label"], value: number | null | undefined): Point => ({
  label,
  value: typeof value === "number" ? declassify(value, "figures") : null,
  figure: value === undefined ? t("stat.notReleased") : figure(value),
});
const groupOf = (
  name: Group["name"],
  sum: number | null | undefined,
  parts: readonly Point[],
): readonly Group[] => {
  if (sum === undefined || sum === 0) return [];
  const some = parts.filter(({ value }) => value !== 0);
  const shown = some.filter(({ value }) => value !== null);
  const isLong = some.length - shown.length > mostHeld;
  const rest = isLong
    ? [...shown, point([t(shown.length > 0 ? "stat.chart.rest" : "stat.chart.each")], null)]
    : some;
  return [{ name, points: [point([t("stat.all")], sum), ...(sum === null ? [] : rest)] }];
};
const barsOf = (table: Named, year: Year, world: World): readonly Group[] => {
  const section = sectionOf(table);
  const [catalogue, figures] = [
    section.catalogueOf(year),
    together(released(year))[section.population],
  ];
  const order = Object.keys(catalogue.dimensions);
  const dimensions = dimensionsOf(table);
  const [first, ...others] = dimensions;
  const partsOf = (
    of: AnyDimension,
    at: Readonly<Record<string, string>>,
    isNamed: boolean,
  ): readonly Point[] =>
    (catalogue.dimensions[of] ?? []).flatMap((code) => {
      const value = figures[nameOf({ ...at, [of]: code }, order)];
      const label = [
        ...(isNamed ? [nameOfDimension(of), t("stat.is")] : []),
        codeOf(of, code, world),
      ];
      return value === undefined ? [] : [point(label, value)];
    });
  if (first === undefined) return [];
  return [
    ...dimensions.flatMap((of) =>
      groupOf([nameOfDimension(of)], figures[""], partsOf(of, {}, false)),
    ),
    // A code that is held back has been named as that above, and has no parts to draw.
    ...(catalogue.dimensions[first] ?? []).flatMap((code) =>
      groupOf(
        [codeOf(first, code, world)],
        figures[`${first}=${code}`] ?? undefined,
        others.flatMap((of) => partsOf(of, { [first]: code }, others.length > 1)),
      ),
    ),
  ];
};
type As = Chart["as"];
export const named = (table: Named, { year }: Pick<Year, "year">) => ({
  year: { text: year },
  table: tableName(table),
});
export const tableChart = (table: Named, as: As, state: State, world: World): Chart => {
  const year = asYear(state);
  return {
    as,
    shape: "bars",
    file: t("stat.chart.file", named(table, year)),
    title: t("stat.chart.title", named(table, year)),
    notes: [
      ...correctionsIn(correctionsOf(year), table).map(correctionText),
      ...[
        methodText(year),
        t("stat.zeros"),
        t(sectionOf(table).population === "calls" ? "stat.calls.apart" : "stat.chart.dark"),
      ],
    ],
    groups: barsOf(table, year, world),
  };
};

/** A telephone's width has room for no more. */
const mostYears = 6;
const drawnOverYears: readonly Dimension[] = ["exploitation", "region"];
/** What is released of the last years, the oldest first. */
export const yearsKnown = (world: World): readonly ReleasedYear[] =>
  world
    .rows("years")
    .flatMap((row) => {
      const known = releaseProjection.known(row);
      return known ? [reveal(known)] : [];
    })
    .toSorted((a, b) => (a.year < b.year ? -1 : 1))
    .slice(-mostYears);
export const trendChart = (as: As, world: World): Chart => {
  const years = yearsKnown(world);
  const regions = [...new Set(years.flatMap((each) => each.regions))];
  const lineOf = (name: Group["name"], cell: string): readonly Group[] => {
    const points = years.map(({ year, figures }) => point([{ text: year }], figures[cell]));
    return points.some(({ value }) => value) ? [{ name, points }] : [];
  };
  return {
    as,
    shape: "trend",
    file: t("stat.trend.title"),
    title: t("stat.trend.title"),
    notes: [
      ...[...new Map(years.map((year) => [year.method, methodText(year)])).values()],
      t("stat.chart.dark"),
      t("stat.chart.years"),
    ],
    groups: [
      ...lineOf([t("stat.total")], ""),
      ...drawnOverYears.flatMap((of) =>
        (catalogueOf(regions).dimensions[of] ?? []).flatMap((code) =>
          lineOf([codeOf(of, code, world)], `${of}=${code}`),
        ),
      ),
    ],
  };
};
/** Codes that some year shows or holds back. Those that each year holds back are one, where there are many. */
const codesOver = (
  of: Dimension,
  years: readonly ReleasedYear[],
): { readonly shown: readonly string[]; readonly isCut: boolean } => {
  const regions = [...new Set(years.flatMap((each) => each.regions))];
  const valuesOf = (code: string) => years.map(({ figures }) => figures[`${of}=${code}`]);
  const some = (catalogueOf(regions).dimensions[of] ?? []).filter((code) =>
    valuesOf(code).some((value) => value !== undefined && value !== 0),
  );
  const shown = some.filter((code) => valuesOf(code).some((value) => value));
  const isCut = some.length - shown.length > mostHeld;
  return { shown: isCut ? shown : some, isCut };
};
/** One little chart of a dimension for each of the last years, and a gap for a year in which it is not released. */
export const yearsChart = (of: Dimension, as: As, world: World): Chart => {
  const years = yearsKnown(world);
  const { shown, isCut } = codesOver(of, years);
  const groups = years.map(({ year, figures }): Group => {
    const points = shown.map((code) => point([codeOf(of, code, world)], figures[`${of}=${code}`]));
    const isOut = Object.keys(figures).some(
      (cell) => cell.startsWith(`${of}=`) && !cell.includes("&"),
    );
    const rest = isCut ? [point([t("stat.chart.rest")], null)] : [];
    return isOut
      ? { name: [{ text: year }], points: [...points, ...rest] }
      : { name: [{ text: year }], points: [], none: t("stat.notReleased") };
  });
  const isHeld = groups.some(({ points }) => points.some(({ value }) => value === null));
  const title = t("stat.years.title", { of: nameOfDimension(of) });
  return {
    as,
    shape: "years",
    file: title,
    title,
    ...(isHeld && { legend: t("stat.years.held") }),
    notes: [t("stat.chart.dark"), t("stat.chart.years")],
    groups,
  };
};
