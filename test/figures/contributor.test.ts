// A contributor subtracts its own rows from each figure: a count of one or two that the others have is not disclosed to it.
import { beforeAll, expect, it } from "vitest";
import { contributor, countCells, type Group } from "../../src/figures/cells.ts";
import { type Figures, release } from "../../src/figures/release.ts";
import { intrudersOf } from "../../src/figures/rule.ts";
import { loadSolver } from "../../src/figures/solver.ts";
import { catalogueOf, cellsOf, diceOf, jointAttack, peopleOf } from "./years.ts";

beforeAll(loadSolver);
const smallOfOthers = 3;
const years = 40 * Number(process.env.STAFETT_RUNS ?? 1);
const contributedBy = (
  groups: readonly Group[],
  dice: (sides: number) => number,
  contributors: number,
): readonly Group[] =>
  groups.map((group) => ({
    ...group,
    row: { ...group.row, [contributor]: `a${Math.min(dice(contributors), dice(contributors))}` },
  }));
const lessOwn = (figures: Figures, names: readonly string[], own: readonly number[]): Figures =>
  Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [
      name,
      figure === null ? null : figure - (own[names.indexOf(name)] ?? 0),
    ]),
  );

it("a contributor that subtracts its own rows discloses no count of one or two of the others, over all joint tables that are possible", () => {
  let [met, kept] = [0, 0];
  for (let seed = 1; seed <= years; seed++) {
    const dice = diceOf(seed);
    const catalogue = catalogueOf(dice);
    const groups = contributedBy(peopleOf(catalogue, dice, "secret"), dice, 2 + dice(3));
    const cells = cellsOf(catalogue, catalogue.tables, groups);
    const figures = release({
      catalogue,
      groups,
      tables: catalogue.tables,
      method: "suppression",
      earlier: [],
    });
    if (!figures) continue;
    for (const { counts, own } of intrudersOf(cells).slice(1)) {
      if (!own) throw new Error("somebody who has told nothing");
      const found = jointAttack(
        catalogue,
        { ...cells, counts },
        [lessOwn(figures, cells.names, own)],
        "suppression",
        false,
      );
      for (const [cell, count] of counts.entries()) {
        if (count === 0 || count >= smallOfOthers) continue;
        met += 1;
        const [low, high] = found[cell] ?? [0, 0];
        const name = `year ${seed}, ${cells.names[cell]}: ${count} of others in ${low}–${high}`;
        expect(low <= 1 && high >= smallOfOthers, name).toBe(true);
        if ((cells.counts[cell] ?? 0) >= 5 && (own[cell] ?? 0) > 0) kept += 1;
      }
    }
  }
  // Some of them are large enough to be shown, were it not for the one who knows most of them.
  expect(met).toBeGreaterThan(500);
  expect(kept).toBeGreaterThan(50);
});
it("with one contributor of all rows the release is that of rows without a contributor", () => {
  for (let seed = 1; seed <= 10; seed++) {
    const dice = diceOf(seed);
    const catalogue = catalogueOf(dice);
    const groups = peopleOf(catalogue, dice, "secret");
    const of = (rows: readonly Group[]) =>
      release({
        catalogue,
        groups: rows,
        tables: catalogue.tables,
        method: "suppression",
        earlier: [],
      });
    expect(
      of(groups.map((group) => ({ ...group, row: { ...group.row, [contributor]: "a" } }))),
    ).toEqual(of(groups));
    expect(countCells(catalogue, groups).own).toEqual([]);
  }
});
