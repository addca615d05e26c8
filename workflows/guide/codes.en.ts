import type { guideCodesSv } from "./codes.sv.ts";

export const guideCodesEn: Readonly<Record<keyof typeof guideCodesSv, string>> = {
  "guideSaid.done": "Done",
  "guideSaid.na": "Does not apply",
  "guideSaid.notYet": "Not yet",
  "guideActor.authority": "Authority",
  "guideActor.ngo": "Civil society organisation",
  "guideActor.police": "Police",
  "guideActor.lawyer": "Lawyer",
  "applicant.socialnamnd": "The social welfare board",
  "applicant.forundersokningsledare": "The head of the preliminary investigation",
  "applicant.other": "Somebody else",
  "group.residence": "Residence status",
  "group.whyNot": "Why not MMM",
};
