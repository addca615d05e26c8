// Made from sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None, Shows } from "../../../src/rules/ui.ts";

interface Texts {
  readonly "incident.heading": None;
  readonly "incident.words": None;
  readonly "incident.help": None;
  readonly "incident.title": None;
  readonly "incident.submit": None;
  readonly "incident.kind": None;
  readonly "incident.kind.name": None;
  readonly "incident.kind.receiver": None;
  readonly "incident.kind.reference": None;
  readonly "incident.intro": None;
  readonly "incident.called": Shows<"number">;
  readonly "incident.reported": None;
  readonly "incident.did": None;
  readonly "incident.doneBy": Shows<"at" | "who">;
  readonly "incident.already": None;
  readonly "incident.close": None;
  readonly "incident.closeIntro": None;
  readonly "incident.closed": None;
  readonly "incident.leaked": None;
  readonly "incident.noText": None;
  readonly "incident.controllerBy": Shows<"by">;
  readonly "incident.step.remove": None;
  readonly "incident.how.remove": None;
  readonly "incident.step.seen": None;
  readonly "incident.how.seen": None;
  readonly "incident.step.stop": None;
  readonly "incident.how.stop": None;
  readonly "incident.step.ask": None;
  readonly "incident.how.ask": None;
  readonly "incident.step.tell": None;
  readonly "incident.how.tell": None;
  readonly "incident.step.lead": None;
  readonly "incident.how.lead": None;
  readonly "incident.step.controller": None;
  readonly "incident.how.controller": None;
  readonly "incident.referral": None;
  readonly "incident.cleared": Shows<"at">;
  readonly "incident.told": None;
  readonly "incident.reminder": None;
  readonly "incident.over": None;
  readonly "incident.notice": None;
  readonly "incident.open": None;
  readonly "incident.since": Shows<"at">;
  readonly "incident.list.words": None;
  readonly "incident.list.help": None;
  readonly "incident.list.title": None;
  readonly "incident.list.none": None;
  readonly "incident.list.year": None;
  readonly "incident.list.opened": None;
  readonly "incident.list.closed": None;
  readonly "shown.incident.show": None;
  readonly "shown.incident.list": None;
}
declare module "../../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
