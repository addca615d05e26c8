// npm run countries -- [--countries N] [--seed S]: yearly statistics of whole countries, recounted and attacked; or one large year (--rows N), or what is held back beside the least that could be (--utility N).
import { parseArgs } from "node:util";
import { loadSolver } from "../../../src/figures/solver.ts";
import { diceOf } from "../years.ts";
import { measureLarge } from "./large.ts";
import { measureUtility } from "./optimum.ts";
import { fourProposals, proveCountry } from "./whole.ts";

const wrongUse = 2;
const usage = `npm run countries -- [--countries N] [--seed S] [--rows N] [--utility N]
  --countries N  so many countries of 21 regions, 60 agencies and three years (5)
  --seed S       the first of them, or what is drawn by (1)
  --rows N       instead, one year of so many people and a fifth as many calls in 21 regions: how long it takes
  --utility N    instead, so many small tables: what is held back beside the smallest set that could be
Exit codes: 0 all were good, 1 a cell was told or a figure was not what was sent, 2 used wrongly.
`;
const number = { type: "string" } as const;
const read = () => {
  try {
    return parseArgs({
      options: { countries: number, seed: number, rows: number, utility: number },
      strict: true,
    }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${usage}`);
    process.exit(wrongUse);
  }
};
const whole = (value: string | undefined, usual: number): number => {
  const found = value === undefined ? usual : Number(value);
  if (Number.isInteger(found) && found > 0) return found;
  process.stderr.write(`${value} is no number of what is asked for\n${usage}`);
  process.exit(wrongUse);
};
const say = (line: string): void => void process.stdout.write(`${line}\n`);
/** From a small country to one with some thousand people a year. */
const sizeOf = (seed: number) => {
  const people = [150, 400, 900, 1800, 3000][seed % 5] ?? 400;
  return { regions: 21, agencies: 60, years: 3, people, calls: people };
};
const countries = async (first: number, many: number): Promise<boolean> => {
  let isGood = true;
  for (let seed = first; seed < first + many; seed++) {
    const began = performance.now();
    const dice = diceOf(seed + 7919);
    const { people, shown, held, told, differs } = await proveCountry(seed, sizeOf(seed), {
      dice,
      proposalsOf: fourProposals,
      isBeside: true,
    });
    const seconds = ((performance.now() - began) / 1_000).toFixed(1);
    say(
      `country ${seed}: ${people} people and calls, ${shown + held} cells, ${shown} shown, ${held} held back, ${told.length} told, ${differs.length} differ, ${seconds} s`,
    );
    for (const line of [...told, ...differs]) say(`  ${line}`);
    isGood &&= told.length + differs.length === 0;
  }
  return isGood;
};
const large = async (first: number, rows: number): Promise<boolean> => {
  const { sent, proved, ...took } = await measureLarge(first, rows);
  const { people, shown, held, told, differs } = proved;
  say(
    `${sent} rows were sent, ${people} are counted; ${shown + held} cells, ${shown} shown, ${held} held back, ${told.length} told, ${differs.length} differ`,
  );
  say(
    `frozen and grouped in ${took.grouping.toFixed(2)} s, counted in ${took.counting.toFixed(2)} s (goal 5 together), proved in ${took.proving.toFixed(2)} s (goal 30)`,
  );
  say(
    `while it was proved in its thread the program was held for ${took.longestHold.toFixed(1)} ms at most, ${took.typicalHold.toFixed(1)} ms in the middle`,
  );
  say(`recounted and attacked by the test in ${took.recounting.toFixed(2)} s`);
  for (const line of [...told, ...differs]) say(`  ${line}`);
  return told.length + differs.length === 0;
};
/** It is measured, and nothing is asked of it. */
const utility = (first: number, tables: number): boolean => {
  const all = measureUtility(first, tables);
  const of = (what: keyof (typeof all)[number]): number =>
    all.reduce((sum, each) => sum + each[what], 0);
  const [own, least, small] = [of("own"), of("least"), of("small")];
  const more = all.map((each) => each.own - each.least);
  say(
    `${tables} tables: ${own} cells held back (${of("ownSums")} of them sums), ${least} in the smallest sets (${of("leastSums")} sums): ${(own / least).toFixed(3)} × (goal 1.1)`,
  );
  say(
    `${small} of them are small themselves; held back for another's sake ${own - small} beside ${least - small}: ${((own - small) / (least - small)).toFixed(3)} ×`,
  );
  say(
    `in ${more.filter((each) => each <= 0).length} tables as few as can be; in the worst ${Math.max(...more)} more`,
  );
  return true;
};

const asked = read();
const seed = whole(asked.seed, 1);
await loadSolver();
const run = (): boolean | Promise<boolean> => {
  if (asked.utility !== undefined) return utility(seed, whole(asked.utility, 1));
  return asked.rows === undefined
    ? countries(seed, whole(asked.countries, 5))
    : large(seed, whole(asked.rows, 1));
};
const isGood = await run();
process.exitCode = isGood ? 0 : 1;
