// A year in a panel: what is shown of it, what waits for a second person, and every release.
import {
  actions,
  body,
  columns,
  dotted,
  facts,
  files,
  firstOf,
  heading,
  on,
  panel,
  press,
  row,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import {
  type Block,
  declassify,
  type Open,
  type Panel,
  type Phrase,
  type PlainKey,
  type PlainOf,
  type Secret,
  type Span,
  seal,
} from "../../src/rules/ui.ts";
import type { Needs, Viewer, World } from "../../src/rules/workflow.ts";
import { catalogueOf, type Dimension, dimensionNames, isAnswer, isTime, type TableName, tableNames } from "./catalogue.ts";
import { type commands, lastYear, signs } from "./release-commands.ts";
import {
  asYear,
  isTakenBack,
  type Made,
  pending,
  type Release,
  regionOf,
  released,
  type State,
  together,
  type Year,
} from "./release-model.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;
const shownYears = 20;

export const figure = (value: number | null | undefined): Phrase =>
  typeof value === "number" ? t("stat.figure", { n: declassify(value, "figures") }) : t("stat.hidden");
/** A code in words; a margin is "all". */
export const codeOf = (dimension: Dimension, code: string | undefined, world: World): Span | Secret => {
  if (code === undefined) return t("stat.all");
  if (code === "unknown") return t("stat.unknown");
  if (dimension === "region") return { text: world.people.regions.find(({ id }) => id === code)?.name ?? (code as Open<string>) };
  if (isAnswer(dimension)) return { code: seal(code), of: "counted" };
  if (isTime(dimension)) return { code: seal(code), of: "timeBand" };
  return { code: seal(code), of: dimension };
};
export const nameOfDimension = (dimension: Dimension): Phrase => t(`stat.dimension.${dimension}`);
export const cannot: readonly PlainKey[] = [
  "stat.cannot.dark",
  "stat.cannot.yes",
  "stat.cannot.cases",
  "stat.cannot.years",
  "stat.cannot.twice",
];
export const methodText = ({ method }: Pick<Year, "method">): Phrase =>
  t(method === "cellKey" ? "stat.method.noise" : "stat.method.hidden");

type Cells = readonly (readonly [code: string, figure: number | null])[];
/** A dimension in one line. A list of what is not shown would be longer than what is. */
export const partsOf = (dimension: Dimension, cells: Cells, world: World): readonly [name: Phrase, parts: readonly (Span | Secret)[]] => {
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
const byCode = (dimension: Dimension, year: Year, { figures }: Made, world: World): readonly B[] => {
  const codes = catalogueOf(year.regions).dimensions[dimension] ?? [];
  const own = codes.filter((code) => `${dimension}=${code}` in figures);
  if (own.length === 0) return [];
  const cells = own.map((code) => [code, figures[`${dimension}=${code}`] ?? null] as const);
  return [{ kind: "facts", facts: [partsOf(dimension, cells, world)] }];
};
/** More than so many that are not shown are one. */
export const mostHeld = 3;
/**
 * A dimension as bars where every figure of it is shown, else as a table in which the others have their word, and never 0. `instead`: how the table looks where there
 * are none; undefined: it says what stands beside it. Of one figure nothing can be drawn.
 */
export const drawnBy = (
  dimension: Dimension,
  { figures }: Made,
  { regions }: Year,
  world: World,
  instead?: PlainOf<readonly (Span | Secret)[], Phrase>,
): Block<Span | Secret, never> | undefined => {
  const shown = (catalogueOf(regions).dimensions[dimension] ?? []).filter((code) => {
    const value = figures[`${dimension}=${code}`];
    return value !== undefined && value !== 0;
  });
  const rows = shown.map((code) => ({ label: [codeOf(dimension, code, world)], value: figures[`${dimension}=${code}`] }));
  const drawn = rows.flatMap(({ label, value }) => (value ? [{ label, count: declassify(value, "figures") }] : []));
  const name = nameOfDimension(dimension);
  const bars = { kind: "bars", caption: name, of: t("stat.persons"), bars: drawn } as const;
  if (drawn.length < 2) return undefined;
  if (drawn.length === rows.length) return bars;
  const isLong = rows.length - drawn.length > mostHeld;
  const listed = isLong ? [...rows.filter(({ value }) => value), { label: [t("stat.chart.rest")], value: null }] : rows;
  const cells = listed.map(({ label, value }) => [label, typeof value === "number" ? declassify(value, "figures") : [figure(value)]]);
  return columns(name, [name, "stat.count"], cells, [instead ?? bars]);
};
const named = (names: readonly TableName[]) => ({ list: names.map((name) => t(`statTable.${name}`)) });
/** The tables that none of these releases has. Why they are not out is not said. */
export const notReleased = (releases: readonly Release[]): Phrase | undefined => {
  const out = new Set(releases.flatMap(({ names }) => names));
  const rest = tableNames.filter((name) => !out.has(name));
  return rest.length === 0 ? undefined : t("stat.notReleased.tables", { tables: named(rest) });
};
const figuresOf = (year: Year, releases: readonly Release[], world: World): readonly B[] => {
  if (releases.length === 0) return [text("stat.none")];
  const [made, rest] = [together(releases), notReleased(releases)];
  return body<B>(
    facts(["stat.total", figure(made.figures[""])], ["stat.noes", figure(made.noes)]),
    drawnBy("exploitation", made, year, world),
    dimensionNames.flatMap((dimension) => byCode(dimension, year, made, world)),
    rest && text(rest, "quiet"),
    text(methodText(year), "quiet"),
    text("stat.zeros", "quiet"),
  );
};
const stepText = (release: Release): Phrase => t(isTakenBack(release) ? "stat.step.takenBack" : `stat.step.${release.step}`);
const ledgerRow = (release: Release): Block<Span, C> =>
  row(stepText(release), {
    detail: dotted(
      "core.dot",
      named(release.step === "silent" ? (release.silent ?? []) : release.names),
      t("stat.proposedBy", { who: { member: release.by }, at: { date: release.at, as: "date" } }),
      release.second &&
        !isTakenBack(release) &&
        t("stat.secondBy", { who: { member: release.second.by }, at: { date: release.second.at, as: "date" } }),
    ),
  });
const waiting = (release: Release, { member }: Viewer): readonly B[] => {
  if (release.step === "counting") return [text("stat.counting", "quiet")];
  const values = { of: release.id };
  const silent = release.silent && text(t("stat.silent.some", { tables: named(release.silent) }), "warning");
  if (release.by === member.id)
    return body<B>(silent, text("stat.waits", "quiet"), actions<C>(press("object", "stat.takeBack", { values })));
  return body<B>(
    silent,
    text("stat.second.asked", "warning"),
    actions<C>(
      press("approve", "stat.approve", { values, style: "primary", confirm: "stat.approve.sure" }),
      press("object", "stat.object", { values }),
    ),
  );
};
export const showYear = (state: State, viewer: Viewer, world: World): Panel<C> => {
  const year = asYear(state);
  const isSigner = signs(viewer.member);
  const [out, now] = [released(year), isSigner ? pending(year) : undefined];
  const ledger = isSigner ? year.releases : out;
  const shown = now?.step === "proposed" ? [...out, now] : out;
  return panel(
    t("stat.show.title", { year: { text: year.year } }),
    now && waiting(now, viewer),
    isSigner && !now && year.releases.at(-1)?.step === "silent" && text("stat.silent.all", "warning"),
    figuresOf(year, shown, world),
    out.length > 0 && actions<C>(show("charts", "stat.charts")),
    out.length > 0 && files(["stat.file.docx", "word"], ["stat.file.csv", "csv"], ["stat.file.json", "json"]),
    out.length > 0 && regionOf(state, viewer, world) !== undefined && files(["stat.file.region", "region"]),
    out.length > 0 && text("stat.file.status", "quiet"),
    isSigner && !now && actions<C>(press("propose", "stat.propose.title", "primary")),
    ledger.length > 0 && heading(isSigner ? "stat.ledger" : "stat.ledgerOut"),
    ledger.map(ledgerRow),
    heading("stat.cannot"),
    cannot.map((key) => text(key, "quiet")),
  );
};

export const listNeeds = (_state: State, { member }: Viewer): Needs => ({
  years: { workflow: "release", for: member, titles: true, limit: shownYears },
});
export const showList = (_state: State, { now, member }: Viewer, world: World): Panel<C> => {
  const years = world.rows("years").toSorted((a, b) => ((a.title ?? "") < (b.title ?? "") ? 1 : -1));
  const last = lastYear(now, world);
  return panel(
    "stat.list.title",
    firstOf(years, shownYears, {
      one: ({ instance, title }): Block<Span, C> =>
        row(title ? { text: title } : [], { actions: [show("show", "stat.open", { ...on("release", instance), style: "primary" })] }),
      none: text("stat.list.none"),
      more: "case.mine.more",
    }),
    signs(member) &&
      !years.some(({ title }) => title === last) &&
      actions<C>(press("freeze", t("stat.freeze.year", { year: { text: last } }), { ...on("release"), confirm: "stat.freeze.sure" })),
    // One year is no line.
    years.filter(({ known }) => known).length > 1 && files(["stat.trend.svg", "svg-years"], ["stat.trend.png", "png-years"]),
    text("stat.list.who", "quiet"),
  );
};
