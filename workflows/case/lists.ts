// Many cases at once, for one person: mine, late ones, the region's, App Home. Class A throughout.
import { type Action, type Block, count, type Home, type Instant, type Span, type Text } from "../../src/rules/ui.ts";
import type { Query, Row, Viewer, World } from "../../src/rules/workflow.ts";
import type { commands } from "./commands.ts";

type C = keyof typeof commands;

/** Rows on one screen: each is a section with its buttons, and a modal holds a hundred blocks. */
const shownRows = 20;

const rowOf = (row: Row, now: Instant): Block<Span, C> => {
  const { summary, instance } = row;
  const late = summary.dueAt !== undefined && summary.dueAt < now;
  const due: Text =
    summary.dueAt === undefined
      ? []
      : [{ key: late ? "case.mine.late" : "case.mine.due", with: { day: { date: summary.dueAt, as: "day" } } }];
  const on = { workflow: "case", instance };
  return {
    kind: "row",
    text: [
      ...(summary.ref ? [{ ref: summary.ref }] : []),
      ...(summary.words ? [{ key: "case.dot" } as const, { words: summary.words }] : []),
    ],
    detail: due,
    ...(late && { tone: "warning" as const }),
    actions: [
      {
        command: "calm",
        on,
        label: { key: "case.calm.button" },
        style: "primary",
        ...(summary.round && { values: { round: summary.round } }),
      },
      { panel: "show", on, label: { key: "case.card.open" } },
    ],
  };
};
export const listed = (
  title: Action["label"]["key"],
  none: Action["label"]["key"],
  rows: readonly Row[],
  now: Instant,
  actions: readonly Action<C>[] = [],
): Home<C> => {
  const shown = rows.slice(0, shownRows);
  const body: Block<Span, C>[] = shown.length === 0 ? [{ kind: "text", text: [{ key: none }] }] : shown.map((row) => rowOf(row, now));
  if (rows.length > shown.length)
    body.push({ kind: "text", text: [{ key: "case.mine.more", with: { shown: count(shown) } }], tone: "quiet" });
  if (actions.length > 0) body.push({ kind: "actions", actions });
  return { title: { key: title }, body };
};
export const mineQuery = (viewer: Viewer, world: World): Query => ({
  workflow: "case",
  open: true,
  // Whoever is away and looks all the same sees what is theirs.
  holders: [...new Set([`m:${viewer.member.id}`, ...world.people.answersFor(viewer.member.id, world.calendar.day(viewer.now))])],
  for: viewer.member,
  limit: shownRows + 1,
});
export const homePanel = (viewer: Viewer, world: World): Home<C> => {
  const rows = world.rows("mine");
  const today = world.calendar.day(viewer.now);
  const waiting = rows.filter((row) => row.summary.dueAt !== undefined && world.calendar.day(row.summary.dueAt) <= today);
  const list = listed("case.home.title", "case.home.none", rows, viewer.now, [
    { command: "open", on: { workflow: "case" }, label: { key: "case.mine.new" } },
    { panel: "mine", on: { workflow: "case" }, label: { key: "case.mine.title" } },
    { panel: "overdue", on: { workflow: "case" }, label: { key: "case.overdue.title" } },
    { command: "ask", on: { workflow: "capacity" }, label: { key: "capacity.ask.title" } },
    { panel: "waiting", on: { workflow: "referral" }, label: { key: "referral.list.waiting" } },
    { panel: "who", on: { workflow: "people" }, label: { key: "people.who.title" } },
  ]);
  const meetings: readonly Action<C>[] = [
    { panel: "list", on: { workflow: "agenda" }, label: { key: "agenda.list.title" } },
    { panel: "mine", on: { workflow: "action" }, label: { key: "action.mine.title" } },
  ];
  return {
    ...list,
    body: [
      { kind: "text", text: [{ key: "case.home.due", with: { count: count(waiting) } }] },
      ...list.body,
      { kind: "actions", actions: meetings },
    ],
  };
};
