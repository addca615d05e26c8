// Codes of a person's request: what it asks for, what was decided and on which ground, what was corrected.

/** GDPR arts. 15, 16 and 17. */
export const kinds = ["access", "rectification", "erasure"] as const;
export type Kind = (typeof kinds)[number];
export const outcomes = ["met", "partly", "refused"] as const;
export type Outcome = (typeof outcomes)[number];
/** Why not, or not all of it. Whether a ground holds, the agency decides. */
export const grounds = ["secrecy", "mustKeep", "legalClaim", "identity", "correct", "unfounded", "nothing"] as const;
/** Why a month is not enough: GDPR art. 12.3. */
export const delays = ["complex", "many"] as const;
/** By so many months beyond the first at most. */
export const longer = ["1", "2"] as const;
/** What was corrected, and never to what. */
export const corrections = ["assessment", "child", "language", "dates", "parties", "consents", "other"] as const;
