// What is true of a hand-over that was offered, and what happens to it.
import type { AgencyId, InstanceId, Instant, MemberId } from "../../src/rules/ui.ts";

type Offer = {
  readonly from: MemberId;
  /** Where the cases are, whatever becomes of the sender. */
  readonly agency: AgencyId;
  readonly to: MemberId;
  readonly cases: readonly InstanceId[];
  readonly at: Instant;
  /** The sender has others, which are not in this offer. */
  readonly more?: true;
};
export type Step = "offered" | "accepted" | "declined" | "withdrawn";
export type State =
  | { readonly step: "new" }
  | (Offer & {
      readonly step: Step;
      readonly moved: readonly InstanceId[];
      readonly portion: readonly InstanceId[];
      readonly remindAt?: Instant;
      readonly reminders: number;
      readonly portions: number;
    });
export type Event =
  | (Offer & { readonly type: "offered"; readonly remindAt: Instant })
  | {
      readonly type: "accepted";
      readonly moved: readonly InstanceId[];
      readonly left: readonly InstanceId[];
    }
  | { readonly type: "declined" | "withdrawn" }
  | { readonly type: "reminded"; readonly remindAt: Instant }
  /** The offer is drawn again: what a case is called stands in no event, so that nothing of it is left when the case is erased. */
  | { readonly type: "caseRenamed"; readonly instance: InstanceId };

export type Live = Exclude<State, { step: "new" }>;
export const isLive = (state: State): state is Live => state.step !== "new";
