// The wordings of class-B codes: shown in forms and panels only.

export const codesSv = {
  "consentKind.sekretess": "Att vi lämnar uppgifter till en verksamhet",
  "consentKind.deltagande": "Att ta emot stödet",
  "consentKind.statistik": "Att räknas med i statistiken",
  "given.yes": "Ja",
  "given.no": "Nej",
  "given.notPossible": "Gick inte att fråga",
  "consentForm.spoken": "Muntligt",
  "consentForm.written": "Skriftligt",
  "informed.purpose": "Vad det ska användas till",
  "informed.use": "Vem som får veta vad",
  "informed.storage": "Hur länge det sparas",
  "informed.rights": "Rätten att få se vad som finns",
  "informed.withdrawal": "Att samtycket kan tas tillbaka",
  "withdrawalHow.spoken": "Muntligt",
  "withdrawalHow.written": "Skriftligt",
  "withdrawalHow.throughOther": "Genom någon annan",
} as const;

type CodeTexts = typeof codesSv;
declare module "../../../src/rules/ui.ts" {
  interface Codes extends CodeTexts {}
}
