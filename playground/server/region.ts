// The small region that the trial begins with: a year that is over, three open cases of which one is shared, a morning of check-ins, a meeting tomorrow.
// People bring it about by the commands that they give, one after the other.
import type { Stafett } from "../../src/app/compose.ts";
import { calendar } from "../../src/calendar/index.ts";
import type { Door } from "../page/guide-door.ts";
import { inMalmo } from "../page/guide-invite.ts";
import { type Act, clear, YES } from "../page/guide-kit.ts";
import { planning } from "../page/guide-meeting.ts";
import { HIGH, opening } from "../page/guide-needs.ts";
import { Quiet } from "../page/guide-quiet.ts";
import { invented, publishYear } from "./years.ts";

/** What is said when one closes: enough different answers that a year has something to show. */
const closings = [
  [/vuxen|adult/i, /kvinna|woman/i, /sexuella|sexual/i],
  [/vuxen|adult/i, /kvinna|woman/i, /sexuella|sexual/i],
  [/vuxen|adult/i, /^man$/i, /tvångsarbete|forced labour/i],
  [/vuxen|adult/i, /^man$/i, /tvångsarbete|forced labour/i],
  [/vuxen|adult/i, /kvinna|woman/i, /tvångsarbete|forced labour/i],
  [/vuxen|adult/i, /^man$/i, /brott|crim/i],
] as const;
const opens = (risk: RegExp): readonly Act[] => [...opening(risk), { close: true }];
const closes = ([age, sex, purpose]: (typeof closings)[number]): Act[] => [
  { type: "/stafett avsluta {ref}", en: "/stafett close {ref}" },
  {
    fill: [
      { label: /^(varför|why)/i, with: /målet|goal/i },
      { label: /statisti/i, with: YES },
      { label: /^(ålder|age)/i, with: age },
      { label: /^(kön|sex)/i, with: sex },
      { label: /ändamål|purpose/i, with: purpose },
    ],
  },
  { submit: true },
  { press: /^(dokumenterat hos oss|in our own records)$/i },
  ...clear,
];

/** The days of a play that begins with a region. Epoch ms. */
export type Days = { readonly yearBefore: number; readonly cases: number; readonly begins: number };
/** The January that is nearest ahead from the first of December on, else the one that has been. */
export const daysOf = (now: number): Days => {
  const year = new Date(now + 31 * 24 * 3_600_000).getUTCFullYear();
  const workday = (day: string, n: number, wall: string): number =>
    Date.parse(calendar.addWorkdays(calendar.wall(day, "00:01"), n, wall));
  // The second Monday is at least a workday after the holidays, and its week has five of them.
  const monday = new Date(Date.UTC(year, 0, 8));
  while (monday.getUTCDay() !== 1) monday.setUTCDate(monday.getUTCDate() + 1);
  const day = monday.toISOString().slice(0, 10);
  return {
    yearBefore: workday(`${year - 1}-12-10`, 0, "08:45"),
    cases: Date.parse(calendar.wall(day, "10:00")),
    begins: workday(day, 1, "08:45"),
  };
};

/** From `yearBefore`, where the clock stands, to `begins`. Two years are published: the one before the first cases, and theirs. `move`: sets the clock on. Throws where somebody of the sample is not there. */
export const layOut = async (
  door: Door,
  lang: "sv" | "en",
  days: Days,
  move: (to: number) => Promise<void>,
  stafett: () => Promise<Stafett>,
): Promise<void> => {
  await publishYear(await stafett(), invented.before);
  const people = new Quiet(door, lang, null);
  for (const said of closings) await people.perform([...opens(/^(låg|low)/i), ...closes(said)]);
  await move(days.cases);
  await publishYear(await stafett(), invented.last);
  await people.perform([...opens(HIGH), ...inMalmo, ...clear]);
  for (const risk of [HIGH, HIGH]) await people.perform(opens(risk));
  await move(days.begins);
  await people.perform([...planning, ...clear]);
};
