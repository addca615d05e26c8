export const codesSv = {
  "decision.changeRisk": "Ändra risk",
  "decision.close": "Avsluta",
  "decision.continue": "Fortsätt som nu",
  "decision.methodSupport": "Be om metodstöd",
  "decision.newReferral": "Ny hänvisning",
  "decision.other": "Annat",
  "fault.action": "En åtgärd",
  "fault.decision": "Ett beslut",
  "fault.missing": "Något saknas",
  "fault.presence": "Närvaron",
} as const;

type CodeTexts = typeof codesSv;
declare module "../../src/rules/ui.ts" {
  interface Codes extends CodeTexts {}
}
