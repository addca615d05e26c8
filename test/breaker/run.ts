// `npm run breaker`: makes mistakes in the rules, one at a time, and counts how many the tests notice. `--sample N --seed S` takes N of them,
// `--only TEXT` those of files with this text in their path, `--minutes M` begins none after that time. Exits 1 when fewer than `leastNoticed` are noticed, of a sample
// only when chance does not explain it.
import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { asResult, leaveResults } from "../results.ts";
import { root } from "../support/source.ts";
import { Lane, type Verdict } from "./lanes.ts";
import { applied, type Mutant, mutantsOf, sample } from "./mutants.ts";
import { type Subject, subjects } from "./table.ts";

const leastNoticed = 0.85;
/** A run of tests that takes this many times as long as without a mistake, and a little more, does not end. */
const patience = 8;
const patienceMs = 10_000;

type Tried = { readonly mutant: Mutant; readonly verdict: Verdict };
type Prepared = Subject & { readonly text: string; timeoutMs: number };

const { values } = parseArgs({
  options: {
    sample: { type: "string" },
    seed: { type: "string", default: "1" },
    minutes: { type: "string", default: "Infinity" },
    only: { type: "string", default: "" },
    lanes: { type: "string", default: String(Math.min(4, availableParallelism())) },
  },
});

const short = (text: string): string => {
  const line = text.replace(/\s+/g, " ");
  return line.length > 90 ? `${line.slice(0, 87)}...` : line;
};
const shown = ({ path, line, from, to }: Mutant): string =>
  `${path}:${line}  ${short(from)}  →  ${short(to)}`;
const isNoticed = ({ verdict }: Tried): boolean => verdict === "failed" || verdict === "late";

const began = performance.now();
const isOver = (): boolean => performance.now() - began > Number(values.minutes) * 60_000;
/** Takes from one list with all lanes at once, so that a slow one holds nobody up; what is left when time is over is left out. */
const spread = async <T>(
  lanes: readonly Lane[],
  all: readonly T[],
  work: (lane: Lane, one: T) => Promise<void>,
): Promise<void> => {
  const left = [...all];
  await Promise.all(
    lanes.map(async (lane) => {
      for (let one = left.shift(); one !== undefined && !isOver(); one = left.shift())
        await work(lane, one);
    }),
  );
};

/** Without a mistake all tests have to pass, or a failure says nothing. How long they take is the measure for the others. */
const prepare = async (lane: Lane, files: readonly Prepared[]): Promise<void> => {
  const known = new Map<string, number>();
  for (const file of files) {
    const group = file.tests.join(" ");
    if (!known.has(group)) {
      const began = performance.now();
      const verdict = await lane.try({ ...file, original: file.text }, 120_000);
      if (verdict !== "passed") throw new Error(`without any mistake, of ${group}: ${verdict}`);
      known.set(group, performance.now() - began);
    }
    file.timeoutMs = patienceMs + patience * (known.get(group) ?? 0);
  }
};

/** Asked at the end: a lane that calls everything a failure would look like tests that notice everything. */
const control = async (lane: Lane, { path, text, tests, timeoutMs }: Prepared): Promise<void> => {
  const verdict = await lane.try({ path, text, original: text, tests }, timeoutMs);
  if (verdict !== "passed")
    throw new Error(`at the end, without any mistake in ${path}: ${verdict}`);
};

const report = (tried: readonly Tried[]): number => {
  for (const [path, group] of Map.groupBy(tried, ({ mutant }) => mutant.path)) {
    const noticed = group.filter(isNoticed).length;
    process.stdout.write(
      `${path.padEnd(48)}${String(noticed).padStart(5)} of ${String(group.length).padStart(4)} noticed\n`,
    );
  }
  const share = tried.length === 0 ? 0 : tried.filter(isNoticed).length / tried.length;
  const late = tried.filter(({ verdict }) => verdict === "late").length;
  process.stdout.write(
    `\n${(share * 100).toFixed(1)} % of ${tried.length} noticed (at least ${leastNoticed * 100} %), ${late} of them because they never end\n`,
  );
  return share;
};

/** What a sample may lie under the whole by chance alone, one time in forty: of a sample, less would say nothing, and fail every second time. */
const chance = (tries: number): number =>
  values.sample === undefined ? 0 : 1.96 * Math.sqrt((leastNoticed * (1 - leastNoticed)) / tries);

const files = subjects()
  .filter(({ path }) => path.includes(values.only))
  .map(
    (one): Prepared => ({ ...one, text: readFileSync(join(root, one.path), "utf8"), timeoutMs: 0 }),
  );
const all = files.flatMap(({ path, text }) => mutantsOf(path, text));
const chosen = sample(all, Number(values.sample ?? all.length), Number(values.seed));
const of = new Map(files.map((file) => [file.path, file]));
const lanes = Array.from({ length: Number(values.lanes) }, () => new Lane());
process.stdout.write(
  `${chosen.length} of ${all.length} mistakes in ${files.length} files, seed ${values.seed}\n`,
);
const tried: Tried[] = [];
try {
  await prepare(
    lanes[0]!,
    files.filter(({ path }) => chosen.some((mutant) => mutant.path === path)),
  );
  await spread(lanes, chosen, async (lane, mutant) => {
    const { path, text: original, tests, timeoutMs } = of.get(mutant.path)!;
    const one = {
      mutant,
      verdict: await lane.try(
        { path, text: applied(original, mutant), original, tests },
        timeoutMs,
      ),
    };
    tried.push(one);
    if (!isNoticed(one)) process.stdout.write(`not noticed: ${shown(mutant)}\n`);
  });
  for (const lane of lanes) await control(lane, of.get(chosen[0]!.path)!);
} finally {
  for (const lane of lanes) lane.close();
}
const good = report(tried) >= leastNoticed - chance(tried.length);
process.stdout.write(`in ${((performance.now() - began) / 1_000).toFixed(0)} s\n`);
leaveResults(asResult(good, "breaker: too many mistakes went unnoticed"));
process.exitCode = good ? 0 : 1;
