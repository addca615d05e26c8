// States that steps of the guide need, and how people bring them about. Each is looked for first: a story that goes on needs nothing anew.
import type { JournalEntry } from "./contract.ts";
import {
  type Act,
  clear,
  contact,
  type Need,
  NO,
  NOOMI,
  type Scene,
  type Told,
} from "./guide-kit.ts";
import { dayKey, isWorkday, wall } from "./time.ts";

const FRIDAY = 5;
/** Wall time in minutes since midnight. */
const minutes = (now: number): number => wall(now).hour * 60 + wall(now).minute;
const isOffice = ({ now, slack }: Scene): boolean =>
  isWorkday(now, slack.off) && minutes(now) >= 8 * 60 + 30 && minutes(now) < 15 * 60;

/** Everybody is at work, so that what is sent comes at once. */
export const office: Need = {
  as: contact,
  holds: isOffice,
  acts: [...clear, { clock: { nextWorkday: [8, 45] } }],
};
/** Friday's question has not been put yet. */
export const beforeFriday: Need = {
  as: contact,
  holds: (scene) =>
    isOffice(scene) && (wall(scene.now).weekday < FRIDAY || minutes(scene.now) < 12 * 60 + 30),
  acts: [...clear, { clock: { nextWorkday: [8, 45] } }],
};
export const HIGH = /^(hög|high)/i;
/** The contact person opens a case of that risk. */
export const opening = (risk: RegExp): readonly Act[] => [
  { close: true },
  { as: contact },
  { go: NOOMI },
  { type: "/arende", en: "/stafett new case" },
  {
    fill: [
      { label: /barn|child/i, with: NO },
      { label: /risk/i, with: risk },
    ],
  },
  { submit: true },
  { keep: true },
];
export const openCase = opening(HIGH);
/** Whose a case is not, or not as it was, after one of these. */
const GONE = /^(assigned|giving|closed|accepted|movedTo|eraseAsked)$/;
const isOurs = ({ row, journal }: Told): boolean =>
  row.open &&
  journal.some(({ type, by }) => type === "opened" && contact.name.test(by)) &&
  !journal.some(({ type }) => GONE.test(type));
const has = (journal: readonly JournalEntry[], types: RegExp): boolean =>
  journal.some(({ type }) => types.test(type));

/** The guide's case is the contact person's own, and nothing of this has come to pass in it. */
export const caseWithout = (types: RegExp, at: readonly Need[] = [office]): Need => ({
  as: contact,
  needs: at,
  holds: ({ told }) => told !== null && isOurs(told) && !has(told.journal, types),
  acts: [...openCase, { close: true }],
});
export const aCase = caseWithout(/^$/);
const unseen = caseWithout(/^(checkedIn|changed|snoozed|missed)$/);
/** Opened today and not looked after yet: of high risk, it is in the list of the next workday. */
export const dueTomorrow: Need = {
  ...unseen,
  holds: (scene) =>
    unseen.holds(scene) &&
    scene.told?.journal.some(
      ({ type, at }) => type === "opened" && dayKey(Date.parse(at)) === dayKey(scene.now),
    ) === true,
};
/** The agency takes part in the guide's case. */
export const takesPart = ({ journal }: Told, agency: RegExp): boolean =>
  journal.some(({ type, facts }) => type === "joined" && agency.test(facts?.agency ?? ""));
const times = ({ journal }: Told, type: string): number =>
  journal.filter((entry) => entry.type === type).length;
/** The agency takes no part in the guide's case, and no invitation waits for an answer: the journal does not say whose it is. */
export const caseWithoutAgency = (agency: RegExp): Need => ({
  ...aCase,
  holds: (scene) => {
    const { told } = scene;
    return (
      aCase.holds(scene) &&
      told !== null &&
      !takesPart(told, agency) &&
      times(told, "invited") === times(told, "joined")
    );
  },
});
