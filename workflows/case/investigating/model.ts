// What the police say of their investigation, to the agencies that they choose. Class B: no name, number or address, and no content of the investigation.
import type {
  AgencyId,
  CaseRef,
  FunctionId,
  Instant,
  MemberId,
  Sealed,
} from "../../../src/rules/ui.ts";
import type { Code } from "../codes.ts";
import type { Kept } from "../passing/model.ts";

export const leaderAnswers = ["yes", "no"] as const;
export const leadingSides = ["police", "prosecutor"] as const;
/** How it ended that it was told: the investigation is over, or it should not have been said. */
export const investigationEnds = ["closed", "takenBack"] as const;

/** What a telling was, as its receipt says it. */
export type Told = "begun" | "ended";
export type Investigation = {
  /** The police agency that says it: one at a time of each. */
  readonly agency: AgencyId;
  /** How often this agency has told something, its end included: each time is a new message. */
  readonly n: number;
  readonly at: Instant;
  readonly by: MemberId;
  readonly leader: Sealed<Code<typeof leaderAnswers>>;
  readonly ledBy: Sealed<Code<typeof leadingSides>>;
  /** A function of the agency; without one the agency itself is phoned. */
  readonly contact?: FunctionId;
  /** Whom it was told. Their posts follow from it, so it is read by the rule; it is shown to the police alone. */
  readonly to: readonly AgencyId[];
  /** That it was told, to whom and when: in the police's own record. */
  readonly record: Kept;
  /** The newest receipts before this one. */
  readonly earlier?: readonly CaseRef[];
  /** `record`, `to`: where it still reached somebody. */
  readonly over?: {
    readonly at: Instant;
    readonly by: MemberId;
    readonly how: Sealed<Code<typeof investigationEnds>>;
    readonly to: readonly AgencyId[];
    readonly record?: Kept;
  };
};
export type InvestigationEvent =
  | ({ readonly type: "investigationTold" } & Omit<Investigation, "n" | "over" | "earlier">)
  | ({ readonly type: "investigationEnded"; readonly agency: AgencyId } & NonNullable<
      Investigation["over"]
    >);
