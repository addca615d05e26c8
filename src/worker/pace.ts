// Rate of deliveries to an organisation: without a limit until the platform says "too much", then what it took, and slowly more. In memory: each process finds it by itself.

/** A place that took something so short a time ago may have a limit of its own (Slack: about one message a second in a channel): it alone rests. */
const ownLimitMs = 10_000;
/**
 * Each that is taken says that there is room for more: posts a second. As slow as this, a rest comes once in some twenty seconds, and two thousand lists in
 * Teams take 1.11 × of what its limit allows and in Slack 1.13 ×; four times as fast 1.24 × and 1.09 ×.
 */
const morePerPost = 0.005;
/** A stretch shorter than this says little of how much is taken in the long run: the rest at its end is most of it. */
const tellingMs = 10_000;
/** Each "too much" takes at least a tenth away. */
const lessAfter = 0.9;
const leastPerS = 0.5;
/** As long without a "too much", and there is no limit any more. */
const forgottenMs = 10 * 60_000;
/** What was sent before anything was said is counted for so long. */
const countedMs = 60_000;

/** `count`: taken since `since`. `tokens`: what may go at once, at most a second's worth. Times are epoch ms. */
type Taken = { since: number; count: number };
type Limit = Taken & { perS: number; tokens: number; at: number; until: number };

export class Pace {
  readonly #most: number;
  readonly #limits = new Map<string, Limit>();
  readonly #taken = new Map<string, Taken>();
  /** When each place took something last, the oldest first. */
  readonly #places = new Map<string, number>();
  /** `most`: of how many organisations a limit is known; of more, the oldest is forgotten and found anew. */
  constructor(most = 100) {
    this.#most = most;
  }
  /** How many more may go to this organisation (its MAC) now. */
  room(home: string, now: number): number {
    const limit = this.#limits.get(home);
    if (!limit) return Number.POSITIVE_INFINITY;
    if (now < limit.until) return 0;
    const most = Math.max(1, limit.perS);
    limit.tokens = Math.min(
      most,
      limit.tokens + (Math.max(0, now - limit.at) / 1_000) * limit.perS,
    );
    limit.at = now;
    return Math.max(0, Math.floor(limit.tokens));
  }
  /** One has gone there. */
  went(home: string): void {
    const limit = this.#limits.get(home);
    if (limit) limit.tokens -= 1;
  }
  /** One was taken there. */
  took(home: string, place: string, now: number): void {
    this.#noted(place, now);
    const limit = this.#limits.get(home);
    if (limit) {
      limit.count += 1;
      limit.perS += morePerPost;
      return;
    }
    const taken = this.#taken.get(home);
    if (taken && now - taken.since < countedMs) taken.count += 1;
    else this.#taken.set(home, { since: now, count: 1 });
    if (this.#taken.size > this.#most)
      this.#taken.delete(this.#taken.keys().next().value as string);
  }
  /** "Too much", and not before `afterMs`. Nothing, where it may be the place's own limit. */
  limited(home: string, place: string, afterMs: number, now: number): void {
    if (now - (this.#places.get(place) ?? Number.NEGATIVE_INFINITY) < ownLimitMs) return;
    const until = now + afterMs;
    const known = this.#limits.get(home);
    // Of those that were on their way when the first of them heard it.
    if (known && now < known.until) {
      known.until = Math.max(known.until, until);
      return;
    }
    const { since, count } = known ?? this.#taken.get(home) ?? { since: now, count: 0 };
    const taken = (count * 1_000) / Math.max(1, until - since);
    const less = (known?.perS ?? Number.POSITIVE_INFINITY) * lessAfter;
    const perS = Math.max(
      leastPerS,
      known && until - since < tellingMs ? less : Math.min(taken, less),
    );
    this.#limits.delete(home);
    this.#taken.delete(home);
    this.#limits.set(home, { perS, tokens: 1, at: until, until, since: until, count: 0 });
    if (this.#limits.size > this.#most)
      this.#limits.delete(this.#limits.keys().next().value as string);
  }
  /** Organisations (their MACs) to which nothing may go now. */
  resting(now: number): readonly string[] {
    for (const [home, { until }] of this.#limits)
      if (Math.abs(now - until) >= forgottenMs) this.#limits.delete(home);
    return [...this.#limits.keys()].filter((home) => this.room(home, now) < 1);
  }
  /** When something may go again to one of those; undefined: none rests. Epoch ms. */
  next(now: number): number | undefined {
    const times = this.resting(now).map((home) => {
      const { until, tokens, perS } = this.#limits.get(home) as Limit;
      return now < until ? until : now + Math.ceil(((1 - tokens) / perS) * 1_000);
    });
    return times.length === 0 ? undefined : Math.min(...times);
  }
  #noted(place: string, now: number): void {
    this.#places.delete(place);
    this.#places.set(place, now);
    for (const [old, at] of this.#places) {
      if (now - at < ownLimitMs) return;
      this.#places.delete(old);
    }
  }
}
