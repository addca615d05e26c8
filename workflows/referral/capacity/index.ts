import { noView, refuse, type View, type World, workflow } from "../../../src/rules/workflow.ts";
import { capacityProjection } from "../projection.ts";
import { linking } from "./linked.ts";
import { showLinks, showOutside } from "./linked-view.ts";
import { type Event, isQuestion, type State } from "./model.ts";
import { commands, decide, evolve, needs } from "./rules.ts";
import { table } from "./table.ts";
import { asQuestion, posts, question, show, showNeeds } from "./view.ts";

const view = (state: State, world: World): View<keyof typeof commands> => {
  if (!isQuestion(state)) return noView;
  return {
    posts: state.eraseBy ? [] : posts(state, world),
    timers: [...table.timers(state, world), ...linking.timers(state)],
    signals: [],
    readers: table.readers(state, world),
    summary: {
      open: state.step === "asked",
      region: state.region,
      agency: state.agency,
      holder: { member: state.by },
      openedAt: state.at,
      ...capacityProjection.says({ service: state.service }),
    },
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
  denied: (state) => (state.step === "closed" ? refuse("capacity.closed") : undefined),
  view,
  sharedIndex: ["open"],
  panels: {
    show: {
      about: "one",
      access: (state, actor, world) => table.isOn("asker", state, actor, world),
      needs: showNeeds,
      show,
    },
    question: {
      about: "one",
      access: (state, actor, world) => table.isOn("asked", state, actor, world),
      show: question,
    },
    link: {
      about: "one",
      access: (state, actor, world) => table.isOn("asker", state, actor, world),
      show: (state, viewer, world) => showLinks(asQuestion(state), viewer, world),
    },
  },
  byLink: {
    answer: "reply",
    opened: "linkOpened",
    failed: "linkFailed",
    stands: linking.stands,
    show: (state, link, world) => showOutside(asQuestion(state), link, world),
  },
  declassified: {
    answer:
      "An agency's answer stands on the card that it was asked on, which its own people alone read, and which had the same words on its buttons.",
  },
});
