// `npm run faults`: real faults on the real program, and what was lost. `-- NAME …`: these; `--times N`: so often each; `--short`: what takes a few minutes
// together, as on a build machine. Says of each a row as in docs/reliability.md. Exits 1 when something was lost, doubled, or came out otherwise than it must.
import { parseArgs } from "node:util";
import { leaveResults } from "../results.ts";
import type { Fault, Measured } from "./fault.ts";
import { faults } from "./table.ts";

const { values, positionals } = parseArgs({
  options: { short: { type: "boolean", default: false }, times: { type: "string" } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => !faults.some((one) => one.name === name));
if (unknown.length > 0) {
  process.stderr.write(
    `there is no ${unknown.join(", ")}: ${faults.map(({ name }) => name).join(", ")}\n`,
  );
  process.exit(1);
}
const timesOf = (one: Fault): number =>
  Number(values.times ?? (values.short ? one.short : one.times));
const chosen = faults.filter(
  (one) => (positionals.length === 0 || positionals.includes(one.name)) && timesOf(one) > 0,
);
const counts = { passed: 0, failed: 0, skipped: 0 };
const failures: string[] = [];

const row = (name: string, m: Measured): string =>
  `| \`${name}\` | ${m.times} | ${m.acknowledged} | ${m.lost} | ${m.doubled} | ${m.seconds.toFixed(1)} | ${m.seen} |`;
const one = async (fault: Fault): Promise<string> => {
  const lacks = fault.lacks?.();
  if (lacks !== undefined) {
    counts.skipped += 1;
    return `skipped: needs ${lacks}`;
  }
  try {
    const measured = await fault.run(timesOf(fault));
    const held = measured.lost === 0 && measured.doubled === 0;
    counts[held ? "passed" : "failed"] += 1;
    if (!held)
      failures.push(`fault ${fault.name}: ${measured.lost} lost, ${measured.doubled} doubled`);
    return `${held ? "held" : "FAILED"}\n${row(fault.name, measured)}`;
  } catch (error) {
    counts.failed += 1;
    failures.push(`fault ${fault.name}: ${(error as Error).message}`);
    return `FAILED: ${(error as Error).message}`;
  }
};

const began = performance.now();
for (const fault of chosen) {
  const since = performance.now();
  process.stdout.write(`${fault.name}: `);
  const said = await one(fault);
  process.stdout.write(`${said}\n  (${((performance.now() - since) / 1_000).toFixed(0)} s)\n`);
}
const { passed, failed, skipped } = counts;
process.stdout.write(
  `\n${passed} held, ${failed} failed, ${skipped} skipped, in ${((performance.now() - began) / 1_000).toFixed(0)} s\n`,
);
leaveResults({ ...counts, failures });
process.exit(failed === 0 && passed > 0 ? 0 : 1);
