export type RuleId =
  | "personalIdentityNumber"
  | "coordinationNumber"
  | "reserveNumber"
  | "phone"
  | "email"
  | "iban"
  | "bankAccount"
  | "passport"
  | "caseNumber"
  | "migrationNumber"
  | "socialProfile"
  | "url"
  | "coordinates"
  | "what3words"
  | "plate"
  | "flight"
  | "street"
  | "postalCode"
  | "shelter"
  | "name"
  | "calledName"
  | "card"
  | "hidden";

/** What a rule says: never the text, never where in it. */
export type Finding = { readonly kind: "blocked" | "ask"; readonly rule: RuleId } | undefined;

export const blocked = (rule: RuleId): Finding => ({ kind: "blocked", rule });
export const ask = (rule: RuleId): Finding => ({ kind: "ask", rule });

/** A table of patterns for one rule; the first that matches decides. Quantifiers are bounded everywhere, so that the time stays linear. */
export type Pattern = readonly [kind: "blocked" | "ask", rule: RuleId, pattern: RegExp];

/** Blocked before ask, otherwise the order of the rules. */
export const strongest = (findings: Iterable<Finding>): Finding => {
  let asked: Finding;
  for (const finding of findings) {
    if (finding?.kind === "blocked") return finding;
    asked ??= finding;
  }
  return asked;
};

export function* matches(text: string, patterns: readonly Pattern[]): Generator<Finding> {
  for (const [kind, rule, pattern] of patterns) if (pattern.test(text)) yield { kind, rule };
}
