// Who may import whom, and how long things may be. CONTRIBUTING.md shows the table; a new arrow is a decision.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { filesIn, type Import, parseSource, readSource, root, type Source } from "./support/source.ts";

const maximumLines = 300;
const maximumFunctionLines = 60;

const code = ["src", "workflows", "adapters"].flatMap((folder) => filesIn(folder, [".ts", ".tsx"])).map(readSource);
const others = ["test", "bench", "manifest"].flatMap((folder) => filesIn(folder, [".ts", ".tsx"])).map(readSource);
const styles = filesIn("adapters", [".css"]);

/** May import everything, and only they (and tests) may import each other. */
const roots = [
  "src/main.ts",
  "src/compose.ts",
  "src/playground.ts",
  "src/stage.ts",
  "src/register.ts",
  "src/platforms.ts",
  "src/play-worlds.ts",
];

type Arrow = { readonly to: string; readonly types?: true };
type Group = { readonly name: string; readonly holds: RegExp; readonly may: readonly Arrow[] };
/** `to`: a file, or a folder when it ends with a slash; `{1}` is what the first bracket of `holds` matched. The first group that holds a file counts. */
const groups: readonly Group[] = [
  { name: "what people see", holds: /^src\/ui\.ts$/, may: [] },
  {
    name: "the port of rules",
    holds: /^src\/(?:workflow|who)\.ts$/,
    may: [
      { to: "src/ui.ts", types: true },
      { to: "src/who.ts", types: true },
      { to: "src/calendar.ts", types: true },
    ],
  },
  { name: "the port of platforms", holds: /^src\/adapter\.ts$/, may: [{ to: "src/workflow.ts", types: true }] },
  {
    name: "the store",
    holds: /^src\/store\//,
    may: [
      { to: "src/store/" },
      { to: "src/ui.ts", types: true },
      { to: "src/workflow.ts", types: true },
      { to: "src/adapter.ts", types: true },
    ],
  },
  { name: "the guard", holds: /^src\/guard(\/|\.ts$)/, may: [{ to: "src/guard/" }] },
  { name: "the calendar", holds: /^src\/calendar(\/|\.ts$)/, may: [{ to: "src/calendar/" }] },
  {
    name: "the configuration",
    holds: /^src\/config(\/|\.ts$)/,
    may: [{ to: "src/config/" }, { to: "src/calendar.ts", types: true }],
  },
  { name: "texts of the core", holds: /^src\/texts\//, may: [{ to: "src/texts/" }] },
  {
    name: "the list of workflows",
    holds: /^workflows\/index\.ts$/,
    may: [{ to: "workflows/" }, { to: "src/texts/" }, { to: "src/workflow.ts", types: true }, { to: "src/locale.ts", types: true }],
  },
  {
    name: "a workflow",
    holds: /^workflows\/(\w+)\//,
    may: [{ to: "workflows/{1}/" }, { to: "src/ui.ts" }, { to: "src/workflow.ts" }, { to: "workflows/", types: true }],
  },
  {
    name: "the page in the browser",
    holds: /^adapters\/playground\/page\//,
    may: [{ to: "adapters/playground/page/" }],
  },
  {
    name: "an adapter",
    holds: /^adapters\/(\w+)\//,
    may: [{ to: "adapters/{1}/" }, { to: "src/ui.ts" }, { to: "src/adapter.ts" }],
  },
  {
    name: "the core",
    holds: /^src\//,
    may: [{ to: "src/store/port.ts", types: true }, { to: "src/" }],
  },
];

/** Each package has its places. Where a package is replaced, these are the files that change. */
const packages: Readonly<Record<string, readonly string[]>> = {
  "@hono/node-server": ["src/http.ts"],
  "@microsoft/teams.api": ["adapters/teams/"],
  "@microsoft/teams.apps": ["adapters/teams/"],
  "@microsoft/teams.cards": ["adapters/teams/"],
  "@slack/bolt": ["adapters/slack/"],
  "@slack/oauth": ["adapters/slack/"],
  "@slack/types": ["adapters/slack/"],
  adaptivecards: ["adapters/playground/page/"],
  docx: ["src/files/docx.ts"],
  esbuild: ["adapters/playground/bundle.ts"],
  hono: ["src/http.ts", "adapters/playground/"],
  "ical-generator": ["src/files/ics.ts"],
  "intl-messageformat": ["src/locale.ts"],
  keyv: ["src/store/kv.ts"],
  pino: ["src/log.ts"],
  preact: ["adapters/playground/page/"],
  yaml: ["src/config/document.ts"],
  zod: ["src/config.ts", "src/config/", "adapters/slack/parse.ts", "adapters/teams/", "adapters/playground/"],
  "node:crypto": ["src/seal.ts", "src/ids.ts", "adapters/playground/"],
  "node:fs": ["src/seal.ts", "src/store/sqlite.ts", "src/config/schema.ts"],
  "node:fs/promises": ["adapters/playground/bundle.ts"],
  "node:net": ["src/http.ts"],
  "node:path": ["src/seal.ts", "src/store/sqlite.ts"],
  "node:sqlite": ["src/store/sqlite.ts"],
  "node:url": ["adapters/playground/bundle.ts"],
  "node:util": ["adapters/playground/teams/card-actions.ts"],
};
/** What a pure rule never touches. */
const impure =
  /^(process|performance|crypto|fetch|setTimeout|setInterval|setImmediate|queueMicrotask|globalThis|require|console|Date\.now|new Date\(\)|Date\(\)|Math\.random)(\.|$)/;

const isProject = (to: string): boolean => /^(src|workflows|adapters|test|bench)\//.test(to);
const fits = (place: string, path: string): boolean => (place.endsWith("/") ? path.startsWith(place) : path === place);

const allowed = ({ from, to, typeOnly }: Import): boolean => {
  if (roots.includes(from)) return !/^(test|bench)\//.test(to);
  if (to === "(computed)") return false;
  if (!isProject(to)) {
    if (from.startsWith("adapters/playground/page/") && !["preact", "adaptivecards"].includes(to)) return false;
    return (packages[to] ?? []).some((place) => fits(place, from));
  }
  if (roots.includes(to)) return false;
  const group = groups.find((g) => g.holds.test(from));
  if (!group) return false;
  const [, first = ""] = group.holds.exec(from) ?? [];
  const arrow = group.may.find((a) => fits(a.to.replace("{1}", first), to) && (typeOnly || !a.types));
  // The core reaches the database through its port only.
  if (group.name === "the core" && to.startsWith("src/store/")) return to === "src/store/port.ts" && typeOnly;
  return arrow !== undefined;
};
const wrongArrows = (sources: readonly Source[]): string[] =>
  sources
    .flatMap((source) => source.imports)
    .filter((one) => !allowed(one))
    .map(({ from, to, typeOnly }) => `${from} → ${to}${typeOnly ? " (types)" : ""}`);

/** Files that import each other in a ring, each ring once, as it was found. */
const cycles = (sources: readonly Source[]): string[] => {
  const next = new Map(sources.map((s) => [s.path, s.imports.filter((i) => isProject(i.to)).map((i) => i.to)]));
  const found: string[] = [];
  const state = new Map<string, "open" | "done">();
  const visit = (path: string, way: readonly string[]): void => {
    if (state.get(path) === "done") return;
    if (state.get(path) === "open") return void found.push([...way.slice(way.indexOf(path)), path].join(" → "));
    state.set(path, "open");
    for (const to of next.get(path) ?? []) visit(to, [...way, path]);
    state.set(path, "done");
  };
  for (const { path } of sources) visit(path, []);
  return found;
};
const longFiles = (files: readonly { readonly path: string; readonly lines: number }[]): string[] =>
  files.filter((f) => f.lines > maximumLines).map((f) => `${f.path}: ${f.lines} lines`);
const longRoutines = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ path, routines }) =>
    routines.filter((r) => r.lines > maximumFunctionLines && !r.onlySwitch).map((r) => `${path}:${r.line} ${r.name}: ${r.lines} lines`),
  );
const impureRules = (sources: readonly Source[]): string[] =>
  sources
    .filter(({ path }) => path.startsWith("workflows/"))
    .flatMap(({ path, globals }) => globals.filter((g) => impure.test(g)).map((g) => `${path}: ${g}`));

describe("boundaries", () => {
  it("finds the source at all", () => {
    expect(code.length).toBeGreaterThan(100);
    expect(code.flatMap((s) => s.imports).length).toBeGreaterThan(300);
  });
  it("has no arrow that the table does not allow", () => {
    expect(wrongArrows(code)).toEqual([]);
  });
  it("has no ring of imports", () => {
    expect(cycles(code)).toEqual([]);
  });
  it(`has no file over ${maximumLines} lines`, () => {
    const css = styles.map((path) => ({ path, lines: readFileSync(join(root, path), "utf8").trimEnd().split("\n").length }));
    expect(longFiles([...code, ...others, ...css])).toEqual([]);
  });
  it(`has no function over ${maximumFunctionLines} lines, a single switch excepted`, () => {
    expect(longRoutines(code)).toEqual([]);
  });
  it("keeps clock, chance and the outside world out of the rules", () => {
    expect(impureRules(code)).toEqual([]);
  });
  it("imports every package that package.json names as needed at run time, and no other", () => {
    const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { dependencies: Record<string, string> };
    const used = new Set(code.flatMap((s) => s.imports.map((i) => i.to)).filter((to) => !isProject(to) && !to.startsWith("node:")));
    expect(Object.keys(dependencies).filter((name) => !used.has(name))).toEqual([]);
    expect([...used].filter((name) => !(name in dependencies))).toEqual([]);
  });
});

describe("the check itself", () => {
  const source = (path: string, text: string): Source => parseSource(path, text);
  it.each([
    ["workflows/case/x.ts", 'import { readFileSync } from "node:fs";'],
    ["workflows/case/x.ts", 'import { x } from "../day/index.ts";'],
    ["workflows/case/x.ts", 'import { calendar } from "../../src/calendar.ts";'],
    ["workflows/case/x.ts", 'import type { Store } from "../../src/store/port.ts";'],
    ["src/engine.ts", 'import { kase } from "../workflows/case/index.ts";'],
    ["src/engine.ts", 'import { App } from "@slack/bolt";'],
    ["src/engine.ts", 'import { SqlStore } from "./store/sql.ts";'],
    ["src/worker.ts", 'const one = await import("../adapters/slack/index.ts");'],
    ["src/worker.ts", "const which = 'x'; const one = await import(which);"],
    ["src/store/sql.ts", 'import { refuse } from "../workflow.ts";'],
    ["src/ui.ts", 'export type { Member } from "./workflow.ts";'],
    ["adapters/slack/x.ts", 'import { createCloud } from "../playground/cloud.ts";'],
    ["adapters/slack/x.ts", 'import type { Member } from "../../src/workflow.ts";'],
    ["adapters/playground/page/x.tsx", 'import { z } from "zod";'],
    ["src/guard/x.ts", 'const { x } = require("../seal.ts");'],
    ["src/main.ts", 'import { createWorld } from "../test/support/world.ts";'],
  ])("refuses in %s: %s", (path, text) => {
    expect(wrongArrows([source(path, text)])).toHaveLength(1);
  });
  it.each([
    ["workflows/case/x.ts", 'import type { Tell } from "../day/index.ts";'],
    ["workflows/case/x.ts", 'import { form, type Values } from "../../src/ui.ts";'],
    ["src/store/sql.ts", 'import type { Query } from "../workflow.ts";'],
    ["src/worker.ts", 'import type { Claimed } from "./store/port.ts";'],
    ["src/main.ts", 'import { createSlackAdapter } from "../adapters/slack/index.ts";'],
  ])("allows in %s: %s", (path, text) => {
    expect(wrongArrows([source(path, text)])).toEqual([]);
  });
  it("sees a ring, a long file, a long function and a rule that looks at the clock", () => {
    const a = source("src/a.ts", 'import type { B } from "./b.ts"; export type A = B;');
    const b = source("src/b.ts", 'import { a } from "./a.ts"; export type B = typeof a;');
    expect(cycles([a, b])).toEqual(["src/a.ts → src/b.ts → src/a.ts"]);
    expect(longFiles([source("src/a.ts", "\n".repeat(maximumLines + 1))])).toHaveLength(1);
    const filler = "\n".repeat(maximumFunctionLines);
    expect(longRoutines([source("src/a.ts", `const f = () => {${filler}};`)])).toHaveLength(1);
    expect(longRoutines([source("src/a.ts", `const f = (x: 1) => { switch (x) {${filler} case 1: return 1; } };`)])).toEqual([]);
    expect(
      longRoutines([source("src/a.ts", `const f = (x: 1) => { let y = 1; switch (x) {${filler} case 1: return y; } };`)]),
    ).toHaveLength(1);
    for (const text of ["Date.now()", "new Date()", "Math.random()", "process.env.X", "crypto.randomUUID()"])
      expect(impureRules([source("workflows/case/x.ts", `export const x = ${text};`)]).length).toBeGreaterThan(0);
    expect(impureRules([source("workflows/case/x.ts", "export const x = new Date(0); const y = { process: 1 }; y.process;")])).toEqual([]);
  });
});
