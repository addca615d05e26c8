// Hem: one's cases, and what else waits for this person. What App Home keeps at the platform is class A throughout.
import { turnsOf } from "../../../src/rules/projection.ts";
import {
  actions,
  dotted,
  on,
  onDay,
  panel,
  press,
  row,
  show,
  t,
  text,
} from "../../../src/rules/say.ts";
import { type Block, count, type Home, type Span } from "../../../src/rules/ui.ts";
import { isCertified, seesCalls } from "../../../src/rules/who.ts";
import type { Needs, Row, Viewer, World } from "../../../src/rules/workflow.ts";
import { joiningProjection } from "../../joining/projection.ts";
import { rosterProjection } from "../../roster/projection.ts";
import { releaseProjection } from "../../statistics/projection.ts";
import type { commands } from "../commands.ts";
import { begin, dueToday, listed, mineNeeds, ownRows, shownRows } from "./lists.ts";

type C = keyof typeof commands;
type Line = Block<Span, C>;

/** Of each kind of what waits; the rest stands in its own list. */
const mostOfKind = 3;
/** A day of a duty that somebody asks one to take. */
const swapRow = (each: Row, world: World): Line => {
  const its = on("roster", each.instance);
  const { duty, day } = rosterProjection.of(each);
  return row(
    dotted("case.dot", duty && { function: duty }, day && onDay(world.calendar.wall(day, "12:00"))),
    {
      detail: t("roster.weeks.you"),
      tone: "warning",
      actions: [
        press("take", "roster.take", { ...its, style: "primary" }),
        press("decline", "roster.decline", its),
      ],
    },
  );
};
/** What another agency has written of itself, where one's yes is asked for. */
const confirmRow = ({ instance, summary: { agency } }: Row): Line =>
  row(agency === undefined ? [] : { agency }, {
    detail: t("directory.waits"),
    tone: "warning",
    actions: [show("show", "directory.open", { ...on("directory", instance), style: "primary" })],
  });
/** Somebody who leaves, to those who see to it that nothing is left, and to themselves. */
const leavingRow = ({ instance, summary: { holder } }: Row): Line =>
  row(t("leaving.title"), {
    detail: holder,
    tone: "warning",
    actions: [show("all", "leaving.all.button", { ...on("leaving", instance), style: "primary" })],
  });
/** An agency on its way in. Its name stands where it is opened. */
const joiningRow = (each: Row): Line => {
  const { step } = joiningProjection.of(each);
  return row(t("joining.heading"), {
    detail: step && t(`joining.step.${step}`),
    tone: "warning",
    actions: [show("show", "method.open", { ...on("joining", each.instance), style: "primary" })],
  });
};
const signRow = ({ instance }: Row): Line =>
  row(t("stat.post.proposed"), {
    tone: "warning",
    actions: [show("show", "stat.open", { ...on("release", instance), style: "primary" })],
  });
const waitingRows = (viewer: Viewer, world: World): readonly Line[] => [
  ...turnsOf(rosterProjection, "swaps")(viewer, world)
    .slice(0, mostOfKind)
    .map((each) => swapRow(each, world)),
  ...world.rows("confirming").slice(0, mostOfKind).map(confirmRow),
  ...world.rows("leaving").slice(0, mostOfKind).map(leavingRow),
  ...turnsOf(joiningProjection, "joining")(viewer, world).slice(0, mostOfKind).map(joiningRow),
  ...turnsOf(releaseProjection, "signing")(viewer, world).slice(0, mostOfKind).map(signRow),
];
/** With what somebody is asked to take over, to sign, to see to; and what the agency has to say of itself: to confirm, or to look at again. */
export const homeNeeds = (viewer: Viewer, world: World): Needs => {
  const own = (workflow: string) =>
    ({ workflow, open: true, personal: true, for: viewer.member, limit: shownRows }) as const;
  return {
    ...mineNeeds(viewer, world),
    own: {
      ...{ workflow: "directory", open: true, agency: viewer.member.agency, for: viewer.member },
      ...{ dueBefore: viewer.now, limit: shownRows },
    },
    swaps: own("roster"),
    confirming: own("directory"),
    leaving: own("leaving"),
    joining: own("joining"),
    signing: own("release"),
  };
};
export const homePanel = (viewer: Viewer, world: World): Home<C> => {
  const rows = ownRows(world);
  const today = world.calendar.day(viewer.now);
  const due = dueToday(viewer, world);
  // Late ones stand in the list with whoever has them now: that none is waiting would deny them.
  const isDenied =
    due.length === 0 &&
    rows.some(({ summary: { dueAt } }) => dueAt !== undefined && dueAt < viewer.now);
  const list = listed(
    "mine",
    "case.home.none",
    rows,
    viewer,
    ...begin(viewer, world),
    show("mine", "case.mine.title", on("case")),
    show("overdue", "case.overdue.title", on("case")),
    show("unheld", "case.unheld.title", on("case")),
    press("ask", "capacity.ask.title", on("capacity")),
    show("waiting", "referral.list.waiting", on("referral")),
    show("who", "people.who.title", on("people")),
  );
  return panel(
    "case.home.title",
    actions(show("ring", "people.ring.title", { ...on("people"), style: "danger" })),
    !isDenied && text(t("case.home.due", { count: count(due) })),
    waitingRows(viewer, world),
    ...list,
    actions(
      show("list", "agenda.list.title", on("agenda")),
      show("list", "training.list.title", on("training")),
      show("mine", "action.mine.title", on("action")),
      show("weeks", "roster.weeks.title", on("roster")),
      show("numbers", "case.numbers.title", on("case")),
      show("list", "method.list.title", on("method")),
      world.rows("own").length > 0 &&
        show("own", t("directory.home", { count: count(world.rows("own")) }), {
          ...on("directory"),
          style: "primary",
        }),
      show("list", "directory.list.title", on("directory")),
      seesCalls(viewer.member, world) && show("list", "call.title", on("call")),
      isCertified(viewer.member.agency, today, world) && show("list", "nsp.list.title", on("nsp")),
    ),
  );
};
