// A check-in by the engine of this checkout against that of another, in one process, each time after more memory than a core's own caches hold: as one caller meets it, who waits for the disk in between.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { systemClock } from "../src/calendar/clock.ts";
import { otherCheckout } from "./against.ts";
import { caller, newFixture, type Opened, root } from "./fixture.ts";
import { median, type Row, row } from "./stats.ts";

type Engine = {
  readonly handle: () => Promise<{ readonly kind: string }>;
  readonly times: number[];
  stop(): Promise<void>;
};
type Bench = Pick<typeof import("./fixture.ts"), "openBot" | "openCase">;
const identity = `${caller.team}/${caller.user}`;
/** Each by its own code, on its own database; the process they share. */
const engineOf = async (folder: string): Promise<Engine> => {
  const { openBot, openCase } = (await import(
    pathToFileURL(join(folder, "bench/fixture.ts")).href
  )) as Bench;
  const bot = await openBot(newFixture().file, systemClock);
  const cases: Opened[] = [];
  for (let n = 0; n < 50; n++) cases.push(await openCase(bot, "low"));
  let asked = 0;
  const handle = () => {
    asked += 1;
    const text = `lugnt ${cases[asked % cases.length]?.ref}`;
    return bot.engine.handle({
      idempotencyKey: `slack:${asked}`,
      platform: "slack",
      identity,
      ask: { kind: "words", slash: "/stafett", text },
    });
  };
  return { handle, times: [], stop: () => bot.stop() };
};

/** 4 MB: what a command walks through has to be fetched again from what the cores share. */
const other = new Float64Array(1 << 19);
const empty = (): void => {
  for (let n = 0; n < other.length; n += 8) other[n] = (other[n] ?? 0) + 1;
};
const timed = async ({ handle }: Engine): Promise<number> => {
  empty();
  const began = performance.now();
  const reply = await handle();
  const took = performance.now() - began;
  if (!JSON.stringify(reply).includes("Klart.")) throw new Error("a check-in was not done");
  return took;
};
const [warm, pairs] = [2_500, 800];
/** Another start lays the same code out otherwise: what is less than some hundredths is looked at in several. */
export const measureCold = async (rounds: number): Promise<readonly Row[]> => {
  const engines = [await engineOf(root), await engineOf(otherCheckout())];
  for (let n = 0; n < warm; n++) for (const { handle } of engines) await handle();
  const found: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const { times } of engines) times.length = 0;
    for (let n = 0; n < pairs; n++)
      for (const one of n % 2 === 0 ? engines : engines.toReversed())
        one.times.push(await timed(one));
    const [mine = [], theirs = []] = engines.map(({ times }) => times);
    found.push(median(mine.map((time, n) => time / (theirs[n] ?? 0))));
  }
  for (const one of engines) await one.stop();
  return [row("a check-in by the engine, cold ÷ the other checkout's, p50", found, "×", undefined)];
};
