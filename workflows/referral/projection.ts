// What others may read of a referral, and of a question about a place.
import { projection } from "../../src/rules/projection.ts";
import type { AgencyId, Instant, Sealed } from "../../src/rules/ui.ts";
import type { Question } from "./capacity/model.ts";
import type { Referral, Side, Step } from "./model.ts";

/** For an agency's own numbers. `place`: it asks for somewhere to live. */
export type Numbered = {
  readonly sentAt?: Instant;
  readonly answeredAt?: Instant;
  readonly answer?: "yes" | "no";
  readonly place?: "yes";
};
/** `turn`: whose turn it is; of an agency outside the sender's. */
type ReferralFacts = Numbered & {
  readonly from: AgencyId;
  readonly step: Step;
  readonly turn: Side | "second" | "nobody";
};
type Declined = { readonly reason: NonNullable<Referral["reason"]> };
export type WhyNot = Sealed<Declined>;
export const referralProjection = projection<ReferralFacts, Declined>("referral");
export const capacityProjection = projection<Pick<Question, "service">>("capacity");
