// Cells that everybody knows to be empty hide nothing: an attacker counts on them, and so does the proof.
import { beforeAll, describe, expect, it } from "vitest";
import { type Catalogue, countCells } from "../../src/figures/cells.ts";
import { disclosedCells, type Method, release } from "../../src/figures/release.ts";
import { isProtected } from "../../src/figures/rule.ts";
import { loadSolver } from "../../src/figures/solver.ts";
import { catalogueOf, diceOf, jointAttack, peopleOf } from "./years.ts";

beforeAll(loadSolver);
const ways = ["x", "y", "broken"];
const catalogue: Catalogue = {
  dimensions: { caller: ["a", "b", "unknown"], outcome: ways },
  tables: [["caller", "outcome"]],
  never: [
    { caller: "unknown", outcome: "x" },
    { caller: "unknown", outcome: "y" },
  ],
};
const groupsOf = (counts: Readonly<Record<string, readonly number[]>>) =>
  Object.entries(counts).flatMap(([caller, row]) =>
    row.map((count, n) => ({
      row: { caller, outcome: ways[n] ?? "" },
      count,
      key: 77_777_777 * (n + 3),
    })),
  );
const groups = groupsOf({ a: [3, 20, 10], b: [12, 15, 9], unknown: [0, 0, 14] });
const asked = { catalogue, groups, tables: catalogue.tables, earlier: [] } as const;

describe("a cell that everybody knows to be empty", () => {
  it.each<Method>(["suppression", "cellKey"])(
    "is 0 in the figures, and a small one is not hidden behind it: %s",
    (method) => {
      const figures = release({ ...asked, method }) ?? {};
      expect([figures["caller=unknown&outcome=x"], figures["caller=unknown&outcome=y"]]).toEqual([
        0, 0,
      ]);
      const cells = countCells(catalogue, groups);
      const found = jointAttack(catalogue, cells, [figures], method, true);
      for (const [cell, name] of cells.names.entries()) {
        const [low, high] = found[cell] ?? [0, 0];
        if (figures[name] === null && method === "suppression")
          expect(isProtected(cells.counts[cell] ?? 0, [low, high]), name).toBe(true);
        else if (method === "cellKey" && !cells.empty[cell])
          expect(high - low, name).toBeGreaterThanOrEqual(2);
      }
    },
  );
  it("is known to the attacker of the proof", () => {
    const cells = countCells(catalogue, groups);
    const all = Object.fromEntries(
      cells.names.map((name, cell) => [name, cells.counts[cell] ?? null]),
    );
    // Hidden in a line with two that are empty: the sum of the line says it.
    const line = ["outcome=x", "outcome=y"].map((each) => [`caller=unknown&${each}`, null]);
    const figures = { ...all, ...Object.fromEntries(line), "caller=unknown&outcome=broken": null };
    expect(disclosedCells(cells, [figures], "suppression")).toEqual([
      "caller=unknown&outcome=broken",
    ]);
  });
  it("is none once somebody was there", () => {
    const seen = countCells(
      catalogue,
      groupsOf({ a: [3, 20, 10], b: [12, 15, 9], unknown: [2, 0, 14] }),
    );
    expect(seen.names.filter((_, cell) => seen.empty[cell])).toEqual(["caller=unknown&outcome=y"]);
  });
});
it("random years with such cells are told by nobody", () => {
  let hidden = 0;
  for (let seed = 1; seed <= 25; seed++) {
    const dice = diceOf(seed);
    const drawn = catalogueOf(dice);
    const [table = []] = drawn.tables.filter(({ length }) => length > 1);
    const [one, other] = table;
    if (!one || !other) continue;
    const never = [{ [one]: drawn.dimensions[one]?.at(-1), [other]: drawn.dimensions[other]?.[0] }];
    const real = { ...drawn, never };
    const people = peopleOf(real, dice, "s").filter(({ row }) => {
      const code = (of: string) =>
        (drawn.dimensions[of] ?? []).find((each) => each === row[of]) ??
        drawn.dimensions[of]?.at(-1);
      return code(one) !== never[0]?.[one] || code(other) !== never[0]?.[other];
    });
    const figures = release({
      catalogue: real,
      groups: people,
      tables: real.tables,
      method: "suppression",
      earlier: [],
    });
    if (!figures) continue;
    const cells = countCells(real, people);
    const found = jointAttack(real, cells, [figures], "suppression", false);
    for (const [cell, name] of cells.names.entries())
      if (figures[name] === null) {
        hidden++;
        expect(isProtected(cells.counts[cell] ?? 0, found[cell] ?? [0, 0]), `${seed} ${name}`).toBe(
          true,
        );
      }
  }
  expect(hidden).toBeGreaterThan(100);
});
