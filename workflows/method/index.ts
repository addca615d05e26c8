// A question about method, without a case: to the coordinator, to NMT or to another agency. Nothing about a person has a place in it.
import { decideBy } from "../../src/rules/command.ts";
import { t } from "../../src/rules/say.ts";
import {
  type Actor,
  type Audience,
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
import { anyone, commands } from "./commands.ts";
import { type Event, evolve, isQuestion, isWaiting, type Question, type State } from "./model.ts";
import { listNeeds, showList, showQuestion } from "./panels.ts";
import { type C, posts } from "./posts.ts";
import { methodProjection } from "./projection.ts";
import { commonSignals, methodSignals } from "./signals.ts";
import { answerBy, keptDays, table } from "./table.ts";

const timers = (state: Question, world: World): readonly Timer<C>[] =>
  state.step === "closed"
    ? [
        {
          key: "forget",
          at: world.calendar.addDays(state.since, keptDays, "09:00"),
          command: "forget",
        },
      ]
    : table.timers(state, world);
/** What everybody finds is kept under a key of its own: this one is erased, that one stays. */
const tells = ({ common, to }: Question): readonly Signal[] => {
  if (!common) return [];
  const { instance, ...values } = common;
  return [commonSignals.to.publish(instance, "publish", { ...values, agency: to })];
};
const summary = (state: Question, world: World): Summary => ({
  ref: state.number,
  open: isWaiting(state) || state.step === "answered",
  agency: state.to,
  holder: { member: state.by },
  openedAt: state.at,
  ...(isWaiting(state) && { dueAt: answerBy(state, world), raiseAt: state.at }),
  ...methodProjection.says({ theme: state.theme, step: state.step }),
});
/** Also as an agenda asks who has something in common. */
const readers = (state: Question, world: World): readonly Audience[] => {
  const all = table.readers(state, world);
  return [...all, ...all.flatMap((each) => ("agency" in each ? [{ agency: each.agency }] : []))];
};
const view = (state: State, world: World): View<C> => {
  if (!isQuestion(state)) return noView;
  return {
    posts: state.eraseBy ? [] : posts(state, world),
    timers: timers(state, world),
    signals: tells(state),
    readers: readers(state, world),
    summary: summary(state, world),
    ...(state.eraseBy && { erase: state.eraseBy }),
  };
};
/** Two may press at once: the second is told who was first. */
const denied = (state: State, actor: Actor, world: World, command: string): Refusal | undefined => {
  if (!isQuestion(state) || !table.reads(state, actor, world)) return undefined;
  if (command === "receive" && state.holder)
    return refuse(t("method.taken", { who: { member: state.holder } }));
  if (command === "rewrite")
    return refuse(state.common ? "method.rewrite.already" : "method.rewrite.yours");
  return refuse("method.otherStage");
};
export const method = workflow<State, Event>()({
  name: "method",
  classA: "all",
  heading: "method.heading",
  start: "ask",
  initial: { step: "new" },
  commands,
  signals: methodSignals,
  decide: decideBy<State, Event>(commands),
  evolve,
  denied,
  view,
  sharedIndex: ["open"],
  called: (state) => (isQuestion(state) ? [{ ref: state.number }] : []),
  panels: {
    show: { about: "one", access: table.reads, show: showQuestion },
    list: {
      about: "all",
      access: anyone,
      words: "method.list.words",
      leads: "method.list.leads",
      help: "method.list.help",
      needs: listNeeds,
      // The agency that is asked has until then to answer.
      waits: ({ member }, world) =>
        world
          .rows("all")
          .filter(
            ({ summary: { agency, dueAt } }) => agency === member.agency && dueAt !== undefined,
          ),
      show: showList,
    },
  },
  declassified: {},
});
