// What the country answers for, article by article: from released figures, and from nothing else.
import { beforeAll, describe, expect, it } from "vitest";
import { registerOf } from "../../src/app/configuration/register.ts";
import { configSchema } from "../../src/config/schema.ts";
import { loadSolver } from "../../src/figures/solver.ts";
import { writeCsv, writeJson } from "../../src/files/sheet.ts";
import type { Sheet } from "../../src/rules/ui.ts";
import { conventions } from "../../workflows/conventions/index.ts";
import { indicators } from "../../workflows/conventions/indicators.ts";
import { tableNames } from "../../workflows/statistics/catalogue.ts";
import { release } from "../../workflows/statistics/release.ts";
import { everybody, given, keysIn, local, memberOf, peopleWith, type Story } from "../support/given.ts";
import { sampleConfig } from "../support/sample.ts";

beforeAll(loadSolver);
const [national, deputy, coordinator, worker] = ["nspm-samordnare", "nspm-ersattare", "regionkoordinator-1", "noomi-kontakt"];
const january = local("2027-01-07", "10:00");
const byRelease = { sender: "release", instance: "Y" } as never;
const bands = (of: string, ...counts: readonly (number | null)[]) =>
  Object.fromEntries(
    ["sameDay", "days1to2", "days3to7", "days8to30", "longer"].map((band, n) => [`${of}=${band}`, n < counts.length ? counts[n] : 0]),
  );
const told = (figures: object, tables: readonly string[] = tableNames, year = "2026") => ({
  year,
  figures,
  tables: Object.fromEntries(tables.map((name) => [name, january])),
});
const started = (world = {}): Story => given(conventions, [], world).done("start", {}, "configuration");
const knowing = (figures: object, tables?: readonly string[]): Story => started().done("released", told(figures, tables), byRelease);
const sheet = (story: Story, as: "csv" | "json" = "json"): Sheet =>
  conventions.files?.[as]?.make(story.state as never, { member: memberOf(national), now: january as never }, story.world) as Sheet;
type Line = Readonly<Record<string, unknown>>;
const lines = (story: Story, indicator: string): readonly Line[] =>
  (JSON.parse(writeJson(sheet(story))) as readonly Line[]).filter((line) => line.indicator === indicator);
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
      expect(median(...[20, 5, 5, 5, 5].map((n, at) => (at === held ? null : n))), `${held}`).toBe("heldBack");
    expect(median(0, 0, 0, 0, 0)).toBe("zero");
  });
});
describe("support that did not depend on a report to the police", () => {
  const share = (no: number | null, yes: number | null) =>
    lines(knowing({ "police=no&support=yes": no, "police=yes&support=yes": yes, "police=unknown&support=yes": 50 }), "unreported")[0];
  it("is a share of those who had support, and of whom a report or none is said", () => {
    expect(share(25, 13)).toMatchObject({ value: 66, unit: "percent", of: 38, table: "support", released_on: "2027-01-07" });
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
    expect(line({ [`${dimension}=yes`]: 15, [`${dimension}=no`]: 5, [`${dimension}=unknown`]: 80 })).toMatchObject({
      value: 75,
      of: 20,
      table,
    });
    expect(line({ [`${dimension}=yes`]: 15, [`${dimension}=no`]: null })).toMatchObject({ value: null, status: "heldBack" });
  });
});
describe("codes that were joined", () => {
  const joined = (figures: object, table: string, indicator: string) => lines(knowing(figures, [table]), indicator);
  it("answer a list where the table with each code by itself is not out", () => {
    const figures = { "sourceKind=authority": 20, "sourceKind=others": null, "sourceKind=unknown": 0 };
    expect(joined(figures, "sources+sourceKind", "identified")).toMatchObject([
      { code: "authority", value: 20, unit: "persons", table: "sources+sourceKind", released_on: "2027-01-07" },
      { code: "rest", value: null, status: "heldBack" },
    ]);
    expect(joined({ "exploitationKind=work": 9 }, "keepers+exploitationKind", "forms")).toMatchObject([{ status: "notReleased" }]);
  });
  it("answer a median in two bands, and the codes of the case come first where both are out", () => {
    const spans = { "spanToShelter=week": 6, "spanToShelter=longer": 5, "spanToShelter=unknown": 3 };
    expect(joined(spans, "shelters+spanToShelter", "shelter")).toMatchObject([{ value: "week", of: 11 }]);
    expect(joined({ ...spans, "spanToShelter=week": null }, "shelters+spanToShelter", "shelter")).toMatchObject([{ status: "heldBack" }]);
    const both = knowing({ ...spans, ...bands("toShelter", 0, 0, 0, 0, 5) }, ["shelters+spanToShelter", "shelters"]);
    expect(lines(both, "shelter")).toMatchObject([{ value: "longer", of: 5, table: "shelters" }]);
  });
  it("leave the other dimensions of their table as they are", () => {
    expect(joined({ "ageGroup=child": 8 }, "purposes+exploitationKind", "children")[0]).toMatchObject({ value: 8 });
  });
  it("are said in words in the panel, with the table's name", () => {
    const shown = keysIn(knowing({ "sourceKind=authority": 20 }, ["sources+sourceKind"]).panel("show", national, january));
    expect(shown).toEqual(expect.arrayContaining(["stat.sourceKind.authority", "stat.coarser.name"]));
  });
});
describe("calls", () => {
  const calls = (figures: object): Story => started().done("released", { ...told({ "": 40 }, ["callCallers"]), calls: figures }, byRelease);
  it("are counted as calls, from their own figures", () => {
    expect(lines(calls({ "": 31, "caller=authority": 25, "caller=self": 6, "caller=care": 0 }), "calls")).toMatchObject([
      { code: "authority", value: 25, measure: "calls", unit: "calls", table: "callCallers" },
      { code: "self", value: 6, unit: "calls" },
      { year: "", status: "unknown" },
    ]);
    expect(lines(calls({ "caller=authority": 0 }), "calls")[0]).toMatchObject({ value: 0, unit: "calls", status: "zero" });
    expect(lines(knowing({ "caller=authority": 25 }, ["regions"]), "calls")[0]).toMatchObject({ status: "notReleased" });
  });
  it("are figures of no people, and release no table of them", () => {
    expect(lines(calls({ "": 31, "source=ngo": 9 }), "identified")[0]).toMatchObject({ status: "notReleased" });
  });
});
describe("what is missing", () => {
  it("is said of each that the rows do not ask, and beside the figure where they ask for a part", () => {
    const story = knowing({ "closure=returned": 7 });
    expect(lines(story, "incidents")).toMatchObject([{ year: "", value: null, status: "unknown" }]);
    expect(lines(story, "returns")).toMatchObject([{ value: 7, status: "value" }]);
    expect(lines(story, "permits")).toMatchObject([{ value: null, status: "heldBack" }, { status: "unknown" }]);
    expect(keysIn(story.panel("show", national, january))).toEqual(
      expect.arrayContaining(["conv.missing.permits", "conv.missing.incidents"]),
    );
  });
  it("is said of a year whose table is not released, and nothing is read without it", () => {
    const story = knowing({ "closure=returned": 7 }, ["sources"]);
    expect(lines(story, "returns")[0]).toMatchObject({ year: "2026", value: null, status: "notReleased" });
    expect(JSON.stringify(story.panel("show", national, january))).not.toContain('"n":7');
  });
  it("a list says that others are held back, and never how many", () => {
    const story = knowing({ "source=ngo": 20, "source=police": null, "source=self": 0, "region=SYD&source=ngo": 20 });
    expect(lines(story, "identified")).toMatchObject([
      { code: "ngo", value: 20 },
      { code: "rest", value: null, status: "heldBack" },
    ]);
  });
  it("has one code in every row of a file, and a figure exactly where the code says so", () => {
    const figures = { "ageGroup=child": 0, "closure=returned": 7, "source=ngo": 20, "source=police": null, ...bands("toShelter", 9) };
    const all = JSON.parse(writeJson(sheet(knowing(figures, ["regions", "outcomes", "sources", "shelters"])))) as readonly Line[];
    for (const { status, value, indicator } of all) {
      expect(["value", "zero", "heldBack", "notReleased", "unknown"], `${indicator}`).toContain(status);
      expect(value === null, `${indicator} ${status}`).toBe(status !== "value" && status !== "zero");
    }
    expect(new Set(all.map(({ status }) => status)).size).toBe(5);
  });
  it("is told in the words of the year's statistics: not shown, 0, not published", () => {
    const figures = { "closure=returned": null, "counsel=yes": 0, "counsel=no": 0 };
    const paper = (story: Story) =>
      conventions.files?.word?.make(story.state as never, { member: memberOf(national), now: january as never }, story.world);
    const story = knowing(figures, ["outcomes", "counsels"]);
    for (const seen of [story.panel("show", national, january), paper(story)])
      expect(keysIn(seen)).toEqual(
        expect.arrayContaining(["stat.hidden", "stat.figure", "stat.notReleased", "conv.hidden", "stat.zeros", "conv.missing.incidents"]),
      );
    expect(keysIn(story.panel("show", national, january))).toContain("conv.file.status");
  });
});
describe("the years", () => {
  const both = knowing({ "ageGroup=child": 9 }).done("released", told({ "ageGroup=child": 6 }, ["regions"], "2025"), byRelease);
  it("stand beside each other, the newest first; what is released later of a year takes the place of what was", () => {
    expect(lines(both, "children").map(({ year, value }) => [year, value])).toEqual([
      ["2026", 9],
      ["2025", 6],
    ]);
    const more = both.done("released", told({ "ageGroup=child": 9, "source=ngo": 8 }, ["regions", "sources"], "2025"), byRelease);
    expect(lines(more, "children").map(({ value }) => value)).toEqual([9, 9]);
  });
  it("come from releases alone", () => {
    for (const by of [national, "clock", "configuration", { sender: "statistics", instance: "stat-SYD" } as never])
      started().when("released", told({}), by).denied();
  });
});
describe("an article", () => {
  const without = (change: (config: ReturnType<typeof sampleConfig>) => object) => {
    const config = { ...sampleConfig(), ...change(sampleConfig()) } as ReturnType<typeof sampleConfig>;
    return { people: peopleWith([], registerOf(config, false, ["slack", "teams"])) };
  };
  const checkedBy = (by: string) => sampleConfig().conventions.map((each) => ({ ...each, checked: { date: "2026-11-24", function: by } }));
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
    for (const key of ["conv.council", "conv.directive", "conv.checked"]) expect(seen).not.toContain(key);
    expect(seen).toContain("conv.unchecked");
    expect(lines(none, "permits")).toMatchObject([{ council_article: "", directive_article: "", article_checked_by: "" }]);
    const parsed = configSchema.safeParse({ ...sampleConfig(), conventions: [{ indicator: "forms", council: "4" }] });
    expect(parsed.error?.issues.map(({ path }) => path.join("."))).toContain("conventions.0.checked");
  });
  it("is of an indicator that there is", () => {
    const { options } = configSchema.shape.conventions.unwrap().element.shape.indicator;
    const whole = indicators.filter((each) => !("under" in each));
    // The yearly collection is no indicator, and has an article.
    expect(options).toEqual([...whole.map(({ name }) => name), "collection"]);
    // A part of one answers to the same article, and is beside it.
    for (const [at, each] of indicators.entries())
      if ("under" in each) expect(indicators.slice(0, at).findLast((one) => !("under" in one))?.name, each.name).toBe(each.under);
    const figures = { "ageGroup=child": 9, "guardian=yes": 6, "guardian=no": 3 };
    const [guardians] = lines(knowing(figures), "guardians");
    expect(guardians).toMatchObject({ value: 67, unit: "percent", of: 9, table: "guardians" });
    expect(guardians?.council_article).toBe(lines(knowing(figures), "children")[0]?.council_article);
  });
});
it("is read and fetched by those who may read statistics; a file is there when a year is", () => {
  const may = (by: string, story: Story, of: "panels" | "files", name: string) =>
    conventions[of]?.[name]?.access(story.state as never, { member: everybody.members.get(by) as never }, story.world);
  const [none, some] = [started(), knowing({})];
  expect([national, coordinator, worker, "noomi-chef", "plattformen-nsp"].map((by) => may(by, none, "panels", "show"))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ]);
  for (const file of ["word", "csv", "json", "metadata", "collection", "collection-csv"])
    expect([may(national, none, "files", file), may(national, some, "files", file), may(worker, some, "files", file)]).toEqual([
      false,
      true,
      false,
    ]);
});
it("a file has the articles, the figure and the table, in the same columns for programs and for a spreadsheet", () => {
  const story = knowing({ "ageGroup=child": 9 });
  const [head = "", ...rest] = writeCsv(sheet(story, "csv")).split("\r\n");
  expect(head.replace(/^\ufeff/, "").split(";")).toEqual(
    expect.arrayContaining(["indicator", "council_article", "year", "value", "table", "released_on", "status"]),
  );
  expect(rest.find((line) => line.startsWith("children;"))).toContain(
    "children;10.4;13–16;;;;2026;persons;;9;persons;;regions;2027-01-07;value",
  );
  const paper = JSON.stringify(
    conventions.files?.word?.make(story.state as never, { member: memberOf(national), now: january as never }, story.world),
  );
  for (const key of ["indicator.children", "indicator.guardians", "conv.missing.guardians", "conv.source", "conv.years"])
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
  const tells = (story: Story) => story.view.signals.filter(({ workflow }) => workflow === "conventions");
  expect(tells(counted)).toEqual([]);
  const { id } = (counted.state as { readonly releases: readonly { readonly id: string }[] }).releases[0] ?? { id: "" };
  const [tell, ...others] = tells(counted.done("approve", { of: id }, deputy, january));
  expect(others).toEqual([]);
  expect(tell?.values).toMatchObject({ year: "2026", tables: { outcomes: january }, figures: { "": 30, "closure=returned": 12 } });
  expect(Object.keys(tell?.values.figures as object).some((name) => name.includes("region="))).toBe(false);
  expect(lines(started().done("released", tell?.values ?? {}, byRelease), "returns")[0]).toMatchObject({ value: 12, table: "outcomes" });
});
it("shows three years, and says of a fourth that it is in the files", () => {
  const years = (...all: readonly string[]): Story =>
    all.reduce((story, year) => story.done("released", told({ "": 9 }, tableNames, year), byRelease), started());
  const shown = (story: Story) => JSON.stringify(story.panel("show", national, january));
  const [three, four] = [shown(years("2024", "2025", "2026")), shown(years("2023", "2024", "2025", "2026"))];
  expect([three.includes("conv.earlier"), four.includes("conv.earlier"), four.includes("2023")]).toEqual([false, true, false]);
});
