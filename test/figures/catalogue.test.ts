import { expect, it } from "vitest";
import * as codes from "../../workflows/case/codes.ts";
import { catalogueOf, tables } from "../../workflows/statistics/catalogue.ts";

const all: readonly (readonly string[])[] = Object.values(tables);
it("has tables of at most three dimensions, none of them with region, citizenship and purpose", () => {
  for (const table of all) {
    expect(table.length).toBeLessThanOrEqual(3);
    expect(["region", "citizenship", "exploitation"].every((each) => table.includes(each))).toBe(false);
  }
});
/** Ears are cut off until nothing is left (Graham; Yu and Özsoyoğlu): only of tables that hang together as a tree. */
const isTree = (tables: readonly (readonly string[])[]): boolean => {
  let left = tables.map((table) => [...table]);
  for (let before = -1; before !== JSON.stringify(left).length; ) {
    before = JSON.stringify(left).length;
    left = left.map((table, at) => table.filter((each) => left.some((other, n) => n !== at && other.includes(each))));
    left = left.filter(
      (table, at) =>
        !left.some((other, n) => n !== at && table.every((each) => other.includes(each)) && (other.length > table.length || n < at)),
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
    ...Object.fromEntries(["permit", "counsel", "damages", "voluntary", "guardian", "concern"].map((each) => [each, codes.yesNo])),
    toCoordinator: codes.timeBands,
    toShelter: codes.timeBands,
    toAnswer: codes.timeBands,
  };
  for (const [name, list] of Object.entries(asked)) expect(dimensions[name], name).toEqual([...list, "unknown"]);
  expect(dimensions.closure).toEqual(codes.closureReasons.filter((each) => !["handedOver", "registeredByMistake"].includes(each)));
});
