// `node bench/many-cases.ts FOLDER [COUNT]`: a folder in which the program has run for long. COUNT cases (100,000) with true chains and keys, all through the engine; one in fifty has
// a card that stands, and the newest have one whose channel is archived; configuration and key file lie beside. For trying by hand what takes time where there is much.
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { caller, configFile, masterKey, officeTime, openBot, someone } from "./fixture.ts";
import { load } from "./stats.ts";

/** So many at once share one durable write. */
const atOnce = 500;
const portion = 2_000;
const waiting = 300;

const [folder = "", asked = "100000"] = process.argv.slice(2);
const file = join(folder, "data", "stafett.db");
if (folder === "" || existsSync(file)) throw new Error("give a folder that has no data yet");
mkdirSync(join(folder, "data"), { recursive: true, mode: 0o700 });
copyFileSync(configFile, join(folder, "stafett.yaml"));
writeFileSync(
  join(folder, "data", "stafett.key"),
  `${Buffer.from(masterKey).toString("base64")}\n`,
  { mode: 0o600 },
);

let archived = false;
const outcome = () => (archived ? { place: "is_archived" } : undefined);
const bot = await openBot(file, officeTime(), { cacheSize: portion, outcome });
// Nothing of it is worth a power cut.
bot.data.raw.exec("pragma synchronous = off");
const member = await someone(bot, caller);
/** One case and its first check-in. Not by a button: its answer shows the list of all that are open, and that grows. */
const make = async (n: number, quiet: "yes" | "no"): Promise<void> => {
  const values = { deputy: member.deputy, child: "no", risk: n % 3 === 0 ? "high" : "low", quiet };
  const { transact } = bot.engine;
  const opened = await transact.run({
    idempotencyKey: `open-${n}`,
    workflow: "case",
    command: "open",
    values,
    by: { member },
  });
  if (opened.kind !== "ok") throw new Error(`open: ${opened.kind}`);
  const calm = {
    idempotencyKey: `calm-${n}`,
    workflow: "case",
    command: "calm",
    instance: opened.instance,
    values: {},
    by: { member },
  };
  const done = await transact.run(calm);
  if (done.kind !== "ok") throw new Error(`calm: ${done.kind}`);
};
await bot.worker.start();
const count = Number(asked);
const began = performance.now();
for (let made = 0; made < count; made += portion) {
  await load(atOnce, Math.min(portion, count - made), (i) =>
    make(made + i, (made + i) % 50 === 0 ? "no" : "yes"),
  );
  process.stdout.write(
    `${made + portion} of ${count}, ${Math.round((performance.now() - began) / 1_000)} s\n`,
  );
}
await bot.worker.idle();
archived = true;
await load(atOnce, waiting, (i) => make(count + i, "no"));
await bot.worker.idle();
await bot.stop();
