// Small countries, each with a year of few people: some tables in two or three releases, one of them taken back. All that was read is recounted and attacked. STAFETT_RUNS=1 for five hundred: some minutes.
import { beforeAll, describe, expect, it } from "vitest";
import { loadSolver } from "../../src/figures/solver.ts";
import { anyTableNames, sections } from "../../workflows/statistics/sections.ts";
import { toldOf } from "./countries/attacker.ts";
import type { Proposal } from "./countries/play.ts";
import { type Proved, sum } from "./countries/proof.ts";
import { counterOf } from "./countries/reckon.ts";
import { proveCountry } from "./countries/whole.ts";
import { type Dice, diceOf } from "./years.ts";

const countries = process.env.STAFETT_RUNS === undefined ? 60 : 500;
beforeAll(loadSolver);

/** Two to four tables, of people, of calls, or of both. */
const someTables = (dice: Dice): Proposal["names"] => {
  const left = [...anyTableNames];
  return Array.from({ length: 2 + dice(3) }, () => left.splice(dice(left.length), 1)).flat();
};
const proposalsOf = (dice: Dice): readonly Proposal[] => {
  const names = someTables(dice);
  const last =
    dice(2) === 0 ? [{ names: someTables(dice), ended: "approved", coarsen: false } as const] : [];
  return [
    { names: names.slice(0, 1 + dice(names.length)), ended: "taken back", coarsen: false },
    { names, ended: "approved", coarsen: dice(2) === 0 },
    ...last,
  ];
};
const sizeOf = (dice: Dice) => ({
  regions: 1 + dice(3),
  agencies: 6,
  years: 1,
  people: 12 + dice(60),
  calls: 8 + dice(40),
});

describe("small countries", () => {
  it(
    "tell nobody what is held back, and release nothing that was not sent",
    async () => {
      const proved: Proved[] = [];
      for (let seed = 1; seed <= countries; seed++) {
        const dice = diceOf(seed + 104_729);
        // In whole people too: that takes longer.
        const one = await proveCountry(seed, sizeOf(dice), {
          dice,
          proposalsOf,
          isBeside: false,
          isWhole: seed % 10 === 0,
        });
        expect({ told: one.told, differs: one.differs }, `country ${seed}`).toEqual({
          told: [],
          differs: [],
        });
        proved.push(one);
      }
      const { shown, held } = sum(proved);
      // Otherwise hardly anything was seen.
      expect(held).toBeGreaterThan(countries * 20);
      expect(shown).toBeGreaterThan(countries * 10);
    },
    countries * 5_000,
  );
  it("would be told if only what is small were held back", () => {
    const [section] = sections;
    if (!section) throw new Error("no section");
    const catalogue = section.catalogueOf({ regions: ["SYD", "VAST"], counties: [] });
    const people = Array.from({ length: 40 }, (_, n) => ({
      region: n % 2 === 0 ? "SYD" : "VAST",
      police: n === 0 ? "yes" : "no",
    }));
    const [yes, no] = ["police=yes", "police=no"];
    const countOf = counterOf(catalogue, people);
    const read = new Map<string, number | null>([
      ["", 40],
      [no, countOf(no)],
      ["police=unknown", countOf("police=unknown")],
      [yes, null],
    ]);
    const asked = { catalogue, tables: [["police"]], isWhole: false };
    const told = toldOf({ ...asked, read, isOpen: (_name, [low, high]) => low <= 1 && high >= 5 });
    expect(told).toEqual([{ name: yes, range: [1, 1] }]);
    const open = toldOf({
      ...asked,
      read: new Map([...read, [no, null]]),
      isOpen: (_, [low, high]) => high > low,
    });
    expect(open).toEqual([]);
  });
});
