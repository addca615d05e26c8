// `npm run attack`: attacks the real program on this machine, and says of each attempt HELD or BROKEN. `--short`: what takes less than a minute, as on a build machine;
// `--only TEXT`: those with this text in their area or name. Meanwhile somebody else asks for a little, every few milliseconds: whoever makes them wait for
// more than `mostWaitMs` longer than in calm has broken it, in the full run; the short one only says how long. Exits 1 when anything is BROKEN.
import { setPriority } from "node:os";
import { parseArgs } from "node:util";
import { leaveResults } from "../results.ts";
import type { Attack } from "./attack.ts";
import { portOf } from "./many.ts";
import type { Waited } from "./probe.ts";
import { attacks } from "./table.ts";
import { openTarget, type Target } from "./target.ts";
import { pause } from "./wire.ts";

const mostWaitMs = 100;
/** Others use this machine too: what one of so many rounds shows is the program's doing only when all do. */
const rounds = 5;
const calmMs = 2_500;
const attackersNice = 10;

type Tried = { readonly wrong: string | undefined; readonly waited: Waited | undefined };
const { values } = parseArgs({
  options: { short: { type: "boolean", default: false }, only: { type: "string", default: "" } },
});

const once = async (attack: Attack, target: Target): Promise<Tried> => {
  try {
    const { done, waited } = await target.meanwhile(await portOf(attack, target), () =>
      attack.run(target),
    );
    return { wrong: done, waited };
  } catch (error) {
    return { wrong: `could not be tried: ${(error as Error).message}`, waited: undefined };
  }
};
const tooLong = ({ waited }: Tried, calm: Waited): boolean =>
  waited !== undefined && waited.longest > calm.longest + mostWaitMs;
/** As often as others may have disturbed it; the best round counts. */
const tried = async (attack: Attack, target: Target, calm: Waited): Promise<Tried> => {
  let best = await once(attack, target);
  for (
    let round = 1;
    round < rounds && !values.short && best.wrong === undefined && tooLong(best, calm);
    round++
  ) {
    await pause(500);
    const next = await once(attack, target);
    if (next.wrong !== undefined || (next.waited?.longest ?? 0) < (best.waited?.longest ?? 0))
      best = next;
  }
  return best.wrong === undefined && !values.short && tooLong(best, calm)
    ? { ...best, wrong: "somebody else had to wait" }
    : best;
};
const ms = (n: number): string => `${n.toFixed(0)} ms`.padStart(8);
const line = ({ area, name }: Attack, { wrong, waited }: Tried): string =>
  [
    wrong === undefined ? "HELD  " : "BROKEN",
    `${area}: ${name}`.padEnd(46),
    waited === undefined || waited.asked === 0 ? "" : `${ms(waited.p99)}${ms(waited.longest)}`,
    wrong === undefined ? "" : `  ${wrong}`,
  ].join(" ");

const chosen = attacks.filter(
  ({ area, name, long }) => `${area}: ${name}`.includes(values.only) && !(values.short && long),
);
const began = performance.now();
const target = await openTarget();
const failures: string[] = [];
try {
  const ports = new Set(await Promise.all(chosen.map((attack) => portOf(attack, target))));
  // An attacker has a machine of their own: here they get what the program and whoever asks leave over. What is started later is no faster than they.
  setPriority(attackersNice);
  // What a program does the first time, it does once.
  for (const port of ports) await target.meanwhile(port, () => pause(calmMs / 2));
  const { waited: calm } = await target.meanwhile(target.both.port, () => pause(calmMs));
  process.stdout.write(
    `${"".padEnd(53)} ${"p99".padStart(8)}${"longest".padStart(8)}   of somebody else's waiting\n`,
  );
  process.stdout.write(`${"in calm".padEnd(53)} ${ms(calm.p99)}${ms(calm.longest)}\n`);
  for (const attack of chosen) {
    const one = await tried(attack, target, calm);
    if (one.wrong !== undefined)
      failures.push(`attack ${attack.area}: ${attack.name}: ${one.wrong}`);
    process.stdout.write(`${line(attack, one)}\n`);
    // What was still on its way belongs to nobody's next measurement.
    await pause(100);
  }
  if (target.both.program.child.exitCode !== null)
    throw new Error(`the program ended:\n${target.both.program.said()}`);
} finally {
  await target.close();
}
const broken = failures.length;
process.stdout.write(
  `\n${chosen.length - broken} held, ${broken} broken, in ${((performance.now() - began) / 1_000).toFixed(0)} s\n`,
);
leaveResults({ passed: chosen.length - broken, failed: broken, skipped: 0, failures });
process.exit(broken === 0 && chosen.length > 0 ? 0 : 1);
