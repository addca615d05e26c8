// A series of meetings: planned once, moved once without moving the rest, until somebody ends it.
import { askedRows, pageOf } from "../../../src/rules/pages.ts";
import {
  actions,
  facts,
  heading,
  named,
  on,
  panel,
  press,
  promised,
  row,
  show,
  text,
} from "../../../src/rules/say.ts";
import type { Block, InstanceId, Panel, Span } from "../../../src/rules/ui.ts";
import {
  type Needs,
  noView,
  type Row,
  type Signal,
  type View,
  type Viewer,
  type World,
  workflow,
} from "../../../src/rules/workflow.ts";
import { worded } from "../codes.ts";
import { stepText } from "../list.ts";
import { agendaProjection, seriesProjection } from "../projection.ts";
import { convenes } from "../rules.ts";
import { agendaSignals, seriesSignals } from "../signals.ts";
import {
  commands,
  decide,
  type Event,
  evolve,
  invited,
  isSeries,
  type Series,
  type State,
} from "./rules.ts";

type C = keyof typeof commands;
type B = Block<Span, C>;
const shownRows = 20;
/** Ended ones are kept for as long as an agency has not taken them into its own records. What is shown is the latest. */
const mostMeetings = 2_000;

const tells = (state: Series): readonly Signal[] => [
  ...state.occasions.map(({ instance, slot, ...occasion }) => {
    const { template, convener, invited: all } = state;
    return agendaSignals.to.begin(instance, `begin:${instance}`, {
      ...occasion,
      template,
      place: slot.n,
      convener,
      invited: all,
    });
  }),
  ...state.passed.map(({ from, portions, to }) =>
    agendaSignals.to.handOn(from, `pass:${from}:${portions[0]}`, { portions, to }),
  ),
  ...(state.step === "ended" && state.upcoming
    ? [agendaSignals.to.callOff(state.upcoming, `end:${state.upcoming}`)]
    : []),
];
const view = (state: State): View<C> => {
  if (!isSeries(state)) return noView;
  return {
    posts: [],
    timers: [],
    signals: tells(state),
    readers: state.invited.map((agency) => ({ agency, attending: true as const })),
    summary: {
      open: state.step === "running",
      // No agency: whoever called the meetings has no more right to a shelter's name than the others who come.
      openedAt: state.at,
      ...seriesProjection.says({ template: state.template, rhythm: state.rhythm }),
    },
  };
};
const needs = (viewer: Viewer): Needs => {
  const of = viewer.instance as InstanceId;
  return {
    meetings: { workflow: "agenda", of, for: viewer.member, limit: mostMeetings },
    actions: {
      workflow: "action",
      of,
      open: true,
      for: viewer.member,
      titles: true,
      limit: askedRows(viewer, shownRows),
    },
  };
};
const meetingRow = (each: Row): B => {
  const { step } = agendaProjection.of(each);
  const its = on("agenda", each.instance);
  const { dueAt } = each.summary;
  const held = step === "review" || step === "approved";
  return row(dueAt ? { date: dueAt, as: "dayTime" } : [], {
    detail: stepText(each),
    actions: [
      held ? show("notes", "agenda.notes.read", its) : show("show", "agenda.show.button", its),
    ],
  });
};
const actionRow = (each: Row, now: Viewer["now"]): B =>
  promised(
    each,
    now,
    { dot: "case.dot", due: "agenda.act.due", late: "case.mine.late" },
    show("show", "action.show", on("action", each.instance)),
  );
const showSeries = (state: State, viewer: Viewer, world: World): Panel<C> => {
  if (!isSeries(state)) throw new Error("a panel of a series that is not there");
  const can = convenes(viewer.member.agency, state.convener, world) && state.step === "running";
  return panel<C>(
    worded("meeting", state.template),
    facts(
      ["series.rhythm", worded("rhythm", state.rhythm)],
      ["agenda.invited", named(state.invited)],
    ),
    state.step === "ended" && text("series.isEnded", "quiet"),
    heading("agenda.list.title"),
    world.rows("meetings").slice(-shownRows).map(meetingRow),
    heading("action.series.title"),
    pageOf(
      world.rows("actions"),
      { most: shownRows, viewer, panel: "show" },
      { one: (each) => actionRow(each, viewer.now), none: text("action.noneLeft", "quiet") },
    ),
    can &&
      actions<C>(
        !state.upcoming && press("again", "series.again.title", "primary"),
        press("end", "series.end.title", { style: "danger", confirm: "series.end.sure" }),
      ),
  );
};
export const series = workflow<State, Event>()({
  name: "series",
  classA: "all",
  start: "plan",
  initial: { step: "new" },
  commands,
  signals: seriesSignals,
  decide,
  evolve,
  view,
  panels: {
    show: {
      about: "one",
      access: invited,
      needs: (_state, viewer) => needs(viewer),
      show: showSeries,
    },
  },
  declassified: {},
});
