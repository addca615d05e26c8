// The list of the day as a message, and the list before days off.
import { isAcute } from "../../src/rules/ring.ts";
import { body, dm, dotted, on, onDay, press, routine, row, show, t, text } from "../../src/rules/say.ts";
import type { Block, InstanceId, Span } from "../../src/rules/ui.ts";
import type { Post, Row, World } from "../../src/rules/workflow.ts";
import type { commands } from "./commands.ts";
import { listed, type Running } from "./state.ts";

type C = keyof typeof commands;
const caseRow = (each: Row, state: Running): Block<Span, C> => {
  const { instance, summary } = each;
  const { ref, words } = summary;
  const done = state.done.includes(instance);
  const round = state.rounds?.[instance] ?? summary.round;
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
    // The way back does not stand where the answer stood: a second press on the same spot opens the case.
    actions: done
      ? state.undoable?.some((one) => one.instance === instance) && [
          show("show", "day.open", on("case", instance)),
          press("undo", "day.undo", on("case", instance)),
        ]
      : buttons,
  });
};
/** A list that is over: no references are left in it. */
export const closedList = (day: string | undefined, state: Running, world: World): readonly Post<C>[] => {
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
  const rows = world
    .rows("cases")
    .filter((row) => ids.includes(row.instance) && mayRead(row, state, world))
    .map((row): Row => ({ ...row, summary: { ...row.summary, ...state.called?.[row.instance] } }));
  const ref = (row: Row): string => row.summary.ref ?? "";
  return rows.toSorted((a, b) => (ref(a) < ref(b) ? -1 : 1));
};
/** In the order of their references: the order of their days would tell their risk. What is in acute danger is marked, and so it may be first. */
const caseRows = (state: Running, world: World): readonly Block<Span, C>[] => {
  const first = ({ instance }: Row): number => Number(state.first?.includes(instance) === true);
  return rowsIn(state.cases, state, world)
    .toSorted((a, b) => first(b) - first(a))
    .map((row) => caseRow(row, state));
};
/** Who has them while the others are off? */
export const breakList = (state: Running, world: World): readonly Post<C>[] => {
  const { break: off } = state;
  if (off === undefined) return [];
  const known = new Map(world.rows("cases").map((each) => [each.instance, each]));
  const shown = off.cases.filter(({ instance }) => {
    const found = known.get(instance);
    return found === undefined || mayRead(found, state, world);
  });
  const rows = shown.map(({ instance, ref, words }): Block<Span, C> => {
    const done = off.done.includes(instance);
    const found = known.get(instance);
    // Marked, and where it was: that it is looked at again, or answered, moves nothing.
    const acute = !done && found !== undefined && isAcute(found);
    return row(body<Span>(dotted("core.dot", ref && { ref }, words && { words }), done && t("day.done")), {
      detail: acute && t("day.acute"),
      tone: acute ? "danger" : done && "good",
      actions: [
        acute && show("acute", "day.ring", { ...on("case", instance), style: "danger" }),
        !done && press("weekend", "day.weekend.answer", { ...on("case", instance), style: "primary" }),
      ],
    });
  });
  if (rows.length === 0) return closedBreak(off.day, state, world);
  const list = dm<C>(`break:${off.day}`, state.member, {
    title: off.done.length === off.cases.length ? "day.weekend.done" : "day.weekend.title",
    notice: "day.weekend.notice",
    body: rows.slice(0, listed),
  });
  return routine(list);
};
export const closedBreak = (day: string | undefined, state: Running, world: World): readonly Post<C>[] =>
  day === undefined
    ? []
    : dm<C>(`break:${day}`, state.member, {
        title: t("day.closed", { day: onDay(world.calendar.wall(day, "12:00")) }),
        notice: "day.weekend.notice",
        body: [text("day.weekend.over", "quiet")],
      });
export const todaysList = (state: Running, world: World): readonly Post<C>[] => {
  if (state.day === undefined || state.cases.length === 0) return [];
  const rows = caseRows(state, world);
  if (rows.length === 0) return closedList(state.day, state, world);
  const list = dm<C>(`day:${state.day}`, state.member, {
    title: state.done.length === state.cases.length ? "day.allDone" : "day.title",
    notice: "day.notice",
    body: [state.late && text("day.late", "quiet"), rows, state.more && text("day.more", "quiet")],
    actions: [show("mine", "day.mine", on("case"))],
  });
  return routine(list);
};
