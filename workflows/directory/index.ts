// What there is: each agency's services and its own entry, kept by those who work there, found by everybody. docs/domain.md §1.
import { decideBy } from "../../src/rules/command.ts";
import type { InstanceId, Open } from "../../src/rules/ui.ts";
import {
  type Audience,
  noView,
  type People,
  refuse,
  type Signal,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { peopleSignals } from "../people/signals.ts";
import { anyone, commands, heldService } from "./commands.ts";
import { type Event, evolve, type Item, isItem, type State, stepOf } from "./model.ts";
import {
  instanceOf,
  isCoordinator,
  nameOf,
  ownNeeds,
  show,
  showLate,
  showList,
  showNeeds,
  showOwn,
} from "./panels.ts";
import { posts } from "./posts.ts";
import { directoryProjection } from "./projection.ts";
import { directorySignals } from "./signals.ts";
import { isThere, reviewBy, table } from "./table.ts";

type C = keyof typeof commands;
const peopleInstance = "people" as InstanceId;
/** The register shows what holds: it is told of each version once. */
const tells = (state: Item, world: World): readonly Signal[] => {
  const { id, agency, version, holds, ended, checkedAt } = state;
  if (version === 0) return [];
  const key = `keep:${version}`;
  if (state.of === "entry")
    return holds && "entry" in holds
      ? [peopleSignals.to.keepEntry(peopleInstance, key, { agency, holds: holds.entry })]
      : [];
  const assured = world.calendar.day(checkedAt) as Open<string>;
  const its = {
    ...(holds && "service" in holds && { holds: holds.service }),
    ...(ended && { ended }),
  };
  return [peopleSignals.to.keepService(peopleInstance, key, { id, agency, assured, ...its })];
};
/** Whoever is asked for a yes in another agency, where there is one person only: it waits for them alone. Those of the agency itself see all of its own. */
const askedElsewhere = (state: Item, world: World): readonly Audience[] => {
  const asked = [state.proposal?.to, ...state.silence.map(({ to }) => to)];
  const people = [...new Set(asked)].flatMap((id) =>
    id === undefined ? [] : (world.people.members.get(id) ?? []),
  );
  return people
    .filter(
      (member) => member.agency !== state.agency && table.isOn("second", state, { member }, world),
    )
    .map(({ id }) => ({ member: id }));
};
const view = (state: State, world: World): View<C> => {
  if (!isItem(state)) return noView;
  const step = stepOf(state);
  const there = isThere(state, world);
  const offered =
    state.proposal && "service" in state.proposal.change
      ? state.proposal.change.service
      : undefined;
  const kind = state.of === "service" ? (heldService(state, world) ?? offered)?.type : undefined;
  return {
    posts: there ? posts(state, world) : [],
    timers: table.timers(state, world),
    signals: tells(state, world),
    readers: [...table.readers(state, world), ...askedElsewhere(state, world)],
    summary: {
      open: there && step !== "ended" && step !== "gone",
      agency: state.agency,
      openedAt: state.at,
      ...(step !== "ended" &&
        step !== "gone" && { dueAt: state.proposal?.at ?? reviewBy(state, world) }),
      ...directoryProjection.says({ step, ...(kind && { kind }) }),
    },
    ...(state.eraseBy && { erase: state.eraseBy }),
  };
};

/** What the configuration lists is kept under its name; what somebody has offered in chat has an instance already. */
const standing = (people: People) => [
  ...[...people.agencies.values()].map(({ id }) =>
    directorySignals.to.list(nameOf("entry", id, id, people), "list", { entry: id }),
  ),
  ...people.services.flatMap((service) => {
    const instance = instanceOf(service, people);
    return instance && service.instance === undefined
      ? [directorySignals.to.list(instance, "list", { service: service.id })]
      : [];
  }),
];

export const directory = workflow<State, Event>()({
  name: "directory",
  classA: "all",
  heading: "directory.heading",
  start: "offer",
  initial: { of: "nothing" },
  commands,
  signals: directorySignals,
  decide: decideBy<State, Event>(commands),
  evolve,
  denied: (state, actor, world, command) => {
    if (!table.reads(state, actor, world)) return undefined;
    if (table.isOn("author", state, actor, world) && command === "approve")
      return refuse("directory.yours");
    return refuse(
      table.isOn("keeper", state, actor, world) && isItem(state) && state.proposal
        ? "directory.pending"
        : "directory.keepersOnly",
    );
  },
  view,
  called: (state) => (isItem(state) ? [{ agency: state.agency }] : []),
  panels: {
    show: { about: "one", access: table.reads, needs: showNeeds, show },
    list: {
      about: "all",
      access: anyone,
      words: "directory.list.words",
      asks: "directory.list.asks",
      help: "directory.list.help",
      show: showList,
    },
    own: {
      about: "all",
      access: anyone,
      words: "directory.own.words",
      help: "directory.own.help",
      needs: ownNeeds,
      show: showOwn,
    },
    late: {
      about: "all",
      access: isCoordinator,
      words: "directory.late.words",
      help: "directory.late.help",
      show: showLate,
    },
  },
  declassified: {},
  standing,
});
