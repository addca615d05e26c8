// Figures, codes and tables in words: the same in panels, files and charts.
import { inWords, t } from "../../src/rules/say.ts";
import {
  declassify,
  type Open,
  type Phrase,
  type PlainKey,
  type Secret,
  type Span,
  seal,
} from "../../src/rules/ui.ts";
import type { World } from "../../src/rules/workflow.ts";
import { isAnswer, isNeed, isTime } from "./catalogue.ts";
import type { Release, Year } from "./release-model.ts";
import {
  type AnyDimension,
  anyTableNames,
  type Named,
  type Population,
  partsOfName,
  sectionOf,
} from "./sections.ts";

export const figure = (value: number | null | undefined): Phrase =>
  typeof value === "number"
    ? t("stat.figure", { n: declassify(value, "figures") })
    : t("stat.hidden");
const isSpan = (
  dimension: AnyDimension,
): dimension is "spanToCoordinator" | "spanToShelter" | "spanToAnswer" =>
  dimension.startsWith("span");
/** A code in words; a margin is "all". */
export const codeOf = (
  dimension: AnyDimension,
  code: string | undefined,
  world: World,
): Span | Secret => {
  if (code === undefined) return t("stat.all");
  if (code === "unknown") return t("stat.unknown");
  if (dimension === "region")
    return {
      text: world.people.regions.find(({ id }) => id === code)?.name ?? (code as Open<string>),
    };
  if (dimension === "county")
    return code === "other" ? t("stat.county.other") : { text: code as Open<string> };
  if (dimension === "exploitationKind") return inWords("stat.exploitationKind", code);
  if (dimension === "sourceKind") return inWords("stat.sourceKind", code);
  if (dimension === "callerKind") return inWords("stat.callerKind", code);
  if (isSpan(dimension)) return inWords("stat.span", code);
  if (dimension === "caller") return inWords("call.caller", code);
  if (dimension === "danger") return inWords("call.danger", code);
  if (dimension === "outcome") return inWords("stat.outcome", code);
  if (dimension === "child" || isAnswer(dimension)) return { code: seal(code), of: "counted" };
  if (isNeed(dimension)) return { code: seal(code), of: "sought" };
  if (dimension === "half") return { code: seal(code), of: "half" };
  if (dimension === "quarter") return { code: seal(code), of: "quarter" };
  if (dimension === "keeper") return { code: seal(code), of: "keeper" };
  if (isTime(dimension)) return { code: seal(code), of: "timeBand" };
  return { code: seal(code), of: dimension };
};
export const nameOfDimension = (dimension: AnyDimension): Phrase =>
  t(`stat.dimension.${dimension}`);
/** What the figures of each population do not say. */
export const cannot: Readonly<Record<Population, readonly PlainKey[]>> = {
  people: [
    "stat.cannot.dark",
    "stat.cannot.yes",
    "stat.cannot.cases",
    "stat.cannot.since",
    "stat.cannot.asked",
    "stat.cannot.years",
    "stat.cannot.twice",
  ],
  calls: ["stat.cannot.callers", "stat.cannot.heard"],
};
export const methodText = ({ method }: Pick<Year, "method">): Phrase =>
  t(method === "cellKey" ? "stat.method.noise" : "stat.method.hidden");
export const tableName = (name: Named): Phrase => {
  const [table, joined] = partsOfName(name);
  const own = t(`statTable.${table}`);
  return joined ? t("stat.coarser.name", { table: own }) : own;
};
export const named = (names: readonly Named[]) => ({ list: names.map(tableName) });
/** The tables that none of these releases has. Why they are not out is not said. */
export const notReleased = (releases: readonly Release[]): Phrase | undefined => {
  const out = new Set<Named>(releases.flatMap(({ names }) => names));
  const rest = anyTableNames.filter((name) => !out.has(name));
  return rest.length === 0 ? undefined : t("stat.notReleased.tables", { tables: named(rest) });
};

/** A coarser table counts too. */
export const hasOf = (population: Population, releases: readonly Release[]): boolean =>
  releases.some(({ names }) => names.some((name) => sectionOf(name).population === population));

type Cells = readonly (readonly [code: string, figure: number | null])[];
/** A dimension in one line. A list of what is not shown would be longer than what is. */
export const partsOf = (
  dimension: AnyDimension,
  cells: Cells,
  world: World,
): readonly [name: Phrase, parts: readonly (Span | Secret)[]] => {
  const shown = cells.filter(([, n]) => n);
  const isHeld = cells.some(([, n]) => n === null);
  const parts = shown.flatMap(([code, n], at): readonly (Span | Secret)[] => [
    ...(at === 0 ? [] : [t("core.dot")]),
    codeOf(dimension, code, world),
    t("stat.is"),
    figure(n),
  ]);
  const none = isHeld ? t("stat.hidden") : figure(0);
  const rest = shown.length === 0 ? [none] : isHeld ? [t("core.dot"), t("stat.restHidden")] : [];
  return [nameOfDimension(dimension), [...parts, ...rest]];
};
