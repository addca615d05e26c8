// What `npm test` runs: types, style, unused code, then the tests. Every step runs, so that one run shows everything that is wrong.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { asResult, isGood, lastLine, leaveResults, type Results, readResults, sum } from "./results.ts";

const root = fileURLToPath(new URL("../", import.meta.url));
const bin = (name: string): string => join(root, "node_modules", ".bin", name);

/** Longer than the slowest run that was seen, so that a test which never ends is a failure and no riddle. */
const stepTimeoutMs = 12 * 60_000;

type Step = { readonly name: string; readonly command: string; readonly args: readonly string[] };
const checks: readonly Step[] = [
  { name: "types", command: "tsc", args: ["--noEmit"] },
  { name: "style", command: "biome", args: ["check", "."] },
  { name: "unused code", command: "knip", args: ["--no-progress"] },
];

const run = ({ name, command, args }: Step): boolean => {
  const began = performance.now();
  process.stdout.write(`\n── ${name}: ${command} ${args.join(" ")}\n`);
  const { status, error } = spawnSync(bin(command), args, { cwd: root, stdio: ["ignore", "inherit", "inherit"], timeout: stepTimeoutMs });
  const took = `${((performance.now() - began) / 1_000).toFixed(1)} s`;
  process.stdout.write(status === 0 ? `   ${name}: good (${took})\n` : `   ${name}: FAILED (${took}) ${error?.message ?? ""}\n`);
  return status === 0;
};
const runTests = (): Results => {
  const directory = mkdtempSync(join(tmpdir(), "stafett-results-"));
  const file = join(directory, "vitest.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const good = run({ name: "tests", command: "vitest", args: ["run", ...reporters, ...process.argv.slice(2)] });
  const results = readResults(file);
  rmSync(directory, { recursive: true, force: true });
  return good || results.failed > 0 ? results : { ...results, failed: 1 };
};

if (!existsSync(bin("vitest"))) {
  process.stderr.write("Run npm ci first: the tools of the tests are not there.\n0 passed, 1 failed\n");
  process.exit(1);
}
process.stdout.write(`Node ${process.versions.node}\n`);
const checked = checks.map((step) => asResult(run(step)));
const total = sum([...checked, runTests()]);
leaveResults(total);
process.stdout.write(`\n${checks.length} checks and ${total.passed + total.failed - checks.length} tests; ${total.skipped} skipped\n`);
process.stdout.write(`${lastLine(total)}\n`);
process.exitCode = isGood(total) ? 0 : 1;
