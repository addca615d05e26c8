// Runs chosen tests again and again in one copy of the tree, on demand of the process that started it. What was read once stays read.
import { join } from "node:path";
import { BaseSequencer, createVitest, type Reporter, type TestSpecification } from "vitest/node";

/** Read `changed` anew, then run `tests`: paths inside of the copy, which is the working directory. */
export type Demand = { readonly changed: string; readonly tests: readonly string[] };
export type Answer = "passed" | "failed" | "nothing ran";

const root = process.cwd();
/** Is as it was when the next tests run, and has to be read anew as well. */
let before: string | undefined;
/** Of the run that goes on. What earlier runs found stands in vitest's own state, and its `bail` would count it. */
let passed = 0;
let failed = 0;

const fail = (): void => {
  failed += 1;
  if (failed === 1) void vitest.cancelCurrentRun("test-failure");
};
const reporter: Reporter = {
  onTestCaseResult: (test) => {
    if (test.result().state === "failed") fail();
    else if (test.result().state === "passed") passed += 1;
  },
  onTestModuleEnd: (module) => {
    if (module.state() === "failed") fail();
  },
};
/** In the order of the table. Vitest would begin with the longest, which is asked only about what the others let pass. */
class InOrder extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return files;
  }
}
// Threads in one process: whoever ends the process ends a test that never ends as well.
const vitest = await createVitest("test", {
  config: false,
  root,
  watch: false,
  pool: "threads",
  isolate: false,
  fileParallelism: false,
  include: ["test/**/*.test.ts"],
  reporters: [reporter],
  sequence: { sequencer: InOrder },
  // Who started this knows how long it may take: a busy machine is no mistake that was noticed.
  testTimeout: 600_000,
});
const project = vitest.getRootProject();

const answer = async ({ changed, tests }: Demand): Promise<Answer> => {
  for (const path of [before, changed])
    if (path !== undefined) vitest.invalidateFile(join(root, path));
  before = changed;
  passed = 0;
  failed = 0;
  const specifications = tests.map((path) => project.createSpecification(join(root, path)));
  const { unhandledErrors } = await vitest.runTestSpecifications(specifications, false);
  if (failed > 0 || unhandledErrors.length > 0) return "failed";
  return passed > 0 ? "passed" : "nothing ran";
};

process.on("message", (demand: Demand) => {
  answer(demand).then((said) => process.send?.(said));
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
