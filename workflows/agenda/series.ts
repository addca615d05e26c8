// A series of meetings: planned once, moved once without moving the rest, until somebody ends it.
import { type Block, count, type InstanceId, type Panel, type Secret, type Span } from "../../src/rules/ui.ts";
import { type Needs, type Row, type Tell, type View, type Viewer, type World, workflow } from "../../src/rules/workflow.ts";
import { worded } from "./codes.ts";
import { flag, stepText } from "./list.ts";
import { convenes } from "./rules.ts";
import { commands, decide, type Event, evolve, invited, isSeries, type Series, type State } from "./series-rules.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;
const shownRows = 20;
/** Ended ones are kept for as long as an agency has not taken them into its own records. What is shown is the latest. */
const mostMeetings = 200;

const tells = (state: Series): readonly Tell[] => [
  ...state.occasions.map(
    ({ instance, slot, ...occasion }): Tell => ({
      key: `begin:${instance}`,
      workflow: "agenda",
      instance,
      command: "begin",
      values: {
        ...occasion,
        template: state.template,
        place: slot.n,
        convener: state.convener,
        invited: state.invited,
      },
    }),
  ),
  ...state.passed.map(
    ({ from, portions, to }): Tell => ({
      key: `pass:${from}:${portions[0]}`,
      workflow: "agenda",
      instance: from,
      command: "handOn",
      values: { portions, to },
    }),
  ),
  ...(state.step === "ended" && state.upcoming
    ? [{ key: `end:${state.upcoming}`, workflow: "agenda", instance: state.upcoming, command: "callOff", values: {} }]
    : []),
];
const view = (state: State): View<C> => {
  if (!isSeries(state)) return { posts: [], timers: [], tells: [], readers: [], summary: { open: false } };
  return {
    posts: [],
    timers: [],
    tells: tells(state),
    readers: state.invited.map((agency) => ({ agency, attending: true as const })),
    summary: {
      open: state.step === "running",
      // No agency: whoever called the meetings has no more right to a shelter's name than the others who come.
      openedAt: state.at,
      flags: [`template:${state.template}`, `rhythm:${state.rhythm}`],
    },
  };
};
const needs = (viewer: Viewer): Needs => {
  const of = viewer.instance as InstanceId;
  return {
    meetings: { workflow: "agenda", of, for: viewer.member, limit: mostMeetings },
    actions: { workflow: "action", of, open: true, for: viewer.member, titles: true, limit: shownRows + 1 },
  };
};
const meetingRow = (row: Row): B => {
  const step = flag(row, "step");
  const on = { workflow: "agenda", instance: row.instance };
  const held = step === "review" || step === "approved";
  return {
    kind: "row",
    text: row.summary.dueAt ? [{ date: row.summary.dueAt, as: "dayTime" }] : [],
    detail: [stepText(row)],
    actions: [
      held ? { panel: "notes", on, label: { key: "agenda.notes.read" } } : { panel: "show", on, label: { key: "agenda.show.button" } },
    ],
  };
};
const actionRow = (row: Row, now: Viewer["now"]): B => {
  const { ref, holder, dueAt } = row.summary;
  const { title } = row;
  const late = dueAt !== undefined && dueAt < now;
  return {
    kind: "row",
    text: title ? [{ text: title }] : ref ? [{ ref }] : [],
    detail: [
      ...(holder ? [holder, { key: "case.dot" } as const] : []),
      ...(dueAt ? [{ key: late ? "case.mine.late" : "agenda.act.due", with: { day: { date: dueAt, as: "day" } } } as const] : []),
    ],
    ...(late && { tone: "warning" as const }),
    actions: [{ panel: "show", on: { workflow: "action", instance: row.instance }, label: { key: "action.show" } }],
  };
};
const show = (state: State, viewer: Viewer, world: World): Panel<C> => {
  if (!isSeries(state)) throw new Error("a panel of a series that is not there");
  const actions = world.rows("actions");
  const can = convenes(viewer.member.agency, state.convener, world) && state.step === "running";
  return {
    title: worded("meeting", state.template),
    body: [
      {
        kind: "facts",
        facts: [
          [{ key: "series.rhythm" }, [worded("rhythm", state.rhythm)]],
          [{ key: "agenda.invited" }, [{ list: state.invited.map((agency) => ({ agency, attending: true as const })) }]],
        ],
      },
      ...(state.step === "ended" ? [{ kind: "text", text: [{ key: "series.isEnded" }], tone: "quiet" } as const] : []),
      { kind: "heading", text: { key: "agenda.list.title" } },
      ...world.rows("meetings").slice(-shownRows).map(meetingRow),
      { kind: "heading", text: { key: "action.series.title" } },
      ...(actions.length === 0
        ? [{ kind: "text", text: [{ key: "action.noneLeft" }], tone: "quiet" } as const]
        : actions.slice(0, shownRows).map((row) => actionRow(row, viewer.now))),
      ...(actions.length > shownRows
        ? [{ kind: "text", text: [{ key: "action.more", with: { shown: count(actions.slice(0, shownRows)) } }], tone: "quiet" } as const]
        : []),
      ...(can
        ? [
            {
              kind: "actions",
              actions: [
                ...(state.upcoming ? [] : [{ command: "again", label: { key: "series.again.title" }, style: "primary" } as const]),
                { command: "end", label: { key: "series.end.title" }, style: "danger", confirm: { key: "series.end.sure" } },
              ],
            } as const,
          ]
        : []),
    ],
  };
};
export const series = workflow<State, Event>()({
  name: "series",
  start: "plan",
  initial: { step: "new" },
  commands,
  decide,
  evolve,
  view,
  panels: { show: { about: "one", access: invited, needs: (_state, viewer) => needs(viewer), show } },
  declassified: {},
});
