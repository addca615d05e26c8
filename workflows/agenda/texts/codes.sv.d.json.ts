// Made from codes.sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None } from "../../../src/rules/ui.ts";

interface Texts {
  readonly "decision.changeRisk": None;
  readonly "decision.close": None;
  readonly "decision.continue": None;
  readonly "decision.methodSupport": None;
  readonly "decision.newReferral": None;
  readonly "decision.other": None;
  readonly "fault.action": None;
  readonly "fault.decision": None;
  readonly "fault.missing": None;
  readonly "fault.presence": None;
}
declare module "../../../src/rules/ui.ts" {
  interface Codes extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
