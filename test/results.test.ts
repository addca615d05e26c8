import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { isGood, lastLine, readResults, sum } from "./results.ts";

const directory = mkdtempSync(join(tmpdir(), "stafett-sum-"));
afterAll(() => rmSync(directory, { recursive: true }));
const file = (text: string): string => {
  const path = join(directory, "run.json");
  writeFileSync(path, text);
  return path;
};
const run = (passed: number, failed: number, skipped: number, success: boolean, testResults: readonly object[] = []): string =>
  file(JSON.stringify({ success, numPassedTests: passed, numFailedTests: failed, numPendingTests: skipped, testResults }));

describe("the sum of what ran", () => {
  it("is what the runs say", () => {
    expect(readResults(run(3, 0, 1, true))).toEqual({ passed: 3, failed: 0, skipped: 1 });
    expect(lastLine(sum([readResults(run(3, 1, 1, false)), readResults(run(4, 0, 0, true))]))).toBe("7 passed, 1 failed");
  });
  it.each([
    ["a file that broke before its first test", () => run(3, 0, 0, false, [{ status: "failed", assertionResults: [] }])],
    ["a run that failed without saying where", () => run(3, 0, 0, false)],
    ["nothing was tried", () => run(0, 0, 7, true)],
    ["the run broke off", () => file("{")],
    ["there is no file", () => join(directory, "none.json")],
  ])("counts one failure: %s", (_what, write) => {
    expect(readResults(write()).failed).toBe(1);
  });
  it("is good only when something passed and nothing failed", () => {
    expect(isGood({ passed: 0, failed: 0, skipped: 9 })).toBe(false);
    expect(isGood({ passed: 9, failed: 1, skipped: 0 })).toBe(false);
    expect(isGood({ passed: 9, failed: 0, skipped: 1 })).toBe(true);
  });
});
