// What a request takes from its case, and from somebody who leaves.
import type { HandOn } from "../../src/rules/command.ts";
import { from, signals } from "../../src/rules/signal.ts";
import type { CaseRef, CaseWords } from "../../src/rules/ui.ts";

export const rightsSignals = signals("rights", {
  /** Its case is called something else from now on. */
  rename: from<{ readonly ref: CaseRef; readonly words: CaseWords }>("case"),
  /** Its case is being erased, whatever the reason. */
  caseGone: from("case"),
  handOn: from<HandOn>("leaving"),
});
