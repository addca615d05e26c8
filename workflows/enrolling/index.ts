// A code with which a colleague adds a key to the web: one person who leads asks for it and says it by telephone, a second one approves.
import { decideBy } from "../../src/rules/command.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import {
  type Actor,
  noView,
  type Refusal,
  refuse,
  type Signal,
  type Timer,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { peopleSignals } from "../people/signals.ts";
import { type C, commands } from "./commands.ts";
import { type Event, evolve, isKey, isOpen, type Key, type State } from "./model.ts";
import { keptDays, table } from "./table.ts";
import { past, posts, showKey } from "./view.ts";

const peopleInstance = "people" as InstanceId;
const timers = (state: Key, world: World): readonly Timer<C>[] =>
  isOpen(state) || state.step === "forgotten"
    ? table.timers(state, world)
    : [
        {
          key: "forget",
          at: world.calendar.addDays(state.since, keptDays, "09:00"),
          command: "forget",
        },
      ];
/** From the second person's yes on, and not from the use of the code: who has a lost key must not have it for longer. */
const tells = ({ why, member, approved }: Key): readonly Signal[] =>
  why === "lost" && approved
    ? [peopleSignals.to.keysLost(peopleInstance, "lost", { member, at: approved.at })]
    : [];
const view = (state: State, world: World): View<C> => {
  if (!isKey(state)) return noView;
  return {
    posts: state.eraseBy ? [] : posts(state, world),
    timers: timers(state, world),
    signals: tells(state),
    readers: table.readers(state, world),
    past,
    summary: {
      open: isOpen(state),
      agency: state.agency,
      holder: { member: state.by },
      openedAt: state.at,
    },
    ...(state.eraseBy && { erase: state.eraseBy }),
  };
};
/** Two may press at once: the second reads what has become of it. */
const denied = (state: State, actor: Actor, world: World): Refusal | undefined =>
  isKey(state) && table.reads(state, actor, world) ? refuse("enrolling.isOver") : undefined;

export const enrolling = workflow<State, Event>()({
  name: "enrolling",
  classA: "all",
  heading: "enrolling.heading",
  start: "ask",
  initial: { step: "new" },
  commands,
  proven: ["ask", "approve"],
  decide: decideBy<State, Event>(commands),
  evolve,
  denied,
  view,
  called: (state) => (isKey(state) ? [{ member: state.member }] : []),
  panels: { show: { about: "one", access: table.reads, show: showKey } },
  declassified: {},
});
