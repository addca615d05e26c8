// Made from sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None } from "../../../../src/rules/ui.ts";

interface Texts {
  readonly "case.safeContact.words": None;
  readonly "case.safeContact.help": None;
  readonly "case.safeContact.button": None;
  readonly "case.safeContact.title": None;
  readonly "case.safeContact.submit": None;
  readonly "case.safeContact.intro": None;
  readonly "case.safeContact.mode": None;
  readonly "case.safeContact.beside": None;
  readonly "case.safeContact.said": None;
  readonly "case.safeContact.old": None;
  readonly "case.safeContact.none": None;
  readonly "case.safeContact.notShared": None;
  readonly "case.safeContact.shared": None;
  readonly "case.safeContact.set": None;
  readonly "case.safeContact.phone": None;
  readonly "case.safeContact.alone": None;
  readonly "shown.case.safeContact": None;
}
declare module "../../../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
