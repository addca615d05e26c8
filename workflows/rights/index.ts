// A request of a person about the information on them (begäran): access, correction or erasure, with a clock, a decision of two, and a certificate.
import { anyWorker } from "../../src/rules/relation.ts";
import type { Paper } from "../../src/rules/ui.ts";
import { type Access, type Viewer, type World, workflow } from "../../src/rules/workflow.ts";
import { commands, decide, denied, needs } from "./commands.ts";
import { certificateOf } from "./document.ts";
import { type Event, evolve, isRequest, redact, type State } from "./model.ts";
import { asRequest, listNeeds, showList, showNeeds, showRequest } from "./panels.ts";
import { rightsSignals } from "./signals.ts";
import { table } from "./table.ts";
import { nameOf, view } from "./view.ts";

/** Answered, or taken back: before that there is nothing to certify. */
const isCertain: Access<State> = (state, actor, world) =>
  isRequest(state) &&
  (state.decision !== undefined || state.withdrawn !== undefined) &&
  table.reads(state, actor, world);
const certificateAs = (as: Paper["as"]) =>
  ({
    about: "one",
    summed: true,
    access: isCertain,
    make: (state: State, viewer: Viewer, world: World) =>
      certificateOf(as, asRequest(state), viewer, world),
  }) as const;

export const rights = workflow<State, Event>()({
  name: "rights",
  classA: "all",
  heading: "rights.heading",
  start: "begin",
  initial: { step: "new" },
  commands,
  proven: ["answer", "approve", "giveOut", "erase", "eraseKinds", "confirmErase"],
  signals: rightsSignals,
  needs,
  decide,
  denied,
  evolve,
  view,
  redact,
  called: (state) => (isRequest(state) ? nameOf(state) : []),
  panels: {
    show: {
      about: "one",
      access: table.reads,
      needs: showNeeds,
      show: (state, viewer, world) => showRequest(asRequest(state), viewer, world),
    },
    list: {
      about: "all",
      access: anyWorker,
      words: "rights.list.words",
      help: "rights.list.help",
      needs: (_state, viewer) => listNeeds("list", viewer),
      show: (_state, viewer, world) => showList("list", viewer, world),
    },
    over: {
      about: "all",
      access: anyWorker,
      needs: (_state, viewer) => listNeeds("over", viewer),
      show: (_state, viewer, world) => showList("over", viewer, world),
    },
  },
  files: { pdf: certificateAs("pdf"), docx: certificateAs("docx") },
  packs: true,
  declassified: {},
});
