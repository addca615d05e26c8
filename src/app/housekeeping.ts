import type { DatabaseSync } from "node:sqlite";
import { schedule } from "node-cron";
import type { Worker } from "../worker/index.ts";

/** As long as it takes at most until what another process has written (`stafett resend`, `stafett erase`) is seen. */
const lookEveryMs = 1_000;
const everyMinute = "* * * * *";

/**
 * Wakes the worker at each minute by the wall clock, and when another process has written into `data`, until it is stopped. The worker's own sleep is counted from when it fell asleep: after the
 * machine was suspended, or its clock set forward, that alone may be an hour late. What is due then, the worker decides; nothing else happens here.
 *
 * UTC, because a rhythm in local time skips or repeats a ring when clocks change. Does not keep the process alive. Stopping twice is no error.
 */
export const startHousekeeping = (worker: Pick<Worker, "wake">, data: Pick<DatabaseSync, "prepare">): { stop(): void } => {
  // Changes when another connection has written, and costs no look into the file.
  const version = data.prepare("pragma data_version");
  let seen = version.get()?.data_version;
  const look = setInterval(() => {
    const now = version.get()?.data_version;
    if (now !== seen) worker.wake();
    seen = now;
  }, lookEveryMs);
  look.unref();
  // A ring that was missed is made up for by the next one, and the package would tell the console of it, where the log's lines stand.
  const options = { timezone: "Etc/UTC", unref: true, suppressMissedWarning: true } as const;
  const task = schedule(everyMinute, () => worker.wake(), options);
  return {
    stop: () => {
      clearInterval(look);
      void task.destroy();
    },
  };
};
