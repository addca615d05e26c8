// What the record of disclosures takes from cases, calls and applications.
import { from, signals } from "../../src/rules/signal.ts";
import type { AgencyId, CaseRef, Instant, MemberId, Sealed } from "../../src/rules/ui.ts";

/** A second person who looked at a disclosure. */
export type Second = { readonly by: MemberId; readonly at: Instant; readonly yes: boolean };
/** What the sender tells of one disclosure. `to`: an agency; `toAll`: several at once; `called`: whom somebody rang in acute danger. */
export type Recorded = {
  readonly receipt: CaseRef;
  readonly agency: AgencyId;
  readonly to?: AgencyId;
  readonly toAll?: readonly AgencyId[];
  readonly called?: Sealed<string>;
  /** Not asked of the police, who tell of their own investigation. */
  readonly basis?: Sealed<string>;
  /** What the police told of an investigation: that it has begun, or how it ended. */
  readonly told?: Sealed<string>;
  /** Named, where it went against what the person had said. */
  readonly provision?: Sealed<string>;
  readonly service?: string;
  readonly purpose?: Sealed<string>;
  readonly groups?: Sealed<readonly string[]>;
  /** An invitation was shown, and nothing of the groups that it names. */
  readonly asked?: true;
  readonly at: Instant;
  readonly by: MemberId;
  readonly second?: Second;
};

export const disclosureSignals = signals("disclosure", {
  record: from<Recorded>("case", "call", "nsp"),
  /** A second person has looked at it afterwards. */
  second: from<Second>("case"),
});
