// What is hidden and why, on tables small enough to be reckoned by hand.
import { beforeAll, describe, expect, it } from "vitest";
import { attack, hidden, mostPeople, type Range } from "../../src/figures/attack.ts";
import { recordKeys } from "../../src/figures/cell-key.ts";
import { type Catalogue, countCells, type Group } from "../../src/figures/cells.ts";
import { alone, disclosedCells, type Figures, release } from "../../src/figures/release.ts";
import { isProtected, smallest } from "../../src/figures/rule.ts";
import { loadSolver } from "../../src/figures/solver.ts";
import { catalogueOf } from "../../workflows/statistics/catalogue.ts";
import { diceOf, peopleOf } from "./years.ts";

beforeAll(loadSolver);
const catalogue: Catalogue = {
  dimensions: { place: ["x", "y", "z"], kind: ["a", "b", "c"] },
  tables: [["place", "kind"]],
};
const table = (counts: Readonly<Record<string, readonly number[]>>): readonly Group[] =>
  Object.entries(counts).flatMap(([place, row]) =>
    row.map((count, n) => ({
      row: { place, kind: ["a", "b", "c"][n] ?? "" },
      count,
      key: recordKeys("s")(`${place}${n}`),
    })),
  );
const groups = table({ x: [20, 50, 10], y: [8, 3, 22], z: [17, 32, 12] });
const cells = countCells(catalogue, groups);
const asked = {
  catalogue,
  groups,
  tables: catalogue.tables,
  method: "suppression",
  earlier: [],
} as const;
const missing = (figures: Figures | undefined): readonly string[] =>
  Object.entries(figures ?? {}).flatMap(([name, figure]) => (figure === null ? [name] : []));

describe("a small cell", () => {
  it("takes three others with it where all margins stay: the corners of a rectangle", () => {
    const hides = missing(release(asked));
    expect(hides).toContain("place=y&kind=b");
    expect(hides).toHaveLength(4);
    expect(new Set(hides.flatMap((name) => name.split("&")))).toHaveLength(4);
  });
  it("is told when only itself is hidden, and when one of the others is shown", () => {
    const figures = release(asked) ?? {};
    const all = Object.fromEntries(
      cells.names.map((name, cell) => [name, cells.counts[cell] ?? null]),
    );
    expect(disclosedCells(cells, [{ ...all, "place=y&kind=b": null }], "suppression")).toContain(
      "place=y&kind=b",
    );
    for (const name of missing(figures).filter((each) => each !== "place=y&kind=b"))
      expect(
        disclosedCells(cells, [{ ...figures, [name]: all[name] ?? null }], "suppression"),
      ).toContain("place=y&kind=b");
    expect(disclosedCells(cells, [figures], "suppression")).toEqual([]);
  });
  it("is told by the difference of two releases, which is why a second one looks at the first", () => {
    const figures = release(asked) ?? {};
    const [other = ""] = missing(figures).filter((each) => each !== "place=y&kind=b");
    expect(
      disclosedCells(
        cells,
        [figures, { [other]: cells.counts[cells.at.get(other) ?? 0] ?? 0 }],
        "suppression",
      ),
    ).toContain("place=y&kind=b");
    expect(release({ ...asked, earlier: [{ tables: catalogue.tables, figures }] })).toEqual(
      figures,
    );
  });
  it("is not released at all where an earlier release leaves no way", () => {
    const margins = {
      "place=y": 33,
      "kind=a": 45,
      "kind=b": 85,
      "kind=c": 44,
      "place=x": 80,
      "place=z": 61,
      "": 174,
    };
    const rest = {
      "place=x&kind=a": 20,
      "place=x&kind=b": 50,
      "place=x&kind=c": 10,
      "place=y&kind=a": 8,
      "place=y&kind=c": 22,
      "place=y&kind=b": null,
    };
    expect(
      release({
        ...asked,
        earlier: [{ tables: catalogue.tables, figures: { ...margins, ...rest } }],
      }),
    ).toBeUndefined();
  });
});
describe("why a cell is held back", () => {
  // Two and two cells: the first row is small, the second is held back for its sake.
  const square = {
    dimensions: { place: ["x", "y", "z"], kind: ["a", "b", "c"] },
    tables: [["place", "kind"]],
  } as const;
  const small = countCells(square, table({ x: [4, 4, 30], y: [30, 40, 25], z: [20, 35, 15] }));
  const released = () =>
    release({ ...asked, groups: table({ x: [4, 4, 30], y: [30, 40, 25], z: [20, 35, 15] }) }) ?? {};
  const rangesWith = (figures: Figures, heldOf: (count: number) => Range) =>
    attack(
      small.sums,
      small.names.map((name, cell): Range => {
        const [figure, count] = [figures[name] ?? null, small.counts[cell] ?? 0];
        return figure === null ? heldOf(count) : [figure, figure];
      }),
    );
  const place = (name: string): number => small.at.get(name) ?? -1;
  it("says how many there are, if it were told: below the threshold, or held back for another's sake", () => {
    const figures = released();
    expect(missing(figures)).toEqual(expect.arrayContaining(["place=x&kind=a", "place=x&kind=b"]));
    const untold = rangesWith(figures, () => hidden);
    const told = rangesWith(figures, (count) =>
      count < smallest ? [0, smallest - 1] : [smallest, mostPeople],
    );
    for (const name of ["place=x&kind=a", "place=x&kind=b"]) {
      expect(isProtected(4, untold[place(name)] ?? [0, 0]), name).toBe(true);
      expect(told[place(name)], name).toEqual([4, 4]);
    }
    // Those held back for their sake are told exactly with them.
    for (const name of missing(figures))
      expect(told[place(name)]?.[0], name).toBe(told[place(name)]?.[1]);
  });
});
describe("a zero", () => {
  const figures = (counts: Parameters<typeof table>[0]) =>
    release({ ...asked, groups: table(counts) }) ?? {};
  it("is shown where others of its line have enough people", () => {
    expect(figures({ x: [20, 50, 0], y: [8, 30, 22], z: [17, 32, 12] })["place=x&kind=c"]).toBe(0);
  });
  it("is hidden where all the others are of one kind: whoever is known to be there would be known to be that", () => {
    const shown = figures({ x: [20, 0, 0], y: [8, 30, 22], z: [17, 32, 12] });
    expect([shown["place=x&kind=a"], shown["place=x&kind=b"], shown["place=x&kind=c"]]).toEqual([
      null,
      null,
      null,
    ]);
  });
});
it("a sum by itself is shown from five on", () => {
  expect([0, 1, 4, 5].map(alone)).toEqual([null, null, null, 5]);
});
it("an attacker finds what a small table by hand leaves open", () => {
  // Two rows and two columns with nothing inside: 3 and 7, 4 and 6.
  const small = countCells({ dimensions: { p: ["1", "2"], q: ["1", "2"] }, tables: [["p", "q"]] }, [
    { row: { p: "1", q: "1" }, count: 2 },
    { row: { p: "1", q: "2" }, count: 1 },
    { row: { p: "2", q: "1" }, count: 2 },
    { row: { p: "2", q: "2" }, count: 5 },
  ]);
  const found = attack(
    small.sums,
    small.counts.map((count, cell) => (small.names[cell]?.includes("&") ? hidden : [count, count])),
  );
  expect(found[small.at.get("p=1&q=1") ?? 0]).toEqual([0, 3]);
  expect(found[small.at.get("p=2&q=2") ?? 0]).toEqual([3, 6]);
});
it("a whole year of the real catalogue is released, with either method", () => {
  const real = catalogueOf(["SYD", "STO", "VGT"]);
  const people = peopleOf(real, diceOf(4), "secret");
  for (const method of ["suppression", "cellKey"] as const) {
    const figures = release({
      catalogue: real,
      groups: people,
      tables: real.tables,
      method,
      earlier: [],
    });
    expect(Object.values(figures ?? {}).filter((figure) => figure !== null).length).toBeGreaterThan(
      20,
    );
    expect(
      Object.values(figures ?? {}).some((figure) => figure !== null && figure > 0 && figure < 5),
    ).toBe(false);
  }
});
