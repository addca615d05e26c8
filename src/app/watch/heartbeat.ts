// The dead man's switch: while all is well, somebody elsewhere is told each minute, and raises the alarm when that stops.
import type { Clock } from "../../calendar/clock.ts";
import type { Log } from "../../log.ts";

const everyMs = 60_000;
/** Time for a first round. */
const firstMs = 5_000;
/** Longer, and the minute would pass. */
const patienceMs = 10_000;
/** `withheld`: it was not well, and so nothing was said. */
export type Beat = "sent" | "failed" | "withheld";
type HeartbeatOptions = {
  /** A secret: whoever has it can keep the alarm from being raised. In no log. */
  readonly url: string;
  readonly clock: Clock;
  /** Whether it really does its work at this moment. */
  readonly well: () => Promise<boolean>;
  readonly log: Log;
  readonly count: (what: Beat) => void;
  readonly patienceMs?: number;
};

/** undefined: heard. Else why not, as a code: the error's own words hold the address. */
const tell = (url: string, ms: number): Promise<string | undefined> =>
  // Whoever answers "go elsewhere" is not followed: the address is a secret.
  fetch(url, { redirect: "manual", signal: AbortSignal.timeout(ms) }).then(
    async (answer) => {
      await answer.body?.cancel();
      return answer.ok ? undefined : `http_${answer.status}`;
    },
    (error: unknown) =>
      (error as { cause?: { code?: string } }).cause?.code ?? (error as Error).name,
  );

/** Begins after five seconds, and goes on each minute of the clock until it is stopped. Never throws: what fails is counted, and logged once until it is heard again. */
export const startHeartbeat = (o: HeartbeatOptions): { stop(): void } => {
  let stopped = false;
  let failing = false;
  const beat = async (): Promise<void> => {
    if (!(await o.well().catch(() => false))) return o.count("withheld");
    const reason = await tell(o.url, o.patienceMs ?? patienceMs);
    if (stopped) return;
    o.count(reason === undefined ? "sent" : "failed");
    if (reason !== undefined && !failing) o.log.warn({ event: "heartbeat.failed", reason });
    if (reason === undefined && failing) o.log.info({ event: "heartbeat.heard" });
    failing = reason !== undefined;
  };
  const next = (): void => {
    cancel = o.clock.at(o.clock.now() + everyMs, next);
    void beat();
  };
  let cancel = o.clock.at(o.clock.now() + firstMs, next);
  return {
    stop: () => {
      stopped = true;
      cancel();
    },
  };
};
