// Statistics are attacked: random years with two releases each, by somebody who knows the catalogue, every sum and every release. STAFETT_RUNS=84 for a thousand years.
import { beforeAll, describe, expect, it } from "vitest";
import { chancesOf } from "../../src/figures/cell-key.ts";
import { disclosedCells, type Figures, type Method, release } from "../../src/figures/release.ts";
import { isProtected } from "../../src/figures/rule.ts";
import { loadSolver } from "../../src/figures/solver.ts";
import { catalogueOf, cellsOf, diceOf, jointAttack, peopleOf } from "./years.ts";

const years = Math.ceil(12 * Number(process.env.STAFETT_RUNS ?? 0.5));
/** In these, two releases that knew nothing of each other would tell somebody. */
const telling = [18, 27, 69];
const seeds = [...new Set([...Array.from({ length: years }, (_, n) => n + 1), ...telling])];
beforeAll(loadSolver);

type Year = ReturnType<typeof play>;
const play = (seed: number, method: Method) => {
  const dice = diceOf(seed);
  const catalogue = catalogueOf(dice);
  const groups = peopleOf(catalogue, dice, `secret${seed}`);
  // One table first, everything then: what the first showed is in the way of the second.
  const first = catalogue.tables[dice(catalogue.tables.length)] ?? [];
  const asked = [[first], catalogue.tables];
  const earlier: { readonly tables: typeof catalogue.tables; readonly figures: Figures }[] = [];
  for (const tables of asked) {
    const figures = release({ catalogue, groups, tables, method, earlier });
    if (figures) earlier.push({ tables, figures });
  }
  const tables = [
    ...new Map(
      earlier.flatMap((each) => each.tables).map((table) => [table.join(), table]),
    ).values(),
  ];
  return { catalogue, groups, earlier, asked, cells: cellsOf(catalogue, tables, groups) };
};
const attacked = ({ catalogue, cells, earlier }: Year, method: Method, whole: boolean) =>
  jointAttack(
    catalogue,
    cells,
    earlier.map(({ figures }) => figures),
    method,
    whole,
  );

describe("statistics are attacked", () => {
  it("by the difference of two releases, where the second does not look at the first", () => {
    for (const seed of telling) {
      const { catalogue, groups, asked, cells } = play(seed, "suppression");
      const apart = asked.map(
        (tables) =>
          release({ catalogue, groups, tables, method: "suppression", earlier: [] }) ?? {},
      );
      expect(disclosedCells(cells, apart, "suppression"), `year ${seed}`).not.toEqual([]);
    }
  });
  it(
    "and no cell that is held back is told by two releases",
    () => {
      let [hidden, shown, refused] = [0, 0, 0];
      for (const seed of seeds) {
        const year = play(seed, "suppression");
        refused += 2 - year.earlier.length;
        // In whole people too: that takes longer, and says no more.
        const found = attacked(year, "suppression", seed % 10 === 0);
        for (const [cell, name] of year.cells.names.entries()) {
          const count = year.cells.counts[cell] ?? 0;
          const held = year.earlier
            .map(({ figures }) => figures[name])
            .filter((figure) => typeof figure === "number");
          for (const figure of held) expect(figure).toBe(count);
          if (held.length > 0) shown++;
          else {
            hidden++;
            expect(
              isProtected(count, found[cell] ?? [0, 0]),
              `year ${seed}, ${name}: ${count} in ${found[cell]}`,
            ).toBe(true);
          }
          if (count > 0 && count < 5) expect(held).toEqual([]);
        }
      }
      expect(hidden).toBeGreaterThan(years * 5);
      expect(shown).toBeGreaterThan(years * 2);
      // Where the first release leaves no way for the second, there is none.
      expect(refused).toBeLessThan(years / 2);
    },
    years * 5_000,
  );
  it(
    "and with the cell key method none is told better than by its table",
    () => {
      const seen = new Map<number, Map<number, number>>();
      for (const seed of seeds) {
        const year = play(seed, "cellKey");
        for (const [cell, [low, high]] of attacked(year, "cellKey", false).entries())
          expect(high - low, `year ${seed}, ${year.cells.names[cell]}`).toBeGreaterThanOrEqual(2);
        const [first, second] = year.earlier.map(({ figures }) => figures);
        for (const [cell, name] of year.cells.names.entries()) {
          const [one, other] = [first?.[name], second?.[name]];
          // The same people, the same figure: asking again tells nothing more.
          if (typeof one === "number" && typeof other === "number") expect(other).toBe(one);
          const [figure, count] = [one ?? other, year.cells.counts[cell] ?? 0];
          if (typeof figure !== "number" || count === 0 || count > 12) continue;
          const of = seen.get(count) ?? seen.set(count, new Map()).get(count);
          of?.set(figure, (of.get(figure) ?? 0) + 1);
        }
      }
      for (const [count, figures] of seen) {
        const total = [...figures.values()].reduce((sum, each) => sum + each, 0);
        for (const [figure, chance] of chancesOf(count)) {
          const [mean, sigma] = [total * chance, Math.sqrt(total * chance * (1 - chance))];
          // Cells of one year share people, and so do not fall independently.
          expect(
            Math.abs((figures.get(figure) ?? 0) - mean),
            `${count} shown as ${figure}`,
          ).toBeLessThan(8 * sigma + 5);
        }
      }
    },
    years * 5_000,
  );
});
