// The meeting as one person sees it: the point that it is at, and what can be done with it.
import { type Action, count } from "../../src/rules/ui.ts";
import type { Viewer, World } from "../../src/rules/workflow.ts";
import { present } from "./after.ts";
import type { State } from "./model.ts";
import { adding, type Point, placeOf, pointNow } from "./points.ts";
import { headingText, nameOf } from "./posts.ts";
import {
  aboutAction,
  asAgenda,
  type B,
  button,
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
import { shortened } from "./shortened.ts";

const pointActions = (point: Point): readonly Action<C>[] => {
  const values = { point: point.id };
  return [
    { command: "next", label: { key: "agenda.next" }, style: "primary", values },
    { command: "decide", label: { key: "agenda.decide.title" }, values },
    { command: "act", label: { key: "agenda.act.title" }, values },
  ];
};
/** A point that is not talked about now. A standing item comes by itself. */
const laterActions = (point: Point): readonly Action<C>[] => {
  if (!point.item) return [];
  const values = { point: point.id };
  return [
    ...(point.item.state === "parked" ? [] : [{ command: "park", label: { key: "agenda.park" }, values } as const]),
    { command: "carry", label: { key: "agenda.carry" }, values },
  ];
};
/** One point at a time, what belongs to it, and what can be done with it. */
export const showMeeting = (state: State, viewer: Viewer, world: World): Show => {
  const agenda = asAgenda(state);
  const point = pointNow(agenda);
  const also: readonly Action<C>[] = [
    ...(present(agenda).includes(viewer.member.agency) ? [] : [button("attend", "agenda.attend")]),
    button("presence", "agenda.presence.title"),
    ...(agenda.chair === viewer.member.id ? [] : [button("takeChair", "agenda.takeChair")]),
    button(adding(agenda), `agenda.${adding(agenda)}.title`),
    // While something is left, a slip of the thumb must not end the meeting.
    point ? button("finish", "agenda.finish.title", undefined, "agenda.finish.sure") : button("finish", "agenda.finish.title", "primary"),
  ];
  if (!point)
    return {
      title: nameOf(agenda),
      body: [
        { kind: "text", text: [{ key: agenda.step === "running" ? "agenda.card.through" : "agenda.meeting.over" }] },
        ...(agenda.step === "running" ? [{ kind: "actions", actions: also } as const] : []),
      ],
    };
  const place = placeOf(agenda, point.heading);
  const seen = maySee(point.item, world);
  const item: readonly B[] = !seen
    ? [{ kind: "text", text: [{ key: "agenda.closedSession.now" }], tone: "quiet" }]
    : point.item
      ? [{ kind: "row", text: titleOf(point.item), detail: detailOf(point.item), actions: aboutAction(point.item) }]
      : under(agenda, point.heading, viewer, world);
  const later = laterActions(point);
  // Under "new actions" every one stands already.
  const given = point.heading === "newActions" ? [] : givenRows(agenda, world, point.id);
  const recorded = [...decisionRows(agenda, point.id, world), ...given];
  return {
    title: nameOf(agenda),
    body: shortened([
      { kind: "text", text: [{ key: "agenda.card.place", with: { now: count(place.now), all: count(place.all) } }], tone: "quiet" },
      { kind: "heading", text: headingText(point.heading) },
      ...(point.item?.title && (point.heading === "capacity" || point.heading === "actions")
        ? under({ ...agenda, items: [] }, point.heading, viewer, world)
        : []),
      ...(item.length + recorded.length === 0 ? [{ kind: "text", text: [{ key: "agenda.point.empty" }], tone: "quiet" } as const] : item),
      ...recorded,
      { kind: "actions", actions: seen ? pointActions(point) : pointActions(point).slice(0, 1) },
      ...(seen && later.length > 0 ? [{ kind: "actions", actions: later } as const] : []),
      { kind: "divider" },
      ...(point.heading === "presence" ? [] : [presenceText(agenda)]),
      { kind: "actions", actions: also },
    ]),
  };
};
