import type { codesSv } from "./codes.sv.ts";

export const codesEn: Readonly<Record<keyof typeof codesSv, string>> = {
  "consentKind.sekretess": "That we give information to an agency",
  "consentKind.deltagande": "To receive the support",
  "consentKind.statistik": "To be counted in the statistics",
  "given.yes": "Yes",
  "given.no": "No",
  "given.notPossible": "Could not be asked",
  "consentForm.spoken": "Spoken",
  "consentForm.written": "Written",
  "informed.purpose": "What it is for",
  "informed.use": "Who may know what",
  "informed.storage": "How long it is kept",
  "informed.rights": "The right to see what there is",
  "informed.withdrawal": "That it can be withdrawn",
  "withdrawalHow.spoken": "Spoken",
  "withdrawalHow.written": "In writing",
  "withdrawalHow.throughOther": "Through somebody else",
};
