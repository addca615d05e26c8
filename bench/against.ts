// This program against another checkout of itself, in processes of their own, for the same client, in turn: what all that was built in between costs.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { hangUp } from "./client.ts";
import { caller, type Fixture, newFixture, type Opened, root } from "./fixture.ts";
import { answers, delivered, shot, stafett, wroteAll } from "./http.ts";
import { yesSayer } from "./program.ts";
import { divided, interleave, type Row, ratios, row } from "./stats.ts";

const count = 500;
/** Where the clock of a checkout stands: it moved once. */
const clocks = ["src/calendar/clock.ts", "src/clock.ts"];
/** Each checkout fills its own database, with its own code: tables change. */
const filled = (folder: string, { file }: Fixture): readonly Opened[] => {
  const clock = clocks.find((path) => existsSync(join(folder, path)));
  const code = `
    import { systemClock } from ${JSON.stringify(join(folder, String(clock)))};
    import { openBot, openCases } from ${JSON.stringify(join(folder, "bench/fixture.ts"))};
    const bot = await openBot(${JSON.stringify(file)}, systemClock);
    const cases = await openCases(bot, ${count}, "low");
    await bot.stop();
    process.stdout.write(JSON.stringify(cases));
    process.exit(0);
  `;
  const flags = ["--disable-warning=ExperimentalWarning", "--input-type=module", "--eval", code];
  return JSON.parse(
    execFileSync(process.execPath, flags, { cwd: folder, encoding: "utf8" }),
  ) as readonly Opened[];
};

/** The folder of another checkout, with its node_modules. Throws where nobody says which. */
export const otherCheckout = (): string => {
  const folder = process.env.BENCH_AGAINST;
  if (folder === undefined)
    throw new Error("BENCH_AGAINST: the folder of another checkout, with its node_modules");
  return folder;
};
/** The p50 of a command that writes, over HTTP on SQLite, ÷ that of the checkout in `BENCH_AGAINST`. */
export const measureAgainst = async (rounds: number): Promise<readonly Row[]> => {
  const api = await yesSayer();
  const folders = [root, otherCheckout()];
  const made = folders.map((folder) => {
    const fixture = newFixture();
    // One person's, in both: older checkouts open them for nobody else.
    const cases = filled(folder, fixture).map(({ ref }) => ({ ref, user: caller.user }));
    return { folder, fixture, cases };
  });
  const all = await Promise.all(
    made.map(async (each) => ({
      ...each,
      one: await stafett(each.fixture, api.port, each.folder),
    })),
  );
  for (const { one } of all) await answers(one.port, one.program);
  for (const { fixture } of all) await delivered(fixture);
  const turn = (callers: number, total: number) =>
    all.map(
      ({ one, cases }) =>
        () =>
          shot(one, cases, callers, total),
    );
  const [many, manyThen] = await interleave(rounds, turn(32, 800));
  const [alone, aloneThen] = await interleave(rounds, turn(1, 150));
  for (const { one } of all) await one.program.stop();
  api.close();
  hangUp();
  for (const { fixture, one, cases } of all) wroteAll(fixture, cases.length + one.written);
  const line = (
    who: string,
    over: readonly number[] | undefined,
    under: readonly number[] | undefined,
  ): Row =>
    row(
      `slash command that writes ÷ the other checkout's, p50, ${who}`,
      ratios(over, under),
      "×",
      { atMost: 1.1 },
      divided(over, under),
    );
  return [line("one caller", alone, aloneThen), line("32 callers", many, manyThen)];
};
