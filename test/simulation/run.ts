// npm run simulate -- [--seeds N] [--seed S] [--from S] [--days D] [--minutes M] [--jobs J] [--processes P] [--size S] [--daily] [--trace]: so many seasons of a region, each from its own seed.
// One that fails is printed, played once more to see that it is the same to the byte, and shortened; what is left lies in test/simulation/found, where it is a test.
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { leaveResults } from "../results.ts";
import { type Plan, planOf } from "./plan.ts";
import { kindOf, shrunk } from "./shrink.ts";
import { type SizeName, sizes } from "./sizes.ts";
import { type Came, play } from "./year.ts";

const wrongUse = 2;
const shrinkMs = 120_000;
const lastLines = 25;
const usage = `npm run simulate -- [--seeds N] [--seed S] [--from S] [--days D] [--minutes M] [--jobs J] [--processes P] [--size S] [--daily] [--trace]
  --seeds N    so many seasons, from seed 1 on (200)
  --seed S     this one alone
  --from S     from this seed on
  --days D     so many days each (45; a year: 365)
  --minutes M  no new one after so long
  --jobs J     so many at a time (one for each processor)
  --processes P  so many processes on the same databases (1); several as on PostgreSQL
  --size S     large: more is due on a day than a page, a pool or a cache of the program holds, which are small; real: more than they hold as they are
  --daily      everything is looked at every evening: not quite twice as long
  --trace      everything that happens in it
Exit codes: 0 all were good, 1 one was not, 2 used wrongly.
`;
const options = {
  seeds: { type: "string", default: "200" },
  seed: { type: "string" },
  from: { type: "string", default: "1" },
  days: { type: "string" },
  minutes: { type: "string", default: "600" },
  jobs: { type: "string" },
  processes: { type: "string" },
  size: { type: "string" },
  daily: { type: "boolean", default: false },
  worker: { type: "boolean", default: false },
  trace: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;
const read = () => {
  try {
    return parseArgs({ options, strict: true }).values;
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n${usage}`);
    process.exit(wrongUse);
  }
};
const asked = read();
const isSize = (name: string): name is SizeName => Object.hasOwn(sizes, name);
const sizeAsked = (): SizeName | undefined => {
  if (asked.size === undefined || isSize(asked.size)) return asked.size;
  process.stderr.write(`no size is ${asked.size}\n${usage}`);
  process.exit(wrongUse);
};
const size = sizeAsked();
const planFor = (seed: string): Plan => ({
  ...planOf(seed, asked.days === undefined ? size && sizes[size].days : Number(asked.days)),
  ...(size && { size }),
  ...(asked.daily && { daily: true }),
  ...(asked.processes !== undefined && { processes: Number(asked.processes) }),
});
const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Prints it, plays it again, shortens it, and keeps what is left. */
const examined = async (plan: Plan, came: Came): Promise<void> => {
  const again = await play(plan);
  const same = again.trace.join("\n") === came.trace.join("\n");
  const [fault = ""] = came.faults;
  say(`seed ${plan.seed}: ${came.faults.join("\n  ")}\n${came.trace.slice(-lastLines).join("\n")}`);
  say(
    same
      ? "  played again it is the same, to the byte"
      : "  PLAYED AGAIN IT IS ANOTHER: something is left to chance",
  );
  const fewer = await shrunk(plan, fault, shrinkMs);
  const file = new URL(`./found/${plan.seed}.json`, import.meta.url);
  writeFileSync(file, `${JSON.stringify({ fault: kindOf(fault), plan: fewer }, null, 1)}\n`);
  say(
    `  ${plan.happenings.length} happenings, of which ${fewer.happenings.length} are needed: ${fileURLToPath(file)}`,
  );
};
/** Good or not. */
const one = async (seed: string): Promise<boolean> => {
  const plan = planFor(seed);
  const came = await play(plan);
  if (asked.trace) say(`${came.trace.join("\n")}\n${JSON.stringify(came.stats, null, 1)}`);
  if (came.faults.length > 0) await examined(plan, came);
  return came.faults.length === 0;
};

/** A process that plays one seed after the other, as they are asked for: each changes what chance and time are for all of its process. */
class Player {
  readonly #child = spawn(
    process.execPath,
    [
      ...process.execArgv,
      fileURLToPath(import.meta.url),
      "--worker",
      ...(asked.days ? ["--days", asked.days] : []),
      ...(asked.processes ? ["--processes", asked.processes] : []),
      ...(size ? ["--size", size] : []),
      ...(asked.daily ? ["--daily"] : []),
    ],
    {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    },
  );
  play(seed: string): Promise<boolean> {
    return new Promise((resolve) => {
      const done = (good: boolean): void => {
        this.#child.off("message", heard);
        this.#child.off("exit", gone);
        resolve(good);
      };
      const heard = (message: unknown): void => done(message === true);
      const gone = (): void => {
        say(`seed ${seed}: its process ended`);
        done(false);
      };
      this.#child.on("message", heard);
      this.#child.on("exit", gone);
      this.#child.send(seed);
    });
  }
  get isThere(): boolean {
    return this.#child.connected;
  }
  end(): void {
    if (this.isThere) this.#child.disconnect();
  }
}
const all = async (): Promise<void> => {
  const until = performance.now() + Number(asked.minutes) * 60_000;
  const began = performance.now();
  const last = Number(asked.from) + Number(asked.seeds) - 1;
  let next = Number(asked.from);
  const counts = { passed: 0, failed: 0 };
  const failures: string[] = [];
  const playing = Array.from(
    { length: Math.min(Number(asked.jobs ?? availableParallelism()), Number(asked.seeds)) },
    async () => {
      let player = new Player();
      while (next <= last && performance.now() < until) {
        if (!player.isThere) player = new Player();
        const seed = next++;
        const good = await player.play(String(seed));
        if (!good) failures.push(`simulate ${process.argv.slice(2).join(" ")}: seed ${seed}`);
        counts[good ? "passed" : "failed"] += 1;
        const played = counts.passed + counts.failed;
        if (played % 20 === 0)
          say(
            `${played} played, ${counts.failed} not good, after ${Math.round((performance.now() - began) / 1_000)} s`,
          );
      }
      player.end();
    },
  );
  await Promise.all(playing);
  say(`${counts.passed} passed, ${counts.failed} failed`);
  leaveResults({ ...counts, skipped: 0, failures });
  process.exitCode = counts.failed === 0 && counts.passed > 0 ? 0 : 1;
};
if (asked.help) say(usage);
else if (asked.worker) {
  process.on("message", (seed) => {
    one(String(seed)).then(
      (good) => process.send?.(good),
      (error: unknown) => {
        say(`seed ${String(seed)}: the simulation itself is wrong: ${(error as Error).stack}`);
        process.send?.(false);
      },
    );
  });
} else if (asked.seed !== undefined) {
  const good = await one(asked.seed);
  if (good) say(`seed ${asked.seed}: good`);
  process.exitCode = good ? 0 : 1;
} else await all();
