// Made from sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None, Shows } from "../../../../src/rules/ui.ts";

interface Texts {
  readonly "case.consent.words": None;
  readonly "case.consent.help": None;
  readonly "case.consent.title": None;
  readonly "case.consent.submit": None;
  readonly "case.consent.intro": None;
  readonly "case.consent.kind": None;
  readonly "case.consent.agency": None;
  readonly "case.consent.agencyHint": None;
  readonly "case.consent.given": None;
  readonly "case.consent.form": None;
  readonly "case.consent.interpreter": None;
  readonly "case.consent.informed": None;
  readonly "case.consent.validTo": None;
  readonly "case.consent.whom": None;
  readonly "case.consent.many": None;
  readonly "case.consent.gone": None;
  readonly "case.consent.heading": None;
  readonly "case.consent.all": None;
  readonly "case.consent.general": None;
  readonly "case.consent.on": Shows<"day">;
  readonly "case.consent.withdrawnOn": Shows<"day">;
  readonly "case.consent.review": None;
  readonly "case.consent.reviewBody": None;
  readonly "case.revoke.title": None;
  readonly "case.revoke.submit": None;
  readonly "case.revoke.how": None;
  readonly "case.revoke.intro": None;
  readonly "case.doubt.title": None;
  readonly "case.doubt.paused": None;
  readonly "case.doubt.each": None;
  readonly "case.doubt.none": None;
  readonly "case.disputed.title": None;
  readonly "case.disputed.body": None;
  readonly "case.disputed.told": None;
  readonly "case.disputed.nobody": None;
  readonly "case.alone.title": None;
  readonly "case.alone.body": None;
  readonly "case.alone.how": None;
  readonly "case.consent.noTo": Shows<"agencies">;
  readonly "case.invite.against": None;
  readonly "case.share.against": None;
  readonly "case.share.heading": None;
  readonly "case.share.closed": None;
  readonly "case.share.many": None;
  readonly "case.share.alive": None;
  readonly "case.share.noConsent": None;
  readonly "case.close.referral": None;
  readonly "case.chain.referred": Shows<"agency">;
  readonly "case.chain.accepted": Shows<"agency">;
  readonly "case.chain.opened": Shows<"who">;
  readonly "case.chain.moved": Shows<"who">;
  readonly "case.chain.joined": Shows<"agency">;
  readonly "case.chain.left": Shows<"agency">;
  readonly "case.chain.closed": None;
  readonly "case.chain.reopened": None;
  readonly "case.chain.day": Shows<"day">;
  readonly "case.chain.handedOver": Shows<"agency">;
}
declare module "../../../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
