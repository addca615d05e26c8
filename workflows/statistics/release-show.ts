// A year in a panel: what is shown of it, what waits for a second person, and every release.
import type { Share } from "../../src/figures/coarser.ts";
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
  type PlainOf,
  type Secret,
  type Span,
} from "../../src/rules/ui.ts";
import type { Needs, Viewer, World } from "../../src/rules/workflow.ts";
import { type commands, lastYear, signs } from "./release-commands.ts";
import {
  type Corrected,
  correctionsOf,
  correctionText,
  editionText,
  whatWasWrong,
} from "./release-correction.ts";
import { coverage } from "./release-coverage.ts";
import {
  asYear,
  isTakenBack,
  type Offered,
  offered,
  pending,
  type Release,
  regionOf,
  released,
  type State,
  together,
  type Year,
} from "./release-model.ts";
import {
  cannot,
  codeOf,
  figure,
  hasOf,
  methodText,
  named,
  nameOfDimension,
  notReleased,
  partsOf,
  tableName,
} from "./release-words.ts";
import {
  type AnyDimension,
  type Coarser,
  type FiguresOf,
  fineOf,
  type Made,
  ownOf,
  type Population,
  partsOfName,
  type Section,
  sectionOf,
  sections,
} from "./sections.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;
const shownYears = 20;

const byCode = (
  section: Section,
  year: Year,
  figures: FiguresOf<Population>,
  world: World,
): readonly B[] => {
  const { dimensions } = section.catalogueOf(year);
  return section.dimensions.flatMap((dimension) =>
    lineOf(dimension, dimensions[dimension] ?? [], figures, world),
  );
};
const lineOf = (
  dimension: AnyDimension,
  codes: readonly string[],
  figures: FiguresOf<Population>,
  world: World,
): readonly B[] => {
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
  dimension: AnyDimension,
  { catalogueOf, population }: Section,
  made: Made,
  year: Year,
  world: World,
  instead?: PlainOf<readonly (Span | Secret)[], Phrase>,
): Block<Span | Secret, never> | undefined => {
  const figures = made[population];
  const shown = (catalogueOf(year).dimensions[dimension] ?? []).filter((code) => {
    const value = figures[`${dimension}=${code}`];
    return value !== undefined && value !== 0;
  });
  const rows = shown.map((code) => ({
    label: [codeOf(dimension, code, world)],
    value: figures[`${dimension}=${code}`],
  }));
  const drawn = rows.flatMap(({ label, value }) =>
    value ? [{ label, count: declassify(value, "figures") }] : [],
  );
  const name = nameOfDimension(dimension);
  const counted = t(population === "people" ? "stat.persons" : "stat.calls");
  const bars = { kind: "bars", caption: name, of: counted, bars: drawn } as const;
  if (drawn.length < 2) return undefined;
  if (drawn.length === rows.length) return bars;
  const isLong = rows.length - drawn.length > mostHeld;
  const listed = isLong
    ? [...rows.filter(({ value }) => value), { label: [t("stat.chart.rest")], value: null }]
    : rows;
  const cells = listed.map(({ label, value }) => [
    label,
    typeof value === "number" ? declassify(value, "figures") : [figure(value)],
  ]);
  return columns(name, [name, "stat.count"], cells, [instead ?? bars]);
};
const aboutPeople = (made: Made, year: Year, world: World): readonly B[] =>
  body<B>(coverage(made), drawnBy("exploitation", sectionOf("purposes"), made, year, world));
/** By itself, with a total of its own: calls are not added to people. */
const aboutCalls = ({ calls }: Made): readonly B[] =>
  body<B>(
    heading("stat.calls"),
    facts(["stat.calls.total", figure(calls[""])]),
    text("stat.calls.apart", "quiet"),
  );
const figuresOf = (year: Year, releases: readonly Release[], world: World): readonly B[] => {
  if (releases.length === 0) return [text("stat.none")];
  const [made, rest] = [together(releases), notReleased(releases)];
  const names = releases.flatMap((each) => each.names);
  return body<B>(
    sections.flatMap((section) => {
      if (ownOf(section, names).length === 0) return [];
      const own =
        section.population === "people" ? aboutPeople(made, year, world) : aboutCalls(made);
      return [...own, ...byCode(section, year, made[section.population], world)];
    }),
    rest && text(rest, "quiet"),
    text(methodText(year), "quiet"),
    text("stat.zeros", "quiet"),
  );
};
const shownCorrections = 5;
/** The newest first. A message of Slack has room for a hundred blocks: the files have them all. */
export const corrected = (all: readonly Corrected[]): readonly Block<Span, never>[] =>
  body<Block<Span, never>>(
    all
      .slice(-shownCorrections)
      .toReversed()
      .map((each) => text(correctionText(each), "warning")),
    all.length > shownCorrections && text("stat.corrections.more", "quiet"),
  );
const stepText = (release: Release): Phrase =>
  t(isTakenBack(release) ? "stat.step.takenBack" : `stat.step.${release.step}`);
const ledgerRow = (release: Release): Block<Span, C> =>
  row(stepText(release), {
    detail: dotted(
      "core.dot",
      release.correction
        ? whatWasWrong(release.correction, release.names)
        : named(release.step === "silent" ? (release.silent ?? []) : release.names),
      t("stat.proposedBy", { who: { member: release.by }, at: { date: release.at, as: "date" } }),
      release.second &&
        !isTakenBack(release) &&
        t("stat.secondBy", {
          who: { member: release.second.by },
          at: { date: release.second.at, as: "date" },
        }),
    ),
  });
const wouldShow = (share: Share | "any", name: Coarser): Phrase =>
  t(`stat.coarser.${share}`, { what: nameOfDimension(fineOf(partsOfName(name)[1])) });
const offerRow = ({ of, name, share }: Offered, mayPress: boolean): Block<Span, C> =>
  row(wouldShow(share ?? "any", name), {
    detail: [tableName(of)],
    ...(mayPress && {
      actions: [
        press("coarsen", "stat.coarser.propose", { values: { name: name as Open<Coarser> } }),
      ],
    }),
  });
/** What would help the tables that say nothing. `open`: what can be proposed now; without it something waits. */
const helps = ({ silent = [], offers = [] }: Release, open?: readonly Offered[]): readonly B[] => {
  const without = silent.filter((name) => !offers.some(({ of }) => of === name));
  return body<B>(
    (open ?? offers).map((offer) => offerRow(offer, open !== undefined)),
    !open && offers.length > 0 && text("stat.coarser.later", "quiet"),
    without.length > 0 && text(t("stat.coarser.none", { tables: named(without) }), "quiet"),
    text("stat.coarser.years", "quiet"),
  );
};
/** That the last proposal said nothing, and what can be proposed more coarsely. */
const helpNow = (year: Year): readonly B[] => {
  const [open, last] = [offered(year), year.releases.at(-1)];
  const from =
    open.length > 0 ? year.releases.findLast(({ offers }) => offers !== undefined) : undefined;
  const isSilent = last?.step === "silent";
  const about = from ?? (isSilent ? last : undefined);
  return body<B>(
    isSilent && text("stat.silent.all", "warning"),
    from && heading("stat.coarser"),
    about && helps(about, open),
  );
};
const waiting = (release: Release, { member }: Viewer): readonly B[] => {
  if (release.step === "counting") return [text("stat.counting", "quiet")];
  const [values, { correction }] = [{ of: release.id }, release];
  const said = correction && text(whatWasWrong(correction, release.names));
  const silent = release.silent && [
    text(t("stat.silent.some", { tables: named(release.silent) }), "warning"),
    ...helps(release),
  ];
  if (release.by === member.id)
    return body<B>(
      silent,
      text(correction ? "stat.waits.correction" : "stat.waits", "quiet"),
      said,
      actions<C>(press("object", "stat.takeBack", { values })),
    );
  return body<B>(
    silent,
    text(correction ? "stat.second.correction" : "stat.second.asked", "warning"),
    said,
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
  const shown = now?.made ? [...out, now] : out;
  const edition = editionText(year);
  return panel(
    t("stat.show.title", { year: { text: year.year } }),
    now && waiting(now, viewer),
    isSigner && !now && helpNow(year),
    edition && text(edition, "quiet"),
    corrected(correctionsOf(year)),
    figuresOf(year, shown, world),
    out.length > 0 && actions<C>(show("charts", "stat.charts")),
    out.length > 0 &&
      files(["stat.file.docx", "word"], ["stat.file.csv", "csv"], ["stat.file.json", "json"]),
    out.length > 0 &&
      regionOf(state, viewer, world) !== undefined &&
      files(["stat.file.region", "region"]),
    out.length > 0 && text("stat.file.status", "quiet"),
    isSigner &&
      !now &&
      actions<C>(
        press("propose", "stat.propose.title", "primary"),
        ...(out.length > 0 ? [press("correct", "stat.correct.title")] : []),
      ),
    ledger.length > 0 && heading(isSigner ? "stat.ledger" : "stat.ledgerOut"),
    ledger.map(ledgerRow),
    heading("stat.cannot"),
    cannot.people.map((key) => text(key, "quiet")),
    hasOf("calls", shown) && [
      heading("stat.calls.cannot"),
      ...cannot.calls.map((key) => text(key, "quiet")),
    ],
  );
};

export const listNeeds = (_state: State, { member }: Viewer): Needs => ({
  years: { workflow: "release", for: member, titles: true, limit: shownYears },
});
export const showList = (_state: State, { now, member }: Viewer, world: World): Panel<C> => {
  const years = world
    .rows("years")
    .toSorted((a, b) => ((a.title ?? "") < (b.title ?? "") ? 1 : -1));
  const last = lastYear(now, world);
  return panel(
    "stat.list.title",
    firstOf(years, shownYears, {
      one: ({ instance, title }): Block<Span, C> =>
        row(title ? { text: title } : [], {
          actions: [show("show", "stat.open", { ...on("release", instance), style: "primary" })],
        }),
      none: text("stat.list.none"),
      more: "case.mine.more",
    }),
    signs(member) &&
      !years.some(({ title }) => title === last) &&
      actions<C>(
        press("freeze", t("stat.freeze.year", { year: { text: last } }), {
          ...on("release"),
          confirm: "stat.freeze.sure",
        }),
      ),
    // One year is no line.
    years.filter(({ known }) => known).length > 1 &&
      files(["stat.trend.svg", "svg-years"], ["stat.trend.png", "png-years"]),
    text("stat.list.who", "quiet"),
  );
};
