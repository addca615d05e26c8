// Snapshot for metrics and the health check: one look at queue, timers, processes and platforms.
import type { RateLimit } from "../../engine/rate-limit.ts";
import { type Watched, watched } from "../../store/watched.ts";
import type { Stafett } from "../compose.ts";
import type { Readiness } from "./ready.ts";

/** What is counted at one look. `at`, `roundAt`: epoch ms. */
export type Snapshot = {
  readonly at: number;
  readonly readiness: Readiness;
  readonly watched: Watched;
  readonly lateMs: number;
  readonly roundAt: number;
  readonly waiting: number;
  readonly over: RateLimit["refused"];
};
/** Throws what the database throws. `began`: since when a first round has been waited for, epoch ms. */
export const snapshot = async (
  { core, worker, data, ready, waiting }: Stafett,
  began: number,
): Promise<Snapshot> => ({
  at: core.clock.now(),
  readiness: await ready(),
  watched: await watched(data),
  lateMs: await worker.lateMs(),
  roundAt: worker.roundAt || began,
  waiting: waiting(),
  over: core.rateLimit.refused,
});
/** The worker is woken each minute: twice that and a little, and it hangs. */
const roundMs = 150_000;
/** It can do its work, and does it, and what it does arrives: it is heard, and hears. Throws nothing that `ready` does not. */
export const isWell = async ({
  core,
  worker,
  ready,
}: Pick<Stafett, "core" | "worker" | "ready">): Promise<boolean> => {
  const { because, silent, unheard } = await ready();
  return (
    [...because, ...silent, ...unheard].length === 0 && core.clock.now() - worker.roundAt <= roundMs
  );
};
