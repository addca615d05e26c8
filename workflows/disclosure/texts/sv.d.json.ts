// Made from sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None, Shows } from "../../../src/rules/ui.ts";

interface Texts {
  readonly "disclosure.words": None;
  readonly "disclosure.title": Shows<"receipt">;
  readonly "disclosure.from": None;
  readonly "disclosure.to": None;
  readonly "disclosure.basis": None;
  readonly "disclosure.provision": None;
  readonly "disclosure.purpose": None;
  readonly "disclosure.groups": None;
  readonly "disclosure.asked": None;
  readonly "disclosure.askedOnly": None;
  readonly "disclosure.at": None;
  readonly "disclosure.by": None;
  readonly "disclosure.second": None;
  readonly "disclosure.good": Shows<"at" | "who">;
  readonly "disclosure.bad": Shows<"at" | "who">;
  readonly "disclosure.never": None;
  readonly "disclosure.until": Shows<"day">;
  readonly "shown.disclosure.show": None;
}
declare module "../../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
