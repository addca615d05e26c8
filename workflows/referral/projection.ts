// What others may read of a referral, and of a question about a place.
import { projection } from "../../src/rules/projection.ts";
import type { AgencyId } from "../../src/rules/ui.ts";
import type { Question } from "./capacity/model.ts";
import type { Side, Step } from "./model.ts";

/** `turn`: whose turn it is; of an agency outside the sender's. */
type ReferralFacts = { readonly from: AgencyId; readonly step: Step; readonly turn: Side | "second" | "nobody" };
export const referralProjection = projection<ReferralFacts>("referral");
export const capacityProjection = projection<Pick<Question, "service">>("capacity");
