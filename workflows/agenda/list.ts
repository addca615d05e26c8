// The meetings that somebody is invited to.

import { askedRows, pageOf } from "../../src/rules/pages.ts";
import {
  actions,
  dotted,
  heading,
  on,
  panel,
  press,
  row,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import type { Block, Home, Phrase, Span } from "../../src/rules/ui.ts";
import type { Needs, Row, Viewer, World } from "../../src/rules/workflow.ts";
import { worded } from "./codes.ts";
import { agendaProjection, seriesProjection } from "./projection.ts";

type B = Block<Span, never>;
const shownRows = 20;
export const listNeeds = (viewer: Viewer): Needs => ({
  meetings: {
    workflow: "agenda",
    open: true,
    for: viewer.member,
    limit: askedRows(viewer, shownRows),
  },
  series: { workflow: "series", open: true, for: viewer.member, limit: shownRows },
});
/** Where a meeting is, in words. */
export const stepText = (row: Row): readonly Phrase[] => {
  const { step } = agendaProjection.of(row);
  return step ? [t(`agenda.step.${step}`)] : [];
};
const rowOf = (each: Row): B => {
  const its = on("agenda", each.instance);
  const { step, template } = agendaProjection.of(each);
  const { dueAt } = each.summary;
  return row(dotted("case.dot", template && worded("meeting", template), ...stepText(each)), {
    detail: dueAt ? { date: dueAt, as: "dayTime" } : [],
    actions: [
      step === "running" && show("meeting", "agenda.meeting.button", { ...its, style: "primary" }),
      step === "review" && show("notes", "agenda.notes.read", { ...its, style: "primary" }),
      show("show", "agenda.show.button", its),
    ],
  });
};
const seriesRow = (each: Row): B => {
  const { template, rhythm } = seriesProjection.of(each);
  return row(
    dotted("case.dot", template && worded("meeting", template), rhythm && worded("rhythm", rhythm)),
    {
      actions: [show("show", "series.show.button", on("series", each.instance))],
    },
  );
};
/** The meetings that are not done with, and the series that go on. */
export const showList = (viewer: Viewer, world: World): Home<never> => {
  const series = world.rows("series");
  return panel(
    "agenda.list.title",
    pageOf(
      world.rows("meetings"),
      { most: shownRows, viewer, panel: "list" },
      { one: rowOf, none: text("agenda.list.none") },
    ),
    series.length > 0 && [heading("series.list.title"), ...series.map(seriesRow)],
    actions(
      press("plan", "series.plan.title", on("series")),
      show("mine", "action.mine.title", on("action")),
    ),
  );
};
