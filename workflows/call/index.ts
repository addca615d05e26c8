// A call to the support line: acute danger first, five taps, and passed on by a number that opens nothing. Nothing is kept of who called.

import { seesCalls } from "../../src/rules/who.ts";
import { memberOf, refuse, workflow } from "../../src/rules/workflow.ts";
import { commands, decide } from "./commands.ts";
import { type Event, evolve, isCall, type State } from "./model.ts";
import { listNeeds, showBasis, showCall, showList } from "./panels.ts";
import { table } from "./table.ts";
import { view } from "./view.ts";

export const call = workflow<State, Event>()({
  name: "call",
  heading: "call.heading",
  start: "take",
  initial: { step: "new" },
  commands,
  proven: ["passConsent", "passHarm", "passDuty", "passOwn", "passOther", "approve", "object"],
  decide,
  evolve,
  /** Two may press at once, or on a screen that is older than the answer. */
  denied: (state, actor, world) => {
    if (!isCall(state) || !table.reads(state, actor, world)) return undefined;
    return refuse(state.step === "taken" ? "call.alreadyTaken" : "call.answered");
  },
  view,
  called: (state) => (isCall(state) && state.passed ? [{ ref: state.passed.number }] : []),
  panels: {
    list: {
      about: "all",
      access: (_state, actor, world) => seesCalls(memberOf(actor), world),
      words: "call.words",
      help: "call.help",
      often: ["coordinator", "national"],
      needs: listNeeds,
      // What was passed on has a number; what was only begun waits for nobody else.
      waits: (_viewer, world) =>
        world.rows("open").filter(({ summary }) => summary.ref !== undefined),
      show: showList,
    },
    show: { about: "one", access: table.reads, show: showCall },
    basis: { about: "one", access: table.access("passHarm"), show: showBasis },
  },
  declassified: {},
});
