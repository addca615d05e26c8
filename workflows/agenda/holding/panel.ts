// The meeting as one person sees it: the point that it is at, and what can be done with it.
import { actions, divider, heading, panel, press, row, t, text } from "../../../src/rules/say.ts";
import { type Block, count, type Span } from "../../../src/rules/ui.ts";
import type { Viewer, World } from "../../../src/rules/workflow.ts";
import { present } from "../after.ts";
import type { Agenda, State } from "../model.ts";
import { beforeThis, type Point, passedHere, placeOf, pointNow } from "../points.ts";
import { add, attend, finish } from "../posts/buttons.ts";
import { headingText, nameOf } from "../posts/index.ts";
import { shortened } from "../shortened.ts";
import {
  aboutAction,
  asAgenda,
  type B,
  type C,
  decisionRows,
  detailOf,
  givenRows,
  maySee,
  presenceText,
  type Show,
  titleOf,
  under,
} from "./rows.ts";

/** What can be done with the point that is talked about; by whoever may not read what it is about, only going on. */
const pointActions = (agenda: Agenda, { id }: Point, seen: boolean): B | undefined => {
  const values = { point: id };
  return actions<C>(
    press("next", "agenda.next", { style: "primary", values }),
    beforeThis(agenda) && press("previous", "agenda.previousPoint", { values }),
    seen && press("decide", "agenda.decide.title", { values }),
    seen && press("act", "agenda.act.title", { values }),
  );
};
/** An item that is not talked about now. A standing item comes by itself. */
const laterActions = ({ id, item }: Point): B | undefined => {
  const values = { point: id };
  return actions<C>(
    item && item.state !== "parked" && press("park", "agenda.park", { values }),
    item && press("carry", "agenda.carry", { values }),
  );
};
/** What concerns the meeting and not the point. */
const meetingActions = (
  agenda: Agenda,
  point: Point | undefined,
  { member }: Viewer,
): B | undefined =>
  actions<C>(
    !present(agenda).includes(member.agency) && attend,
    press("presence", "agenda.presence.title"),
    agenda.chair !== member.id && press("takeChair", "agenda.takeChair"),
    add(agenda),
    point ? press("finish", "agenda.finish.title", { confirm: "agenda.finish.sure" }) : finish,
    !point && press("previous", "agenda.previousPoint"),
  );
const placeText = (agenda: Agenda, point: Point): Block<Span, never> => {
  const { now, all } = placeOf(agenda, point.heading);
  return text(t("agenda.card.place", { now: count(now), all: count(all) }), "quiet");
};
/** What is known of the point, for whoever may read what it is about. */
const pointBlocks = (agenda: Agenda, point: Point, viewer: Viewer, world: World): readonly B[] => {
  const { item, heading: of } = point;
  if (!maySee(item, world)) return [text("agenda.closedSession.now", "quiet")];
  return item
    ? [row<C>(titleOf(item, world), { detail: detailOf(item), actions: [aboutAction(item)] })]
    : under(agenda, of, viewer, world);
};
/** What stands under the heading of an item that somebody put there: it is what they talk about. */
const background = (
  agenda: Agenda,
  { item, heading: of }: Point,
  viewer: Viewer,
  world: World,
): readonly B[] =>
  item?.title && (of === "capacity" || of === "actions" || of === "method")
    ? under({ ...agenda, items: [] }, of, viewer, world)
    : [];
const showPoint = (agenda: Agenda, point: Point, viewer: Viewer, world: World): Show => {
  const seen = maySee(point.item, world);
  const known = pointBlocks(agenda, point, viewer, world);
  // Under "new actions" every one stands already.
  const given = point.heading === "newActions" ? [] : givenRows(agenda, world, point.id);
  const passed = passedHere(agenda);
  const recorded = [...decisionRows(agenda, point.id, world), ...given];
  return panel<C>(
    nameOf(agenda),
    placeText(agenda, point),
    passed.length > 0 &&
      text(t("agenda.passed", { headings: { list: passed.map(headingText) } }), "quiet"),
    heading(headingText(point.heading)),
    background(agenda, point, viewer, world),
    known.length + recorded.length === 0 ? text("agenda.point.empty", "quiet") : known,
    recorded,
    pointActions(agenda, point, seen),
    seen && laterActions(point),
    divider,
    point.heading !== "presence" && presenceText(agenda),
    meetingActions(agenda, point, viewer),
  );
};
/** One point at a time, what belongs to it, and what can be done with it. */
export const showMeeting = (state: State, viewer: Viewer, world: World): Show => {
  const agenda = asAgenda(state);
  const point = pointNow(agenda);
  if (point) return shortened(showPoint(agenda, point, viewer, world));
  const running = agenda.step === "running";
  return panel<C>(
    nameOf(agenda),
    text(running ? "agenda.card.through" : "agenda.meeting.over"),
    running && meetingActions(agenda, undefined, viewer),
  );
};
