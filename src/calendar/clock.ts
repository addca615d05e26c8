/** Time as the core sees it. Rules get instants handed in; only the composition root and the worker hold a clock. */

/** `now` in milliseconds since 1970 UTC; `at` calls `work` once when that instant has come (also if it has passed) and gives back its cancellation. */
export type Clock = {
  now(): number;
  at(ms: number, work: () => void): () => void;
};

/** Node turns a longer delay into 1 ms (`TimeoutOverflowWarning`), so a longer wait is slept in pieces. */
const maximumDelayMs = 2 ** 31 - 1;

/** The machine's clock. A pending wait does not keep the process alive. An error thrown by `work` is the process's uncaught exception. */
export const systemClock: Clock = {
  now: () => Date.now(),
  at(ms, work) {
    let timer: NodeJS.Timeout;
    const sleep = () => {
      // A timer may ring a millisecond early against the wall clock, and the wall clock may be set back meanwhile: look again, do not trust the delay.
      const leftMs = ms - Date.now();
      timer = leftMs > 0 ? setTimeout(sleep, Math.min(leftMs, maximumDelayMs)) : setTimeout(work, 0);
      timer.unref();
    };
    sleep();
    return () => clearTimeout(timer);
  },
};
