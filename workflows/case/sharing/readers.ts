// Who has read the case: told to those whose case it is.
import { askedRows, pageOf } from "../../../src/rules/pages.ts";
import { dotted, panel, show, text } from "../../../src/rules/say.ts";
import { shownLine } from "../../../src/rules/shown.ts";
import type { Home } from "../../../src/rules/ui.ts";
import type { Needs, Viewer, World } from "../../../src/rules/workflow.ts";
import type { Case, State } from "../state.ts";

const shownRows = 20;
export const readersNeeds = (_state: State, viewer: Viewer): Needs =>
  viewer.instance === undefined
    ? {}
    : { log: { showings: "case", of: viewer.instance, limit: askedRows(viewer, shownRows) } };
/** The way to it, among what can be done with the case. */
export const whoRead = show("readers", "case.readers.button");
export const showReaders = (
  { ref, words, agency }: Case,
  viewer: Viewer,
  world: World,
): Home<never> => {
  const { rows } = world.accessLog("log");
  const { from = 0 } = viewer;
  return panel(
    "case.readers.title",
    text(dotted("case.dot", { ref }, { words })),
    pageOf(
      rows.map((line, at) => ({ line, before: at === from ? undefined : rows[at - 1] })),
      { most: shownRows, viewer, panel: "readers" },
      {
        one: ({ line, before }) => shownLine(line, before, { agency }, world),
        none: text("case.readers.none"),
      },
    ),
    text("case.readers.what", "quiet"),
  );
};
