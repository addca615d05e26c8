// Who has read the case: told to those whose case it is.
import { dotted, panel, show, t, text } from "../../../src/rules/say.ts";
import { shownLines } from "../../../src/rules/shown.ts";
import { count, type Home } from "../../../src/rules/ui.ts";
import type { Needs, Viewer, World } from "../../../src/rules/workflow.ts";
import type { Case, State } from "../state.ts";

const shownRows = 20;
export const readersNeeds = (_state: State, { instance }: Viewer): Needs =>
  instance === undefined ? {} : { log: { showings: "case", of: instance, limit: shownRows } };
/** The way to it, among what can be done with the case. */
export const whoRead = show("readers", "case.readers.button");
export const showReaders = ({ ref, words, agency }: Case, world: World): Home<never> => {
  const { rows, next } = world.accessLog("log");
  return panel(
    "case.readers.title",
    text(dotted("case.dot", { ref }, { words })),
    rows.length > 0 ? shownLines(rows, { agency }, world) : text("case.readers.none"),
    next !== undefined && text(t("case.readers.more", { shown: count(rows) }), "quiet"),
    text("case.readers.what", "quiet"),
  );
};
