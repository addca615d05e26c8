// Somebody leaves: all that is theirs in one list, until a colleague has it; without access when a lead says so, or the configuration.
import { decideBy, needsBy } from "../../src/rules/command.ts";
import { dm, message, onDay, type Said, show, t, text } from "../../src/rules/say.ts";
import type { InstanceId, Open } from "../../src/rules/ui.ts";
import {
  type Actor,
  noView,
  type Post,
  type Refusal,
  refuse,
  type Signal,
  type Timer,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { actionSignals } from "../action/signals.ts";
import { caseSignals } from "../case/signals.ts";
import { incidentSignals } from "../incident/signals.ts";
import { methodSignals } from "../method/signals.ts";
import { nspSignals } from "../nsp/signals.ts";
import { peopleSignals } from "../people/signals.ts";
import { referralSignals } from "../referral/signals.ts";
import { rightsSignals } from "../rights/signals.ts";
import { trainingSignals } from "../training/signals.ts";
import { type C, commands } from "./commands.ts";
import { type Event, evolve, isLeaving, type Leaving, type State } from "./model.ts";
import { showAll } from "./panels.ts";
import { everything } from "./rows.ts";
import { keptDays, leadsOf, table } from "./table.ts";

const peopleInstance = "people" as InstanceId;
const posts = (state: Leaving, world: World): readonly Post<C>[] => {
  const { step, member, last, looked } = state;
  const words = { who: { member }, day: onDay(world.calendar.wall(last, "12:00")) };
  const all = show("all", "leaving.all.button", "primary");
  const said: Said<C> = {
    title: t(`leaving.post.${step}`, words),
    notice: "leaving.notice",
    body: [text(`leaving.post.${step}.body`)],
    actions: [all],
  };
  const left = { others: 0 as Open<number>, ...looked?.left };
  const total = looked
    ? looked.left.cases + looked.left.deputies + looked.left.actions + left.others
    : 0;
  const reminder: Said<C> | undefined =
    looked && step === "open" && (total > 0 || looked.there)
      ? {
          title: t(looked.there ? "leaving.remind.there" : "leaving.remind", words),
          notice: "leaving.notice",
          body: [
            total > 0 && text(t("leaving.remind.body", { ...looked.left, others: left.others })),
            looked.there && text("leaving.remind.access", "warning"),
          ],
          actions: [all],
        }
      : undefined;
  return leadsOf(state, world).flatMap((to) => [
    ...dm("leaving", to, "inHours", said),
    ...(reminder && looked ? dm(`remind:${looked.n}`, to, "inHours", reminder) : []),
  ]);
};
/** Those who leave have the same list. */
const own = (state: Leaving): readonly Post<C>[] =>
  state.step !== "open"
    ? []
    : dm("own", state.member, "inHours", {
        title: "leaving.own.title",
        notice: "leaving.notice",
        body: [text("leaving.own.body")],
        actions: [show("all", "leaving.all.button", "primary")],
      });
const timers = (state: Leaving, world: World): readonly Timer<C>[] =>
  state.step === "open" || state.step === "forgotten"
    ? table.timers(state, world)
    : [
        {
          key: "forget",
          at: world.calendar.addDays(state.since, keptDays, "09:00"),
          command: "forget",
        },
      ];
/** Each kind of work that somebody has, and how it hears whose it is now. */
const handOn = {
  case: caseSignals.to.handOn,
  action: actionSignals.to.handOn,
  referral: referralSignals.to.handOn,
  method: methodSignals.to.handOn,
  nsp: nspSignals.to.handOn,
  incident: incidentSignals.to.handOn,
  training: trainingSignals.to.handOn,
  rights: rightsSignals.to.handOn,
} as const;
const given = ({ giving, member }: Leaving): readonly Signal[] => {
  if (!giving) return [];
  const { n, to, cases, actions, others = [] } = giving;
  const hand = (work: keyof typeof handOn, instance: InstanceId): Signal =>
    handOn[work](instance, `given:${n}:${instance}`, { from: member, to });
  return [
    ...cases.map((instance) => hand("case", instance)),
    ...actions.map((instance) => hand("action", instance)),
    ...others.map(({ workflow: work, instance }) => hand(work, instance)),
  ];
};
const tells = (state: Leaving, world: World): readonly Signal[] => {
  const { ended, member, agency, step } = state;
  const day = ended && world.calendar.day(ended.at);
  return [
    ...given(state),
    ...(day === undefined
      ? []
      : [
          peopleSignals.to.left(peopleInstance, "left", {
            member,
            agency,
            day: day as Open<string>,
          }),
        ]),
    ...(ended && step === "withdrawn"
      ? [peopleSignals.to.stays(peopleInstance, "stays", { member, agency })]
      : []),
  ];
};
const view = (state: State, world: World): View<C> => {
  if (!isLeaving(state)) return noView;
  return {
    posts: state.eraseBy ? [] : [...posts(state, world), ...own(state)],
    timers: timers(state, world),
    signals: tells(state, world),
    readers: table.readers(state, world),
    // An older reminder counts what is no longer left.
    past: message({
      title: "leaving.past.title",
      notice: "leaving.notice",
      body: [text("leaving.past.body")],
    }),
    summary: {
      open: state.step === "open",
      agency: state.agency,
      holder: { member: state.member },
      openedAt: state.at,
    },
    ...(state.eraseBy && { erase: state.eraseBy }),
  };
};
const denied = (state: State, actor: Actor, world: World): Refusal | undefined =>
  isLeaving(state) && state.step !== "open" && table.reads(state, actor, world)
    ? refuse("leaving.over")
    : undefined;

export const leaving = workflow<State, Event>()({
  name: "leaving",
  classA: "all",
  start: "begin",
  initial: { step: "new" },
  commands,
  needs: needsBy<State, Event>(commands),
  decide: decideBy<State, Event>(commands),
  evolve,
  denied,
  view,
  called: (state) => (isLeaving(state) ? [{ member: state.member }] : []),
  panels: {
    all: {
      about: "one",
      access: table.reads,
      needs: (state, viewer) => (isLeaving(state) ? everything(state, viewer.member) : {}),
      show: showAll,
    },
  },
  declassified: {},
});
