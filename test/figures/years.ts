// Random years, random catalogues, and an attacker of its own: whoever reckons with every way in which people can be spread over all dimensions at once.
import type { Range } from "../../src/figures/attack.ts";
import { countsOf, recordKeys } from "../../src/figures/cell-key.ts";
import {
  type Catalogue,
  type Cells,
  codesOf,
  countCells,
  type Group,
} from "../../src/figures/cells.ts";
import type { Figures, Method } from "../../src/figures/release.ts";
import { withProgramme } from "../../src/figures/solver.ts";

export type Dice = (sides: number) => number;
/** Mulberry32: the same year for the same number, on every machine. */
export const diceOf = (seed: number): Dice => {
  let state = seed >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * sides);
  };
};
const mostJoint = 200;
/** Tables that hang together as a tree does: each shares with one that is there some dimensions, and brings new ones. */
export const catalogueOf = (dice: Dice): Catalogue => {
  const dimensions: Record<string, readonly string[]> = {};
  const tables: string[][] = [];
  let joint = 1;
  const fresh = (): readonly string[] => {
    const codes = [
      ...["a", "b", "c", "d"].slice(0, 1 + dice(4)),
      ...(dice(4) === 0 ? [] : ["unknown"]),
    ];
    if (joint * codes.length > mostJoint) return [];
    joint *= codes.length;
    const name = `d${Object.keys(dimensions).length}`;
    dimensions[name] = codes;
    return [name];
  };
  for (let n = 2 + dice(3); n > 0; n--) {
    const near = tables[dice(tables.length)] ?? [];
    const shared = near.filter(() => dice(2) === 0).slice(0, 2);
    const table = [...shared, ...fresh(), ...(shared.length < 2 ? fresh() : [])];
    if (table.length > shared.length) tables.push(table);
  }
  return { dimensions, tables };
};
/** Lopsided, as such years are: a few codes have most people. */
export const peopleOf = (catalogue: Catalogue, dice: Dice, secret: string): readonly Group[] => {
  const size = [8, 30, 100, 300, 1000][dice(5)] ?? 8;
  return Array.from({ length: 1 + dice(size) }, (_, n) => {
    const row = Object.fromEntries(
      Object.entries(catalogue.dimensions).map(([name, codes]) => [
        name,
        dice(12) === 0 ? undefined : codes[Math.min(dice(codes.length), dice(codes.length))],
      ]),
    );
    return { row, count: 1, key: recordKeys(secret)(`row${n}`) };
  });
};
/** What whoever holds these figures can tell of each cell: over all that could be true of all dimensions at once. `whole`: in whole people. */
export const jointAttack = (
  catalogue: Catalogue,
  cells: Cells,
  figures: readonly Figures[],
  method: Method,
  whole: boolean,
): readonly Range[] => {
  const { joined = {} } = catalogue;
  const order = Object.keys(catalogue.dimensions).filter((each) => !(each in joined));
  const codeOf = (one: Readonly<Record<string, string>>, dimension: string): string | undefined => {
    const fine = joined[dimension];
    return fine ? fine.codes[one[fine.of] ?? ""] : one[dimension];
  };
  const people = order.reduce<readonly Readonly<Record<string, string>>[]>(
    (found, each) =>
      found.flatMap((one) => codesOf(catalogue, each).map((code) => ({ ...one, [each]: code }))),
    [{}],
  );
  const most = 100_000;
  const isNever = (one: Readonly<Record<string, string>>): boolean =>
    (catalogue.never ?? []).some((pair) =>
      Object.entries(pair).every(([dimension, code]) => codeOf(one, dimension) === code),
    );
  const held = cells.names.map((name): Range => {
    const figure = figures.map((each) => each[name]).find((each) => typeof each === "number");
    if (typeof figure !== "number") return [0, most];
    return method === "cellKey" ? countsOf(figure) : [figure, figure];
  });
  const rows = cells.names.map((name, cell) => {
    const asked =
      name === "" ? [] : name.split("&").map((each) => each.split("=") as [string, string]);
    const inside = people.flatMap((one, at) =>
      asked.every(([dimension, code]) => codeOf(one, dimension) === code)
        ? [[held.length + at, 1] as const]
        : [],
    );
    return { terms: [[cell, -1] as const, ...inside], is: 0 };
  });
  const columns = {
    lower: [...held.map(([low]) => low), ...people.map(() => 0)],
    upper: [...held.map(([, high]) => high), ...people.map((one) => (isNever(one) ? 0 : most))],
  };
  return withProgramme(columns, rows, (programme) =>
    held.map(([low, high], cell): Range => {
      if (low === high) return [low, high];
      const extreme = (sense: 1 | -1): number => {
        programme.cost(cell, sense);
        const value = programme.solve(whole)?.[cell];
        programme.cost(cell, 0);
        if (value === undefined) throw new Error("nothing is possible");
        return value;
      };
      return [Math.ceil(extreme(1) - 1e-6), Math.floor(extreme(-1) + 1e-6)];
    }),
  );
};
export const cellsOf = (
  catalogue: Catalogue,
  tables: Catalogue["tables"],
  groups: readonly Group[],
): Cells => countCells({ ...catalogue, tables }, groups);
