// Made from codes.sv.json by UPDATE_TEXTS=1 npx vitest run test/catalogues/declared.test.ts
import type { None } from "../../../src/rules/ui.ts";

interface Texts {
  readonly "rightsGround.secrecy": None;
  readonly "rightsGround.mustKeep": None;
  readonly "rightsGround.legalClaim": None;
  readonly "rightsGround.identity": None;
  readonly "rightsGround.correct": None;
  readonly "rightsGround.unfounded": None;
  readonly "rightsGround.nothing": None;
  readonly "rightsErases.safeContact": None;
  readonly "rightsErases.risk": None;
  readonly "rightsErases.language": None;
  readonly "rightsErases.wish": None;
  readonly "rightsErases.stats": None;
  readonly "rightsDelay.complex": None;
  readonly "rightsDelay.many": None;
  readonly "rightsWhat.assessment": None;
  readonly "rightsWhat.child": None;
  readonly "rightsWhat.language": None;
  readonly "rightsWhat.dates": None;
  readonly "rightsWhat.parties": None;
  readonly "rightsWhat.consents": None;
  readonly "rightsWhat.other": None;
}
declare module "../../../src/rules/ui.ts" {
  interface Codes extends Texts {}
}
declare const texts: { readonly [K in keyof Texts]: string };
export = texts;
