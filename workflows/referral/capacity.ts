import { type Timer, type View, type World, workflow } from "../../src/rules/workflow.ts";
import { asked, asker, commands, decide, type Event, evolve, isQuestion, needs, type State } from "./capacity-rules.ts";
import { posts, question, show, showNeeds } from "./capacity-view.ts";

type C = keyof typeof commands & string;
/** What nobody can use any more is not kept. [design] */
const keptDays = 7;
const view = (state: State, world: World): View<C> => {
  if (!isQuestion(state)) return { posts: [], timers: [], tells: [], readers: [], summary: { open: false } };
  const hours = world.people.agencies.get(state.agency)?.hours;
  const until = hours ? world.calendar.nextOffice(state.until, hours) : state.until;
  const timers: Timer<C>[] =
    state.step === "asked"
      ? [{ key: `age:${state.until}`, at: until, command: "age" }]
      : state.eraseBy
        ? []
        : [{ key: "forget", at: world.calendar.addDays(state.until, keptDays, "09:00"), command: "forget" }];
  return {
    posts: state.eraseBy ? [] : posts(state, world),
    timers,
    tells: [],
    readers: [{ agency: state.agency }, ...state.asked.map((agency) => ({ agency }))],
    summary: { open: state.step === "asked", region: state.region, agency: state.agency, holder: { member: state.by }, openedAt: state.at },
    ...(state.eraseBy && { erase: state.eraseBy }),
  };
};

export const capacity = workflow<State, Event>()({
  name: "capacity",
  start: "ask",
  initial: { step: "new" },
  commands,
  needs,
  decide,
  evolve,
  view,
  panels: {
    show: { about: "one", access: asker, needs: showNeeds, show },
    question: { about: "one", access: asked, show: question },
  },
  declassified: {},
});
