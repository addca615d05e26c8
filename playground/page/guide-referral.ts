// The first chapter after a case is there: from "is there a place?" in Slack to a yes in Teams.
import { contact, DM, malmo, NO, reads, type Step, teams, times, YES } from "./guide-kit.ts";

/** What is asked for, and of whom: two agencies, one on each platform. */
const SERVICE = /^(ekonomiskt bistånd|financial)/i;
const ASKED = /malmö|lund/i;
/** The asker's own card, and how many have answered. */
const ASKING = /din fråga om plats|your question about a place/i;
const ANSWERED = /[1-9]\d* (av|of) \d+ (har svarat|have answered)/i;

export const referralSteps: Step[] = [
  {
    id: "place",
    acts: [
      { close: true },
      teams({ close: true }),
      { as: contact },
      { go: /^noomi$/i },
      { type: "/stafett plats", en: "/stafett place" },
      {
        fill: [
          { label: /insats|service/i, with: SERVICE },
          { label: /bråttom|urgent/i, with: /^(skyndsam|urgent)/i },
          { label: /är det ett barn|is it a child/i, with: NO },
          { label: /fråga|ask/i, with: ASKED },
        ],
      },
      { read: 700 },
      { submit: true },
      { read: 900 },
      { close: true },
      { go: "dm" },
    ],
    done: (scene) => reads(scene, ASKING),
  },
  {
    id: "answer",
    acts: [
      { close: true },
      teams({ close: true }),
      { as: contact },
      { go: "dm" },
      teams({ as: malmo }),
      teams({ go: "dm" }),
      teams({ read: 900 }),
      teams({ press: /^(vi har plats|we have a place)/i, place: DM }),
      teams({ read: 900 }),
      { read: 1200 },
    ],
    done: (scene) => reads(scene, ANSWERED),
  },
  {
    id: "refer",
    acts: [
      { close: true },
      teams({ close: true }),
      { as: contact },
      { go: "dm" },
      { press: /visa svaren|show the answers/i, place: DM },
      { read: 900 },
      { press: /^(hänvisa|refer) /i },
      {
        fill: [
          { label: /rättslig grund|basis/i, with: /samtycke|consent/i },
          { label: /betalar|pays/i, with: /vet inte|do not know/i },
        ],
      },
      { submit: true },
      { read: 900 },
      { press: /registrera samtycke|record a consent/i },
      { fill: [{ label: /^(svar|answer)/i, with: YES }] },
      { submit: true },
      { read: 700 },
      { press: /^(skicka|send)$/i },
      { read: 900 },
    ],
    done: (scene) => times(scene, /^shared$/) > 0,
  },
  {
    id: "accept",
    acts: [
      { close: true },
      teams({ close: true }),
      { as: contact },
      { go: "dm" },
      teams({ as: malmo }),
      teams({ go: "dm" }),
      teams({ read: 900 }),
      teams({ press: /öppna hänvisningen|open the referral/i, place: DM }),
      teams({ read: 900 }),
      teams({ press: /^(acceptera|accept)$/i }),
      teams({ read: 700 }),
      teams({ submit: true }),
      teams({ read: 900 }),
      teams({ close: true }),
      { read: 1500 },
    ],
    done: (scene) => scene.journal.some(({ type, facts }) => type === "passedOn" && facts?.step === "accepted"),
  },
];
