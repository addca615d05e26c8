// A release in a thread of its own: the same figures, and the program goes on meanwhile. The solver is never loaded here before that has been seen.
import { describe, expect, it } from "vitest";
import { proofBeside } from "../../src/figures/beside.ts";
import { recordKeys } from "../../src/figures/cell-key.ts";
import { proofOf } from "../../src/figures/coarser.ts";
import { loadSolver, withProgramme } from "../../src/figures/solver.ts";
import { turnsUntil } from "../support/turns.ts";

const dimensions = { place: ["x", "y", "z"], kind: ["a", "b", "c"] };
const [place, kind] = [dimensions.place, dimensions.kind];
const counts = [20, 50, 10, 8, 3, 22, 17, 32, 12];
const groups = place.flatMap((x, i) =>
  kind.map((y, j) => ({
    row: { place: x, kind: y },
    count: counts[3 * i + j] ?? 0,
    key: recordKeys("s")(`${x}${y}`),
  })),
);
const catalogue = { dimensions, tables: [["place", "kind"]] };
const asked = {
  catalogue,
  groups,
  tables: catalogue.tables,
  method: "suppression",
  earlier: [],
  coarser: [[]],
  out: [],
} as const;
describe("beside the program", () => {
  it("others have their turn while it is proved, and the solver stays out of the program", async () => {
    expect(await turnsUntil(proofBeside(asked))).toBeGreaterThan(20);
    expect(() => withProgramme({ lower: [0], upper: [1] }, [], () => 0)).toThrow(
      "the solver is not loaded",
    );
  });
  it("the figures are those that the program itself finds", async () => {
    const beside = await proofBeside(asked);
    await loadSolver();
    expect(beside).toEqual(proofOf(asked));
    const told = Object.fromEntries(
      Object.entries(beside?.figures ?? {}).map(([name, figure]) => [name, figure ?? 3]),
    );
    expect(
      await proofBeside({
        ...asked,
        earlier: [{ tables: catalogue.tables, figures: { ...told, "place=y&kind=b": null } }],
      }),
    ).toBeUndefined();
  });
  it("what cannot be worked out is said, and does not wait for ever", async () => {
    await expect(proofBeside({ ...asked, groups: undefined as never })).rejects.toThrow();
  });
});
