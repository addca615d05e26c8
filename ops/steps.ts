// The checklist of a release, as a table: each step says nothing, or what to do.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Ran, run } from "./run.ts";

/** Where it is done. `command`: runs words in the project, shown on the terminal or not. `dry`: nothing may be left behind. */
export type Bench = {
  readonly folder: string;
  readonly dry: boolean;
  readonly command: (words: readonly string[], shown?: boolean) => Ran;
};
/** `last`: only where everything before is good. `does`: undefined, it is good; else what to do about it. */
export type Step = {
  readonly name: string;
  readonly last?: true;
  readonly does: (bench: Bench) => string | undefined;
};

const json = (bench: Bench, file: string): Record<string, never> =>
  JSON.parse(readFileSync(join(bench.folder, file), "utf8"));
const versionOf = (bench: Bench): string => String(json(bench, "package.json").version);
const git = (bench: Bench, ...words: readonly string[]): string =>
  bench.command(["git", ...words]).said.trim();
/** A command that is good when it ends with 0. */
const passes = (name: string, words: readonly string[], otherwise: string): Step => ({
  name,
  does: (bench) => (bench.command(words, true).good ? undefined : otherwise),
});

const cleanTree: Step = {
  name: "clean tree",
  does: (bench) => {
    const changed = git(bench, "status", "--porcelain").split("\n").filter(Boolean);
    return changed.length === 0 ? undefined : `commit, or put away: ${changed.length} files`;
  },
};
const version: Step = {
  name: "version",
  does: (bench) => {
    const said = versionOf(bench);
    if (!/^\d+\.\d+\.\d+$/.test(said))
      return `write a version of three numbers into package.json, not ${said}`;
    const others: readonly (readonly [string, string])[] = [
      ["package-lock.json", String(json(bench, "package-lock.json").version)],
      ["playground/package.json", String(json(bench, "playground/package.json").version)],
      [
        "compose.yaml",
        /image: stafett:(\S+)/.exec(
          readFileSync(join(bench.folder, "compose.yaml"), "utf8"),
        )?.[1] ?? "",
      ],
    ];
    const wrong = others.filter(([, other]) => other !== said).map(([file]) => file);
    if (wrong.length > 0) return `write ${said} into ${wrong.join(", ")} as well`;
    return git(bench, "tag", "--list", `v${said}`) === ""
      ? undefined
      : `v${said} is out already: raise the version`;
  },
};
const changelog: Step = {
  name: "changelog",
  does: (bench) => {
    const text = readFileSync(join(bench.folder, "CHANGELOG.md"), "utf8");
    const said = versionOf(bench);
    const heading = text.split("\n").find((line) => line.startsWith(`## ${said} `)) ?? "";
    if (!/– \d{4}-\d{2}-\d{2}$/.test(heading))
      return `write "## ${said} – " and the day into CHANGELOG.md`;
    const unreleased = /^## Unreleased\n([\s\S]*?)(?=^## )/m.exec(text)?.[1] ?? "";
    return unreleased.trim() === ""
      ? undefined
      : `move what stands under "Unreleased" in CHANGELOG.md to ${said}`;
  },
};
const sbom: Step = {
  name: "SBOM",
  does: (bench) =>
    bench.command(["npm", "run", "--silent", "sbom"]).good
      ? undefined
      : "look at what npm run sbom says",
};
/** What must be in a package, and what never. */
const [needed, forbidden] = [
  ["bin/start.mjs", "package.json"],
  /(?:^|\/)(?:data\/|node_modules\/|\.env|stafett\.env)|\.(?:db|key)$/,
];
const pack: Step = {
  name: "package",
  does: (bench) => {
    const into = bench.dry ? ["--dry-run"] : ["--pack-destination", "release"];
    const { good, said } = bench.command(["npm", "pack", "--json", ...into]);
    if (!good) return "look at what npm pack says";
    const [packed] = Object.values(
      JSON.parse(said.slice(said.search(/[[{]/))) as Record<string, { files: { path: string }[] }>,
    );
    const paths = packed?.files.map(({ path }) => path) ?? [];
    const wrong = [
      ...needed.filter((path) => !paths.includes(path)).map((path) => `without ${path}`),
      ...paths.filter((path) => forbidden.test(path)),
    ];
    return wrong.length === 0 ? undefined : `the package is wrong: ${wrong.join(", ")}`;
  },
};
const tag: Step = {
  name: "tag",
  last: true,
  does: (bench) => {
    if (bench.dry) return undefined;
    const name = `v${versionOf(bench)}`;
    return bench.command(["git", "tag", "-a", name, "-m", `Stafett ${name.slice(1)}`]).good
      ? undefined
      : `git tag ${name} failed`;
  },
};
const someManifest = [
  "--client-id",
  "00000000-0000-4000-8000-000000000000",
  "--public-url",
  "https://stafett.example.org",
];
/** What a build machine runs beside `npm test`: the same as in .ci/run, which a test compares. */
const parts: readonly Step[] = [
  passes("shape", ["npm", "run", "shape"], "bring it within its limits"),
  passes(
    "breaker",
    ["npm", "run", "breaker", "--", "--sample", "30", "--seed", "1", "--minutes", "2"],
    "a fault went unseen: write its test",
  ),
  passes(
    "attack",
    ["npm", "run", "attack", "--", "--short"],
    "somebody gets through, or keeps others waiting",
  ),
  passes(
    "faults",
    ["npm", "run", "faults", "--", "--short"],
    "something that was acknowledged is lost, or posted twice",
  ),
  passes(
    "large",
    ["npm", "run", "simulate", "--", "--size", "large", "--seeds", "8", "--minutes", "3"],
    "a season with more than pages, pools and caches hold is not good",
  ),
  passes(
    "real",
    ["npm", "run", "simulate", "--", "--size", "real", "--seeds", "1"],
    "a day with more than a thousand due is not good",
  ),
  passes(
    "simulate",
    ["npm", "run", "simulate", "--", "--seeds", "20", "--daily", "--minutes", "4"],
    "a season is not good: what it takes lies in test/simulation/found",
  ),
  passes(
    "several",
    ["npm", "run", "simulate", "--", "--seeds", "6", "--processes", "3", "--minutes", "2"],
    "a season of three processes is not good: what it takes lies in test/simulation/found",
  ),
  passes("process", ["npm", "run", "test:process"], "the real program fails"),
  passes("e2e", ["npm", "run", "test:e2e"], "the page fails in a browser"),
  passes(
    "properties",
    [
      "env",
      "STAFETT_RUNS=2",
      "npx",
      "vitest",
      "run",
      "test/properties",
      "test/figures",
      "test/simulation",
    ],
    "a longer random play found something",
  ),
];
export const steps: readonly Step[] = [
  cleanTree,
  version,
  changelog,
  passes("tests", ["npm", "test"], "mend what npm test shows"),
  ...parts,
  passes(
    "schema",
    ["npx", "vitest", "run", "test/config/sample.test.ts"],
    "node src/config/schema.ts writes stafett.schema.json",
  ),
  passes(
    "manifests",
    ["npm", "run", "manifest", "--", ...someManifest],
    "look at what npm run manifest says",
  ),
  sbom,
  pack,
  tag,
];
export type Done = { readonly name: string; readonly todo: string | undefined };
/** Every step, in order, whatever comes of those before; what is `last` only when all are good. `only`: names; none, all. */
export const carryOut = (
  bench: Bench,
  all: readonly Step[],
  only: readonly string[],
  tell: (done: Done) => void,
): readonly Done[] => {
  const done: Done[] = [];
  for (const { name, last, does } of all.filter(
    (step) => only.length === 0 || only.includes(step.name),
  )) {
    const todo =
      last && done.some((one) => one.todo !== undefined)
        ? "comes when everything before it is good"
        : does(bench);
    done.push({ name, todo });
    tell({ name, todo });
  }
  return done;
};
export const realBench = (folder: string, dry: boolean): Bench => ({
  folder,
  dry,
  command: (words, shown = false) => run(words, { cwd: folder, shown }),
});
