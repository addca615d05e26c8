// One who has told some of the rows takes them away first: of what others have told, one or two can be told from nothing.
import { beforeAll, expect, it } from "vitest";
import { countCells, type Group, teller } from "../../src/figures/cells.ts";
import { type Figures, release } from "../../src/figures/release.ts";
import { viewsOf } from "../../src/figures/rule.ts";
import { loadSolver } from "../../src/figures/solver.ts";
import { catalogueOf, cellsOf, diceOf, jointAttack, peopleOf } from "./years.ts";

beforeAll(loadSolver);
const smallOfOthers = 3;
const years = 40 * Number(process.env.STAFETT_RUNS ?? 1);
const toldBy = (groups: readonly Group[], dice: (sides: number) => number, tellers: number): readonly Group[] =>
  groups.map((group) => ({ ...group, row: { ...group.row, [teller]: `a${Math.min(dice(tellers), dice(tellers))}` } }));
const lessOwn = (figures: Figures, names: readonly string[], own: readonly number[]): Figures =>
  Object.fromEntries(
    Object.entries(figures).map(([name, figure]) => [name, figure === null ? null : figure - (own[names.indexOf(name)] ?? 0)]),
  );

it("no agency tells one or two of the others', whatever it knows of its own, in every spread of people that is possible", () => {
  let [met, kept] = [0, 0];
  for (let seed = 1; seed <= years; seed++) {
    const dice = diceOf(seed);
    const catalogue = catalogueOf(dice);
    const groups = toldBy(peopleOf(catalogue, dice, "secret"), dice, 2 + dice(3));
    const cells = cellsOf(catalogue, catalogue.tables, groups);
    const figures = release({ catalogue, groups, tables: catalogue.tables, method: "suppression", earlier: [] });
    if (!figures) continue;
    for (const { counts, own } of viewsOf(cells).slice(1)) {
      if (!own) throw new Error("somebody who has told nothing");
      const found = jointAttack(catalogue, { ...cells, counts }, [lessOwn(figures, cells.names, own)], "suppression", false);
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
it("is the same as before where nobody is said to have told the rows, and where one has told them all", () => {
  for (let seed = 1; seed <= 10; seed++) {
    const dice = diceOf(seed);
    const catalogue = catalogueOf(dice);
    const groups = peopleOf(catalogue, dice, "secret");
    const of = (rows: readonly Group[]) =>
      release({ catalogue, groups: rows, tables: catalogue.tables, method: "suppression", earlier: [] });
    expect(of(groups.map((group) => ({ ...group, row: { ...group.row, [teller]: "a" } })))).toEqual(of(groups));
    expect(countCells(catalogue, groups).own).toEqual([]);
  }
});
