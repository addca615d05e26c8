// One large year: how long it is counted, how long its proof takes, and for how long the proof keeps the program from other things.
import { monitorEventLoopDelay } from "node:perf_hooks";
import { countCells } from "../../../src/figures/cells.ts";
import { reveal } from "../../../src/rules/ui.ts";
import { prove as proveBeside } from "../../../workflows/statistics/release-proof.ts";
import { anyTableNames, sections } from "../../../workflows/statistics/sections.ts";
import { countryOf } from "./country.ts";
import { freezing, proposed, proposing, regionsOf, taking, yearOf } from "./play.ts";
import { type Proved, prove } from "./proof.ts";

/** Seconds, but for `longestHold` and `typicalHold`: milliseconds in which nothing else had its turn. */
export type Large = {
  readonly sent: number;
  readonly proved: Proved;
  readonly grouping: number;
  readonly counting: number;
  readonly proving: number;
  readonly recounting: number;
  readonly longestHold: number;
  readonly typicalHold: number;
};
const nsInMs = 1e6;
const timed = async <T>(work: () => T | Promise<T>): Promise<readonly [T, number]> => {
  const began = performance.now();
  const done = await work();
  return [done, (performance.now() - began) / 1_000];
};
/** A fifth as many calls as people: about as many rows are counted as there are people, because not each of them is. */
export const measureLarge = async (seed: number, rows: number): Promise<Large> => {
  const country = countryOf(seed, {
    regions: 21,
    agencies: 60,
    years: 1,
    people: rows,
    calls: Math.ceil(rows / 5),
  });
  const [one] = country.years;
  if (!one) throw new Error("a country without a year");
  const regions = taking(regionsOf(country.people), one.sent);
  const [[frozen], grouping] = await timed(() => freezing(one.year, country.people, regions));
  const year = yearOf(frozen);
  const [, counting] = await timed(() =>
    sections.map((section) =>
      countCells(section.catalogueOf(year), reveal(year.groups)[section.population]),
    ),
  );
  const asked = proposed(frozen, anyTableNames);
  const holds = monitorEventLoopDelay({ resolution: 1 });
  holds.enable();
  // The first turn is only where it begins: a hold before it would not be seen.
  while (holds.count === 0) await new Promise((next) => setImmediate(next));
  const [, proving] = await timed(() => proveBeside(asked.state));
  holds.disable();
  const story = await proposing(
    frozen,
    { names: anyTableNames, ended: "approved", coarsen: false },
    true,
  );
  const [proved, recounting] = await timed(() => prove(yearOf(story), one.sent));
  const [longestHold, typicalHold] = [holds.max / nsInMs, holds.percentile(50) / nsInMs];
  return {
    sent: one.sent.length,
    proved,
    grouping,
    counting,
    proving,
    recounting,
    longestHold,
    typicalHold,
  };
};
