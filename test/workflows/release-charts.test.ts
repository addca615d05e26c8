// What is drawn of a year: what has been released, and nothing else.
import { beforeAll, describe, expect, it } from "vitest";
import { loadSolver } from "../../src/figures/solver.ts";
import type { Panel, PictureBlock } from "../../src/rules/ui.ts";
import type { Chart } from "../../src/rules/workflow.ts";
import { release } from "../../workflows/statistics/release.ts";
import {
  approved,
  coordinator,
  deputy,
  figuresOf,
  january,
  national,
  proposed,
  worker,
} from "../support/charts.ts";
import { everybody, keysIn, memberOf, type Story } from "../support/given.ts";

beforeAll(loadSolver);
const chart = (story: Story, name: string): Chart =>
  release.files?.[name]?.make(
    story.state as never,
    { member: memberOf(national), now: january as never },
    story.world,
  ) as Chart;
const may = (by: string, of: "panels" | "files", name: string, at: Story) =>
  release[of]?.[name]?.access(
    at.state as never,
    { member: everybody.members.get(by) as never },
    at.world,
  );
const pointsOf = ({ groups }: Chart) => groups.flatMap(({ points }) => points);
const known = (story: Story, by: string): unknown =>
  release.known?.(story.state as never, memberOf(by));

describe("the bars of a table", () => {
  it("are those of its figures: the sum first, what is held back as that, nothing small and no zero", () => {
    const story = approved(proposed(["citizenships", "regions"]));
    const figures = figuresOf(story);
    const values = pointsOf(chart(story, "svg-citizenships")).map(({ value }) => value);
    expect(values[0]).toBe(figures[""]);
    expect(values).toContain(null);
    expect(values.filter((value) => value !== null && value < 5)).toEqual([]);
    const shown = Object.entries(figures).filter(
      ([name, value]) => /^exploitation=\w+&citizenship=\w+$/.test(name) && value,
    );
    for (const [, value] of shown) expect(values).toContain(value);
    expect(shown.length).toBeGreaterThan(0);
  });
  it("of three dimensions are named by theirs", () => {
    expect(JSON.stringify(chart(approved(proposed(["regions"])), "svg-regions"))).toContain(
      '[{"key":"stat.dimension.sex"},{"key":"stat.is"},{',
    );
  });
  it("many that are held back are one", () => {
    const story = approved(proposed(["industries"]));
    for (const { points } of chart(story, "svg-industries").groups)
      expect(points.filter(({ value }) => value === null).length).toBeLessThanOrEqual(3);
    expect(keysIn(chart(story, "svg-industries"))).toContain("stat.chart.rest");
    const { groups } = chart(
      approved(proposed(["regions", "purposes", "citizenships", "outcomes"])),
      "svg-regions",
    );
    const sexes = groups.find(({ name }) => JSON.stringify(name).includes("stat.dimension.sex"));
    expect(sexes?.points.map(({ label, value }) => [keysIn(label), value])).toEqual([
      [["stat.all"], 48],
      [["stat.chart.each"], null],
    ]);
  });
  it("are fetched by those who sign, once something is released, and only of what is", () => {
    const story = proposed(["citizenships"]);
    const out = approved(story);
    for (const name of ["svg-citizenships", "png-citizenships"]) {
      expect(may(national, "files", name, story)).toBe(false);
      expect([national, coordinator, worker].map((by) => may(by, "files", name, out))).toEqual([
        true,
        true,
        false,
      ]);
    }
    expect([story, out].map((at) => may(national, "panels", "charts", at))).toEqual([false, true]);
    expect(keysIn(out.panel("charts", national, january))).toContain("statTable.citizenships");
    expect(keysIn(out.panel("charts", national, january))).not.toContain("statTable.regions");
    // A table that is proposed again with another says nothing before it is approved.
    const more = out
      .done("propose", { names: ["suspicions"] }, national, january)
      .done("count", {}, "clock", january);
    expect(pointsOf(chart(more, "svg-suspicions")).map(({ value }) => value)).toEqual(
      pointsOf(chart(out, "svg-suspicions")).map(({ value }) => value),
    );
  });
});
describe("the panel of charts", () => {
  const shown = (story: Story, name = "charts") => story.panel(name, national, january) as Panel;
  const picture = (story: Story, name?: string): PictureBlock =>
    shown(story, name).body.find(({ kind }) => kind === "picture") as PictureBlock;
  it("shows one released table, with its two files and every figure in words", () => {
    const story = approved(proposed(["citizenships", "regions"]));
    const first = picture(story);
    expect(first.files.map(({ file }) => file)).toEqual(["svg-regions", "png-regions"]);
    expect(picture(story, "charts~1").files.map(({ file }) => file)).toEqual([
      "svg-citizenships",
      "png-citizenships",
    ]);
    // A row that is no longer there is the first.
    expect(picture(story, "charts~9")).toEqual(first);
    const said = picture(story, "charts~1").said.flatMap(keysIn);
    expect(said).toContain("stat.hidden");
    const shownFigures = Object.entries(figuresOf(story)).filter(
      ([cell, n]) => /^(exploitation=\w+)?(&?citizenship=\w+)?$/.test(cell) && n,
    );
    for (const [, n] of shownFigures)
      expect(JSON.stringify(picture(story, "charts~1").said)).toContain(`"n":${n}`);
  });
  it("draws a dimension as bars where all of it is shown, and as a table with the word where one is held back", () => {
    const story = approved(proposed(["regions"]));
    const year = story.state as { readonly releases: readonly object[] };
    const instead = (figures: Readonly<Record<string, number | null>>) => {
      const made = {
        ...year,
        releases: year.releases.map((each) => ({
          ...each,
          made: { people: figures, calls: {}, noes: 0 },
        })),
      };
      const panel = release.panels.charts?.show(
        made as never,
        { member: memberOf(national), now: january as never },
        story.world,
      );
      return panel?.body.flatMap((b) => (b.kind === "picture" ? b.instead.slice(0, 3) : [])) ?? [];
    };
    const all = {
      "": 48,
      "region=SYD": 48,
      "sex=woman": 28,
      "sex=man": 20,
      "sex=other": 0,
      "ageGroup=adult": 37,
      "ageGroup=child": 11,
    };
    expect(instead(all).map(({ kind }) => kind)).toEqual(["facts", "bars", "bars"]);
    const held = instead({ ...all, "ageGroup=unknown": null });
    expect(held.map(({ kind }) => kind)).toEqual(["facts", "table", "bars"]);
    expect(held[1]).toMatchObject({
      rows: [11, 37, [{ key: "stat.hidden" }]].map((last) => [expect.anything(), last]),
    });
    // In words, where there are no tables.
    expect(keysIn(held[1])).toContain("stat.restHidden");
    // Four are one row.
    const four = {
      "exploitation=Other": 1,
      "sex=other": null,
      "sex=unknown": null,
      "ageGroup=unknown": null,
    };
    expect(instead({ ...all, ...four })[2]).toMatchObject({ kind: "table", rows: { length: 4 } });
  });
  it("leads to the one before, the next, and a list of all that are released", () => {
    const story = approved(proposed(["citizenships", "regions"]));
    const ways = (name: string) =>
      shown(story, name).body.flatMap((b) =>
        "actions" in b && b.actions ? b.actions.map((a) => ("panel" in a ? a.panel : "")) : [],
      );
    expect(ways("charts")).toEqual(["charts~1", "tables"]);
    expect(ways("charts~1")).toEqual(["charts", "tables"]);
    expect(ways("tables")).toEqual(["charts", "charts~1"]);
    expect(
      shown(approved(proposed(["citizenships"]))).body.some(({ kind }) => kind === "actions"),
    ).toBe(false);
    expect(may(worker, "panels", "tables", story)).toBe(false);
  });
});
describe("the line over the years", () => {
  const story = () => approved(proposed(["citizenships"]));
  const row = (year: Story, by = national) => ({
    instance: "x",
    workflow: "release",
    title: "2026",
    summary: { open: false },
    known: known(year, by),
  });
  const earlier = (figures: Readonly<Record<string, number | null>>) => ({
    ...row(story()),
    title: "2025",
    known: { year: "2025", regions: ["SYD"], method: "suppression", figures },
  });
  const over = (...rows: readonly unknown[]): Story =>
    story().in({ rows: { years: rows } } as never);
  it("knows what has been released, and tells those who sign", () => {
    expect(known(proposed(["citizenships"]), national)).toBeUndefined();
    expect(known(story(), worker)).toBeUndefined();
    expect(known(story(), deputy)).toMatchObject({ year: "2026", figures: figuresOf(story()) });
  });
  it("has a point for each year, the oldest first, and none where a year does not show it", () => {
    const drawn = chart(
      over(row(story()), earlier({ "": 30, "exploitation=SexualExploitation": null })),
      "svg-years",
    );
    const values = drawn.groups.map(({ points }) => points.map(({ value }) => value));
    expect(values[0]).toEqual([30, 48]);
    expect(values).toContainEqual([null, figuresOf(story())["exploitation=SexualExploitation"]]);
    expect(drawn.groups.every(({ points }) => points.some(({ value }) => value))).toBe(true);
    expect(keysIn(drawn)).toContain("stat.chart.years");
    // Of a year whose table is not out that is said, and not that a figure of it is held back.
    const without = chart(over(row(story()), earlier({ "": 30 })), "svg-years").groups.find(
      ({ points }) => points[0]?.value === null,
    );
    expect(keysIn(without?.points[0])).toContain("stat.notReleased");
    expect(
      keysIn(drawn.groups.find(({ points }) => points[0]?.value === null)?.points[0]),
    ).toContain("stat.hidden");
  });
  it("and little charts have one for each year, with a gap where a year has not released the table", () => {
    const some = {
      "": 30,
      "exploitation=SexualExploitation": 20,
      "exploitation=Other": 0,
      "citizenship=SE": null,
    };
    const { groups, legend } = chart(over(row(story()), earlier(some)), "svg-years-exploitation");
    const none = chart(over(row(story()), earlier({ "": 30 })), "svg-years-exploitation").groups;
    expect(groups.map(({ name }) => name)).toEqual([[{ text: "2025" }], [{ text: "2026" }]]);
    expect(groups[0]?.points.length).toBe(groups[1]?.points.length);
    expect(groups[0]?.points[0]?.value).toBe(20);
    expect(legend).toEqual({ key: "stat.years.held" });
    expect([none[0]?.points, none[0]?.none, none[1]?.none]).toEqual([
      [],
      { key: "stat.notReleased" },
      undefined,
    ]);
    // Nothing is held back: no mark, and nothing to say of it.
    expect(
      chart(over(earlier({ "sex=woman": 30 }), earlier({ "sex=woman": 20 })), "svg-years-sex"),
    ).not.toHaveProperty("legend");
  });
  it("and little charts are six, of the last years", () => {
    const years = ["2019", "2020", "2021", "2022", "2023", "2024", "2025"].map((year) => {
      const one = earlier({ "sex=woman": 30 });
      return { ...one, title: year, known: { ...one.known, year } };
    });
    const names = chart(over(...years), "svg-years-sex").groups.map(
      ({ name }) => (name[0] as { text: string }).text,
    );
    expect(names).toEqual(["2020", "2021", "2022", "2023", "2024", "2025"]);
  });
  it("and little charts stand beside a table's chart from the second year on, as a table with the words where there are no pictures", () => {
    const pictures = (at: Story) =>
      (at.panel("charts", national, january) as Panel).body.flatMap((b) =>
        b.kind === "picture" ? [b] : [],
      );
    expect(pictures(over(row(story())))).toHaveLength(1);
    const [, second] = pictures(over(row(story()), earlier({ "": 30 })));
    expect(second?.files.map(({ file }) => file)).toEqual([
      "svg-years-citizenship",
      "png-years-citizenship",
    ]);
    expect(keysIn(second?.instead[0])).toEqual(
      expect.arrayContaining(["stat.notReleased", "stat.hidden"]),
    );
    expect(may(worker, "files", "svg-years-sex", story())).toBe(false);
  });
  it("is offered from the second year on", () => {
    expect(keysIn(over(row(story())).panel("list", national, january))).not.toContain(
      "stat.trend.svg",
    );
    expect(
      keysIn(over(row(story()), earlier({ "": 30 })).panel("list", national, january)),
    ).toContain("stat.trend.svg");
  });
});
