// Figures that a release has told to the country's page, and the lines that it makes of them for programs.
import { writeJson } from "../../src/files/sheet.ts";
import type { Sheet } from "../../src/rules/ui.ts";
import { conventions } from "../../workflows/conventions/index.ts";
import { tableNames } from "../../workflows/statistics/catalogue.ts";
import { january, national } from "../support/charts.ts";
import { given, memberOf, type Story } from "../support/given.ts";

export const byRelease = { sender: "release", instance: "Y" } as never;
export const bands = (of: string, ...counts: readonly (number | null)[]) =>
  Object.fromEntries(
    ["sameDay", "days1to2", "days3to7", "days8to30", "longer"].map((band, n) => [
      `${of}=${band}`,
      n < counts.length ? counts[n] : 0,
    ]),
  );
export const told = (figures: object, tables: readonly string[] = tableNames, year = "2026") => ({
  year,
  figures,
  tables: Object.fromEntries(tables.map((name) => [name, january])),
});
export const started = (world = {}): Story =>
  given(conventions, [], world).done("start", {}, "configuration");
export const knowing = (figures: object, tables?: readonly string[]): Story =>
  started().done("released", told(figures, tables), byRelease);
export const sheet = (story: Story, as: "csv" | "json" = "json"): Sheet =>
  conventions.files?.[as]?.make(
    story.state as never,
    { member: memberOf(national), now: january as never },
    story.world,
  ) as Sheet;
export type Line = Readonly<Record<string, unknown>>;
export const lines = (story: Story, indicator: string): readonly Line[] =>
  (JSON.parse(writeJson(sheet(story))) as readonly Line[]).filter(
    (line) => line.indicator === indicator,
  );
