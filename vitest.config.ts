import { globSync, readFileSync } from "node:fs";
import { defineConfig } from "vitest/config";
import { waitMs, watchdogMs } from "./test/support/watchdog.ts";

const all = "test/**/*.test.ts";
/** The store, on both engines: PostgreSQL is started once for all of them, and once for those that are alone. */
const store = ["test/store/**/*.test.ts", "test/contract/store-*.test.ts"];
/** Parts of their own: `npm run test:process`, `npm run test:e2e`. */
const apart = ["test/e2e/**", "test/process/**"];
/** What takes hold of something that belongs to the whole process has one of its own: its network, its clock, whoever is told of its spans, its modules. */
const holding = /from "msw\/node"|\buseFakeTimers\b|\bsetGlobal|\bvi\.mock\(/;
const holds = (file: string): boolean => holding.test(readFileSync(file, "utf8"));
/** The figures' tests see that the solver is not in the process. */
const alone = globSync(all).filter((file) => file.startsWith("test/figures/") || holds(file));
const storeAlone = globSync(store).filter(holds);
const server = { globalSetup: "test/store/server.ts" };

export default defineConfig({
  test: {
    exclude: [...apart, "node_modules/**"],
    projects: [
      // The modules are read once for all files of a process: a third faster (measured; the adapters' files took 93 s of the processor each by itself, and take 58 s).
      {
        extends: true,
        test: {
          name: "shared",
          include: [all],
          exclude: [...store, ...alone, ...apart],
          isolate: false,
        },
      },
      {
        extends: true,
        test: { name: "store", include: store, exclude: storeAlone, isolate: false, ...server },
      },
      { extends: true, test: { name: "store alone", include: storeAlone, ...server } },
      { extends: true, test: { name: "alone", include: alone, exclude: store } },
    ],
    pool: "forks",
    maxWorkers: 2,
    execArgv: ["--disable-warning=ExperimentalWarning"],
    setupFiles: "test/support/patient.ts",
    expect: { poll: { timeout: waitMs } },
    testTimeout: watchdogMs * Math.max(1, Number(process.env.STAFETT_RUNS ?? 1)),
    hookTimeout: watchdogMs * Math.max(1, Number(process.env.STAFETT_RUNS ?? 1)),
  },
});
