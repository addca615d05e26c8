// The attacker: knows every sum, every published figure of every release, that nobody is counted less than never, and that people are whole. How narrowly can each cell be told?
import type { Sum } from "./cells.ts";
import { type Programme, withProgramme } from "./solver.ts";

/** Lowest and highest, both possible. */
export type Range = readonly [low: number, high: number];
/** More than anybody believes in one year: the attacker's bound of what nothing else bounds. */
export const mostPeople = 1_000_000;
export const hidden: Range = [0, mostPeople];
/** Of a cell that everybody knows to be empty. */
export const nobody: Range = [0, 0];
const tolerance = 1e-6;
/** What is true of a cell already, and how far its range has to go before it need not be asked for any more; undefined: as far as it goes. */
type Wanted = (cell: number) => Range | undefined;

type Asked = {
  /** Only all in one question, for a first look. */
  readonly together: boolean;
  /** What a figure says by itself; a published one is its own range. */
  readonly known: readonly Range[];
  readonly wanted: Wanted;
  readonly found: (table: ReadonlyMap<number, number>) => void;
};
class Attack {
  readonly #programme: Programme;
  readonly #open: readonly number[];
  readonly #bounds: readonly Range[];
  readonly #wanted: Wanted;
  readonly #together: boolean;
  readonly #low: number[];
  readonly #high: number[];
  /** Every table that could be true, as it is found. */
  readonly #found: (table: ReadonlyMap<number, number>) => void;
  constructor(
    programme: Programme,
    open: readonly number[],
    { known, wanted, found, together }: Asked,
  ) {
    this.#together = together;
    this.#programme = programme;
    this.#open = open;
    this.#bounds = known;
    this.#wanted = wanted;
    this.#found = found;
    this.#low = open.map(() => Number.POSITIVE_INFINITY);
    this.#high = open.map(() => Number.NEGATIVE_INFINITY);
  }
  #lacks(at: number, sense: 1 | -1): boolean {
    const wanted = this.#wanted(this.#open[at] ?? -1);
    if (!wanted) return true;
    return sense === 1
      ? (this.#low[at] ?? 0) > wanted[0] + tolerance
      : (this.#high[at] ?? 0) < wanted[1] - tolerance;
  }
  #known(at: number): Range {
    return this.#bounds[this.#open[at] ?? -1] ?? hidden;
  }
  /** No further than is asked for: otherwise one cell that goes far would be worth as much as many that go far enough. */
  #cap(at: number, sense: 1 | -1): void {
    const [low, high] = this.#known(at);
    const wanted = this.#wanted(this.#open[at] ?? -1);
    if (wanted)
      this.#programme.bound(
        at,
        sense === 1 ? Math.max(low, wanted[0]) : low,
        sense === 1 ? high : Math.min(high, wanted[1]),
      );
  }
  #ask(columns: readonly number[], sense: 1 | -1): void {
    for (const at of columns) {
      this.#programme.cost(at, sense);
      this.#cap(at, sense);
    }
    const solved = this.#programme.solve();
    for (const at of columns) {
      this.#programme.cost(at, 0);
      this.#programme.bound(at, ...this.#known(at));
    }
    if (!solved) throw new Error("what was published cannot be true");
    for (const [at, value] of solved.entries()) {
      this.#low[at] = Math.min(this.#low[at] ?? value, value);
      this.#high[at] = Math.max(this.#high[at] ?? value, value);
    }
    this.#found(new Map(this.#open.map((cell, at) => [cell, solved[at] ?? 0])));
  }
  /** All that lack something in one question, while that helps; then each by itself. */
  run(): ReadonlyMap<number, Range> {
    for (const sense of [1, -1] as const) {
      const lacking = (): readonly number[] =>
        [...this.#open.keys()].filter((at) => this.#lacks(at, sense));
      if (this.#open.some((cell) => this.#wanted(cell)))
        for (
          let [before, now] = [Number.POSITIVE_INFINITY, lacking()];
          now.length > 1 && now.length < before;
        ) {
          this.#ask(now, sense);
          [before, now] = [now.length, lacking()];
        }
      if (!this.#together)
        for (const at of this.#open.keys()) if (this.#lacks(at, sense)) this.#ask([at], sense);
    }
    return new Map(
      this.#open.map((cell, at) => [
        cell,
        [
          Math.ceil((this.#low[at] ?? 0) - tolerance) + 0,
          Math.floor((this.#high[at] ?? 0) + tolerance),
        ],
      ]),
    );
  }
}

/** `least`: a lower bound of each cell that the attacker knows. `wanted`: how far each range has to go. */
export type Knowledge = { readonly least?: readonly number[]; readonly wanted?: Wanted };
/** A row of the programme for each sum: its open cells by their columns, and what the known ones leave over for them. */
const rowsOf = (
  sums: readonly Sum[],
  known: readonly Range[],
  column: ReadonlyMap<number, number>,
) =>
  sums.flatMap(({ total, parts }) => {
    const cells = [[total, -1] as const, ...parts.map((part) => [part, 1] as const)];
    const terms = cells.flatMap(([cell, factor]) =>
      column.has(cell) ? [[column.get(cell) ?? 0, factor] as const] : [],
    );
    const fixed = cells.reduce(
      (sum, [cell, factor]) => sum + (column.has(cell) ? 0 : factor * (known[cell]?.[0] ?? 0)),
      0,
    );
    return terms.length === 0 ? [] : [{ terms, is: -fixed }];
  });
/** One linear programme for all attackers: only the bounds differ between them. */
const ask = (
  sums: readonly Sum[],
  known: readonly Range[],
  all: readonly (Knowledge & Pick<Asked, "found" | "together">)[],
) => {
  const open = known.flatMap(([low, high], cell) => (low < high ? [cell] : []));
  const rows = rowsOf(sums, known, new Map(open.map((cell, at) => [cell, at])));
  if (open.length === 0) return all.map(() => known);
  const columns = {
    lower: open.map((cell) => known[cell]?.[0] ?? 0),
    upper: open.map((cell) => known[cell]?.[1] ?? 0),
  };
  return withProgramme(columns, rows, (programme) =>
    all.map(({ least = [], wanted = everything, ...rest }) => {
      const own = known.map(
        ([low, high], cell): Range =>
          low < high ? [Math.max(low, least[cell] ?? 0), high] : [low, high],
      );
      for (const [at, cell] of open.entries()) programme.bound(at, ...(own[cell] ?? hidden));
      const ranges = new Attack(programme, open, { known: own, wanted, ...rest }).run();
      return known.map((fixed, cell) => ranges.get(cell) ?? fixed);
    }),
  );
};
const everything: Wanted = () => undefined;
/**
 * The feasibility interval of every cell for each attacker, rounded inwards to whole people. `known`: what a figure says by itself; a
 * published one is its own range. With `wanted`, only as far as is asked for. Throws where what is known cannot be true.
 */
export const attacks = (
  sums: readonly Sum[],
  known: readonly Range[],
  all: readonly Knowledge[],
): readonly (readonly Range[])[] =>
  ask(
    sums,
    known,
    all.map((each) => ({ ...each, found: () => undefined, together: false })),
  );
/** The same for an attacker with the published figures alone. */
export const attack = (
  sums: readonly Sum[],
  known: readonly Range[],
  wanted = everything,
): readonly Range[] => attacks(sums, known, [{ wanted }])[0] ?? [];
/** Some tables that could be true, such that many cells go as far as is wanted. */
export const otherTables = (
  sums: readonly Sum[],
  known: readonly Range[],
  wanted: Wanted,
): readonly ReadonlyMap<number, number>[] => {
  const tables: ReadonlyMap<number, number>[] = [];
  ask(sums, known, [{ wanted, found: (table) => void tables.push(table), together: true }]);
  return tables;
};
