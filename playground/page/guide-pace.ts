// How fast the guide goes, and how it waits and stops.
import { refresh } from "./actions.ts";
import { tempo } from "./guide-tempo.ts";
import { set } from "./store.ts";
import { refreshTeams } from "./teams/actions.ts";

export class Stopped extends Error {}
const WAIT_MS = 8000;
const POLL_MS = 120;
const REFRESH_EVERY = 6;
let run = 0;

/** The number of a run: whoever holds an older one has been stopped. */
export const begin = (): number => ++run;
export const isRunning = (mine: number): boolean => mine === run;

const pace = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? 0.5 : 1);
export const sleep = (ms: number) => new Promise<void>((done) => setTimeout(done, ms * pace()));

/** Waits for the server's side to catch up; nothing within `waitMs` stops the step. */
export async function until<T>(
  mine: number,
  look: () => T | undefined | false | null,
  waitMs = WAIT_MS,
): Promise<T> {
  const started = performance.now();
  for (let round = 1; ; round++) {
    if (!isRunning(mine)) throw new Stopped();
    const found = look();
    if (found) return found;
    if (performance.now() - started > waitMs) throw new Error("the page did not get there");
    await new Promise((done) => setTimeout(done, POLL_MS));
    if (round % REFRESH_EVERY === 0) await Promise.all([refresh(), refreshTeams()]);
  }
}
/** The same, where coming to nothing is an answer too. */
export async function within<T>(
  mine: number,
  waitMs: number,
  look: () => T | undefined | false | null,
): Promise<T | null> {
  try {
    return await until(mine, look, waitMs);
  } catch (error) {
    if (error instanceof Stopped) throw error;
    return null;
  }
}
export async function spotlight(key: string, ms: number = tempo.pressMs): Promise<void> {
  set({ spot: key });
  await sleep(ms);
  set({ spot: null });
}
/** Letter by letter, so that one sees that it is written. */
export async function typeOut(
  mine: number,
  text: string,
  put: (draft: string) => void,
): Promise<void> {
  for (let n = 1; n <= text.length; n++) {
    if (!isRunning(mine)) throw new Stopped();
    put(text.slice(0, n));
    await sleep(tempo.letterMs);
  }
}
