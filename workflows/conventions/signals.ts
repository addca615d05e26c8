// What the indicators take: the configuration's start, and each release.
import { from, signals } from "../../src/rules/signal.ts";
import type { Told } from "./model.ts";

export const conventionsSignals = signals("conventions", {
  start: from("configuration"),
  /** All that is out of the year, each time that more is. */
  released: from<Told>("release"),
});
