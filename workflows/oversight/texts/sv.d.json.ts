// Made from sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { Counts, None, Shows } from "../../../src/rules/ui.ts";

interface Texts {
  readonly "oversight.heading": None;
  readonly "oversight.words": None;
  readonly "oversight.help": None;
  readonly "oversight.title": None;
  readonly "oversight.submit": None;
  readonly "oversight.intro": None;
  readonly "oversight.case": None;
  readonly "oversight.caseHint": None;
  readonly "oversight.member": None;
  readonly "oversight.week": None;
  readonly "oversight.weekHint": None;
  readonly "oversight.weekOf": Shows<"from" | "until">;
  readonly "oversight.all": None;
  readonly "oversight.everything": None;
  readonly "oversight.erased": None;
  readonly "oversight.noCase": None;
  readonly "oversight.none": None;
  readonly "oversight.noneHere": None;
  readonly "oversight.further": None;
  readonly "oversight.newest": None;
  readonly "oversight.again": None;
  readonly "oversight.file": None;
  readonly "oversight.fileName": Shows<"day">;
  readonly "oversight.fileMore": Shows<"n">;
  readonly "oversight.agency": None;
  readonly "oversight.by": None;
  readonly "oversight.noted": None;
  readonly "oversight.protection.words": None;
  readonly "oversight.protection.help": None;
  readonly "oversight.protection.title": None;
  readonly "oversight.protection.retention": None;
  readonly "oversight.protection.days": Counts<"n">;
  readonly "oversight.protection.disclosure": None;
  readonly "oversight.protection.years": Counts<"n">;
  readonly "oversight.protection.figures": None;
  readonly "oversight.protection.counted": None;
  readonly "oversight.protection.uncounted": None;
  readonly "oversight.protection.classB": None;
  readonly "oversight.protection.pagesOnly": None;
  readonly "oversight.protection.off": None;
  readonly "oversight.protection.inChat": None;
  readonly "oversight.protection.missing": Shows<"missing">;
  readonly "oversight.protection.decided": None;
  readonly "oversight.protection.pages": None;
  readonly "oversight.protection.log": None;
  readonly "shown.at": Shows<"day" | "time">;
  readonly "shown.day": Shows<"day">;
  readonly "shown.when": None;
  readonly "shown.who": None;
  readonly "shown.what": None;
  readonly "shown.case": None;
  readonly "shown.left.erased": None;
  readonly "shown.left.sealed": None;
  readonly "shown.core.help": None;
  readonly "shown.core.home": None;
  readonly "shown.core.pick": None;
  readonly "shown.core.export": None;
  readonly "shown.core.answer": None;
  readonly "shown.capacity.link": None;
  readonly "shown.referral.link": None;
  readonly "shown.core.gone": None;
  readonly "shown.oversight.show": None;
  readonly "shown.oversight.protection": None;
  readonly "shown.oversight.file": None;
}
declare module "../../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
