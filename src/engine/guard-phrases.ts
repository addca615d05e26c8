// What a person reads when the guard stops a text.
import type { RuleId } from "../guard/index.ts";
import { type KeyTaking, type Phrase, type Shows, t } from "../rules/ui.ts";
import type { Platform } from "../rules/workflow.ts";

/** Which sentence a guard's rule gets. Rules of one kind share one, so that nobody learns to spell around a rule. */
type Sentence = KeyTaking<Shows<"platform">>;
const sentences: Readonly<Record<RuleId, Sentence>> = {
  personalIdentityNumber: "core.guardIdentity",
  coordinationNumber: "core.guardIdentity",
  reserveNumber: "core.guardIdentity",
  phone: "core.guardContact",
  email: "core.guardContact",
  socialProfile: "core.guardContact",
  url: "core.guardContact",
  iban: "core.guardNumber",
  bankAccount: "core.guardNumber",
  card: "core.guardNumber",
  passport: "core.guardNumber",
  caseNumber: "core.guardNumber",
  migrationNumber: "core.guardNumber",
  plate: "core.guardNumber",
  flight: "core.guardNumber",
  coordinates: "core.guardPlace",
  what3words: "core.guardPlace",
  street: "core.guardPlace",
  postalCode: "core.guardPlace",
  shelter: "core.guardPlace",
  name: "core.guardName",
  calledName: "core.guardName",
  hidden: "core.guardName",
};
/** Words to search for are kept nowhere: that they may tell who or where somebody is, is no incident. A number of somebody's is one wherever it is written. */
const isPlaceOrName = (key: Sentence): boolean =>
  key === "core.guardPlace" || key === "core.guardName";
const worded = (key: Sentence, platform: Platform, isSearch: boolean): Phrase =>
  isSearch && isPlaceOrName(key) ? { key: "core.guardSearch" } : t(key, { platform: { platform } });
/** `isSearch`: the text was to be searched for, and not to be kept. */
export const guardPhrase = (rule: RuleId, platform: Platform, isSearch = false): Phrase =>
  worded(sentences[rule], platform, isSearch);
/** For a text that may be a name, where nobody can be asked to confirm it. */
export const namePhrase = (platform: Platform, isSearch = false): Phrase =>
  worded("core.guardName", platform, isSearch);
