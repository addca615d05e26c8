// What the country answers for: how a median, a share, joined codes and calls come from released figures.
import { describe, expect, it } from "vitest";
import { january, national } from "../support/charts.ts";
import { keysIn, type Story } from "../support/given.ts";
import { bands, byRelease, knowing, lines, started, told } from "./conventions-told.ts";

const median = (...counts: readonly (number | null)[]) => {
  const [line] = lines(knowing(bands("toShelter", ...counts)), "shelter");
  return line?.status === "value" ? line.value : line?.status;
};

describe("a median", () => {
  it.each([
    [[9, 0, 0, 0, 0], "sameDay"],
    [[5, 0, 6, 0, 0], "days3to7"],
    [[5, 5, 0, 0, 5], "days1to2"],
    [[0, 0, 0, 7, 6], "days8to30"],
    [[0, 0, 0, 0, 5], "longer"],
    // Of an even number two stand in the middle, here in bands of their own.
    [[6, 0, 6, 0, 0], "sameDay/days3to7"],
  ] as const)("of %j stands in %s", (counts, band) => {
    expect(median(...counts)).toBe(band);
  });
  it("is held back where one of its bands is, whichever it is, and 0 where every band is 0", () => {
    for (const held of [0, 1, 2, 3, 4])
      expect(median(...[20, 5, 5, 5, 5].map((n, at) => (at === held ? null : n))), `${held}`).toBe(
        "heldBack",
      );
    expect(median(0, 0, 0, 0, 0)).toBe("zero");
  });
});
describe("support that did not depend on a report to the police", () => {
  const share = (no: number | null, yes: number | null) =>
    lines(
      knowing({
        "police=no&support=yes": no,
        "police=yes&support=yes": yes,
        "police=unknown&support=yes": 50,
      }),
      "unreported",
    )[0];
  it("is a share of those who had support, and of whom a report or none is said", () => {
    expect(share(25, 13)).toMatchObject({
      value: 66,
      unit: "percent",
      of: 38,
      table: "support",
      released_on: "2027-01-07",
    });
    expect(share(0, 13)).toMatchObject({ value: 0, of: 13, status: "zero" });
    expect(share(0, 0)).toMatchObject({ value: 0, unit: "persons", status: "zero" });
  });
  it("that rounds to 0 is a value, and no zero", () => {
    expect(share(5, 2000)).toMatchObject({ value: 0, of: 2005, status: "value" });
  });
  it("is held back where one of the two is", () => {
    for (const [no, yes] of [
      [null, 13],
      [25, null],
      [0, null],
    ] as const)
      expect(share(no, yes)).toMatchObject({ value: null, status: "heldBack" });
  });
});
describe("what the guide and referrals know", () => {
  it.each([
    ["permits", "permit", "permits"],
    ["counsel", "counsel", "counsels"],
    ["damages", "damages", "damages"],
    ["voluntary", "voluntary", "returns"],
    ["guardians", "guardian", "guardians"],
    ["concerns", "concern", "concerns"],
  ])("%s is a share of those of whom it is known", (name, dimension, table) => {
    const line = (figures: object) => lines(knowing(figures), name)[0];
    expect(
      line({ [`${dimension}=yes`]: 15, [`${dimension}=no`]: 5, [`${dimension}=unknown`]: 80 }),
    ).toMatchObject({
      value: 75,
      of: 20,
      table,
    });
    expect(line({ [`${dimension}=yes`]: 15, [`${dimension}=no`]: null })).toMatchObject({
      value: null,
      status: "heldBack",
    });
  });
});
describe("codes that were joined", () => {
  const joined = (figures: object, table: string, indicator: string) =>
    lines(knowing(figures, [table]), indicator);
  it("answer a list where the table with each code by itself is not out", () => {
    const figures = {
      "sourceKind=authority": 20,
      "sourceKind=others": null,
      "sourceKind=unknown": 0,
    };
    expect(joined(figures, "sources+sourceKind", "identified")).toMatchObject([
      {
        code: "authority",
        value: 20,
        unit: "persons",
        table: "sources+sourceKind",
        released_on: "2027-01-07",
      },
      { code: "rest", value: null, status: "heldBack" },
    ]);
    expect(
      joined({ "exploitationKind=work": 9 }, "keepers+exploitationKind", "forms"),
    ).toMatchObject([{ status: "notReleased" }]);
  });
  it("answer a median in two bands, and the codes of the case come first where both are out", () => {
    const spans = {
      "spanToShelter=week": 6,
      "spanToShelter=longer": 5,
      "spanToShelter=unknown": 3,
    };
    expect(joined(spans, "shelters+spanToShelter", "shelter")).toMatchObject([
      { value: "week", of: 11 },
    ]);
    expect(
      joined({ ...spans, "spanToShelter=week": null }, "shelters+spanToShelter", "shelter"),
    ).toMatchObject([{ status: "heldBack" }]);
    const both = knowing({ ...spans, ...bands("toShelter", 0, 0, 0, 0, 5) }, [
      "shelters+spanToShelter",
      "shelters",
    ]);
    expect(lines(both, "shelter")).toMatchObject([{ value: "longer", of: 5, table: "shelters" }]);
  });
  it("leave the other dimensions of their table as they are", () => {
    expect(
      joined({ "ageGroup=child": 8 }, "purposes+exploitationKind", "children")[0],
    ).toMatchObject({ value: 8 });
  });
  it("are said in words in the panel, with the table's name", () => {
    const shown = keysIn(
      knowing({ "sourceKind=authority": 20 }, ["sources+sourceKind"]).panel(
        "show",
        national,
        january,
      ),
    );
    expect(shown).toEqual(
      expect.arrayContaining(["stat.sourceKind.authority", "stat.coarser.name"]),
    );
  });
});
describe("calls", () => {
  const calls = (figures: object): Story =>
    started().done("released", { ...told({ "": 40 }, ["callCallers"]), calls: figures }, byRelease);
  it("are counted as calls, from their own figures", () => {
    expect(
      lines(calls({ "": 31, "caller=authority": 25, "caller=self": 6, "caller=care": 0 }), "calls"),
    ).toMatchObject([
      { code: "authority", value: 25, measure: "calls", unit: "calls", table: "callCallers" },
      { code: "self", value: 6, unit: "calls" },
      { year: "", status: "unknown" },
    ]);
    expect(lines(calls({ "caller=authority": 0 }), "calls")[0]).toMatchObject({
      value: 0,
      unit: "calls",
      status: "zero",
    });
    expect(lines(knowing({ "caller=authority": 25 }, ["regions"]), "calls")[0]).toMatchObject({
      status: "notReleased",
    });
  });
  it("are figures of no people, and release no table of them", () => {
    expect(lines(calls({ "": 31, "source=ngo": 9 }), "identified")[0]).toMatchObject({
      status: "notReleased",
    });
  });
});
