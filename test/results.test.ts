import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { isGood, lastLine, leaveResults, readResults, sum } from "./results.ts";

const directory = mkdtempSync(join(tmpdir(), "stafett-sum-"));
afterAll(() => rmSync(directory, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());
const file = (text: string): string => {
  const path = join(directory, "run.json");
  writeFileSync(path, text);
  return path;
};
const run = (
  passed: number,
  failed: number,
  skipped: number,
  success: boolean,
  testResults: readonly object[] = [],
): string =>
  file(
    JSON.stringify({
      success,
      numPassedTests: passed,
      numFailedTests: failed,
      numPendingTests: skipped,
      testResults,
    }),
  );

describe("the sum of what ran", () => {
  it("is what the runs say", () => {
    expect(readResults(run(3, 0, 1, true))).toEqual({
      passed: 3,
      failed: 0,
      skipped: 1,
      failures: [],
    });
    expect(lastLine(sum([readResults(run(3, 1, 1, false)), readResults(run(4, 0, 0, true))]))).toBe(
      "7 passed, 1 failed",
    );
  });
  it.each([
    [
      "a file that broke before its first test",
      () => run(3, 0, 0, false, [{ status: "failed", assertionResults: [] }]),
    ],
    ["a run that failed without saying where", () => run(3, 0, 0, false)],
    ["nothing was tried", () => run(0, 0, 7, true)],
    ["the run broke off", () => file("{")],
    ["there is no file", () => join(directory, "none.json")],
  ])("counts one failure: %s", (_what, write) => {
    const { failed, failures } = readResults(write());
    expect(failed).toBe(1);
    expect(failures).toHaveLength(1);
  });
  it("names what failed, with the beginning of its reason", () => {
    const failing = {
      status: "failed",
      fullName: "a rule holds",
      failureMessages: [`\u001b[31mexpected 1\u001b[39m to be 2\n${"at x\n".repeat(900)}`],
    };
    const path = run(1, 1, 0, false, [
      {
        name: join(process.cwd(), "test/x.test.ts"),
        status: "failed",
        assertionResults: [failing],
      },
    ]);
    const [failure = ""] = readResults(path).failures;
    expect(failure).toMatch(/^test\/x\.test\.ts: a rule holds: expected 1 to be 2 at x/);
    expect(failure.length).toBeLessThan(600);
  });
  it("keeps what a run of its own names", () => {
    const path = join(directory, "own.json");
    vi.stubEnv("STAFETT_RESULTS", path);
    leaveResults({ passed: 2, failed: 1, skipped: 0, failures: ["fault x: 1 lost"] });
    expect(readResults(path).failures).toEqual(["fault x: 1 lost"]);
  });
  it("is good only when something passed and nothing failed", () => {
    expect(isGood({ passed: 0, failed: 0, skipped: 9 })).toBe(false);
    expect(isGood({ passed: 9, failed: 1, skipped: 0 })).toBe(false);
    expect(isGood({ passed: 9, failed: 0, skipped: 1 })).toBe(true);
  });
});
