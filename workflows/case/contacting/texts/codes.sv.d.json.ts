// Made from codes.sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None } from "../../../../src/rules/ui.ts";

interface Texts {
  readonly "safeContact.throughUs": None;
  readonly "safeContact.shelter": None;
  readonly "safeContact.ownPhone": None;
  readonly "safeContact.blankText": None;
  readonly "safeContact.daytime": None;
  readonly "safeContact.whenCalling": None;
  readonly "safeContact.agreedPlace": None;
  readonly "safeContact.neverPost": None;
  readonly "safeContact.neverPhone": None;
  readonly "supporter.injuredPartyCounsel": None;
  readonly "supporter.publicCounsel": None;
  readonly "supporter.lawyer": None;
  readonly "supporter.guardian": None;
  readonly "supporter.appointedCustodian": None;
  readonly "supporter.custodian": None;
  readonly "supporter.supportPerson": None;
  readonly "supporter.nobody": None;
  readonly "supporter.unknown": None;
}
declare module "../../../../src/rules/ui.ts" {
  interface Codes extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
