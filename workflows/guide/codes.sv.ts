export const guideCodesSv = {
  "guideSaid.done": "Klart",
  "guideSaid.na": "Ej aktuellt",
  "guideSaid.notYet": "Inte än",
  "guideActor.authority": "Myndighet",
  "guideActor.ngo": "Ideell organisation",
  "guideActor.police": "Polis",
  "guideActor.lawyer": "Jurist",
  "applicant.socialnamnd": "Socialnämnden",
  "applicant.forundersokningsledare": "Förundersökningsledaren",
  "applicant.other": "Någon annan",
  "group.residence": "Uppehållsstatus",
  "group.whyNot": "Varför inte MMM",
} as const;

type Texts = typeof guideCodesSv;
declare module "../../src/rules/ui.ts" {
  interface Codes extends Texts {}
}
