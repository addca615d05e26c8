// From the moment that something was set for until its handler has it: ours on both engines, pg-boss and graphile-worker, each as it comes and as fast as it can be told to be.
import { join } from "node:path";
import { freshDatabase } from "../test/store/asking.ts";
import { newDirectory, openShared } from "./fixture.ts";
import { openBoss, openRunner, queue } from "./peers-others.ts";
import { percentile, type Row, row } from "./stats.ts";
import { deliveries, everyMs, planned } from "./timers.ts";

/** Time for all of them to be written down, on a busy machine, too. */
const aheadMs = 3_000;
type Round = () => Promise<readonly number[]>;

/** As many, as far apart, as in the part `delivery`. `set`: writes one down for that moment. */
const late = async (
  set: (n: number, at: Date) => Promise<unknown>,
  handled: (each: (n: number) => void) => Promise<unknown>,
): Promise<readonly number[]> => {
  const [times, all] = [new Map<number, number>(), Promise.withResolvers<void>()];
  const moments: number[] = [];
  await handled((n) => {
    times.set(n, Date.now() - (moments[n] ?? Number.NaN));
    if (times.size === planned) all.resolve();
  });
  const begin = Date.now() + aheadMs;
  for (let n = 0; n < planned; n++) moments.push(begin + n * everyMs);
  await Promise.all(moments.map((at, n) => set(n, new Date(at))));
  await all.promise;
  return [...times.values()];
};

const onServer =
  (server: string, to: "one" | "everybody"): Round =>
  async () => {
    const [data, keys] = [await freshDatabase(server), await freshDatabase(server)];
    return deliveries(
      (clock, options) =>
        openShared({ data, keys, beside: join(newDirectory(), "key") }, clock, options),
      to,
    );
  };
/** All that is due with one poll, since one job a poll would take five minutes. undefined: as often as it polls by itself. */
const pgBoss =
  (server: string, pollingIntervalSeconds?: number): Round =>
  async () => {
    const boss = await openBoss(await freshDatabase(server));
    const options = {
      batchSize: planned,
      ...(pollingIntervalSeconds !== undefined && { pollingIntervalSeconds }),
    };
    try {
      return await late(
        (n, startAfter) => boss.send(queue, { n }, { startAfter }),
        (each) =>
          boss.work<{ readonly n: number }>(queue, options, async (jobs) => {
            for (const { data } of jobs) each(data.n);
          }),
      );
    } finally {
      await boss.stop();
    }
  };
const graphile =
  (server: string, pollInterval?: number): Round =>
  async () => {
    let handle: (n: number) => void = () => undefined;
    const runner = await openRunner(
      await freshDatabase(server),
      pollInterval === undefined ? {} : { pollInterval },
      (payload) => handle((payload as { readonly n: number }).n),
    );
    try {
      return await late(
        (n, runAt) => runner.addJob(queue, { n }, { runAt }),
        async (each) => {
          handle = each;
        },
      );
    } finally {
      await runner.stop();
    }
  };

export const measureDues = async (rounds: number, server: string): Promise<readonly Row[]> => {
  const all: Readonly<Record<string, Round>> = {
    "stafett on SQLite, all to one person": () => deliveries(),
    "stafett on PostgreSQL, all to one person": onServer(server, "one"),
    "stafett on SQLite, to everybody": () => deliveries(undefined, "everybody"),
    "stafett on PostgreSQL, to everybody": onServer(server, "everybody"),
    "pg-boss as it comes (a poll in 2 s)": pgBoss(server),
    "pg-boss at its fastest (0.5 s)": pgBoss(server, 0.5),
    "graphile-worker as it comes (2 s)": graphile(server),
    "graphile-worker at a poll in 10 ms": graphile(server, 10),
  };
  const names = Object.keys(all);
  const seen = new Map<string, (readonly number[])[]>(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round++)
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + round) % names.length] ?? "";
      seen.get(name)?.push((await all[name]?.()) ?? []);
    }
  const line = (name: string, p: number): Row =>
    row(
      `${name}: due → handled, p${p}`,
      (seen.get(name) ?? []).map((times) => percentile(times, p)),
      "ms",
      undefined,
    );
  return names.flatMap((name) => [line(name, 50), line(name, 99)]);
};
