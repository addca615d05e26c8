// What `npm test` runs: types, style, unused code, then the tests. Every step runs, so that one run shows everything that is wrong.
import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import {
  asResult,
  isGood,
  lastLine,
  leaveResults,
  type Results,
  readResults,
  sum,
} from "./results.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const bin = (name: string): string => join(root, "node_modules", ".bin", name);

/** Longer than the slowest run that was seen, so that a test which never ends is a failure and no riddle. */
const stepTimeoutMs = 25 * 60_000;

const shared = "/dev/shm";
/** More than a run has ever had lying about at once. */
const roomBytes = 2 * 2 ** 30;
/**
 * The tests open some thousand databases for a second each and flush every commit: on a disk a fifth of their time was waiting for that (measured).
 * In memory a flush costs nothing. What it is for is seen where programs are killed and power is cut (test/process, test/faults), and they are on a disk.
 */
const temporary = (): string => {
  if (!existsSync(shared)) return tmpdir();
  const { bavail, bsize } = statfsSync(shared);
  return bavail * bsize >= roomBytes ? shared : tmpdir();
};

type Step = {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
};
/**
 * Two cores: the types on one, the rest beside them on the other. With one checker the types take 20 s of processor; with four, which is what the compiler
 * takes by itself, 33 s, because each works out anew what the others know.
 */
const lanes: readonly (readonly Step[])[] = [
  [{ name: "types", command: "tsc", args: ["--noEmit", "--checkers", "1"] }],
  [
    { name: "style", command: "biome", args: ["check", "."] },
    { name: "unused code", command: "knip", args: ["--no-progress"] },
  ],
];

type Ended = { readonly good: boolean; readonly said: string };
/** Runs it to its end. `stdio`: "pipe" keeps what it says, for steps that run beside others; "inherit" shows it at once. */
const runTo = ({ command, args, env }: Step, stdio: "pipe" | "inherit"): Promise<Ended> =>
  new Promise((resolve) => {
    const child = spawn(bin(command), args, {
      cwd: root,
      stdio: ["ignore", stdio, stdio],
      timeout: stepTimeoutMs,
      env: { ...process.env, ...env },
    });
    const said: string[] = [];
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding("utf8").on("data", (text: string) => said.push(text));
    const end = (good: boolean, why = ""): void => resolve({ good, said: said.join("") + why });
    child.once("error", ({ message }) => end(false, `${message}\n`));
    child.once("close", (status, signal) =>
      end(status === 0, signal ? `ended by ${signal}\n` : ""),
    );
  });
const run = async (step: Step, stdio: "pipe" | "inherit"): Promise<boolean> => {
  const began = performance.now();
  const heading = `\n── ${step.name}: ${step.command} ${step.args.join(" ")}\n`;
  if (stdio === "inherit") process.stdout.write(heading);
  const { good, said } = await runTo(step, stdio);
  const took = `${((performance.now() - began) / 1_000).toFixed(1)} s`;
  process.stdout.write(
    `${stdio === "pipe" ? heading : ""}${said}   ${step.name}: ${good ? "good" : "FAILED"} (${took})\n`,
  );
  return good;
};
const runLane = async (lane: readonly Step[]): Promise<readonly Results[]> => {
  const results: Results[] = [];
  for (const step of lane) results.push(asResult(await run(step, "pipe"), step.name));
  return results;
};
const runTests = async (): Promise<Results> => {
  const directory = mkdtempSync(join(temporary(), "stafett-tests-"));
  // PostgreSQL is another user's where the tests are root's.
  chmodSync(directory, 0o711);
  const file = join(directory, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const args = ["run", ...reporters, ...process.argv.slice(2)];
  const good = await run(
    { name: "tests", command: "vitest", args, env: { TMPDIR: directory } },
    "inherit",
  );
  const results = readResults(file);
  rmSync(directory, { recursive: true, force: true });
  return good || results.failed > 0
    ? results
    : { ...results, failed: 1, failures: ["vitest: it ended badly without saying where"] };
};

if (!existsSync(bin("vitest"))) {
  process.stderr.write(
    "Run npm ci first: the tools of the tests are not there.\n0 passed, 1 failed\n",
  );
  process.exit(1);
}
process.stdout.write(`Node ${process.versions.node}\n`);
const checks = (await Promise.all(lanes.map(runLane))).flat();
const total = sum([...checks, await runTests()]);
leaveResults(total);
process.stdout.write(
  `\n${checks.length} checks and ${total.passed + total.failed - checks.length} tests; ${total.skipped} skipped\n`,
);
process.stdout.write(`${lastLine(total)}\n`);
process.exitCode = isGood(total) ? 0 : 1;
