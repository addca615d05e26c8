// A clock that stands still until a test moves it: no test waits.
import type { Clock } from "../../src/calendar/clock.ts";

/** A clock that a test moves by hand. */
export type ManualClock = Clock & {
  set(ms: number): void;
  advance(ms: number): void;
  /** How long anybody was made to wait: nobody is. */
  readonly paused: readonly number[];
};

type Waiting = { readonly ms: number; readonly work: () => void };

/** More calls than this in one move mean work that sets itself again at the same instant for ever. */
const maximumCallsPerMove = 1_000_000;

/**
 * A clock that stands still until it is moved. A move forward calls what falls due in order of time (then of setting), each at its own instant, including
 * what that work sets anew; a move backward calls nothing. Work set for an instant that has passed is called in the next turn of the event loop, as with
 * the machine's clock. An error thrown by `work` leaves the clock at that work's instant, with the rest still waiting.
 * @param start milliseconds since 1970 UTC
 */
export function manualClock(start: number): ManualClock {
  let now = start;
  const waiting = new Set<Waiting>();
  const paused: number[] = [];

  const call = (entry: Waiting) => {
    waiting.delete(entry);
    now = Math.max(now, entry.ms);
    entry.work();
  };
  const set = (ms: number) => {
    for (let calls = 0; ms >= now; calls++) {
      const next = earliest(waiting);
      if (!next || next.ms > ms) break;
      if (calls === maximumCallsPerMove)
        throw new Error("manualClock: work sets itself again without end");
      call(next);
    }
    now = ms;
  };
  return {
    now: () => now,
    at(ms, work) {
      const entry = { ms, work };
      waiting.add(entry);
      if (ms <= now) setTimeout(() => waiting.has(entry) && call(entry), 0).unref();
      return () => void waiting.delete(entry);
    },
    pause: async (ms) => void paused.push(ms),
    paused,
    set,
    advance: (ms) => set(now + ms),
  };
}

/** A set keeps the order of insertion, so that of two at one instant the one set first is found. */
function earliest(waiting: ReadonlySet<Waiting>): Waiting | undefined {
  let first: Waiting | undefined;
  for (const entry of waiting) if (!first || entry.ms < first.ms) first = entry;
  return first;
}
