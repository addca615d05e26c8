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

/** What speaks for one rule, and how sure it is. Quantifiers are bounded everywhere, so that the time stays linear. */
export type Patterns = { readonly found: Finding; readonly patterns: readonly RegExp[] };
export const blocking = (rule: RuleId, patterns: readonly RegExp[]): Patterns => ({
  found: blocked(rule),
  patterns,
});
export const asking = (rule: RuleId, patterns: readonly RegExp[]): Patterns => ({
  found: ask(rule),
  patterns,
});

/** Blocked before ask, otherwise the order of the rules. */
export const strongest = (findings: Iterable<Finding>): Finding => {
  let asked: Finding;
  for (const finding of findings) {
    if (finding?.kind === "blocked") return finding;
    asked ??= finding;
  }
  return asked;
};

export function* matches(text: string, tables: readonly Patterns[]): Generator<Finding> {
  for (const { found, patterns } of tables)
    if (patterns.some((pattern) => pattern.test(text))) yield found;
}
