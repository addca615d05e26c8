// How long the guide pauses at what it does, in ms at full motion, and how long a step takes by that.
import { type Act, type Step, typed } from "./guide-kit.ts";
import type { Lang } from "./texts.ts";

export const tempo = {
  letterMs: 45,
  /** Another person, another conversation. */
  moveMs: 500,
  sendMs: 500,
  /** A form that has just opened. */
  formMs: 900,
  fieldMs: 420,
  pressMs: 900,
  submitMs: 800,
  /** The same button once more: one has seen what it does. */
  againMs: 350,
  lookMs: 1600,
  clockMs: 700,
  betweenMs: 250,
} as const;

/** As many as one `again` ever needs in the guide, and as many letters as its reference has. */
const AGAIN_TIMES = 12;
const REF_LETTERS = 11;

function actMs(act: Act, lang: Lang): number {
  if ("read" in act) return act.read;
  if ("as" in act || "go" in act) return tempo.moveMs;
  if ("type" in act)
    return (
      typed(act, lang).replace("{ref}", "x".repeat(REF_LETTERS)).length * tempo.letterMs +
      tempo.sendMs
    );
  if ("fill" in act) return tempo.formMs + act.fill.length * tempo.fieldMs;
  if ("submit" in act) return Math.max(tempo.submitMs, tempo.pressMs);
  if ("press" in act) return tempo.pressMs;
  if ("look" in act) return tempo.lookMs;
  if ("clock" in act) return tempo.clockMs;
  return "again" in act ? AGAIN_TIMES * tempo.againMs : 0;
}
/** What the guide pauses in a step, without what the server and the network take. */
export const plannedMs = ({ acts }: Pick<Step, "acts">, lang: Lang): number =>
  acts.reduce((sum, act) => sum + actMs(act, lang) + tempo.betweenMs, 0);
