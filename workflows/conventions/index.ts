// What the country answers for: the indicators by article of the Council of Europe's convention and of the directive, from released figures alone. docs/domain.md §15.
import { command, decideBy } from "../../src/rules/command.ts";
import { nothing } from "../../src/rules/fields.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import { type Access, configuration, memberOf, noView, payloadOf, toldBy, workflow } from "../../src/rules/workflow.ts";
import { paper, sheet } from "./files.ts";
import { type Event, evolve, type State, type Told, yearsOf } from "./model.ts";
import { showIndicators } from "./show.ts";

/** Whoever may read a year's figures. */
const reads: Access<State> = (_state, actor) =>
  memberOf(actor)?.roles.some((role) => role === "national" || role === "coordinator") === true;
const fetches: Access<State> = (state, actor, world) => reads(state, actor, world) && yearsOf(state).length > 0;

const commands = {
  start: command<State, Event>()({
    access: configuration,
    form: nothing,
    decide: (state) => (state.step === "new" ? [{ type: "started" }] : []),
  }),
  /** All that is out of the year, each time that more is. */
  released: command<State, Event>()({
    access: toldBy("release"),
    form: nothing,
    decide: (_state, asked) => [{ type: "released", ...payloadOf<Told>(asked) }],
  }),
} as const;

const single = "conventions" as InstanceId;
export const conventions = workflow<State, Event>()({
  name: "conventions",
  start: "start",
  single,
  initial: { step: "new" },
  commands,
  decide: decideBy<State, Event>(commands),
  evolve,
  view: () => noView,
  panels: {
    show: {
      about: "all",
      access: reads,
      words: "conv.words",
      help: "conv.help",
      show: (state, _viewer, world) => showIndicators(state, world),
    },
  },
  files: {
    word: { about: "all", access: fetches, make: (state, _viewer, world) => paper(state, world) },
    csv: { about: "all", access: fetches, make: (state, _viewer, world) => sheet(state, "csv", world) },
    json: { about: "all", access: fetches, make: (state, _viewer, world) => sheet(state, "json", world) },
  },
  declassified: {
    figures: "Released figures, and what follows from them alone, stand in a panel and in files for those who may read statistics.",
  },
  standing: () => [{ instance: single, values: {} }],
});
