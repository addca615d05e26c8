// npm run bench: everything in one run, interleaved, as ratios. See docs/bench.md.
import { writeFileSync } from "node:fs";
import { measureCrowd, measureDelivery, measureDue, measureEngine } from "./engine.ts";
import { measureHttp, measureStart } from "./http.ts";
import { type Row, table } from "./stats.ts";

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const parts = {
  http: measureHttp,
  engine: measureEngine,
  due: measureDue,
  delivery: measureDelivery,
  crowd: measureCrowd,
  start: measureStart,
} as const;
const only = process.argv[2] as keyof typeof parts | undefined;
const rows: Row[] = [];
for (const [name, measure] of Object.entries(parts)) {
  if (only !== undefined && only in parts && name !== only) continue;
  process.stderr.write(`${name} …\n`);
  rows.push(...(await measure(rounds)));
}
process.stdout.write(`${table(rows)}\n`);
const file = process.argv.indexOf("--json");
if (file > 0) writeFileSync(process.argv[file + 1] ?? "bench.json", JSON.stringify(rows, null, 2));
process.exit(rows.every((r) => r.ok) ? 0 : 1);
