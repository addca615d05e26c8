// No test has a time limit of its own: `test/support/watchdog.ts` says why, and each configuration takes its limits from there.
import { globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** As the last argument of a test or a hook, as an option of a test, as an option of a wait, as a setting of a file. */
const own = [
  /^\s*\}, [\d_]+\);$/m,
  /\b(?:test|it|describe)\b[^\n]*\{ timeout: [\d_]+/,
  /\b(?:poll|waitFor|waitUntil)\([^\n]*\btimeout: \d/,
  /\btestTimeout:/,
];
/** Programs that measure, and the browser's, whose limits say what its page promises. */
const apart = /^test\/(?:e2e|faults|attack|breaker)\//;
const limited = (path: string): boolean =>
  own.some((pattern) => pattern.test(readFileSync(path, "utf8")));

test("a busy machine makes no test red: none limits its own time", () => {
  const files = globSync("test/**/*.ts").filter(
    (path) =>
      !apart.test(path) && !path.endsWith("vitest.config.ts") && !path.endsWith("limits.test.ts"),
  );
  expect(files.length).toBeGreaterThan(300);
  expect(files.filter(limited)).toEqual([]);
});
