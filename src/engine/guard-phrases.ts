// What a person reads when the guard stops a text.
import type { RuleId } from "../guard/index.ts";
import type { Phrase, PhraseKey } from "../rules/ui.ts";
import { never, type Platform } from "../rules/workflow.ts";

/** Which sentence a guard's rule gets. Rules of one kind share one, so that nobody learns to spell around a rule. */
const guardSentence = (rule: RuleId): PhraseKey => {
  switch (rule) {
    case "personalIdentityNumber":
    case "coordinationNumber":
    case "reserveNumber":
      return "core.guardIdentity";
    case "phone":
    case "email":
    case "socialProfile":
    case "url":
      return "core.guardContact";
    case "iban":
    case "bankAccount":
    case "card":
    case "passport":
    case "caseNumber":
    case "migrationNumber":
    case "plate":
    case "flight":
      return "core.guardNumber";
    case "coordinates":
    case "what3words":
    case "street":
    case "postalCode":
    case "shelter":
      return "core.guardPlace";
    case "name":
    case "calledName":
    case "hidden":
      return "core.guardName";
    default:
      return never(rule, "forms.guardSentence");
  }
};
const nameOf: Readonly<Record<Platform, PhraseKey>> = { slack: "core.slack", teams: "core.teams" };
const platformName = (platform: Platform): NonNullable<Phrase["with"]> => ({ platform: { key: nameOf[platform] } });
export const guardPhrase = (rule: RuleId, platform: Platform): Phrase => ({ key: guardSentence(rule), with: platformName(platform) });
/** For a text that may be a name, where nobody can be asked to confirm it. */
export const namePhrase = (platform: Platform): Phrase => ({ key: "core.guardName", with: platformName(platform) });
