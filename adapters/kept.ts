// What is remembered of many, with a bound.

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
