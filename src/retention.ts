// What of an agency's work is kept where: which record is its own. The configuration and the rules read it here.

/** Authorities keep an official record (akt); associations and private actors, under a duty of confidence or not, their own (docs/domain.md, decision 1), where `record` says nothing else. */
export const recordOf = ({ record, legalRegime }: { readonly record?: unknown; readonly legalRegime?: unknown }): "akt" | "egen" =>
  record === "akt" || record === "egen" ? record : String(legalRegime).startsWith("OSL_") ? "akt" : "egen";
