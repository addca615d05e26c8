// Many cases at once, for one person: mine, late ones, the region's. Class A throughout.
import { cutAt, pageOf, upTo } from "../../../src/rules/pages.ts";
import {
  actions,
  body,
  columns,
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
import {
  type Action,
  type Block,
  declassify,
  type Home,
  type Instant,
  type PlainKey,
  type Span,
} from "../../../src/rules/ui.ts";
import { heldBy } from "../../../src/rules/who.ts";
import type { Needs, Query, Row, Summary, Viewer, World } from "../../../src/rules/workflow.ts";
import type { Came } from "../../day/model.ts";
import type { commands } from "../commands.ts";
import { receiptOf } from "../having.ts";
import { acuteFirst, caseProjection, isAcuteRow, personOf } from "../projection.ts";
import { mayOpen } from "../rules.ts";

type C = keyof typeof commands;

/** Rows on one screen: each is a section with its buttons, and a modal holds a hundred blocks. */
export const shownRows = 20;
/** As many a list looks through, so that what is in acute danger comes first wherever it would stand. Beyond it the list says that there are more. */
const mostListed = 2_000;
/** One more, so that it is known whether there are others. */
export const askedCases = mostListed + 1;

/** Acute danger that nobody has looked at again in full. */
/** Answered just now: it stays where it was, so that nothing moves under the finger. */
const isDone = ({ answered }: Summary, now: Instant): boolean =>
  answered !== undefined && now <= answered.until;
/** Acute danger first, then what was owed first. */
const inOrder = (rows: readonly Row[], now: Instant): readonly Row[] => {
  const owed = ({ summary }: Row): string =>
    (isDone(summary, now) ? summary.answered?.dueAt : summary.dueAt) ?? "";
  return acuteFirst(rows.toSorted((a, b) => (owed(a) < owed(b) ? -1 : owed(a) > owed(b) ? 1 : 0)));
};
/** What has been answered: a receipt, and the way back, which does not stand where the answer stood. */
const doneRow = (
  { instance, summary: { ref, words, answered, dueAt } }: Row,
  viewer: Viewer,
): Block<Span, C> => {
  const its = on("case", instance);
  const came: Came =
    answered?.postponed && dueAt ? { what: "postponed", until: dueAt } : { what: "done" };
  return row(dotted("case.dot", ref && { ref }, words && { words }), {
    detail: answered && receiptOf(answered.at, came),
    tone: came.what === "done" && "good",
    actions: [
      show("show", "case.card.open", its),
      answered?.by === viewer.member.id && press("undo", "case.undo.button", its),
    ],
  });
};
const rowOf = (each: Row, viewer: Viewer): Block<Span, C> => {
  const { instance, summary } = each;
  const { now } = viewer;
  if (isDone(summary, now)) return doneRow(each, viewer);
  const { ref, words, dueAt, round } = summary;
  const late = dueAt !== undefined && dueAt < now;
  const acute = isAcuteRow(each);
  const { has } = caseProjection.of(each);
  const its = on("case", instance);
  return row(dotted("case.dot", ref && { ref }, words && { words }), {
    detail: dotted(
      "case.dot",
      acute && t("case.mine.full"),
      dueAt !== undefined && t(late ? "case.mine.late" : "case.mine.due", { day: onDay(dueAt) }),
      has !== undefined &&
        has !== viewer.member.id &&
        t("case.mine.with", { who: { member: has } }),
    ),
    tone: acute ? "danger" : late && "warning",
    actions: [
      acute
        ? show("acute", "case.acute.title", { ...its, style: "danger" })
        : press("calm", "case.calm.button", {
            ...its,
            style: "primary",
            values: round && { round },
          }),
      show("show", "case.card.open", its),
    ],
  });
};
/** For the table of a long list: which, until when, and what is special about it. */
const cellsOf =
  ({ now }: Viewer) =>
  (each: Row): readonly (readonly Span[])[] => {
    const { ref, words, dueAt } = each.summary;
    const state = isAcuteRow(each)
      ? t("case.mine.full")
      : !isDone(each.summary, now) && dueAt !== undefined && dueAt < now && t("core.list.late");
    return [
      dotted("case.dot", ref && { ref }, words && { words }),
      body(dueAt && onDay(dueAt)),
      body(state),
    ];
  };
type List = "mine" | "overdue" | "region";
/** Some of these cases, and what can be done beside them. `none`: said where there is none. */
export const listed = (
  of: List,
  none: PlainKey,
  all: readonly Row[],
  viewer: Viewer,
  ...more: readonly Action<C>[]
) => {
  const { rows, cut } = upTo(inOrder(all, viewer.now), mostListed);
  return [
    ...pageOf(
      rows,
      { most: shownRows, viewer, panel: of },
      {
        one: (each) => rowOf(each, viewer),
        none: text(none),
        overview: (all) =>
          columns(
            "core.list.all",
            ["core.list.what", "core.list.day", "core.list.state"],
            all.map(cellsOf(viewer)),
          ),
      },
    ),
    ...(cut ? [cutAt(mostListed)] : []),
    actions<C>(more),
  ];
};
/** A list of cases by its name, with what can be done beside it. */
export const list = (
  of: List,
  rows: readonly Row[],
  viewer: Viewer,
  ...more: readonly Action<C>[]
): Home<C> => panel(`case.${of}.title`, ...listed(of, `case.${of}.none`, rows, viewer, ...more));

/** A lead who works no cases begins none. */
export const begin = ({ member }: Viewer, world: World): readonly Action<C>[] =>
  mayOpen({ step: "new" }, { member }, world) ? [press("open", "case.mine.new", on("case"))] : [];
export const showMine = (viewer: Viewer, world: World): Home<C> => {
  const rows = ownRows(world);
  // What somebody else has, and is seen by whoever stands in, is not theirs to hand over.
  const isMine = ({ summary: { holder } }: Row): boolean =>
    holder !== undefined && "member" in holder && holder.member === viewer.member.id;
  const all = press("offer", "case.mine.handOverAll", {
    ...on("handover"),
    values: { scope: declassify("all", "round") },
  });
  return list("mine", rows, viewer, ...begin(viewer, world), ...(rows.some(isMine) ? [all] : []));
};
/** What is held, what is with this person now, and what is had while the others are off, once each. */
export const ownRows = (world: World): readonly Row[] => {
  const all = [...world.rows("personal"), ...world.rows("mine")];
  return [...new Map(all.map((row) => [row.instance, row])).values()];
};
/** Whose check-in is due today or was before, and that nobody else has now. */
export const dueToday = ({ member, now }: Viewer, world: World): readonly Row[] => {
  const today = world.calendar.day(now);
  return ownRows(world).filter((each) => {
    const { dueAt } = each.summary;
    return (
      dueAt !== undefined &&
      world.calendar.day(dueAt) <= today &&
      [undefined, member.id].includes(personOf(each, today, world))
    );
  });
};
export const mineNeeds = (viewer: Viewer, world: World): Needs => ({
  mine: mineQuery(viewer, world),
  personal: { workflow: "case", open: true, personal: true, for: viewer.member, limit: askedCases },
});
const mineQuery = (viewer: Viewer, world: World): Query => ({
  workflow: "case",
  open: true,
  holders: heldBy(viewer.member.id, world.calendar.day(viewer.now), world),
  for: viewer.member,
  limit: askedCases,
});
/** Cases of the agency that nobody has: whoever had them has gone, or is away with nobody instead. */
const unheld = (viewer: Viewer, world: World): readonly Row[] => {
  const day = world.calendar.day(viewer.now);
  return world
    .rows("own")
    .filter(
      ({ summary: { holder } }) =>
        holder === undefined ||
        world.people.agencyOf(holder) !== viewer.member.agency ||
        world.people.onDuty(holder, day) === undefined,
    );
};
export const unheldNeeds = ({ member }: Viewer): Needs => ({
  own: { workflow: "case", open: true, agency: member.agency, for: member, limit: askedCases },
});
const giveAway = (each: Row): Block<Span, C> => {
  const {
    instance,
    summary: { ref, words, dueAt },
  } = each;
  const acute = isAcuteRow(each);
  return row(dotted("case.dot", ref && { ref }, words && { words }), {
    detail: dotted(
      "case.dot",
      acute && t("case.mine.full"),
      dueAt !== undefined && t("case.mine.due", { day: onDay(dueAt) }),
    ),
    tone: acute ? "danger" : "warning",
    actions: [
      acute && show("acute", "case.acute.title", { ...on("case", instance), style: "danger" }),
      press("assign", "case.assign.title", { ...on("case", instance), style: "primary" }),
      show("show", "case.card.open", on("case", instance)),
    ],
  });
};
export const showUnheld = (viewer: Viewer, world: World): Home<C> =>
  panel(
    "case.unheld.title",
    pageOf(
      acuteFirst(unheld(viewer, world)),
      { most: shownRows, viewer, panel: "unheld" },
      { one: giveAway, none: text("case.unheld.none") },
    ),
    upTo(world.rows("own"), mostListed).cut && cutAt(mostListed),
  );
