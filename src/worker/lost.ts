// After another server has taken over: what was acknowledged and is not there is found at once, and somebody hears of it.

import type { Core } from "../engine/core.ts";
import type { Engine } from "../engine/index.ts";
import type { Log } from "../log.ts";
import type { Known } from "../store/port.ts";

type LostOptions = { readonly core: Core; readonly engine: Engine; readonly log: Log };
export class Lost {
  readonly #o: LostOptions;
  /** What this process remembered of the server before, and has not compared yet. */
  #remembered: readonly Known[] | undefined;
  #first: () => Promise<void> = async () => undefined;
  #count = 0;
  constructor(options: LostOptions) {
    this.#o = options;
  }
  /** Instances of which something is lost, since the start. */
  get count(): number {
    return this.#count;
  }
  /** Nothing that is in memory is taken for what the server has. Before anything is asked of it. `first`: what must be so before anything is done there; safe to repeat. */
  forget(first: () => Promise<void>): void {
    this.#first = first;
    const { engine, core } = this.#o;
    this.#remembered = [...(this.#remembered ?? []), ...engine.transact.instances.forgetAll()];
    core.keys.forget();
  }
  /** Compares, and says what is lost: counts, and never what it was. Once; throws when the database does, and is asked again then. */
  async look(): Promise<void> {
    const remembered = this.#remembered;
    if (!remembered) return;
    const { core, engine, log } = this.#o;
    await this.#first();
    const lost = (await core.store.processes?.lost(remembered)) ?? 0;
    if (this.#remembered !== remembered) return;
    this.#remembered = undefined;
    log.warn({ event: "database.moved", compared: remembered.length, lost });
    if (lost === 0) return;
    this.#count += lost;
    log.error({ event: "database.lost", instances: lost });
    await engine.register.trouble("lost");
  }
}
