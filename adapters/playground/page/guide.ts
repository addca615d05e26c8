// "A week with it" as data: what each step does, and how the page knows that it has been done, by the guide or by hand.
// Conditions look for fragments of what a person can read or of what the journal holds; they do not depend on exact wording.
import type { CaseRow, DeliveryRow, JournalEntry, PlayState } from "./contract.ts";
import { type Fill, readable } from "./find.ts";
import type { Texts } from "./texts.ts";

export type StepId = keyof Texts["steps"];
/** `name` looks at a person's name, agency and title together. */
export interface Who {
  name: RegExp;
  agency?: RegExp;
}
export type Act =
  | { as: Who }
  | { go: "dm" | "home" | RegExp }
  | { type: string }
  | { fill: Fill[] }
  | { submit: true }
  | { press: RegExp; in?: RegExp; optional?: true }
  | { clock: { nextWorkday: [number, number] } | { today: [number, number] } | { weekday: number; at: [number, number] } }
  | { close: true }
  | { read: number };
export interface Scene {
  state: PlayState;
  cases: CaseRow[];
  /** What has happened since the step before was ticked. */
  journal: JournalEntry[];
  deliveries: DeliveryRow[];
}
export interface Step {
  id: StepId;
  acts: Act[];
  done(scene: Scene): boolean;
}

const contact: Who = { name: /kontaktperson|contact/i, agency: /noomi/i };
const deputy: Who = { name: /ersättare|deputy/i, agency: /noomi/i };
const evonhuset: Who = { name: /regionkoordinator|coordinator/i, agency: /evonhuset/i };
const DM = /^dm$/;
const reads = (scene: Scene, words: RegExp) => words.test(readable(scene.state));
const times = (scene: Scene, type: RegExp) => scene.journal.filter((entry) => type.test(entry.type)).length;
const CHECKED = /checkedIn|changed/i;

export const steps: Step[] = [
  {
    id: "open",
    acts: [
      { close: true },
      { as: contact },
      { go: /^noomi$/i },
      { type: "/arende" },
      {
        fill: [
          { label: /barn|child/i, with: /^(nej|no)$/i },
          { label: /risk/i, with: /^(hög|high)/i },
        ],
      },
      { submit: true },
      { read: 1200 },
    ],
    done: (scene) => scene.cases.length > 0,
  },
  {
    id: "morning",
    acts: [
      { close: true },
      { as: contact },
      { go: "dm" },
      { clock: { nextWorkday: [8, 30] } },
      { read: 1200 },
      { press: /allt lugnt|all calm/i, in: DM },
    ],
    done: (scene) => times(scene, CHECKED) > 0,
  },
  {
    id: "who",
    acts: [{ close: true }, { as: contact }, { go: /^noomi$/i }, { type: "/stafett vem" }],
    done: (scene) => reads(scene, /020[-– ]?39/) && reads(scene, /114 ?14/),
  },
  {
    id: "changed",
    acts: [
      { close: true },
      { as: contact },
      { go: /^noomi$/i },
      { press: /gör lägeskoll|^lägeskoll|check in/i, in: /^noomi$/i },
      {
        fill: [
          { label: /läge|state|safety/i, with: /gul|orolig|yellow|concern|unsettled/i },
          { label: /kontakt|contact/i, with: /^(ja|yes)/i },
          { label: /steg|step/i, with: /möte|meeting/i },
        ],
      },
      { read: 700 },
      { submit: true },
    ],
    done: (scene) => times(scene, CHECKED) > 0,
  },
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
      { type: "/stafett bjud in {ref}" },
      {
        fill: [
          { label: /verksamhet|agency/i, with: /evonhuset/i },
          { label: /hjälpa|syfte|purpose|help/i, with: /metodstöd|ekonomi|juridik|annat|other/i },
        ],
      },
      { submit: true },
      { as: evonhuset },
      { go: "dm" },
      { press: /öppna inbjudan|tacka ja|open the invitation|invitation/i, in: DM },
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
    id: "friday",
    acts: [
      { close: true },
      { as: contact },
      { go: "dm" },
      { clock: { weekday: 5, at: [13, 5] } },
      { read: 1200 },
      { press: /^(svara|answer)|ersättaren/i, in: DM, optional: true },
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
      { type: "/stafett lämna över" },
      { fill: [{ label: /^(till|to)/i, with: /ersättare|deputy/i }] },
      { submit: true },
      { as: deputy },
      { go: "dm" },
      { read: 900 },
      { press: /ta emot|ta över|accept|receive|take/i, in: DM },
    ],
    done: (scene) => times(scene, /assigned|handOverAccepted|taken/i) > 0,
  },
];
