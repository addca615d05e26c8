// Made from sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { Counts, None, Shows } from "../../../../src/rules/ui.ts";

interface Texts {
  readonly "case.numbers.words": None;
  readonly "case.numbers.help": None;
  readonly "case.numbers.title": None;
  readonly "case.numbers.readable": None;
  readonly "case.numbers.erased": None;
  readonly "case.numbers.cut": Shows<"most">;
  readonly "case.numbers.open": None;
  readonly "case.numbers.own": None;
  readonly "case.numbers.now": None;
  readonly "case.numbers.before": None;
  readonly "case.numbers.began": None;
  readonly "case.numbers.closed": None;
  readonly "case.numbers.filed": None;
  readonly "case.numbers.cutReferrals": Shows<"most">;
  readonly "case.numbers.sent": None;
  readonly "case.numbers.received": None;
  readonly "case.numbers.yes": None;
  readonly "case.numbers.no": None;
  readonly "case.numbers.reasons": None;
  readonly "case.numbers.times": Counts<"n">;
  readonly "case.numbers.unsaid": Counts<"n">;
  readonly "case.numbers.back": None;
  readonly "case.numbers.waiting": None;
  readonly "case.numbers.wait": None;
  readonly "case.numbers.waited": Counts<"median" | "p90">;
  readonly "case.numbers.places": None;
  readonly "case.numbers.found": Counts<"asked" | "found">;
  readonly "shown.case.numbers": None;
}
declare module "../../../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
