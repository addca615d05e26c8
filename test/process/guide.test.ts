// A new workflow by docs/write-a-workflow.md alone: what the page says is done in a copy of the project, and every check that a new workflow can break passes there.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { blocksOf, follow } from "../support/page-blocks.ts";
import { filesIn, root } from "../support/source.ts";

/** Of one command: the longest plays thousands of sequences. */
const commandMs = 20 * 60_000;
const page = "docs/write-a-workflow.md";
const apart = ["node_modules", ".git", "dist", "data"];
/** Over the list of workflows, or over every file of theirs. */
const folders = ["test/properties", "test/catalogues", "test/golden"];
const overTheList = filesIn("test", [".test.ts"]).filter(
  (path) =>
    !/^test\/(?:process|e2e)\//.test(path) &&
    (path.split("/").length === 2 ||
      folders.some((folder) => path.startsWith(`${folder}/`)) ||
      readFileSync(join(root, path), "utf8").includes("/workflows/index.ts")),
);

let copy = "";
/** What it said, where it ended badly. */
const faultOf = (line: string): string => {
  const words = line.replace(/^npx /, "").split(" ");
  const settings = words
    .filter((word) => /^[A-Z_]+=/.test(word))
    .map((word) => word.split("=") as [string, string]);
  const [command = "", ...args] = words.slice(settings.length).filter((word) => word !== "npx");
  const { status, stdout, stderr } = spawnSync(
    command === "node" ? process.execPath : join(root, "node_modules/.bin", command),
    args,
    {
      cwd: copy,
      encoding: "utf8",
      timeout: commandMs,
      maxBuffer: 2 ** 28,
      env: { ...process.env, NO_COLOR: "1", CI: "true", ...Object.fromEntries(settings) },
    },
  );
  return status === 0 ? "" : `${line}\n${stdout}${stderr}`.slice(-20_000);
};

describe("somebody who follows the page", () => {
  const blocks = blocksOf(page);
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "stafett-guide-"));
    for (const part of readdirSync(root).filter((name) => !apart.includes(name)))
      cpSync(join(root, part), join(copy, part), {
        recursive: true,
        filter: (from) => !from.endsWith("/node_modules"),
      });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    follow(copy, blocks);
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it(
    "writes with its commands what is made from the files",
    () => {
      const lines = blocks
        .filter(({ language }) => language === "sh")
        .flatMap(({ text }) => text.trim().split("\n"));
      expect(lines.length).toBeGreaterThan(4);
      for (const line of lines) expect(faultOf(line)).toBe("");
    },
    commandMs,
  );
  it.each([
    "tsc --noEmit --checkers 1",
    "biome check .",
    "knip --no-progress",
    "node --disable-warning=ExperimentalWarning test/shape/run.ts",
  ])(
    "passes: %s",
    (line) => {
      expect(faultOf(line)).toBe("");
    },
    commandMs,
  );
  it(
    "passes every test that goes through the list of workflows",
    () => {
      expect(overTheList.length).toBeGreaterThan(50);
      expect(faultOf(`vitest run ${overTheList.join(" ")}`)).toBe("");
    },
    commandMs,
  );
});
