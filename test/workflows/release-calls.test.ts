// Calls to the support line, as a population of their own in a year: counted apart from people, with the same proof, two people and files.
import { beforeAll, describe, expect, it } from "vitest";
import { countCells } from "../../src/figures/cells.ts";
import { disclosedCells, type Figures } from "../../src/figures/release.ts";
import { loadSolver } from "../../src/figures/solver.ts";
import { writeJson } from "../../src/files/sheet.ts";
import { reveal, type Sheet } from "../../src/rules/ui.ts";
import { lists } from "../../workflows/call/model.ts";
import type { Told } from "../../workflows/conventions/model.ts";
import {
  callCatalogueOf,
  callDimensions,
  callTableNames,
} from "../../workflows/statistics/calls.ts";
import { dimensionNames, tableNames } from "../../workflows/statistics/catalogue.ts";
import { statistics } from "../../workflows/statistics/index.ts";
import { release } from "../../workflows/statistics/release.ts";
import { grouped } from "../../workflows/statistics/release-model.ts";
import {
  allNames,
  type FiguresOf,
  ownOf,
  type Section,
  sections,
  tablesOf,
} from "../../workflows/statistics/sections.ts";
import {
  approved,
  calls,
  callsOf,
  figuresOf,
  january,
  national,
  proposed,
} from "../support/charts.ts";
import { everybody, given, keysIn, memberOf, type Story } from "../support/given.ts";

beforeAll(loadSolver);
const all = () => approved(proposed(["regions", ...callTableNames]));
const counties = everybody.regions.flatMap((region) => region.counties ?? []);
const fileOf = (story: Story, name: string) =>
  release.files?.[name]?.make(
    story.state as never,
    { member: memberOf(national), now: january as never },
    story.world,
  );
const rowsOf = (story: Story) =>
  JSON.parse(writeJson(fileOf(story, "json") as Sheet)) as readonly Readonly<
    Record<string, unknown>
  >[];

describe("a region's rows of calls", () => {
  const call = { sender: "call", instance: "K" } as never;
  const freeze = { year: "2026", region: "SYD", into: "Y" };
  const told = (story: Story) =>
    story.view.signals[0]?.values as unknown as Readonly<
      Record<"people" | "calls", readonly unknown[]>
    >;
  const row = {
    row: "K1",
    year: "2026",
    reason: "advice",
    stats: { danger: "no", caller: "ngo" },
    kind: "call",
  };
  it("are given with the year, apart from people and without the person's yes; what was not pressed is not known", () => {
    const story = given(statistics)
      .done("add", row, call)
      .done("add", { ...row, row: "K2", year: "2025" }, call)
      .done("freeze", freeze, { sender: "release", instance: "Y" } as never);
    expect(told(story).people).toEqual([]);
    expect(told(story).calls).toEqual([
      {
        row: "K1",
        codes: {
          county: "unknown",
          caller: "ngo",
          child: "unknown",
          danger: "no",
          outcome: "advice",
        },
      },
    ]);
  });
  it("of a case are no calls, and have their own yes", () => {
    const story = given(statistics)
      .done("add", { row: "R1", year: "2026", reason: "goalReached", stats: {}, counting: "yes" }, {
        sender: "case",
        instance: "C",
      } as never)
      .done("freeze", freeze, { sender: "release", instance: "Y" } as never);
    expect([told(story).people.length, told(story).calls]).toEqual([1, []]);
  });
});
describe("the catalogue of calls", () => {
  const { dimensions, never = [] } = callCatalogueOf(["Skåne"], ["SYD", "VAST"]);
  it("has what a call asks, and shares no dimension and no table with people", () => {
    expect(dimensions).toMatchObject({
      danger: lists.danger,
      caller: [...lists.caller, "unknown"],
      child: ["yes", "no", "unknown"],
    });
    expect(dimensions.county).toEqual(["Skåne", "unknown", "other"]);
    expect(
      callDimensions.filter((each) => (dimensionNames as readonly string[]).includes(each)),
    ).toEqual([]);
    expect(
      callTableNames.filter((each) => (tableNames as readonly string[]).includes(each)),
    ).toEqual([]);
  });
  it("says which codes are never said together, in one table each", () => {
    for (const pair of never)
      expect(tablesOf(ownOf(sections[1] as Section, allNames))).toContainEqual(
        Object.keys(pair).toSorted(bySay),
      );
    // With one region nobody of its own counties is sent to another one.
    const one = callCatalogueOf(["Skåne"], ["SYD"]).never ?? [];
    expect(one).toContainEqual({ county: "Skåne", outcome: "elsewhere" });
    expect(one).not.toContainEqual({ county: "other", outcome: "elsewhere" });
  });
  const bySay = (a: string, b: string) => Number(a === "outcome") - Number(b === "outcome");
});
describe("calls of a year", () => {
  it("have a total of their own, and no figure of people has a call in it", () => {
    const story = all();
    expect([callsOf(story)[""], figuresOf(story)[""]]).toEqual([calls.length, 48]);
    expect(
      Object.keys(figuresOf(story)).filter((cell) =>
        callDimensions.some((each) => cell.includes(`${each}=`)),
      ),
    ).toEqual([]);
    expect(
      Object.keys(callsOf(story)).filter((cell) =>
        dimensionNames.some((each) => cell.includes(`${each}=`)),
      ),
    ).toEqual([]);
  });
  it("are no figures of people by type", () => {
    const ofCalls: FiguresOf<"calls"> = { "": 1 };
    // @ts-expect-error: figures of calls where those of people are asked for
    const ofPeople: FiguresOf<"people"> = ofCalls;
    expect(ofPeople).toBe(ofCalls);
  });
  it("are held back as people are: nothing from one to four, and nobody tells a cell", () => {
    const figures: Figures = callsOf(all());
    expect(
      Object.values(figures).filter((figure) => figure !== null && figure > 0 && figure < 5),
    ).toEqual([]);
    expect(Object.values(figures)).toContain(null);
    const cells = countCells(callCatalogueOf(counties, ["SYD"]), grouped(calls as never, "s"));
    expect(disclosedCells(cells, [figures], "suppression")).toEqual([]);
  });
  it("are proposed alone, and then say nothing of people: no total, and to others the calls alone", () => {
    const story = approved(proposed(["callCallers"]));
    expect(figuresOf(story)).toEqual({});
    const told = story.view.signals.flatMap(({ workflow, values }) =>
      workflow === "conventions" ? [values as unknown as Told] : [],
    );
    expect(told).toHaveLength(1);
    expect(Object.keys(told[0]?.tables ?? {})).toEqual(["callCallers"]);
    expect(reveal(told[0]!.figures)).toEqual({});
    expect(reveal(told[0]!.calls!)).toEqual(callsOf(story));
    const panel = keysIn(story.panel("show", national, january));
    expect(panel).toEqual(
      expect.arrayContaining([
        "stat.calls",
        "stat.calls.total",
        "stat.calls.apart",
        "stat.calls.cannot",
      ]),
    );
    expect(panel).not.toContain("stat.total");
    expect(release.known?.(story.state as never, memberOf(national))).toBeUndefined();
  });
  it("without a table of theirs are no section: not in the panel, and not in Word", () => {
    const story = approved(proposed(["regions"]));
    for (const seen of [story.panel("show", national, january), fileOf(story, "word")]) {
      expect(keysIn(seen)).not.toContain("stat.calls");
      expect(keysIn(seen)).toContain("stat.total");
    }
  });
  it("have a column of their own in the files, with a status; no row has both", () => {
    const rows = rowsOf(all());
    for (const row of rows) {
      const isOfCalls = String(row.table).startsWith("call");
      expect(isOfCalls ? row.persons : row.calls).toBeNull();
      if (row.status === "value")
        expect(isOfCalls ? row.calls : row.persons).toBeGreaterThanOrEqual(5);
    }
    expect(
      rows.find(
        ({ table, caller, outcome }) => table === "callCallers" && caller === "" && outcome === "",
      ),
    ).toMatchObject({
      calls: calls.length,
      status: "value",
    });
  });
  it("in Word and in a chart say that they are calls, and that nobody adds them to people", () => {
    const story = all();
    expect(keysIn(fileOf(story, "word"))).toEqual(
      expect.arrayContaining(["stat.calls.apart", "stat.calls.count", "stat.persons"]),
    );
    const chart = keysIn(fileOf(story, "svg-callCallers"));
    expect(chart).toContain("stat.calls.apart");
    expect(chart).not.toContain("stat.chart.dark");
    expect(chart).toEqual(expect.arrayContaining(["stat.dimension.caller", "stat.outcome.advice"]));
  });
});
