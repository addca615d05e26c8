// What the pages show is true: their code compiles, the example's test passes, their links lead somewhere, their commands and variables exist.
import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { platformSettings } from "../adapters/each.ts";
import { declare } from "./support/declared.ts";
import { blocksOf, follow, isFile } from "./support/page-blocks.ts";
import { sectionsOf as anchorsOf, root } from "./support/source.ts";

const pages = [
  "README.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  "SECURITY.md",
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .map((file) => join("docs", file)),
];
const read = (page: string): string => readFileSync(join(root, page), "utf8");

const sectionsOf = (page: string): string[] => anchorsOf(read(page));

const blocks = pages.flatMap(blocksOf);
let copy = "";
const run = (
  command: string,
  args: readonly string[],
): { readonly status: number | null; readonly said: string } => {
  const bin = join(root, "node_modules", ".bin", command);
  const { status, stdout, stderr } = spawnSync(bin, args, {
    cwd: copy,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", CI: "true" },
  });
  return { status, said: `${stdout}${stderr}` };
};
describe("the code in the pages", () => {
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), "stafett-docs-"));
    for (const part of [
      "src",
      "workflows",
      "adapters",
      "playground",
      "manifest",
      "test/support",
      "package.json",
      "tsconfig.json",
      "stafett.yaml",
    ])
      cpSync(join(root, part), join(copy, part), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
    // What changes a test that is not in this copy is done by test/process/guide.test.ts.
    follow(
      copy,
      blocks.filter(({ language, path }) => language !== "diff" || existsSync(join(copy, path))),
    );
    for (const { path } of blocks.filter((b) => b.path.endsWith("/sv.json"))) declare(copy, path);
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  it("is there at all", () => {
    expect(blocks.filter(isFile).length).toBeGreaterThanOrEqual(5);
    expect(blocks.filter((b) => b.language === "diff").length).toBeGreaterThan(0);
  });
  it("compiles beside the project, under the project's own options", () => {
    const { status, said } = run("tsc", ["--noEmit", "-p", ".", "--checkers", "1"]);
    expect(said).toBe("");
    expect(status).toBe(0);
  });
  it("passes the test that the example shows", () => {
    const { status, said } = run("vitest", [
      "run",
      "--root",
      copy,
      "test/workflows/supplies.test.ts",
    ]);
    expect(said).toMatch(/Tests\s+3 passed/);
    expect(status).toBe(0);
  });
});

describe("the pages", () => {
  it.each(pages)("%s: every link to a file leads to one", (page) => {
    const links = [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map(
      (found) => found[1] ?? "",
    );
    const dead = links.filter(
      (link) => !/^https?:/.test(link) && !existsSync(join(root, dirname(page), link)),
    );
    expect(dead).toEqual([]);
  });
  it.each(pages)("%s: every path of the project that it names is there", (page) => {
    const named = [
      ...read(page).matchAll(
        /`((?:src|workflows|adapters|playground|test|docs|manifest)\/[\w./-]*)`/g,
      ),
    ].map((found) => found[1] ?? "");
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
  it.each(pages)("%s: every npm script that it names is there", (page) => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const named = [...read(page).matchAll(/npm run ([\w:]+)/g)].map((found) => found[1] ?? "");
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
  it.each(pages)("%s: every section that a link names is there", (page) => {
    const links = [...read(page).matchAll(/\]\(([^)#\s]*)#([^)\s]+)\)/g)].filter(
      ([, file = ""]) => !/^https?:/.test(file),
    );
    const dead = links.filter(
      ([, file = "", section = ""]) =>
        !sectionsOf(file === "" ? page : join(dirname(page), file)).includes(section),
    );
    expect(dead.map(([link]) => link)).toEqual([]);
  });
  it.each(["README.md", "CONTRIBUTING.md"])(
    "%s is short enough to be read: 900 words, code and tables counted",
    (page) => {
      expect(read(page).trim().split(/\s+/).length).toBeLessThanOrEqual(900);
    },
  );
  it.each(["docs/install-slack.md", "docs/install-teams.md"])(
    "%s is one path of numbered steps in 600 words, special cases at its end, and a doctor before and after",
    (page) => {
      const [steps = "", special, ...more] = read(page).split(/^## /m);
      expect(read(page).trim().split(/\s+/).length).toBeLessThanOrEqual(600);
      expect([special?.split("\n")[0], more]).toEqual(["Special cases", []]);
      const numbers = [...steps.matchAll(/^(\d+)\. \*\*/gm)].map(([, number]) => Number(number));
      expect(numbers).toEqual(numbers.map((_, at) => at + 1));
      const order = [
        "stafett init",
        "stafett check",
        "stafett doctor",
        "stafett rehearse",
        "npm start",
      ].map((command) => steps.indexOf(command));
      expect(order.every((at, n) => at > (order[n - 1] ?? 0))).toBe(true);
      expect(steps.lastIndexOf("stafett doctor")).toBeGreaterThan(steps.indexOf("npm start"));
    },
  );
  it("docs/settings.md names every environment variable that the program reads, and no other", () => {
    const own = [...read("src/config/environment.ts").matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map(
      (found) => found[1],
    );
    const known = [...own, ...Object.keys(platformSettings)];
    const table = [...read("docs/settings.md").matchAll(/^\| `([A-Z][A-Z_]+)` +\|/gm)].map(
      (found) => found[1],
    );
    expect(known.length).toBeGreaterThan(8);
    expect([...table].sort()).toEqual([...known].sort());
  });
  it("decisions are numbered without a gap", () => {
    const numbers = readdirSync(join(root, "docs/decisions"))
      .filter((file) => /^\d{4}-.+\.md$/.test(file))
      .map((file) => Number(file.slice(0, 4)))
      .sort((a, b) => a - b);
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    expect(numbers.length).toBeGreaterThan(15);
  });
  it("the list of decisions has each once, in order", () => {
    const files = readdirSync(join(root, "docs/decisions")).filter((file) =>
      /^\d{4}-.+\.md$/.test(file),
    );
    const listed = [...read("docs/decisions/README.md").matchAll(/\]\((\d{4}-[^)]+\.md)\)/g)].map(
      (found) => found[1],
    );
    expect(listed).toEqual(files.sort());
  });
});
