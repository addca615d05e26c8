// Years of figures in which every code has people, for the limits of both platforms.
import { conventions } from "../../workflows/conventions/index.ts";
import { catalogueOf, tableNames } from "../../workflows/statistics/catalogue.ts";
import { given, now, type Story } from "../support/given.ts";

const release = { sender: "release", instance: "7KQ3M9XZ7KQ3M9XZ" } as never;
/** More years than a panel shows; of a list all is said but one. */
export const fullYears = (): Story => {
  const codes = Object.entries(catalogueOf(["SYD"]).dimensions).flatMap(([of, all]) => all.map((code) => `${of}=${code}`));
  const pairs = ["police=no&support=yes", "police=yes&support=yes"];
  const figures = Object.fromEntries([...codes, ...pairs].map((name) => [name, name.endsWith("unknown") ? null : 123_456]));
  const tables = Object.fromEntries(tableNames.map((name) => [name, now]));
  return ["2021", "2022", "2023", "2024", "2025", "2026"].reduce(
    (story, year) => story.done("released", { year, tables, figures }, release),
    given(conventions).done("start", {}, "configuration"),
  );
};
