// A referral: from one agency to the next, never dropped on the way. The sender is responsible until both have said otherwise.
import { type Refusal, refuse, workflow } from "../../src/rules/workflow.ts";
import { commands, decide, needs } from "./commands.ts";
import { choose, chooseNeeds, list, listNeeds } from "./lists.ts";
import { asReferral, showPayer, showReferral } from "./panels.ts";
import { anyWorker, isReferral, needsCall, secondIsAsked } from "./rules.ts";
import { type Event, evolve, initial, type State } from "./state.ts";
import { table } from "./table.ts";
import { view } from "./view.ts";

/** A draft that cannot be sent yet says what is missing. */
const denied = (state: State): Refusal | undefined => {
  if (!isReferral(state) || state.step !== "draft") return undefined;
  return needsCall(state) ? refuse("referral.callFirst") : secondIsAsked(state) ? refuse("referral.second.waiting") : undefined;
};

export const referral = workflow<State, Event>()({
  name: "referral",
  start: "draft",
  initial,
  commands,
  needs,
  decide,
  evolve,
  denied,
  view,
  panels: {
    show: { about: "one", access: table.reads, show: (state, viewer, world) => showReferral(asReferral(state), viewer, world) },
    choose: {
      about: "all",
      access: anyWorker,
      words: "referral.choose.words",
      help: "referral.choose.help",
      needs: chooseNeeds,
      show: choose,
    },
    payer: {
      about: "all",
      access: anyWorker,
      words: "referral.payerGuide.words",
      help: "referral.payerGuide.help",
      show: () => showPayer(),
    },
    inbox: {
      about: "all",
      access: anyWorker,
      words: "referral.list.inbox.words",
      help: "referral.list.inbox.help",
      needs: listNeeds("inbox"),
      show: list("inbox"),
    },
    sent: {
      about: "all",
      access: anyWorker,
      words: "referral.list.sent.words",
      help: "referral.list.sent.help",
      needs: listNeeds("sent"),
      show: list("sent"),
    },
    waiting: {
      about: "all",
      access: anyWorker,
      words: "referral.list.waiting.words",
      help: "referral.list.waiting.help",
      needs: listNeeds("waiting"),
      show: list("waiting"),
    },
    late: {
      about: "all",
      access: anyWorker,
      words: "referral.list.late.words",
      help: "referral.list.late.help",
      needs: listNeeds("late"),
      show: list("late"),
    },
  },
  declassified: {
    basis: "Some bases need a second person: that somebody is asked follows from the basis, and goes to that person and the lead alone.",
    consent: "A referral whose consent is withdrawn stops: both sides are told that it has, which follows from the case's consents.",
    round: "How often it was sent stands in keys; it is counted by the machine.",
  },
});
