// Per-key mutex: commands on one instance run one at a time in this process; across processes the version check decides.

/** What a piece of work holds while it runs. `extend`: more keys until it is over, all or none, without waiting; false: one of them is somebody else's. */
export type Holding = { extend(keys: readonly string[]): boolean };
/** The keys of what somebody else is at: it is decided again when they are held. */
export type Met = { readonly met: readonly string[] };

const isMet = (done: unknown): done is Met =>
  typeof done === "object" && done !== null && "met" in done;

export class KeyedMutex {
  readonly #last = new Map<string, Promise<void>>();

  /** Runs `work` when `key` is free; undefined: at once. Gives and throws what `work` does. */
  take<T>(key: string | undefined, work: (holding: Holding) => Promise<T>): Promise<T> {
    return this.takeAll(key === undefined ? [] : [key], work);
  }
  /**
   * Runs `work` when all of `keys` are free: at once where they are, else first come, first served at each. Whoever waits stands in all queues from one and the
   * same moment, so that of two the same is first everywhere, and no ring of waiting can close. `work` must not take a key of its own again.
   */
  async takeAll<T>(keys: readonly string[], work: (holding: Holding) => Promise<T>): Promise<T> {
    const { promise: free, resolve: release } = Promise.withResolvers<void>();
    const held = new Set<string>();
    const hold = (key: string): void => {
      held.add(key);
      this.#last.set(key, free);
    };
    const before = keys.flatMap((key) => this.#last.get(key) ?? []);
    for (const key of keys) hold(key);
    const extend = (more: readonly string[]): boolean => {
      const missing = more.filter((key) => !held.has(key));
      if (missing.some((key) => this.#last.has(key))) return false;
      for (const key of missing) hold(key);
      return true;
    };
    try {
      if (before.length > 0) await Promise.all(before);
      return await work({ extend });
    } finally {
      for (const key of held) if (this.#last.get(key) === free) this.#last.delete(key);
      release();
    }
  }
  /** As `takeAll`, and once more with the keys that `work` has met as well, until it meets nobody. `tried`: how often before. */
  async takeMore<T>(
    keys: readonly string[],
    work: (holding: Holding, tried: number) => Promise<T | Met>,
  ): Promise<T> {
    const all = new Set(keys);
    for (let tried = 0; ; tried++) {
      const done = await this.takeAll([...all], (holding) => work(holding, tried));
      if (!isMet(done)) return done;
      for (const key of done.met) all.add(key);
    }
  }
}
