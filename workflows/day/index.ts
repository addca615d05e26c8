// One message a morning with the day's list: not one message per case.
import { command as anyCommand, decideBy, needsBy } from "../../src/rules/command.ts";
import { nothing } from "../../src/rules/fields.ts";
import { type Folds, fold } from "../../src/rules/fold.ts";
import { body, dm, dotted, on, onDay, press, row, show, t, text } from "../../src/rules/say.ts";
import type { Block, CaseRef, CaseWords, InstanceId, Instant, MemberId, Span } from "../../src/rules/ui.ts";
import {
  clock,
  configuration,
  type Needs,
  noView,
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
      /** Before days off: which cases ask who has them. */
      readonly break?: Break;
      /** The one before is closed. */
      readonly breakBefore?: string;
    };
type Asking = { readonly instance: InstanceId; readonly ref?: CaseRef; readonly words?: CaseWords };
type Break = { readonly day: string; readonly cases: readonly Asking[]; readonly done: readonly InstanceId[] };
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
  | ({ readonly type: "breakAsked"; readonly day: string } & Asking)
  | { readonly type: "struck" | "forgot" | "breakAnswered"; readonly instance: InstanceId };

type Running = Extract<State, { step: "running" }>;
/** The list is late when it comes later than this after its time. */
const lateMs = 3_600_000;
const isAcute = ({ summary: { flags } }: Row): boolean => flags?.includes("acute") === true;
const list = (at: Instant, dueAt: Instant, world: World): Event => {
  const rows = world.rows("due");
  return {
    type: "listed",
    day: world.calendar.day(at),
    cases: rows
      .toSorted((a, b) => Number(isAcute(b)) - Number(isAcute(a)))
      .slice(0, listed)
      .map((row) => row.instance),
    more: rows.length > listed,
    next: world.calendar.addWorkdays(at, 1, morning),
    late: Date.parse(at) - Date.parse(dueAt) > lateMs,
  };
};
const command = anyCommand<State, Event>();
const asksIn = (off: Break | undefined, instance: InstanceId): boolean => off?.cases.some((each) => each.instance === instance) === true;
/** What a case says of itself, while it stands in the list. */
const byCase = (
  type: "struck" | "forgot" | "breakAnswered",
  unless: (state: Running, instance: InstanceId) => boolean,
  stands: (state: Running, instance: InstanceId) => boolean = ({ cases }, instance) => cases.includes(instance),
) =>
  command({
    access: toldBy("case"),
    form: nothing,
    decide: (state, { by }) => {
      const instance = tellerOf(by);
      if (state.step === "new" || instance === undefined) return [];
      return stands(state, instance) && !unless(state, instance) ? [{ type, instance }] : [];
    },
  });
const commands = {
  start: command({
    access: configuration,
    form: nothing,
    decide: (state, asked, world) => {
      const { member } = payloadOf<{ member: MemberId }>(asked);
      return state.step === "new" ? [{ type: "started", member, next: world.calendar.addWorkdays(asked.at, 0, morning) }] : [];
    },
  }),
  list: command({
    access: clock,
    form: nothing,
    decideNeeds: (state, { at }, world) => {
      if (state.step === "new") return {};
      const day = world.calendar.day(at);
      const holders = world.people.answersFor(state.member, day);
      return { due: { workflow: "case", open: true, holders, dueBefore: world.calendar.wall(day, "23:59"), limit: 5 * listed } };
    },
    decide: (_state, asked, world) => [list(asked.at, payloadOf<{ dueAt: Instant }>(asked).dueAt, world)],
  }),
  done: byCase("struck", ({ done }, instance) => done.includes(instance)),
  forget: byCase(
    "forgot",
    () => false,
    ({ cases, break: off }, instance) => cases.includes(instance) || asksIn(off, instance),
  ),
  /** Before days off a case of high risk asks who has it: one list of them, not a message for each. */
  weekend: command({
    access: toldBy("case"),
    form: nothing,
    decide: (state, asked, world) => {
      const instance = tellerOf(asked.by);
      const { day, ref, words } = payloadOf<{ day: string } & Omit<Asking, "instance">>(asked);
      // Of days that have been nobody wants to be asked.
      const over = world.calendar.addWorkdays(world.calendar.wall(day, "12:00"), 1, "09:00") <= asked.at;
      if (state.step === "new" || instance === undefined || over) return [];
      if (state.break?.day === day && asksIn(state.break, instance)) return [];
      return [{ type: "breakAsked", day, instance, ...(ref && { ref }), ...(words && { words }) }];
    },
  }),
  weekendDone: byCase(
    "breakAnswered",
    ({ break: off }, instance) => off?.done.includes(instance) === true,
    ({ break: off }, instance) => asksIn(off, instance),
  ),
} as const;
const folds: Folds<Running, Exclude<Event, { type: "started" }>> = {
  listed: ({ before: _before, ...state }, { type: _type, ...list }) => {
    const before = state.day !== undefined && state.cases.length > 0 && { before: state.day };
    // The list of days off that are over is closed with the first list after them.
    const { break: off, ...rest } = state;
    const over = off !== undefined && off.day < list.day;
    return { ...rest, ...before, ...list, done: [], ...(over ? { breakBefore: off.day } : off && { break: off }) };
  },
  breakAsked: ({ break: old, ...state }, { type: _type, day, ...asking }) => {
    const same = old?.day === day ? old : undefined;
    const before = old !== undefined && same === undefined && { breakBefore: old.day };
    return { ...state, ...before, break: { day, cases: [...(same?.cases ?? []), asking], done: same?.done ?? [] } };
  },
  breakAnswered: (state, { instance }) =>
    state.break ? { ...state, break: { ...state.break, done: [...state.break.done, instance] } } : state,
  struck: (state, { instance }) => ({ ...state, done: [...state.done, instance] }),
  forgot: (state, { instance }) => {
    const others = (ids: readonly InstanceId[]): readonly InstanceId[] => ids.filter((id) => id !== instance);
    const { break: off } = state;
    const rest = off && { break: { ...off, cases: off.cases.filter((each) => each.instance !== instance), done: others(off.done) } };
    return { ...state, cases: others(state.cases), done: others(state.done), ...rest };
  },
};
const evolve = (state: State, event: Event): State => {
  if (event.type === "started")
    return { step: "running", member: event.member, next: event.next, cases: [], done: [], more: false, late: false };
  return state.step === "new" ? state : fold(folds, state, event);
};

type C = keyof typeof commands;
const shownCases = (instances: readonly InstanceId[]): Needs =>
  instances.length === 0 ? {} : { cases: { workflow: "case", instances: [...new Set(instances)], limit: 2 * listed } };
const caseRow = (each: Row, done: boolean): Block<Span, C> => {
  const { instance, summary } = each;
  const { ref, words, round } = summary;
  const more = { ...on("case", instance), values: round !== undefined && { round } };
  // After acute danger one tap is no answer.
  if (isAcute(each) && !done)
    return row(dotted("core.dot", ref && { ref }, words && { words }), {
      detail: t("day.acute"),
      tone: "danger",
      actions: [show("acute", "day.ring", { ...on("case", instance), style: "danger" }), press("checkIn", "day.changed", more)],
    });
  const buttons = [
    press("calm", "day.calm", { ...more, style: "primary" }),
    press("noContact", "day.noContact", more),
    press("checkIn", "day.changed", more),
  ];
  return row(body<Span>(dotted("core.dot", ref && { ref }, words && { words }), done && t("day.done")), {
    tone: done && "good",
    actions: !done && buttons,
  });
};
/** A list that is over: no references are left in it. */
const closedList = (day: string | undefined, state: Running, world: World): readonly Post<C>[] => {
  if (day === undefined) return [];
  const title = t("day.closed", { day: onDay(world.calendar.wall(day, "12:00")) });
  return dm(`day:${day}`, state.member, { title, notice: "day.notice", body: [text("day.closedBody", "quiet")] });
};
/** Whoever has other work since this morning, or works elsewhere, may read them no more. */
const mayRead = (row: Row, state: Running, { people }: World): boolean => {
  const member = people.members.get(state.member);
  return member !== undefined && people.works(member) && row.summary.agency === member.agency;
};
const rowsIn = (ids: readonly InstanceId[], state: Running, world: World): readonly Row[] => {
  const rows = world.rows("cases").filter((row) => ids.includes(row.instance) && mayRead(row, state, world));
  const ref = (row: Row): string => row.summary.ref ?? "";
  return rows.toSorted((a, b) => (ref(a) < ref(b) ? -1 : 1));
};
/** In the order of their references: the order of their days would tell their risk. What is in acute danger is marked, and so it may be first. */
const caseRows = (state: Running, world: World): readonly Block<Span, C>[] => {
  const isDone = (row: Row): boolean => state.done.includes(row.instance);
  const first = (row: Row): number => Number(isAcute(row) && !isDone(row));
  return rowsIn(state.cases, state, world)
    .toSorted((a, b) => first(b) - first(a))
    .map((row) => caseRow(row, isDone(row)));
};
/** Who has them while the others are off? */
const breakList = (state: Running, world: World): readonly Post<C>[] => {
  const { break: off } = state;
  if (off === undefined) return [];
  const known = new Map(world.rows("cases").map((each) => [each.instance, each]));
  const shown = off.cases.filter(({ instance }) => {
    const found = known.get(instance);
    return found === undefined || mayRead(found, state, world);
  });
  const rows = shown.map(({ instance, ref, words }): Block<Span, C> => {
    const done = off.done.includes(instance);
    return row(body<Span>(dotted("core.dot", ref && { ref }, words && { words }), done && t("day.done")), {
      tone: done && "good",
      actions: [!done && press("weekend", "day.weekend.answer", { ...on("case", instance), style: "primary" })],
    });
  });
  if (rows.length === 0) return closedBreak(off.day, state, world);
  return dm<C>(`break:${off.day}`, state.member, {
    title: off.done.length === off.cases.length ? "day.weekend.done" : "day.weekend.title",
    notice: "day.weekend.notice",
    body: rows.slice(0, listed),
  });
};
const closedBreak = (day: string | undefined, state: Running, world: World): readonly Post<C>[] =>
  day === undefined
    ? []
    : dm<C>(`break:${day}`, state.member, {
        title: t("day.closed", { day: onDay(world.calendar.wall(day, "12:00")) }),
        notice: "day.weekend.notice",
        body: [text("day.weekend.over", "quiet")],
      });
const todaysList = (state: Running, world: World): readonly Post<C>[] => {
  if (state.day === undefined || state.cases.length === 0) return [];
  const rows = caseRows(state, world);
  if (rows.length === 0) return closedList(state.day, state, world);
  return dm<C>(`day:${state.day}`, state.member, {
    title: state.done.length === state.cases.length ? "day.allDone" : "day.title",
    notice: "day.notice",
    body: [state.late && text("day.late", "quiet"), rows, state.more && text("day.more", "quiet")],
    actions: [show("mine", "day.mine", on("case"))],
  });
};
const view = (state: State, world: World): View<C> => {
  if (state.step === "new") return noView;
  return {
    posts: [
      ...todaysList(state, world),
      ...closedList(state.before, state, world),
      ...breakList(state, world),
      ...closedBreak(state.breakBefore, state, world),
    ],
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
  needs: needsBy<State, Event>(commands),
  decide: decideBy<State, Event>(commands),
  evolve,
  viewNeeds: (state): Needs =>
    state.step === "new" ? {} : shownCases([...state.cases, ...(state.break?.cases ?? []).map(({ instance }) => instance)]),
  view,
  panels: {},
  declassified: {
    weekend: "Before days off the cases of high risk that somebody holds ask who has them: in one list, to that person alone.",
    cadence:
      "Which cases stand in the list follows from the day of their check-in, and that from their risk; after acute danger a row asks for a full check-in.",
  },
  standing: (people) =>
    [...people.members.values()]
      .filter((m) => people.works(m))
      .map((m) => ({ instance: `day-${m.id}` as InstanceId, values: { member: m.id } })),
});
