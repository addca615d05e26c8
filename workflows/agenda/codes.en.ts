import type { codesSv } from "./codes.sv.ts";

export const codesEn: Readonly<Record<keyof typeof codesSv, string>> = {
  "decision.changeRisk": "Change the risk",
  "decision.close": "Close",
  "decision.continue": "Continue as now",
  "decision.methodSupport": "Ask for method support",
  "decision.newReferral": "A new referral",
  "decision.other": "Something else",
  "fault.action": "An action",
  "fault.decision": "A decision",
  "fault.missing": "Something is missing",
  "fault.presence": "Who was there",
};
