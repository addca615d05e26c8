// The files of a released year: what they show, what is held back, and which tables are not out.
import { beforeAll, describe, expect, it } from "vitest";
import { loadSolver } from "../../src/figures/solver.ts";
import { writeCsv, writeJson } from "../../src/files/sheet.ts";
import type { Sheet } from "../../src/rules/ui.ts";
import { release } from "../../workflows/statistics/release.ts";
import { anyTableNames } from "../../workflows/statistics/sections.ts";
import { deputy, january, national } from "../support/charts.ts";
import { keysIn, memberOf, type Story } from "../support/given.ts";
import { counted, last } from "./release-begun.ts";

beforeAll(loadSolver);
describe("its files", () => {
  const year = (): Story => {
    const story = counted();
    return story.done("approve", { of: last(story)?.id }, deputy);
  };
  const sheet = (as: "csv" | "json"): Sheet => {
    const { state, world } = year();
    return release.files?.[as]?.make(
      state as never,
      { member: memberOf(national), now: january as never },
      world,
    ) as Sheet;
  };
  it("a line for each cell of what is released, the sum first; what is held back is an empty field with its status", () => {
    const lines = writeCsv(sheet("csv")).split("\r\n");
    const [head = ""] = lines;
    const columns = head.replace(/^\ufeff/, "").split(";");
    const at = (line: string, name: string): string | undefined =>
      line.split(";")[columns.indexOf(name)];
    expect(columns).toEqual(
      expect.arrayContaining([
        "year",
        "table",
        "region",
        "ageGroup",
        "sex",
        "htcds_sex",
        "ic_tip",
        "persons",
        "status",
      ]),
    );
    expect(lines.at(-1)).toBe("");
    const [cells, others] = [true, false].map((is) =>
      lines.slice(1, -1).filter((line) => (at(line, "table") === "regions") === is),
    ) as [string[], string[]];
    expect(cells.every((line) => at(line, "year") === "2026")).toBe(true);
    // Of each table that is not out one line, without a cell.
    expect(others.map((line) => at(line, "table"))).toEqual(
      anyTableNames.filter((name) => name !== "regions"),
    );
    for (const line of others)
      expect(line.split(";").filter(Boolean)).toEqual(["2026", at(line, "table"), "notReleased"]);
    expect(at(cells[0] ?? "", "persons")).toBe("26");
    const named = (ageGroup: string, sex: string) =>
      cells.filter(
        (line) =>
          at(line, "region") === "" && at(line, "ageGroup") === ageGroup && at(line, "sex") === sex,
      );
    expect(named("child", "man").map((line) => [at(line, "persons"), at(line, "status")])).toEqual([
      ["", "heldBack"],
    ]);
    expect(named("", "woman").map((line) => at(line, "htcds_sex"))).toEqual(["Feminine"]);
    expect(cells.map((line) => Number(at(line, "persons"))).filter((n) => n > 0 && n < 5)).toEqual(
      [],
    );
  });
  it("the same for programs, where nothing is null and not nothing", () => {
    const rows = JSON.parse(writeJson(sheet("json"))) as readonly Readonly<
      Record<string, unknown>
    >[];
    const [csv, json] = [writeCsv(sheet("csv")).split("\r\n").length - 2, rows.length];
    expect(json).toBe(csv);
    expect(rows[0]).toMatchObject({ year: "2026", table: "regions", persons: 26 });
    expect(
      rows.find((row) => row.region === "" && row.ageGroup === "child" && row.sex === "man"),
    ).toMatchObject({
      persons: null,
      status: "heldBack",
    });
  });
  it("a cell that is small and one held back for its sake have the same status, and each row has one that fits its figure", () => {
    const rows = JSON.parse(writeJson(sheet("json"))) as readonly Readonly<
      Record<string, unknown>
    >[];
    const at = (ageGroup: string, sex: string) =>
      rows.find(
        (row) =>
          row.table === "regions" &&
          row.region === "" &&
          row.ageGroup === ageGroup &&
          row.sex === sex,
      );
    // One man is a child; seven are adults, and held back for his sake.
    for (const age of ["child", "adult"])
      expect(at(age, "man"), age).toMatchObject({ persons: null, status: "heldBack" });
    for (const { table, persons, status } of rows)
      expect(status).toBe(
        table !== "regions"
          ? "notReleased"
          : persons === null
            ? "heldBack"
            : persons === 0
              ? "zero"
              : "value",
      );
    expect(new Set(rows.map(({ status }) => status)).size).toBe(4);
  });
  it("in the panel and in Word the tables that are not out are named, and the panel says what the codes of the files are", () => {
    const { state, world } = year();
    const paper = release.files?.word?.make(
      state as never,
      { member: memberOf(national), now: january as never },
      world,
    );
    const panel = year().panel("show", national, january);
    for (const seen of [panel, paper])
      expect(keysIn(seen)).toEqual(
        expect.arrayContaining(["stat.notReleased.tables", "stat.zeros"]),
      );
    expect(keysIn(panel)).toContain("stat.file.status");
  });
  it("in Word the total, what the figures cannot say, and no figure that is held back", () => {
    const { state, world } = year();
    const paper = JSON.stringify(
      release.files?.word?.make(
        state as never,
        { member: memberOf(national), now: january as never },
        world,
      ),
    );
    for (const key of ["stat.total", "stat.cannot.dark", "stat.hidden", "statTable.regions"])
      expect(paper).toContain(key);
    // Named as not published, and no heading of its own.
    expect(paper.split("statTable.purposes")).toHaveLength(2);
  });
});
