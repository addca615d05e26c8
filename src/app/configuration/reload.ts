// SIGHUP: `stafett.yaml` is read again, and what it says holds from then on, or nothing of it does.
import type { Environment } from "../../config/index.ts";
import type { Log } from "../../log.ts";
import type { Stafett } from "../compose.ts";
import { connected, follow, type Organisations } from "../platforms/connected.ts";
import type { MailSettings } from "../platforms/mail.ts";
import type { StartTexts } from "../start-texts.ts";
import { digestsOf, type ReadAnew, readRegister } from "./reading.ts";

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
  readonly stafett: Pick<Stafett, "configure" | "register" | "engine" | "worker">;
  readonly organisations: Organisations;
  readonly mail: { follow(settings: MailSettings): void };
  readonly log: Log;
  readonly say: StartTexts;
};
/** Reads the file and makes it hold. With a mistake in it, or when it cannot be saved, everything goes on as it was. Says either on the terminal, and logs it. Never throws. */
export const reload = async ({
  env,
  stafett,
  organisations,
  mail,
  log,
  say,
}: Running): Promise<void> => {
  let read: ReadAnew;
  try {
    const known = await digestsOf(await stafett.register());
    read = await readRegister({ path: env.STAFETT_CONFIG, connected: connected(env), known });
    if (!("count" in read)) await stafett.configure(read.configured);
  } catch (error) {
    log.error({ event: "configure.failed", error: (error as Error).name });
    return void process.stderr.write(`${say.notSavedAnew}\n`);
  }
  if ("count" in read) {
    log.warn({ event: "configure.refused", problems: read.count });
    process.stderr.write(
      `${say.notReread(env.STAFETT_CONFIG, read.count)}\n${read.words === "" ? "" : `\n${read.words}\n`}`,
    );
    return;
  }
  follow(organisations, read.organisations);
  mail.follow(read.mail);
  const { version } = await stafett.engine.transact.instances.people();
  stafett.worker.wake();
  log.info({ event: "configured", revision: version });
  process.stdout.write(`${say.reread(version)}\n`);
};
