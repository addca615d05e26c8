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
  type Tell,
  type Timer,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
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
    body: [text(t(`leaving.post.${step}.body`, words))],
    actions: [all],
  };
  const left = { others: 0 as Open<number>, ...looked?.left };
  const total = looked ? looked.left.cases + looked.left.deputies + looked.left.actions + left.others : 0;
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
    : [{ key: "forget", at: world.calendar.addDays(state.since, keptDays, "09:00"), command: "forget" }];
const tells = (state: Leaving, world: World): readonly Tell[] => {
  const { giving, ended, member, agency, step } = state;
  const values = giving && { from: member, to: giving.to };
  const given = (ids: readonly InstanceId[], name: string): readonly Tell[] =>
    values ? ids.map((instance) => ({ key: `given:${giving.n}:${instance}`, workflow: name, instance, command: "handOn", values })) : [];
  const access = { workflow: "people", instance: peopleInstance };
  return [
    ...given(giving?.cases ?? [], "case"),
    ...given(giving?.actions ?? [], "action"),
    ...(giving?.others ?? []).flatMap(({ workflow: name, instance }) => given([instance], name)),
    ...(ended ? [{ ...access, key: "left", command: "left", values: { member, agency, day: world.calendar.day(ended.at) } }] : []),
    ...(ended && step === "withdrawn" ? [{ ...access, key: "stays", command: "stays", values: { member, agency } }] : []),
  ];
};
const view = (state: State, world: World): View<C> => {
  if (!isLeaving(state)) return noView;
  return {
    posts: state.eraseBy ? [] : [...posts(state, world), ...own(state)],
    timers: timers(state, world),
    tells: tells(state, world),
    readers: table.readers(state, world),
    // An older reminder counts what is no longer left.
    past: message({ title: "leaving.past.title", notice: "leaving.notice", body: [text("leaving.past.body")] }),
    summary: { open: state.step === "open", agency: state.agency, holder: { member: state.member }, openedAt: state.at },
    ...(state.eraseBy && { erase: state.eraseBy }),
  };
};
const denied = (state: State, actor: Actor, world: World): Refusal | undefined =>
  isLeaving(state) && state.step !== "open" && table.reads(state, actor, world) ? refuse("leaving.over") : undefined;

export const leaving = workflow<State, Event>()({
  name: "leaving",
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
