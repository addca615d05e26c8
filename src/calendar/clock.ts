/** Time as the core sees it. Rules get instants handed in; only the composition root and the worker hold a clock. */

/** `now` in milliseconds since 1970 UTC; `at` calls `work` once when that instant has come (also if it has passed), or when the clock was set back: then nobody knows when. It gives back its cancellation. `pause` is over after so long by a watch, wherever the clock is set. */
export type Clock = {
  now(): number;
  at(ms: number, work: () => void): () => void;
  pause(ms: number): Promise<void>;
};

/** A wait is slept in pieces: a machine that was suspended, or whose clock was set, is noticed after one. Far below what Node turns into 1 ms. */
const pieceMs = 15_000;
/** The wall clock may be corrected by as much without having been set back. */
const setBackMs = 5_000;

/** The machine's clock. A pending wait does not keep the process alive. An error thrown by `work` is the process's uncaught exception. */
export const systemClock: Clock = {
  now: () => Date.now(),
  pause: (ms) => new Promise((passed) => setTimeout(passed, ms)),
  at(ms, work) {
    let timer: NodeJS.Timeout;
    const offset = () => Date.now() - performance.now();
    const began = offset();
    const sleep = () => {
      // A timer may ring a millisecond early against the wall clock, and the wall clock may be set back meanwhile: look again, do not trust the delay.
      const leftMs = offset() < began - setBackMs ? 0 : ms - Date.now();
      timer = leftMs > 0 ? setTimeout(sleep, Math.min(leftMs, pieceMs)) : setTimeout(work, 0);
      timer.unref();
    };
    sleep();
    return () => clearTimeout(timer);
  },
};
