// A platform that takes as many messages as its documentation says, on a simulated clock, and asks for patience beyond that.
import type { Adapter, Delivery, Outcome } from "../adapters/port.ts";
import type { Platform } from "../src/rules/workflow.ts";
import type { SimulatedTime } from "./simulated-time.ts";

/** At most so many in so long: in all (`whole`), or in one conversation. */
type Limit = { readonly whole?: true; readonly most: number; readonly inMs: number };
/**
 * Slack: "one message per second per channel", and "several hundred messages per minute per workspace", here three hundred. Teams: per bot and thread 7 in 1 s,
 * 8 in 2 s, 60 in 30 s, 1,800 in an hour; 50 requests a second for an app in a tenant. (Both read November 2026.)
 */
export const limitsOf: Readonly<Record<Platform, readonly Limit[]>> = {
  slack: [
    { whole: true, most: 300, inMs: 60_000 },
    { most: 1, inMs: 1_000 },
  ],
  teams: [
    { whole: true, most: 50, inMs: 1_000 },
    { most: 7, inMs: 1_000 },
    { most: 8, inMs: 2_000 },
    { most: 60, inMs: 30_000 },
    { most: 1_800, inMs: 3_600_000 },
  ],
  // It sends nothing.
  web: [],
};
/** The least time in which a platform takes `n` messages to as many people, ms. */
export const leastMs = (platform: Platform, n: number): number =>
  Math.max(
    0,
    ...limitsOf[platform]
      .filter(({ whole }) => whole)
      .map(({ most, inMs }) => Math.floor((n - 1) / most) * inMs),
  );
export type Taken = {
  readonly to: string;
  readonly at: number;
  readonly outbox: string;
  readonly title: string;
  /** References of cases that stand in it. */
  readonly refs: readonly string[];
};
const latencyMs = 120;
const reference = /\b[A-Z][A-Z0-9]{2}-[0-9A-Z]{4}-[0-9A-Z]{2}\b/g;

export class LimitedCloud {
  readonly platform: Platform;
  readonly #clock: SimulatedTime;
  /** New messages, in the order in which they came. */
  readonly taken: Taken[] = [];
  /** How often it asked for patience. */
  refused = 0;
  /** While a database is made nothing is limited. */
  isLimited = false;
  readonly #times = new Map<string, number[]>();
  #ids = 0;
  constructor(platform: Platform, clock: SimulatedTime) {
    this.platform = platform;
    this.#clock = clock;
  }
  /** ms until it takes one more; 0: now, and it has. */
  #takes(to: string): number {
    const now = this.#clock.now();
    const windows = limitsOf[this.platform].map((limit, n) => {
      const name = limit.whole ? String(n) : `${n} ${to}`;
      const times = (this.#times.get(name) ?? []).filter((at) => at > now - limit.inMs);
      this.#times.set(name, times);
      return { limit, times };
    });
    const waits = windows.map(({ limit, times }) =>
      times.length < limit.most ? 0 : (times.at(-limit.most) ?? now) + limit.inMs - now,
    );
    const wait = Math.max(...waits);
    if (wait === 0) for (const { times } of windows) times.push(now);
    return wait;
  }
  async #deliver({ to, outbox, ref, message }: Delivery): Promise<Outcome> {
    await this.#clock.sleep(latencyMs);
    // Both limit what is posted; what is changed in place has limits of its own, far away.
    const waitMs = this.isLimited && !ref ? this.#takes(to.id) : 0;
    if (waitMs > 0) {
      this.refused += 1;
      // `Retry-After` is in seconds.
      return { retry: "ratelimited", afterMs: Math.ceil(waitMs / 1_000) * 1_000 };
    }
    if (ref) return { sent: ref };
    this.#ids += 1;
    this.taken.push({
      to: to.id,
      at: this.#clock.now(),
      outbox,
      title: message.title,
      refs: [...new Set(JSON.stringify(message).match(reference))],
    });
    return { sent: { channel: to.id, id: String(this.#ids) } };
  }
  adapter(): Adapter {
    return {
      platform: this.platform,
      deliver: (delivery) => this.#deliver(delivery),
      history: { lookup: async () => ({ absent: true }) },
    };
  }
}
