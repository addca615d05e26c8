// Codes of a person's request: what it asks for, what was decided and on which ground, what was corrected.
import type { Erasable } from "../case/erasing/model.ts";

/** GDPR arts. 15, 16 and 17. */
export const kinds = ["access", "rectification", "erasure"] as const;
export type Kind = (typeof kinds)[number];
export const outcomes = ["met", "partly", "refused"] as const;
export type Outcome = (typeof outcomes)[number];
/** Why not, or not all of it. Whether a ground holds, the agency decides. */
export const grounds = [
  "secrecy",
  "mustKeep",
  "legalClaim",
  "identity",
  "correct",
  "unfounded",
  "nothing",
] as const;
/** What is erased of a case that goes on; nothing chosen: the case. Each is a kind that `workflows/case/erasing/model.ts` says how to take out. */
export const erasables = [
  "safeContact",
  "risk",
  "language",
  "wish",
  "stats",
] as const satisfies readonly Erasable[];
/** Why a month is not enough: GDPR art. 12.3. */
export const delays = ["complex", "many"] as const;
/** By so many months beyond the first at most. */
export const longer = ["1", "2"] as const;
/** What was corrected, and never to what. */
export const corrections = [
  "assessment",
  "child",
  "language",
  "dates",
  "parties",
  "consents",
  "other",
] as const;
