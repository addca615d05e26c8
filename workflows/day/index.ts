// One message a morning with the day's list: not one message per case.
import { type Action, type Block, form, type InstanceId, type Instant, type MemberId, type Span } from "../../src/rules/ui.ts";
import {
  type CommandOf,
  clock,
  configuration,
  type Needs,
  type Post,
  payloadOf,
  type Row,
  tellerOf,
  toldBy,
  type View,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";

/** When the list comes: before the first check-in of the day is due (09.00). */
const morning = "08:30";
/** A message holds fifty blocks; a row with its buttons takes two. The rest are in the panel. */
const listed = 20;

type State =
  | { readonly step: "new" }
  | {
      readonly step: "running";
      readonly member: MemberId;
      readonly next: Instant;
      readonly day?: string;
      /** Yesterday's list is closed: no references are left in it. */
      readonly before?: string;
      readonly cases: readonly InstanceId[];
      readonly done: readonly InstanceId[];
      readonly more: boolean;
      readonly late: boolean;
    };
type Event =
  | { readonly type: "started"; readonly member: MemberId; readonly next: Instant }
  | {
      readonly type: "listed";
      readonly day: string;
      readonly cases: readonly InstanceId[];
      readonly more: boolean;
      readonly next: Instant;
      readonly late: boolean;
    }
  | { readonly type: "struck" | "forgot"; readonly instance: InstanceId };

const cases = toldBy("case");
const nothing = form({ key: "day.none" }, { key: "day.none" }, {});
const commands = {
  start: { access: configuration, form: nothing },
  list: { access: clock, form: nothing },
  done: { access: cases, form: nothing },
  forget: { access: cases, form: nothing },
} as const;
type Command = CommandOf<typeof commands>;

const endOf = (day: string, world: World): Instant => world.calendar.wall(day, "23:59");
const needs = (state: State, command: Command, world: World): Needs => {
  if (command.type !== "list" || state.step === "new") return {};
  const day = world.calendar.day(command.at);
  return {
    due: {
      workflow: "case",
      open: true,
      holders: world.people.answersFor(state.member, day),
      dueBefore: endOf(day, world),
      limit: listed + 1,
    },
  };
};
const decide = (state: State, command: Command, world: World): readonly Event[] => {
  switch (command.type) {
    case "start":
      return state.step === "new"
        ? [
            {
              type: "started",
              member: payloadOf<{ member: MemberId }>(command).member,
              next: world.calendar.addWorkdays(command.at, 0, morning),
            },
          ]
        : [];
    case "list": {
      const rows = world.rows("due");
      const { dueAt } = payloadOf<{ dueAt: Instant }>(command);
      return [
        {
          type: "listed",
          day: world.calendar.day(command.at),
          cases: rows.slice(0, listed).map((row) => row.instance),
          more: rows.length > listed,
          next: world.calendar.addWorkdays(command.at, 1, morning),
          late: Date.parse(command.at) - Date.parse(dueAt) > 3_600_000,
        },
      ];
    }
    case "done":
    case "forget": {
      const instance = tellerOf(command.by);
      if (state.step === "new" || instance === undefined) return [];
      if (!state.cases.includes(instance) || (command.type === "done" && state.done.includes(instance))) return [];
      return [{ type: command.type === "done" ? "struck" : "forgot", instance }];
    }
  }
};
const evolve = (state: State, event: Event): State => {
  if (event.type === "started")
    return { step: "running", member: event.member, next: event.next, cases: [], done: [], more: false, late: false };
  if (state.step === "new") return state;
  const { before: _before, ...withoutBefore } = state;
  switch (event.type) {
    case "listed":
      return {
        ...withoutBefore,
        ...(state.day !== undefined && state.cases.length > 0 && { before: state.day }),
        day: event.day,
        cases: event.cases,
        done: [],
        more: event.more,
        next: event.next,
        late: event.late,
      };
    case "struck":
      return { ...state, done: [...state.done, event.instance] };
    case "forgot":
      return { ...state, cases: state.cases.filter((id) => id !== event.instance), done: state.done.filter((id) => id !== event.instance) };
  }
};

type C = keyof typeof commands;
const rowBlock = (row: Row, done: boolean): Block<Span, C> => {
  const on = { workflow: "case", instance: row.instance };
  const values = row.summary.round === undefined ? {} : { values: { round: row.summary.round } };
  const actions: readonly Action<C>[] = [
    { command: "calm", on, ...values, label: { key: "day.calm" }, style: "primary" },
    { command: "noContact", on, ...values, label: { key: "day.noContact" } },
    { command: "checkIn", on, ...values, label: { key: "day.changed" } },
  ];
  return {
    kind: "row",
    text: [
      ...(row.summary.ref ? [{ ref: row.summary.ref }] : []),
      ...(row.summary.words ? [{ key: "day.dot" } as const, { words: row.summary.words }] : []),
      ...(done ? [{ key: "day.done" } as const] : []),
    ],
    ...(done ? { tone: "good" as const } : { actions }),
  };
};
const closedList = (state: Extract<State, { step: "running" }>, world: World): readonly Post<C>[] => {
  if (state.before === undefined) return [];
  const title = { key: "day.closed", with: { day: { date: world.calendar.wall(state.before, "12:00"), as: "day" } } } as const;
  return [
    {
      key: `day:${state.before}:${state.member}`,
      to: { member: state.member },
      message: { title, notice: "day.notice", body: [{ kind: "text", text: [{ key: "day.closedBody" }], tone: "quiet" }] },
    },
  ];
};
const view = (state: State, world: World): View<C> => {
  if (state.step === "new") return { posts: [], timers: [], tells: [], readers: [], summary: { open: false } };
  const rows = new Map(world.rows("cases").map((row) => [row.instance, row]));
  // In the order of their references: the order of their days would tell their risk.
  const listedCases = [...state.cases].sort((a, b) => ((rows.get(a)?.summary.ref ?? "") < (rows.get(b)?.summary.ref ?? "") ? -1 : 1));
  const blocks = listedCases.flatMap((id) => {
    const row = rows.get(id);
    return row ? [rowBlock(row, state.done.includes(id))] : [];
  });
  const all = state.cases.length > 0 && state.done.length === state.cases.length;
  const body: Block<Span, C>[] = [
    ...(state.late ? [{ kind: "text", text: [{ key: "day.late" }], tone: "quiet" } as const] : []),
    ...blocks,
    ...(state.more ? [{ kind: "text", text: [{ key: "day.more" }], tone: "quiet" } as const] : []),
  ];
  const mine: Action<C> = { panel: "mine", on: { workflow: "case" }, label: { key: "day.mine" } };
  const post = {
    key: `day:${state.day}:${state.member}`,
    to: { member: state.member },
    message: { title: { key: all ? "day.allDone" : "day.title" }, notice: "day.notice", body, actions: [mine] },
  } as const;
  return {
    posts: [...(state.day !== undefined && state.cases.length > 0 ? [post] : []), ...closedList(state, world)],
    timers: [{ key: `list:${state.next}`, at: state.next, command: "list" }],
    tells: [],
    readers: [{ member: state.member }],
    summary: { open: true, holder: { member: state.member } },
  };
};

export const day = workflow<State, Event>()({
  name: "day",
  start: "start",
  initial: { step: "new" },
  commands,
  needs,
  decide,
  evolve,
  viewNeeds: (state): Needs =>
    state.step === "new" || state.cases.length === 0 ? {} : { cases: { workflow: "case", instances: state.cases, limit: listed } },
  view,
  panels: {},
  declassified: { cadence: "Which cases stand in the list follows from the day of their check-in, and that from their risk." },
  standing: (people) =>
    [...people.members.values()]
      .filter((m) => people.works(m))
      .map((m) => ({ instance: `day-${m.id}` as InstanceId, values: { member: m.id } })),
});
