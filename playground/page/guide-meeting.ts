// The last chapter before the weekend: a meeting that fills its own agenda, and is held in both windows.
import type { PlayState } from "./contract.ts";
import { messagesIn } from "./find.ts";
import { MALMO } from "./guide-invite.ts";
import {
  type Act,
  clear,
  contact,
  DM,
  malmo,
  type Need,
  NOOMI,
  type Step,
  TOGETHER,
  teams,
} from "./guide-kit.ts";
import { office } from "./guide-needs.ts";
import { at, dayName, daysUntilWorkday } from "./time.ts";

const ANY_DAY = /./;
const NEXT = /^(nästa|next)$/i;
const APPROVE = /^(godkänn anteckningarna|approve the notes)$/i;
const READ_NOTES = /^(läs anteckningarna|read the notes)$/i;

const MEETING = /avstämningsmöte|coordination meeting/i;
const GOES_ON = /(rubrik|heading) \d+ (av|of)/i;
const ADOPTED = /anteckningarna är fastställda|the notes are adopted/i;
/** The meetings' cards, oldest first. */
const meetings = (slack: PlayState): string[] =>
  messagesIn(slack, TOGETHER).flatMap(({ words }) => (MEETING.test(words) ? [words] : []));

export const planning: readonly Act[] = [
  ...clear,
  { as: contact },
  { go: NOOMI },
  { type: "/stafett planera möte", en: "/stafett plan meeting" },
  {
    fill: [
      { label: /^(dag|day)$/i, with: ANY_DAY },
      { label: /kallade|invited/i, with: MALMO },
    ],
  },
  { submit: true },
  { read: 500 },
  { close: true },
  { go: TOGETHER },
  teams({ as: malmo }),
  teams({ go: TOGETHER }),
];
const holding: readonly Act[] = [
  ...clear,
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
  teams({ press: NEXT }),
  teams({ close: true }),
  { read: 500 },
];
const approving: readonly Act[] = [
  ...clear,
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
  teams({ press: READ_NOTES, place: DM, on: /anteckningar att godkänna|notes to approve/i }),
  teams({ read: 900 }),
  teams({ press: APPROVE }),
  teams({ read: 1200 }),
  teams({ close: true }),
  { read: 900 },
];
/** One stands on the next workday. */
const planned: Need = {
  as: contact,
  needs: [office],
  holds: ({ slack, now }) => {
    const day = at(now, daysUntilWorkday(now, slack.off), 12);
    const named = [dayName("sv", day), dayName("en", day)];
    return meetings(slack).some(
      (words) =>
        named.some((name) => words.includes(name)) && !GOES_ON.test(words) && !ADOPTED.test(words),
    );
  },
  acts: planning,
};
const goesOn: Need = {
  as: contact,
  needs: [office, planned],
  holds: ({ slack }) => meetings(slack).some((words) => GOES_ON.test(words)),
  acts: holding,
};
/** The newest notes are adopted, and nobody has taken them home. */
const adopted: Need = {
  as: contact,
  needs: [goesOn],
  holds: ({ slack }) =>
    /\b0 (av|of) \d+ /.test(meetings(slack).findLast((words) => ADOPTED.test(words)) ?? ""),
  acts: approving,
};

export const meeting: Step = {
  id: "meeting",
  needs: [office],
  acts: planning,
  ends: { slack: MEETING, teams: MEETING },
};
export const held: Step = {
  id: "held",
  needs: [office, planned],
  acts: holding,
  ends: { slack: /(rubrik|heading) [2-9] (av|of)/i, teams: /(rubrik|heading) [2-9] (av|of)/i },
};
export const approved: Step = {
  id: "approved",
  needs: [office, goesOn],
  acts: approving,
  ends: { slack: ADOPTED },
};
export const files: Step = {
  id: "files",
  needs: [office, adopted],
  acts: [
    ...clear,
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
  ends: { slack: /[1-9] (av|of) \d+ (har dokumenterat|have it in their own records)/i },
};
