// What should be visible because of a meeting, what is due when, who is told, who may read.
import { declassify, type Open } from "../../src/rules/ui.ts";
import {
  type Timer as AnyTimer,
  type View as AnyView,
  noView,
  type Signal,
  type Summary,
  type World,
} from "../../src/rules/workflow.ts";
import { actionSignals } from "../action/signals.ts";
import { caseSignals } from "../case/signals.ts";
import { disposalTells } from "../disposal/signals.ts";
import { forgetAt, keptDays, present } from "./after.ts";
import type { commands } from "./commands.ts";
import type { Agenda, State } from "./model.ts";
import { posts } from "./posts/index.ts";
import { agendaProjection } from "./projection.ts";
import { agendaSignals, seriesSignals } from "./signals.ts";
import { table } from "./table.ts";

type C = keyof typeof commands;
type Timer = AnyTimer<C>;
/** The agenda is collected on a workday some days before. [design] */
const collectDays = 3;
/** When a machine may do something: the working day of everybody. docs/architecture.md §5.7. */
const office = { days: [1, 2, 3, 4, 5], from: "07:00", to: "18:00" } as const;
/** A meeting that is moved is prepared again; at short notice it is collected at once. */
const collect = (state: Agenda, world: World): Timer => {
  const at = world.calendar.beforeDay(world.calendar.day(state.from), collectDays, "09:00");
  const soonest = world.calendar.nextOffice(state.changedAt, office);
  return {
    key: `build:${state.sequence}`,
    at: at > state.changedAt ? at : soonest,
    command: "build",
  };
};
/** In the morning of its day the card begins with starting it. */
const dayCame = (state: Agenda, world: World): readonly Timer[] => {
  if ((state.step !== "draft" && state.step !== "sent") || state.today) return [];
  const morning = world.calendar.wall(world.calendar.day(state.from), office.from);
  const at =
    morning > state.changedAt ? morning : world.calendar.nextOffice(state.changedAt, office);
  return [{ key: `day:${state.sequence}`, at, command: "dayCame" }];
};
const forget = (state: Agenda, world: World): readonly Timer[] => {
  if (state.eraseBy || (state.step !== "approved" && state.step !== "cancelled")) return [];
  const at = state.forgetAt ?? forgetAt(state, state.changedAt, world);
  return [{ key: `forget:${at}`, at, command: "forget" }];
};
const timers = (state: Agenda, world: World): readonly Timer[] => [
  ...(state.step === "draft" ? [collect(state, world)] : []),
  ...table.timers(state, world),
  ...dayCame(state, world),
  ...forget(state, world),
];
const tells = (state: Agenda): Signal[] => {
  const { series } = state;
  const list: Signal[] = [];
  // Before what is carried over: the next meeting must be there to take it.
  if (state.step !== "draft")
    list.push(
      seriesSignals.to.closeList(series, "closed", { since: state.collected?.at ?? state.since }),
    );
  for (const portion of state.kept.keys())
    list.push(seriesSignals.to.keep(series, `keep:${portion}`, { portion }));
  // Together, however many they are: one command may tell only so much. docs/architecture.md §1.
  for (const { portions, to } of state.handed) {
    const wishes = portions.flatMap((portion) => state.kept[portion] ?? []);
    list.push(agendaSignals.to.receive(to, `hand:${portions[0]}`, { wishes }));
  }
  for (const instance of state.discussed)
    list.push(caseSignals.to.discussed(instance, `discussed:${instance}`));
  for (const { instance, values } of state.acted)
    list.push(actionSignals.to.give(instance, `act:${instance}`, values));
  // Called off, it has no notes.
  if (state.eraseBy && state.step === "approved")
    list.push(...disposalTells({ kind: "meeting", agencies: present(state), usual: keptDays }));
  return list;
};
const summary = (state: Agenda): Summary => ({
  ref: state.number,
  of: state.series,
  open: state.step !== "approved" && state.step !== "cancelled",
  // No agency: whoever called the meeting has no more right to a shelter's name than the others who come.
  openedAt: state.changedAt,
  dueAt: state.from,
  ...agendaProjection.says({ template: state.template, step: state.step }),
  round: declassify(String(state.sequence), "round") as Open<string>,
});
export const view = (state: State, world: World): AnyView<C> => {
  if (state.step === "new") return noView;
  return {
    posts: state.eraseBy ? [] : posts(state, world),
    timers: timers(state, world),
    signals: tells(state),
    readers: table.readers(state, world),
    summary: summary(state),
    ...(state.eraseBy && { erase: state.eraseBy }),
  };
};
