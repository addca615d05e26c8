// What the country answers for, article by article: from released figures, and from nothing else.
import { beforeAll, describe, expect, it } from "vitest";
import { registerOf } from "../../src/app/configuration/register.ts";
import { configSchema } from "../../src/config/schema.ts";
import { loadSolver } from "../../src/figures/solver.ts";
import { writeCsv, writeJson } from "../../src/files/sheet.ts";
import { conventions } from "../../workflows/conventions/index.ts";
import { indicators } from "../../workflows/conventions/indicators.ts";
import { tableNames } from "../../workflows/statistics/catalogue.ts";
import { release } from "../../workflows/statistics/release.ts";
import { coordinator, deputy, january, national, worker } from "../support/charts.ts";
import { everybody, given, keysIn, memberOf, peopleWith, type Story } from "../support/given.ts";
import { sampleConfig } from "../support/sample.ts";
import {
  bands,
  byRelease,
  knowing,
  type Line,
  lines,
  sheet,
  started,
  told,
} from "./conventions-told.ts";

beforeAll(loadSolver);
describe("what is missing", () => {
  it("is said of each that the rows do not ask, and beside the figure where they ask for a part", () => {
    const story = knowing({ "closure=returned": 7 });
    expect(lines(story, "incidents")).toMatchObject([{ year: "", value: null, status: "unknown" }]);
    expect(lines(story, "returns")).toMatchObject([{ value: 7, status: "value" }]);
    expect(lines(story, "permits")).toMatchObject([
      { value: null, status: "heldBack" },
      { status: "unknown" },
    ]);
    expect(keysIn(story.panel("show", national, january))).toEqual(
      expect.arrayContaining(["conv.missing.permits", "conv.missing.incidents"]),
    );
  });
  it("is said of a year whose table is not released, and nothing is read without it", () => {
    const story = knowing({ "closure=returned": 7 }, ["sources"]);
    expect(lines(story, "returns")[0]).toMatchObject({
      year: "2026",
      value: null,
      status: "notReleased",
    });
    expect(JSON.stringify(story.panel("show", national, january))).not.toContain('"n":7');
  });
  it("a list says that others are held back, and never how many", () => {
    const story = knowing({
      "source=ngo": 20,
      "source=police": null,
      "source=self": 0,
      "region=SYD&source=ngo": 20,
    });
    expect(lines(story, "identified")).toMatchObject([
      { code: "ngo", value: 20 },
      { code: "rest", value: null, status: "heldBack" },
    ]);
  });
  it("has one code in every row of a file, and a figure exactly where the code says so", () => {
    const figures = {
      "ageGroup=child": 0,
      "closure=returned": 7,
      "source=ngo": 20,
      "source=police": null,
      ...bands("toShelter", 9),
    };
    const all = JSON.parse(
      writeJson(sheet(knowing(figures, ["regions", "outcomes", "sources", "shelters"]))),
    ) as readonly Line[];
    for (const { status, value, indicator } of all) {
      expect(["value", "zero", "heldBack", "notReleased", "unknown"], `${indicator}`).toContain(
        status,
      );
      expect(value === null, `${indicator} ${status}`).toBe(
        status !== "value" && status !== "zero",
      );
    }
    expect(new Set(all.map(({ status }) => status)).size).toBe(5);
  });
  it("is told in the words of the year's statistics: not shown, 0, not published", () => {
    const figures = { "closure=returned": null, "counsel=yes": 0, "counsel=no": 0 };
    const paper = (story: Story) =>
      conventions.files?.word?.make(
        story.state as never,
        { member: memberOf(national), now: january as never },
        story.world,
      );
    const story = knowing(figures, ["outcomes", "counsels"]);
    for (const seen of [story.panel("show", national, january), paper(story)])
      expect(keysIn(seen)).toEqual(
        expect.arrayContaining([
          "stat.hidden",
          "stat.figure",
          "stat.notReleased",
          "conv.hidden",
          "stat.zeros",
          "conv.missing.incidents",
        ]),
      );
    expect(keysIn(story.panel("show", national, january))).toContain("conv.file.status");
  });
});
describe("the years", () => {
  const both = knowing({ "ageGroup=child": 9 }).done(
    "released",
    told({ "ageGroup=child": 6 }, ["regions"], "2025"),
    byRelease,
  );
  it("stand beside each other, the newest first; what is released later of a year takes the place of what was", () => {
    expect(lines(both, "children").map(({ year, value }) => [year, value])).toEqual([
      ["2026", 9],
      ["2025", 6],
    ]);
    const more = both.done(
      "released",
      told({ "ageGroup=child": 9, "source=ngo": 8 }, ["regions", "sources"], "2025"),
      byRelease,
    );
    expect(lines(more, "children").map(({ value }) => value)).toEqual([9, 9]);
  });
  it("come from releases alone", () => {
    for (const by of [
      national,
      "clock",
      "configuration",
      { sender: "statistics", instance: "stat-SYD" } as never,
    ])
      started().when("released", told({}), by).denied();
  });
});
describe("an article", () => {
  const without = (change: (config: ReturnType<typeof sampleConfig>) => object) => {
    const config = { ...sampleConfig(), ...change(sampleConfig()) } as ReturnType<
      typeof sampleConfig
    >;
    return { people: peopleWith([], registerOf(config, false, ["slack", "teams"])) };
  };
  const checkedBy = (by: string) =>
    sampleConfig().conventions.map((each) => ({
      ...each,
      checked: { date: "2026-11-24", function: by },
    }));
  it("is shown with who has checked it, and when; without that it is not", () => {
    const looked = started(without(() => ({ conventions: checkedBy("Jurist") })));
    expect(keysIn(looked.panel("show", national, january))).toEqual(
      expect.arrayContaining(["conv.council", "conv.residence", "conv.checked"]),
    );
    const example = keysIn(started().panel("show", national, january));
    expect(example).toEqual(expect.arrayContaining(["conv.council", "conv.invented"]));
    expect(example).not.toContain("conv.checked");
    const none = started(without(() => ({ conventions: [] })));
    const seen = keysIn(none.panel("show", national, january));
    for (const key of ["conv.council", "conv.directive", "conv.checked"])
      expect(seen).not.toContain(key);
    expect(seen).toContain("conv.unchecked");
    expect(lines(none, "permits")).toMatchObject([
      { council_article: "", directive_article: "", article_checked_by: "" },
    ]);
    const parsed = configSchema.safeParse({
      ...sampleConfig(),
      conventions: [{ indicator: "forms", council: "4" }],
    });
    expect(parsed.error?.issues.map(({ path }) => path.join("."))).toContain(
      "conventions.0.checked",
    );
  });
  it("is of an indicator that there is", () => {
    const { options } = configSchema.shape.conventions.unwrap().element.shape.indicator;
    const whole = indicators.filter((each) => !("under" in each));
    // The yearly collection is no indicator, and has an article.
    expect(options).toEqual([...whole.map(({ name }) => name), "collection"]);
    // A part of one answers to the same article, and is beside it.
    for (const [at, each] of indicators.entries())
      if ("under" in each)
        expect(indicators.slice(0, at).findLast((one) => !("under" in one))?.name, each.name).toBe(
          each.under,
        );
    const figures = { "ageGroup=child": 9, "guardian=yes": 6, "guardian=no": 3 };
    const [guardians] = lines(knowing(figures), "guardians");
    expect(guardians).toMatchObject({ value: 67, unit: "percent", of: 9, table: "guardians" });
    expect(guardians?.council_article).toBe(
      lines(knowing(figures), "children")[0]?.council_article,
    );
  });
});
it("is read and fetched by those who may read statistics; a file is there when a year is", () => {
  const may = (by: string, story: Story, of: "panels" | "files", name: string) =>
    conventions[of]?.[name]?.access(
      story.state as never,
      { member: everybody.members.get(by) as never },
      story.world,
    );
  const [none, some] = [started(), knowing({})];
  expect(
    [national, coordinator, worker, "noomi-chef", "plattformen-nsp"].map((by) =>
      may(by, none, "panels", "show"),
    ),
  ).toEqual([true, true, false, false, false]);
  for (const file of ["word", "csv", "json", "metadata", "collection", "collection-csv"])
    expect([
      may(national, none, "files", file),
      may(national, some, "files", file),
      may(worker, some, "files", file),
    ]).toEqual([false, true, false]);
});
it("a file has the articles, the figure and the table, in the same columns for programs and for a spreadsheet", () => {
  const story = knowing({ "ageGroup=child": 9 });
  const [head = "", ...rest] = writeCsv(sheet(story, "csv")).split("\r\n");
  expect(head.replace(/^\ufeff/, "").split(";")).toEqual(
    expect.arrayContaining([
      "indicator",
      "council_article",
      "year",
      "value",
      "table",
      "released_on",
      "status",
    ]),
  );
  expect(rest.find((line) => line.startsWith("children;"))).toContain(
    "children;10.4;13–16;;;;2026;persons;;9;persons;;regions;2027-01-07;value",
  );
  const paper = JSON.stringify(
    conventions.files?.word?.make(
      story.state as never,
      { member: memberOf(national), now: january as never },
      story.world,
    ),
  );
  for (const key of [
    "indicator.children",
    "indicator.guardians",
    "conv.missing.guardians",
    "conv.source",
    "conv.years",
  ])
    expect(paper).toContain(key);
});
it("a release tells the whole country's figures when it is approved, and nothing before", () => {
  const people = Array.from({ length: 30 }, (_, n) => ({
    row: `r${n}`,
    codes: { region: "SYD", closure: n < 12 ? "returned" : "goalReached" },
  }));
  const stat = { sender: "statistics", instance: "stat-SYD" } as never;
  const counted = given(release)
    .done("freeze", {}, national, january)
    .done("collect", { region: "SYD", people, calls: [], noes: 0 }, stat, january)
    .done("propose", { names: ["outcomes"] }, national, january)
    .done("count", {}, "clock", january);
  const tells = (story: Story) =>
    story.view.signals.filter(({ workflow }) => workflow === "conventions");
  expect(tells(counted)).toEqual([]);
  const { id } = (counted.state as { readonly releases: readonly { readonly id: string }[] })
    .releases[0] ?? { id: "" };
  const [tell, ...others] = tells(counted.done("approve", { of: id }, deputy, january));
  expect(others).toEqual([]);
  expect(tell?.values).toMatchObject({
    year: "2026",
    tables: { outcomes: january },
    figures: { "": 30, "closure=returned": 12 },
  });
  expect(Object.keys(tell?.values.figures as object).some((name) => name.includes("region="))).toBe(
    false,
  );
  expect(
    lines(started().done("released", tell?.values ?? {}, byRelease), "returns")[0],
  ).toMatchObject({ value: 12, table: "outcomes" });
});
it("shows three years, and says of a fourth that it is in the files", () => {
  const years = (...all: readonly string[]): Story =>
    all.reduce(
      (story, year) => story.done("released", told({ "": 9 }, tableNames, year), byRelease),
      started(),
    );
  const shown = (story: Story) => JSON.stringify(story.panel("show", national, january));
  const [three, four] = [
    shown(years("2024", "2025", "2026")),
    shown(years("2023", "2024", "2025", "2026")),
  ];
  expect([
    three.includes("conv.earlier"),
    four.includes("conv.earlier"),
    four.includes("2023"),
  ]).toEqual([false, true, false]);
});
