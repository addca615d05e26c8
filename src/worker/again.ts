// When what did not come to stand is tried again, and how long is waited for what. All in ms.

/** A delivery that has not come back after this is unconfirmed. Longer than any adapter's own timeout. */
export const leaseMs = 60_000;
/** After an unknown outcome: time for the platform to show what it took, before we look. */
export const graceMs = 15_000;
/**
 * So long after the end of an attempt that nobody answered something may still be taken: a proxy or a balancer may hold a request longer than we wait, and
 * pass it on afterwards. Longer than they do as they come (nginx, HAProxy, Amazon's balancer: up to 60 s). What a look does not find before
 * that is not absent. What is passed on later still stands twice: docs/reliability.md.
 */
export const takenLateMs = 90_000;
export const firstRetryMs = 1_000;
const longestRetryMs = 10 * 60_000;
/** After so many tries, before chance shortens it. */
export const backoffMs = (attempts: number): number =>
  Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(attempts - 1, 20));
/** How long a post has been tried that has failed so often, at least: half of what lies between the tries is left to chance. */
export const triedMs = (attempts: number): number =>
  Array.from({ length: attempts }, (_, n) => backoffMs(n + 1) / 2).reduce((a, b) => a + b, 0);
/** A place that takes nothing is tried as seldom as this. */
export const probeEveryMs = 30 * 60_000;
const firstProbeMs = 60_000;
/** Where a whole organisation takes nothing, the first of its places is tried for the others: each minute at first, then at an eighth of the time that it has been so. */
export const firstProbeAfterMs = (heldForMs: number): number =>
  Math.min(probeEveryMs, Math.max(firstProbeMs, heldForMs / 8));
/** An organisation that is heard from has its first place tried at once, as often as this. */
export const heardEveryMs = firstProbeMs;
/** Nothing is further away than this: what is was written by a clock that was wrong. */
export const furthestMs = probeEveryMs + longestRetryMs;

/** The first of these moments; undefined: there is none. */
export const earliest = (times: readonly (number | undefined)[]): number | undefined => {
  const known = times.filter((at) => at !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};
