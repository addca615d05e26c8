// What is left of a case when it has been erased, and of a call to the support line: coded rows without a reference. docs/domain.md §15.
import { decideBy, taking } from "../../src/rules/command.ts";
import type { LeftOut } from "../../src/rules/part.ts";
import { type InstanceId, reveal, seal } from "../../src/rules/ui.ts";
import { noView, refuse, type Signal, workflow } from "../../src/rules/workflow.ts";
import { isCounted } from "./catalogue.ts";
import { halfOf } from "./quarters.ts";
import {
  type Added,
  type CallRow,
  type Coded,
  type Frozen,
  type Person,
  releaseSignals,
  statisticsInstance,
  statisticsSignals,
} from "./signals.ts";

/** `agreed`: the person has said yes; no other row of a case is in any figure. */
type Row = Coded & { readonly agreed?: true };
type No = Pick<Row, "row" | "year">;
/** `unasked`: became known, and nobody has asked yet whether they may be counted: a mere number. */
type State = {
  readonly rows: readonly Row[];
  readonly noes: readonly No[];
  readonly unasked: readonly No[];
  readonly frozen: readonly Frozen[];
};
type Event =
  | { readonly type: "started" }
  | { readonly type: "added"; readonly row: Row }
  | ({ readonly type: "declined" | "unasked" } & No)
  | { readonly type: "removed"; readonly row: InstanceId }
  | ({ readonly type: "frozen" } & Frozen);

const add = (state: State, { counting, ...told }: Added): readonly Event[] => {
  // The row leads back to no case: it has codes, the quarter and, after a yes, the agency; no reference, no instance and no day.
  const { row, year, reason, stats, kind, closedIn } = told;
  const coded = { row, year, reason, stats, ...(closedIn && { closedIn }) };
  if (counting === undefined) return [{ type: "added", row: { ...coded, ...(kind && { kind }) } }];
  const said = reveal(counting);
  if (said === "yes") return [{ type: "added", row: { ...coded, agreed: true } }];
  if (said === "no") return [{ type: "declined", row, year }];
  if (said === "none" && isCounted(reveal(reason))) return [{ type: "unasked", row, year }];
  return [...state.rows, ...state.noes, ...state.unasked].some((old) => old.row === row)
    ? [{ type: "removed", row }]
    : [];
};
const takes = taking<State, Event>()(statisticsSignals);
const commands = {
  start: takes.start(() => [{ type: "started" }]),
  add: takes.add((state, { values }) => add(state, values)),
  // One snapshot of a year: of two, the difference would tell of whoever came between.
  freeze: takes.freeze((state, { values }) =>
    state.frozen.some(({ year }) => year === values.year)
      ? refuse("stat.frozenAlready")
      : [{ type: "frozen", ...values }],
  ),
} as const;
const without = (state: State, row: InstanceId): State => ({
  ...state,
  rows: state.rows.filter((old) => old.row !== row),
  noes: state.noes.filter((old) => old.row !== row),
  unasked: state.unasked.filter((old) => old.row !== row),
});
const evolve = (state: State, event: Event): State => {
  switch (event.type) {
    case "started":
      return state;
    case "added": {
      const rest = without(state, event.row.row);
      return { ...rest, rows: [...rest.rows, event.row] };
    }
    case "declined": {
      const rest = without(state, event.row);
      return { ...rest, noes: [...rest.noes, { row: event.row, year: event.year }] };
    }
    case "unasked": {
      const rest = without(state, event.row);
      return { ...rest, unasked: [...rest.unasked, { row: event.row, year: event.year }] };
    }
    case "removed":
      return without(state, event.row);
    case "frozen":
      return {
        ...state,
        frozen: [...state.frozen, { year: event.year, region: event.region, into: event.into }],
      };
  }
};
/** A row that is to be erased. A year that is frozen has been told, and is not changed; a no holds. */
const redactPart = (events: readonly Event[], { kinds, rows = [] }: LeftOut): readonly Event[] => {
  const isIts = (row: InstanceId): boolean => kinds.includes("stats") && rows.includes(row);
  return events.map((event) => {
    const row =
      event.type === "added" ? event.row.row : event.type === "unasked" ? event.row : undefined;
    return row && isIts(row) ? { type: "removed", row } : event;
  });
};
/** What was not pressed is not known. */
const callOf = ({ row, reason, stats }: Row): CallRow => {
  const {
    county = "unknown",
    caller = "unknown",
    child = "unknown",
    danger = "unknown",
  } = reveal(stats);
  return { row, codes: { county, caller, child, danger, outcome: reveal(reason) } };
};
/** How it stood when the year was over: closed after that, it went on then. */
const stoodAt = (year: string, { reason, closedIn = year }: Row): string =>
  closedIn > year ? "open" : reveal(reason);
const given = (state: State, { year, region, into }: Frozen): Signal => {
  const people = state.rows
    .filter((row) => row.year === year && row.agreed && isCounted(reveal(row.reason)))
    .map((one): Person => {
      const stats = reveal(one.stats);
      const half = halfOf(stats.quarter);
      return {
        row: one.row,
        codes: { ...stats, ...(half && { half }), closure: stoodAt(year, one), region },
      };
    });
  const calls = state.rows.filter((row) => row.year === year && row.kind === "call").map(callOf);
  const of = (those: readonly No[]) => seal(those.filter((each) => each.year === year).length);
  return releaseSignals.to.collect(into, `frozen:${year}`, {
    region,
    people: seal(people),
    calls: seal(calls),
    noes: of(state.noes),
    unasked: of(state.unasked),
  });
};

export const statistics = workflow<State, Event>()({
  name: "statistics",
  classA: "all",
  start: "start",
  initial: { rows: [], noes: [], unasked: [], frozen: [] },
  commands,
  signals: statisticsSignals,
  decide: decideBy<State, Event>(commands),
  evolve,
  redactPart,
  // A year is told once, when it is frozen: what was told before is not gathered anew with every row.
  view: (state) => ({
    ...noView,
    signals: state.frozen.slice(-1).map((each) => given(state, each)),
    summary: { open: true },
  }),
  panels: {},
  declassified: {
    figures:
      "Figures that have been proved to tell of nobody are shown in a panel to those who sign, and stand in the files.",
  },
  standing: (people) =>
    people.regions.map((region) =>
      statisticsSignals.to.start(statisticsInstance(region.id), "start"),
    ),
});
