// Where a proposed table says nothing: the panel says what would help, and one press proposes it, once nothing else waits.
import { beforeAll, describe, expect, it } from "vitest";
import { loadSolver } from "../../src/figures/solver.ts";
import { writeJson } from "../../src/files/sheet.ts";
import { reveal, type Sheet } from "../../src/rules/ui.ts";
import type { Told } from "../../workflows/conventions/model.ts";
import { release } from "../../workflows/statistics/release.ts";
import { allNames, coarserOf, isCoarser } from "../../workflows/statistics/sections.ts";
import { deputy, january, national } from "../support/charts.ts";
import { given, keysIn, memberOf, type Story } from "../support/given.ts";

beforeAll(loadSolver);
const stat = { sender: "statistics", instance: "stat-SYD" } as never;
const sources = [
  "police",
  "migration",
  "socialServices",
  "health",
  "inspection",
  "ngo",
  "supportLine",
  "self",
  "relative",
];
/** Four with each code: nothing of who referred is shown, and of the two kinds one is. */
const people = sources.flatMap((source) =>
  [0, 1, 2, 3].map((n) => ({
    row: `${source}${n}`,
    codes: {
      region: "SYD",
      closure: "goalReached",
      ageGroup: "adult",
      sex: n < 2 ? "woman" : "man",
      source,
    },
  })),
);
const coarse = "sources+sourceKind";
const year = (): Story =>
  given(release)
    .done("freeze", {}, national, january)
    .done("collect", { region: "SYD", people, calls: [], noes: 0 }, stat, january);
const counted = (story: Story, names: readonly string[]): Story =>
  story.done("propose", { names }, national, january).done("count", {}, "clock", january);
type Seen = {
  readonly releases: readonly {
    readonly id: string;
    readonly step: string;
    readonly names: readonly string[];
    readonly offers?: readonly object[];
    readonly made?: { readonly people: Readonly<Record<string, number | null>> };
  }[];
};
const last = (story: Story) => (story.state as Seen).releases.at(-1);
const approved = (story: Story): Story =>
  story.done("approve", { of: last(story)?.id }, deputy, january);
const coarsened = (story: Story): Story =>
  story.done("coarsen", { name: coarse }, national, january).done("count", {}, "clock", january);
const panel = (story: Story) => story.panel("show", national, january);
const pressed = (story: Story) => JSON.stringify(panel(story)).includes('"command":"coarsen"');

describe("a table that says nothing", () => {
  it("alone is offered with coarser codes at once, by a word and without a figure", () => {
    const story = counted(year(), ["sources"]);
    expect(last(story)).toMatchObject({
      step: "silent",
      offers: [{ of: "sources", name: coarse, share: "half" }],
    });
    expect(keysIn(panel(story))).toEqual(
      expect.arrayContaining(["stat.silent.all", "stat.coarser.half", "stat.coarser.years"]),
    );
    expect(JSON.stringify(panel(story))).not.toMatch(/"n":\d/);
    expect(pressed(story)).toBe(true);
  });
  it("beside others is offered when what waits has been decided", () => {
    const story = counted(year(), ["regions", "sources"]);
    expect(last(story)).toMatchObject({ step: "proposed", names: ["regions"] });
    expect(keysIn(panel(story))).toEqual(
      expect.arrayContaining(["stat.coarser.half", "stat.coarser.later"]),
    );
    expect(pressed(story)).toBe(false);
    story.when("coarsen", { name: coarse }, national, january).refused("stat.pending");
    expect(pressed(approved(story))).toBe(true);
    expect(pressed(story.done("object", { of: last(story)?.id }, deputy, january))).toBe(true);
  });
  it("of which nothing coarser helps is named as that", () => {
    const story = counted(year(), ["permits"]);
    expect(last(story)).not.toHaveProperty("offers");
    expect(keysIn(panel(story))).toContain("stat.coarser.none");
    expect(pressed(story)).toBe(false);
  });
});
describe("a coarser table", () => {
  it("is proposed by a press, proved after what was seen, and approved by another; then it is no offer any more", () => {
    const story = approved(counted(year(), ["regions", "sources"]));
    const two = coarsened(story);
    expect(last(two)).toMatchObject({ step: "proposed", names: [coarse] });
    expect(last(two)?.made?.people).toMatchObject({
      "": 36,
      "sourceKind=authority": 20,
      "sourceKind=others": null,
    });
    two.when("approve", { of: last(two)?.id }, national, january).denied();
    const out = approved(two);
    expect(pressed(out)).toBe(false);
    out.when("coarsen", { name: coarse }, national, january).denied();
  });
  it("is one that was offered, and no other; by nobody who may not sign", () => {
    const story = counted(year(), ["sources"]);
    for (const name of ["purposes+exploitationKind", "regions", "sources+nothing"])
      story.when("coarsen", { name }, national, january).refused("stat.changed");
    story.when("coarsen", { name: coarse }, "noomi-kontakt", january).denied();
    year().when("coarsen", { name: coarse }, national, january).denied();
  });
  it("stands in the files under its own name once it is out, and the table of single codes is still not out", () => {
    const story = approved(coarsened(counted(year(), ["sources"])));
    const file = (name: string) =>
      release.files?.[name]?.make(
        story.state as never,
        { member: memberOf(national), now: january as never },
        story.world,
      );
    const rows = JSON.parse(writeJson(file("json") as Sheet)) as readonly Readonly<
      Record<string, unknown>
    >[];
    expect(
      rows.find(
        ({ table, sourceKind, region }) =>
          table === coarse && sourceKind === "authority" && region === "",
      ),
    ).toMatchObject({
      persons: 20,
      status: "value",
    });
    expect(rows.filter(({ table }) => table === "sources").map(({ status }) => status)).toEqual([
      "notReleased",
    ]);
    expect(rows.filter(({ table }) => isCoarser(table as never) && table !== coarse)).toEqual([]);
    // A year of which only joined codes are out is a year of people: it is read, and the indicators are told of it.
    expect(release.known?.(story.state as never, memberOf(national))).toBeDefined();
    expect(keysIn(file("word"))).toContain("stat.total");
    const told = story.view.signals.flatMap(({ workflow, values }) =>
      workflow === "conventions" ? [values as unknown as Told] : [],
    );
    expect(Object.keys(told[0]?.tables ?? {})).toEqual([coarse]);
    expect(reveal(told[0]!.figures)).toMatchObject({ "": 36, "sourceKind=authority": 20 });
    for (const name of ["word", `svg-${coarse}`, "region"])
      expect(keysIn(file(name)), name).toEqual(
        expect.arrayContaining([name === "region" ? "stat.total" : "stat.coarser.name"]),
      );
    expect(keysIn(panel(story))).toEqual(
      expect.arrayContaining(["stat.dimension.sourceKind", "stat.sourceKind.authority"]),
    );
  });
  it("of a table in which each region has some is none: a dimension of one code says nothing that the sum does not", () => {
    expect(last(counted(year(), ["sources"]))?.step).toBe("silent");
  });
  it("is of a table, and has no coarser one itself", () => {
    for (const name of allNames.filter(isCoarser)) expect(coarserOf(name)).toEqual([]);
    expect(coarserOf("purposes")).toEqual(["purposes+exploitationKind"]);
    expect(coarserOf("callCallers")).toEqual(["callCallers+callerKind"]);
  });
});
