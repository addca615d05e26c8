export const codesSv = {
  "actionReason.changed": "Läget har ändrats",
  "actionReason.notAgreed": "Ingen överenskommelse",
  "actionReason.other": "Annat",
  "actionReason.otherDid": "Någon annan har gjort det",
  "actionReason.personDeclined": "Personen vill inte",
} as const;

type CodeTexts = typeof codesSv;
declare module "../../src/rules/ui.ts" {
  interface Codes extends CodeTexts {}
}
