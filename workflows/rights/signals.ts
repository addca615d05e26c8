// What a request takes from its case, and from somebody who leaves.
import type { HandOn } from "../../src/rules/command.ts";
import { from, signals } from "../../src/rules/signal.ts";
import type { CaseRef, CaseWords } from "../../src/rules/ui.ts";
import type { Taken } from "../case/erasing/model.ts";

export const rightsSignals = signals("rights", {
  /** Its case is called something else from now on. */
  rename: from<{ readonly ref: CaseRef; readonly words: CaseWords }>("case"),
  /** Its case is being erased, whatever the reason. */
  caseGone: from("case"),
  handOn: from<HandOn>("leaving"),
});
/** What is erased only to take kinds of what is kept out of the past of a case. */
export const removalSignals = signals("removal", { begin: from<Taken>("case") });
