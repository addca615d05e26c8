// What is left of a case when it has been erased, and of a call to the support line: coded rows without a reference. docs/domain.md §15.
import { nothing } from "../../src/rules/fields.ts";
import { type InstanceId, reveal, type Sealed } from "../../src/rules/ui.ts";
import {
  type Access,
  type CommandOf,
  configuration,
  noView,
  payloadOf,
  type Refusal,
  refuse,
  type Tell,
  toldBy,
  workflow,
} from "../../src/rules/workflow.ts";
import { isCounted } from "./catalogue.ts";

/** `row` is random and known to nobody else once the case is erased: a case that is closed again replaces its own row. */
type Row = {
  readonly row: InstanceId;
  readonly year: string;
  readonly reason: Sealed<string>;
  readonly stats: Sealed<Readonly<Record<string, string>>>;
  /** A call to the support line: the reason is how it ended. */
  readonly kind?: "call";
  /** The person has said yes: no other row of a case is in any figure. */
  readonly agreed?: true;
};
type No = Pick<Row, "row" | "year">;
type Frozen = { readonly year: string; readonly region: string; readonly into: InstanceId };
type State = { readonly rows: readonly Row[]; readonly noes: readonly No[]; readonly frozen: readonly Frozen[] };
type Event =
  | { readonly type: "started" }
  | { readonly type: "added"; readonly row: Row }
  | ({ readonly type: "declined" } & No)
  | { readonly type: "removed"; readonly row: InstanceId }
  | ({ readonly type: "frozen" } & Frozen);

/** What a region gives to a year's release: codes, and the row's own random name for its key. */
export type Person = { readonly row: InstanceId; readonly codes: Readonly<Record<string, string>> };
export type Given = { readonly region: string; readonly people: Sealed<readonly Person[]>; readonly noes: Sealed<number> };

const counted: Access<unknown> = (...asked) => toldBy("case")(...asked) || toldBy("call")(...asked);
const commands = {
  start: { access: configuration, form: nothing },
  add: { access: counted, form: nothing },
  freeze: { access: toldBy("release"), form: nothing },
} as const;
type Command = CommandOf<typeof commands>;

const add = (state: State, command: Command): readonly Event[] => {
  // The row says nothing of who told it, and its time is the year: it cannot be led back to a case.
  const { row, year, reason, stats, kind, counting } = payloadOf<Row & { readonly counting?: Sealed<"yes" | "no" | "none"> }>(command);
  if (counting === undefined) return [{ type: "added", row: { row, year, reason, stats, ...(kind && { kind }) } }];
  const said = reveal(counting);
  if (said === "yes") return [{ type: "added", row: { row, year, reason, stats, agreed: true } }];
  if (said === "no") return [{ type: "declined", row, year }];
  return [...state.rows, ...state.noes].some((old) => old.row === row) ? [{ type: "removed", row }] : [];
};
const decide = (state: State, command: Command): readonly Event[] | Refusal => {
  if (command.type === "start") return [{ type: "started" }];
  if (command.type === "add") return add(state, command);
  const asked = payloadOf<Frozen>(command);
  // One snapshot of a year: of two, the difference would tell of whoever came between.
  return state.frozen.some(({ year }) => year === asked.year) ? refuse("stat.frozenAlready") : [{ type: "frozen", ...asked }];
};
const without = (state: State, row: InstanceId): State => ({
  ...state,
  rows: state.rows.filter((old) => old.row !== row),
  noes: state.noes.filter((old) => old.row !== row),
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
    case "removed":
      return without(state, event.row);
    case "frozen":
      return { ...state, frozen: [...state.frozen, { year: event.year, region: event.region, into: event.into }] };
  }
};
const given = (state: State, { year, region, into }: Frozen): Tell => {
  const people = state.rows
    .filter((row) => row.year === year && row.agreed && isCounted(reveal(row.reason)))
    .map(({ row, reason, stats }): Person => ({ row, codes: { ...reveal(stats), closure: reveal(reason), region } }));
  const noes = state.noes.filter((no) => no.year === year).length;
  return { key: `frozen:${year}`, workflow: "release", instance: into, command: "collect", values: { region, people, noes } };
};

export const statistics = workflow<State, Event>()({
  name: "statistics",
  start: "start",
  initial: { rows: [], noes: [], frozen: [] },
  commands,
  decide,
  evolve,
  // A year is told once, when it is frozen: what was told before is not gathered anew with every row.
  view: (state) => ({ ...noView, tells: state.frozen.slice(-1).map((each) => given(state, each)), summary: { open: true } }),
  panels: {},
  declassified: {
    figures: "Figures that have been proved to tell of nobody are shown in a panel to those who sign, and stand in the files.",
  },
  standing: (people) => people.regions.map((region) => ({ instance: `stat-${region.id}` as InstanceId, values: {} })),
});
