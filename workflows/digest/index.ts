// Mondays: counts of the week, to the coordinators and, where the space allows it, to the region's space.
import { commandsOn, decideBy, needsBy } from "../../src/rules/command.ts";
import { nothing } from "../../src/rules/fields.ts";
import { card, dm, facts, routine, type Said, t } from "../../src/rules/say.ts";
import type { AgencyId, Block, InstanceId, Instant, Open, Span } from "../../src/rules/ui.ts";
import {
  configuration,
  noView,
  type Post,
  payloadOf,
  plus,
  type TallyRow,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";

/** Fewer than this could point at somebody. docs/domain.md §15. */
const fewest = 5;
const wall = "09:00";
/** Earlier weeks stay readable this long; after that nothing of them is left in the space. */
const weeksShown = 12;
const weekMs = 7 * 86_400_000;

type Counted = Open<number> | "few";
type Line = { readonly agency: AgencyId; readonly open: Counted };
type Week = {
  readonly day: string;
  readonly open: Counted;
  readonly late: Counted;
  readonly opened: Counted;
  readonly closed: Counted;
  readonly lines: readonly Line[];
};
type Running = { readonly step: "running"; readonly region: string; readonly next: Instant; readonly weeks: readonly Week[] };
type State = { readonly step: "new" } | Running;
type Event =
  | { readonly type: "started"; readonly region: string; readonly next: Instant }
  | { readonly type: "counted"; readonly week: Week; readonly next: Instant };

/** Zero is said as "few" too: otherwise the difference between none and some would tell. */
const guarded = (n: number): Counted => (n < fewest ? "few" : (n as Open<number>));
const sumOf = (rows: readonly TallyRow[], of: "open" | "late" | "opened" | "closed"): number =>
  rows.reduce((total, row) => total + row[of], 0);
/** Agencies with enough of their own. What is hidden could be told from the sum when it is little altogether: then no agency is named at all. */
const linesOf = (rows: readonly TallyRow[]): readonly Line[] => {
  const hidden = sumOf(
    rows.filter((row) => row.open < fewest),
    "open",
  );
  if (hidden > 0 && hidden < fewest) return [];
  return rows.map((row) => ({ agency: row.agency, open: guarded(row.open) })).filter((line) => line.open !== "few");
};
const weekOf = (rows: readonly TallyRow[], day: string): Week => ({
  day,
  open: guarded(sumOf(rows, "open")),
  late: guarded(sumOf(rows, "late")),
  opened: guarded(sumOf(rows, "opened")),
  closed: guarded(sumOf(rows, "closed")),
  lines: linesOf(rows),
});
/** On a later day: a count that came late, early on a Monday, is that Monday's. Two of one day would be one message under two names. */
const nextAt = (at: Instant, world: World): Instant =>
  world.calendar.nextWeekday(world.calendar.wall(world.calendar.day(at), "23:59"), 1, wall);
const isRunning = (state: State): state is Running => state.step === "running";
const { command, byClock } = commandsOn<State, Running, Event>(isRunning);
const commands = {
  start: command({
    access: configuration,
    form: nothing,
    decide: (state, asked, world) => {
      const { region } = payloadOf<{ readonly region: string }>(asked);
      return state.step === "new" ? [{ type: "started", region, next: world.calendar.nextWeekday(asked.at, 1, wall) }] : [];
    },
  }),
  count: byClock(
    (_state, { at }, world) => [{ type: "counted", next: nextAt(at, world), week: weekOf(world.tally("week"), world.calendar.day(at)) }],
    {
      decideNeeds: (state, { at }) =>
        isRunning(state) ? { week: { tally: "case", region: state.region, now: at, since: plus(at, -weekMs) } } : {},
    },
  ),
} as const;
const evolve = (state: State, event: Event): State => {
  if (event.type === "started") return { step: "running", region: event.region, next: event.next, weeks: [] };
  return state.step === "new" ? state : { ...state, next: event.next, weeks: [...state.weeks, event.week].slice(-weeksShown) };
};
type C = keyof typeof commands;
const shown = (n: Counted): Span => (n === "few" ? t("core.few") : t("digest.number", { n }));
const bars = (lines: readonly Line[]): Block<Span, C> => ({
  kind: "bars",
  bars: lines.map(({ agency, open }) => ({ label: [{ agency }], count: open })),
});
const said = (week: Week): Said<C> => ({
  title: "digest.title",
  notice: "digest.notice",
  body: [
    facts(
      ["digest.open", shown(week.open)],
      ["digest.late", shown(week.late)],
      ["digest.opened", shown(week.opened)],
      ["digest.closed", shown(week.closed)],
    ),
    week.lines.length > 1 && bars(week.lines),
  ],
});
const posts = (region: string, weeks: readonly Week[], { people }: World): readonly Post<C>[] => {
  const agency = people.regions.find((each) => each.id === region)?.coordinator;
  const coordinators = (agency === undefined ? [] : people.staff(agency)).filter(({ roles }) => roles.includes("coordinator"));
  const spaces = [...people.spaces.values()].filter((space) => space.region === region && space.shows === "counts");
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
    tells: [],
    readers: [],
    summary: { open: true, region: state.region },
  };
};

export const digest = workflow<State, Event>()({
  name: "digest",
  start: "start",
  initial: { step: "new" },
  commands,
  needs: needsBy<State, Event>(commands),
  decide: decideBy<State, Event>(commands),
  evolve,
  view,
  panels: {},
  declassified: { late: "How many check-ins are late follows from their day, and that from risk; fewer than five are not told." },
  standing: (people) => people.regions.map((region) => ({ instance: `digest-${region.id}` as InstanceId, values: { region: region.id } })),
});
