// "A week with it" as data: seven steps that tell what it is for, and the rest by theme. Each can be played at any time: it says what it needs.
import { figures, renamed, services, swap, who } from "./guide-agency.ts";
import { changed, friday, handover, missed, morning, open } from "./guide-case.ts";
import { counselStep, invite, malmoStep } from "./guide-invite.ts";
import type { Act, Step, Theme } from "./guide-kit.ts";
import { approved, files, held, meeting } from "./guide-meeting.ts";
import { accept, answer, link, place, refer } from "./guide-referral.ts";
import { call, method, mmm, nsp, training } from "./guide-work.ts";

/** In three minutes: a case that is looked after, by two agencies in two windows, also when somebody has no time and over the weekend. */
export const main: readonly Step[] = [open, morning, missed, place, answer, malmoStep, friday];
export const themes = {
  meetings: [meeting, held, approved, files, training],
  referral: [refer, accept, link, invite, counselStep, nsp, renamed],
  call: [call, who, services, method, mmm],
  statistics: [figures],
  work: [changed, swap, handover],
} as const satisfies Readonly<Record<Theme, readonly Step[]>>;
export const themeNames = Object.keys(themes) as readonly Theme[];
const isInSlack = ({ acts }: { acts: readonly Act[] }): boolean =>
  !acts.some((act) => act.in === "teams" && !("close" in act));
const playsInSlack = (step: Step): boolean => isInSlack(step) && step.needs.every(isInSlack);
interface Windows {
  teams: { absent: boolean };
}
/** Where there is no Teams window, what happens in Slack. */
const played = (steps: readonly Step[], { teams }: Windows): readonly Step[] =>
  teams.absent ? steps.filter(playsInSlack) : steps;
export const mainOf = (windows: Windows): readonly Step[] => played(main, windows);
export const themeOf = (theme: Theme, windows: Windows): readonly Step[] =>
  played(themes[theme], windows);
/** What the guide shows now: a theme, or the seven. */
export const stepsShown = (ui: Windows & { guide: { theme: Theme | null } }): readonly Step[] =>
  ui.guide.theme ? themeOf(ui.guide.theme, ui) : mainOf(ui);
/** Every step, the seven first. */
export const allSteps: readonly Step[] = [...main, ...themeNames.flatMap((theme) => themes[theme])];
