// The national support programme (NSP): an application, two officers' decision, periods, a report. Never who it is for, a payment, or a police report as a condition.
import { workflow } from "../../src/rules/workflow.ts";
import { commands, decide, denied, needs } from "./commands.ts";
import { type Event, evolve, isApplication, type State } from "./model.ts";
import {
  knownTo,
  listNeeds,
  mayList,
  showApplication,
  showList,
  showNeeds,
  waits,
} from "./panels.ts";
import { nspSignals } from "./signals.ts";
import { table } from "./table.ts";
import { view } from "./view.ts";

export const nsp = workflow<State, Event>()({
  name: "nsp",
  heading: "nsp.heading",
  start: "apply",
  initial: { step: "new" },
  commands,
  proven: ["send", "confirm", "object"],
  signals: nspSignals,
  needs,
  decide,
  evolve,
  denied,
  called: (state) => (isApplication(state) ? [{ ref: state.number }] : []),
  known: knownTo,
  view,
  panels: {
    show: { about: "one", access: table.reads, needs: showNeeds, show: showApplication },
    list: {
      about: "all",
      access: mayList,
      words: "nsp.words",
      help: "nsp.help",
      often: ["programme"],
      needs: listNeeds,
      waits,
      show: showList,
    },
  },
  packs: true,
  declassified: {
    period:
      "A period's first and last day choose when its applicant is reminded, and whether it has begun; the messages say neither.",
    sums: "The year's sums are shown to the national unit in a panel; officers see bands, and nobody else anything.",
  },
});
