// Made from sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None, Shows } from "../../../../src/rules/ui.ts";

interface Texts {
  readonly "case.same.words": None;
  readonly "case.same.help": None;
  readonly "case.same.title": None;
  readonly "case.same.submit": None;
  readonly "case.same.intro": None;
  readonly "case.same.which": None;
  readonly "case.same.purpose": None;
  readonly "case.same.none": None;
  readonly "case.same.notOwn": None;
  readonly "case.same.already": None;
  readonly "case.same.many": None;
  readonly "case.same.against": None;
  readonly "case.same.gone": None;
  readonly "case.same.notice": None;
  readonly "case.same.asked": None;
  readonly "case.same.asks": Shows<"agency" | "ref">;
  readonly "case.same.asksHow": None;
  readonly "case.same.answer": None;
  readonly "case.same.question": None;
  readonly "case.same.answerIntro": None;
  readonly "case.same.aside": None;
  readonly "case.same.takeBack": None;
  readonly "case.same.undo": None;
  readonly "case.same.undoIntro": None;
  readonly "case.same.answered": None;
  readonly "case.same.answeredBody": Shows<"agency">;
  readonly "case.same.over": None;
  readonly "case.same.overBody": Shows<"agency">;
  readonly "case.same.wanted": None;
  readonly "case.same.wantedBody": Shows<"agency">;
  readonly "case.same.heard": None;
  readonly "case.same.back": None;
  readonly "case.same.backBody": Shows<"agency">;
  readonly "case.same.closing": Shows<"agencies">;
  readonly "case.same.is.asking": Shows<"agency">;
  readonly "case.same.is.same": Shows<"agency">;
  readonly "case.same.is.different": Shows<"agency">;
  readonly "case.same.is.over": Shows<"agency">;
  readonly "case.same.noTo": Shows<"agencies">;
}
declare module "../../../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
