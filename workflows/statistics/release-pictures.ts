// A year's charts, one released table at a time: drawn on our own pages, elsewhere as charts and tables of the platform with the drawing behind a link.
import { actions, body, columns, heading, panel, row, show, t, text } from "../../src/rules/say.ts";
import {
  type Block,
  count,
  type Panel,
  type PictureBlock,
  type Secret,
  type Span,
} from "../../src/rules/ui.ts";
import { type Drawing, namedFrom, type Viewer, type World } from "../../src/rules/workflow.ts";
import { type Dimension, type TableName, tables } from "./catalogue.ts";
import { named, tableChart, yearsChart, yearsKnown } from "./release-charts.ts";
import { correctionsIn, correctionsOf } from "./release-correction.ts";
import { asYear, released, type State, together, type Year } from "./release-model.ts";
import { corrected, drawnBy } from "./release-show.ts";
import { methodText, nameOfDimension, partsOf, tableName } from "./release-words.ts";
import {
  type AnyDimension,
  allNames,
  dimensionsOf,
  isOfPeople,
  type Named,
  type Section,
  sectionOf,
} from "./sections.ts";

type Words = readonly (Span | Secret)[];
type B = Block<Span | Secret, never>;
type Group = Drawing["groups"][number];

/** In the catalogue's order: the row of the panel is the place of its table here. */
const releasedTables = (year: Year): readonly Named[] => {
  const out = new Set(released(year).flatMap(({ names }) => names));
  return allNames.filter((table) => out.has(table));
};
const pointsOf = ({ points }: Group): Words =>
  points.flatMap(({ label, figure }, at) => [
    ...(at === 0 ? [] : [t("core.dot")]),
    ...label,
    t("stat.is"),
    figure,
  ]);
/** Everything that is drawn, a sentence for each group. */
const saidOf = ({ title, groups, legend, notes }: Drawing): PictureBlock["said"] => [
  [title],
  ...groups.map((group) => [
    ...group.name,
    t("stat.is"),
    ...(group.none ? [group.none] : pointsOf(group)),
  ]),
  ...(legend ? [[legend]] : []),
  ...notes.map((note) => [note]),
];
/** A dimension of a table by itself, and in words where nothing of it can be drawn. */
const marginOf = (dimension: AnyDimension, section: Section, year: Year, world: World): B => {
  const made = together(released(year));
  const codes = Object.entries(made[section.population]).flatMap(([cell, value]) =>
    cell.startsWith(`${dimension}=`) && !cell.includes("&")
      ? [[cell.slice(dimension.length + 1), value] as const]
      : [],
  );
  const words = { kind: "facts", facts: [partsOf(dimension, codes, world)] } as const;
  return drawnBy(dimension, section, made, year, world, words) ?? words;
};
const pictureOf = (table: Named, state: State, world: World): PictureBlock => {
  const [year, chart] = [asYear(state), tableChart(table, "svg", state, world)];
  const [dimensions, section] = [dimensionsOf(table), sectionOf(table)];
  return {
    kind: "picture",
    files: [
      { label: t("stat.chart.svg", named(table, year)), file: `svg-${table}` },
      { label: t("stat.chart.png", named(table, year)), file: `png-${table}` },
    ],
    said: saidOf(chart),
    instead: body<B>(
      dimensions.map((dimension) => marginOf(dimension, section, year, world)),
      // What a table adds to its margins: each code of the first dimension, and its parts.
      chart.groups
        .slice(dimensions.length)
        .map((group) => row(group.name, { detail: pointsOf(group) })),
      corrected(correctionsIn(correctionsOf(year), table)),
      text(methodText(year), "quiet"),
      text("stat.zeros", "quiet"),
      text(section.population === "calls" ? "stat.calls.apart" : "stat.chart.dark", "quiet"),
    ),
  };
};
/** What a table is about beside what others are about, too: its last dimension, and of three its first. */
const subjectOf = (table: TableName): Dimension => {
  const all: readonly Dimension[] = tables[table];
  return (all.length > 2 ? all[0] : all.at(-1)) as Dimension;
};
/** The same dimension in each of the last years; undefined: there is one year only. */
const yearsOf = (of: Dimension, world: World): PictureBlock | undefined => {
  if (yearsKnown(world).length < 2) return undefined;
  const chart = yearsChart(of, "svg", world);
  const name = { of: nameOfDimension(of) };
  const yearNames = chart.groups.map((group) => t("stat.year", { year: group.name[0] as Span }));
  const drawn = chart.groups.find(({ points }) => points.length > 0)?.points ?? [];
  const cells = drawn.map(({ label }, at) => [
    label,
    ...chart.groups.map(
      ({ points, none }) =>
        points[at]?.value ?? [points[at]?.figure ?? none ?? t("stat.notReleased")],
    ),
  ]);
  const words = chart.groups.map(
    (group, at) =>
      [yearNames[at] ?? t("stat.all"), group.none ? [group.none] : pointsOf(group)] as const,
  );
  return {
    kind: "picture",
    files: [
      { label: t("stat.years.svg", name), file: `svg-years-${of}` },
      { label: t("stat.years.png", name), file: `png-years-${of}` },
    ],
    said: saidOf(chart),
    instead: [
      columns(chart.title, [nameOfDimension(of), ...yearNames], cells, [
        { kind: "facts", facts: words },
      ]),
      text("stat.chart.years", "quiet"),
    ],
  };
};
const rowOf = (all: readonly Named[], { from = 0 }: Viewer): number =>
  from < all.length ? from : 0;
/** One table: the first, or the one whose row was asked for; the ways to the one before, the next, and all. */
export const showCharts = (state: State, viewer: Viewer, world: World): Panel<never> => {
  const year = asYear(state);
  const all = releasedTables(year);
  const at = rowOf(all, viewer);
  const table = all[at];
  return panel(
    t("stat.charts.title", { year: { text: year.year } }),
    table && heading(tableName(table)),
    table && pictureOf(table, state, world),
    table && isOfPeople(table) && yearsOf(subjectOf(table), world),
    all.length > 1 &&
      text(
        t("core.list.shownOne", { which: count(all.slice(0, at + 1)), all: count(all) }),
        "quiet",
      ),
    actions(
      at > 0 && show(namedFrom("charts", at - 1), "stat.charts.before"),
      at + 1 < all.length && show(namedFrom("charts", at + 1), "stat.charts.next"),
      all.length > 1 && show("tables", "stat.charts.choose"),
    ),
    text("stat.charts.intro", "quiet"),
  );
};
/** Which of the released tables is to be drawn. */
export const showTables = (state: State, _viewer: Viewer, _world: World): Panel<never> => {
  const year = asYear(state);
  return panel(
    t("stat.charts.title", { year: { text: year.year } }),
    releasedTables(year).map((table, at) =>
      row(tableName(table), { actions: [show(namedFrom("charts", at), "stat.charts.show")] }),
    ),
  );
};
