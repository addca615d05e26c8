// How much is held back, beside the least that could be: the smallest set of cells of a small table such that each of them is open enough, exactly.
import { type Catalogue, type Cells, countCells } from "../../../src/figures/cells.ts";
import { isProtected, smallest } from "../../../src/figures/rule.ts";
import { type Equation, type Programme, withProgramme } from "../../../src/figures/solver.ts";
import { suppress } from "../../../src/figures/suppress.ts";
import { type Dice, diceOf, peopleOf } from "../years.ts";

/** More people than anybody believes in one year. */
const mostBelieved = 1_000_000;
const near = 1e-6;

/** Small cells, and zeros that say something of a group: along some sum neither nobody is left nor have two others enough people. */
export const firstHeld = ({ counts, sums }: Cells): readonly number[] => {
  const countOf = (cell: number): number => counts[cell] ?? 0;
  const safe = new Set([...counts.keys()].filter((cell) => countOf(cell) === 0));
  const rich = sums.map(({ parts }) => parts.filter((part) => countOf(part) >= smallest).length);
  for (let before = -1; before !== safe.size; ) {
    before = safe.size;
    for (const [at, { total, parts }] of sums.entries())
      if ((rich[at] ?? 0) < 2 && !safe.has(total)) for (const part of parts) safe.delete(part);
  }
  return [...counts.keys()].filter((cell) => countOf(cell) < smallest && !safe.has(cell));
};

/** Two dimensions: every extreme of the programme is in whole people. */
class Openness {
  readonly #cells: Cells;
  readonly #programme: Programme;
  constructor(cells: Cells, programme: Programme) {
    this.#cells = cells;
    this.#programme = programme;
  }
  /** Which of `asked` are told when these are held back. */
  told(held: ReadonlySet<number>, asked: Iterable<number>): readonly number[] {
    for (const [cell, count] of this.#cells.counts.entries())
      this.#programme.bound(
        cell,
        held.has(cell) ? 0 : count,
        held.has(cell) ? mostBelieved : count,
      );
    return [...asked].filter(
      (cell) =>
        !isProtected(this.#cells.counts[cell] ?? 0, [
          this.#extreme(cell, 1),
          this.#extreme(cell, -1),
        ]),
    );
  }
  #extreme(cell: number, sense: 1 | -1): number {
    this.#programme.cost(cell, sense);
    const value = this.#programme.solve()?.[cell];
    this.#programme.cost(cell, 0);
    if (value === undefined) throw new Error("the table itself is not possible");
    return sense === 1 ? Math.ceil(value - near) : Math.floor(value + near);
  }
}
/** One of `others` is held back whenever `cell` is. */
type Cut = { readonly cell: number; readonly others: readonly number[] };
/** As many as can be held back while the cell is still told: holding back more never closes a cell, so one of the rest is needed. */
const cutOf = (
  openness: Openness,
  cell: number,
  held: ReadonlySet<number>,
  all: readonly number[],
): Cut => {
  const most = new Set(held);
  for (const each of all) {
    if (most.has(each)) continue;
    most.add(each);
    if (openness.told(most, [cell]).length === 0) most.delete(each);
  }
  return { cell, others: all.filter((each) => !most.has(each)) };
};
/** The smallest set with these cells in it that fulfils every cut. */
const smallestSet = (
  size: number,
  first: ReadonlySet<number>,
  cuts: readonly Cut[],
): ReadonlySet<number> => {
  const cells = Array.from({ length: size }, (_, cell) => cell);
  const lower = [...cells.map((cell) => (first.has(cell) ? 1 : 0)), ...cuts.map(() => 0)];
  const upper = [...cells.map(() => 1), ...cuts.map(() => size)];
  const rows = cuts.map(({ cell, others }, at): Equation => {
    return {
      terms: [...others.map((each) => [each, 1] as const), [cell, -1], [size + at, -1]],
      is: 0,
    };
  });
  const found = withProgramme({ lower, upper }, rows, (programme) => {
    for (const cell of cells) programme.cost(cell, 1);
    return programme.solve(true);
  });
  if (!found) throw new Error("nothing can be held back so that nobody is told");
  return new Set(cells.filter((cell) => (found[cell] ?? 0) > 0.5));
};
/** Exactly: sets are taken by size, and each cell that is told says which others one more is needed of, until none is told. */
export const optimumOf = (cells: Cells): ReadonlySet<number> => {
  const all = [...cells.counts.keys()];
  const first = new Set(firstHeld(cells));
  if (first.size === 0) return first;
  const rows = cells.sums.map(
    ({ total, parts }): Equation => ({
      terms: [[total, -1], ...parts.map((part) => [part, 1] as const)],
      is: 0,
    }),
  );
  const columns = { lower: [...cells.counts], upper: [...cells.counts] };
  return withProgramme(columns, rows, (programme) => {
    const openness = new Openness(cells, programme);
    const cuts: Cut[] = [];
    for (;;) {
      const held = smallestSet(all.length, first, cuts);
      const told = openness.told(held, held);
      if (told.length === 0) return held;
      // From both ends, so that the cuts are unlike.
      for (const cell of told)
        cuts.push(cutOf(openness, cell, held, all), cutOf(openness, cell, held, all.toReversed()));
    }
  });
};

/** Numbers of cells: what `suppress` holds back and the least, the sums among them, and what is small by itself. */
type Held = { readonly [what in "own" | "ownSums" | "least" | "leastSums" | "small"]: number };
const tableOf = (dice: Dice): Cells => {
  const codes = (): readonly string[] => ["a", "b", "c", "d"].slice(0, 2 + dice(3));
  const catalogue: Catalogue = {
    dimensions: { row: codes(), column: codes() },
    tables: [["row", "column"]],
  };
  return countCells(catalogue, peopleOf(catalogue, dice, "secret"));
};
/** So many small lopsided tables in which something is small. */
export const measureUtility = (seed: number, tables: number): readonly Held[] => {
  const dice = diceOf(seed);
  const tried: Held[] = [];
  while (tried.length < tables) {
    const cells = tableOf(dice);
    const small = firstHeld(cells).length;
    if (small === 0) continue;
    const [hides, least] = [suppress(cells) ?? [], optimumOf(cells)];
    const own = [...cells.counts.keys()].filter((cell) => hides[cell]);
    const isSum = (cell: number): boolean => (cells.names[cell] ?? "").split("&").length < 2;
    tried.push({
      own: own.length,
      ownSums: own.filter(isSum).length,
      least: least.size,
      leastSums: [...least].filter(isSum).length,
      small,
    });
  }
  return tried;
};
