// What an action takes from a meeting, from a guide and from somebody who leaves.
import type { HandOn } from "../../src/rules/command.ts";
import { from, signals } from "../../src/rules/signal.ts";
import type { MemberId, Open } from "../../src/rules/ui.ts";
import type { Ended, Given } from "./model.ts";

export const actionSignals = signals("action", {
  give: from<Given>("agenda"),
  /** An item of a guide that is not done yet; opened again where it was ended. */
  take: from<Given>("guide"),
  /** The case that it is of is called something else now. */
  call: from<{ readonly text: Open<string> }>("guide"),
  handOn: from<HandOn>("leaving"),
  /** Answered in the guide. */
  settle: from<{ readonly how: Ended["how"]; readonly by: MemberId }>("guide"),
  /** The guide is gone, or its owner takes part in the case no more. */
  drop: from("guide"),
});
