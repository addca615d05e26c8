// Another agency is invited to a case: in Slack alone, and from Slack to Teams.
import {
  type Act,
  clear,
  contact,
  DM,
  evonhuset,
  malmo,
  type Need,
  NOOMI,
  type Step,
  TOGETHER,
  teams,
  YES,
} from "./guide-kit.ts";
import { caseWithoutAgency, office, takesPart } from "./guide-needs.ts";

const EVONHUSET = /evonhuset/i;
/** What the office in Malmö is called. */
export const MALMO = /socialtjänsten malmö|social services.*malmö/i;
const OPEN = /öppna inbjudan|open the invitation/i;
const JOIN = /^(vi deltar|we will take part)/i;

/** What the person agrees to is recorded before anybody is invited on it. */
const invites = (whom: RegExp, purpose: RegExp): Act[] => [
  { type: "/stafett samtycke {ref}", en: "/stafett consent {ref}" },
  {
    fill: [
      { label: /vad gäller|what is/i, with: /lämnar uppgifter|pass on|give/i },
      { label: /till vilken verksamhet|to which agency/i, with: whom },
      { label: /hjälpa|purpose|help/i, with: purpose },
      { label: /^(svar|answer)/i, with: YES },
    ],
  },
  { submit: true },
  { read: 900 },
  { close: true },
  { type: "/stafett bjud in {ref}", en: "/stafett invite {ref}" },
  {
    fill: [
      { label: /verksamhet|agency/i, with: whom },
      { label: /hjälpa|syfte|purpose|help/i, with: purpose },
    ],
  },
  { submit: true },
  { read: 500 },
];
export const invite: Step = {
  id: "invite",
  told: /^joined$/,
  needs: [office, caseWithoutAgency(EVONHUSET)],
  acts: [
    ...clear,
    { as: contact },
    { go: NOOMI },
    ...invites(EVONHUSET, /metodstöd|ekonomi|juridik|annat|other/i),
    { close: true },
    { as: evonhuset },
    { go: "dm" },
    { press: OPEN, place: DM },
    { read: 900 },
    { press: JOIN },
    { submit: true },
    { read: 900 },
    { close: true },
    { go: /noomi-region-syd/i },
    { read: 900 },
  ],
  ends: { slack: /[A-Z]{2,5}-[0-9A-Z]{4}-[0-9A-Z]{2}/ },
};
/** Whom a mail tells, since nobody there is in Slack or Teams. */
const COUNSEL = /advokatbyrån|law firm/i;
export const counselStep: Step = {
  id: "counsel",
  told: /^invited$/,
  needs: [office, caseWithoutAgency(COUNSEL)],
  acts: [
    ...clear,
    { as: contact },
    { go: NOOMI },
    ...invites(COUNSEL, /juridi|legal/i),
    { close: true },
    { beside: "mail" },
    { read: 1500 },
  ],
  ends: { mail: /något väntar på dig|something is waiting for you/i },
};
export const inMalmo: readonly Act[] = [
  ...clear,
  { as: contact },
  { go: NOOMI },
  ...invites(MALMO, /ekonomi|bistånd|financial|metodstöd|annat|other/i),
  { close: true },
  teams({ as: malmo }),
  teams({ go: "dm" }),
  teams({ read: 900 }),
  teams({ press: OPEN, place: DM }),
  teams({ read: 900 }),
  teams({ press: JOIN }),
  teams({ submit: true }),
  teams({ read: 900 }),
  teams({ close: true }),
];
const notInMalmo = caseWithoutAgency(MALMO);
/** Malmö takes part in the guide's case. */
export const takesPartInMalmo: Need = {
  as: contact,
  needs: [office, notInMalmo],
  holds: ({ told }) => (told?.row.open ?? false) && told !== null && takesPart(told, MALMO),
  acts: inMalmo,
};
export const malmoStep: Step = {
  id: "malmo",
  told: /^checkedIn$/,
  needs: [office, notInMalmo],
  acts: [
    ...inMalmo,
    { go: TOGETHER },
    teams({ go: TOGETHER }),
    teams({ press: /gör lägeskoll|^lägeskoll|check in/i, place: TOGETHER, on: "{ref}" }),
    teams({
      fill: [
        { label: /läge|state|safety/i, with: /tryggt|lugnt|grön|calm|safe|green/i },
        { label: /kontakt|contact/i, with: YES },
        { label: /steg|step/i, with: /möte|meeting/i },
      ],
    }),
    teams({ read: 700 }),
    teams({ submit: true }),
    teams({ read: 1500 }),
    teams({ close: true }),
    { read: 700 },
  ],
  ends: {
    slack: /[A-Z]{2,5}-[0-9A-Z]{4}-[0-9A-Z]{2}/,
    teams: /[A-Z]{2,5}-[0-9A-Z]{4}-[0-9A-Z]{2}/,
  },
};
