// The indicators in a panel: the article where somebody has checked it, the years beside each other, the source, and what is missing.
import {
  body,
  dotted,
  facts,
  files,
  heading,
  inWords,
  panel,
  t,
  text,
} from "../../src/rules/say.ts";
import {
  type Block,
  declassify,
  type Panel,
  type Phrase,
  type Secret,
  type Span,
} from "../../src/rules/ui.ts";
import type { World } from "../../src/rules/workflow.ts";
import { codeOf, tableName } from "../statistics/projection.ts";
import { indicators } from "./indicators.ts";
import {
  correctionsAt,
  type Indicator,
  type State,
  sourceOf,
  type Told,
  type Value,
  valueIn,
  yearsOf,
} from "./model.ts";

type B = Block<Span | Secret, never>;
type Words = readonly (Span | Secret)[];
/** On a screen: four do not fit a dialog of Teams. The files have them all. */
const shownYears = 3;

const figure = (n: number): Phrase => t("stat.figure", { n: declassify(n, "figures") });
const wordsOf = (value: Value, world: World): Words => {
  switch (value.kind) {
    case "parts":
      return [
        ...value.parts.flatMap(
          ([code, n], at): Words => [
            ...(at === 0 ? [] : [t("core.dot")]),
            codeOf(value.of, code, world),
            t("stat.is"),
            figure(n),
          ],
        ),
        ...(value.held ? [t("core.dot"), t("stat.restHidden")] : []),
      ];
    case "number":
      return [figure(value.n)];
    case "share":
      return [
        t("conv.share", {
          percent: figure(Math.round((100 * value.n) / value.whole)),
          n: figure(value.n),
          whole: figure(value.whole),
        }),
      ];
    case "median": {
      const { of, low, high, whole } = value;
      return [
        codeOf(of, low, world),
        ...(low === high ? [] : [t("conv.between"), codeOf(of, high, world)]),
        t("conv.median", { whole: figure(whole) }),
      ];
    }
    case "zero":
      return [figure(0)];
    case "heldBack":
      return [t("stat.hidden")];
    case "notReleased":
      return [t("stat.notReleased")];
  }
};
/** What it says of a year, in words. */
export const saidOf = (indicator: Indicator, told: Told, world: World): Words => {
  const value = valueIn(indicator, told);
  return value ? wordsOf(value, world) : [];
};
export const nameOf = ({ name }: Indicator): Phrase => inWords("indicator", name);
const saidSource = (indicator: Indicator, told: Told): Phrase | undefined => {
  const source = sourceOf(indicator, told);
  if (!source) return undefined;
  const values = {
    year: { text: told.year },
    table: tableName(source.table),
    at: { date: source.at, as: "date" },
  } as const;
  const wrong = correctionsAt(told, source).at(-1);
  return wrong
    ? t("conv.source.corrected", { ...values, corrected: { date: wrong.at, as: "date" } })
    : t("conv.source", values);
};
/** The newest release that says something of it. */
export const newestSource = (indicator: Indicator, years: readonly Told[]): Phrase | undefined =>
  years.map((told) => saidSource(indicator, told)).find((each) => each !== undefined);
export const ruleOf = ({ name, under = name }: Indicator, { conventions }: World["people"]) =>
  conventions.find(({ indicator }) => indicator === under);
/** Nothing where nobody has checked it: an article is never shown by itself. */
export const articleOf = (indicator: Indicator, { people, calendar }: World): readonly Span[] => {
  const rule = ruleOf(indicator, people);
  if (!rule) return [];
  const { council, directive, residence, checked } = rule;
  return dotted(
    "core.dot",
    council && t("conv.council", { article: { text: council } }),
    directive && t("conv.directive", { article: { text: directive } }),
    residence && t("conv.residence", { article: { text: residence } }),
    checked.invented
      ? t("conv.invented")
      : t("conv.checked", {
          day: { date: calendar.wall(checked.on, "12:00"), as: "date" },
          by: { text: checked.by },
        }),
  );
};
export const missingOf = ({ name, lacks }: Indicator): Phrase | undefined =>
  lacks ? inWords("conv.missing", name) : undefined;

const one = (indicator: Indicator, years: readonly Told[], world: World): readonly B[] => {
  const article = articleOf(indicator, world);
  const source = newestSource(indicator, years);
  const missing = missingOf(indicator);
  const said = indicator.measure
    ? years.map(
        (told) =>
          [
            t("conv.year", { year: { text: told.year } }),
            ...saidOf(indicator, told, world),
          ] as const,
      )
    : [];
  return body<B>(
    heading(nameOf(indicator)),
    article.length > 0 && text(article, "quiet"),
    said.length > 0 && facts(...said),
    source && text(source, "quiet"),
    missing && text(missing),
  );
};
export const showIndicators = (state: State, world: World): Panel<never> => {
  const years = yearsOf(state).slice(0, shownYears);
  const isUnchecked = indicators.some((each) => articleOf(each, world).length === 0);
  return panel(
    "conv.title",
    text("conv.intro", "quiet"),
    years.length === 0 && text("conv.none"),
    years.length > 0 &&
      files(["stat.file.docx", "word"], ["stat.file.csv", "csv"], ["stat.file.json", "json"]),
    years.length > 0 &&
      files(
        ["conv.file.collection", "collection"],
        ["conv.file.collectionCsv", "collection-csv"],
        ["conv.file.metadata", "metadata"],
      ),
    years.length > 0 && text("conv.file.status", "quiet"),
    yearsOf(state).length > shownYears && text("conv.earlier", "quiet"),
    indicators.flatMap((each) => one(each, years, world)),
    isUnchecked && text("conv.unchecked", "quiet"),
    text("conv.hidden", "quiet"),
    text("stat.zeros", "quiet"),
    text("conv.years", "quiet"),
  );
};
