// A year's release: 100,000 rows counted, protected, and proved so, as the clock does it once a year. Beside it, counting the same tables and protecting nobody.
import { loadSolver } from "../src/figures/solver.ts";
import { type InstanceId, type Open, reveal, seal } from "../src/rules/ui.ts";
import { catalogueOf, tableNames } from "../workflows/statistics/catalogue.ts";
import { grouped, type Release, type Year } from "../workflows/statistics/release-model.ts";
import { make } from "../workflows/statistics/release-proof.ts";
import type { Person } from "../workflows/statistics/signals.ts";
import { draws } from "./meeting-rows.ts";
import { divided, interleave, type Row, ratios, row } from "./stats.ts";

const people = 100_000;
const regions = ["SYD", "VAST", "OST", "MITT", "STO", "NORR", "GOT"];
/** Lopsided, as such years are: the first codes of a list have most people, and the last ones hardly any. */
const deal = (): readonly Person[] => {
  const draw = draws(1);
  const { dimensions } = catalogueOf(regions);
  return Array.from({ length: people }, (_, n) => ({
    row: `row${n}` as InstanceId,
    codes: Object.fromEntries(
      Object.entries(dimensions).map(([name, codes]) => [
        name,
        codes[Math.floor(draw() ** 4 * codes.length)] ?? "",
      ]),
    ),
  }));
};
const yearOf = (rows: readonly Person[], method: Year["method"]): Year => ({
  step: "frozen",
  instance: "year" as InstanceId,
  year: "2026" as Open<string>,
  by: "nspm-samordnare" as Year["by"],
  at: "2027-01-07T09:00:00.000Z" as Year["at"],
  method,
  regions,
  counties: [],
  secret: seal("secret"),
  groups: seal({ people: grouped(rows, "secret"), calls: [] }),
  unasked: seal(0),
  noes: seal(0),
  collected: regions,
  releases: [],
});
const asked = { names: tableNames } as Release;
const seconds = (work: () => unknown): number => {
  const start = performance.now();
  if (work() === undefined) throw new Error("nothing could be released");
  return (performance.now() - start) / 1_000;
};
/** What anybody would write: each table's cells in a map, and its margins. */
const countBare = (rows: readonly Person[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const table of catalogueOf(regions).tables)
    for (const { codes } of rows)
      for (let margin = 0; margin < 2 ** table.length; margin++) {
        const cell = table.map((name, at) => (margin & (1 << at) ? codes[name] : "")).join("|");
        counts.set(cell, (counts.get(cell) ?? 0) + 1);
      }
  return counts;
};

export const measureRelease = async (rounds: number): Promise<readonly Row[]> => {
  await loadSolver();
  const rows = deal();
  const released = (method: Year["method"]) => async () =>
    seconds(() => {
      const made = make(yearOf(rows, method), asked);
      return made && reveal(made.made);
    });
  const [hidden, noise, bare] = await interleave(rounds, [
    released("suppression"),
    released("cellKey"),
    async () => seconds(() => countBare(rows)),
  ]);
  return [
    row("a year's release from 100,000 rows, hidden cells", hidden ?? [], "s", { atMost: 10 }),
    row("the same with noise", noise ?? [], "s", { atMost: 10 }),
    row(
      "hidden cells ÷ counting the same tables bare",
      ratios(hidden, bare),
      "×",
      undefined,
      divided(hidden, bare, "s"),
    ),
    row(
      "noise ÷ counting the same tables bare",
      ratios(noise, bare),
      "×",
      undefined,
      divided(noise, bare, "s"),
    ),
  ];
};
