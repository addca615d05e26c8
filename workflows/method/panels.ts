// A method question as those read it whom it concerns, and the list of what waits.

import { askedRows, pageOf } from "../../src/rules/pages.ts";
import {
  actions,
  dotted,
  facts,
  on,
  onDay,
  panel,
  press,
  row,
  show,
  t,
  text,
} from "../../src/rules/say.ts";
import type { Block, Home, Span } from "../../src/rules/ui.ts";
import type { Needs, Row, Viewer, World } from "../../src/rules/workflow.ts";
import { worded } from "./codes.ts";
import { isQuestion, type State } from "./model.ts";
import type { C } from "./posts.ts";
import { methodProjection } from "./projection.ts";
import { table } from "./table.ts";

const shownRows = 20;
export const showQuestion = (state: State, { member }: Viewer, world: World): Home<C> => {
  if (!isQuestion(state)) throw new Error("a panel of a question that is not there");
  const { answer, common } = state;
  return panel(
    t("method.called", { number: { ref: state.number } }),
    text({ text: state.text }),
    facts(
      ["method.theme", worded("theme", state.theme)],
      [
        "method.from",
        ...dotted("core.dot", { member: state.by }, { agency: state.agency }, onDay(state.at)),
      ],
      ["method.to", { agency: state.to }],
      ["method.pace", worded("pace", state.pace)],
      [
        "method.where",
        ...dotted(
          "core.dot",
          t(`method.step.${state.step}`),
          state.holder && { member: state.holder },
        ),
      ],
    ),
    answer && [
      text({ text: answer.text }, "good"),
      text(t("method.answeredBy", { who: { member: answer.by }, at: onDay(answer.at) }), "quiet"),
    ],
    actions<C>(
      ...table.actions(state, member, world),
      common && show("list", "common.list.title", on("common")),
    ),
    text(
      t("method.whoReads", { agency: { agency: state.agency }, to: { agency: state.to } }),
      "quiet",
    ),
  );
};
const rowOf = (each: Row, { now }: Viewer): Block<Span, C> => {
  const { ref, dueAt, agency } = each.summary;
  const { theme, step } = methodProjection.of(each);
  const late = dueAt !== undefined && dueAt < now;
  return row(dotted("core.dot", theme && worded("theme", theme), ref && { ref }), {
    detail: dotted(
      "core.dot",
      step && t(`method.step.${step}`),
      agency && t("method.list.to", { to: { agency } }),
      dueAt && t(late ? "method.list.late" : "method.list.by", { day: onDay(dueAt) }),
    ),
    tone: late && "warning",
    actions: [show("show", "method.open", { ...on("method", each.instance), style: "primary" })],
  });
};
export const listNeeds = (_state: State, viewer: Viewer): Needs => ({
  all: { workflow: "method", open: true, for: viewer.member, limit: askedRows(viewer, shownRows) },
});
export const showList = (_state: State, viewer: Viewer, world: World): Home<C> =>
  panel(
    "method.list.title",
    pageOf(
      world.rows("all"),
      { most: shownRows, viewer, panel: "list" },
      { one: (each) => rowOf(each, viewer), none: text("method.list.none") },
    ),
    actions<C>(
      press("ask", "method.ask.title", on("method")),
      show("list", "common.list.title", on("common")),
    ),
  );
