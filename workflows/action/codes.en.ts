import type { codesSv } from "./codes.sv.ts";

export const codesEn: Readonly<Record<keyof typeof codesSv, string>> = {
  "actionReason.changed": "Things have changed",
  "actionReason.notAgreed": "No agreement",
  "actionReason.other": "Something else",
  "actionReason.otherDid": "Somebody else did it",
  "actionReason.personDeclined": "The person does not want it",
};
