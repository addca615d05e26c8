// The real program and its faults: starts, stops, `kill -9` under load, a socket that is lost, little memory. Run with `npm run test:process`.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { waitMs, watchdogMs } from "../support/watchdog.ts";

export default defineConfig({
  root: fileURLToPath(new URL("../../", import.meta.url)),
  test: {
    include: ["test/process/*.test.ts"],
    // Each starts programs of its own; two at a time are what a small machine carries.
    pool: "forks",
    maxWorkers: 2,
    execArgv: ["--disable-warning=ExperimentalWarning"],
    setupFiles: "test/support/patient.ts",
    expect: { poll: { timeout: waitMs } },
    testTimeout: watchdogMs,
    hookTimeout: watchdogMs,
  },
});
