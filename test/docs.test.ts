// What the pages show is true: their code compiles, the example's test passes, their links lead somewhere, their commands and variables exist.
import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { platformSettings } from "../adapters/each.ts";
import { declare } from "./support/declared.ts";
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

type Block = { readonly page: string; readonly language: string; readonly path: string; readonly text: string };
/** The first line names the file that the block shows. A TypeScript block without one is checked as a file of its own. */
const blocksOf = (page: string): Block[] =>
  [...read(page).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(([, language = "", body = ""], n) => {
    const path = /^\/\/ (\S+\.(?:tsx?|json))\n/.exec(body)?.[1];
    return { page, language, path: path ?? `test/block-${n}.ts`, text: path === undefined ? body : body.slice(body.indexOf("\n") + 1) };
  });
const blocks = pages.flatMap(blocksOf);
/** TypeScript, and JSON that has a name: other JSON is what a program answers. */
const isFile = ({ language, path }: Block): boolean => language === "ts" || (language === "json" && path.endsWith(".json"));

let copy = "";
const run = (command: string, args: readonly string[]): { readonly status: number | null; readonly said: string } => {
  const bin = join(root, "node_modules", ".bin", command);
  const { status, stdout, stderr } = spawnSync(bin, args, {
    cwd: copy,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", CI: "true" },
  });
  return { status, said: `${stdout}${stderr}` };
};
/** Lines with a minus are replaced by those with a plus; what is to be replaced must be there exactly once. */
const patch = ({ page, path, text }: Block): void => {
  const lines = text.split("\n").filter((line) => line !== "");
  const side = (sign: string): string =>
    lines
      .filter((line) => line[0] === " " || line[0] === sign)
      .map((line) => line.slice(1))
      .join("\n");
  const file = join(copy, path);
  const before = readFileSync(file, "utf8");
  if (before.split(side("-")).length !== 2) throw new Error(`${page}: "${side("-")}" does not stand once in ${path}`);
  writeFileSync(
    file,
    before.replace(side("-"), () => side("+")),
  );
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
    for (const block of blocks.filter(isFile)) {
      mkdirSync(dirname(join(copy, block.path)), { recursive: true });
      writeFileSync(join(copy, block.path), block.text);
    }
    for (const { path } of blocks.filter((b) => b.path.endsWith("/sv.json"))) declare(copy, path);
    for (const block of blocks.filter((b) => b.language === "diff")) patch(block);
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
    const { status, said } = run("vitest", ["run", "--root", copy, "test/workflows/supplies.test.ts"]);
    expect(said).toMatch(/Tests\s+3 passed/);
    expect(status).toBe(0);
  });
});

describe("the pages", () => {
  it.each(pages)("%s: every link to a file leads to one", (page) => {
    const links = [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)].map((found) => found[1] ?? "");
    const dead = links.filter((link) => !/^https?:/.test(link) && !existsSync(join(root, dirname(page), link)));
    expect(dead).toEqual([]);
  });
  it.each(pages)("%s: every path of the project that it names is there", (page) => {
    const named = [...read(page).matchAll(/`((?:src|workflows|adapters|playground|test|docs|manifest)\/[\w./-]*)`/g)].map(
      (found) => found[1] ?? "",
    );
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });
  it.each(pages)("%s: every npm script that it names is there", (page) => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    const named = [...read(page).matchAll(/npm run ([\w:]+)/g)].map((found) => found[1] ?? "");
    expect(named.filter((script) => !(script in scripts))).toEqual([]);
  });
  it.each(pages)("%s: every section that a link names is there", (page) => {
    const links = [...read(page).matchAll(/\]\(([^)#\s]*)#([^)\s]+)\)/g)].filter(([, file = ""]) => !/^https?:/.test(file));
    const dead = links.filter(
      ([, file = "", section = ""]) => !sectionsOf(file === "" ? page : join(dirname(page), file)).includes(section),
    );
    expect(dead.map(([link]) => link)).toEqual([]);
  });
  it.each(["README.md", "CONTRIBUTING.md"])("%s is short enough to be read: 900 words, code and tables counted", (page) => {
    expect(read(page).trim().split(/\s+/).length).toBeLessThanOrEqual(900);
  });
  it("docs/settings.md names every environment variable that the program reads, and no other", () => {
    const own = [...read("src/config/environment.ts").matchAll(/^ {2}([A-Z][A-Z_]+): /gm)].map((found) => found[1]);
    const known = [...own, ...Object.keys(platformSettings)];
    const table = [...read("docs/settings.md").matchAll(/^\| `([A-Z][A-Z_]+)` +\|/gm)].map((found) => found[1]);
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
    const files = readdirSync(join(root, "docs/decisions")).filter((file) => /^\d{4}-.+\.md$/.test(file));
    const listed = [...read("docs/decisions/README.md").matchAll(/\]\((\d{4}-[^)]+\.md)\)/g)].map((found) => found[1]);
    expect(listed).toEqual(files.sort());
  });
});
