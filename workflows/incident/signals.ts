// What an incident takes from a referral that reached the wrong agency, and from somebody who leaves.
import type { HandOn } from "../../src/rules/command.ts";
import { from, signals } from "../../src/rules/signal.ts";
import type { Incident } from "./model.ts";

export const incidentSignals = signals("incident", {
  begin: from<Pick<Incident, "agency" | "region" | "by" | "told">>("referral"),
  /** What the receiver had is gone. */
  cleared: from("referral"),
  handOn: from<HandOn>("leaving"),
});
