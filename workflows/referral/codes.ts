// Code lists of capacity questions and referrals. docs/domain.md §2; wordings stand in the catalogues.

import { inWords } from "../../src/rules/say.ts";
import type { Open, Phrase } from "../../src/rules/ui.ts";

export { methodSupport, services } from "../../src/rules/services.ts";
/** Going back, which nobody but the regional coordinator applies for (AMP, IOM). No authority abroad is an agency of Stafett. */
export const returning = "atervandande_AMP";
export const urgencies = ["akut", "skyndsam", "normal", "planerad"] as const;
/** `hanvisning`: the sender keeps the case. `overlamning`: it moves when both have confirmed. */
export const kinds = ["hanvisning", "overlamning"] as const;
export const payers = ["MMM", "NSP", "other", "unknown"] as const;
export const childs = ["yes", "no", "unknown"] as const;
export const bands = ["0", "1", "2", "3plus"] as const;
export const yesNo = ["yes", "no"] as const;
export const needCodes = ["mobility", "allergy", "medication", "pram", "quiet"] as const;
export const conditions = ["womenOnlyStaff", "ownRoom", "notSameHousing", "farFromRegion"] as const;
export const carriers = ["SDK", "phone", "meeting", "courier"] as const;
export const questions = ["needs", "language", "children", "safety", "payment", "time"] as const;
/** Why not. docs/domain.md §2.16. */
export const reasons = [
  "noCapacity",
  "outsideTarget",
  "wrongRegion",
  "otherMunicipality",
  "noConsent",
  "tooLittle",
  "unsafePlace",
  "otherBetter",
  "personDeclines",
  "notReached",
  "other",
] as const;
/** Two agencies disagree about who is responsible. */
export const disputing = "otherMunicipality" satisfies Code<typeof reasons>;
export const outcomes = ["delivered", "partly", "notDelivered", "unknown"] as const;
export const withdrawReasons = ["solvedOtherwise", "personDeclines", "other"] as const;
export const mistakes = ["wrongCase", "wrongFacts"] as const;
export const restReasons = ["waitingForDecision", "personAbsent", "agreed"] as const;
export const risks = ["high", "medium", "low", "notAssessed"] as const;
export const doubts = ["no", "yes", "unknown"] as const;
export const returnRisks = ["low", "medium", "high"] as const;
/** What the receiver still answers when the sharing has been stopped in the middle. */
export const stills = ["stays", "left"] as const;
/** What an agency outside answers by a link; which of them, the situation says. */
export const linkAnswers = ["received", "take", "ask", "decline", ...stills] as const;
/** Whom the sender asks for when they call back. */
export const linkFunctions = ["reception", "caseworker", "onCall", "lead", "lawyer"] as const;
/** When on the day somebody travels. */
export const dayParts = ["night", "morning", "forenoon", "afternoon", "evening"] as const;
export const dataGroups = ["behov", "sakerhet", "migration", "barn"] as const;
/**
 * What a sharing rests on; which are offered depends on the sender's legal regime and on the receiver (docs/domain.md §2.15).
 * `annan_bestammelse` stands for every other rule between authorities: which one it is belongs in the agency's own record, with its lawyer.
 */
export const bases = [
  "samtycke_sekretess",
  "menprovning_klart",
  "uppgiftsskyldighet",
  "OSL_10_2",
  "annan_bestammelse",
  "samtycke_ngo",
  "vitalt_intresse",
] as const;
/** What a form offers of them: a consent also as the yes that the person has just given, which is then written down with it. */
export const grounds = ["spoken", "written", ...bases] as const;
/** Named where a sharing goes against what the person has said. Those that the configuration lists are offered; which one holds, the agency decides. */
export const provisions = ["OSL_10_2", "OSL_10_15a", "OSL_10_24", "OSL_10_28", "GDPR_6_9"] as const;
export const answers = ["place", "waitlist", "full", "assess"] as const;

export type Code<L extends readonly string[]> = L[number];
export type Basis = Code<typeof bases>;
/** A second person decides, and when. docs/domain.md, decision 9. */
export const second: Readonly<Record<Basis, "before" | "after" | undefined>> = {
  samtycke_sekretess: undefined,
  menprovning_klart: undefined,
  uppgiftsskyldighet: undefined,
  OSL_10_2: "before",
  annan_bestammelse: "before",
  samtycke_ngo: undefined,
  vitalt_intresse: "after",
};
export const isConsent = (basis: Basis): boolean =>
  basis === "samtycke_sekretess" || basis === "samtycke_ngo";
/** The wording of a class-A code; a test looks for every one. */
export const worded = (
  of: "service" | "urgency" | "kind" | "carrier" | "outcome" | "linkFunction",
  code: Open<string>,
): Phrase => inWords(of, code);
