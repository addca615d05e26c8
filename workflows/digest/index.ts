// Mondays: counts of the week, to the coordinators and, where the space allows it, to the region's space. Nobody who reads them may read each case: docs/figures.md.
import { bandsBy, bandWidth } from "../../src/figures/band.ts";
import { commandsOn, decideBy, needsBy, taking } from "../../src/rules/command.ts";
import { card, dm, facts, routine, type Said, t, text } from "../../src/rules/say.ts";
import {
  type AgencyId,
  type Block,
  type InstanceId,
  type Instant,
  type Open,
  reveal,
  type Sealed,
  type Span,
  seal,
} from "../../src/rules/ui.ts";
import {
  type Needs,
  noView,
  type Post,
  plus,
  type Row,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { caseProjection } from "../case/projection.ts";
import { digestSignals } from "./signals.ts";

const wall = "09:00";
/** Earlier weeks stay readable this long; after that nothing of them is left in the space. */
const weeksShown = 12;
const weekMs = 7 * 86_400_000;
/** Of one region: what is open, and what was opened and closed in a week. Beyond it, fewer are counted than there are. [design] */
const mostCounted = 20_000;

const measures = ["open", "late", "opened", "closed"] as const;
/** The lowest count of a band: no count that is told, and no sum that is made of these, says more than the bands do. */
type Bands = Readonly<Record<(typeof measures)[number], Open<number>>>;
type Line = { readonly agency: AgencyId } & Bands;
type Week = { readonly day: string; readonly lines: readonly Line[] };
type Running = {
  readonly step: "running";
  readonly region: string;
  readonly secret: Sealed<string>;
  readonly next: Instant;
  readonly weeks: readonly Week[];
};
type State = { readonly step: "new" } | Running;
type Event =
  | ({ readonly type: "started" } & Pick<Running, "region" | "secret" | "next">)
  | { readonly type: "counted"; readonly week: Week; readonly next: Instant };

/** A quiet case is in no count that anybody is told here. */
const isCounted = (row: Row): boolean => caseProjection.of(row).quiet === undefined;
/** Every agency of the region that may have cases, also one that has none: that it stands there tells nothing. */
const agenciesOf = (region: string, { people }: World): readonly AgencyId[] =>
  [...people.agencies.values()]
    .flatMap(({ id, regions }) =>
      regions.includes(region) && people.colleagues(id).length > 0 ? [id] : [],
    )
    .sort();
const weekOf = ({ region, secret }: Running, at: Instant, world: World): Week => {
  const bandOf = bandsBy(reveal(secret));
  const open = world.rows("open").filter(isCounted);
  const late = open.filter(({ summary: { dueAt } }) => dueAt !== undefined && dueAt < at);
  const all = {
    open,
    late,
    opened: world.rows("opened").filter(isCounted),
    closed: world.rows("closed").filter(isCounted),
  };
  const lines = agenciesOf(region, world).map((agency): Line => {
    const band = (measure: keyof Bands): Open<number> =>
      bandOf(
        `${agency} ${measure}`,
        all[measure].filter(({ summary }) => summary.agency === agency).length,
      ) as Open<number>;
    return {
      agency,
      open: band("open"),
      late: band("late"),
      opened: band("opened"),
      closed: band("closed"),
    };
  });
  return { day: world.calendar.day(at), lines };
};
/** A picture of one moment: somebody who checks in meanwhile is not in the way. */
const countNeeds = (region: string, at: Instant): Needs => {
  const since = plus(at, -weekMs);
  const all = { workflow: "case", region, snapshot: true, limit: mostCounted } as const;
  return {
    open: { ...all, open: true },
    opened: { ...all, openedSince: since },
    closed: { ...all, closedSince: since },
  };
};
/** On a later day: a count that came late, early on a Monday, is that Monday's. Two of one day would be one message under two names. */
const nextAt = (at: Instant, world: World): Instant =>
  world.calendar.nextWeekday(world.calendar.wall(world.calendar.day(at), "23:59"), 1, wall);
const isRunning = (state: State): state is Running => state.step === "running";
const { byClock } = commandsOn<State, Running, Event>(isRunning);
const takes = taking<State, Event>()(digestSignals);
const commands = {
  start: takes.start((state, { values: { region }, at }, world) => {
    const secret = seal(world.fresh.instance as string);
    return state.step === "new"
      ? [{ type: "started", region, secret, next: world.calendar.nextWeekday(at, 1, wall) }]
      : [];
  }),
  count: byClock(
    (state, { at }, world) => [
      { type: "counted", next: nextAt(at, world), week: weekOf(state, at, world) },
    ],
    {
      decideNeeds: (state, { at }) => (isRunning(state) ? countNeeds(state.region, at) : {}),
    },
  ),
} as const;
const evolve = (state: State, event: Event): State => {
  if (event.type === "started")
    return {
      step: "running",
      region: event.region,
      secret: event.secret,
      next: event.next,
      weeks: [],
    };
  return state.step === "new"
    ? state
    : { ...state, next: event.next, weeks: [...state.weeks, event.week].slice(-weeksShown) };
};
type C = keyof typeof commands;
/** A sum of bands: from the lowest that all of them allow to the highest. */
const sumOf = (lines: readonly Line[], measure: keyof Bands): Span => {
  const from = lines.reduce((sum, line) => sum + line[measure], 0) as Open<number>;
  const to = (from + lines.length * (bandWidth - 1)) as Open<number>;
  return from === 0 ? t("digest.fewEach") : t("digest.band", { from, to });
};
const lineOf = ({ agency, open: from }: Line): Block<Span, C> =>
  text([{ agency }, t("digest.of", { from, to: (from + bandWidth - 1) as Open<number> })]);
const said = ({ lines }: Week): Said<C> => {
  const many = lines.filter(({ open }) => open > 0);
  return {
    title: "digest.title",
    notice: "digest.notice",
    body: [
      facts(
        ["digest.open", sumOf(lines, "open")],
        ["digest.late", sumOf(lines, "late")],
        ["digest.opened", sumOf(lines, "opened")],
        ["digest.closed", sumOf(lines, "closed")],
      ),
      many.map(lineOf),
      many.length < lines.length && many.length > 0 && text("digest.others", "quiet"),
      text("digest.about", "quiet"),
    ],
  };
};
const posts = (region: string, weeks: readonly Week[], { people }: World): readonly Post<C>[] => {
  const agency = people.regions.find((each) => each.id === region)?.coordinator;
  const coordinators = (agency === undefined ? [] : people.staff(agency)).filter(({ roles }) =>
    roles.includes("coordinator"),
  );
  const spaces = [...people.spaces.values()].filter(
    (space) => space.region === region && space.shows === "counts",
  );
  const told = weeks.flatMap((week) => [
    ...coordinators.flatMap(({ id }) => dm(`week:${week.day}`, id, "inHours", said(week))),
    ...spaces.flatMap(({ id }) => card(`week:${week.day}:${id}`, id, said(week))),
  ]);
  return routine(told);
};
const view = (state: State, world: World): View<C> => {
  if (state.step === "new") return noView;
  return {
    posts: posts(state.region, state.weeks, world),
    timers: [{ key: `count:${state.next}`, at: state.next, command: "count" }],
    signals: [],
    readers: [],
    summary: { open: true, region: state.region },
  };
};

export const digest = workflow<State, Event>()({
  name: "digest",
  classA: "all",
  start: "start",
  initial: { step: "new" },
  commands,
  signals: digestSignals,
  needs: needsBy<State, Event>(commands),
  decide: decideBy<State, Event>(commands),
  evolve,
  view,
  panels: {},
  declassified: {
    late: "How many check-ins are late follows from their day, and that from risk; it is told in bands of five, with noise.",
    quiet:
      "A quiet case is in no count of a region's week, which is told in bands of five, with noise.",
  },
  standing: (people) =>
    people.regions.map((region) =>
      digestSignals.to.start(`digest-${region.id}` as InstanceId, "start", { region: region.id }),
    ),
});
