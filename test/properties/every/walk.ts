// States that are built on purpose and random plays of every workflow: one walk for all properties, because seeing what everybody sees is what costs.
import fc from "fast-check";
import { beginnings } from "../beginnings.ts";
import { begin, moves, play, runs, starts } from "../plays.ts";
import { instant, type Simulator } from "../simulator.ts";

/** What is wrong now, a sentence for each. */
export type Check = (sim: Simulator, isLast: boolean) => readonly string[];
export type Checks = Readonly<Record<string, Check>>;
/** What was found, for each property: every sentence once, with the first play in which it is true. */
export type Faults = ReadonlyMap<string, readonly string[]>;

class Found {
  readonly #faults = new Map<string, Map<string, string>>();
  note(checks: Checks, sim: Simulator, isLast: boolean, where: string): void {
    for (const [name, check] of Object.entries(checks)) {
      const faults = this.#faults.get(name) ?? new Map<string, string>();
      this.#faults.set(name, faults);
      for (const fault of check(sim, isLast)) if (!faults.has(fault)) faults.set(fault, where);
    }
  }
  all(): Faults {
    return new Map(
      [...this.#faults].map(([name, faults]) => [
        name,
        [...faults].map(([fault, where]) => `${fault} (${where})`),
      ]),
    );
  }
}
/** Everybody's screens cost more than the moves between two looks. */
const movesBetween = 12;
export const walk = (n: number, length: number, checks: Checks): Faults => {
  const found = new Found();
  for (const { name, sim } of beginnings) found.note(checks, sim(), true, name);
  const { numRuns, seed } = runs(n);
  for (const [nth, [start, list]] of fc
    .sample(fc.tuple(starts, moves(length)), { numRuns, seed })
    .entries()) {
    const sim = begin(start);
    for (const [i, move] of list.entries()) {
      play(sim, move);
      const isLast = i === list.length - 1;
      if (isLast || i % movesBetween === movesBetween - 1)
        found.note(
          checks,
          sim,
          isLast,
          `seed ${seed}, play ${nth}, after ${i + 1} moves, ${instant(sim.now)}`,
        );
    }
  }
  return found.all();
};
