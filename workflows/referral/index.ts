// A referral: from one agency to the next, never dropped on the way. The sender is responsible until both have said otherwise.
import { type LeftOut, without } from "../../src/rules/part.ts";
import { anyWorker } from "../../src/rules/relation.ts";
import { dotted } from "../../src/rules/say.ts";
import { type Refusal, refuse, workflow } from "../../src/rules/workflow.ts";
import { commands, decide, needs } from "./commands.ts";
import { choose, chooseNeeds, list, listNeeds, type Name, waits } from "./lists.ts";
import { whyNotOf } from "./numbered.ts";
import { linking } from "./outside/commands.ts";
import { showLink, showOutside } from "./outside/view.ts";
import { asReferral, draftNeeds, showPayer, showReferral } from "./panels.ts";
import { referralProjection } from "./projection.ts";
import { isReferral, needsCall, returnLacks, secondIsAsked } from "./rules.ts";
import { referralSignals } from "./signals.ts";
import { type Event, evolve, initial, type State } from "./state.ts";
import { table } from "./table.ts";
import { view } from "./view.ts";

/** A draft that cannot be sent yet says what is missing. */
const denied = (state: State): Refusal | undefined => {
  if (!isReferral(state) || state.step !== "draft") return undefined;
  const lacks = needsCall(state) ? undefined : returnLacks(state);
  if (lacks) return refuse(`referral.return.${lacks}`);
  return needsCall(state)
    ? refuse("referral.callFirst")
    : secondIsAsked(state)
      ? refuse("referral.second.waiting")
      : undefined;
};

/** Of the same case alone: what it was told of that, and what was written beside it. */
const redactPart = (events: readonly Event[], { of, kinds }: LeftOut): readonly Event[] => {
  if (of && !events.some((event) => event.type === "drafted" && of.includes(event.kase)))
    return events;
  return events.map((event) => {
    if (event.type === "frozen") {
      const snapshot = without(event.snapshot, kinds);
      return snapshot === event.snapshot ? event : { ...event, snapshot };
    }
    if (!("facts" in event)) return event;
    const facts = without(event.facts, kinds);
    return facts === event.facts ? event : { ...event, facts };
  });
};
const forAll = { about: "all", access: anyWorker } as const;
const listed = (name: Name) =>
  ({
    ...forAll,
    words: `referral.list.${name}.words`,
    help: `referral.list.${name}.help`,
    needs: listNeeds(name),
    show: list(name),
  }) as const;

export const referral = workflow<State, Event>()({
  name: "referral",
  heading: "referral.heading",
  start: "draft",
  initial,
  commands,
  proven: ["send", "approve", "object"],
  signals: referralSignals,
  needs,
  decide,
  evolve,
  redactPart,
  denied,
  called: (state) =>
    isReferral(state)
      ? dotted(
          "core.dot",
          { ref: state.number },
          { ref: state.caseRef },
          { words: state.caseWords },
          { agency: state.facts.to },
        )
      : [],
  known: referralProjection.knows((state: State) => whyNotOf(state)),
  view,
  sharedIndex: ["open"],
  panels: {
    show: {
      about: "one",
      access: table.reads,
      needs: draftNeeds,
      show: (state, viewer, world) => showReferral(asReferral(state), viewer, world),
    },
    link: {
      about: "one",
      access: (state, actor, world) => table.isOn("caller", state, actor, world),
      show: (state, _viewer, world) => showLink(asReferral(state), world),
    },
    choose: {
      ...forAll,
      words: "referral.choose.words",
      help: "referral.choose.help",
      often: true,
      needs: chooseNeeds,
      show: choose,
    },
    payer: {
      ...forAll,
      words: "referral.payerGuide.words",
      help: "referral.payerGuide.help",
      show: (_state, viewer, world) => showPayer(viewer, world),
    },
    inbox: listed("inbox"),
    sent: listed("sent"),
    waiting: { ...listed("waiting"), waits },
    late: listed("late"),
  },
  byLink: {
    answer: "reply",
    opened: "linkOpened",
    failed: "linkFailed",
    stands: linking.stands,
    show: (state, _link, world) => showOutside(asReferral(state), world),
  },
  packs: true,
  declassified: {
    basis:
      "Some bases need a second person: that somebody is asked follows from the basis, and goes to that person and the lead alone.",
    consent:
      "A referral whose consent is withdrawn stops: both sides are told that it has, which follows from the case's consents.",
    round: "How often it was sent stands in keys; it is counted by the machine.",
  },
});
