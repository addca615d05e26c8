// What an application takes from its case and from somebody who leaves, and the year's budget from applications and from the configuration.
import type { HandOn } from "../../src/rules/command.ts";
import { from, signals } from "../../src/rules/signal.ts";
import type { AgencyId, Sealed } from "../../src/rules/ui.ts";

/** Whose money it is. */
export type Of = { readonly platform: AgencyId; readonly year: string };
export const budgetStages = ["reserved", "granted", "reported"] as const;
export type Stage = (typeof budgetStages)[number];
/** One sum of the budget. */
export type Entry = { readonly stage: Stage | "released"; readonly kronor: Sealed<number> };
export type Booked = Of & Entry & { readonly key: string };

export const nspSignals = signals("nsp", {
  handOn: from<HandOn>("leaving"),
  /** The consent that it rested on is withdrawn. */
  stop: from("case"),
  erased: from("case"),
});
export const budgetSignals = signals("budget", {
  open: from<Of>("configuration"),
  book: from<Booked>("nsp"),
});
