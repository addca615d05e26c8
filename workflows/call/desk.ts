// The calls of a region that came while its coordinators were off: one message when they open, and none before.
import { commandsOn, decideBy, taking } from "../../src/rules/command.ts";
import { type Folds, fold } from "../../src/rules/fold.ts";
import { dm, on, show, t } from "../../src/rules/say.ts";
import { count, type InstanceId, type Instant, type MemberId } from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import {
  type Agency,
  noView,
  senderOf,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { deskSignals } from "./signals.ts";

type Calls = readonly InstanceId[];
type Running = {
  readonly step: "running";
  readonly region: string;
  readonly waiting: Calls;
  readonly opens?: Instant;
  readonly told?: { readonly at: Instant; readonly to?: MemberId; readonly calls: Calls };
};
type State = { readonly step: "new" } | Running;
type Event =
  | { readonly type: "started"; readonly region: string }
  | { readonly type: "came"; readonly instance: InstanceId; readonly opens: Instant }
  | { readonly type: "gone"; readonly instance: InstanceId }
  | { readonly type: "opened"; readonly at: Instant; readonly to?: MemberId };

const isRunning = (state: State): state is Running => state.step !== "new";
const coordinators = ({ region }: Running, world: World): Agency | undefined =>
  agencyOf(world.people.regions.find(({ id }) => id === region)?.coordinator, world);
/** When they are there next: what is left of an hour today does not count. */
export const opensAt = (at: Instant, { hours }: Agency, { calendar }: World): Instant =>
  calendar.nextOffice(
    calendar.inOffice(at, hours) ? calendar.wall(calendar.day(at), hours.to) : at,
    hours,
  );
const { byClock, live } = commandsOn<State, Running, Event>(isRunning);
const takes = taking<State, Event>()(deskSignals);
const commands = {
  start: takes.start((state, { values }) =>
    isRunning(state) ? [] : [{ type: "started", ...values }],
  ),
  came: takes.came(
    live((state, { by, at }, world) => {
      const [instance, agency] = [senderOf(by), coordinators(state, world)];
      return instance && agency
        ? [{ type: "came", instance, opens: opensAt(at, agency, world) }]
        : [];
    }),
  ),
  gone: takes.gone((_state, { by }) => {
    const instance = senderOf(by);
    return instance ? [{ type: "gone", instance }] : [];
  }),
  open: byClock((state, { at }, world) => {
    const agency = coordinators(state, world);
    const to = agency && world.people.answers(agency.id, world.calendar.day(at));
    return state.opens ? [{ type: "opened", at, ...(to && { to }) }] : [];
  }),
};
const without = (calls: Calls, gone: InstanceId): Calls => calls.filter((each) => each !== gone);
const folds: Folds<Running, Exclude<Event, { type: "started" }>> = {
  came: (state, { instance, opens }) => ({
    ...state,
    opens,
    waiting: [...without(state.waiting, instance), instance],
  }),
  gone: ({ opens, told, ...state }, { instance }) => {
    const waiting = without(state.waiting, instance);
    const left = told && { told: { ...told, calls: without(told.calls, instance) } };
    return { ...state, waiting, ...(opens && waiting.length > 0 && { opens }), ...left };
  },
  opened: ({ opens: _opens, waiting, ...state }, { at, to }) => ({
    ...state,
    waiting: [],
    told: { at, calls: waiting, ...(to && { to }) },
  }),
};
const view = (state: State, world: World): View<keyof typeof commands> => {
  if (!isRunning(state)) return noView;
  const { told, opens } = state;
  const agency = coordinators(state, world);
  const waits = told !== undefined && told.calls.length > 0;
  const said = {
    title: waits ? t("call.desk.title", { calls: count(told.calls) }) : "call.desk.done",
    notice: "call.notice",
    actions: [waits && show("list", "call.open", { ...on("call"), style: "primary" })],
  } as const;
  return {
    posts: told ? dm(`open:${told.at}`, told.to, "inHours", said) : [],
    timers: opens ? [{ key: `open:${opens}`, at: opens, command: "open" }] : [],
    signals: [],
    readers: agency ? [{ agency: agency.id }] : [],
    summary: { open: opens !== undefined },
  };
};

export const desk = workflow<State, Event>()({
  name: "desk",
  start: "start",
  initial: { step: "new" },
  commands,
  signals: deskSignals,
  decide: decideBy<State, Event>(commands),
  evolve: (state, event) =>
    event.type === "started"
      ? { step: "running", region: event.region, waiting: [] }
      : isRunning(state)
        ? fold(folds, state, event)
        : state,
  view,
  panels: {},
  declassified: {},
  standing: ({ regions }) =>
    regions.map(({ id }) =>
      deskSignals.to.start(`desk-${id}` as InstanceId, "start", { region: id }),
    ),
});
