// "Can you take Thursday?": one day of a duty, asked of one colleague or of all who have the duty at times. On a yes the day is theirs, that day alone.
import { decideBy } from "../../src/rules/command.ts";
import { turnsOf } from "../../src/rules/projection.ts";
import { t } from "../../src/rules/say.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import {
  type Actor,
  noView,
  type Refusal,
  refuse,
  type Signal,
  type Summary,
  type Timer,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { peopleSignals } from "../people/signals.ts";
import { anyone, commands } from "./commands.ts";
import { type Event, evolve, isOpen, isSwap, type State, type Swap } from "./model.ts";
import { showSwap, showWeeks, weeksNeeds } from "./panels.ts";
import { type C, past, posts } from "./posts.ts";
import { rosterProjection } from "./projection.ts";
import { keptDays, table } from "./table.ts";

const peopleInstance = "people" as InstanceId;
const timers = (state: Swap, world: World): readonly Timer<C>[] => {
  const { calendar } = world;
  const noon = calendar.wall(state.day, "12:00");
  if (state.step === "unanswered")
    return [{ key: "over", at: calendar.addWorkdays(noon, 1, "09:00"), command: "lapse" }];
  if (isOpen(state) || state.step === "forgotten") return table.timers(state, world);
  return [{ key: "forget", at: calendar.addDays(noon, keptDays, "09:00"), command: "forget" }];
};
/** Who is who keeps what holds. */
const tells = ({ takenBy: member, duty, day }: Swap): readonly Signal[] =>
  member === undefined
    ? []
    : [peopleSignals.to.dutyTaken(peopleInstance, "taken", { duty, day, member })];
const summary = (state: Swap, world: World): Summary => {
  const { duty, day, step, to, no } = state;
  return {
    open: isOpen(state),
    agency: state.agency,
    holder: { member: state.from },
    openedAt: state.at,
    dueAt: world.calendar.wall(state.day, "12:00"),
    ...rosterProjection.says({ duty, day, step, to: to.filter((id) => !no.includes(id)) }),
  };
};
const view = (state: State, world: World): View<C> => {
  if (!isSwap(state)) return noView;
  return {
    posts: state.eraseBy ? [] : posts(state, world),
    timers: timers(state, world),
    signals: tells(state),
    readers: table.readers(state, world),
    summary: summary(state, world),
    past,
    ...(state.eraseBy && { erase: state.eraseBy }),
  };
};
/** Two may press at once: the second is told who was first. */
const denied = (state: State, actor: Actor, world: World): Refusal | undefined => {
  if (!isSwap(state) || !table.reads(state, actor, world)) return undefined;
  return refuse(
    state.takenBy ? t("roster.taken", { who: { member: state.takenBy } }) : "roster.otherStage",
  );
};
export const roster = workflow<State, Event>()({
  name: "roster",
  classA: "all",
  heading: "roster.heading",
  start: "ask",
  initial: { step: "new" },
  commands,
  decide: decideBy<State, Event>(commands),
  evolve,
  denied,
  view,
  called: (state) => (isSwap(state) ? [{ function: state.duty }] : []),
  panels: {
    show: { about: "one", access: table.reads, show: showSwap },
    weeks: {
      about: "all",
      access: anyone,
      words: "roster.weeks.words",
      help: "roster.weeks.help",
      needs: weeksNeeds,
      waits: turnsOf(rosterProjection, "asks"),
      show: showWeeks,
    },
  },
  declassified: {},
});
