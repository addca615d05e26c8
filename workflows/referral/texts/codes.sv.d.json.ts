// Made from codes.sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None } from "../../../src/rules/ui.ts";

interface Texts {
  readonly "band.0": None;
  readonly "band.1": None;
  readonly "band.2": None;
  readonly "band.3plus": None;
  readonly "basis.OSL_10_2": None;
  readonly "basis.annan_bestammelse": None;
  readonly "basis.vitalt_intresse": None;
  readonly "provision.OSL_10_2": None;
  readonly "provision.OSL_10_15a": None;
  readonly "provision.OSL_10_24": None;
  readonly "provision.OSL_10_28": None;
  readonly "provision.GDPR_6_9": None;
  readonly "capacityAnswer.assess": None;
  readonly "capacityAnswer.full": None;
  readonly "capacityAnswer.place": None;
  readonly "capacityAnswer.waitlist": None;
  readonly "condition.farFromRegion": None;
  readonly "condition.notSameHousing": None;
  readonly "condition.ownRoom": None;
  readonly "condition.womenOnlyStaff": None;
  readonly "doubt.no": None;
  readonly "doubt.unknown": None;
  readonly "doubt.yes": None;
  readonly "interpreter.no": None;
  readonly "interpreter.yes": None;
  readonly "mistake.wrongCase": None;
  readonly "mistake.wrongFacts": None;
  readonly "need.allergy": None;
  readonly "need.medication": None;
  readonly "need.mobility": None;
  readonly "need.pram": None;
  readonly "need.quiet": None;
  readonly "payer.MMM": None;
  readonly "payer.NSP": None;
  readonly "payer.other": None;
  readonly "payer.unknown": None;
  readonly "question.children": None;
  readonly "question.language": None;
  readonly "question.needs": None;
  readonly "question.payment": None;
  readonly "question.safety": None;
  readonly "question.time": None;
  readonly "rejection.noCapacity": None;
  readonly "rejection.noConsent": None;
  readonly "rejection.notReached": None;
  readonly "rejection.other": None;
  readonly "rejection.otherBetter": None;
  readonly "rejection.otherMunicipality": None;
  readonly "rejection.outsideTarget": None;
  readonly "rejection.personDeclines": None;
  readonly "rejection.tooLittle": None;
  readonly "rejection.unsafePlace": None;
  readonly "rejection.wrongRegion": None;
  readonly "rest.agreed": None;
  readonly "rest.personAbsent": None;
  readonly "rest.waitingForDecision": None;
  readonly "returnRisk.high": None;
  readonly "returnRisk.low": None;
  readonly "returnRisk.medium": None;
  readonly "dayPart.night": None;
  readonly "dayPart.morning": None;
  readonly "dayPart.forenoon": None;
  readonly "dayPart.afternoon": None;
  readonly "dayPart.evening": None;
  readonly "still.left": None;
  readonly "still.stays": None;
  readonly "withdrawal.other": None;
  readonly "withdrawal.personDeclines": None;
  readonly "withdrawal.solvedOtherwise": None;
}
declare module "../../../src/rules/ui.ts" {
  interface Codes extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
