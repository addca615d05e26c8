// What is left of a case when it has been erased, and of a call to the support line: coded rows without a reference. docs/domain.md §15.
import { nothing } from "../../src/rules/fields.ts";
import type { InstanceId, Sealed } from "../../src/rules/ui.ts";
import { type Access, type CommandOf, configuration, noView, payloadOf, toldBy, workflow } from "../../src/rules/workflow.ts";

/** `row` is random and known to nobody else once the case is erased: a case that is closed again replaces its own row. */
type Row = {
  readonly row: InstanceId;
  readonly year: string;
  readonly reason: Sealed<string>;
  readonly stats: Sealed<Readonly<Record<string, string>>>;
  /** A call to the support line: the reason is how it ended. */
  readonly kind?: "call";
};
type State = { readonly rows: readonly Row[] };
type Event = { readonly type: "started" } | { readonly type: "added"; readonly row: Row };

const counted: Access<unknown> = (...asked) => toldBy("case")(...asked) || toldBy("call")(...asked);
const commands = { start: { access: configuration, form: nothing }, add: { access: counted, form: nothing } } as const;
type Command = CommandOf<typeof commands>;

const decide = (_state: State, command: Command): readonly Event[] => {
  // The row says nothing of who told it, and its time is the year: it cannot be led back to a case.
  if (command.type === "start") return [{ type: "started" }];
  const { row, year, reason, stats, kind } = payloadOf<Row>(command);
  return [{ type: "added", row: { row, year, reason, stats, ...(kind && { kind }) } }];
};
const evolve = (state: State, event: Event): State =>
  event.type === "added" ? { rows: [...state.rows.filter((old) => old.row !== event.row.row), event.row] } : state;

export const statistics = workflow<State, Event>()({
  name: "statistics",
  start: "start",
  initial: { rows: [] },
  commands,
  decide,
  evolve,
  view: () => ({ ...noView, summary: { open: true } }),
  panels: {},
  declassified: {},
  standing: (people) => people.regions.map((region) => ({ instance: `stat-${region.id}` as InstanceId, values: {} })),
});
