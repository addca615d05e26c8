// Adds up what vitest wrote as JSON. `node test/results.ts a.json b.json` ends with the plain line `N passed, N failed`.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

export type Results = { readonly passed: number; readonly failed: number; readonly skipped: number };
type File = { readonly status: string; readonly assertionResults: readonly { readonly status: string }[] };
type Written = {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly File[];
};

/** A file that failed outside of its tests (an import, a hook) counts as one; so does a run that failed without saying where. */
export const resultsOf = (written: Written): Results => {
  const broken = written.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((a) => a.status !== "failed"),
  );
  const failed = written.numFailedTests + broken.length;
  return { passed: written.numPassedTests, failed: failed === 0 && !written.success ? 1 : failed, skipped: written.numPendingTests };
};
/** No file, or no JSON in it: the run broke off, which is a failure. So is a run in which nothing was tried. */
export const readResults = (file: string): Results => {
  const broken: Results = { passed: 0, failed: 1, skipped: 0 };
  if (!existsSync(file)) return broken;
  try {
    const results = resultsOf(JSON.parse(readFileSync(file, "utf8")) as Written);
    return results.passed + results.failed === 0 ? { ...broken, skipped: results.skipped } : results;
  } catch {
    return broken;
  }
};
export const sum = (all: readonly Results[]): Results => ({
  passed: all.reduce((n, r) => n + r.passed, 0),
  failed: all.reduce((n, r) => n + r.failed, 0),
  skipped: all.reduce((n, r) => n + r.skipped, 0),
});
/** A check that is good or not counts as one test, so that the last line cannot look better than the run was. */
export const asResult = (good: boolean): Results => ({ passed: good ? 1 : 0, failed: good ? 0 : 1, skipped: 0 });
export const isGood = (r: Results): boolean => r.failed === 0 && r.passed > 0;
/** Leaves the results where STAFETT_RESULTS says, as `readResults` takes them; nothing where it says nothing. Throws when the disk does. */
export const leaveResults = (r: Results): void => {
  const { STAFETT_RESULTS: into } = process.env;
  if (into === undefined) return;
  const { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests } = r;
  writeFileSync(into, JSON.stringify({ success: isGood(r), numPassedTests, numFailedTests, numPendingTests, testResults: [] }));
};
/** The last line that anybody reads. Nothing else stands on it. */
export const lastLine = (r: Results): string => `${r.passed} passed, ${r.failed} failed`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const total = sum(process.argv.slice(2).map(readResults));
  process.stdout.write(`${lastLine(total)}\n`);
  process.exitCode = isGood(total) ? 0 : 1;
}
