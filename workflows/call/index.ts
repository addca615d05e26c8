// A call to the support line: acute danger first, five taps, and passed on by a number that opens nothing. Nothing is kept of who called.

import { seesCalls } from "../../src/rules/who.ts";
import { memberOf, type Refusal, refuse, workflow } from "../../src/rules/workflow.ts";
import { commands, decide } from "./commands.ts";
import { type Event, evolve, isCall, type State } from "./model.ts";
import { listNeeds, showBasis, showCall, showList } from "./panels.ts";
import { table } from "./table.ts";
import { view } from "./view.ts";

/** Two may press at once, or on a screen that is older than the answer. */
const deniedIn = (state: State): Refusal | undefined => {
  if (!isCall(state)) return undefined;
  return refuse(state.step === "taken" ? "call.alreadyTaken" : "call.answered");
};
export const call = workflow<State, Event>()({
  name: "call",
  heading: "call.heading",
  start: "take",
  initial: { step: "new" },
  commands,
  decide,
  evolve,
  denied: (state, actor, world) => (table.reads(state, actor, world) ? deniedIn(state) : undefined),
  view,
  called: (state) => (isCall(state) && state.passed ? [{ ref: state.passed.number }] : []),
  panels: {
    list: {
      about: "all",
      access: (_state, actor, world) => seesCalls(memberOf(actor), world),
      words: "call.words",
      help: "call.help",
      needs: listNeeds,
      show: showList,
    },
    show: { about: "one", access: table.reads, show: showCall },
    basis: { about: "one", access: table.access("passHarm"), show: showBasis },
  },
  declassified: {},
});
