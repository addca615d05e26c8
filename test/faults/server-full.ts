// The disk of a PostgreSQL takes nothing more while three programs write to it: rows find no room, and then its log does not.
import { hasEnded, keepUp } from "../store/server.ts";
import { during, lacksMounts, memoryDisk } from "./disk.ts";
import { becomes, type Fault, must } from "./fault.ts";
import { fill, notSaved } from "./full.ts";
import { came, underLoad } from "./servers.ts";
import type { Several } from "./several.ts";

/** A log in small pieces, none of which is kept for later: it needs room within seconds, and not after an hour. */
const making = {
  init: ["--wal-segsize=1"],
  more: ["min_wal_size=2MB", "max_wal_size=8MB", "wal_recycle=off"],
};
const withinMs = 120_000;

/** Until people have read that nothing was saved, and whoever watches that nobody is ready; `falls`: until the server has ended itself, and cannot come back for want of room. */
const refuses = async (stage: Several, path: string, falls: boolean): Promise<void> => {
  const often = (): number => [...stage.load.refusals.values()].reduce((sum, n) => sum + n, 0);
  const before = often();
  const isFull = (): boolean => {
    // What it gives up meanwhile is taken, too.
    fill(path);
    return often() > before && (!falls || hasEnded(stage.server));
  };
  must(
    await becomes(isFull, withinMs),
    `people were told ${often() - before} times, and it ${hasEnded(stage.server) ? "fell" : "did not fall"}`,
  );
  const nobodyIsReady = async (): Promise<boolean> =>
    (await Promise.all(stage.all.map((one) => stage.isReady(one)))).every((is) => !is);
  if (falls) must(await becomes(nobodyIsReady, withinMs), "somebody is ready without a server");
  for (const one of stage.all) must(one.child.exitCode === null, `a program ended: ${one.said()}`);
  const others = [...stage.load.refusals.keys()].filter((one) => !one.includes(notSaved));
  must(others.length === 0, `somebody read something else: ${others}`);
};
const serverFull: Fault = {
  name: "postgres-full",
  what: "something else fills PostgreSQL's disk, every second time until it has ended itself, and goes again",
  until: "from the freed space",
  times: 20,
  short: 0,
  lacks: lacksMounts,
  run: (times) =>
    during(memoryDisk(128), async ({ path }) => {
      let fell = 0;
      return await underLoad(
        times,
        async (stage, time) => {
          keepUp(stage.server);
          const free = fill(path);
          await refuses(stage, path, time % 2 === 1);
          if (hasEnded(stage.server)) fell += 1;
          free();
          return stage.normalAfter(performance.now());
        },
        (stage, seconds) => `${came(stage, seconds)}; ${fell} times PostgreSQL had ended itself`,
        { making: { ...making, on: path } },
      );
    }),
};
export const serverFullFaults: readonly Fault[] = [serverFull];
