// One message a morning with the day's list, and one for what becomes late in a quarter of an hour: not one message per case.
import { decideBy, needsBy } from "../../src/rules/command.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import {
  type Needs,
  noView,
  type Timer,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { commands } from "./commands.ts";
import { type Event, listed, type Running, type State } from "./model.ts";
import { overdueLists } from "./overdue-posts.ts";
import { breakList, closedBreak, closedList, todaysList } from "./posts.ts";
import { daySignals } from "./signals.ts";
import { evolve } from "./state.ts";

type C = keyof typeof commands;
const shownCases = (instances: readonly InstanceId[]): Needs =>
  instances.length === 0
    ? {}
    : { cases: { workflow: "case", instances: [...new Set(instances)], limit: 3 * listed } };
const settling = ({ undoable = [] }: Running): readonly Timer<C>[] =>
  undoable.map(({ instance, until }) => ({
    key: `settle:${instance}:${until}`,
    at: until,
    command: "settle",
  }));
const listing = ({ waiting }: Running): readonly Timer<C>[] =>
  waiting ? [{ key: `overdue:${waiting.until}`, at: waiting.until, command: "listOverdue" }] : [];
const view = (state: State, world: World): View<C> => {
  if (state.step === "new") return noView;
  return {
    posts: [
      ...todaysList(state, world),
      ...closedList(state.before, state, world),
      ...overdueLists(state, world),
      ...breakList(state, world),
      ...closedBreak(state.breakBefore, state, world),
    ],
    timers: [
      { key: `list:${state.next}`, at: state.next, command: "list" },
      ...listing(state),
      ...settling(state),
    ],
    signals: [],
    readers: [{ member: state.member }],
    summary: { open: true, holder: { member: state.member } },
  };
};

export const day = workflow<State, Event>()({
  name: "day",
  classA: "all",
  start: "start",
  initial: { step: "new" },
  commands,
  needs: needsBy<State, Event>(commands),
  decide: decideBy<State, Event>(commands),
  evolve,
  viewNeeds: (state): Needs =>
    state.step === "new"
      ? {}
      : shownCases([
          ...state.cases,
          ...(state.overdue?.cases ?? []).map(({ instance }) => instance),
          ...(state.break?.cases ?? []),
        ]),
  view,
  panels: {},
  declassified: {
    weekend:
      "Before days off the cases of high risk that somebody holds ask who has them: in one list, to that person alone.",
    ladder:
      "When a case becomes late, and when it goes on to the deputy and the lead, follows from its risk; so does in whose list it stands.",
    round: "The scope of a hand-over stands in its button: it is counted by the machine.",
    cadence:
      "Which cases stand in the list follows from the day of their check-in, and that from their risk; after acute danger a row asks for a full check-in.",
  },
  signals: daySignals,
  standing: (people) =>
    [...people.members.values()]
      .filter((m) => people.works(m))
      .map((m) => daySignals.to.start(`day-${m.id}` as InstanceId, "start", { member: m.id })),
});
