// What is known of a person who is missing, and of what they want when nobody reaches them.
import type { Instant, MemberId, Sealed } from "../../../src/rules/ui.ts";
import type { Code, findings, missingBases, rung, wishes } from "../codes.ts";
import type { Kept } from "../passing/model.ts";

/** Whom somebody rang about it, and what that rested on where they were told something. */
export type Rang = {
  readonly at: Instant;
  readonly by: MemberId;
  readonly whom: Sealed<Code<typeof rung>>;
  readonly basis?: Sealed<Code<typeof missingBases>>;
  readonly record?: Kept;
};
/** The person is missing. `asked`: who was prompted since the last call that was noted. */
export type Missing = {
  readonly at: Instant;
  readonly by: MemberId;
  readonly asked: readonly { readonly n: number; readonly at: Instant; readonly to?: MemberId }[];
  readonly rang: readonly Rang[];
  readonly over?: {
    readonly at: Instant;
    readonly by: MemberId;
    readonly how: Sealed<Code<typeof findings>>;
  };
};
/** What the person has said that they want when nobody reaches them. */
export type Wish = {
  readonly what: Sealed<Code<typeof wishes>>;
  readonly at: Instant;
  readonly by: MemberId;
};
