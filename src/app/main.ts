// The composition root: environment → configuration → database → engine → platforms → HTTP.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { eachPlatform, platformNames, platforms } from "../../adapters/each.ts";
import { systemClock } from "../calendar/clock.ts";
import {
  type Config,
  describeProblems,
  type Environment,
  readEnvironment,
  strangeVariables,
} from "../config/index.ts";
import { KeyFileError } from "../engine/encryption.ts";
import { createLog, type Log } from "../log.ts";
import { CannotOpen } from "../store/cannot-open.ts";
import { NoFolder } from "../store/durable.ts";
import { isCorrupt, sqliteFull } from "../store/sqlite.ts";
import { clientAddress } from "./client-address.ts";
import { codeRevision } from "./code-revision.ts";
import { type ComposeOptions, compose, type Stafett } from "./compose.ts";
import { readConfigFile } from "./configuration/config-file.ts";
import type { ReadAnew } from "./configuration/reading.ts";
import { createHangups, reload } from "./configuration/reload.ts";
import { createHttp, doorsTo, listen } from "./http.ts";
import { connected, connections, follow, pagesAt, realAdapters } from "./platforms/connected.ts";
import { mailBook } from "./platforms/mail.ts";
import { startTexts } from "./start-texts.ts";
import { mastersIn } from "./storage/key-file.ts";

/** Says on the terminal why it cannot start, and what is still true. Nothing has been touched. */
const refuse = (text: string): never => {
  process.stderr.write(`${text}\n`);
  process.exit(1);
};
const say = startTexts;

const refuseConfig = (
  path: string,
  { count, words }: { readonly count: number; readonly words: string },
): never => refuse(count === 0 ? say.noConfig(path) : `${say.badConfig(count)}\n\n${words}`);
const readConfig = (path: string): Config => {
  const config = readConfigFile(path);
  return "count" in config ? refuseConfig(path, config) : config;
};
type Configuration = Extract<ReadAnew, { configured: unknown }>;
const readWhole = async (env: Environment): Promise<Configuration> => {
  const { readRegister } = await import("./configuration/reading.ts");
  const read = await readRegister({ path: env.STAFETT_CONFIG, connected: connected(env) });
  return "count" in read ? refuseConfig(env.STAFETT_CONFIG, read) : read;
};
const readEnv = (): Environment => {
  const read = readEnvironment(process.env);
  return read.ok ? read.env : refuse(`${say.badEnvironment}\n\n${describeProblems(read.problems)}`);
};

/** Says which variables are probably misspelt and were meant for one of these; empty: none. */
const misspelt = (meant: (name: string) => boolean): string => {
  const slips = strangeVariables(process.env).filter(({ args: { suggestion = "" } }) =>
    meant(String(suggestion)),
  );
  return describeProblems(slips);
};
/** The playground lets anybody be anybody. */
const loopback = new Set(["127.0.0.1", "localhost", "::1"]);
type Place = Pick<ComposeOptions, "file" | "open" | "masters"> & {
  readonly hourly?: (log: Log) => (now: number) => Promise<void>;
};
/** Where data and keys are. A new key beside old data would lock everybody out: only new data get a new key. */
const placeOf = async (env: Environment): Promise<Place> => {
  const {
    DATABASE_URL: data,
    STAFETT_KEYS_URL: keys,
    STAFETT_KEY_FILE: keyFile,
    STAFETT_KEY_DAYS: days,
  } = env;
  if (keys !== undefined) {
    // Read only here: who is on a file loads none of it.
    const [{ areNew, openServers }, { renewing }] = await Promise.all([
      import("./servers/opening.ts"),
      import("./storage/renewing.ts"),
    ]);
    const servers = { data, keys, beside: keyFile, keyDays: days };
    return {
      file: "",
      ...(days !== undefined && {
        hourly: (log: Log) => renewing({ where: { servers }, keyFile, days, log }),
      }),
      open: (_file, log) => openServers(servers, log),
      masters: mastersIn(keyFile, !existsSync(keyFile) && (await areNew(servers))),
    };
  }
  const real = data.slice("sqlite:".length);
  // Whoever comes without a token gets a database of their own: real cases are never within reach of that mode.
  const file =
    env.STAFETT_AGENTS_PLAYGROUND === undefined
      ? real
      : join(dirname(real), "agents-playground.db");
  return { file, masters: mastersIn(keyFile, !existsSync(file)) };
};
/** Says on the terminal which platforms are not heard yet. */
const sayUnheard = (adapters: Stafett["adapters"]): void => {
  for (const [platform, { lifecycle }] of adapters) {
    const [unheard, { label, unheardHint }] = [lifecycle?.unheard(), platforms[platform]];
    if (unheard !== undefined)
      process.stderr.write(`${say.unheard(label, unheard, unheardHint ?? "")}\n`);
  }
};
const openHttp = (env: Environment, stafett: Stafett) => {
  const app = createHttp({
    adapters: stafett.adapters,
    ready: () => stafett.ready(),
    files: (token, head) => stafett.files.fetch(token, head),
    clientAddress: clientAddress(env.STAFETT_TRUSTED_PROXIES ?? []),
  });
  return listen(app, env.HOST, env.PORT, doorsTo(stafett.adapters));
};
const giveWay = (log: Log): void => {
  process.stderr.write(`${say.overtaken}\n`);
  log.warn({ event: "overtaken" });
  process.kill(process.pid, "SIGTERM");
};
const startReal = async (
  env: Environment,
  { configured, organisations: now, mail: settings }: Configuration,
  plain: Log,
) => {
  const hangups = createHangups();
  const organisations = follow(
    eachPlatform(() => []),
    now,
  );
  const mail = mailBook(env, settings);
  const { masters, hourly, ...place } = await placeOf(env);
  // Read only here: the playground is watched by whoever plays.
  const { openWatch } = await import("./watch/watching.ts");
  const watch = await openWatch(env, plain);
  const { log } = watch;
  const stafett = await compose({
    ...place,
    ...(hourly && { hourly: hourly(log) }),
    masters,
    register: configured,
    clock: systemClock,
    log,
    codeRevision: codeRevision(),
    count: watch.count,
    seals: true,
    asksPerMinute: env.STAFETT_ASKS_PER_MINUTE,
    publicUrl: () => env.STAFETT_PUBLIC_URL,
    ...pagesAt(env),
    adapters: realAdapters(env, organisations, mail, log),
  });
  const { adapters, worker, others } = stafett;
  const http = await openHttp(env, stafett);
  const watched = await watch.start(stafett);
  await worker.start();
  const lives = [...adapters.values()].map(({ lifecycle }) => lifecycle);
  await Promise.all(lives.map((life) => life?.start()));
  sayUnheard(adapters);
  // Read only here: the playground's clock is moved by hand, and neither rings nor package have a place there.
  const { startGivingWay, startHousekeeping } = await import("./housekeeping.ts");
  const housekeeping = startHousekeeping(worker, others);
  const giving = startGivingWay(others, () => giveWay(log));
  hangups.follow(() => reload({ env, stafett, organisations, mail, log, say }));
  log.info({ event: "started", port: http.port, ...connections(env) });
  return {
    stop: async () => {
      housekeeping.stop();
      giving.stop();
      // Side by side: a stop takes five seconds at most, whatever hangs.
      await Promise.all([
        http.close(),
        watched.stop(),
        worker.stop(),
        ...lives.map((life) => life?.stop()),
      ]);
      await stafett.stop();
    },
  };
};

const explain = (error: unknown): string => {
  if (error instanceof CannotOpen) return say.database(error.why);
  if (error instanceof KeyFileError) return say.keyFile(error.why);
  if (error instanceof NoFolder) return say.noFolder(error.path);
  // A file that is looked at beside the work, and was read before that came to it.
  if (isCorrupt(error)) return say.database("damaged");
  const { code } = error as { code?: string };
  if (code === "EADDRINUSE") return say.portTaken;
  if (code === "ENOSPC" || (error as { errcode?: number }).errcode === sqliteFull)
    return say.diskFull;
  if (code === "EACCES" || code === "EROFS") return say.notWritable;
  return say.unexpected(
    (error as Error).name,
    (error as Error).stack
      ?.split("\n")
      .find((line) => line.includes("/src/"))
      ?.trim() ?? "",
  );
};

/** What a playground needs to know, and what it is when it runs. */
export type PlaygroundStart = {
  readonly env: Environment;
  readonly config: Config;
  readonly log: Log;
  readonly codeRevision: string;
};
type Playground = {
  startPlayground(o: PlaygroundStart): Promise<{ readonly port: number; stop(): Promise<void> }>;
};

const start = async (
  playground: (() => Promise<Playground>) | undefined,
): Promise<{ stop(): Promise<void> }> => {
  const env = readEnv();
  const log = createLog(env.LOG_LEVEL);
  if (connected(env).length > 0) {
    const slips = misspelt((name) => name !== "");
    if (slips !== "") process.stderr.write(`${slips}\n`);
    return startReal(env, await readWhole(env), log);
  }
  // Somebody meant to connect it: a slip of the fingers must not open a playground where people wait.
  const slips = misspelt((name) =>
    platformNames.some((each) => platforms[each].connecting.some((one) => one === name)),
  );
  if (playground === undefined || slips !== "")
    return refuse(`${say.notConnected}\n\n${slips}`.trimEnd());
  if (!loopback.has(env.HOST)) return refuse(say.loopbackOnly);
  const config = readConfig(env.STAFETT_CONFIG);
  const started = await playground()
    .then(({ startPlayground }) =>
      startPlayground({ env, config, log, codeRevision: codeRevision() }),
    )
    // A server is installed without it, on purpose: that is no error of the program's.
    .catch((error: unknown) => {
      if ((error as { code?: string }).code === "ERR_MODULE_NOT_FOUND")
        return refuse(say.noPlayground);
      throw error;
    });
  process.stdout.write(`${say.playground(env.HOST, started.port)}\n`);
  return started;
};
/**
 * Starts what the environment asks for, until the process is told to stop. `playground`: what runs where no platform is connected; it is loaded then only,
 * and nothing here knows what it is. undefined: nothing may, and it ends. Ends the process with a sentence when it cannot start.
 */
export const main = async (playground: (() => Promise<Playground>) | undefined): Promise<void> => {
  // What is written here is for this user alone.
  process.umask(0o077);
  const started = await start(playground).catch((error: unknown) => refuse(explain(error)));
  const stop = (): void => {
    started.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
};
