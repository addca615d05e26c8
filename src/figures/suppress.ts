// Small cells are hidden, and so many others that an attacker who knows all the rest cannot tell them: for each hidden cell other whole tables exist that say the same in every figure shown.
import { hidden, mostPeople, otherTables, type Range } from "./attack.ts";
import type { Cells } from "./cells.ts";
import { type Equation, type Programme, withProgramme } from "./solver.ts";

/** Fewer than this is small. */
export const smallest = 5;
/** A cell that is hidden for another's sake is left open over so many values at least. [design] */
const otherWidth = 3;

/** What must stay possible for a hidden cell: of a small one anything from one to five, so that not even that it is small can be told. */
export const isOpenEnough = (count: number, [low, high]: Range): boolean =>
  count < smallest ? low <= 1 && high >= smallest : high - low >= otherWidth;

/** Which zeros say nothing of anybody: along every sum that they are part of, nobody is left, or at least two other codes have enough people. Else everybody known to be in that group would be known to be of one kind. */
const safeZeros = ({ counts, sums }: Cells): readonly boolean[] => {
  const safe = counts.map((count) => count === 0);
  const groups = sums.map(({ total, parts }) => ({ total, parts, filled: parts.filter((part) => (counts[part] ?? 0) >= smallest).length }));
  // A total without anybody makes its parts safe only if it is so itself.
  for (let changed = true; changed; ) {
    changed = false;
    for (const { total, parts, filled } of groups) {
      if (filled >= 2 || ((counts[total] ?? 0) === 0 && safe[total])) continue;
      for (const part of parts)
        if (safe[part]) {
          safe[part] = false;
          changed = true;
        }
    }
  }
  return safe;
};

/** What it costs to move a figure by one person: what sums up more, and more people, is of more use. */
const worth = (name: string, count: number, most: number): number => {
  const dimensions = name === "" ? 0 : name.split("&").length;
  return Math.log2(2 + count) * 4 ** (most - dimensions);
};
const freely = 0.001;

const rowsOf = ({ sums, names }: Cells): readonly Equation[] =>
  sums.map(({ total, parts }) => ({
    terms: [[total, -1] as const, ...parts.map((part) => [part, 1] as const)].flatMap(([cell, factor]) => [
      [cell, factor] as const,
      [cell + names.length, -factor] as const,
    ]),
    is: 0,
  }));
/** How far a hidden cell's range has to go. */
export const openEnough = (count: number): Range =>
  count < smallest ? [Math.min(1, count), smallest] : [Math.max(0, count - otherWidth), count + otherWidth];
const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6;

type Move = { readonly column: number; readonly most: number; readonly least: number; readonly back: number; readonly mostBack: number };
/** Finds another table in which a cell is at least so much more, or less, at the least cost; `back` is its other column. */
const otherTable = (programme: Programme, { column, most, least, back, mostBack }: Move): readonly number[] | undefined => {
  if (least > most) return undefined;
  programme.bound(column, least, most);
  programme.bound(back, 0, 0);
  const solved = programme.solve();
  const whole = solved && !solved.every(isWhole) ? programme.solve(true) : solved;
  programme.bound(column, 0, most);
  programme.bound(back, 0, mostBack);
  return whole?.map(Math.round);
};

class Suppression {
  readonly hidden: boolean[];
  readonly #cells: Cells;
  readonly #fixed: readonly boolean[];
  readonly #ranges: Range[];
  readonly #queue: number[];
  constructor(cells: Cells, fixed: readonly boolean[], first: readonly boolean[]) {
    this.#cells = cells;
    this.#fixed = fixed;
    this.hidden = [...first];
    this.#ranges = cells.counts.map((count) => [count, count]);
    this.#queue = first.flatMap((is, cell) => (is ? [cell] : []));
  }
  /** Whether every hidden cell could be left open enough. */
  run(): boolean {
    const { counts, names } = this.#cells;
    this.#look();
    const n = names.length;
    const most = [...counts.keys()].map((cell) => (this.#fixed[cell] ? 0 : mostPeople));
    const less = counts.map((count, cell) => (this.#fixed[cell] ? 0 : count));
    const columns = { lower: new Array<number>(2 * n).fill(0), upper: [...most, ...less] };
    return withProgramme(columns, rowsOf(this.#cells), (programme) => {
      const dimensions = Math.max(...names.map((name) => name.split("&").length));
      for (const [cell, name] of names.entries()) this.#price(programme, cell, worth(name, counts[cell] ?? 0, dimensions));
      for (const cell of this.#queue) this.#price(programme, cell, freely);
      for (let cell = this.#queue.shift(); cell !== undefined; cell = this.#queue.shift())
        if (!this.#open(programme, cell, columns.upper)) return false;
      return true;
    });
  }
  /** What hides itself: tables that could be true already. */
  #look(): void {
    const { counts, sums } = this.#cells;
    const known = counts.map((count, cell): Range => (this.hidden[cell] ? hidden : [count, count]));
    for (const table of otherTables(sums, known, (cell) => openEnough(counts[cell] ?? 0)))
      if ([...table.values()].every(isWhole)) for (const [cell, value] of table) this.#widen(cell, Math.round(value));
  }
  #widen(cell: number, value: number): void {
    const [low, high] = this.#ranges[cell] ?? [value, value];
    this.#ranges[cell] = [Math.min(low, value), Math.max(high, value)];
  }
  #price(programme: Programme, cell: number, cost: number): void {
    programme.cost(cell, cost);
    programme.cost(cell + this.#cells.names.length, cost);
  }
  #open(programme: Programme, cell: number, upper: readonly number[]): boolean {
    const count = this.#cells.counts[cell] ?? 0;
    const range = (): Range => this.#ranges[cell] ?? [count, count];
    const move = (by: 1 | -1, least: number): void => {
      const both = [cell, cell + this.#cells.names.length] as const;
      const [column, back] = by === 1 ? both : both.toReversed();
      const found = otherTable(programme, { column, back, least, most: upper[column] ?? 0, mostBack: upper[back] ?? 0 });
      if (found) this.#take(programme, found);
    };
    if (count < smallest) {
      if (range()[1] < smallest) move(1, smallest - count);
      if (range()[0] > 1) move(-1, count - 1);
    } else {
      const lacking = (): number => otherWidth - (range()[1] - range()[0]);
      if (lacking() > 0) move(1, range()[1] - count + lacking());
      if (lacking() > 0) move(-1, count - range()[0] + lacking());
    }
    return isOpenEnough(count, range());
  }
  /** Another table that could be true instead: what differs in it is hidden, and all that is hidden may be as in it. */
  #take(programme: Programme, found: readonly number[]): void {
    const { counts, names } = this.#cells;
    for (const [cell, count] of counts.entries()) {
      const value = count + (found[cell] ?? 0) - (found[cell + names.length] ?? 0);
      if (value === count) continue;
      this.#widen(cell, value);
      if (this.hidden[cell]) continue;
      this.hidden[cell] = true;
      this.#price(programme, cell, freely);
      this.#queue.push(cell);
    }
  }
}

/**
 * Which cells are hidden. `earlier`: what was released before of the same people, by name: a figure, or null where one was hidden; what was shown stays known, and
 * what was hidden stays hidden. undefined: what was shown before leaves no way.
 */
export const suppress = (cells: Cells, earlier: ReadonlyMap<string, number | null> = new Map()): readonly boolean[] | undefined => {
  const safe = safeZeros(cells);
  const fixed = cells.names.map((name, cell) => cells.empty[cell] || typeof earlier.get(name) === "number");
  const first = cells.counts.map(
    (count, cell) => !fixed[cell] && (earlier.get(cells.names[cell] ?? "") === null || (count < smallest && !safe[cell])),
  );
  const suppression = new Suppression(cells, fixed, first);
  return suppression.run() ? suppression.hidden : undefined;
};
