import { defineConfig } from "vitest/config";

/** Rules, texts and pictures of them, the core and the stand-ins: nothing there belongs to the process, so the modules are read once for all files (each group a third faster, measured). */
const pure = ["workflows", "properties", "guard", "catalogues", "clock", "config", "contract", "golden", "core", "playground"].map(
  (one) => `test/${one}/**/*.test.ts`,
);
/** The store, on both engines: PostgreSQL is started once for all of them. */
const store = ["test/store/**/*.test.ts", "test/contract/store-*.test.ts"];
/** Parts of their own: `npm run test:process`, `npm run test:e2e`. */
const apart = ["test/e2e/**", "test/process/**"];

export default defineConfig({
  test: {
    exclude: [...apart, "node_modules/**"],
    projects: [
      { extends: true, test: { name: "rules", include: pure, exclude: store, isolate: false } },
      { extends: true, test: { name: "store", include: store, globalSetup: "test/store/server.ts" } },
      // A process for each file: databases, umask and signals are the process's own.
      { extends: true, test: { name: "program", include: ["test/**/*.test.ts"], exclude: [...pure, ...store, ...apart] } },
    ],
    pool: "forks",
    maxWorkers: 2,
    execArgv: ["--disable-warning=ExperimentalWarning"],
    // A slow disk is no fault of the code.
    testTimeout: 30_000 * Math.max(1, Number(process.env.STAFETT_RUNS ?? 1)),
    hookTimeout: 20_000,
  },
});
