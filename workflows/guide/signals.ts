// What a guide takes from its case, from another guide and from its actions.
import { from, signals } from "../../src/rules/signal.ts";
import type { AgencyId, MemberId } from "../../src/rules/ui.ts";
import type { Facts, Shown } from "./model.ts";

export const guideSignals = signals("guide", {
  know: from<Facts>("case"),
  /** What comes along from the guide of the agency that had the case before. */
  carry: from<{ readonly from: AgencyId; readonly shown: Shown }>("guide"),
  forget: from("case"),
  actionEnded: from<{ readonly how: string; readonly by: MemberId }>("action"),
});
