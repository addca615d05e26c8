// Mondays: counts of the week, to the coordinators and, where the space allows it, to the region's space.
import { type AgencyId, type Block, form, type InstanceId, type Instant, type Open, type Phrase, type Span } from "../../src/rules/ui.ts";
import {
  type CommandOf,
  clock,
  configuration,
  type Needs,
  type Post,
  payloadOf,
  plus,
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
type State =
  | { readonly step: "new" }
  | { readonly step: "running"; readonly region: string; readonly next: Instant; readonly weeks: readonly Week[] };
type Event =
  | { readonly type: "started"; readonly region: string; readonly next: Instant }
  | { readonly type: "counted"; readonly week: Week; readonly next: Instant };

const nothing = form({ key: "digest.none" }, { key: "digest.none" }, {});
const commands = { start: { access: configuration, form: nothing }, count: { access: clock, form: nothing } } as const;
type Command = CommandOf<typeof commands>;

/** Zero is said as "few" too: otherwise the difference between none and some would tell. */
const guarded = (n: number): Counted => (n < fewest ? "few" : (n as Open<number>));
const needs = (state: State, command: Command): Needs =>
  state.step === "running" && command.type === "count"
    ? {
        week: {
          tally: "case",
          region: state.region,
          now: command.at,
          since: plus(command.at, -weekMs),
        },
      }
    : {};
const decide = (state: State, command: Command, world: World): readonly Event[] => {
  const next = world.calendar.nextWeekday(command.at, 1, wall);
  if (command.type === "start")
    return state.step === "new" ? [{ type: "started", region: payloadOf<{ readonly region: string }>(command).region, next }] : [];
  const rows = world.tally("week");
  const sum = (of: "open" | "late" | "opened" | "closed"): Counted => guarded(rows.reduce((total, row) => total + row[of], 0));
  const lines = rows.map((row) => ({ agency: row.agency, open: guarded(row.open) })).filter((line) => line.open !== "few");
  // What is hidden could be told from the sum when it is little altogether: then no agency is named at all.
  const hidden = rows.filter((row) => row.open < fewest).reduce((total, row) => total + row.open, 0);
  return [
    {
      type: "counted",
      next,
      week: {
        day: world.calendar.day(command.at),
        open: sum("open"),
        late: sum("late"),
        opened: sum("opened"),
        closed: sum("closed"),
        lines: hidden > 0 && hidden < fewest ? [] : lines,
      },
    },
  ];
};
const evolve = (state: State, event: Event): State => {
  if (event.type === "started") return { step: "running", region: event.region, next: event.next, weeks: [] };
  return state.step === "new" ? state : { ...state, next: event.next, weeks: [...state.weeks, event.week].slice(-weeksShown) };
};
type C = keyof typeof commands;
const shown = (n: Counted): Span => (n === "few" ? { key: "core.few" } : { key: "digest.number", with: { n } });
const message = (week: Week): Post<C>["message"] => {
  const fact = (key: Phrase["key"], n: Counted): readonly [Phrase, readonly Span[]] => [{ key }, [shown(n)]];
  const body: Block<Span, C>[] = [
    {
      kind: "facts",
      facts: [
        fact("digest.open", week.open),
        fact("digest.late", week.late),
        fact("digest.opened", week.opened),
        fact("digest.closed", week.closed),
      ],
    },
    ...(week.lines.length > 1
      ? [{ kind: "bars", bars: week.lines.map((line) => ({ label: [{ agency: line.agency }], count: line.open })) } as const]
      : []),
  ];
  return { title: { key: "digest.title" }, notice: "digest.notice", body };
};
const view = (state: State, world: World): View<C> => {
  if (state.step === "new") return { posts: [], timers: [], tells: [], readers: [], summary: { open: false } };
  const region = world.people.regions.find((r) => r.id === state.region);
  const coordinators = [...world.people.members.values()].filter(
    (m) => m.agency === region?.coordinator && m.roles.includes("coordinator"),
  );
  const spaces = [...world.people.spaces.values()].filter((space) => space.region === state.region && space.shows === "counts");
  const posts = state.weeks.flatMap((week): Post<C>[] => [
    ...coordinators.map((m) => ({ key: `week:${week.day}:${m.id}`, to: { member: m.id }, message: message(week) })),
    ...spaces.map((space) => ({ key: `week:${week.day}:${space.id}`, to: { space: space.id }, message: message(week) })),
  ]);
  return {
    posts,
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
  needs,
  decide,
  evolve,
  view,
  panels: {},
  declassified: { late: "How many check-ins are late follows from their day, and that from risk; fewer than five are not told." },
  standing: (people) => people.regions.map((region) => ({ instance: `digest-${region.id}` as InstanceId, values: { region: region.id } })),
});
