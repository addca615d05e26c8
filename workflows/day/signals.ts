// What a member's list of the day takes from cases, from an agency that joins and from the configuration.
import { from, signals } from "../../src/rules/signal.ts";
import type { Instant, MemberId, Open } from "../../src/rules/ui.ts";
import type { Came, Told, With } from "./model.ts";

/** `round`: the stretch of waiting that has begun with it; what was late in one before is over. */
type Ended = { readonly round: number };
/** An answer of this member, and until when that member may take it back. */
export type Answered = Ended & {
  readonly until?: Instant;
  readonly by?: MemberId;
  readonly came?: Came;
};

export const daySignals = signals("day", {
  start: from<{ readonly member: MemberId }>("configuration", "joining"),
  done: from<Answered>("case"),
  postponed: from<Answered>("case"),
  /** Answered with acute danger: a full check-in is still to be done. */
  acute: from<Answered>("case"),
  undone: from<{ readonly round: Open<string> }>("case"),
  /** Somebody has got the case, or got it back. */
  passed: from<With>("case"),
  rename: from("case"),
  forget: from<Ended>("case"),
  /** Its check-in did not come. */
  overdue: from<Told>("case"),
  /** `again`: the one who was named cannot. */
  weekend: from<{ readonly day: string; readonly again?: true }>("case"),
  weekendDone: from("case"),
});
