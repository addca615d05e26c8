// Made from sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { Counts, None, Shows } from "../../../src/rules/ui.ts";

interface Texts {
  readonly "handover.heading": None;
  readonly "handover.words": None;
  readonly "handover.help": None;
  readonly "handover.title": None;
  readonly "handover.submit": None;
  readonly "handover.to": None;
  readonly "handover.hint": None;
  readonly "handover.notYours": None;
  readonly "handover.none.left": None;
  readonly "handover.nothingLeft": None;
  readonly "handover.is.offered": None;
  readonly "handover.is.accepted": None;
  readonly "handover.is.declined": None;
  readonly "handover.is.withdrawn": None;
  readonly "handover.notice": None;
  readonly "handover.receiver.offered": Shows<"who"> & Counts<"cases">;
  readonly "handover.receiver.accepted": Shows<"who"> & Counts<"cases">;
  readonly "handover.receiver.declined": Shows<"who">;
  readonly "handover.receiver.withdrawn": Shows<"who">;
  readonly "handover.sender.offered": Shows<"who"> & Counts<"cases">;
  readonly "handover.sender.accepted": Shows<"who"> & Counts<"cases">;
  readonly "handover.sender.declinedRest": Shows<"rest" | "who"> & Counts<"moved">;
  readonly "handover.sender.declined": Shows<"who">;
  readonly "handover.sender.withdrawn": Shows<"who">;
  readonly "handover.more": None;
  readonly "handover.stillYours": None;
  readonly "handover.noAnswer": None;
  readonly "handover.reminder": None;
  readonly "handover.waiting": Shows<"who">;
  readonly "handover.acute": None;
  readonly "handover.ring": None;
  readonly "handover.accept": None;
  readonly "handover.decline": None;
  readonly "handover.withdraw": None;
}
declare module "../../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
