// Made from codes.sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None } from "../../../src/rules/ui.ts";

interface Texts {
  readonly "actionReason.changed": None;
  readonly "actionReason.notAgreed": None;
  readonly "actionReason.other": None;
  readonly "actionReason.otherDid": None;
  readonly "actionReason.personDeclined": None;
}
declare module "../../../src/rules/ui.ts" {
  interface Codes extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
