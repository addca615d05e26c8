// Adds up what vitest wrote as JSON. `node test/results.ts a.json b.json` names what failed and ends with the plain line `N passed, N failed`.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { basename, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { stripVTControlCharacters } from "node:util";

type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number };
/** `failures`: what failed, by name and with the beginning of its reason, as `test/x.test.ts: a rule holds: expected 1 to be 2`. */
export type Results = Counts & { readonly failures: readonly string[] };
type Assertion = {
  readonly status: string;
  readonly fullName?: string;
  readonly failureMessages?: readonly string[];
};
type File = {
  readonly name?: string;
  readonly message?: string;
  readonly status: string;
  readonly assertionResults: readonly Assertion[];
};
type Written = {
  readonly success: boolean;
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly testResults: readonly File[];
  /** What a run of its own names, which has no files of tests. */
  readonly failures?: readonly string[];
};

/** A reason longer than this is read in the run's own output. */
const mostOfReason = 500;
const reason = (text = ""): string =>
  stripVTControlCharacters(text).replace(/\s+/g, " ").slice(0, mostOfReason);
const named = (file: File): readonly string[] => {
  const path = relative(process.cwd(), file.name ?? "a file without a name");
  const failed = file.assertionResults.filter((a) => a.status === "failed");
  if (failed.length === 0) return [`${path}: ${reason(file.message)}`];
  return failed.map((a) => `${path}: ${a.fullName}: ${reason(a.failureMessages?.join(" "))}`);
};

/** A file that failed outside of its tests (an import, a hook) counts as one; so does a run that failed without saying where. */
export const resultsOf = (written: Written): Results => {
  const broken = written.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.every((a) => a.status !== "failed"),
  );
  const failed = written.numFailedTests + broken.length;
  const failures = [
    ...(written.failures ?? []),
    ...written.testResults.filter((file) => file.status === "failed").flatMap(named),
  ];
  return {
    passed: written.numPassedTests,
    failed: failed === 0 && !written.success ? 1 : failed,
    skipped: written.numPendingTests,
    failures,
  };
};
/** No file, or no JSON in it: the run broke off, which is a failure. So is a run in which nothing was tried. */
export const readResults = (file: string): Results => {
  const broken = (why: string, skipped = 0): Results => ({
    passed: 0,
    failed: 1,
    skipped,
    failures: [`${basename(file)}: ${why}`],
  });
  if (!existsSync(file)) return broken("the run left no results");
  try {
    const results = resultsOf(JSON.parse(readFileSync(file, "utf8")) as Written);
    if (results.passed + results.failed === 0) return broken("nothing was tried", results.skipped);
    return results.failed > results.failures.length
      ? { ...results, failures: [...results.failures, `${basename(file)}: more than is named`] }
      : results;
  } catch {
    return broken("its results cannot be read");
  }
};
export const sum = (all: readonly Results[]): Results => ({
  passed: all.reduce((n, r) => n + r.passed, 0),
  failed: all.reduce((n, r) => n + r.failed, 0),
  skipped: all.reduce((n, r) => n + r.skipped, 0),
  failures: all.flatMap((r) => r.failures),
});
/** A check that is good or not counts as one test, so that the last line cannot look better than the run was. */
export const asResult = (good: boolean, name: string): Results => ({
  passed: good ? 1 : 0,
  failed: good ? 0 : 1,
  skipped: 0,
  failures: good ? [] : [name],
});
export const isGood = (r: Counts): boolean => r.failed === 0 && r.passed > 0;
/** Leaves the results where STAFETT_RESULTS says, as `readResults` takes them; nothing where it says nothing. Throws when the disk does. */
export const leaveResults = (r: Counts & Partial<Results>): void => {
  const { STAFETT_RESULTS: into } = process.env;
  if (into === undefined) return;
  const { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests, failures } = r;
  writeFileSync(
    into,
    JSON.stringify({
      success: isGood(r),
      numPassedTests,
      numFailedTests,
      numPendingTests,
      testResults: [],
      failures,
    }),
  );
};
/** The last line that anybody reads. Nothing else stands on it. */
export const lastLine = (r: Counts): string => `${r.passed} passed, ${r.failed} failed`;

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const total = sum(process.argv.slice(2).map(readResults));
  for (const failure of total.failures) process.stdout.write(`✗ ${failure}\n`);
  process.stdout.write(`${lastLine(total)}\n`);
  process.exitCode = isGood(total) ? 0 : 1;
}
