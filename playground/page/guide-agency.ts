// What belongs to the agencies more than to a case: which services there are, who has which day, what a case is called, what the year says.
import { messagesIn } from "./find.ts";
import { takesPartInMalmo } from "./guide-invite.ts";
import {
  clear,
  contact,
  DM,
  deputy,
  evonhuset,
  malmo,
  type Need,
  NOOMI,
  REGION,
  type Step,
  teams,
} from "./guide-kit.ts";
import { office } from "./guide-needs.ts";

const THURSDAY = 4;
const TAKEN = /du tog passet|you took the duty/i;
const DAY_MS = 24 * 3_600_000;
export const who: Step = {
  id: "who",
  needs: [office],
  acts: [
    ...clear,
    { as: contact },
    { go: NOOMI },
    { type: "/stafett vem", en: "/stafett who" },
    { read: 1200 },
  ],
  ends: { slack: /(?:vem är i tjänst|who is on duty)[\s\S]*114 ?14/i },
};
export const services: Step = {
  id: "services",
  needs: [office],
  acts: [
    ...clear,
    { as: contact },
    { go: NOOMI },
    { type: "/stafett insatser", en: "/stafett services" },
    { read: 900 },
    { press: /^(visa|show)$/i },
    { read: 1200 },
  ],
  ends: { slack: /finns aldrig i stafett|is never in stafett/i },
};
/** Nobody has taken the deputy's next Thursday: where somebody has, it is waited for until it is over. */
const thursday: Need = {
  as: contact,
  holds: ({ slack, now }) =>
    !messagesIn(slack, DM).some(({ at, words }) => TAKEN.test(words) && now - at < 14 * DAY_MS),
  acts: [
    ...clear,
    { clock: { weekday: 5, at: [15, 0] } },
    { clock: { weekday: 4, at: [15, 0] } },
    { clock: { weekday: 1, at: [8, 45] } },
  ],
};
/** Whoever has Thursday asks; the other takes it with one tap. */
export const swap: Step = {
  id: "swap",
  needs: [office, thursday],
  acts: [
    ...clear,
    { as: deputy },
    { go: NOOMI },
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
    { read: 700 },
    { close: true },
    { read: 900 },
  ],
  ends: { slack: TAKEN },
};
/** After a leak: those who take part are told in person, in both windows. */
export const renamed: Step = {
  id: "renamed",
  needs: [office, takesPartInMalmo],
  acts: [
    ...clear,
    { as: contact },
    { go: NOOMI },
    { type: "/stafett ny referens {ref}", en: "/stafett new reference {ref}" },
    { fill: [{ label: /^(varför|why)$/i, with: /hos någon|reached somebody/i }] },
    { read: 700 },
    { submit: true },
    { read: 1200 },
    { keep: true },
    teams({ as: malmo }),
    teams({ go: "dm" }),
    teams({ read: 1200 }),
  ],
  ends: { slack: /ny referens|new reference/i, teams: /ny referens|new reference/i },
};
/** What will be answered for stands there, and what is missing. */
export const figures: Step = {
  id: "figures",
  needs: [office],
  acts: [
    ...clear,
    { as: evonhuset },
    { go: REGION },
    { type: "/stafett statistik", en: "/stafett statistics" },
    { read: 700 },
    { press: /^(öppna|open)$/i },
    { read: 1500 },
    ...clear,
    { type: "/stafett konventioner", en: "/stafett conventions" },
    { read: 1500 },
  ],
  ends: { slack: /källa|source/i },
};
