// The first chapter after a case is there: from "is there a place?" in Slack to a yes in Teams.
import type { PlayState } from "./contract.ts";
import { messagesIn } from "./find.ts";
import {
  type Act,
  clear,
  contact,
  DM,
  type Fill,
  malmo,
  type Need,
  NO,
  NOOMI,
  type Step,
  teams,
  YES,
} from "./guide-kit.ts";
import { caseWithout, office } from "./guide-needs.ts";
import { titlesOn, wordsOn } from "./teams/cards.ts";

/** What is asked for, and of whom: two agencies, one on each platform. */
const SERVICE = /^(skyddat boende|protected housing)/i;
const ASKED = /malmö|lund/i;
/** The asker's own card, and how many have answered. */
const ASKING = /din fråga om plats|your question about a place/i;
const ANSWERED = /[1-9]\d* (av|of) \d+ (har svarat|have answered)/i;

/** The question, as long as Malmö has not answered it. */
const QUESTION = /kan ni ta emot|can you take/i;
const [OPEN, NEW] = [/öppna hänvisningen|open the referral/i, /ny hänvisning|new referral/i];
const REFERRAL = /\bH-[0-9A-Z]{6}\b/;
const ACCEPTED = /mottagaren har tackat ja|the receiver has said yes/i;
const NOBODY = /\b0 (av|of) \d+ (har svarat|have answered)/i;

const asking: readonly Act[] = [
  ...clear,
  { as: contact },
  { go: NOOMI },
  { type: "/stafett plats", en: "/stafett place" },
  {
    fill: [
      { label: /^(insats|service)/i, with: SERVICE },
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
];
/** Both look at what the bot has written to them. */
const bothInDm: readonly Act[] = [
  ...clear,
  { as: contact },
  { go: "dm" },
  teams({ as: malmo }),
  teams({ go: "dm" }),
  teams({ read: 900 }),
];
const answering: readonly Act[] = [
  ...bothInDm,
  teams({ press: /^(vi har plats|we have a place)/i, place: DM, on: QUESTION }),
  teams({ read: 900 }),
  { read: 1200 },
];
const grounds: readonly Fill[] = [
  { label: /rättslig grund|basis/i, with: /samtycke|consent/i },
  { label: /betalar|pays/i, with: /vet inte|do not know/i },
];
/** A draft that lacks the person's consent, until it is sent. */
const sending: readonly Act[] = [
  { submit: true },
  { read: 900 },
  { press: /registrera samtycke|record a consent/i },
  { fill: [{ label: /^(svar|answer)/i, with: YES }] },
  { submit: true },
  { read: 700 },
  { press: /^(skicka|send)( ändå| all the same)?$/i },
  { read: 900 },
];
const referring: readonly Act[] = [
  ...clear,
  { as: contact },
  { go: "dm" },
  { press: /visa svaren|show the answers/i, place: DM, on: ANSWERED },
  { read: 900 },
  { press: /^(hänvisa|refer) /i, naming: "{ref}" },
  { fill: [...grounds] },
  ...sending,
  { keep: true },
];
/** Where nobody works in Stafett: a link instead of a call. */
const linking: readonly Act[] = [
  ...clear,
  { as: contact },
  { go: NOOMI },
  { type: "/stafett hänvisa", en: "/stafett refer" },
  { press: /^(ny hänvisning|new referral)/i, beside: "{ref}" },
  {
    fill: [
      { label: /^(insats|service)/i, with: /^(annat|other)/i },
      { label: /mottagare|receiver/i, with: /plattformen/i },
      { label: /bråttom|urgent/i, with: /^normal/i },
      ...grounds,
    ],
  },
  ...sending,
  { press: /^(skapa svarslänk|create an answer link)$/i },
  { read: 1500 },
];
/** The asker's newest card. */
const newest = (slack: PlayState): string =>
  messagesIn(slack, DM).findLast(({ words }) => ASKING.test(words))?.words ?? "";
const asked: Need = {
  as: contact,
  needs: [office],
  holds: ({ slack }) => NOBODY.test(newest(slack)),
  acts: asking,
};
/** Answered, and no referral has come of it. */
const answered: Need = {
  as: contact,
  needs: [asked],
  holds: ({ slack }) => {
    const told = messagesIn(slack, DM).findLast(
      ({ words }) => ASKING.test(words) || REFERRAL.test(words),
    );
    return told !== undefined && ANSWERED.test(told.words);
  },
  acts: answering,
};
const unsent = caseWithout(/^(shared|joined|invited|consented)$/);
/** Malmö has one that nobody has opened. Scenes show Teams as its caseworker. */
const sent: Need = {
  as: contact,
  needs: [office, unsent, answered],
  holds: ({ teams: theirs }) =>
    (theirs?.conversations ?? [])
      .filter(({ kind }) => kind === "personal")
      .flatMap(({ id }) => theirs?.activities[id] ?? [])
      .some(
        ({ card }) => NEW.test(wordsOn(card)) && titlesOn(card).some((title) => OPEN.test(title)),
      ),
  acts: referring,
};

export const place: Step = { id: "place", needs: [office], acts: asking, ends: { slack: ASKING } };
export const answer: Step = {
  id: "answer",
  needs: [office, asked],
  acts: answering,
  ends: { slack: ANSWERED, teams: /ni har svarat|you have answered/i },
};
export const refer: Step = {
  id: "refer",
  needs: [office, unsent, answered],
  acts: referring,
  ends: { slack: /skickad|sent|väntar/i },
};
export const accept: Step = {
  id: "accept",
  needs: [office, sent],
  acts: [
    ...bothInDm,
    teams({ press: OPEN, place: DM, on: NEW }),
    teams({ read: 900 }),
    teams({ press: /^(acceptera|accept)$/i }),
    teams({ read: 700 }),
    teams({ submit: true }),
    teams({ read: 900 }),
    teams({ close: true }),
    { read: 1500 },
  ],
  ends: { slack: ACCEPTED },
};
export const link: Step = {
  id: "link",
  needs: [office, caseWithout(/^(shared|joined|invited|consented)$/)],
  acts: linking,
  ends: { slack: /\/answer\/[a-z2-7]{52}/ },
};
