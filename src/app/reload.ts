// SIGHUP: `stafett.yaml` is read again, and what it says holds from then on, or nothing of it does.
import { existsSync, readFileSync } from "node:fs";
import { type Config, describeProblems, type Environment, loadConfig } from "../config/index.ts";
import type { Log } from "../log.ts";
import type { Stafett } from "./compose.ts";
import { connected, follow, type Organisations } from "./platforms.ts";
import { registerOf } from "./register.ts";
import type { StartTexts } from "./start-texts.ts";

/** The configuration, or why there is none: in words, and how many mistakes it has; 0: no file. */
export const readConfigFile = (path: string, { language }: StartTexts): Config | { readonly count: number; readonly words: string } => {
  if (!existsSync(path)) return { count: 0, words: "" };
  const read = loadConfig(readFileSync(path, "utf8"), path);
  return read.ok ? read.config : { count: read.problems.length, words: describeProblems(read.problems, language) };
};

type Hangups = { follow(work: () => Promise<void>): void };
/** One after the other. One that comes before there is something to do is not forgotten. The process no longer ends of it. */
export const createHangups = (): Hangups => {
  let work: (() => Promise<void>) | undefined;
  let early = false;
  let tail: Promise<void> = Promise.resolve();
  const next = (): void => {
    if (!work) early = true;
    else tail = tail.then(work);
  };
  process.on("SIGHUP", next);
  return {
    follow: (todo) => {
      work = todo;
      if (early) next();
    },
  };
};

type Running = {
  readonly env: Environment;
  readonly stafett: Pick<Stafett, "configure" | "engine" | "worker">;
  readonly organisations: Organisations;
  readonly log: Log;
  readonly say: StartTexts;
};
/** Reads the file and makes it hold. With a mistake in it, or when it cannot be saved, everything goes on as it was. Says either on the terminal, and logs it. Never throws. */
export const reload = async ({ env, stafett, organisations, log, say }: Running): Promise<void> => {
  const config = readConfigFile(env.STAFETT_CONFIG, say);
  if ("count" in config) {
    log.warn({ event: "configure.refused", problems: config.count });
    process.stderr.write(`${say.notReread(env.STAFETT_CONFIG, config.count)}\n${config.words === "" ? "" : `\n${config.words}\n`}`);
    return;
  }
  try {
    await stafett.configure(registerOf(config, true, connected(env)));
  } catch (error) {
    log.error({ event: "configure.failed", error: (error as Error).name });
    return void process.stderr.write(`${say.notSavedAnew}\n`);
  }
  follow(organisations, config);
  const { version } = await stafett.engine.transact.instances.people();
  stafett.worker.wake();
  log.info({ event: "configured", revision: version });
  process.stdout.write(`${say.reread(version)}\n`);
};
