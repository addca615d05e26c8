// What belongs to the agencies more than to a case: which services there are, who has which day, what a case is called, what the year says.
import { contact, DM, deputy, evonhuset, malmo, REGION, reads, type Step, teams, times } from "./guide-kit.ts";

const THURSDAY = 4;
export const services: Step = {
  id: "services",
  acts: [
    { close: true },
    { as: contact },
    { go: /^noomi$/i },
    { type: "/stafett insatser", en: "/stafett services" },
    { read: 900 },
    { press: /^(visa|show)$/i },
    { read: 1200 },
    { close: true },
  ],
  done: (scene) => reads(scene, /finns aldrig i stafett|is never in stafett/i),
};
/** Whoever has Thursday asks; the other takes it with one tap. */
export const swap: Step = {
  id: "swap",
  acts: [
    { close: true },
    { as: deputy },
    { go: /^noomi$/i },
    { type: "/stafett byt pass", en: "/stafett swap duty" },
    {
      fill: [
        { label: /^(dag|day)$/i, with: { weekday: THURSDAY } },
        { label: /vem frågar du|whom do you ask/i, with: /kontaktperson|contact/i },
      ],
    },
    { read: 700 },
    { submit: true },
    { read: 900 },
    { close: true },
    { as: contact },
    { go: "dm" },
    { press: /^(jag tar den|i take it)$/i, place: DM },
    { read: 900 },
    { close: true },
  ],
  done: (scene) => reads(scene, /du tog passet|you took the duty/i),
};
/** After a leak: those who take part are told in person, in both windows. */
export const renamed: Step = {
  id: "renamed",
  acts: [
    { close: true },
    teams({ close: true }),
    { as: contact },
    { go: /^noomi$/i },
    { type: "/stafett ny referens {ref}", en: "/stafett new reference {ref}" },
    { fill: [{ label: /^(varför|why)$/i, with: /hos någon|reached somebody/i }] },
    { read: 700 },
    { submit: true },
    { read: 1200 },
    { close: true },
    teams({ as: malmo }),
    teams({ go: "dm" }),
    teams({ read: 1200 }),
  ],
  done: (scene) => times(scene, /^renamed$/) > 0,
};
/** Nothing is released yet: what will be answered for stands there, and that it is missing. */
export const figures: Step = {
  id: "figures",
  acts: [
    { close: true },
    { as: evonhuset },
    { go: REGION },
    { type: "/stafett konventioner", en: "/stafett conventions" },
    { read: 1500 },
    { close: true },
  ],
  done: (scene) => reads(scene, /inget år är publicerat|no year has been published/i),
};
