// The lists of what is late: the newest, and the one before, which is closed.
import type { EscalationLevel } from "../../src/rules/escalation.ts";
import { body, dm, on, press, routine, row, show, t, text } from "../../src/rules/say.ts";
import {
  type Action,
  type Block,
  count,
  declassify,
  type Instant,
  type Span,
} from "../../src/rules/ui.ts";
import type { Post, Row, World } from "../../src/rules/workflow.ts";
import type { commands } from "./commands.ts";
import type { Late, Running } from "./model.ts";
import { hasIt, isTheirs, lateIn, mayReadLate } from "./overdue.ts";
import { caseRow, rowsIn, titled, togetherOf } from "./rows.ts";

type C = keyof typeof commands;
type Line = Block<Span, C>;
/** What others have left undone stands before what is one's own. */
const rungs: readonly EscalationLevel[] = ["coordinator", "lead", "deputy", "holder"];

type Listed = { readonly late: Late; readonly row: Row };
/** With somebody else; undefined: it is this member's to do. */
const goneTo = ({ late, row }: Listed, state: Running, world: World): Span | undefined => {
  if (state.done.includes(late.instance) || isTheirs(late, row, state, world)) return undefined;
  const member = hasIt(late, row, world);
  return member && { member };
};
const lineOf = (each: Listed, state: Running, world: World): Line => {
  const who = goneTo(each, state, world);
  if (who === undefined) return caseRow(each.row, state);
  const detail = t("day.overdue.passedOn", { who });
  return row(titled(each.row), {
    detail,
    tone: "quiet",
    actions: [show("show", "day.open", on("case", each.row.instance))],
  });
};
const isOpen = (each: Listed, state: Running, world: World): boolean =>
  !state.done.includes(each.late.instance) && goneTo(each, state, world) === undefined;
/** As holder, as deputy, as lead: each with what is asked of them. */
const linesOf = (
  rung: EscalationLevel,
  all: readonly Listed[],
  state: Running,
  world: World,
): readonly Line[] => {
  const its = all.filter(({ late }) => late.as.rung === rung);
  const open = its.filter((each) => isOpen(each, state, world));
  return body<Line>(
    open.length > 0 && text(t(`day.overdue.${rung}`, { cases: count(open) }), "warning"),
    its.map((each) => lineOf(each, state, world)),
  );
};
/** A stand-in has nothing to hand over. Somebody who became the holder since finds it in their own cases. */
const handOver = (all: readonly Listed[], state: Running, world: World): Action<C> | undefined => {
  const own = all.filter((each) => isOpen(each, state, world) && each.late.as.rung === "holder");
  const ref = own[0]?.row.summary.ref;
  if (ref === undefined) return undefined;
  if (all.length > 1)
    return press("offer", "case.mine.handOverAll", {
      ...on("handover"),
      values: { scope: declassify("all", "round") },
    });
  return press("offer", "case.handOver.button", {
    ...on("handover"),
    values: { scope: declassify("one", "round"), ref },
  });
};
const closed = (at: Instant | undefined, state: Running): readonly Post<C>[] =>
  at === undefined
    ? []
    : dm<C>(`late:${at}`, state.member, "inHours", {
        title: "day.overdue.closed",
        notice: "day.overdue.notice",
        body: [text("day.overdue.closedBody", "quiet")],
      });
const newest = (state: Running, world: World): readonly Post<C>[] => {
  const { overdue } = state;
  if (overdue === undefined) return [];
  const rows = rowsIn(
    overdue.cases.map(({ instance }) => instance),
    state,
    world,
  );
  const all = rows.flatMap((row): readonly Listed[] => {
    const late = lateIn(overdue.cases, row.instance);
    return late && mayReadLate(late, row, state, world) ? [{ late, row }] : [];
  });
  if (all.length === 0) return closed(overdue.at, state);
  const together = togetherOf(
    state,
    all.map(({ late }) => late.instance),
  );
  const isOne = overdue.cases.length === 1 && !overdue.more;
  return dm<C>(`late:${overdue.at}`, state.member, "inHours", {
    title: t(together === undefined ? "day.overdue.title" : `day.overdue.${together}`, {
      cases: count(overdue.cases),
    }),
    notice: isOne ? "day.overdue.noticeOne" : "day.overdue.notice",
    body: [
      overdue.late && text("day.overdue.late", "quiet"),
      rungs.flatMap((rung) => linesOf(rung, all, state, world)),
      overdue.more && text("day.overdue.more", "quiet"),
    ],
    actions: [
      handOver(all, state, world),
      overdue.more && show("overdue", "day.overdue.all", on("case")),
      show("mine", "day.mine", on("case")),
    ],
  });
};
export const overdueLists = (state: Running, world: World): readonly Post<C>[] => [
  ...closed(state.overdueBefore, state),
  ...routine(newest(state, world)),
];
