// Made from sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None } from "../../../../src/rules/ui.ts";

interface Texts {
  readonly "case.investigation.heading": None;
  readonly "case.investigation.tell": None;
  readonly "case.investigation.change": None;
  readonly "case.investigation.title": None;
  readonly "case.investigation.submit": None;
  readonly "case.investigation.intro": None;
  readonly "case.investigation.leader": None;
  readonly "case.investigation.ledBy": None;
  readonly "case.investigation.contact": None;
  readonly "case.investigation.contactHint": None;
  readonly "case.investigation.to": None;
  readonly "case.investigation.toHint": None;
  readonly "case.investigation.endTitle": None;
  readonly "case.investigation.endIntro": None;
  readonly "case.investigation.how": None;
  readonly "case.investigation.from": None;
  readonly "case.investigation.ring": None;
  readonly "case.investigation.left": None;
  readonly "case.investigation.told": None;
  readonly "case.investigation.stopped": None;
  readonly "case.investigation.whom": None;
  readonly "case.investigation.nobody": None;
  readonly "case.investigation.none": None;
}
declare module "../../../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
