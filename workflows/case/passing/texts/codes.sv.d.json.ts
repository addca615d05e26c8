// Made from codes.sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None } from "../../../../src/rules/ui.ts";

interface Texts {
  readonly "consentKind.sekretess": None;
  readonly "consentKind.deltagande": None;
  readonly "consentKind.statistik": None;
  readonly "given.yes": None;
  readonly "given.no": None;
  readonly "given.notPossible": None;
  readonly "consentForm.spoken": None;
  readonly "consentForm.written": None;
  readonly "informed.purpose": None;
  readonly "informed.use": None;
  readonly "informed.storage": None;
  readonly "informed.rights": None;
  readonly "informed.withdrawal": None;
  readonly "withdrawalHow.spoken": None;
  readonly "withdrawalHow.written": None;
  readonly "withdrawalHow.throughOther": None;
}
declare module "../../../../src/rules/ui.ts" {
  interface Codes extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
