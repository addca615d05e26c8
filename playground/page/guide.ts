// "A week with it" as data: what each step does, and how the page knows that it has been done, by the guide or by hand.
// Conditions look for fragments of what a person can read or of what the journal holds; they do not depend on exact wording.
import { figures, renamed, services, swap } from "./guide-agency.ts";
import { type Act, contact, DM, deputy, evonhuset, malmo, NO, reads, type Step, teams, times, YES } from "./guide-kit.ts";
import { meetingSteps } from "./guide-meeting.ts";
import { referralSteps } from "./guide-referral.ts";
import { call, method, mmm, nsp, training } from "./guide-work.ts";

/** By its name in the configuration or in its own words. */
const TOGETHER = /noomi.*malm/i;
const CHECKED = /checkedIn|changed/i;

/** What the person agrees to is recorded before anybody is invited on it. */
const agrees = (whom: RegExp, purpose: RegExp): Act[] => [
  { type: "/stafett samtycke {ref}", en: "/stafett consent {ref}" },
  {
    fill: [
      { label: /till vilken verksamhet|to which agency/i, with: whom },
      { label: /hjälpa|purpose|help/i, with: purpose },
    ],
  },
  { submit: true },
  { read: 900 },
  { close: true },
];
const steps: Step[] = [
  {
    id: "open",
    acts: [
      { close: true },
      { as: contact },
      { go: /^noomi$/i },
      { type: "/arende", en: "/stafett new case" },
      {
        fill: [
          { label: /barn|child/i, with: NO },
          { label: /risk/i, with: /^(hög|high)/i },
        ],
      },
      { submit: true },
      { read: 1200 },
    ],
    done: (scene) => scene.cases.length > 0,
  },
  ...referralSteps,
  {
    id: "morning",
    acts: [
      { close: true },
      { as: contact },
      { go: "dm" },
      { clock: { nextWorkday: [8, 30] } },
      { read: 1200 },
      { press: /^(kontakt i dag, inget|contact today)/i, place: DM },
    ],
    done: (scene) => times(scene, CHECKED) > 0,
  },
  {
    id: "who",
    acts: [{ close: true }, { as: contact }, { go: /^noomi$/i }, { type: "/stafett vem", en: "/stafett who" }],
    done: (scene) => reads(scene, /020[-– ]?39/) && reads(scene, /114 ?14/),
  },
  services,
  swap,
  call,
  {
    id: "changed",
    acts: [
      { close: true },
      { as: contact },
      { go: /^noomi$/i },
      { press: /gör lägeskoll|^lägeskoll|check in/i, place: /^noomi$/i },
      {
        fill: [
          { label: /läge|state|safety/i, with: /gul|orolig|yellow|concern|unsettled/i },
          { label: /kontakt|contact/i, with: YES },
          { label: /steg|step/i, with: /möte|meeting/i },
        ],
      },
      { read: 700 },
      { submit: true },
    ],
    done: (scene) => times(scene, CHECKED) > 0,
  },
  mmm,
  method,
  {
    id: "missed",
    acts: [
      { close: true },
      { as: contact },
      { go: "dm" },
      { clock: { nextWorkday: [9, 5] } },
      { as: deputy },
      { go: "dm" },
      { clock: { today: [11, 5] } },
      { read: 1200 },
      { clock: { today: [13, 5] } },
      { go: /^noomi$/i },
    ],
    done: (scene) => times(scene, /miss|escalat/i) > 1,
  },
  {
    id: "invite",
    acts: [
      { close: true },
      { as: contact },
      { go: /^noomi$/i },
      ...agrees(/evonhuset/i, /metodstöd|ekonomi|juridik|annat|other/i),
      { type: "/stafett bjud in {ref}", en: "/stafett invite {ref}" },
      {
        fill: [
          { label: /verksamhet|agency/i, with: /evonhuset/i },
          { label: /hjälpa|syfte|purpose|help/i, with: /metodstöd|ekonomi|juridik|annat|other/i },
        ],
      },
      { submit: true },
      { as: evonhuset },
      { go: "dm" },
      { press: /öppna inbjudan|tacka ja|open the invitation|invitation/i, place: DM },
      { read: 900 },
      { press: /delta|tacka ja|take part|accept|join/i, optional: true },
      { submit: true },
      { read: 900 },
      { close: true },
      { go: /noomi-region-syd/i },
    ],
    done: (scene) => times(scene, /joined|accept/i) > 0,
  },
  {
    id: "malmo",
    acts: [
      { close: true },
      teams({ close: true }),
      { as: contact },
      { go: /^noomi$/i },
      ...agrees(/socialtjänsten malmö/i, /ekonomi|bistånd|metodstöd|annat|other/i),
      { type: "/stafett bjud in {ref}", en: "/stafett invite {ref}" },
      {
        fill: [
          { label: /verksamhet|agency/i, with: /socialtjänsten malmö/i },
          { label: /hjälpa|syfte|purpose|help/i, with: /ekonomi|bistånd|metodstöd|annat|other/i },
        ],
      },
      { submit: true },
      { close: true },
      teams({ as: malmo }),
      teams({ go: "dm" }),
      teams({ read: 900 }),
      teams({ press: /öppna inbjudan|open the invitation/i, place: DM }),
      teams({ read: 900 }),
      teams({ press: /delta|tacka ja|take part|accept|join/i, optional: true }),
      teams({ submit: true }),
      teams({ read: 900 }),
      teams({ close: true }),
      { go: TOGETHER },
      teams({ go: TOGETHER }),
      teams({ press: /gör lägeskoll|^lägeskoll|check in/i, place: TOGETHER }),
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
    ],
    done: (scene) => times(scene, CHECKED) > 0,
  },
  nsp,
  ...meetingSteps,
  training,
  renamed,
  figures,
  {
    id: "friday",
    acts: [
      { close: true },
      { as: contact },
      { go: "dm" },
      { clock: { weekday: 5, at: [13, 5] } },
      { read: 1200 },
      { press: /^(svara|answer)|ersättaren/i, place: DM, optional: true },
      { fill: [{ label: /helgen|weekend/i, with: /jour|passet|ersättar|on.?call|deputy/i }] },
      { submit: true },
    ],
    done: (scene) => times(scene, /weekendAnswered/i) > 0,
  },
  {
    id: "handover",
    acts: [
      { close: true },
      { as: contact },
      { go: /^noomi$/i },
      { type: "/stafett lämna över", en: "/stafett hand over" },
      { fill: [{ label: /^(till|to)/i, with: /ersättare|deputy/i }] },
      { submit: true },
      { as: deputy },
      { go: "dm" },
      { read: 900 },
      { press: /ta emot|ta över|accept|receive|take/i, place: DM },
    ],
    done: (scene) => times(scene, /assigned|handOverAccepted|taken/i) > 0,
  },
];
const slackSteps = steps.filter((step) => !step.acts.some((act) => act.in === "teams"));
/** The whole story; where there is no Teams window, what of it happens in Slack. */
export const storyOf = (ui: { teams: { absent: boolean } }): Step[] => (ui.teams.absent ? slackSteps : steps);
