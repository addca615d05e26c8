// Made from sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None, Shows } from "../../../src/rules/ui.ts";

interface Texts {
  readonly "enrolling.heading": None;
  readonly "enrolling.words": None;
  readonly "enrolling.help": None;
  readonly "enrolling.title": None;
  readonly "enrolling.submit": None;
  readonly "enrolling.intro": None;
  readonly "enrolling.member": None;
  readonly "enrolling.why": None;
  readonly "keyWhy.more": None;
  readonly "keyWhy.lost": None;
  readonly "enrolling.notYours": None;
  readonly "enrolling.nobody": None;
  readonly "enrolling.isOver": None;
  readonly "enrolling.gone": None;
  readonly "enrolling.panel.title": Shows<"who">;
  readonly "enrolling.by": None;
  readonly "enrolling.where": None;
  readonly "enrolling.approvedBy": None;
  readonly "enrolling.until": None;
  readonly "enrolling.step.asked": None;
  readonly "enrolling.step.approved": None;
  readonly "enrolling.step.used": None;
  readonly "enrolling.step.declined": None;
  readonly "enrolling.step.withdrawn": None;
  readonly "enrolling.step.over": None;
  readonly "enrolling.step.forgotten": None;
  readonly "enrolling.panel.how": Shows<"who">;
  readonly "enrolling.panel.waits": None;
  readonly "enrolling.panel.ready": Shows<"who">;
  readonly "enrolling.panel.check.more": Shows<"by" | "who">;
  readonly "enrolling.panel.check.lost": Shows<"by" | "until" | "who">;
  readonly "enrolling.approve": None;
  readonly "enrolling.decline": None;
  readonly "enrolling.undo": None;
  readonly "enrolling.decline.sure": None;
  readonly "enrolling.withdraw": None;
  readonly "enrolling.withdraw.sure": None;
  readonly "enrolling.open": None;
  readonly "enrolling.notice": None;
  readonly "enrolling.post.title": Shows<"who">;
  readonly "enrolling.post.asked": Shows<"who">;
  readonly "enrolling.post.asked.body": Shows<"until">;
  readonly "enrolling.post.approved": Shows<"who">;
  readonly "enrolling.post.approved.body": Shows<"until">;
  readonly "enrolling.post.used": Shows<"who">;
  readonly "enrolling.post.used.body": None;
  readonly "enrolling.post.declined": Shows<"who">;
  readonly "enrolling.post.declined.body": None;
  readonly "enrolling.post.withdrawn": Shows<"who">;
  readonly "enrolling.post.withdrawn.body": None;
  readonly "enrolling.post.over": Shows<"who">;
  readonly "enrolling.post.over.body": None;
  readonly "enrolling.post.forgotten": None;
  readonly "enrolling.post.forgotten.body": None;
  readonly "enrolling.past.title": None;
  readonly "enrolling.past.body": None;
  readonly "shown.enrolling.show": None;
}
declare module "../../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
