// When instances fire next: a binary heap by time. An entry that is no longer true is dropped when it comes up (lazy deletion).
import type { InstanceId } from "../rules/ui.ts";

type Entry = { readonly instance: InstanceId; readonly at: number };

/** One time for each instance, epoch ms. Set, delete and take cost the logarithm of how many there are: a morning has tens of thousands. */
export class DueTimes {
  readonly #times = new Map<InstanceId, number>();
  #heap: Entry[] = [];
  get size(): number {
    return this.#times.size;
  }
  has(instance: InstanceId): boolean {
    return this.#times.has(instance);
  }
  clear(): void {
    this.#times.clear();
    this.#heap = [];
  }
  delete(instance: InstanceId): void {
    this.#times.delete(instance);
  }
  set(instance: InstanceId, at: number): void {
    if (this.#times.get(instance) === at) return;
    this.#times.set(instance, at);
    // Half of it no longer true: as many steps to sort it out as were saved before.
    if (this.#heap.length > 2 * this.#times.size + 64) this.#rebuild();
    else this.#up({ instance, at });
  }
  /** The earliest of all; undefined: there is none. */
  get next(): number | undefined {
    this.#dropStale();
    return this.#heap[0]?.at;
  }
  /** The earliest at most `limit` that are due at `now`, in order. They stay until they are set anew or deleted. */
  due(now: number, limit: number): readonly InstanceId[] {
    const taken: Entry[] = [];
    const found = new Set<InstanceId>();
    while (found.size < limit) {
      this.#dropStale();
      const first = this.#heap[0];
      if (first === undefined || first.at > now) break;
      this.#pop();
      taken.push(first);
      found.add(first.instance);
    }
    for (const entry of taken) this.#up(entry);
    return [...found];
  }
  #isTrue({ instance, at }: Entry): boolean {
    return this.#times.get(instance) === at;
  }
  #dropStale(): void {
    for (
      let first = this.#heap[0];
      first !== undefined && !this.#isTrue(first);
      first = this.#heap[0]
    )
      this.#pop();
  }
  #rebuild(): void {
    // A sorted list is a heap.
    this.#heap = [...this.#times]
      .map(([instance, at]) => ({ instance, at }))
      .sort((a, b) => a.at - b.at);
  }
  #up(entry: Entry): void {
    const heap = this.#heap;
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent] as Entry;
      if (above.at <= entry.at) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = entry;
  }
  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && (heap[child + 1] as Entry).at < (heap[child] as Entry).at)
        child += 1;
      const below = heap[child] as Entry;
      if (below.at >= last.at) break;
      heap[at] = below;
      at = child;
    }
    heap[at] = last;
  }
}
