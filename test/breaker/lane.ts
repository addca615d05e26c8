// Runs chosen tests again and again in one copy of the tree, on demand of the process that started it. What was read once stays read.
import { join } from "node:path";
import { createVitest } from "vitest/node";

/** Read `changed` anew, then run `tests`: paths inside of the copy, which is the working directory. */
export type Demand = { readonly changed: string; readonly tests: readonly string[] };
export type Answer = "passed" | "failed" | "nothing ran";

const root = process.cwd();
// Threads in one process: whoever ends the process ends a test that never ends as well.
const vitest = await createVitest("test", {
  config: false,
  root,
  watch: false,
  pool: "threads",
  isolate: false,
  fileParallelism: false,
  bail: 1,
  include: ["test/**/*.test.ts"],
  reporters: [{}],
  // Who started this knows how long it may take: a busy machine is no mistake that was noticed.
  testTimeout: 600_000,
});
/** Is as it was when the next tests run, and has to be read anew as well. */
let before: string | undefined;
const project = vitest.getRootProject();

const answer = async ({ changed, tests }: Demand): Promise<Answer> => {
  for (const path of [before, changed]) if (path !== undefined) vitest.invalidateFile(join(root, path));
  before = changed;
  const specifications = tests.map((path) => project.createSpecification(join(root, path)));
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specifications, false);
  if (testModules.length === 0) return "nothing ran";
  return unhandledErrors.length === 0 && testModules.every((one) => one.ok()) ? "passed" : "failed";
};

process.on("message", (demand: Demand) => {
  answer(demand).then((said) => process.send?.(said));
});
process.on("disconnect", () => process.exit());
process.send?.("ready");
