// What a person reads when the guard stops a text.
import type { RuleId } from "../guard/index.ts";
import type { Phrase, PhraseKey } from "../rules/ui.ts";
import type { Platform } from "../rules/workflow.ts";

/** Which sentence a guard's rule gets. Rules of one kind share one, so that nobody learns to spell around a rule. */
const sentences: Readonly<Record<RuleId, PhraseKey>> = {
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
const nameOf: Readonly<Record<Platform, PhraseKey>> = { slack: "core.slack", teams: "core.teams" };
const platformName = (platform: Platform): NonNullable<Phrase["with"]> => ({ platform: { key: nameOf[platform] } });
export const guardPhrase = (rule: RuleId, platform: Platform): Phrase => ({ key: sentences[rule], with: platformName(platform) });
/** For a text that may be a name, where nobody can be asked to confirm it. */
export const namePhrase = (platform: Platform): Phrase => ({ key: "core.guardName", with: platformName(platform) });
