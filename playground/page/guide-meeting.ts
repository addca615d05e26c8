// The last chapter before the weekend: a meeting that fills its own agenda, and is held in both windows.
import { contact, DM, malmo, reads, type Step, teams } from "./guide-kit.ts";

/** The space of Noomi and Malmö, by its name in the configuration or in its own words. */
const TOGETHER = /noomi.*malm/i;
const ANY_DAY = /./;
const NEXT = /^(nästa|next)$/i;
const APPROVE = /^(godkänn anteckningarna|approve the notes)$/i;
const READ_NOTES = /^(läs anteckningarna|read the notes)$/i;

export const meetingSteps: Step[] = [
  {
    id: "meeting",
    acts: [
      { close: true },
      teams({ close: true }),
      { as: contact },
      { go: /^noomi$/i },
      { type: "/stafett planera möte", en: "/stafett plan meeting" },
      {
        fill: [
          { label: /^(dag|day)$/i, with: ANY_DAY },
          { label: /kallade|invited/i, with: /socialtjänsten malmö/i },
        ],
      },
      { submit: true },
      { read: 500 },
      { close: true },
      { go: TOGETHER },
      teams({ as: malmo }),
      teams({ go: TOGETHER }),
    ],
    done: (scene) => reads(scene, /avstämningsmöte|coordination meeting/i),
  },
  {
    id: "held",
    acts: [
      { close: true },
      teams({ close: true }),
      { as: contact },
      { go: TOGETHER },
      { clock: { nextWorkday: [9, 0] } },
      { press: /^(starta mötet|start the meeting)$/i, place: TOGETHER },
      { read: 500 },
      { close: true },
      teams({ as: malmo }),
      teams({ go: TOGETHER }),
      teams({ press: /^(jag är här|i am here)$/i, place: TOGETHER }),
      teams({ read: 500 }),
      teams({ press: /^(nästa|next)$/i }),
      teams({ close: true }),
      { read: 500 },
    ],
    done: (scene) => reads(scene, /(rubrik|heading) [2-9] (av|of)/i),
  },
  {
    id: "approved",
    acts: [
      { close: true },
      teams({ close: true }),
      { as: contact },
      { go: TOGETHER },
      { press: NEXT, place: TOGETHER },
      { again: NEXT, until: /^\W*(ärenden|cases)\W*$/im },
      { read: 500 },
      { press: /^(beslut|decision)$/i },
      { fill: [{ label: /^(beslut|decision)$/i, with: /metodstöd|method support/i }] },
      { submit: true },
      { read: 700 },
      { again: NEXT, until: /alla punkter är genomgångna|all items have been gone through/i },
      { press: /^(avsluta mötet|end the meeting)$/i },
      { read: 700 },
      { press: APPROVE },
      { read: 900 },
      { close: true },
      teams({ as: malmo }),
      teams({ go: "dm" }),
      teams({ press: READ_NOTES, place: DM }),
      teams({ read: 900 }),
      teams({ press: APPROVE }),
      teams({ read: 1200 }),
      teams({ close: true }),
      { read: 900 },
    ],
    done: (scene) => reads(scene, /anteckningarna är fastställda|the notes are adopted/i),
  },
  {
    id: "files",
    acts: [
      { close: true },
      teams({ close: true }),
      { as: contact },
      { go: TOGETHER },
      { press: /^(öppna dagordningen|open the agenda)$/i, place: TOGETHER },
      { look: /\.ics/ },
      { close: true },
      { press: READ_NOTES, place: TOGETHER },
      { read: 500 },
      { look: /\.docx/ },
      { look: /\.md/ },
      { press: /^(dokumenterat hos oss|in our own records)$/i },
      { read: 700 },
      { close: true },
      teams({ as: malmo }),
      teams({ go: TOGETHER }),
      teams({ press: READ_NOTES, place: TOGETHER }),
      teams({ look: /\.docx/ }),
      teams({ close: true }),
      { read: 500 },
    ],
    done: (scene) => reads(scene, /[1-9] (av|of) \d+ (har dokumenterat|have it in their own records)/i),
  },
];
