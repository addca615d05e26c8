// The real program as a process of its own, in an empty folder.
import { type ChildProcess, type ChildProcessByStdio, execFile, spawn } from "node:child_process";
import { copyFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { mastersIn } from "../../src/app/storage/key-file.ts";
import { beside, rootAt } from "../../src/app/storage/second.ts";
import { freePort } from "../support/free-port.ts";
import { root } from "../support/source.ts";

export { freePort } from "../support/free-port.ts";

export type Program = {
  readonly child: ChildProcess;
  readonly port: number;
  /** Everything it has said so far. */
  said(): string;
  /** Its exit code; null: killed. */
  readonly ended: Promise<number | null>;
  /** True when it answers, false when it ended first. */
  ready(): Promise<boolean>;
};
type Started = {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly port?: number;
  readonly fileKb?: number;
  readonly from?: string;
  readonly run?: readonly string[];
};

export const withSample = (folder: string): string => {
  copyFileSync(join(root, "stafett.yaml"), join(folder, "stafett.yaml"));
  return folder;
};
/** What a program that has been begun says, and when it answers or ends. `port`: where it is asked whether it is ready. */
export const following = (
  child: ChildProcessByStdio<null, Readable, Readable>,
  port: number,
): Program => {
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => {
      text += part.toString();
    });
  const ended = new Promise<number | null>((resolve) =>
    child.once("close", (code) => resolve(code)),
  );
  let over = false;
  void ended.then(() => {
    over = true;
  });
  const ready = async (): Promise<boolean> => {
    while (!over) {
      const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
      if (answer?.status === 200) return true;
      await Promise.race([new Promise((resolve) => setTimeout(resolve, 20)), ended]);
    }
    return false;
  };
  return { child, port, said: () => text, ended, ready };
};
/** `fileKb`: no file may grow beyond it, as on a full disk. `from`: where the program lies, if not here. `run`: what of it, if not `bin/start.mjs`. */
export const start = async (o: Started): Promise<Program> => {
  const port = o.port ?? (await freePort());
  const [script = "", ...words] = o.run ?? ["bin/start.mjs"];
  const run = [join(o.from ?? root, script), ...words];
  const command = [
    join(root, "node_modules/.bin/node"),
    "--disable-warning=ExperimentalWarning",
    ...run,
  ];
  const limited =
    o.fileKb === undefined
      ? command
      : ["bash", "-c", `ulimit -f ${o.fileKb}; exec "$@"`, "bash", ...command];
  const [file = "", ...args] = limited;
  // Nothing of the environment of whoever runs the tests.
  // Under load a few people do what many would.
  const env = {
    PATH: process.env.PATH ?? "",
    PORT: String(port),
    STAFETT_ASKS_PER_MINUTE: "1000000",
    METRICS_ADDR: "127.0.0.1:0",
    STAFETT_EMPTY_PLAYGROUND: "yes",
    ...o.env,
  };
  const child = spawn(file, args, { cwd: o.cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  return following(child, port);
};
export type Said = { readonly code: number; readonly out: string; readonly err: string };
type Called = {
  readonly cwd: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly from?: string;
  readonly typed?: string;
};
/** The command `stafett` in a folder, until it ends. `from`: where the program lies, if not here. `typed`: what it reads on standard input. */
export const commanded = ({
  cwd,
  args,
  env = {},
  from = root,
  typed = "",
}: Called): Promise<Said> =>
  new Promise((resolve) => {
    const all = ["--disable-warning=ExperimentalWarning", join(from, "bin/stafett.mjs"), ...args];
    const given = { PATH: process.env.PATH ?? "", ...env };
    const child = execFile(
      join(root, "node_modules/.bin/node"),
      all,
      { cwd, env: given },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    );
    // It may end before it has read that.
    child.stdin?.on("error", () => undefined);
    child.stdin?.end(typed);
  });
export const command = (
  cwd: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  from = root,
): Promise<Said> => commanded({ cwd, args, env, from });
export const stop = async (
  program: Program,
  signal: NodeJS.Signals = "SIGTERM",
): Promise<number | null> => {
  program.child.kill(signal);
  return program.ended;
};
/** The same, of one's own environment. */
export const operate = (cwd: string, ...args: readonly string[]): Promise<Said> =>
  command(cwd, args);
/** What the program in a folder derives from: links, seals, names. `data`: its database, if not the one of real use. It must have been ready once. */
export const rootOf = (cwd: string, data = "stafett.db"): Promise<Uint8Array> =>
  beside({ file: join(cwd, "data", data) }, "reading", (both) =>
    rootAt(both, mastersIn(join(cwd, "data/stafett.key"), false)),
  );
