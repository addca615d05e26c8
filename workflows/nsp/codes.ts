// Code lists of the support programme (NSP). docs/domain.md §9; the wordings stand in the catalogues.

export const supportForms = [
  "initial_vila",
  "rehabilitering",
  "integration",
  "punktinsats",
] as const;
/** Why not by way of the manual (MMM). An answer to understand the need by, never a condition: none of them decides anything. */
export const whyNot = [
  "ej_polisanmalt",
  "vantar_betanketid",
  "ej_kommunalt_beslut",
  "ej_uppehallsratt",
  "annat",
] as const;
export const costs = [
  "boende",
  "juridik",
  "klader_basbehov",
  "svenska",
  "arbete_praktik",
  "halsa",
  "resa",
  "tolk",
] as const;
export const amounts = ["to10", "to25", "to50", "to100", "to200"] as const;
/** The upper end of a band, in kronor: what the year's budget counts with. [design] */
export const kronor: Readonly<Record<(typeof amounts)[number], number>> = {
  to10: 10_000,
  to25: 25_000,
  to50: 50_000,
  to100: 100_000,
  to200: 200_000,
};
export const agreed = ["spoken", "written", "notYet"] as const;
export const again = ["spoken", "written"] as const;
export const children = ["0", "1", "2", "3plus"] as const;
/** All three are affirmed by sending. */
export const conditions = ["need", "rights", "notPaid"] as const;
export const questions = ["need", "period", "cost", "otherSupport", "rights"] as const;
export const refusals = ["outside", "unclear", "otherPays", "noMoney", "other"] as const;
/** How much of what was granted was used, and its part of it. */
export const used = ["all", "most", "half", "some", "none"] as const;
export const parts: Readonly<Record<(typeof used)[number], number>> = {
  all: 1,
  most: 0.75,
  half: 0.5,
  some: 0.25,
  none: 0,
};
export const outcomes = ["nextStep", "otherSupport", "returned", "ended", "unknown"] as const;
/** A part of the year's budget, for whoever is not told its sums. */
export const shares = ["none", "some", "half", "more", "most", "whole"] as const;
export type Code<L extends readonly string[]> = L[number];
