// Made from codes.sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None } from "../../../src/rules/ui.ts";

interface Texts {
  readonly "guideSaid.done": None;
  readonly "guideSaid.na": None;
  readonly "guideSaid.notYet": None;
  readonly "guideActor.authority": None;
  readonly "guideActor.ngo": None;
  readonly "guideActor.police": None;
  readonly "guideActor.lawyer": None;
  readonly "applicant.socialnamnd": None;
  readonly "applicant.forundersokningsledare": None;
  readonly "applicant.other": None;
  readonly "group.residence": None;
  readonly "group.whyNot": None;
}
declare module "../../../src/rules/ui.ts" {
  interface Codes extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
