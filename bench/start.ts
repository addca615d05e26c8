// The real program on a fresh directory: how long until it answers, and what it holds when it has nothing to do.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { configFile, newDirectory } from "./fixture.ts";
import { freePort, pause, start } from "./program.ts";
import { type Row, row } from "./stats.ts";

/** `npm start` without tokens: bot, stand-in and playground in one process. Resident memory as the kernel counts it. */
export const measureStart = async (rounds: number): Promise<readonly Row[]> => {
  const seconds: number[] = [];
  const megabytes: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const directory = newDirectory();
    const port = await freePort();
    const begun = performance.now();
    const env = {
      PORT: String(port),
      STAFETT_CONFIG: configFile,
      STAFETT_KEY_FILE: join(directory, "stafett.key"),
      DATABASE_URL: `sqlite:${join(directory, "stafett.db")}`,
    };
    const program = start("start.mjs", env, directory);
    for (;;) {
      program.alive();
      const ready = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
      await ready?.arrayBuffer();
      if (ready?.status === 200) break;
      await pause(5);
    }
    seconds.push((performance.now() - begun) / 1_000);
    await pause(1_000);
    const status = readFileSync(`/proc/${program.pid}/status`, "utf8");
    megabytes.push(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024);
    await program.stop();
  }
  return [
    row("start to first answer", seconds, "s", { atMost: 0.9 }),
    row("resident memory, an idle second after start", megabytes, "MB", { atMost: 150 }),
  ];
};
