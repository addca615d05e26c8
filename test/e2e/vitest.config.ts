// The browser tests: the real program, a real Chromium. Run with `npm run test:e2e`.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { waitMs, watchdogMs } from "../support/watchdog.ts";

export default defineConfig({
  root: fileURLToPath(new URL("../../", import.meta.url)),
  test: {
    include: ["test/e2e/*.test.ts"],
    // A browser for each file; two of them are what a small machine carries.
    pool: "forks",
    maxWorkers: 2,
    execArgv: ["--disable-warning=ExperimentalWarning"],
    expect: { poll: { timeout: waitMs } },
    // Once more, because a browser is sometimes late: what is wrong is wrong twice.
    retry: 1,
    testTimeout: watchdogMs,
    hookTimeout: watchdogMs,
  },
});
