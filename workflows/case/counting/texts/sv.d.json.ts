// Made from sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None } from "../../../../src/rules/ui.ts";

interface Texts {
  readonly "case.count.title": None;
  readonly "case.count.submit": None;
  readonly "case.count.intro": None;
  readonly "case.count.row": None;
  readonly "case.count.answer": None;
  readonly "case.count.already": None;
  readonly "case.count.change": None;
  readonly "case.count.informed": None;
}
declare module "../../../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
