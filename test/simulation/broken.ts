// npm run simulate:broken -- [--only TEXT] [--seeds N]: makes mistakes in a copy of the program, one at a time, and plays seasons there until one is not good. Exits 1 when
// a mistake is not noticed, or when the season that notices it is not good without the mistake either.
import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { withoutTree, workTree } from "../breaker/lanes.ts";
import { asResult, leaveResults } from "../results.ts";
import { root } from "../support/source.ts";
import { type Mistake, mistakes } from "./mistakes.ts";
import { planOf } from "./plan.ts";
import { play } from "./year.ts";

/** `plays`: the seed to begin with; what a process in the copy is begun with. */
const { values: asked } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    seeds: { type: "string", default: "30" },
    plays: { type: "string" },
    processes: { type: "string", default: "1" },
  },
});
type Red = { readonly seed: number; readonly fault: string };
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** The first season that is not good, from seed `first` to `last`. */
const firstRed = async (first: number, last: number, count: number): Promise<Red | undefined> => {
  for (let seed = first; seed <= last; seed++) {
    const { faults } = await play({
      ...planOf(String(seed)),
      ...(count > 1 && { processes: count }),
    });
    const fault = faults[0]?.split("\n")[0];
    if (fault !== undefined) return { seed, fault };
  }
  return undefined;
};
/** The same, in a process of its own that runs what lies in `tree`. Throws when that ends without a word. */
const playedIn = async (tree: string, first: number, last: number, { processes }: Mistake) => {
  const child = spawn(
    process.execPath,
    [
      "--disable-warning=ExperimentalWarning",
      join(tree, fileURLToPath(import.meta.url).slice(root.length)),
      ...["--plays", String(first), "--seeds", String(last), "--processes", String(processes)],
    ],
    { cwd: tree, stdio: ["ignore", "inherit", "inherit", "ipc"] },
  );
  const { promise, resolve, reject } = Promise.withResolvers<Red | undefined>();
  child.once("message", ({ red }: { readonly red?: Red }) => resolve(red));
  child.once("exit", (code) => reject(new Error(`it ended before it had played: ${code}`)));
  return promise;
};
/** Whether the mistake is noticed, and nothing where it is not made. */
const isNoticed = async (tree: string, mistake: Mistake): Promise<boolean> => {
  const { name, path, from, to } = mistake;
  const original = readFileSync(join(tree, path), "utf8");
  if (original.split(from).length !== 2) throw new Error(`${path} has not one ${from}`);
  writeFileSync(
    join(tree, path),
    original.replace(from, () => to),
  );
  const red = await playedIn(tree, 1, Number(asked.seeds), mistake);
  writeFileSync(join(tree, path), original);
  if (!red) say(`NOT NOTICED in ${asked.seeds} seasons: ${name}`);
  else say(`seed ${red.seed}: ${name}\n  ${red.fault}`);
  if (!red) return false;
  const without = await playedIn(tree, red.seed, red.seed, mistake);
  if (without) say(`  WITHOUT THE MISTAKE it is not good either: ${without.fault}`);
  return without === undefined;
};
const all = async (): Promise<void> => {
  const tree = workTree();
  const unnoticed: string[] = [];
  try {
    for (const mistake of mistakes.filter(({ name, path }) =>
      `${path} ${name}`.includes(asked.only),
    ))
      if (!(await isNoticed(tree, mistake))) unnoticed.push(mistake.name);
  } finally {
    withoutTree(tree);
  }
  say(`${unnoticed.length} not noticed`);
  leaveResults(asResult(unnoticed.length === 0, `not noticed: ${unnoticed.join("; ")}`));
  process.exitCode = unnoticed.length === 0 ? 0 : 1;
};
if (asked.plays === undefined) await all();
else {
  const red = await firstRed(Number(asked.plays), Number(asked.seeds), Number(asked.processes));
  process.send?.({ red });
  process.disconnect();
}
