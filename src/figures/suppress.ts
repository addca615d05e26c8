// Small cells are hidden, and so many others that an attacker who knows all the rest cannot tell them: for each hidden cell other whole tables exist that say the same in every figure shown.
import {
  attacks,
  hidden,
  type Knowledge,
  mostPeople,
  nobody,
  otherTables,
  type Range,
} from "./attack.ts";
import type { Cells } from "./cells.ts";
import {
  type Intruder,
  intrudersOf,
  isProtected,
  isSmall,
  protectionInterval,
  publicRule,
  type Rule,
  ruleOf,
  secondaryWidth,
  smallest,
} from "./rule.ts";
import { type Equation, type Programme, withProgramme } from "./solver.ts";

/** Which zeros say nothing of anybody: along every sum that they are part of, nobody is left, or at least two other codes have enough people. Else everybody known to be in that group would be known to be of one kind. */
const safeZeros = ({ counts, sums }: Cells): readonly boolean[] => {
  const safe = counts.map((count) => count === 0);
  const groups = sums.map(({ total, parts }) => ({
    total,
    parts,
    filled: parts.filter((part) => (counts[part] ?? 0) >= smallest).length,
  }));
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
    terms: [[total, -1] as const, ...parts.map((part) => [part, 1] as const)].flatMap(
      ([cell, factor]) => [[cell, factor] as const, [cell + names.length, -factor] as const],
    ),
    is: 0,
  }));
const isWhole = (value: number): boolean => Math.abs(value - Math.round(value)) < 1e-6;

type Move = {
  readonly column: number;
  readonly most: number;
  readonly least: number;
  readonly back: number;
  readonly mostBack: number;
};
/** Finds another table in which a cell is at least so much more, or less, at the least cost; `back` is its other column. */
const otherTable = (
  programme: Programme,
  { column, most, least, back, mostBack }: Move,
): readonly number[] | undefined => {
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
  readonly #rule: Rule;
  readonly #ranges: Range[];
  readonly #queue: number[];
  /** `cells`: with the counts that the intruder does not know. `first`: cells that are suppressed already. `asked`: those of them that lack protection; all by default. */
  constructor(
    cells: Cells,
    fixed: readonly boolean[],
    first: readonly boolean[],
    rule: Rule,
    asked?: readonly number[],
  ) {
    this.#cells = cells;
    this.#fixed = fixed;
    this.#rule = rule;
    this.hidden = [...first];
    this.#ranges = cells.counts.map((count) => [count, count]);
    this.#queue = asked ? [...asked] : first.flatMap((is, cell) => (is ? [cell] : []));
  }
  /** All cells that are suppressed then. undefined: some suppressed cell cannot be protected. */
  run(): readonly boolean[] | undefined {
    const { counts, names } = this.#cells;
    this.#look();
    const n = names.length;
    const most = [...counts.keys()].map((cell) => (this.#fixed[cell] ? 0 : mostPeople));
    const less = counts.map((count, cell) => (this.#fixed[cell] ? 0 : count));
    const columns = { lower: new Array<number>(2 * n).fill(0), upper: [...most, ...less] };
    return withProgramme(columns, rowsOf(this.#cells), (programme) => {
      const dimensions = Math.max(...names.map((name) => name.split("&").length));
      for (const [cell, name] of names.entries())
        this.#price(programme, cell, worth(name, counts[cell] ?? 0, dimensions));
      for (const [cell, is] of this.hidden.entries()) if (is) this.#price(programme, cell, freely);
      for (let cell = this.#queue.shift(); cell !== undefined; cell = this.#queue.shift())
        if (!this.#open(programme, cell, columns.upper)) return undefined;
      return this.hidden;
    });
  }
  /** What hides itself: tables that could be true already. */
  #look(): void {
    const { counts, sums } = this.#cells;
    const known = counts.map((count, cell): Range => (this.hidden[cell] ? hidden : [count, count]));
    for (const table of otherTables(sums, known, (cell) =>
      protectionInterval(counts[cell] ?? 0, this.#rule),
    ))
      if ([...table.values()].every(isWhole))
        for (const [cell, value] of table) this.#widen(cell, Math.round(value));
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
      const found = otherTable(programme, {
        column,
        back,
        least,
        most: upper[column] ?? 0,
        mostBack: upper[back] ?? 0,
      });
      if (found) this.#take(programme, found);
    };
    const { small, everyCell } = this.#rule;
    if (isSmall(count, this.#rule)) {
      if (range()[1] < small) move(1, small - count);
      if (range()[0] > 1) move(-1, count - 1);
    } else if (everyCell) {
      const lacking = (): number => secondaryWidth - (range()[1] - range()[0]);
      if (lacking() > 0) move(1, range()[1] - count + lacking());
      if (lacking() > 0) move(-1, count - range()[0] + lacking());
    }
    return isProtected(count, range(), this.#rule);
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
export const suppress = (
  cells: Cells,
  earlier: ReadonlyMap<string, number | null> = new Map(),
): readonly boolean[] | undefined => {
  const safe = safeZeros(cells);
  const fixed = cells.names.map(
    (name, cell) => cells.empty[cell] || typeof earlier.get(name) === "number",
  );
  const first = cells.counts.map(
    (count, cell) =>
      !fixed[cell] &&
      (earlier.get(cells.names[cell] ?? "") === null || (count < smallest && !safe[cell])),
  );
  return suppressFor(cells, fixed, first);
};
const shifted = ([low, high]: Range, by: number): Range => [low + by, high + by];
/** What an intruder knows of the cells, its own rows among them; and how wide each feasibility interval has to be. */
const knowledgeOf = (intruder: Intruder): Knowledge => {
  const { counts, own } = intruder;
  const rule = ruleOf(intruder);
  const wanted = (cell: number): Range =>
    shifted(protectionInterval(counts[cell] ?? 0, rule), own?.[cell] ?? 0);
  return { ...(own && { least: own }), wanted };
};
/** A count of one or two that the other contributors have in a cell. Small counts and zeros are suppressed for the public by rules of their own. */
const isSmallOfOthers = (intruder: Intruder, cell: number): boolean =>
  intruder.own !== undefined && isSmall(intruder.counts[cell] ?? 0, ruleOf(intruder));
/** The cells that each intruder discloses, by their places. `known`: of each cell what the published figures say, the same for all intruders. */
export const disclosedTo = (
  { names, sums, empty }: Cells,
  known: readonly Range[],
  intruders: readonly Intruder[],
): readonly (readonly number[])[] => {
  const found = attacks(sums, known, intruders.map(knowledgeOf));
  return intruders.map((intruder, at) => {
    const isDisclosed = (cell: number): boolean => {
      const [from, to] = known[cell] ?? hidden;
      // A published figure less the intruder's own is the others' count.
      if (from === to) return isSmallOfOthers(intruder, cell);
      const ofOthers = shifted(found[at]?.[cell] ?? hidden, -(intruder.own?.[cell] ?? 0));
      return !isProtected(intruder.counts[cell] ?? 0, ofOthers, ruleOf(intruder));
    };
    return [...names.keys()].filter((cell) => !empty[cell] && isDisclosed(cell));
  });
};
const countOf = (suppressed: readonly boolean[] | undefined): number =>
  suppressed?.filter(Boolean).length ?? 0;
/** Protects against the public first, then against each contributor, until no cell is added. */
const suppressFor = (
  cells: Cells,
  fixed: readonly boolean[],
  first: readonly boolean[],
): readonly boolean[] | undefined => {
  const [, ...contributors] = intrudersOf(cells);
  let all = new Suppression(cells, fixed, first, publicRule).run();
  for (let before = -1; all && contributors.length > 0 && before !== countOf(all); ) {
    before = countOf(all);
    all = all.map(
      (is, cell) =>
        is || (!fixed[cell] && contributors.some((each) => isSmallOfOthers(each, cell))),
    );
    const known = cells.counts.map(
      (count, cell): Range => (cells.empty[cell] ? nobody : all?.[cell] ? hidden : [count, count]),
    );
    const disclosed = disclosedTo(cells, known, contributors);
    for (const [at, each] of contributors.entries()) {
      const asked = disclosed[at] ?? [];
      if (all && asked.length > 0)
        all = new Suppression(
          { ...cells, counts: each.counts },
          fixed,
          all,
          ruleOf(each),
          asked,
        ).run();
    }
    // Cells that were added for one contributor are protected against the public as well.
    if (all && countOf(all) > before) all = new Suppression(cells, fixed, all, publicRule).run();
  }
  return all;
};
