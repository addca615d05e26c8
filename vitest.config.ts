import { defineConfig } from "vitest/config";

/** Rules, texts and pictures of them: nothing there belongs to the process, so the modules are read once for all files (23 of 84 s less, measured). */
const pure = ["workflows", "properties", "guard", "catalogues", "clock", "config", "contract", "golden"].map(
  (one) => `test/${one}/**/*.test.ts`,
);

export default defineConfig({
  test: {
    exclude: ["test/e2e/**", "node_modules/**"],
    projects: [
      { extends: true, test: { name: "rules", include: pure, isolate: false } },
      // A process for each file: databases, umask and signals are the process's own.
      { extends: true, test: { name: "program", include: ["test/**/*.test.ts"], exclude: [...pure, "test/e2e/**"] } },
    ],
    pool: "forks",
    maxWorkers: 2,
    execArgv: ["--disable-warning=ExperimentalWarning"],
    // A slow disk is no fault of the code.
    testTimeout: 20_000 * Math.max(1, Number(process.env.STAFETT_RUNS ?? 1)),
    hookTimeout: 20_000,
  },
});
