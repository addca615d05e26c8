// What the flags of `npm start` cost of the processor, and what they save of memory: the same program with others, in turn.
import { copyFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { systemClock } from "../src/calendar/clock.ts";
import { hangUp } from "./client.ts";
import { type Fixture, newFixture, openBot, root } from "./fixture.ts";
import { answers, nothing, openedByEverybody, phase, shot, stafett } from "./http.ts";
import { flags, pause, residentOf, yesSayer } from "./program.ts";
import { divided, interleave, type Row, ratios, row } from "./stats.ts";

/** The same database and keys in a folder of their own. */
const copied = (from: Fixture): Fixture => {
  const to = newFixture();
  for (const name of readdirSync(from.directory))
    copyFileSync(join(from.directory, name), join(to.directory, name));
  return to;
};
const isChosen = (flag: string): boolean => !/semi-space|pool-size/.test(flag);
const having = (semiMb: number | undefined, threads: number | undefined): readonly string[] => [
  ...flags().filter(isChosen),
  ...(semiMb === undefined
    ? []
    : [`--min-semi-space-size=${semiMb}`, `--max-semi-space-size=${semiMb}`]),
  ...(threads === undefined ? [] : [`--v8-pool-size=${threads}`]),
];
/** Halves of the young generation in MB, and V8's threads for collecting and compiling; undefined: as Node has them. The first is what all are divided by. */
const variants: readonly (readonly [string, readonly string[]])[] = [
  ["4 MB, one thread", having(4, 1)],
  ["8 MB, one thread", having(8, 1)],
  ["16 MB, one thread", having(16, 1)],
  ["4 MB, Node's threads", having(4, undefined)],
  ["Node's own", having(undefined, undefined)],
];
const [warm, many, one] = [3_200, 800, 100];
const turns = 2;

/** Processor time of a command, with one caller and with 32, ÷ that with the first variant; and what each holds a second after the last of them. */
export const measureFlags = async (rounds: number): Promise<readonly Row[]> => {
  const fixture = newFixture();
  const bot = await openBot(fixture.file, systemClock);
  const cases = await openedByEverybody(bot, 500);
  await bot.stop();
  const api = await yesSayer();
  const found = {
    one: nothing(variants.length),
    many: nothing(variants.length),
    megabytes: variants.map((): number[] => []),
  };
  for (let round = 0; round < rounds; round++) {
    // One file has one program: each begins on a copy of its own.
    const contenders = await Promise.all(
      variants.map(([, of]) => stafett(copied(fixture), api.port, root, of)),
    );
    for (const each of contenders) await answers(each.port, each.program);
    const turn = (callers: number, total: number) =>
      contenders.map((each) => () => shot(each, cases, callers, total));
    for (const work of turn(32, warm)) await work();
    await phase(found.many, contenders, () => interleave(1, turn(32, many)));
    await phase(found.one, contenders, () => interleave(turns, turn(1, one)));
    await pause(1_000);
    for (const [n, { program }] of contenders.entries())
      found.megabytes[n]?.push(residentOf(program));
    for (const { program } of contenders) await program.stop();
  }
  api.close();
  hangUp();
  return variants.flatMap(([name], n) => {
    const line = (what: string, of: readonly number[][]): Row =>
      row(
        `${what}: ${name} ÷ ${variants[0]?.[0]}`,
        ratios(of[n], of[0]),
        "×",
        undefined,
        divided(of[n], of[0]),
      );
    return [
      ...(n === 0
        ? []
        : [
            line("processor time of a command, one caller", found.one.processor),
            line("processor time of a command, 32 callers", found.many.processor),
          ]),
      row(`resident memory after them: ${name}`, found.megabytes[n] ?? [], "MB", undefined),
    ];
  });
};
