// The last chapter before the weekend: a meeting that fills its own agenda, and is held in both windows.
import { contact, malmo, reads, type Step, teams } from "./guide-kit.ts";

/** The space of Noomi and Malmö, by its name in the configuration or in its own words. */
const TOGETHER = /noomi.*malm/i;
const ANY_DAY = /./;

export const meetingSteps: Step[] = [
  {
    id: "meeting",
    acts: [
      { close: true },
      teams({ close: true }),
      { as: contact },
      { go: /^noomi$/i },
      { type: "/stafett planera möte" },
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
];
