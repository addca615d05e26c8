// Against tables whose protection others have published: the tables and the answers are theirs, the arithmetic is ours.
// sdcTable 0.34 (github.com/sdcTools/sdcTable at 6393dfb): tests/testthat/test-simpleheuristic.R, test-linked-tables.r, test-protectTable.r, _snaps/jjformat.md.
// cellKey 1.0.2 (github.com/sdcTools/cellKey at 80bb032): vignettes/introduction.Rmd, the table of "cnt_highincome" (D = 8, V = 3, js = 2).
import { beforeAll, describe, expect, it } from "vitest";
import { attack, hidden, type Range } from "../../src/figures/attack.ts";
import { countsOf } from "../../src/figures/cell-key.ts";
import { type Catalogue, type Cells, countCells } from "../../src/figures/cells.ts";
import { disclosedCells, release } from "../../src/figures/release.ts";
import { loadSolver } from "../../src/figures/solver.ts";
import { suppress } from "../../src/figures/suppress.ts";

beforeAll(loadSolver);
type Table = Readonly<Record<string, Readonly<Record<string, number>>>>;
const catalogueOf = (table: Table): Catalogue => ({
  dimensions: { row: Object.keys(table), column: Object.keys(Object.values(table)[0] ?? {}) },
  tables: [["row", "column"]],
});
const groupsOf = (table: Table) =>
  Object.entries(table).flatMap(([row, counts]) =>
    Object.entries(counts).map(([column, count]) => ({ row: { row, column }, count })),
  );
const cellsOf = (table: Table): Cells => countCells(catalogueOf(table), groupsOf(table));
const name = (cell: string): string => `row=${cell[0]}&column=${cell[1]}`;
const rangeOf = (cells: Cells, held: readonly string[], of: string): Range => {
  const away = new Set(held.map(name));
  const known = cells.names.map(
    (each, at): Range => (away.has(each) ? hidden : [cells.counts[at] ?? 0, cells.counts[at] ?? 0]),
  );
  return attack(cells.sums, known)[cells.at.get(name(of)) ?? -1] ?? hidden;
};

describe("sdcTable: sixteen cells, nine of them held back, at least two in each line", () => {
  const cells = cellsOf({
    w: { a: 30, b: 47, c: 64, d: 89 },
    x: { a: 90, b: 124, c: 5, d: 31 },
    y: { a: 92, b: 100, c: 59, d: 85 },
    z: { a: 800, b: 991, c: 651, d: 685 },
  });
  const held = ["wa", "wb", "wc", "xa", "xc", "yb", "yd", "zb", "zd"];
  it("one of them is told exactly, as published: 47", () => {
    expect(rangeOf(cells, held, "wb")).toEqual([47, 47]);
  });
  it("with the tenth it lies where it was published to lie: from 0 to 78", () => {
    expect(rangeOf(cells, [...held, "xd"], "wb")).toEqual([0, 78]);
  });
  it("whoever must hold back those nine is made to hold back a tenth, and no more", () => {
    const before = new Map(held.map((cell) => [name(cell), null] as const));
    const hides = suppress(cells, before) ?? [];
    const away = cells.names.filter((_, cell) => hides[cell]);
    expect(away).toHaveLength(10);
    const figures = Object.fromEntries(
      cells.names.map((each, cell) => [each, hides[cell] ? null : (cells.counts[cell] ?? 0)]),
    );
    expect(disclosedCells(cells, [figures], "suppression")).toEqual([]);
  });
});

describe("sdcTable: two tables of the same people, each safe by itself", () => {
  const counts = {
    A: 2,
    B: 2,
    I: 8,
    J: 8,
    K: 3,
    L: 3,
    M: 3,
    N: 7,
    one: 20,
    two: 16,
    big: 6,
    small: 30,
    all: 36,
  };
  const names = Object.keys(counts);
  const sum = (total: string, ...parts: readonly string[]) => ({
    total: names.indexOf(total),
    parts: parts.map((part) => names.indexOf(part)),
  });
  const counties = [
    sum("one", "A", "B", "I", "J"),
    sum("two", "K", "L", "M", "N"),
    sum("all", "one", "two"),
  ];
  const sizes = [
    sum("big", "L", "M"),
    sum("small", "A", "B", "I", "J", "K", "N"),
    sum("all", "big", "small"),
  ];
  const told = (sums: typeof counties, held: readonly string[]): readonly string[] => {
    const known = Object.entries(counts).map(
      ([each, count]): Range => (held.includes(each) ? hidden : [count, count]),
    );
    return attack(sums, known).flatMap(([low, high], at) =>
      held.includes(names[at] ?? "") && low === high ? [`${names[at]} ${low}`] : [],
    );
  };
  const small = ["A", "B", "K", "L", "M"];
  it("tell one together, as published; with the published cell held back too, none", () => {
    expect([told(counties, small), told(sizes, small)]).toEqual([[], []]);
    expect(told([...counties, ...sizes], small)).toEqual(["K 3"]);
    expect(told([...counties, ...sizes], [...small, "N"])).toEqual([]);
  });
});

describe("sdcTable: eight cells, one of them small", () => {
  const table = {
    A: { male: 2, female: 18 },
    B: { male: 19, female: 14 },
    C: { male: 10, female: 12 },
    D: { male: 14, female: 11 },
  };
  it("takes as many with it as its optimum and its heuristics do: three, and both of its own line", () => {
    const figures = release({
      catalogue: catalogueOf(table),
      groups: groupsOf(table),
      tables: [["row", "column"]],
      method: "suppression",
      earlier: [],
    });
    const away = Object.entries(figures ?? {}).flatMap(([each, figure]) =>
      figure === null ? [each] : [],
    );
    expect(away).toHaveLength(4);
    expect(away).toEqual(expect.arrayContaining(["row=A&column=male", "row=A&column=female"]));
    expect(new Set(away.map((each) => each.split("&")[0])).size).toBe(2);
  });
});

describe("cellKey: a published table with noise of at most 8", () => {
  /** Of each age, first all: what was counted, and what was published. */
  const published = {
    all: [
      [445, 443],
      [192, 192],
      [123, 120],
      [82, 82],
      [34, 36],
      [14, 13],
      [0, 0],
    ],
    male: [
      [219, 219],
      [90, 94],
      [66, 66],
      [41, 41],
      [15, 17],
      [7, 7],
      [0, 0],
    ],
    female: [
      [226, 227],
      [102, 102],
      [57, 58],
      [41, 42],
      [19, 15],
      [7, 7],
      [0, 0],
    ],
  } as const;
  const ages = ["1", "2", "3", "4", "5", "6"];
  const cells = cellsOf(
    Object.fromEntries(
      (["male", "female"] as const).map((sex) => [
        sex,
        Object.fromEntries(ages.map((age, at) => [age, published[sex][at + 1]?.[0] ?? 0])),
      ]),
    ),
  );
  const figureOf = (each: string): number => {
    const sex = (/row=(\w+)/.exec(each)?.[1] ?? "all") as keyof typeof published;
    return published[sex][Number(/column=(\d)/.exec(each)?.[1] ?? 0)]?.[1] ?? -1;
  };
  it("adds up to what was counted there", () => {
    expect(cells.names.map((_, at) => cells.counts[at])).toEqual(
      cells.names.map((each) => {
        const sex = (/row=(\w+)/.exec(each)?.[1] ?? "all") as keyof typeof published;
        return published[sex][Number(/column=(\d)/.exec(each)?.[1] ?? 0)]?.[0];
      }),
    );
  });
  it("an attacker who knows how far noise goes finds the count possible in every cell, and no figure gives away which", () => {
    const known = cells.names.map((each) => countsOf(figureOf(each)));
    const found = attack(cells.sums, known);
    for (const [at, [low, high]] of found.entries()) {
      expect(cells.counts[at]).toBeGreaterThanOrEqual(low);
      expect(cells.counts[at]).toBeLessThanOrEqual(high);
      expect(high - low).toBeGreaterThanOrEqual(2);
    }
    // So far does noise of 8 go in a table of this size: the margins tell nothing that a figure does not say by itself.
    expect(found).toEqual(known);
  });
});
