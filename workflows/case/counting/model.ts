// What has been said for statistics of a case that goes on: asked when the person becomes known, and not at closing alone.
import type { InstanceId, Instant, Sealed } from "../../../src/rules/ui.ts";

/** By question, such as `{ counting: "yes", sex: "woman" }`. `skipped` for one that was passed over; with a no, the no alone. */
export type Said = Readonly<Record<string, string>>;
export const skipped = "skipped";
type Counted = { readonly at: Instant; readonly said: Sealed<Said> };
export type Counting = {
  readonly forStatistics?: Counted;
  /** How many answers there have been before closing, those that are erased among them. */
  readonly answers?: number;
  /** Random: the row in the statistics, drawn when the case begins, and written anew with each answer and each closing. */
  readonly row?: InstanceId;
};
export type CountingEvent = {
  readonly type: "saidForStatistics";
  readonly at: Instant;
  readonly said: Sealed<Said>;
  /** Names the row, unless the case has one. */
  readonly row: InstanceId;
};
