// A new agency joins by invitation: phoned on a number found independently, approved by two, confirmed by its lead, and open when everything is recorded.
import { decideBy } from "../../src/rules/command.ts";
import { turnsOf } from "../../src/rules/projection.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import {
  type Access,
  type Actor,
  memberOf,
  noView,
  type Refusal,
  refuse,
  type Signal,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { daySignals } from "../day/signals.ts";
import { peopleSignals } from "../people/signals.ts";
import { type C, commands, mayPropose } from "./commands.ts";
import { type Event, evolve, isJoining, type Joining, type State } from "./model.ts";
import { listNeeds, posts, showJoining, showList, turnOf } from "./panels.ts";
import { joiningProjection } from "./projection.ts";
import { table } from "./table.ts";

const peopleInstance = "people" as InstanceId;
/** Who is who hears each step; from when it is open, everybody there has a list of the day. */
const tells = (state: Joining): readonly Signal[] => {
  const { news, lead, colleagues } = state;
  const all = state.step === "open" && lead ? [lead, ...colleagues] : [];
  return [
    ...(news ? [peopleSignals.to.joined(peopleInstance, `news:${news.n}`, news.of)] : []),
    ...all.map(({ id: member }) =>
      daySignals.to.start(`day-${member}` as InstanceId, `day:${member}`, { member }),
    ),
  ];
};
const view = (state: State, world: World): View<C> => {
  if (!isJoining(state)) return noView;
  return {
    posts: posts(state, world),
    timers: table.timers(state, world),
    signals: tells(state),
    readers: table.readers(state, world),
    summary: {
      open: state.step !== "open" && !state.eraseBy,
      agency: state.home,
      openedAt: state.at,
      ...joiningProjection.says({ step: state.step, to: turnOf(state, world) }),
    },
    ...(state.eraseBy && { erase: state.eraseBy }),
  };
};
const denied = (state: State, actor: Actor, world: World): Refusal | undefined =>
  isJoining(state) && table.reads(state, actor, world) ? refuse("joining.otherStage") : undefined;
/** Those who invite, those who run it, and those who are on the way in. */
const mayList: Access<State> = (state, actor, world) => {
  const roles = memberOf(actor)?.roles ?? [];
  const home = memberOf(actor)?.agency;
  const isLead =
    world.people.regions.some(({ coordinator }) => coordinator === home) && roles.includes("lead");
  return (
    mayPropose(state, actor, world) ||
    isLead ||
    roles.includes("technician") ||
    roles.includes("national")
  );
};
export const joining = workflow<State, Event>()({
  name: "joining",
  classA: "all",
  heading: "joining.heading",
  start: "propose",
  initial: { step: "new" },
  evolve,
  view,
  denied,
  commands,
  proven: ["approve", "admit"],
  decide: decideBy<State, Event>(commands),
  title: (state) => (isJoining(state) && !state.shelter ? state.name : undefined),
  panels: {
    show: { about: "one", access: table.reads, show: showJoining },
    list: {
      about: "all",
      access: mayList,
      words: "joining.list.words",
      help: "joining.list.help",
      needs: listNeeds,
      waits: turnsOf(joiningProjection, "all"),
      show: showList,
    },
  },
  declassified: {},
});
