// One of several processes on one server: told what it is and how long to work, it says how much of it was done in a second. `peers-crowd.ts` starts it.
import { PlayClock } from "../playground/server/controls.ts";
import { checkIn, type Opened, openCases, openShared } from "./fixture.ts";
import { openBoss, openRunner, queue } from "./peers-others.ts";
import { during, type Turn } from "./stats.ts";

export type Kind = "stafett" | "pg-boss" | "graphile-worker";
/** `data`: where it works; `keys` and `beside` are Stafett's. `now`: what its clock says when the system's says `at`; one for all, as on machines that are told the time. */
export type Setting = {
  readonly kind: Kind;
  readonly data: string;
  readonly keys: string;
  readonly beside: string;
  readonly now: number;
  readonly at: number;
};
export type Order =
  | { readonly begin: Setting }
  | { readonly open: number }
  | { readonly cases: readonly Opened[] }
  | { readonly callers: number; readonly ms: number }
  | { readonly stop: true };
type Peer = {
  open?(count: number): Promise<readonly Opened[]>;
  know?(cases: readonly Opened[]): void;
  turn(callers: number, ms: number): Promise<Turn>;
  stop(): Promise<void>;
};
/** Connections are made, and code is compiled, before anything is counted. ms */
const warmMs = 200;
/** As many as one of our processes has to its data: four that read, eight that write. */
const connections = 12;

const warmed = async (callers: number, ms: number, call: () => Promise<unknown>): Promise<Turn> => {
  const before = await during(callers, warmMs, call);
  const { rate, count } = await during(callers, ms, call);
  return { rate, count: count + before.count };
};

const stafett = async ({ data, keys, beside, now, at }: Setting): Promise<Peer> => {
  const bot = await openShared({ data, keys, beside }, new PlayClock(now + Date.now() - at));
  await bot.worker.start();
  const others = bot.others.written(() => bot.worker.wake());
  let cases: readonly Opened[] = [];
  return {
    open: (count) => openCases(bot, count, "low"),
    know: (known) => {
      cases = known;
    },
    turn: (callers, ms) =>
      warmed(callers, ms, () =>
        checkIn(bot, cases[Math.floor(Math.random() * cases.length)], "press"),
      ),
    stop: async () => {
      others.stop();
      await bot.stop();
    },
  };
};

/** By its own functions, one at a time and without waiting for a poll: faster than its workers are. */
const pgBoss = async ({ data }: Setting): Promise<Peer> => ({
  turn: async (callers, ms) => {
    const boss = await openBoss(data, { max: connections });
    const done = await warmed(callers, ms, async () => {
      await boss.send(queue, { n: 1 });
      // Another caller may have it, and its own is then somebody's, too.
      for (;;) {
        const [job] = await boss.fetch(queue);
        if (job) return boss.complete(queue, job.id);
      }
    });
    await boss.stop();
    return done;
  },
  stop: async () => undefined,
});

/** Its own workers, woken by its own notices. A caller adds one when one has been done here: so many are on their way in all. */
const graphile = async ({ data }: Setting): Promise<Peer> => ({
  turn: async (callers, ms) => {
    const runner = await openRunner(data, { maxPoolSize: connections, concurrency: callers });
    let [free, count] = [callers, 0];
    const waiting: (() => void)[] = [];
    runner.events.on("job:complete", () => {
      count += 1;
      free += 1;
      waiting.shift()?.();
    });
    let over = false;
    const added = async (): Promise<void> => {
      while (free <= 0 && !over) await new Promise<void>((resolve) => waiting.push(resolve));
      if (over) return;
      free -= 1;
      await runner.addJob(queue, { n: 1 });
    };
    // Other processes may have done what was added here: nobody waits longer than the turn.
    const adding = async (forMs: number): Promise<number> => {
      const [before, began] = [count, performance.now()];
      over = false;
      const ended = setTimeout(() => {
        over = true;
        for (const wake of waiting.splice(0)) wake();
      }, forMs);
      await during(callers, forMs, added);
      clearTimeout(ended);
      return (count - before) / ((performance.now() - began) / 1_000);
    };
    await adding(warmMs);
    const rate = await adding(ms);
    await runner.stop();
    return { rate, count };
  },
  stop: async () => undefined,
});
const kinds: Readonly<Record<Kind, (setting: Setting) => Promise<Peer>>> = {
  stafett,
  "pg-boss": pgBoss,
  "graphile-worker": graphile,
};

let peer: Peer | undefined;
const carryOut = async (order: Order): Promise<unknown> => {
  if ("begin" in order) peer = await kinds[order.begin.kind](order.begin);
  else if ("open" in order) return peer?.open?.(order.open);
  else if ("cases" in order) peer?.know?.(order.cases);
  else if ("callers" in order) return peer?.turn(order.callers, order.ms);
  else await peer?.stop();
  return {};
};
process.on("message", (order: Order) => {
  carryOut(order).then(
    (said) => process.send?.({ said }),
    (error: Error) => process.send?.({ failed: error.stack ?? error.message }),
  );
});
// Whoever started it is no more.
process.once("disconnect", () => process.exit(0));
