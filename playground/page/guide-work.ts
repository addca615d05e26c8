// What the week holds beside its case: the support line, the manual, a question of method, the support programme, a training.
import {
  clear,
  contact,
  DM,
  evonhuset,
  malmo,
  NO,
  NOOMI,
  REGION,
  type Step,
  teams,
  type Who,
} from "./guide-kit.ts";
import { aCase, caseWithout, office } from "./guide-needs.ts";

const line: Who = { name: /samordnare|coordinator/i, agency: /jämställdhetsmyndigheten|nspm/i };
const asked = {
  sv: "Hur gör vi när personen inte vill ha tolk?",
  en: "What do we do when the person does not want an interpreter?",
};
const answered = {
  sv: "Fråga vad som känns svårt, och erbjud en annan tolk.",
  en: "Ask what feels hard, and offer another interpreter.",
};

/** Five taps by whoever answers the line, one by whoever coordinates the region. */
export const call: Step = {
  id: "call",
  needs: [office],
  acts: [
    ...clear,
    { as: line },
    { type: "/stafett samtal", en: "/stafett calls" },
    { read: 500 },
    { press: NO },
    { press: NO },
    { press: /^skåne$/i },
    { press: /^(vård, skola|health care, school)$/i },
    { press: /^(ärende: personen säger ja|a case: the person says yes)$/i },
    { read: 1200 },
    { close: true },
    { as: evonhuset },
    { go: "dm" },
    { press: /^(jag tar det|i take it)$/i, place: DM },
    { read: 1200 },
    { close: true },
  ],
  ends: { slack: /samtalet är mottaget|the call has been received/i },
};
export const mmm: Step = {
  id: "mmm",
  needs: [office, caseWithout(/^guided$/)],
  acts: [
    ...clear,
    { as: contact },
    { go: NOOMI },
    { type: "/stafett mmm {ref}" },
    { press: /^(börja (mmm-)?guiden|begin the (mmm )?guide)$/i },
    { read: 900 },
    { press: /^(klart|done)$/i },
    { read: 1200 },
  ],
  ends: { slack: /^(klart|done) · (ideell|civil)/im },
};
export const method: Step = {
  id: "method",
  needs: [office],
  acts: [
    ...clear,
    { as: contact },
    { go: NOOMI },
    { type: "/stafett metod", en: "/stafett method question" },
    {
      fill: [
        { label: /^(tema|theme)$/i, with: /samverkan|cooperation/i },
        { label: /undrar|want to know/i, with: asked },
      ],
    },
    { read: 700 },
    { submit: true },
    { read: 700 },
    { close: true },
    { as: evonhuset },
    { go: "dm" },
    { press: /^(vi har sett den|we have seen it)$/i, place: DM },
    { read: 500 },
    { press: /^(svara|answer)$/i },
    { fill: [{ label: /^(svar|answer)$/i, with: answered }] },
    { submit: true },
    { close: true },
    { as: contact },
    { go: "dm" },
    { read: 900 },
  ],
  ends: { slack: /svar på din metodfråga|an answer to your method question/i },
};
export const nsp: Step = {
  id: "nsp",
  needs: [office, aCase],
  acts: [
    ...clear,
    { as: contact },
    { go: NOOMI },
    { type: "/stafett nsp" },
    { press: /^(ansök om stöd|apply for support)$/i, beside: "{ref}" },
    {
      fill: [
        { label: /vilket stöd|which support/i, with: /initial/i },
        { label: /varför|why/i, with: /polis|police/i },
        { label: /kostar|costs/i, with: /boende|housing/i },
        { label: /hur mycket|how much/i, with: /^25/i },
        { label: /sagt ja|said yes/i, with: /muntligt|spoken/i },
      ],
    },
    { read: 500 },
    { submit: true },
    { read: 1200 },
    { press: /^(det stämmer: skicka|confirm and send)$/i },
    { read: 1200 },
  ],
  ends: { slack: /\bN-[0-9A-Z]{6}[\s\S]*\b(inskickad|sent)\b/i },
};
/** Planned in Slack, and taken in Teams. */
export const training: Step = {
  id: "training",
  needs: [office],
  acts: [
    ...clear,
    { as: evonhuset },
    { go: REGION },
    { type: "/stafett utbildning", en: "/stafett training" },
    { read: 900 },
    { submit: true },
    { read: 700 },
    { close: true },
    teams({ as: malmo }),
    teams({ go: REGION }),
    teams({ press: /^(anmäl mig|sign me up)$/i, place: REGION, on: /\b20 (kvar av|left of) 20/i }),
    teams({ read: 900 }),
    { go: REGION },
    { read: 900 },
  ],
  ends: { slack: /\b19 (kvar av|left of) 20/i, teams: /\b19 (kvar av|left of) 20/i },
};
