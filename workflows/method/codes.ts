// Code lists of method questions. Class A: a theme may stand where others read; what was asked under it does not.
import { inWords } from "../../src/rules/say.ts";
import type { Open, Phrase } from "../../src/rules/ui.ts";

export const themes = [
  "identifiering",
  "boende",
  "betanketid",
  "barn",
  "arbetskraft",
  "atervandande",
  "sekretess",
  "samverkan",
] as const;
export type Theme = (typeof themes)[number];
export const paces = ["normal", "urgent"] as const;
export type Pace = (typeof paces)[number];
/** What else somebody may write who looks for a theme: compared, and never shown. */
export const alsoCalled: Readonly<Record<Theme, readonly string[]>> = {
  identifiering: ["identification"],
  boende: ["housing", "shelter"],
  betanketid: ["reflection", "permit"],
  barn: ["children"],
  arbetskraft: ["labour"],
  atervandande: ["return"],
  sekretess: ["confidentiality"],
  samverkan: ["cooperation"],
};
/** A code of class A, in words. */
export const worded = (of: "theme" | "pace", code: Open<string> | string): Phrase =>
  inWords(of, code);
