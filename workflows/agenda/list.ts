// The meetings that somebody is invited to.
import { type Block, count, type Open, type Panel, type Phrase, type Secret, type Span } from "../../src/rules/ui.ts";
import type { Needs, Row, Viewer, World } from "../../src/rules/workflow.ts";
import { worded } from "./codes.ts";
import type { commands } from "./commands.ts";

type C = keyof typeof commands;
type B = Block<Span | Secret, C>;
const shownRows = 20;
export const listNeeds = (viewer: Viewer): Needs => ({
  meetings: { workflow: "agenda", open: true, for: viewer.member, limit: shownRows + 1 },
  series: { workflow: "series", open: true, for: viewer.member, limit: shownRows },
});
/** What a summary's flag says: `step:draft` is `draft` for `step`. */
export const flag = (row: Row, name: string): Open<string> =>
  (row.summary.flags?.find((each) => each.startsWith(`${name}:`))?.slice(name.length + 1) ?? "") as Open<string>;
/** Where a meeting is, in words. */
export const stepText = (row: Row): Phrase => ({ key: `agenda.step.${flag(row, "step")}` as Phrase["key"] });
const rowOf = (row: Row): B => {
  const on = { workflow: "agenda", instance: row.instance };
  const running = flag(row, "step") === "running";
  const notes = flag(row, "step") === "review";
  return {
    kind: "row",
    text: [worded("meeting", flag(row, "template")), { key: "case.dot" }, stepText(row)],
    detail: row.summary.dueAt ? [{ date: row.summary.dueAt, as: "dayTime" }] : [],
    actions: [
      ...(running ? [{ panel: "meeting", on, label: { key: "agenda.meeting.button" }, style: "primary" } as const] : []),
      ...(notes ? [{ panel: "notes", on, label: { key: "agenda.notes.read" }, style: "primary" } as const] : []),
      { panel: "show", on, label: { key: "agenda.show.button" } },
    ],
  };
};
const seriesRow = (row: Row): B => ({
  kind: "row",
  text: [worded("meeting", flag(row, "template")), { key: "case.dot" }, worded("rhythm", flag(row, "rhythm"))],
  actions: [{ panel: "show", on: { workflow: "series", instance: row.instance }, label: { key: "series.show.button" } }],
});
/** The meetings that are not done with, and the series that go on. */
export const showList = (world: World): Panel<C> => {
  const rows = world.rows("meetings");
  const shown = rows.slice(0, shownRows);
  const series = world.rows("series");
  return {
    title: { key: "agenda.list.title" },
    body: [
      ...(shown.length === 0 ? [{ kind: "text", text: [{ key: "agenda.list.none" }] } as const] : shown.map(rowOf)),
      ...(rows.length > shown.length
        ? [{ kind: "text", text: [{ key: "action.more", with: { shown: count(shown) } }], tone: "quiet" } as const]
        : []),
      ...(series.length > 0 ? [{ kind: "heading", text: { key: "series.list.title" } } as const, ...series.map(seriesRow)] : []),
      {
        kind: "actions",
        actions: [
          { command: "plan", on: { workflow: "series" }, label: { key: "series.plan.title" } },
          { panel: "mine", on: { workflow: "action" }, label: { key: "action.mine.title" } },
        ],
      },
    ],
  };
};
