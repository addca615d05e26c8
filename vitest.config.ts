import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/e2e/**", "node_modules/**"],
    // A process for each file: databases, umask and signals are the process's own.
    pool: "forks",
    maxWorkers: 2,
    execArgv: ["--disable-warning=ExperimentalWarning"],
    // A slow disk is no fault of the code.
    testTimeout: 20_000 * Math.max(1, Number(process.env.STAFETT_RUNS ?? 1)),
    hookTimeout: 20_000,
  },
});
