// What a referral takes from its case, and from somebody who leaves.
import type { HandOn } from "../../src/rules/command.ts";
import { from, signals } from "../../src/rules/signal.ts";
import type { CaseRef, CaseWords } from "../../src/rules/ui.ts";
import type { Referral, Snapshot } from "./model.ts";

export const referralSignals = signals("referral", {
  /** What the case says today. */
  freeze: from<{ readonly snapshot: Snapshot }>("case"),
  /** The consent that it rested on is withdrawn. `soon`: the sender makes sure of how things are today. */
  stop: from<{ readonly soon: boolean }>("case"),
  /** The case has become quiet, or no longer is. */
  hush: from<{ readonly quiet: NonNullable<Referral["quiet"]> }>("case"),
  rename: from<{ readonly ref: CaseRef; readonly words: CaseWords }>("case"),
  handOn: from<HandOn>("leaving"),
  /** The case is erased, and everything with it. */
  forget: from("case"),
});
