// Made from codes.sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None } from "../../../src/rules/ui.ts";

interface Texts {
  readonly "amountBand.to10": None;
  readonly "amountBand.to100": None;
  readonly "amountBand.to200": None;
  readonly "amountBand.to25": None;
  readonly "amountBand.to50": None;
  readonly "budgetShare.half": None;
  readonly "budgetShare.more": None;
  readonly "budgetShare.most": None;
  readonly "budgetShare.none": None;
  readonly "budgetShare.some": None;
  readonly "budgetShare.whole": None;
  readonly "costCategory.arbete_praktik": None;
  readonly "costCategory.boende": None;
  readonly "costCategory.halsa": None;
  readonly "costCategory.juridik": None;
  readonly "costCategory.klader_basbehov": None;
  readonly "costCategory.resa": None;
  readonly "costCategory.svenska": None;
  readonly "costCategory.tolk": None;
  readonly "nspAgreed.notYet": None;
  readonly "nspAgreed.spoken": None;
  readonly "nspAgreed.written": None;
  readonly "nspOutcome.ended": None;
  readonly "nspOutcome.nextStep": None;
  readonly "nspOutcome.otherSupport": None;
  readonly "nspOutcome.returned": None;
  readonly "nspOutcome.unknown": None;
  readonly "nspQuestion.cost": None;
  readonly "nspQuestion.need": None;
  readonly "nspQuestion.otherSupport": None;
  readonly "nspQuestion.period": None;
  readonly "nspQuestion.rights": None;
  readonly "nspRefusal.noMoney": None;
  readonly "nspRefusal.other": None;
  readonly "nspRefusal.otherPays": None;
  readonly "nspRefusal.outside": None;
  readonly "nspRefusal.unclear": None;
  readonly "nspUsed.all": None;
  readonly "nspUsed.half": None;
  readonly "nspUsed.most": None;
  readonly "nspUsed.none": None;
  readonly "nspUsed.some": None;
  readonly "whyNot.annat": None;
  readonly "whyNot.ej_kommunalt_beslut": None;
  readonly "whyNot.ej_polisanmalt": None;
  readonly "whyNot.ej_uppehallsratt": None;
  readonly "whyNot.vantar_betanketid": None;
}
declare module "../../../src/rules/ui.ts" {
  interface Codes extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
