// Made from sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { Counts, None, Shows } from "../../../src/rules/ui.ts";

interface Texts {
  readonly "disposal.words": None;
  readonly "disposal.help": None;
  readonly "disposal.title": None;
  readonly "disposal.intro": None;
  readonly "disposal.running": None;
  readonly "disposal.none": None;
  readonly "disposal.line": Shows<"n" | "rule">;
  readonly "disposal.n": Counts<"n">;
  readonly "disposal.rule.plan": Shows<"by" | "on" | "time">;
  readonly "disposal.rule.usual": Shows<"time">;
  readonly "disposal.rule.shared": Shows<"time">;
  readonly "disposal.rule.set": Shows<"time">;
  readonly "disposal.rule.request": None;
  readonly "disposal.rule.part": None;
  readonly "disposal.rule.operator": None;
  readonly "disposal.with": None;
  readonly "disposal.without": None;
  readonly "disposal.docx": None;
  readonly "disposal.csv": None;
  readonly "disposal.fileName": Shows<"day">;
  readonly "disposal.at": None;
  readonly "disposal.kind": None;
  readonly "disposal.count": None;
  readonly "disposal.rule": None;
  readonly "disposal.month.01": Shows<"year">;
  readonly "disposal.month.02": Shows<"year">;
  readonly "disposal.month.03": Shows<"year">;
  readonly "disposal.month.04": Shows<"year">;
  readonly "disposal.month.05": Shows<"year">;
  readonly "disposal.month.06": Shows<"year">;
  readonly "disposal.month.07": Shows<"year">;
  readonly "disposal.month.08": Shows<"year">;
  readonly "disposal.month.09": Shows<"year">;
  readonly "disposal.month.10": Shows<"year">;
  readonly "disposal.month.11": Shows<"year">;
  readonly "disposal.month.12": Shows<"year">;
  readonly "shown.disposal.list": None;
  readonly "shown.disposal.file": None;
}
declare module "../../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
