// Programs of their own that are measured from outside, and a stand-in for Slack's Web API that says yes to everything.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";
import { root } from "./fixture.ts";

/** The flags of `npm start`: what is measured is what runs. */
export const flags = (): readonly string[] => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly scripts: { readonly start: string };
  };
  return scripts.start.split(" ").filter((word) => word.startsWith("--"));
};
export type Program = { readonly pid: number; alive(): void; stop(): Promise<void> };
/** Processor time of all its threads so far, ms: what the kernel has counted, collecting garbage and compiling included. Of threads that ended nothing is left. */
export const processorOf = ({ pid }: Program): number =>
  readdirSync(`/proc/${pid}/task`).reduce(
    (sum, task) =>
      sum + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8").split(" ")[0]),
    0,
  ) / 1e6;
/** `of`: options of Node's, those of `npm start` where nothing is said. */
export const start = (
  script: string,
  env: Readonly<Record<string, string>>,
  cwd = root,
  of = flags(),
): Program => {
  const extra = (process.env.BENCH_FLAGS ?? "").split(" ").filter(Boolean);
  const child: ChildProcess = spawn(process.execPath, [...of, ...extra, resolve(root, script)], {
    cwd,
    env: {
      PATH: process.env.PATH ?? "",
      TZ: process.env.TZ ?? "",
      STAFETT_ASKS_PER_MINUTE: "1000000",
      METRICS_ADDR: "127.0.0.1:0",
      ...env,
      LOG_LEVEL: "silent",
    },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const gone = once(child, "exit");
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  return {
    pid: child.pid ?? 0,
    alive: () => {
      if (child.exitCode !== null || child.signalCode !== null)
        throw new Error(`${script} ended before it answered`);
    },
    stop: async () => {
      child.kill("SIGTERM");
      await gone;
      process.off("exit", end);
    },
  };
};
/** What it holds, as the kernel counts it, MB. */
export const residentOf = ({ pid }: Program): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1_024;
export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

export type Serving = { readonly port: number; close(): void };
const serving = async (server: Server, port = 0): Promise<Serving> => {
  await once(server.listen(port, "127.0.0.1"), "listening");
  return { port: (server.address() as AddressInfo).port, close: () => void server.close() };
};
/** Says yes as Slack does, and as the connector of Teams does. */
export const yesSayer = (port = 0): Promise<Serving> => {
  let answered = 0;
  return serving(
    createServer((asked, answer) => {
      asked.resume().on("end", () => {
        answered += 1;
        const said = {
          ok: true,
          ts: `${Date.now()}.${answered}`,
          channel: "D0",
          view: { id: "V0" },
          id: String(answered),
        };
        answer.setHeader("content-type", "application/json").end(JSON.stringify(said));
      });
    }),
    port,
  );
};
export const freePort = async (): Promise<number> => {
  const held = await serving(createServer());
  held.close();
  return held.port;
};
