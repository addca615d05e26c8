// A region's year on one sheet: for the coordinators there, of what is out, and of no other region.
import { expect, it } from "vitest";
import { namesOf } from "../../src/figures/cells.ts";
import { type Paper, seal } from "../../src/rules/ui.ts";
import { catalogueOf, type TableName, tableNames } from "../../workflows/statistics/catalogue.ts";
import { release } from "../../workflows/statistics/release.ts";
import { regionOf } from "../../workflows/statistics/release-model.ts";
import { tablesOf } from "../../workflows/statistics/sections.ts";
import { coordinator, fileOf, january, national, worker } from "../support/charts.ts";
import { everybody, given, keysIn, memberOf, type Story } from "../support/given.ts";
import { pagesOf, shapesOf } from "../support/pdf.ts";

const regions = ["SYD", "VAST"];
/** A year in which these tables are out, with a figure for each cell. */
const out = (names: readonly TableName[], figureOf: (cell: string) => number | null): Story => {
  const cells = namesOf(catalogueOf(regions), tablesOf(names));
  const made = seal({
    people: Object.fromEntries(cells.map((cell) => [cell, figureOf(cell)])),
    calls: {},
    noes: 6,
  });
  const one = { id: "r1", names, by: national, at: january, step: "released", made };
  const state = {
    step: "frozen",
    instance: "Y",
    year: "2026",
    by: national,
    at: january,
    method: "suppression",
    regions,
    counties: [],
    releases: [one],
  };
  return { ...given(release), state } as never;
};
const sheet = (story: Story, by = coordinator): Paper =>
  release.files?.region?.make(
    story.state as never,
    { member: memberOf(by), now: january as never },
    story.world,
  ) as Paper;
const has = (story: Story, by: string) =>
  release.files?.region?.access(
    story.state as never,
    { member: everybody.members.get(by) as never },
    story.world,
  );
const numbers = (paper: Paper) =>
  [...JSON.stringify(paper).matchAll(/"n":(\d+)/g)].map(([, n]) => Number(n));

it("has the region's own figures, and none of another's or of the whole country", () => {
  const story = out(tableNames, (cell) =>
    cell.startsWith("region=SYD") ? 21 : cell.startsWith("region=") ? 77 : 99,
  );
  expect(new Set(numbers(sheet(story)))).toEqual(new Set([21]));
});
it("says what is held back, what is zero and which tables are not out", () => {
  const figureOf = (cell: string) =>
    cell.includes("source=ngo")
      ? 12
      : cell.includes("closure=")
        ? 0
        : cell.includes("source=")
          ? null
          : 40;
  const paper = sheet(out(["sources", "outcomes"], figureOf));
  expect(keysIn(paper)).toEqual(
    expect.arrayContaining([
      "stat.restHidden",
      "stat.region.missing",
      "stat.cannot.dark",
      "stat.zeros",
    ]),
  );
  expect(new Set(numbers(paper))).toEqual(new Set([40, 12, 0]));
  // No table with regions is out: nothing is said to be held back.
  const none = keysIn(sheet(out(["purposes"], () => 40)));
  expect(none).toContain("stat.notReleased");
  expect(none).not.toContain("stat.hidden");
});
it("is there for who works in one region that the year has, once something is out", () => {
  const story = out(tableNames, () => 21);
  expect([coordinator, worker].map((by) => has(story, by))).toEqual([true, false]);
  expect(
    has({ ...story, state: { ...(story.state as object), releases: [] } } as never, coordinator),
  ).toBe(false);
  expect(
    has(
      { ...story, state: { ...(story.state as object), regions: ["VAST"] } } as never,
      coordinator,
    ),
  ).toBe(false);
  const member = everybody.members.get(coordinator);
  const agencies = new Map([
    [
      member?.agency as string,
      { ...everybody.agencies.get(member?.agency ?? ""), regions } as never,
    ],
  ]);
  expect(
    regionOf(
      story.state as never,
      { member } as never,
      { ...story.world, people: { ...story.world.people, agencies } } as never,
    ),
  ).toBeUndefined();
});
const barsIn = (paper: Paper) =>
  (
    JSON.parse(JSON.stringify(paper.body)) as {
      bars?: readonly unknown[];
      items?: readonly unknown[];
    }[]
  ).filter(({ bars }) => bars);
it("draws how people were found and how it ended, as long as the figures that stand there, and one bar for what is held back", async () => {
  const figureOf = (cell: string) =>
    cell.includes("source=ngo") ? null : cell.includes("source=police") ? 12 : 5;
  const story = out(tableNames, figureOf);
  const [found, ended, ...others] = barsIn(sheet(story));
  expect(others).toEqual([]);
  for (const list of [found, ended]) expect(list?.items).toHaveLength(list?.bars?.length ?? 0);
  expect(found?.bars?.filter((bar) => bar === 12)).toHaveLength(1);
  expect(found?.bars?.filter((bar) => bar === null)).toEqual([null]);
  expect(new Set(ended?.bars)).toEqual(new Set([5]));
  const [some, all] = await Promise.all(
    [story, out(tableNames, () => 5)].map(async (each) =>
      shapesOf(await fileOf(each, "region", "sv", coordinator)),
    ),
  );
  // What is held back is hatched in place of its bar.
  expect([(all?.filled ?? 0) - (some?.filled ?? 0), all?.stroked, some?.stroked]).toEqual([
    1, 0, 2,
  ]);
});
it("is one page, with every code of every table shown", async () => {
  const story = out(tableNames, () => 1234);
  for (const language of ["sv", "en"] as const)
    expect(await pagesOf(await fileOf(story, "region", language, coordinator))).toHaveLength(1);
});
