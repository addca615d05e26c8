// Everything for whoever watches, put together: counts, the sign of life, and where time goes. Where nobody watches, none of it is loaded.
import { systemClock } from "../../calendar/clock.ts";
import type { Environment } from "../../config/index.ts";
import type { Log } from "../../log.ts";
import { startTracing } from "../../trace.ts";
import type { Stafett } from "../compose.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { createMetrics, serveMetrics } from "./metrics.ts";
import { isWell, snapshot } from "./snapshot.ts";

/** `log` and `count` are for the program to use; `start`: once it runs. Whoever cannot watch can still work: a taken port is logged, and no more. */
export const openWatch = async (env: Environment, plain: Log) => {
  await startTracing();
  const metrics = createMetrics();
  const log = metrics.counting(plain);
  const start = async (stafett: Stafett): Promise<{ stop(): Promise<void> }> => {
    const began = systemClock.now();
    const { METRICS_ADDR, METRICS_HOSTS } = env;
    const served = await serveMetrics(
      metrics,
      () => snapshot(stafett, began),
      METRICS_ADDR,
      METRICS_HOSTS,
    ).catch((error: unknown) => {
      log.error({
        event: "metrics.failed",
        error: (error as { code?: string }).code ?? (error as Error).name,
      });
      return undefined;
    });
    const url = env.STAFETT_HEARTBEAT_URL;
    const heartbeat =
      url === undefined
        ? undefined
        : startHeartbeat({
            url,
            clock: systemClock,
            well: () => isWell(stafett),
            log,
            count: metrics.beat,
          });
    return {
      stop: async () => {
        heartbeat?.stop();
        await served?.close(0);
      },
    };
  };
  return { log, count: metrics.count, start };
};
