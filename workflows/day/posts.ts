// The list of the day as a message, and the list before days off.
import { body, dm, on, onDay, press, routine, row, show, t, text } from "../../src/rules/say.ts";
import type { Block, Span } from "../../src/rules/ui.ts";
import type { Post, Row, World } from "../../src/rules/workflow.ts";
import { isAcuteRow } from "../case/projection.ts";
import type { commands } from "./commands.ts";
import { listed, type Running } from "./model.ts";
import { caseRow, elsewhere, mayRead, rowsIn, titled, togetherOf } from "./rows.ts";

type C = keyof typeof commands;
/** A list that is over: no references are left in it. */
export const closedList = (
  day: string | undefined,
  state: Running,
  world: World,
): readonly Post<C>[] => {
  if (day === undefined) return [];
  const title = t("day.closed", { day: onDay(world.calendar.wall(day, "12:00")) });
  return dm(`day:${day}`, state.member, "inHours", {
    title,
    notice: "day.notice",
    body: [text("day.closedBody", "quiet")],
  });
};
/** What is in acute danger is marked, and so it may be first. */
const caseRows = (state: Running, world: World): readonly Block<Span, C>[] => {
  const first = ({ instance }: Row): number => Number(state.first?.includes(instance) === true);
  return rowsIn(state.cases, state, world)
    .filter((row) => mayRead(row, state, world))
    .toSorted((a, b) => first(b) - first(a))
    .map((row) => caseRow(row, state, elsewhere(row, state, world)));
};
/** Who has them while the others are off? */
export const breakList = (state: Running, world: World): readonly Post<C>[] => {
  const { break: off } = state;
  if (off === undefined) return [];
  const known = new Map(world.rows("cases").map((each) => [each.instance, each]));
  const shown = off.cases.flatMap((instance) => {
    const found = known.get(instance);
    return found && mayRead(found, state, world) ? [found] : [];
  });
  const rows = shown.map((each): Block<Span, C> => {
    const { instance } = each;
    const done = off.done.includes(instance);
    // Marked, and where it was: that it is looked at again, or answered, moves nothing.
    const acute = !done && isAcuteRow(each);
    return row(body<Span>(titled(each), done && t("day.done")), {
      detail: acute && t("day.acute"),
      tone: acute ? "danger" : done && "good",
      actions: [
        acute && show("acute", "day.ring", { ...on("case", instance), style: "danger" }),
        !done &&
          press("weekend", "day.weekend.answer", { ...on("case", instance), style: "primary" }),
      ],
    });
  });
  if (rows.length === 0) return closedBreak(off.day, state, world);
  const list = dm<C>(`break:${off.day}`, state.member, "inHours", {
    title: off.done.length === off.cases.length ? "day.weekend.done" : "day.weekend.title",
    notice: "day.weekend.notice",
    body: rows.slice(0, listed),
  });
  return routine(list);
};
export const closedBreak = (
  day: string | undefined,
  state: Running,
  world: World,
): readonly Post<C>[] =>
  day === undefined
    ? []
    : dm<C>(`break:${day}`, state.member, "inHours", {
        title: t("day.closed", { day: onDay(world.calendar.wall(day, "12:00")) }),
        notice: "day.weekend.notice",
        body: [text("day.weekend.over", "quiet")],
      });
export const todaysList = (state: Running, world: World): readonly Post<C>[] => {
  if (state.day === undefined) return [];
  const rows = caseRows(state, world);
  if (rows.length === 0 && !state.apart) return closedList(state.day, state, world);
  const together = state.apart ? undefined : togetherOf(state, state.cases);
  const list = dm<C>(`day:${state.day}`, state.member, "inHours", {
    title:
      together === undefined
        ? "day.title"
        : together === "done"
          ? "day.allDone"
          : "day.allAnswered",
    notice: "day.notice",
    body: [
      state.late && text("day.late", "quiet"),
      rows,
      state.apart && text("day.apart", "quiet"),
      state.more && text("day.more", "quiet"),
    ],
    actions: [show("mine", "day.mine", on("case"))],
  });
  return routine(list);
};
