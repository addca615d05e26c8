// An attacker independent of src/figures, but for the solver and the shape of a catalogue: it has read every proposal of a year, and solves one linear programme over the inner cells of all tables.
import type { Catalogue } from "../../../src/figures/cells.ts";
import { type Equation, type Programme, withProgramme } from "../../../src/figures/solver.ts";
import { partsOf } from "./reckon.ts";

/** What anybody has read: a figure, or null where it was held back each time. */
export type Read = ReadonlyMap<string, number | null>;
type Range = readonly [low: number, high: number];
export type Question = {
  readonly catalogue: Catalogue;
  /** Every table of which something has been read. */
  readonly tables: Catalogue["tables"];
  readonly read: Read;
  /** Whether so much is left open that nothing further has to be asked of the cell. */
  readonly isOpen: (name: string, range: Range) => boolean;
  /** How many of an inner cell the attacker has told, and knows to be there. */
  readonly own?: (name: string) => number;
  /** The attacker reckons in whole people. */
  readonly isWhole: boolean;
};
export type Told = { readonly name: string; readonly range: Range };
type Codes = Readonly<Record<string, string>>;
type Term = readonly [column: number, factor: number];

/** More people than anybody believes in one year. */
const mostBelieved = 1_000_000;
const near = 1e-6;

const combine = (catalogue: Catalogue, dimensions: readonly string[]): readonly Codes[] => {
  let found: readonly Codes[] = [{}];
  for (const each of dimensions)
    found = found.flatMap((codes) =>
      (catalogue.dimensions[each] ?? []).map((code) => ({ ...codes, [each]: code })),
    );
  return found;
};
const subsets = (dimensions: readonly string[]): readonly (readonly string[])[] =>
  dimensions.reduce<readonly (readonly string[])[]>(
    (found, each) => found.flatMap((one) => [one, [...one, each]]),
    [[]],
  );

/** The inner cells of each table, with the codes as they are sent: a joined code is a sum of them. */
class Inner {
  readonly tables: readonly (readonly string[])[];
  readonly cells: readonly Codes[];
  readonly #catalogue: Catalogue;
  readonly #starts: readonly number[];
  constructor(catalogue: Catalogue, tables: Catalogue["tables"]) {
    const { joined = {} } = catalogue;
    const fine = tables.map((table) => table.map((each) => joined[each]?.of ?? each));
    this.tables = [...new Map(fine.map((table) => [table.toSorted().join(), table])).values()];
    const inner = this.tables.map((table) => combine(catalogue, table));
    this.#starts = inner.map((_, at) =>
      inner.slice(0, at).reduce((sum, { length }) => sum + length, 0),
    );
    this.cells = inner.flat();
    this.#catalogue = catalogue;
  }
  /** The columns of one table that a cell is the sum of. */
  columns(table: number, name: string): readonly number[] {
    const parts = partsOf(name);
    const from = this.#starts[table] ?? 0;
    const to = this.#starts[table + 1] ?? this.cells.length;
    const found: number[] = [];
    for (let at = from; at < to; at++) {
      const isIn = ([dimension, code]: readonly [string, string]): boolean => {
        const joined = this.#catalogue.joined?.[dimension];
        const own = this.cells[at]?.[joined?.of ?? dimension];
        return (joined ? joined.codes[own ?? ""] : own) === code;
      };
      if (parts.every(isIn)) found.push(at);
    }
    return found;
  }
  /** A table that has every dimension of a cell. */
  tableOf(name: string): number {
    const { joined = {} } = this.#catalogue;
    const dimensions = partsOf(name).map(([each]) => joined[each]?.of ?? each);
    return this.tables.findIndex((table) => dimensions.every((each) => table.includes(each)));
  }
  columnsOf(name: string): readonly number[] {
    return this.columns(this.tableOf(name), name);
  }
  /** A margin that several tables have is the same in each of them. */
  shared(): readonly Equation[] {
    const order = Object.keys(this.#catalogue.dimensions);
    const margins = new Map(
      this.tables.flatMap((one, at) =>
        this.tables.slice(at + 1).map((other) => {
          const both = order.filter((each) => one.includes(each) && other.includes(each));
          return [both.join(), both] as const;
        }),
      ),
    );
    return [...margins.values()].flatMap((margin) => {
      const [first = 0, ...others] = [...this.tables.keys()].filter((at) =>
        margin.every((each) => this.tables[at]?.includes(each)),
      );
      const names = combine(this.#catalogue, margin).map((codes) =>
        margin.map((each) => `${each}=${codes[each]}`).join("&"),
      );
      return names.flatMap((name) => {
        const minus = this.columns(first, name).map((column): Term => [column, -1]);
        return others.map((other) => ({
          terms: [...minus, ...this.columns(other, name).map((column): Term => [column, 1])],
          is: 0,
        }));
      });
    });
  }
}
/** Everybody knows that nobody is there. */
const isNever = ({ never = [] }: Catalogue, name: string): boolean => {
  const parts = name.split("&");
  return never.some((pair) =>
    Object.entries(pair).every(([dimension, code]) => parts.includes(`${dimension}=${code}`)),
  );
};
/** Each cell of a table or of a margin of one; joined or not, as it was read. */
const namesOf = (catalogue: Catalogue, tables: Catalogue["tables"]): readonly string[] => {
  const order = Object.keys(catalogue.dimensions);
  const margins = tables.flatMap((table) => subsets(order.filter((each) => table.includes(each))));
  const each = new Map(margins.map((margin) => [margin.join(), margin]));
  return [...each.values()].flatMap((margin) =>
    combine(catalogue, margin).map((codes) =>
      margin.map((dimension) => `${dimension}=${codes[dimension]}`).join("&"),
    ),
  );
};

type Asked = { readonly name: string; readonly columns: readonly number[] };
/** Asks for the extremes of each cell until it is known to be open; every answer is a table that could be true, and is looked at for all the others. */
const extremes = (
  programme: Programme,
  asked: readonly Asked[],
  { isOpen, isWhole }: Question,
): readonly Told[] => {
  const ranges = asked.map((): [number, number] => [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]);
  const rangeOf = (at: number): Range => {
    const [low, high] = ranges[at] ?? [0, 0];
    return [Math.ceil(low - near) + 0, Math.floor(high + near)];
  };
  const ask = (columns: readonly number[], sense: 1 | -1): void => {
    for (const column of columns) programme.cost(column, sense);
    const table = programme.solve(isWhole);
    for (const column of columns) programme.cost(column, 0);
    if (!table) throw new Error("what was read cannot be true");
    for (const [at, { columns: own }] of asked.entries()) {
      const value = own.reduce((sum, column) => sum + (table[column] ?? 0), 0);
      const range = ranges[at];
      if (range) [range[0], range[1]] = [Math.min(range[0], value), Math.max(range[1], value)];
    }
  };
  return asked.flatMap(({ name, columns }, at): readonly Told[] => {
    for (const sense of [-1, 1] as const) if (!isOpen(name, rangeOf(at))) ask(columns, sense);
    return isOpen(name, rangeOf(at)) ? [] : [{ name, range: rangeOf(at) }];
  });
};
/** Which of the cells that are held back can be told more narrowly than `isOpen` allows, and how narrowly. Throws where nothing can be true. */
export const toldOf = (question: Question): readonly Told[] => {
  const { catalogue, tables, read, own } = question;
  if (tables.length === 0) return [];
  const inner = new Inner(catalogue, tables);
  const upper = inner.cells.map(() => mostBelieved);
  const lower = inner.cells.map((codes) =>
    own
      ? own(
          Object.entries(codes)
            .map((part) => part.join("="))
            .join("&"),
        )
      : 0,
  );
  const names = namesOf(catalogue, [...tables, ...inner.tables]);
  const rows = [...inner.shared()];
  for (const name of names) {
    const figure = isNever(catalogue, name) ? 0 : read.get(name);
    if (typeof figure !== "number") continue;
    const [column, ...more] = inner.columnsOf(name);
    if (column === undefined) continue;
    if (more.length === 0) [lower[column], upper[column]] = [figure, figure];
    else rows.push({ terms: [column, ...more].map((each): Term => [each, 1]), is: figure });
  }
  const held = names.filter(
    (name) => typeof read.get(name) !== "number" && !isNever(catalogue, name),
  );
  const asked = held.map((name) => ({ name, columns: inner.columnsOf(name) }));
  return withProgramme({ lower, upper }, rows, (programme) => extremes(programme, asked, question));
};
