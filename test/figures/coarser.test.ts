// What would help where a table says nothing: its codes joined, tried with the same proof, the best first, and told in a word.
import { beforeAll, describe, expect, it } from "vitest";
import { type Catalogue, countCells, type Group, withFine } from "../../src/figures/cells.ts";
import { type Asked, proofOf } from "../../src/figures/coarser.ts";
import { disclosedCells, type Method, release } from "../../src/figures/release.ts";
import { isProtected } from "../../src/figures/rule.ts";
import { loadSolver } from "../../src/figures/solver.ts";
import { catalogueOf, type Dice, diceOf, jointAttack, peopleOf } from "./years.ts";

beforeAll(loadSolver);
/** So many codes with four people each: the first ones are one kind, and of the others each is its own. */
const yearOf = (joined: number, apart: number): Asked => {
  const codes = Array.from({ length: joined + apart }, (_, n) => `c${n}`);
  const kindOf = (n: number): string => (n < joined ? "many" : `k${n}`);
  const kinds = Object.fromEntries(codes.map((code, n) => [code, kindOf(n)]));
  const halves = Object.fromEntries(codes.map((code, n) => [code, n % 2 ? "odd" : "even"]));
  const dimensions = { a: codes, kind: [...new Set(Object.values(kinds))], half: ["even", "odd"] };
  return {
    catalogue: {
      dimensions,
      tables: [["a"]],
      joined: { kind: { of: "a", codes: kinds }, half: { of: "a", codes: halves } },
    },
    groups: codes.map((a, n) => ({ row: { a }, count: 4, key: 7_919 * n })),
    tables: [["a"]],
    coarser: [[["kind"]]],
    out: [],
    method: "suppression",
    earlier: [],
  };
};

describe("a table that says nothing", () => {
  it.each([
    ["most", 12, 3],
    ["half", 8, 8],
    ["some", 3, 8],
  ] as const)(
    "is left out, and what its codes would say when they are joined is told in a word: %s",
    (share, joined, apart) => {
      const proof = proofOf(yearOf(joined, apart));
      expect(proof).toEqual({
        figures: {},
        silent: [0],
        offers: [{ table: 0, coarser: 0, share }],
      });
    },
  );
  it("is told of fewer than thirty in no word", () => {
    expect(proofOf(yearOf(3, 4))?.offers).toEqual([{ table: 0, coarser: 0 }]);
    expect(proofOf(yearOf(3, 5))?.offers).toEqual([{ table: 0, coarser: 0, share: "half" }]);
  });
  it("has the best first, and not the first of the list", () => {
    const offers = proofOf({ ...yearOf(8, 8), coarser: [[["kind"], ["half"]]] })?.offers;
    expect(offers?.map(({ coarser }) => coarser)).toEqual([1, 0]);
  });
  it("is offered nothing that says nothing, and nothing that is out or kept already", () => {
    expect(proofOf(yearOf(1, 8))?.offers).toEqual([]);
    expect(proofOf({ ...yearOf(8, 8), out: [["kind"]] })?.offers).toEqual([]);
    const kept = proofOf({ ...yearOf(8, 8), tables: [["a"], ["half"]], coarser: [[["half"]], []] });
    expect(kept).toEqual({
      figures: { "": 64, "half=even": 32, "half=odd": 32 },
      silent: [0],
      offers: [],
    });
  });
  it("is offered no two whose difference would tell a cell: who has read all that is offered tells none", () => {
    const year = yearOf(3, 8);
    const codes = year.catalogue.dimensions.a ?? [];
    const upTo = (most: number) => ({
      of: "a",
      codes: Object.fromEntries(codes.map((code, n) => [code, n < most ? "first" : "rest"])),
    });
    const catalogue = {
      ...year.catalogue,
      dimensions: { a: codes, two: ["first", "rest"], three: ["first", "rest"] },
      joined: { two: upTo(2), three: upTo(3) },
    };
    const of = (coarser: Asked["coarser"]) =>
      proofOf({ ...year, catalogue, coarser })?.offers.length;
    expect([of([[["two"]]]), of([[["three"]]]), of([[["two"], ["three"]]])]).toEqual([1, 1, 1]);
    const told = countCells({ ...catalogue, tables: [["a"], ["two"], ["three"]] }, year.groups);
    const both = { "": 44, "two=first": 8, "two=rest": 36, "three=first": 12, "three=rest": 32 };
    expect(disclosedCells(told, [both], "suppression")).toEqual(["a=c2"]);
  });
  it("is offered at most three", () => {
    const year = yearOf(8, 8);
    const names = ["j1", "j2", "j3", "j4"];
    const half = year.catalogue.joined?.half ?? { of: "a", codes: {} };
    const catalogue = {
      ...year.catalogue,
      dimensions: {
        ...year.catalogue.dimensions,
        ...Object.fromEntries(names.map((name) => [name, ["even", "odd"]])),
      },
      joined: {
        ...year.catalogue.joined,
        ...Object.fromEntries(names.map((name) => [name, half])),
      },
    };
    expect(
      proofOf({ ...year, catalogue, coarser: [names.map((name) => [name])] })?.offers,
    ).toHaveLength(3);
  });
});

/** A random year in which one dimension has its codes joined, two and two. */
const drawn = (
  dice: Dice,
): { readonly catalogue: Catalogue; readonly groups: readonly Group[] } => {
  const base = catalogueOf(dice);
  const [of = ""] = Object.keys(base.dimensions).filter(
    (each) => (base.dimensions[each] ?? []).length > 2,
  );
  const codes = Object.fromEntries(
    (base.dimensions[of] ?? []).map((code, n) => [code, `g${Math.floor(n / 2)}`]),
  );
  const joined = of === "" ? {} : { joined: { J: { of, codes } } };
  const dimensions =
    of === "" ? base.dimensions : { ...base.dimensions, J: [...new Set(Object.values(codes))] };
  const catalogue = { ...base, dimensions, ...joined };
  return { catalogue, groups: peopleOf(base, dice, "s").slice(0, 40 + dice(60)) };
};
const coarse = ({ joined }: Catalogue, table: readonly string[]): readonly string[] =>
  table.map((each) => (joined?.J && each === joined.J.of ? "J" : each));

describe("random years with joined codes", () => {
  it.each<Method>(["suppression", "cellKey"])(
    "are told by nobody who knows which codes were joined: %s",
    (method) => {
      let [held, said] = [0, 0];
      for (let seed = 1; seed <= 14; seed++) {
        const { catalogue, groups } = drawn(diceOf(seed));
        if (!catalogue.joined) continue;
        const tables = catalogue.tables.map((table) => coarse(catalogue, table));
        const first = release({ catalogue, groups, tables, method, earlier: [] });
        if (!first) continue;
        // And then one of them as it is, which has to keep the first in mind.
        const [fine = []] = catalogue.tables.filter((table) =>
          table.includes(catalogue.joined?.J?.of ?? ""),
        );
        const second = release({
          catalogue,
          groups,
          tables: [fine],
          method,
          earlier: [{ tables, figures: first }],
        });
        const cells = countCells(
          { ...catalogue, tables: withFine(catalogue, [...tables, fine]) },
          groups,
        );
        const known = second ? [first, second] : [first];
        const found = jointAttack(catalogue, cells, known, method, false);
        for (const [cell, name] of cells.names.entries()) {
          const [count, range] = [cells.counts[cell] ?? 0, found[cell] ?? ([0, 0] as const)];
          if (known.some((figures) => typeof figures[name] === "number")) said++;
          else if (method === "suppression") {
            held++;
            expect(isProtected(count, range), `year ${seed}: ${name}`).toBe(true);
          }
          if (method === "cellKey")
            expect(range[1] - range[0], `year ${seed}: ${name}`).toBeGreaterThanOrEqual(2);
        }
      }
      expect(said).toBeGreaterThan(50);
      if (method === "suppression") expect(held).toBeGreaterThan(50);
    },
  );
  it("a table that says nothing says nothing either without one of its dimensions", () => {
    let silent = 0;
    for (let seed = 1; seed <= 80; seed++) {
      const dice = diceOf(seed);
      const { catalogue, groups } = drawn(dice);
      const few = groups.slice(0, 8 + dice(12));
      for (const table of catalogue.tables.filter(({ length }) => length > 1)) {
        const without = table.map((left) => table.filter((each) => each !== left));
        const proof = proofOf({
          catalogue,
          groups: few,
          tables: [table],
          coarser: [without],
          out: [],
          method: "suppression",
          earlier: [],
        });
        silent += proof?.silent.length ?? 0;
        expect(proof?.offers ?? [], `year ${seed}`).toEqual([]);
      }
    }
    expect(silent).toBeGreaterThan(5);
  });
});
