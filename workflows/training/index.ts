// Training: an occasion with seats, from the invitation to what those who came thought of it.
import { daysKept } from "../../src/rules/kept.ts";
import {
  type Access,
  type Actor,
  type Timer as AnyTimer,
  memberOf,
  noView,
  type Refusal,
  refuse,
  type Signal,
  type Summary,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { disposalTells } from "../disposal/signals.ts";
import { commands, decide } from "./commands.ts";
import { type Event, evolve, isAhead, isTraining, type State, type Training } from "./model.ts";
import { nameOf } from "./named.ts";
import {
  asTraining,
  invitation,
  listNeeds,
  showList,
  showTraining,
  showYear,
  yearNeeds,
} from "./panels.ts";
import { posts } from "./posts.ts";
import { trainingProjection } from "./projection.ts";
import { evaluationSignals, trainingSignals } from "./signals.ts";
import { table } from "./table.ts";

type C = keyof typeof commands;
/** While it is current, and two years. docs/domain.md §0.3. */
const keptDays = 730;
const timers = (state: Training, world: World): readonly AnyTimer<C>[] => {
  const { calendar } = world;
  const before = calendar.beforeDay(calendar.day(state.from), 1, "09:00");
  const list: AnyTimer<C>[] = [...table.timers(state, world)];
  // At short notice nobody is reminded.
  if (isAhead(state) && before > state.changedAt)
    list.push({ key: `before:${state.sequence}`, at: before, command: "tellBefore" });
  if (!isAhead(state) && !state.eraseBy)
    list.push({
      key: "forget",
      at: calendar.addDays(
        state.until,
        daysKept("training", [state.agency], keptDays, world),
        "09:00",
      ),
      command: "forget",
    });
  return list;
};
const tells = ({ evaluation, guests, subject, title }: Training): readonly Signal[] => {
  if (!evaluation) return [];
  const { instance, ...rest } = evaluation;
  const values = { ...rest, guests, subject, ...(title && { title }) };
  return [evaluationSignals.to.begin(instance, "evaluate", values)];
};
const summary = (state: Training): Summary => ({
  open: isAhead(state) || state.step === "held",
  // No agency: whoever plans it has no more right to a shelter's name than the others who come.
  region: state.region,
  holder: { member: state.by },
  openedAt: state.at,
  dueAt: state.from,
  ...trainingProjection.says({
    step: state.step,
    subject: state.subject,
    seats: state.seats,
    ...(state.tags && { tags: state.tags }),
    ...(state.step === "done" && { came: state.came }),
  }),
});
const view = (state: State, world: World): View<C> => {
  if (!isTraining(state)) return noView;
  return {
    posts: state.eraseBy ? [] : posts(state, world),
    timers: timers(state, world),
    signals: [
      ...tells(state),
      ...(state.eraseBy
        ? disposalTells({ kind: "training", agencies: [state.agency], usual: keptDays })
        : []),
    ],
    readers: table.readers(state, world),
    summary: summary(state),
    past: { title: { key: "training.past" }, notice: "training.notice.guest" },
    ...(state.eraseBy && { erase: state.eraseBy }),
  };
};
/** Pressed on a message that is older than what has happened since. */
const denied = (
  state: State,
  _actor: Actor,
  _world: World,
  command: string,
): Refusal | undefined => {
  if (!isTraining(state)) return undefined;
  if (command === "join" && state.step === "closed") return refuse("training.isClosed");
  if (state.step === "cancelled") return refuse("training.isCancelled");
  return isAhead(state) ? undefined : refuse("training.isOver");
};
const anybody: Access<State> = (_state, actor) => memberOf(actor) !== undefined;

export const training = workflow<State, Event>()({
  name: "training",
  classA: "all",
  heading: "training.heading",
  start: "plan",
  initial: { step: "new" },
  commands,
  signals: trainingSignals,
  decide,
  evolve,
  denied,
  view,
  called: (state) => (isTraining(state) ? [nameOf(state)] : []),
  title: (state) => (isTraining(state) ? state.title : undefined),
  panels: {
    show: { about: "one", access: table.reads, show: showTraining },
    list: {
      about: "all",
      access: anybody,
      words: "training.list.words",
      help: "training.list.help",
      needs: listNeeds,
      show: showList,
    },
    year: {
      about: "all",
      access: anybody,
      words: "training.year.words",
      help: "training.year.help",
      needs: yearNeeds,
      show: showYear,
    },
  },
  files: {
    invitation: {
      about: "one",
      access: table.reads,
      make: (state, viewer) => invitation(asTraining(state), viewer),
    },
  },
  declassified: {},
});
