// Which tests should notice a mistake in which files. The quickest come first: most mistakes are found by them.
import { globSync } from "node:fs";
import { root } from "../support/source.ts";

export type Subject = { readonly path: string; readonly tests: readonly string[] };
type Entry = { readonly files: string; readonly tests: readonly string[] };

/** How things look and what they are called is held by the golden files; mistakes are made where it is decided what happens and who may. */
const onlyShown =
  /^workflows\/.*\/(codes(\.\w+)?|view|[\w-]+-view|posts[\w-]*|panels[\w-]*|lists?|rows|cards|fields|model|commands)\.ts$/;

const entries: readonly Entry[] = [
  {
    files: "src/engine/reconcile.ts",
    tests: ["test/core/reconcile.test.ts", "test/core/{tells,review,erasure}.test.ts"],
  },
  {
    files: "src/worker/outbox.ts",
    tests: ["test/core/{one-bad-post,trouble,deliveries,reach}.test.ts"],
  },
  {
    files: "src/engine/panels.ts",
    tests: ["test/core/{showing,reads,titles,files}.test.ts", "test/core/access.test.ts"],
  },
  {
    files: "src/engine/index.ts",
    tests: ["test/core/{engine,access,guarding,tells,words,reach}.test.ts"],
  },
  ...Object.entries({
    action: "meeting-story",
    agenda: "meeting-story",
    case: "story",
    referral: "referral-story",
  }).map(([name, story]) => ({
    files: `workflows/${name}/**/*.ts`,
    tests: [
      `test/workflows/${name}/**/*.test.ts`,
      ...(name === "referral" ? ["test/workflows/capacity*.test.ts"] : []),
      // The slowest, and only asked about what the others let pass.
      `test/golden/${story}.test.ts`,
    ],
  })),
  ...["day", "digest", "handover", "people", "statistics"].map((name) => ({
    files: `workflows/${name}/**/*.ts`,
    tests: [
      `test/workflows/${name}*.test.ts`,
      // What is late stands in the lists of a day.
      ...(name === "day" ? ["test/workflows/overdue{,-whose}.test.ts"] : []),
      ...(name === "statistics" ? ["test/workflows/release*.test.ts"] : []),
      // What agencies keep of themselves in chat is kept there.
      ...(name === "people" ? ["test/workflows/{leaving,roster,joining,directory*}.test.ts"] : []),
      "test/golden/story.test.ts",
    ],
  })),
];

const matching = (patterns: readonly string[]): readonly string[] => [
  ...new Set(patterns.flatMap((one) => globSync(one, { cwd: root }).sort())),
];

/** Every file in which a mistake is made, with its tests in the order in which they run. Throws where an entry finds nothing: it is out of date. */
export const subjects = (): readonly Subject[] =>
  entries.flatMap(({ files, tests }) => {
    const paths = matching([files]).filter((path) => !onlyShown.test(path));
    const found = matching(tests);
    if (paths.length === 0 || found.length === 0)
      throw new Error(`test/breaker/table.ts: nothing matches ${files} or its tests`);
    return paths.map((path) => ({ path, tests: found }));
  });
