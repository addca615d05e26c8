// Made from codes.sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None } from "../../../../src/rules/ui.ts";

interface Texts {
  readonly "investigationLeader.yes": None;
  readonly "investigationLeader.no": None;
  readonly "investigationLedBy.police": None;
  readonly "investigationLedBy.prosecutor": None;
  readonly "investigationEnd.closed": None;
  readonly "investigationEnd.takenBack": None;
  readonly "investigationTold.begun": None;
  readonly "investigationTold.ended": None;
}
declare module "../../../../src/rules/ui.ts" {
  interface Codes extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
