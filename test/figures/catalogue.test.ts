import { describe, expect, it } from "vitest";
import { withFine } from "../../src/figures/cells.ts";
import * as codes from "../../workflows/case/codes.ts";
import { catalogueOf, tables } from "../../workflows/statistics/catalogue.ts";
import { allNames, ownOf, sections, tablesOf } from "../../workflows/statistics/sections.ts";
import { diceOf } from "./years.ts";

const all: readonly (readonly string[])[] = Object.values(tables);
it("has tables of at most three dimensions, none of them with region, citizenship and purpose", () => {
  for (const table of all) {
    expect(table.length).toBeLessThanOrEqual(3);
    expect(["region", "citizenship", "exploitation"].every((each) => table.includes(each))).toBe(
      false,
    );
  }
});
/** Ears are cut off until nothing is left (Graham; Yu and Özsoyoğlu): only of tables that hang together as a tree. */
const isTree = (tables: readonly (readonly string[])[]): boolean => {
  let left = tables.map((table) => [...table]);
  for (let before = -1; before !== JSON.stringify(left).length; ) {
    before = JSON.stringify(left).length;
    left = left.map((table, at) =>
      table.filter((each) => left.some((other, n) => n !== at && other.includes(each))),
    );
    left = left.filter(
      (table, at) =>
        !left.some(
          (other, n) =>
            n !== at &&
            table.every((each) => other.includes(each)) &&
            (other.length > table.length || n < at),
        ),
    );
  }
  return left.flat().length === 0;
};
it("hangs together as a tree: no ring of tables tells more than each of them", () => {
  expect(isTree(all)).toBe(true);
  expect(isTree([...all, ["region", "exploitation"]])).toBe(false);
  expect(
    isTree([
      ["a", "b"],
      ["b", "c"],
      ["a", "c"],
    ]),
  ).toBe(false);
});
/**
 * Every subset is a tree exactly where no nest point is left (Duris 2012): a dimension whose tables all lie within each other goes, until none is there. A ring among
 * some of them would stay.
 */
const isTreeHowever = (tables: readonly (readonly string[])[]): boolean => {
  let left = tables.map((table) => [...table]);
  for (let gone: string | undefined = ""; gone !== undefined; ) {
    gone = [...new Set(left.flat())].find((each) => {
      const own = left
        .filter((table) => table.includes(each))
        .toSorted((a, b) => a.length - b.length);
      return own.every((table, at) =>
        own.slice(at + 1).every((larger) => table.every((one) => larger.includes(one))),
      );
    });
    left = left.map((table) => table.filter((each) => each !== gone));
  }
  return left.flat().length === 0;
};
describe.each(sections)("whatever is proposed of $population", (section) => {
  const frame = { regions: ["SYD", "VAST"], counties: ["Skåne"] };
  const catalogue = section.catalogueOf(frame);
  /** Who reckons with joined codes reckons with the codes. */
  const every = withFine(catalogue, tablesOf(ownOf(section, allNames)));
  const fine = every.filter((table) => !table.some((each) => each in (catalogue.joined ?? {})));
  it("hangs together as trees, a part of the catalogue too, and coarser tables as the tables that they are of", () => {
    expect(fine).toHaveLength(section.tables.length);
    expect(every.length).toBeGreaterThan(fine.length);
    expect(isTreeHowever(fine)).toBe(true);
  });
  it("is a tree by the other definition, too, in each part that was drawn", () => {
    const dice = diceOf(7);
    for (let n = 0; n < 3000; n++) expect(isTree(fine.filter(() => dice(3) === 0))).toBe(true);
  });
  it("joins each code of a dimension once, and never what is not known with what is", () => {
    for (const [name, { of, codes }] of Object.entries(catalogue.joined ?? {})) {
      expect(Object.keys(codes)).toEqual(catalogue.dimensions[of]);
      expect(catalogue.dimensions[name]).toEqual([...new Set(Object.values(codes))]);
      expect(Object.entries(codes).filter(([, kind]) => kind === "unknown")).toEqual([
        ["unknown", "unknown"],
      ]);
    }
  });
});
it("a part of a catalogue that is a ring is found, though the whole is a tree", () => {
  const ring = [
    ["a", "b"],
    ["b", "c"],
    ["a", "c"],
  ];
  expect([
    isTree([...ring, ["a", "b", "c"]]),
    isTreeHowever([...ring, ["a", "b", "c"]]),
    isTree(ring),
  ]).toEqual([true, false, false]);
});
it("has the codes that a case asks for, and one for what was not said", () => {
  const { dimensions } = catalogueOf(["SYD"]);
  const asked = {
    exploitation: codes.exploitations,
    ageGroup: codes.ageGroups,
    sex: codes.sexes,
    citizenship: codes.citizenships,
    industry: codes.industries,
    suspicion: codes.suspicions,
    traffickingStatus: codes.traffickingStatuses,
    police: codes.yesNo,
    source: codes.sources,
    support: codes.yesNo,
    reflection: codes.reflections,
    ...Object.fromEntries(
      ["permit", "counsel", "damages", "voluntary", "guardian", "concern"].map((each) => [
        each,
        codes.yesNo,
      ]),
    ),
    toCoordinator: codes.timeBands,
    toShelter: codes.timeBands,
    toAnswer: codes.timeBands,
  };
  for (const [name, list] of Object.entries(asked))
    expect(dimensions[name], name).toEqual([...list, "unknown"]);
  // Or it went on when the year was over.
  const counted = codes.closureReasons.filter(
    (each) => !["handedOver", "registeredByMistake"].includes(each),
  );
  expect(dimensions.closure).toEqual(["open", ...counted]);
});
