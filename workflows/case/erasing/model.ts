// Kinds of what a case keeps about the person that are erased while it goes on: GDPR art. 17 for a part.
import type { InstanceId, Sealed } from "../../../src/rules/ui.ts";

/**
 * Each is called as the property of the case that has it. What is not here goes with the case alone: a consent that was withdrawn is what holds a no up, and a call
 * that was noted, who takes part and days are what was done.
 */
export type Erasable = "safeContact" | "risk" | "language" | "wish" | "stats";
/** What a request asks of its case. */
export type TakesKinds = Omit<Taken, "of" | "rows"> & { readonly kase: InstanceId };
/**
 * `into`: the instance that takes them out of the past of `of`: of the case, of the referrals that it is told in, and of what its region counts. `rows`: what the
 * case is called there. Neither depends on the kinds: they tell nothing of which they are.
 */
export type Taken = {
  readonly into: InstanceId;
  readonly of: readonly InstanceId[];
  readonly kinds: Sealed<readonly Erasable[]>;
  readonly rows?: readonly InstanceId[];
};
