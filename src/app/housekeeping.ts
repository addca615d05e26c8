import { schedule } from "node-cron";
import type { Worker } from "../worker/index.ts";
import { heardWithinMs, type Opened } from "./storage/opening.ts";

const everyMinute = "* * * * *";

/** Gives way, once, when a newer program has changed the databases so that this one would not know them: looked at each second, and not at each thing that others write. */
export const startGivingWay = (
  { isOvertaken }: Pick<Opened, "isOvertaken">,
  give: () => void,
): { stop(): void } => {
  let given = false;
  const look = async (): Promise<void> => {
    // Where the database does not answer the worker says so; where it is slow, the next look has begun before this one ends.
    if (!(await isOvertaken().catch(() => false)) || given) return;
    given = true;
    clearInterval(looking);
    give();
  };
  const looking = setInterval(() => void look(), heardWithinMs).unref();
  return { stop: () => clearInterval(looking) };
};
/**
 * Wakes the worker at each minute by the wall clock, and when another process has `written`, until it is stopped. The worker's own sleep is counted from when it fell asleep: after the
 * machine was suspended, or its clock set forward, that alone may be an hour late. What is due then, the worker decides; nothing else happens here.
 *
 * UTC, because a rhythm in local time skips or repeats a ring when clocks change. Does not keep the process alive. Stopping twice is no error.
 */
export const startHousekeeping = (
  worker: Pick<Worker, "wake">,
  { written }: Pick<Opened, "written">,
): { stop(): void } => {
  const others = written(() => worker.wake());
  // A ring that was missed is made up for by the next one, and the package would tell the console of it, where the log's lines stand.
  const options = { timezone: "Etc/UTC", unref: true, suppressMissedWarning: true } as const;
  const task = schedule(everyMinute, () => worker.wake(), options);
  return {
    stop: () => {
      others.stop();
      void task.destroy();
    },
  };
};
