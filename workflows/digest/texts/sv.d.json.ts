// Made from sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None, Shows } from "../../../src/rules/ui.ts";

interface Texts {
  readonly "digest.title": None;
  readonly "digest.notice": None;
  readonly "digest.number": Shows<"n">;
  readonly "digest.band": Shows<"from" | "to">;
  readonly "digest.fewEach": None;
  readonly "digest.of": Shows<"from" | "to">;
  readonly "digest.others": None;
  readonly "digest.about": None;
  readonly "digest.open": None;
  readonly "digest.late": None;
  readonly "digest.opened": None;
  readonly "digest.closed": None;
}
declare module "../../../src/rules/ui.ts" {
  interface Phrases extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
