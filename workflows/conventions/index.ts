// What the country answers for: the indicators by article of the Council of Europe's convention and of the directive, from released figures alone. docs/domain.md §15.
import { decideBy, taking } from "../../src/rules/command.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import { type Access, memberOf, noView, workflow } from "../../src/rules/workflow.ts";
import { collectionPaper, collectionSheet } from "./collection.ts";
import { paper, sheet } from "./files.ts";
import { metadataSheet } from "./metadata.ts";
import { type Event, evolve, type State, yearsOf } from "./model.ts";
import { showIndicators } from "./show.ts";
import { conventionsSignals } from "./signals.ts";

/** Those who may read a year's figures: they are made of what is out. */
const reads: Access<State> = (_state, actor) =>
  memberOf(actor)?.roles.some(
    (role) => role === "national" || role === "coordinator" || role === "statistics",
  ) === true;
const fetches: Access<State> = (state, actor, world) =>
  reads(state, actor, world) && yearsOf(state).length > 0;

const takes = taking<State, Event>()(conventionsSignals);
const commands = {
  start: takes.start((state) => (state.step === "new" ? [{ type: "started" }] : [])),
  released: takes.released((_state, { values }) => [{ type: "released", ...values }]),
} as const;

const single = "conventions" as InstanceId;
export const conventions = workflow<State, Event>()({
  name: "conventions",
  classA: "figures",
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
      often: ["national", "statistics"],
      show: (state, _viewer, world) => showIndicators(state, world),
    },
  },
  files: {
    word: { about: "all", access: fetches, make: (state, _viewer, world) => paper(state, world) },
    csv: {
      about: "all",
      access: fetches,
      make: (state, _viewer, world) => sheet(state, "csv", world),
    },
    json: {
      about: "all",
      access: fetches,
      make: (state, _viewer, world) => sheet(state, "json", world),
    },
    metadata: {
      about: "all",
      access: fetches,
      make: (state, _viewer, world) => metadataSheet(state, world),
    },
    collection: {
      about: "all",
      access: fetches,
      make: (state, _viewer, world) => collectionPaper(state, world),
    },
    "collection-csv": {
      about: "all",
      access: fetches,
      make: (state, _viewer, world) => collectionSheet(state, world),
    },
  },
  declassified: {
    figures:
      "Released figures, and what follows from them alone, stand in a panel and in files for those who may read statistics.",
  },
  signals: conventionsSignals,
  standing: () => [conventionsSignals.to.start(single, "start")],
});
