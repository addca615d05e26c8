// A clock that jumps to what is due next, once the program has nothing left to do at the moment that is.
import type { Clock } from "../src/calendar/clock.ts";

type Due = { readonly at: number; readonly work: () => void };
/** Turns of the event loop in which nobody looked at the clock: a group commit takes two of them. */
const stillTurns = 12;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export class SimulatedTime implements Clock {
  #now: number;
  #looked = 0;
  readonly #due = new Set<Due>();
  constructor(start: number) {
    this.#now = start;
  }
  now(): number {
    this.#looked += 1;
    return this.#now;
  }
  at(ms: number, work: () => void): () => void {
    this.#looked += 1;
    const due = { at: ms, work };
    this.#due.add(due);
    return () => void this.#due.delete(due);
  }
  async pause(): Promise<void> {}
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => void this.at(this.#now + ms, resolve));
  }
  async #quiet(): Promise<void> {
    for (let still = 0; still < stillTurns; ) {
      const before = this.#looked;
      await turn();
      still = this.#looked === before ? still + 1 : 0;
    }
  }
  /** Everything due until then happens, each at its own time. */
  async until(ms: number): Promise<void> {
    for (;;) {
      await this.#quiet();
      let next: Due | undefined;
      for (const due of this.#due) if (!next || due.at < next.at) next = due;
      if (!next || next.at > ms) break;
      this.#due.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.work();
      // What is due in the same moment goes on in the same turn.
      for (const due of this.#due) if (due.at <= this.#now && this.#due.delete(due)) due.work();
    }
    this.#now = Math.max(this.#now, ms);
  }
}
