// What is remembered of many, with a bound.

/** How long a refusal counts, ms. Platforms get new things one organisation after another: what is not there today may be there tomorrow. [design] */
const refusedMs = 24 * 3_600_000;
const mostRefused = 1_000;

/** Those asked for last, `most` at most: whatever is older is forgotten, and must be found out anew. */
export class Kept<V> {
  readonly #most: number;
  readonly #all = new Map<string, V>();
  constructor(most: number) {
    this.#most = most;
  }
  get(key: string): V | undefined {
    const found = this.#all.get(key);
    if (found !== undefined) this.set(key, found);
    return found;
  }
  set(key: string, value: V): V {
    this.#all.delete(key);
    this.#all.set(key, value);
    if (this.#all.size > this.#most) this.#all.delete(this.#all.keys().next().value as string);
    return value;
  }
  delete(key: string): void {
    this.#all.delete(key);
  }
}

/** What was refused, for a day; then it is tried anew. Of more than `mostRefused` the one that was asked for longest ago is tried anew sooner. */
export class Refused {
  readonly #at = new Kept<number>(mostRefused);
  readonly #now: () => number;
  /** `now`: ms, epoch ms. */
  constructor(now: () => number) {
    this.#now = now;
  }
  add(what: string): void {
    this.#at.set(what, this.#now());
  }
  has(what: string): boolean {
    const at = this.#at.get(what);
    return at !== undefined && this.#now() - at < refusedMs;
  }
}
