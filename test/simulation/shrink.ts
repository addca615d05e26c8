// A year that fails is shortened to what makes it fail: everything is left out that it fails without.
import type { Happening, Plan } from "./plan.ts";
import { play } from "./year.ts";

const afterMs = 5 * 86_400_000;
/** Without what differs from play to play: which faults are the same. */
export const kindOf = (fault: string): string =>
  fault.split("\n")[0]?.replaceAll(/[A-Z0-9]{5,}[-A-Z0-9]*|c:\S+|f:\S+/g, "…") ?? "";
const failsSo = async (plan: Plan, kind: string): Promise<boolean> =>
  (await play(plan).catch(() => ({ faults: [] as readonly string[] }))).faults.some(
    (fault) => kindOf(fault) === kind,
  );

/** The same with fewer happenings, failing in the same way; given up after `forMs`. Halves first, then quarters, and so on (Zeller's ddmin without complements). */
export const shrunk = async (plan: Plan, fault: string, forMs: number): Promise<Plan> => {
  const until = performance.now() + forMs;
  const kind = kindOf(fault);
  let kept: readonly Happening[] = plan.happenings;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < kept.length; ) {
      if (performance.now() > until) return { ...plan, happenings: kept };
      const fewer = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (await failsSo({ ...plan, happenings: fewer }, kind)) kept = fewer;
      else at += size;
    }
  }
  // What comes long after the last of them needs the whole season.
  const short = {
    ...plan,
    happenings: kept,
    end: Math.min(plan.end, (kept.at(-1)?.at ?? plan.end) + afterMs),
  };
  return (await failsSo(short, kind)) ? short : { ...plan, happenings: kept };
};
