// A slash command that writes, over signed HTTP, against a bare Bolt that only acknowledges. Both are processes of their own.
import { type ChildProcess, spawn } from "node:child_process";
import { createHmac } from "node:crypto";
import { Agent, createServer, request, type Server } from "node:http";
import { fileURLToPath } from "node:url";
import { systemClock } from "../src/clock.ts";
import { type Fixture, newFixture, openBot, openCases } from "./fixture.ts";
import { load, median, type Row, row } from "./stats.ts";

const secret = "bench";
const node = fileURLToPath(new URL("../node_modules/.bin/node", import.meta.url));
const root = fileURLToPath(new URL("..", import.meta.url));
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
let sent = 0;

const post = (port: number, text: string): Promise<number> => {
  sent += 1;
  const fields = {
    command: "/stafett",
    text,
    team_id: "T0STAFETT",
    user_id: "U0NOOMI01",
    trigger_id: `bench.${sent}`,
    channel_id: "C0NOOMI",
    response_url: "http://127.0.0.1:9/",
    api_app_id: "A0",
  };
  const body = new URLSearchParams(fields).toString();
  const at = String(Math.floor(Date.now() / 1000));
  const signature = `v0=${createHmac("sha256", secret).update(`v0:${at}:${body}`).digest("hex")}`;
  const headers = {
    "content-type": "application/x-www-form-urlencoded",
    "content-length": Buffer.byteLength(body),
    "x-slack-request-timestamp": at,
    "x-slack-signature": signature,
  };
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: "127.0.0.1", path: "/slack/events", method: "POST", agent, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve(answer.statusCode ?? 0));
    });
    asked.on("error", reject);
    asked.end(body);
  });
};
const until = async (port: number): Promise<void> => {
  for (;;) {
    const status = await post(port, "hjälp").catch(() => 0);
    if (status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
};
/** Slack, as far as a delivery needs it: everything is fine. */
const cloud = (): Promise<{ readonly server: Server; readonly port: number }> =>
  new Promise((resolve) => {
    const server = createServer((asked, answer) => {
      asked.resume();
      asked.on("end", () =>
        answer
          .setHeader("content-type", "application/json")
          .end(JSON.stringify({ ok: true, ts: `${Date.now()}.${sent}`, channel: "D0", view: { id: "V0" } })),
      );
    }).listen(0, "127.0.0.1", () => resolve({ server, port: (server.address() as { port: number }).port }));
  });
const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
const start = (script: string, env: Record<string, string>): ChildProcess =>
  spawn(
    node,
    ["--disable-warning=ExperimentalWarning", ...(process.env.BENCH_FLAGS ?? "--max-semi-space-size=4").split(" ").filter(Boolean), script],
    {
      cwd: root,
      env: { ...process.env, ...env, LOG_LEVEL: "silent" },
      stdio: "ignore",
    },
  );
const botEnv = (fixture: Fixture, port: number, api: number): Record<string, string> => ({
  PORT: String(port),
  DATABASE_URL: `sqlite:${fixture.file}`,
  STAFETT_KEY_FILE: fixture.keyFile,
  STAFETT_CONFIG: fileURLToPath(new URL("../stafett.yaml", import.meta.url)),
  SLACK_BOT_TOKEN: "xoxb-bench",
  SLACK_SIGNING_SECRET: secret,
  SLACK_API_URL: `http://127.0.0.1:${api}/api/`,
});

/** p50 of one caller and of 32, as ratios to bare Bolt; five rounds, one after the other in turn. */
export const measureHttp = async (rounds: number): Promise<readonly Row[]> => {
  const fixture = newFixture();
  const bot = await openBot(fixture.file, systemClock);
  const cases = await openCases(bot, 200, "low");
  await bot.stop();
  const [botPort, boltPort, { server, port: api }] = [await freePort(), await freePort(), await cloud()];
  const children = [
    start("start.mjs", botEnv(fixture, botPort, api)),
    start("bench/bare-bolt.ts", { PORT: String(boltPort), SLACK_SIGNING_SECRET: secret }),
  ];
  await Promise.all([until(botPort), until(boltPort)]);
  const one: number[] = [];
  const many: number[] = [];
  const shot = async (port: number, callers: number, total: number): Promise<number> =>
    median(await load(callers, total, (i) => post(port, `lugnt ${cases[i % cases.length]?.ref}`)));
  for (const port of [botPort, boltPort]) await shot(port, 32, 600);
  for (let i = 0; i < rounds; i++) {
    if (process.env.BENCH_TIMES)
      process.stderr.write(
        `one: bot ${await shot(botPort, 1, 300)} bolt ${await shot(boltPort, 1, 300)} 32: bot ${await shot(botPort, 32, 3000)} bolt ${await shot(boltPort, 32, 3000)}\n`,
      );
    one.push((await shot(botPort, 1, 300)) / (await shot(boltPort, 1, 300)));
    many.push((await shot(botPort, 32, 3_000)) / (await shot(boltPort, 32, 3_000)));
  }
  for (const child of children) child.kill("SIGTERM");
  await new Promise((resolve) => setTimeout(resolve, 800));
  server.close();
  agent.destroy();
  return [
    row("slash command that writes ÷ bare Bolt, p50, one caller", one, "×", "≤ 1.8 ×", (v) => v <= 1.8),
    row("the same, 32 callers", many, "×", "≤ 1.5 ×", (v) => v <= 1.5),
  ];
};

/** From the start of the process to the first answer, and what it holds a second later. */
export const measureStart = async (rounds: number): Promise<readonly Row[]> => {
  const times: number[] = [];
  const memory: number[] = [];
  const { readFileSync } = await import("node:fs");
  for (let i = 0; i < rounds; i++) {
    const port = await freePort();
    const fixture = newFixture();
    const begun = performance.now();
    const child = start("start.mjs", { PORT: String(port), DATABASE_URL: `sqlite:${fixture.file}`, STAFETT_KEY_FILE: fixture.keyFile });
    for (;;) {
      const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
      if (ready?.ok) break;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    times.push((performance.now() - begun) / 1_000);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    memory.push(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1]) / 1_024);
    child.kill("SIGKILL");
  }
  return [
    row("start to first answer", times, "s", "≤ 1.5 s", (v) => v <= 1.5),
    row("memory, a second after start", memory, "MB", "≤ 150 MB", (v) => v <= 150),
  ];
};
