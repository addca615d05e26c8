// What of an agency's work is kept where, and how long: kinds of documents with their bounds, and which record is its own. The configuration and the rules read it here.

/** Authorities keep an official record (akt); associations and private actors, under a duty of confidence or not, their own (docs/domain.md, decision 1), where `record` says nothing else. */
export const recordOf = ({
  record,
  legalRegime,
}: {
  readonly record?: unknown;
  readonly legalRegime?: unknown;
}): "akt" | "egen" =>
  record === "akt" || record === "egen"
    ? record
    : String(legalRegime).startsWith("OSL_")
      ? "akt"
      : "egen";

/**
 * Kinds of documents whose retention is an agency's own to say, and within which days after their end: `shortest` is what people need to take one into their own
 * records, `longest` what Stafett is for. What is not here belongs to several agencies, follows its case, or is no document. docs/dpo/gallring.md. [design]
 */
export const documentKinds = {
  case: { shortest: 1, longest: 3_650 },
  disclosure: { shortest: 365, longest: 10_958 },
  rights: { shortest: 30, longest: 3_650 },
  incident: { shortest: 30, longest: 3_650 },
  call: { shortest: 7, longest: 730 },
  meeting: { shortest: 30, longest: 730 },
  application: { shortest: 30, longest: 730 },
  training: { shortest: 30, longest: 3_650 },
} as const;
export type DocumentKind = keyof typeof documentKinds;
export const documentKindNames = Object.keys(documentKinds) as readonly DocumentKind[];
/** What the agency's own record keeps of such a document: all of it, what was decided, that there was one, or nothing. */
export const keptInRecord = ["whole", "decisions", "note", "nothing"] as const;
/** One line of an agency's plan (informationshanteringsplan). `decided`: on which day, by which function. */
type Planned = {
  readonly days: number;
  readonly keeps: (typeof keptInRecord)[number];
  readonly decided: { readonly on: string; readonly by: string };
};
export type RetentionPlan = { readonly [K in DocumentKind]?: Planned };
const yearDays = 365.25;
/** Whole years that so many days are; undefined: they are none. What was said in years is read in years. */
export const yearsOfDays = (days: number): number | undefined => {
  const years = Math.round(days / yearDays);
  return years > 0 && daysOfYears(years) === days ? years : undefined;
};
export const daysOfYears = (years: number): number => Math.ceil(years * yearDays);
