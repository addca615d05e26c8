// npm run bench: everything in one run, interleaved, as ratios. What is measured and how: docs/bench.md.
//   npm run bench -- [http teams engine due delivery crowd referral agenda meeting release directory start engines against cold scale soak peers flags morning members web web-crowd] [--rounds 5] [--size N] [--times] [--json FILE] [--strict]
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { measureAgainst } from "./against.ts";
import { measureCold } from "./cold.ts";
import { measureDirectory } from "./directory.ts";
import { measureCrowd, measureEngine } from "./engine.ts";
import { measureEngines } from "./engines.ts";
import { measureFlags } from "./flags.ts";
import { measureHttp } from "./http.ts";
import { measureAgenda, measureMeeting } from "./meeting.ts";
import { measureMembers } from "./members.ts";
import { measureMorning } from "./morning.ts";
import { measurePeers } from "./peers.ts";
import { measureReferral } from "./referral.ts";
import { measureRelease } from "./release.ts";
import { measureScale } from "./scale.ts";
import { measureSoak } from "./soak.ts";
import { measureStart } from "./start.ts";
import { number, type Row, table } from "./stats.ts";
import { measureTeams } from "./teams.ts";
import { measureDelivery, measureDue } from "./timers.ts";
import { measureWeb } from "./web.ts";
import { measureWebCrowd } from "./web-crowd.ts";

const parts: Readonly<Record<string, (rounds: number, size?: number) => Promise<readonly Row[]>>> =
  {
    http: measureHttp,
    teams: measureTeams,
    engine: measureEngine,
    due: measureDue,
    delivery: measureDelivery,
    crowd: measureCrowd,
    referral: measureReferral,
    agenda: measureAgenda,
    meeting: measureMeeting,
    release: measureRelease,
    directory: measureDirectory,
    start: measureStart,
    engines: measureEngines,
  };
/** Only when it is asked for by name: what needs another checkout, is counted once, or takes twenty minutes. */
const long: typeof parts = {
  against: measureAgainst,
  cold: measureCold,
  scale: measureScale,
  soak: measureSoak,
  peers: measurePeers,
  flags: measureFlags,
  morning: measureMorning,
  members: measureMembers,
  web: measureWeb,
  "web-crowd": measureWebCrowd,
};
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: "string", default: "5" },
    size: { type: "string" },
    times: { type: "boolean", default: false },
    json: { type: "string" },
    strict: { type: "boolean", default: false },
  },
});
const known = { ...parts, ...long };
for (const name of positionals)
  if (!(name in known))
    throw new Error(`no such part; there are: ${Object.keys(known).join(", ")}`);

const rounds = Number(values.rounds);
const begun = performance.now();
const rows: Row[] = [];
for (const [name, measure] of Object.entries(positionals.length > 0 ? known : parts)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  rows.push(
    ...(await measure(rounds, values.size === undefined ? undefined : Number(values.size))),
  );
}
const seconds = (performance.now() - begun) / 1_000;
process.stdout.write(`${table(rows, rounds)}\n`);
if (values.times)
  for (const r of rows) if (r.times !== "") process.stdout.write(`\n${r.what}: ${r.times}`);
process.stderr.write(`\n${number(seconds)} s\n`);
if (values.json !== undefined)
  writeFileSync(
    values.json,
    `${JSON.stringify({ rounds, seconds, node: process.version, rows }, null, 2)}\n`,
  );
// A target says how far it is. It does not hide what else is found: only `--strict` makes a miss a failure.
const missed = rows.filter(({ ok }) => ok === false);
const kept = rows.filter(({ ok }) => ok === true).length;
process.stdout.write(
  `\n${kept} targets met, ${missed.length} missed\n${missed.map((r) => `missed: ${r.what}: ${number(r.value)} of ${r.target}\n`).join("")}`,
);
process.exit(values.strict && missed.length > 0 ? 1 : 0);
