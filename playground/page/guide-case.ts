// What happens with a case of one's own: opened, followed up, missed, left for the weekend or the holiday.
import { clear, contact, DM, deputy, NOOMI, type Step, YES } from "./guide-kit.ts";
import { aCase, beforeFriday, caseWithout, dueTomorrow, office, openCase } from "./guide-needs.ts";

export const open: Step = {
  id: "open",
  needs: [office],
  acts: [...clear, ...openCase, { read: 1200 }],
  ends: {
    slack: /(?:ärendet är öppet|the case is open)[\s\S]*\b[A-Z]{2,5}-[0-9A-Z]{4}-[0-9A-Z]{2}\b/i,
  },
};
export const morning: Step = {
  id: "morning",
  needs: [office, dueTomorrow],
  acts: [
    ...clear,
    { as: contact },
    { go: "dm" },
    { clock: { nextWorkday: [8, 30] } },
    { read: 1200 },
    { press: /^(kontakt i dag, inget|contact today)/i, place: DM, beside: "{ref}" },
    { read: 900 },
  ],
  ends: { slack: / – (klart|done)/ },
};
export const changed: Step = {
  id: "changed",
  told: /^checkedIn$/,
  needs: [office, aCase],
  acts: [
    ...clear,
    { as: contact },
    { go: NOOMI },
    { press: /gör lägeskoll|^lägeskoll|check in/i, place: NOOMI, on: "{ref}" },
    {
      fill: [
        { label: /läge|state|safety/i, with: /gul|orolig|yellow|concern|unsettled/i },
        { label: /kontakt|contact/i, with: YES },
        { label: /steg|step/i, with: /möte|meeting/i },
      ],
    },
    { read: 700 },
    { submit: true },
    { read: 900 },
    { close: true },
    { read: 700 },
  ],
  ends: { slack: /nästa lägeskoll|next check-in/i },
};
export const missed: Step = {
  id: "missed",
  needs: [office, dueTomorrow],
  acts: [
    ...clear,
    { as: contact },
    { go: "dm" },
    { clock: { nextWorkday: [9, 5] } },
    { read: 900 },
    { as: deputy },
    { go: "dm" },
    { clock: { today: [11, 5] } },
    { read: 1500 },
    { clock: { today: [13, 5] } },
    { go: NOOMI },
    { read: 900 },
  ],
  ends: { slack: /verksamhetschef|head of/i },
};
export const friday: Step = {
  id: "friday",
  needs: [beforeFriday, caseWithout(/^(weekendAsked|weekendAnswered)$/, [beforeFriday])],
  acts: [
    ...clear,
    { as: contact },
    { go: "dm" },
    { clock: { weekday: 5, at: [13, 5] } },
    { read: 1200 },
    { press: /^(svara|answer)$/i, place: DM, beside: "{ref}" },
    { fill: [{ label: /helgen|weekend/i, with: /jour|passet|ersättar|on.?call|deputy/i }] },
    { submit: true },
    { read: 700 },
    { close: true },
    { read: 900 },
  ],
  ends: { slack: /klart|done/i },
};
export const handover: Step = {
  id: "handover",
  needs: [office, aCase],
  acts: [
    ...clear,
    { as: contact },
    { go: NOOMI },
    { type: "/stafett lämna över", en: "/stafett hand over" },
    { fill: [{ label: /^(till|to)/i, with: /ersättare|deputy/i }] },
    { submit: true },
    { close: true },
    { as: deputy },
    { go: "dm" },
    { read: 900 },
    { press: /^(ta emot|accept)$/i, place: DM },
    { read: 900 },
  ],
  // Of many cases each has its own message after it.
  ends: {
    slack: /du har tagit emot|you have accepted|du har fått ett ärende|you have been given a case/i,
  },
};
