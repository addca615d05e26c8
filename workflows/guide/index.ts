// The manual's six steps for one case (MMM), as a living guide: what to ask about, and who does it. It says of nobody what they have a right to.
import { anyWorker } from "../../src/rules/relation.ts";
import { dm, dotted, press, show, text } from "../../src/rules/say.ts";
import { type AgencyId, seal } from "../../src/rules/ui.ts";
import {
  noView,
  type Post,
  refuse,
  type Signal,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { actionSignals } from "../action/signals.ts";
import { caseSignals } from "../case/signals.ts";
import { steps } from "./codes.ts";
import { commands, decide, needs, toSweep } from "./commands.ts";
import { countedOf } from "./counted.ts";
import { type Event, evolve, type Given, type Guide, isGuide, type State } from "./model.ts";
import { choose, chooseNeeds, showGuide } from "./panels.ts";
import { guideProjection } from "./projection.ts";
import { guideSignals } from "./signals.ts";
import { table } from "./table.ts";

type C = keyof typeof commands;
const posts = ({ ref, words, reminded }: Guide): readonly Post<C>[] =>
  reminded.flatMap(({ at, to }) =>
    dm<C>(`look:${at}`, to, "inHours", {
      title: "guide.look.title",
      notice: "guide.notice",
      body: [text(dotted("core.dot", { ref }, { words })), text("guide.look.body")],
      actions: [show("show", "guide.open", "primary"), press("seen", "guide.seen")],
    }),
  );
/** Its action says of which case it is, and not which item. */
const actionTells = (
  { ref: text, names }: Guide,
  { id: instance, n, is, owner, agency, due, by }: Given,
): readonly Signal[] => {
  const { to } = actionSignals;
  if (is === "given") {
    const take = to.take(instance, `take:${instance}:${n}`, {
      text,
      owner,
      agency,
      due,
      by,
      readers: [agency],
    });
    return [take, ...(names ? [to.call(instance, `call:${instance}:${names}`, { text })] : [])];
  }
  if (is === "dropped") return [to.drop(instance, `drop:${instance}`)];
  return is === "ended" ? [] : [to.settle(instance, `settle:${instance}:${n}`, { how: is, by })];
};
const carried = (from: AgencyId, { into, shown }: NonNullable<Guide["went"]>): Signal =>
  guideSignals.to.carry(into, `carry:${into}`, { from, shown });
const view = (state: State, world: World): View<C> => {
  if (!isGuide(state)) return noView;
  const { agency, holder, deputy, kase, at, step, eraseBy, knownAt, went } = state;
  const left = toSweep(state);
  return {
    posts: step === "open" ? posts(state) : [],
    timers: [
      ...table.timers(state, world),
      ...(left.length > 0
        ? [
            {
              key: `sweep:${step}:${knownAt}:${left.length}`,
              at: knownAt,
              command: "sweep" as const,
            },
          ]
        : []),
    ],
    signals: [
      caseSignals.to.guided(kase, "begun"),
      ...(went ? [carried(agency, went)] : []),
      ...Object.values(state.given).flatMap((given) => actionTells(state, given)),
    ],
    readers: table.readers(state, world),
    summary: { agency, holder, deputy, of: kase, openedAt: at, open: step === "open" },
    ...(eraseBy && left.length === 0 && { erase: eraseBy }),
  };
};
const one = { about: "one", access: table.reads } as const;
export const guide = workflow<State, Event>()({
  name: "guide",
  heading: "guide.heading",
  start: "begin",
  initial: { step: "new" },
  commands,
  signals: guideSignals,
  needs,
  decide,
  evolve,
  view,
  /** Pressed on a message that is older than what has happened since. */
  denied: (state, actor, world) =>
    state.step === "closed" && table.reads(state, actor, world)
      ? refuse("guide.closed")
      : undefined,
  called: (state) =>
    isGuide(state) ? dotted("core.dot", { ref: state.ref }, { words: state.words }) : [],
  /** For those whose case it is: why it falls to the programme, and what statistics may ask for at closing. */
  known: guideProjection.knows((state: State, by) =>
    isGuide(state) && state.agency === by.agency
      ? seal({ why: state.why, counted: countedOf(state) })
      : undefined,
  ),
  panels: {
    show: { ...one, show: showGuide() },
    ...Object.fromEntries(steps.map((step) => [`step${step}`, { ...one, show: showGuide(step) }])),
    choose: {
      about: "all",
      access: anyWorker,
      words: "guide.choose.words",
      help: "guide.choose.help",
      needs: chooseNeeds,
      show: choose,
    },
  },
  packs: true,
  declassified: {
    action:
      "What is not yet done becomes an action: whoever does it is told that there is one, and of which case; not which item.",
  },
});
