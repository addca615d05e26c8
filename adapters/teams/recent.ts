// What has been heard lately: an activity that comes twice is answered once.

/** A token of the connector lives an hour: what is older cannot be sent again with it. */
const keptMs = 2 * 3_600_000;
const keptMost = 20_000;

export class Recent {
  readonly #heard = new Map<
    string,
    { readonly at: number; readonly work: Promise<unknown> | undefined }
  >();
  readonly #known = new Map<string, { readonly at: number; readonly value: string }>();
  /** A repetition while the first is being answered gets the same answer; after that, none: a panel is not shown again to whoever recorded the request. */
  async once(id: string, work: () => Promise<unknown>): Promise<unknown> {
    const now = performance.now();
    const before = this.#heard.get(id);
    if (before && now - before.at < keptMs) return before.work;
    const mine = work();
    this.#heard.set(id, { at: now, work: mine });
    this.#forget(this.#heard, now);
    try {
      return await mine;
    } catch (error) {
      // It was not done: it may come again.
      this.#heard.delete(id);
      throw error;
    } finally {
      if (this.#heard.has(id)) this.#heard.set(id, { at: now, work: undefined });
    }
  }
  async remembered(key: string, ask: () => Promise<string>): Promise<string> {
    const now = performance.now();
    const known = this.#known.get(key);
    if (known && now - known.at < keptMs) return known.value;
    const value = await ask();
    this.#known.set(key, { at: now, value });
    this.#forget(this.#known, now);
    return value;
  }
  /** A map keeps the order in which its keys came: the oldest go first. */
  #forget(from: Map<string, { readonly at: number }>, now: number): void {
    for (const [key, { at }] of from) {
      if (from.size <= keptMost && now - at < keptMs) return;
      from.delete(key);
    }
  }
}
