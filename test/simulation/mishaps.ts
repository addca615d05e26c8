// What goes wrong with one post on a fine day. Each is rare, and a season has some of each.
import type { Draws } from "./draws.ts";
import type { Machine } from "./machine.ts";

/** `unheard`: the post is taken, and its answer is lost. `refused`: it is not taken now. `late`: the answer is older than the lease when its process goes on. */
export type Mishap = "unheard" | "refused" | "late";
const share = 1 / 40;
const kinds = ["unheard", "refused", "late", "late"] as const;
/** Longer than a lease, with the time in which a post in doubt is looked for before it is sent again. */
const mostLateMs = 10 * 60_000;
/** The first sending comes back while the second is under way. */
const overlapMs = 5_000;

type Late = { readonly wasTaken: boolean; wake(): void };
export class Mishaps {
  readonly #machine: Machine;
  readonly #draws: Draws;
  /** Answers that are not heard yet, by the name of the post. */
  readonly #late = new Map<string, Late>();
  constructor(machine: Machine, draws: Draws) {
    this.#machine = machine;
    this.#draws = draws;
  }
  draw(): Mishap | undefined {
    return this.#draws.chance(share) ? this.#draws.pick(kinds) : undefined;
  }
  /** Whether the platform takes a post whose answer comes late. */
  takes(): boolean {
    return this.#draws.chance(0.5);
  }
  /** Holds an answer until somebody else is in the middle of sending the same post. */
  async holds(name: string, wasTaken: boolean): Promise<void> {
    await new Promise<void>((resolve) => {
      const cancel = this.#machine.after(mostLateMs, resolve);
      const wake = (): void => {
        cancel();
        resolve();
      };
      this.#late.set(name, { wasTaken, wake });
    });
    this.#late.delete(name);
  }
  /** A post is sent while an earlier sending of it is still unanswered: that one is answered first. Whether the platform had taken it; undefined: there is none. */
  async overtakes(name: string): Promise<boolean | undefined> {
    const late = this.#late.get(name);
    if (!late) return undefined;
    late.wake();
    await this.#machine.sleep(overlapMs);
    return late.wasTaken;
  }
}
