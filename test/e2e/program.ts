// Starts the real program the way `npm start` does, on a free port and with data of its own, and ends only what it started.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { freePort } from "../support/free-port.ts";
import { waitMs } from "../support/watchdog.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** Without what the shell has set: real tokens of somebody's must not reach a test. */
const cleanEnvironment = (): Record<string, string> =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name, value]) => value !== undefined && !/^(SLACK|STAFETT|WEB)_/.test(name),
    ),
  ) as Record<string, string>;

export type Program = {
  readonly url: string;
  /** What it wrote to the terminal so far. */
  readonly output: () => string;
  readonly directory: string;
  /** Ends it as Ctrl+C does, or as a computer that stops, and starts it again on the same port and data. `between`: while it is gone. */
  restart(signal?: "SIGTERM" | "SIGKILL", between?: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
};

/** `settings`: what is otherwise in the sample's. `lively`: with the region that a play begins with; else it begins empty. `environment`: what is set beside, by the port. */
export const startProgram = async (
  settings?: (sample: string) => string,
  lively = false,
  environment: (port: number) => Readonly<Record<string, string>> = () => ({}),
): Promise<Program> => {
  const directory = mkdtempSync(join(tmpdir(), "stafett-e2e-"));
  const config = join(directory, "stafett.yaml");
  if (settings) writeFileSync(config, settings(readFileSync(join(root, "stafett.yaml"), "utf8")));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let output = "";
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    const started = spawn(
      join(root, "node_modules", ".bin", "node"),
      ["--disable-warning=ExperimentalWarning", "bin/start.mjs"],
      {
        cwd: root,
        stdio: ["ignore", "pipe", "pipe"],
        env: {
          ...cleanEnvironment(),
          HOST: "127.0.0.1",
          PORT: String(port),
          DATABASE_URL: `sqlite:${join(directory, "stafett.db")}`,
          STAFETT_KEY_FILE: join(directory, "stafett.key"),
          ...(settings && { STAFETT_CONFIG: config }),
          ...(!lively && { STAFETT_EMPTY_PLAYGROUND: "yes" }),
          ...environment(port),
        },
      },
    );
    child = started;
    for (const stream of [started.stdout, started.stderr])
      stream.on("data", (chunk: Buffer) => {
        output += chunk.toString();
      });
    const until = Date.now() + waitMs;
    for (;;) {
      if (started.exitCode !== null)
        throw new Error(`the program ended with ${started.exitCode}:\n${output}`);
      const answer = await fetch(`${url}/readyz`).catch(() => undefined);
      if (answer?.ok) return;
      if (Date.now() > until)
        throw new Error(`the program was not ready in ${waitMs} ms:\n${output}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  };
  const end = async (signal: "SIGTERM" | "SIGKILL" = "SIGTERM"): Promise<void> => {
    const running = child;
    if (!running || running.exitCode !== null || running.signalCode !== null) return;
    const exited = new Promise((done) => running.once("exit", done));
    running.kill(signal);
    const late = setTimeout(() => running.kill("SIGKILL"), waitMs);
    await exited;
    clearTimeout(late);
  };
  await start();
  return {
    url,
    directory,
    output: () => output,
    restart: async (signal, between) => {
      await end(signal);
      await between?.();
      await start();
    },
    stop: async () => {
      await end();
      rmSync(directory, { recursive: true, force: true });
    },
  };
};
