// Made from sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None, Shows } from "../../../src/rules/ui.ts";

interface Texts {
  readonly "conv.words": None;
  readonly "conv.help": None;
  readonly "conv.title": None;
  readonly "conv.intro": None;
  readonly "conv.none": None;
  readonly "conv.year": Shows<"year">;
  readonly "conv.council": Shows<"article">;
  readonly "conv.directive": Shows<"article">;
  readonly "conv.residence": Shows<"article">;
  readonly "conv.invented": None;
  readonly "conv.checked": Shows<"by" | "day">;
  readonly "conv.unchecked": None;
  readonly "conv.source": Shows<"at" | "table" | "year">;
  readonly "conv.years": None;
  readonly "conv.share": Shows<"n" | "percent" | "whole">;
  readonly "conv.between": None;
  readonly "conv.median": Shows<"whole">;
  readonly "conv.head.year": None;
  readonly "conv.head.value": None;
  readonly "conv.fileName": None;
  readonly "conv.hidden": None;
  readonly "conv.file.status": None;
  readonly "indicator.identified": None;
  readonly "indicator.coordinator": None;
  readonly "indicator.shelter": None;
  readonly "indicator.reflection": None;
  readonly "indicator.permits": None;
  readonly "indicator.counsel": None;
  readonly "indicator.damages": None;
  readonly "indicator.returns": None;
  readonly "indicator.voluntary": None;
  readonly "indicator.children": None;
  readonly "indicator.guardians": None;
  readonly "indicator.concerns": None;
  readonly "indicator.unreported": None;
  readonly "indicator.incidents": None;
  readonly "indicator.answers": None;
  readonly "indicator.forms": None;
  readonly "conv.missing.permits": None;
  readonly "conv.missing.counsel": None;
  readonly "conv.missing.damages": None;
  readonly "conv.missing.voluntary": None;
  readonly "conv.missing.guardians": None;
  readonly "conv.missing.concerns": None;
  readonly "conv.missing.unreported": None;
  readonly "conv.missing.incidents": None;
  readonly "conv.missing.answers": None;
  readonly "shown.conventions.show": None;
  readonly "shown.conventions.file": None;
}
declare module "../../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
