// Actions live on after the meeting: mine, overdue, by series, and reminders until they are done.
import { type Action, type Block, count, type Instant, type MemberId, type Panel, type Secret, type Span } from "../../src/rules/ui.ts";
import {
  type Post as AnyPost,
  type Timer as AnyTimer,
  type Needs,
  type Row,
  type Summary,
  type View,
  type Viewer,
  type World,
  workflow,
} from "../../src/rules/workflow.ts";
import { anyone, commands, type Doing, decide, type Event, evolve, isAction, isOpen, reader, type State } from "./rules.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;
type Post = AnyPost<C>;
/** Reminded on the workday before, on the day, and then every other workday; from the third on the lead hears of it. [design] */
const [everyDays, leadFrom] = [2, 3];
/** Done or not: after that nobody looks at it any more. docs/domain.md §0.3. */
const keptDays = 90;
const shownRows = 20;

/** The end of the working day that it is due on; on a day off, of the next. */
const dueAt = (state: Doing, world: World): Instant => world.calendar.addWorkdays(world.calendar.wall(state.due, "00:00"), 0, "17:00");
const timers = (state: Doing, world: World): AnyTimer<C>[] => {
  if (state.eraseBy) return [];
  if (!isOpen(state)) {
    const at = world.calendar.addDays(state.endedAt ?? state.at, keptDays, "09:00");
    return [{ key: `forget:${state.moves}`, at, command: "forget" }];
  }
  const n = state.reminded.length;
  // What lies before it was given, or given anew, is no reminder.
  const since = state.reminded.at(-1) ?? state.since;
  const onDay = world.calendar.addWorkdays(world.calendar.wall(state.due, "00:00"), 0, "09:00");
  const before = world.calendar.beforeDay(state.due, 1, "09:00");
  const at = [before, onDay].find((each) => each > since) ?? world.calendar.addWorkdays(since, everyDays, "09:00");
  return [{ key: `remind:${state.moves}:${n + 1}`, at, command: "remind" }];
};
const facts = (state: Doing, world: World): Block<Span, C> => ({
  kind: "facts",
  facts: [
    [{ key: "case.show.who" }, [state.owner]],
    [{ key: "action.due" }, [{ date: world.calendar.wall(state.due, "12:00"), as: "day" }]],
    [{ key: "action.step" }, [{ key: `action.step.${state.step}` }]],
  ],
});
const look: Action<C> = { panel: "show", label: { key: "action.show" } };
const quick: readonly Action<C>[] = [
  { command: "finish", label: { key: "action.finish" }, style: "primary" },
  { command: "cannot", label: { key: "action.cannot.title" } },
  look,
];
const posts = (state: Doing, world: World): Post[] => {
  const lead = (at: Instant): MemberId | undefined => {
    const id = world.people.agencies.get(state.agency)?.lead;
    return id && (world.people.onDuty({ member: id }, world.calendar.day(at)) ?? id);
  };
  // An owner who has left, or is away with nobody instead: the lead finds another.
  const on = (at: Instant): MemberId | undefined => world.people.onDuty(state.owner, world.calendar.day(at)) ?? lead(at);
  const text: Block<Span, C> = { kind: "text", text: [{ text: state.text }] };
  const first = on(state.at);
  const open = isOpen(state);
  const own: Post[] =
    first === undefined
      ? []
      : [
          {
            key: `given:${state.moves}:${first}`,
            to: { member: first },
            message: {
              title: { key: "action.given" },
              notice: "action.notice.given",
              body: [text, facts(state, world)],
              actions: open ? quick : [look],
            },
          },
        ];
  const latest = state.reminded.at(-1);
  if (latest === undefined) return own;
  const n = state.reminded.length;
  const late = latest > dueAt(state, world);
  const who = [on(latest), ...(n >= leadFrom && late ? [lead(latest)] : [])];
  const again = [...new Set(who.filter((id): id is MemberId => id !== undefined))].map(
    (id): Post => ({
      key: `remind:${state.moves}:${n}:${id}`,
      to: { member: id },
      message: {
        title: { key: open ? (late ? "action.late" : "action.soon") : "action.over" },
        notice: "action.notice.remind",
        body: [text, facts(state, world)],
        actions: open ? quick : [look],
      },
    }),
  );
  return [...own, ...again];
};
const summary = (state: Doing, world: World): Summary => ({
  ref: state.number,
  open: isOpen(state),
  agency: state.agency,
  holder: state.owner,
  openedAt: state.at,
  dueAt: dueAt(state, world),
  ...(state.series && { of: state.series }),
  ...(state.endedAt && { closedAt: state.endedAt }),
  // Done is done; what is no longer possible is said at the next meeting.
  ...(state.step === "impossible" && state.endedAt && { raiseAt: state.endedAt }),
  flags: [state.step],
});
const view = (state: State, world: World): View<C> => {
  if (!isAction(state)) return { posts: [], timers: [], tells: [], readers: [], summary: { open: false } };
  return {
    posts: state.eraseBy ? [] : posts(state, world),
    timers: timers(state, world),
    tells: [],
    readers: state.readers.map((agency) => ({ agency, attending: true as const })),
    summary: summary(state, world),
    ...(state.eraseBy && { erase: state.eraseBy }),
  };
};

const show = (state: State, viewer: Viewer, world: World): Panel<C> => {
  if (!isAction(state)) throw new Error("a panel of an action that is not there");
  const own = viewer.member.agency === state.agency;
  const asked = viewer.member.id === state.by;
  const actions: readonly Action<C>[] = isOpen(state)
    ? [
        ...(own
          ? ([
              { command: "finish", label: { key: "action.finish" }, style: "primary" },
              ...(state.step === "open" ? [{ command: "begin", label: { key: "action.begin" } } as const] : []),
              { command: "cannot", label: { key: "action.cannot.title" } },
            ] as const)
          : []),
        ...(own || asked
          ? ([
              { command: "change", label: { key: "action.change.title" } },
              { command: "withdraw", label: { key: "action.withdraw" }, style: "danger", confirm: { key: "action.withdraw.sure" } },
            ] as const)
          : []),
      ]
    : own
      ? [{ command: "reopen", label: { key: "action.reopen" } }]
      : [];
  return {
    title: { key: "action.title", with: { number: { ref: state.number } } },
    body: [
      { kind: "text", text: [{ text: state.text }] },
      facts(state, world),
      ...(state.reason ? [{ kind: "facts", facts: [[{ key: "action.why" }, [{ code: state.reason, of: "actionReason" }]]] } as const] : []),
      {
        kind: "text",
        text: [{ key: "action.asked", with: { who: { member: state.by }, at: { date: state.at, as: "day" } } }],
        tone: "quiet",
      },
      ...(actions.length > 0 ? [{ kind: "actions", actions } as const] : []),
    ],
  };
};
const rowOf = (row: Row, now: Instant): B => {
  const { summary: s, instance } = row;
  const late = s.dueAt !== undefined && s.dueAt < now;
  const on = { workflow: "action", instance };
  return {
    kind: "row",
    text: row.title ? [{ text: row.title }] : s.ref ? [{ ref: s.ref }] : [],
    detail: [
      ...(s.holder ? [s.holder, { key: "case.dot" } as const] : []),
      ...(s.dueAt ? [{ key: late ? "case.mine.late" : "agenda.act.due", with: { day: { date: s.dueAt, as: "day" } } } as const] : []),
    ],
    ...(late && { tone: "warning" as const }),
    actions: [
      { command: "finish", on, label: { key: "action.finish" } },
      { panel: "show", on, label: { key: "action.show" }, style: "primary" },
    ],
  };
};
const listed = (
  title: "action.mine.title" | "action.overdue.title" | "action.series.title",
  rows: readonly Row[],
  now: Instant,
): Panel<C> => {
  const shown = rows.slice(0, shownRows);
  return {
    title: { key: title },
    body: [
      ...(shown.length === 0 ? [{ kind: "text", text: [{ key: "action.noneLeft" }] } as const] : shown.map((row) => rowOf(row, now))),
      ...(rows.length > shown.length
        ? [{ kind: "text", text: [{ key: "action.more", with: { shown: count(shown) } }], tone: "quiet" } as const]
        : []),
      { kind: "actions", actions: [{ command: "create", on: { workflow: "action" }, label: { key: "action.create.title" } }] },
    ],
  };
};
const mine = (viewer: Viewer, world: World): Needs => ({
  mine: {
    workflow: "action",
    open: true,
    holders: [...new Set([`m:${viewer.member.id}`, ...world.people.answersFor(viewer.member.id, world.calendar.day(viewer.now))])],
    for: viewer.member,
    titles: true,
    limit: shownRows + 1,
  },
});
export const action = workflow<State, Event>()({
  name: "action",
  start: "create",
  initial: { step: "new" },
  commands,
  decide,
  evolve,
  view,
  title: (state) => (isAction(state) ? state.text : undefined),
  panels: {
    show: { about: "one", access: reader, show },
    mine: {
      about: "all",
      access: anyone,
      words: "action.mine.words",
      help: "action.mine.help",
      needs: (_state, viewer, world) => mine(viewer, world),
      show: (_state, viewer, world) => listed("action.mine.title", world.rows("mine"), viewer.now),
    },
    overdue: {
      about: "all",
      access: anyone,
      words: "action.overdue.words",
      help: "action.overdue.help",
      needs: (_state, viewer) => ({
        late: {
          workflow: "action",
          open: true,
          agency: viewer.member.agency,
          dueBefore: viewer.now,
          for: viewer.member,
          titles: true,
          limit: shownRows + 1,
        },
      }),
      show: (_state, viewer, world) => listed("action.overdue.title", world.rows("late"), viewer.now),
    },
  },
  declassified: {},
});
