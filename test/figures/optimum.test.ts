// The smallest set of cells that are held back, which `npm run countries -- --utility` compares with: beside every smaller set there is.
import { beforeAll, expect, it } from "vitest";
import { attack, hidden, type Range } from "../../src/figures/attack.ts";
import { type Catalogue, type Cells, countCells } from "../../src/figures/cells.ts";
import { isProtected } from "../../src/figures/rule.ts";
import { loadSolver } from "../../src/figures/solver.ts";
import { suppress } from "../../src/figures/suppress.ts";
import { firstHeld, optimumOf } from "./countries/optimum.ts";
import { diceOf, peopleOf } from "./years.ts";

beforeAll(loadSolver);

const isSafe = ({ counts, sums }: Cells, held: ReadonlySet<number>): boolean => {
  const known = counts.map((count, cell): Range => (held.has(cell) ? hidden : [count, count]));
  return attack(sums, known).every(
    (range, cell) => !held.has(cell) || isProtected(counts[cell] ?? 0, range),
  );
};
/** Every set of so many of these. */
const setsOf = (size: number, from: readonly number[]): readonly (readonly number[])[] => {
  if (size === 0) return [[]];
  return from.flatMap((cell, at) =>
    setsOf(size - 1, from.slice(at + 1)).map((rest) => [cell, ...rest]),
  );
};
const catalogue: Catalogue = {
  dimensions: { row: ["a", "b"], column: ["a", "b", "c"] },
  tables: [["row", "column"]],
};

it("is safe, and no smaller set is", () => {
  let more = 0;
  for (let seed = 1; seed <= 60; seed++) {
    const cells = countCells(catalogue, peopleOf(catalogue, diceOf(seed), "secret"));
    const first = firstHeld(cells);
    const least = optimumOf(cells);
    expect(isSafe(cells, least), `table ${seed}`).toBe(true);
    const hides = suppress(cells) ?? [];
    // What it is compared with holds back the same cells for their own sake, and cannot be below the least.
    expect(first.filter((cell) => !hides[cell])).toEqual([]);
    expect(hides.filter((is) => is).length).toBeGreaterThanOrEqual(least.size);
    const left = [...cells.counts.keys()].filter((cell) => !first.includes(cell));
    for (let size = 0; size < least.size - first.length; size++)
      for (const others of setsOf(size, left))
        expect(isSafe(cells, new Set([...first, ...others])), `table ${seed}`).toBe(false);
    more += least.size - first.length;
  }
  expect(more).toBeGreaterThan(20);
});
