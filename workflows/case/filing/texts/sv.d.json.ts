// Made from sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None, Shows } from "../../../../src/rules/ui.ts";

interface Texts {
  readonly "case.course.all": None;
  readonly "case.course.none": None;
  readonly "case.course.what": None;
  readonly "case.document.ref": None;
  readonly "case.document.agency": None;
  readonly "case.document.by": None;
  readonly "case.document.at": None;
  readonly "case.document.now": None;
  readonly "case.document.file": Shows<"day" | "ref">;
  readonly "case.file.document": None;
  readonly "case.file.documentHint": None;
  readonly "case.file.fetchFirst": None;
  readonly "case.closed.sum": None;
  readonly "case.closed.document": None;
  readonly "case.fetch.words": None;
  readonly "case.fetch.title": None;
  readonly "case.fetch.all": None;
  readonly "case.fetch.shared": None;
  readonly "case.fetch.own": None;
  readonly "case.fetch.sum": None;
  readonly "case.fetch.pdf": None;
  readonly "case.fetch.docx": None;
  readonly "case.fetch.json": None;
  readonly "case.parts.none": None;
  readonly "case.parts.groups": None;
  readonly "case.parts.ended": None;
  readonly "case.share.all": None;
  readonly "case.share.none": None;
  readonly "case.consent.none": None;
  readonly "case.closed.reason": None;
  readonly "case.closed.at": None;
  readonly "case.closed.second": None;
  readonly "shown.case.fetch": None;
  readonly "shown.case.file": None;
  readonly "shown.case.course": None;
  readonly "shown.case.shares": None;
}
declare module "../../../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
