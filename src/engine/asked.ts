// What a command has asked about its instances: an answer holds for all of it, and what was asked together once is asked together the next time.
import { AsyncLocalStorage } from "node:async_hooks";
import type { Processes } from "../store/port.ts";

type Scope = { readonly answers: Map<string, Promise<boolean>>; readonly instances: Set<string> };
/** Instances of which it is remembered what was asked beside them; the oldest goes first. */
const most = 5_000;
/** Whatever a command goes by was so at one moment after it came; its commit asks once more. */
export class Asked {
  readonly #processes: Processes | undefined;
  readonly #scope = new AsyncLocalStorage<Scope>();
  readonly #beside = new Map<string, readonly string[]>();
  /** `processes`: where other processes write, too; without, nothing is asked, and it costs nothing. */
  constructor(processes: Processes | undefined) {
    this.#processes = processes;
  }
  /** Within `work`, and all that is asked within it, each answer is asked for once. `about`: what it is about, where that is known. */
  async once<T>(work: () => Promise<T>, about?: string): Promise<T> {
    if (!this.#processes) return work();
    const scope: Scope = {
      answers: this.#scope.getStore()?.answers ?? new Map(),
      instances: new Set(),
    };
    const done = await this.#scope.run(scope, work);
    if (about !== undefined) this.#beside.delete(about);
    if (about !== undefined) this.#beside.set(about, [...scope.instances]);
    if (this.#beside.size > most) this.#beside.delete(this.#beside.keys().next().value as string);
    return done;
  }
  /** As `once`; what it is about, and what was asked beside that the last time, is asked for together. `revisionOf`: what is in memory. */
  about<T>(
    about: () => string | undefined,
    revisionOf: (instance: string) => number | undefined,
    work: () => Promise<T>,
  ): Promise<T> {
    if (!this.#processes) return work();
    const it = about();
    const beside = it === undefined ? [] : new Set([it, ...(this.#beside.get(it) ?? [])]);
    const asking = (): Promise<T> => {
      for (const each of beside) {
        const revision = revisionOf(each);
        // Whoever needs an answer hears of the failure.
        if (revision !== undefined) this.isAt(each, revision).catch(() => undefined);
      }
      return work();
    };
    return this.once(asking, it);
  }
  /** Whether an instance is at this revision, or was when this was asked first. */
  isAt(instance: string, revision: number): Promise<boolean> {
    const scope = this.#scope.getStore();
    const name = `${revision} ${instance}`;
    const asked =
      scope?.answers.get(name) ??
      this.#processes?.isAt(instance, revision) ??
      Promise.resolve(true);
    scope?.answers.set(name, asked);
    scope?.instances.add(instance);
    return asked;
  }
  /** It was just written so, by this one. */
  wrote(instance: string, revision: number): void {
    this.#scope.getStore()?.answers.set(`${revision} ${instance}`, Promise.resolve(true));
  }
}
