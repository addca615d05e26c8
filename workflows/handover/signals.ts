// What a hand-over takes from the cases in it.
import { from, signals } from "../../src/rules/signal.ts";

export const handoverSignals = signals("handover", {
  /** A case in the offer is called something else now. */
  rename: from("case"),
});
