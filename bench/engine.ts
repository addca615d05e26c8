// The engine without HTTP: how much of the disk's speed is left, and whether it stays when there are many cases.
import { join } from "node:path";
import type { Stafett } from "../src/app/compose.ts";
import { crowd } from "./crowd.ts";
import { checkIn, newFixture, type Opened, officeTime, openBot, openCases } from "./fixture.ts";
import { bareInserts, type Raw, storeRows } from "./raw.ts";
import { divided, interleave, load, median, type Row, ratios, row } from "./stats.ts";

const callers = 32;
const perSlice = 1_000;
/** Commands a second, with `callers` at once. */
const rate = async (call: (i: number) => Promise<unknown>): Promise<number> => {
  const start = performance.now();
  await load(callers, perSlice, call);
  return perSlice / ((performance.now() - start) / 1_000);
};
const next = (): (() => number) => {
  let i = 0;
  return () => i++;
};

export const measureEngine = async (rounds: number): Promise<readonly Row[]> => {
  const fixture = newFixture();
  const bot = await openBot(fixture.file, officeTime());
  const cases = await openCases(bot, 1_000, "low");
  const [bare, store] = [
    bareInserts(join(fixture.directory, "bare.db")),
    storeRows(join(fixture.directory, "store.db"), cases.length, "encrypted"),
  ];
  const [a, b, c] = [next(), next(), next()];
  const by = (raw: Raw, i: () => number) => () => rate(() => raw.write(i()));
  const [engine, floor, schema] = await interleave(rounds, [
    () => rate(() => checkIn(bot, cases[a() % cases.length], "press")),
    by(bare, b),
    by(store, c),
  ]);
  bare.close();
  store.close();
  await bot.stop();
  const percent = (under: readonly number[] | undefined): number[] =>
    ratios(engine, under).map((share) => share * 100);
  return [
    row(
      "commands/s of the engine ÷ its four rows, encrypted, by hand in the store's tables",
      percent(schema),
      "%",
      { atLeast: 60 },
      divided(engine, schema, "/s"),
    ),
    row(
      "commands/s of the engine ÷ four inserts of drawn bytes into one bare table",
      percent(floor),
      "%",
      undefined,
      divided(engine, floor, "/s"),
    ),
  ];
};

/** More than this many cases in turn, and each is read from the database and decrypted again. */
const smallCache = 50;
const commandsPerSlice = 250;
const p50 = async (bot: Stafett, cases: readonly Opened[], i: () => number): Promise<number> =>
  median(await load(1, commandsPerSlice, () => checkIn(bot, cases[i() % cases.length], "words")));

export const measureCrowd = async (rounds: number): Promise<readonly Row[]> => {
  const made: {
    readonly file: string;
    readonly cases: readonly Opened[];
    readonly i: () => number;
  }[] = [];
  for (const size of [0, 100_000]) {
    const { file } = newFixture();
    const bot = await openBot(file, officeTime());
    const cases = await openCases(bot, 100, "low");
    await bot.stop();
    if (size > 0) crowd(file, size);
    made.push({ file, cases, i: next() });
  }
  const compare = async (what: string, cacheSize?: number): Promise<Row> => {
    const bots = await Promise.all(
      made.map((one) =>
        openBot(one.file, officeTime(), cacheSize === undefined ? {} : { cacheSize }),
      ),
    );
    const contenders = bots.map(
      (bot, at) => () => p50(bot, made[at]?.cases ?? [], made[at]?.i ?? (() => 0)),
    );
    const [few, many] = await interleave(rounds, contenders);
    for (const bot of bots) await bot.stop();
    return row(what, ratios(many, few), "×", { atMost: 1.15 }, divided(many, few));
  };
  return [
    await compare("a command with 100 k open cases ÷ with 100, p50"),
    await compare("the same, each case read from the database first", smallCache),
  ];
};
