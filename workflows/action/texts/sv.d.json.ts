// Made from sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None, Shows } from "../../../src/rules/ui.ts";

interface Texts {
  readonly "action.heading": None;
  readonly "action.agency": None;
  readonly "action.already": None;
  readonly "action.asked": Shows<"at" | "who">;
  readonly "action.begin": None;
  readonly "action.cannot.submit": None;
  readonly "action.cannot.title": None;
  readonly "action.change.submit": None;
  readonly "action.change.title": None;
  readonly "action.create.help": None;
  readonly "action.create.intro": None;
  readonly "action.create.submit": None;
  readonly "action.create.title": None;
  readonly "action.create.words": None;
  readonly "action.due": None;
  readonly "action.finish": None;
  readonly "action.given": None;
  readonly "action.guide": None;
  readonly "action.guide.open": None;
  readonly "action.isEnded": None;
  readonly "action.late": None;
  readonly "action.mine.help": None;
  readonly "action.mine.title": None;
  readonly "action.mine.words": None;
  readonly "action.more": Shows<"shown">;
  readonly "action.noneLeft": None;
  readonly "action.notice.given": None;
  readonly "action.notice.remind": None;
  readonly "action.over": None;
  readonly "action.overdue.help": None;
  readonly "action.overdue.title": None;
  readonly "action.overdue.words": None;
  readonly "action.owner": None;
  readonly "action.owner.unknown": None;
  readonly "action.reason": None;
  readonly "action.reopen": None;
  readonly "action.series.title": None;
  readonly "action.show": None;
  readonly "action.soon": None;
  readonly "action.step": None;
  readonly "action.step.begun": None;
  readonly "action.step.done": None;
  readonly "action.step.impossible": None;
  readonly "action.step.open": None;
  readonly "action.step.withdrawn": None;
  readonly "action.text": None;
  readonly "action.textHint": None;
  readonly "action.title": Shows<"number">;
  readonly "action.tooFar": None;
  readonly "action.why": None;
  readonly "action.withdraw": None;
  readonly "action.withdraw.sure": None;
  readonly "shown.action.show": None;
  readonly "shown.action.mine": None;
  readonly "shown.action.overdue": None;
}
declare module "../../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
