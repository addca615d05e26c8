// Time and order: a clock that jumps to what is due next, and at every await a draw of who goes on first.
import { subscribe } from "node:diagnostics_channel";
import { setTimeout as pass } from "node:timers/promises";
import type { Worker } from "node:worker_threads";
import type { Clock } from "../../src/calendar/clock.ts";
import type { Draws } from "./draws.ts";

/** One process's life. What a dead one awaits never comes. */
export type Life = { dead: boolean };
type Due = {
  readonly at: number;
  readonly bySkew: boolean;
  readonly life: Life | undefined;
  readonly work: () => void;
};

/** Turns of the event loop in which nothing happened: a group commit takes two of them. */
const stillTurns = 3;
const mostTurns = 2_000_000;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
/** Files are read and closed by threads, and a group commit begins a turn later: whether something of that is under way, however still it seems. */
const isUnderWay = (): boolean =>
  process
    .getActiveResourcesInfo()
    .some(
      (name) => name === "Immediate" || name === "FileHandleCloseReq" || name.startsWith("FSReq"),
    );
/** Threads of their own that somebody waits for: what they do takes none of the time that is played. */
let threads = 0;
subscribe("worker_threads", (message) => {
  threads += 1;
  (message as { readonly worker: Worker }).worker.once("exit", () => {
    threads -= 1;
  });
});

export class Machine {
  /** The time that is; epoch ms. */
  now: number;
  /** How wrong the machine's clock goes, ms. */
  #skew = 0;
  readonly #draws: Draws;
  #due: readonly Due[] = [];
  #gates: (() => void)[] = [];
  #interrupted = false;
  constructor(start: number, draws: Draws) {
    this.now = start;
    this.#draws = draws;
  }
  /** What the machine's clock shows. */
  shown(): number {
    return this.now + this.#skew;
  }
  /** The clock is set. Backward: whoever sleeps wakes, as with the machine's own. */
  set(skew: number): void {
    const back = skew < this.#skew;
    this.#skew = skew;
    if (back)
      this.#due = this.#due.map((due) =>
        due.bySkew ? { ...due, at: Math.min(due.at, this.shown()) } : due,
      );
  }
  #add(due: Due): () => void {
    this.#due = [...this.#due, due];
    return () => {
      this.#due = this.#due.filter((one) => one !== due);
    };
  }
  /** Calls `work` after so long, of the time that is; never for a life that is over. Gives back its cancellation. */
  after(ms: number, work: () => void, life?: Life): () => void {
    return this.#add({ at: this.now + ms, bySkew: false, life, work });
  }
  sleep(ms: number): Promise<void> {
    return new Promise((resolve) => void this.after(ms, resolve));
  }
  /** The clock as a process sees it. */
  clockOf(life: Life): Clock {
    return {
      now: () => this.shown(),
      at: (ms, work) => this.#add({ at: ms, bySkew: true, life, work }),
      // What hides a difference of milliseconds hides nothing from a machine that has none.
      pause: async () => undefined,
    };
  }
  /** An await: others may go on first. */
  gate(): Promise<void> {
    return new Promise((resolve) => void this.#gates.push(resolve));
  }
  /** Until nobody can go on before the clock moves. */
  async quiet(): Promise<void> {
    for (let [still, turns] = [0, 0]; still < stillTurns; turns++) {
      if (turns > mostTurns) throw new Error("something goes on for ever");
      await turn();
      if (this.#gates.length > 0) {
        still = 0;
        const [first] = this.#gates.splice(this.#draws.int(this.#gates.length), 1);
        first?.();
      } else if (still === stillTurns - 1 && threads > 0) {
        still = 0;
        await pass(2);
      } else if (still === stillTurns - 1 && isUnderWay()) still = 0;
      else still += 1;
    }
  }
  #timeOf({ at, bySkew }: Due): number {
    return bySkew ? at - this.#skew : at;
  }
  #next(): Due | undefined {
    this.#due = this.#due.filter(({ life }) => life?.dead !== true);
    let next: Due | undefined;
    for (const due of this.#due)
      if (next === undefined || this.#timeOf(due) < this.#timeOf(next)) next = due;
    return next;
  }
  /** Whoever moves the clock has something else to do first. */
  interrupt(): void {
    this.#interrupted = true;
  }
  resume(): void {
    this.#interrupted = false;
  }
  /** Moves to `to`; everything that comes due on the way comes at its time. False: it was interrupted before. */
  async until(to: number): Promise<boolean> {
    await this.quiet();
    for (
      let next = this.#next();
      !this.#interrupted && next && this.#timeOf(next) <= to;
      next = this.#next()
    ) {
      this.now = Math.max(this.now, this.#timeOf(next));
      const due = next;
      this.#due = this.#due.filter((one) => one !== due);
      due.work();
      await this.quiet();
    }
    if (this.#interrupted) return false;
    this.now = Math.max(this.now, to);
    return true;
  }
  /** The machine stands still for so long: what was due meanwhile comes late. */
  suspend(ms: number): void {
    this.now += ms;
  }
  /** What comes of it, as soon as it can; the clock moves only if it has to. */
  async settled<T>(promise: Promise<T>, patienceMs: number): Promise<T | undefined> {
    let came: { readonly value: T } | { readonly error: unknown } | undefined;
    promise.then(
      (value) => {
        came = { value };
      },
      (error: unknown) => {
        came = { error };
      },
    );
    const until = this.now + patienceMs;
    await this.quiet();
    while (came === undefined && !this.#interrupted) {
      const next = this.#next();
      if (!next || this.#timeOf(next) > until) break;
      await this.until(this.#timeOf(next));
    }
    const done = came as { readonly value: T } | { readonly error: unknown } | undefined;
    if (done && "error" in done) throw done.error;
    return done?.value;
  }
}
