// Who may import whom, and how long things may be. docs/architecture.md shows the table; a new arrow is a decision.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { platformNames } from "../adapters/each.ts";
import { workflows } from "../workflows/index.ts";
import { isCatalogue } from "./shape/product.ts";
import { isOfProject, mayImport } from "./support/layout.ts";
import { type Written, wordsOf, writtenIn } from "./support/names.ts";
import { readAsFiles } from "./support/packages.ts";
import { filesIn, parseSource, readSource, root, type Source } from "./support/source.ts";

const maximumLines = 400;
const maximumFunctionLines = 60;
/** More files than this in one folder of a workflow are parts of it, each with a folder that names it. */
const maximumFilesOfFolder = 20;

const code = ["src", "workflows", "adapters", "playground"]
  .flatMap((folder) => filesIn(folder, [".ts", ".tsx"]))
  .map(readSource);
const others = ["test", "bench", "manifest", "ops"]
  .flatMap((folder) => filesIn(folder, [".ts", ".tsx"]))
  .map(readSource);
const styles = filesIn("playground", [".css"]);

/** What a pure rule never touches. */
const impure =
  /^(process|performance|crypto|fetch|setTimeout|setInterval|setImmediate|queueMicrotask|globalThis|require|console|Date\.now|new Date\(\)|Date\(\)|Math\.random)(\.|$)/;

const wrongArrows = (sources: readonly Source[]): string[] =>
  sources
    .flatMap((source) => source.imports)
    .filter(({ from, to, typeOnly }) => !mayImport(from, to, typeOnly))
    .map(({ from, to, typeOnly }) => `${from} → ${to}${typeOnly ? " (types)" : ""}`);

/** Files that import each other in a ring, each ring once, as it was found. */
const cycles = (sources: readonly Source[]): string[] => {
  const next = new Map(
    sources.map((s) => [s.path, s.imports.filter((i) => isOfProject(i.to)).map((i) => i.to)]),
  );
  const found: string[] = [];
  const state = new Map<string, "open" | "done">();
  const visit = (path: string, way: readonly string[]): void => {
    if (state.get(path) === "done") return;
    if (state.get(path) === "open")
      return void found.push([...way.slice(way.indexOf(path)), path].join(" → "));
    state.set(path, "open");
    for (const to of next.get(path) ?? []) visit(to, [...way, path]);
    state.set(path, "done");
  };
  for (const { path } of sources) visit(path, []);
  return found;
};
/** Everything that runs when these files do: what they import, at once or later, and what that imports. */
const reachable = (sources: readonly Source[], starts: readonly string[]): ReadonlySet<string> => {
  const imports = new Map(sources.map((source) => [source.path, source.imports]));
  const found = new Set(starts);
  // A set shows what is added while it is walked through.
  for (const path of found)
    for (const { to, typeOnly } of imports.get(path) ?? []) if (!typeOnly) found.add(to);
  return found;
};
const importing = (sources: readonly Source[], what: string): string[] =>
  sources.filter(({ imports }) => imports.some(({ to }) => to === what)).map(({ path }) => path);
const longFiles = (files: readonly { readonly path: string; readonly lines: number }[]): string[] =>
  files.filter((f) => f.lines > maximumLines).map((f) => `${f.path}: ${f.lines} lines`);
const longRoutines = (sources: readonly Source[]): string[] =>
  sources.flatMap(({ path, routines }) =>
    routines
      .filter((r) => r.lines > maximumFunctionLines)
      .map((r) => `${path}:${r.line} ${r.name}: ${r.lines} lines`),
  );
const fullFolders = (paths: readonly string[]): string[] => {
  const folders = Map.groupBy(paths, (path) => path.slice(0, path.lastIndexOf("/")));
  return [...folders]
    .filter(([, files]) => files.length > maximumFilesOfFolder)
    .map(([folder, files]) => `${folder}: ${files.length} files`);
};
const impureRules = (sources: readonly Source[]): string[] =>
  sources
    .filter(({ path }) => path.startsWith("workflows/"))
    .flatMap(({ path, globals }) =>
      globals.filter((g) => impure.test(g)).map((g) => `${path}: ${g}`),
    );

/** Packages that a package.json names as needed at run time and nobody imports, or the other way round. */
const unusedOrMissing = (file: string, sources: readonly Source[]): string[] => {
  const { dependencies } = JSON.parse(readFileSync(join(root, file), "utf8")) as {
    dependencies: Record<string, string>;
  };
  const used = new Set(
    sources
      .flatMap((s) => s.imports.map((i) => i.to))
      .filter((to) => !isOfProject(to) && !to.startsWith("node:")),
  );
  return [
    ...Object.keys(dependencies).filter((name) => !used.has(name) && !readAsFiles.includes(name)),
    ...[...used].filter((name) => !(name in dependencies)),
  ];
};

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
    const css = styles.map((path) => ({
      path,
      lines: readFileSync(join(root, path), "utf8").trimEnd().split("\n").length,
    }));
    // A catalogue is a table of what people read: split where its languages are, and nowhere else.
    const written = code.filter(({ path }) => !isCatalogue(path));
    expect(longFiles([...written, ...others, ...css])).toEqual([]);
  });
  it(`has no function over ${maximumFunctionLines} lines`, () => {
    expect(longRoutines(code)).toEqual([]);
  });
  it(`has no folder of a workflow with more than ${maximumFilesOfFolder} files`, () => {
    expect(
      fullFolders(code.map(({ path }) => path).filter((path) => path.startsWith("workflows/"))),
    ).toEqual([]);
  });
  it("keeps clock, chance and the outside world out of the rules", () => {
    expect(impureRules(code)).toEqual([]);
  });
  it("starts what rings by the wall clock with real platforms, and in nothing that plays", () => {
    expect(importing(code, "node-cron")).toEqual(["src/app/housekeeping.ts"]);
    expect(importing(code, "src/app/housekeeping.ts")).toEqual(["src/app/main.ts"]);
    const playing = reachable(code, ["src/app/compose.ts", "playground/server/index.ts"]);
    expect(playing).toContain("src/worker/index.ts");
    expect(playing).not.toContain("src/app/housekeeping.ts");
  });
  it("imports every package that package.json names as needed at run time, and no other", () => {
    expect(
      unusedOrMissing(
        "package.json",
        code.filter(({ path }) => !path.startsWith("playground/")),
      ),
    ).toEqual([]);
  });
  it("keeps the playground's packages out of production", () => {
    expect(
      unusedOrMissing(
        "playground/package.json",
        code.filter(({ path }) => path.startsWith("playground/")),
      ),
    ).toEqual([]);
  });
});

/** Words that a workflow is called by, and that rules, guard or language call something else by: why. As strings they name the workflow. */
const ownWords: Readonly<Record<string, string>> = {
  people: "who is who: `People` of the rules",
  day: "a local day of the calendar",
  digest: "a hash",
  budget: "how much may be asked for in a minute",
  release: "lets go of what is held",
  search: "what is looked for with words, or in files",
  veil: "ids that a platform need not know, hidden",
  Action: "a button of the rules",
  action: "a button of the rules",
  CaseRef: "a reference, as the rules call it",
  CaseWords: "its two words, as the rules call them",
  caseNumber: "a number that the guard stops",
  toUpperCase: "of the language",
  toLowerCase: "of the language",
};
const platformsIn = (written: readonly Written[]): Written[] =>
  written.filter(({ text }) =>
    wordsOf(text).some((word) => platformNames.some((name) => name === word)),
  );
/** A string names a workflow as the whole, or as what comes before `.`, `:` or `|`. */
const workflowsIn = (written: readonly Written[], names: readonly string[]): Written[] => {
  const named = new RegExp(`^(?:${names.join("|")})(?:$|[.:|])`);
  return written.filter((one) => {
    if (one.kind === "string") return named.test(one.text) && !(one.isType && one.text in ownWords);
    return (
      !(one.text in ownWords) &&
      wordsOf(one.text).some((word) => names.includes(word) && !(word in ownWords))
    );
  });
};
const placesOf = (found: readonly Written[]): string[] =>
  found.map(({ path, line, text }) => `${path}:${line} ${text}`);
const writtenInAll = (folders: readonly string[]): Written[] =>
  folders
    .flatMap((folder) => filesIn(folder, [".ts"]))
    .filter((path) => !isCatalogue(path))
    .flatMap((path) => writtenIn(path, readFileSync(join(root, path), "utf8")));

describe("names", () => {
  const workflowNames = workflows.map(({ name }) => name);
  it("engine, worker and store name no platform and no workflow, in strings neither", () => {
    const written = writtenInAll(["src/engine", "src/worker", "src/store"]);
    expect(written.length).toBeGreaterThan(10_000);
    const why =
      "a platform or a workflow is named here; a new workflow may not be called by a word that these folders use: choose another name";
    expect(
      placesOf([...platformsIn(written), ...workflowsIn(written, workflowNames)]),
      why,
    ).toEqual([]);
  });
  it("a platform is named in its own adapter and in the list, and nowhere else in production but in texts", () => {
    const elsewhere = writtenInAll(["src", "workflows", "adapters"]).filter(
      ({ path }) =>
        path !== "adapters/index.ts" &&
        !platformNames.some((name) => path.startsWith(`adapters/${name}/`)),
    );
    expect(placesOf(platformsIn(elsewhere))).toEqual([]);
  });
  it("are seen in identifiers, strings and templates, and not in comments, in words of the kit and in SQL", () => {
    const written = writtenIn(
      "src/engine/x.ts",
      `// Slack and a referral
      import { deliver } from "../slack/deliver.ts";
      const isTeams = platform === "slack" || name === \`\${a}-teams\`;
      const key = "referral.title"; const one = nspOf(people.day); type P = Pick<Who, "people">;
      const sql = "select case when 1 then 2 end"; const other = "people";`,
    );
    expect(platformsIn(written).map(({ text }) => text)).toEqual(["isTeams", "slack", "-teams"]);
    expect(workflowsIn(written, workflowNames).map(({ text }) => text)).toEqual([
      "referral.title",
      "nspOf",
      "people",
    ]);
  });
});

describe("the check itself", () => {
  const source = (path: string, text: string): Source => parseSource(path, text);
  it.each([
    ["workflows/case/x.ts", 'import { readFileSync } from "node:fs";'],
    ["workflows/case/x.ts", 'import { x } from "../day/index.ts";'],
    ["workflows/case/x.ts", 'import { calendar } from "../../src/calendar/index.ts";'],
    ["workflows/case/x.ts", 'import type { Store } from "../../src/store/port.ts";'],
    ["src/engine/index.ts", 'import { kase } from "../../workflows/case/index.ts";'],
    ["src/engine/index.ts", 'import { App } from "@slack/bolt";'],
    ["src/engine/index.ts", 'import { sqlStore } from "../store/sql.ts";'],
    ["src/engine/index.ts", 'import { Worker } from "../worker/index.ts";'],
    ["src/engine/index.ts", 'import { compose } from "../app/compose.ts";'],
    ["src/worker/index.ts", 'const one = await import("../../adapters/slack/index.ts");'],
    ["src/worker/index.ts", "const which = 'x'; const one = await import(which);"],
    ["src/app/main.ts", 'import { startPlayground } from "../../playground/server/index.ts";'],
    ["src/store/sql.ts", 'import { refuse } from "../rules/workflow.ts";'],
    ["src/rules/ui.ts", 'import { locale } from "../words/locale.ts";'],
    [
      "adapters/slack/x.ts",
      'import { createSlackStandIn } from "../../playground/slack/cloud.ts";',
    ],
    ["adapters/slack/x.ts", 'import { parse } from "../teams/parse.ts";'],
    ["adapters/slack/x.ts", 'import type { Member } from "../../src/rules/workflow.ts";'],
    ["playground/page/x.tsx", 'import { z } from "zod";'],
    ["playground/slack/x.ts", 'import { compose } from "../../src/app/compose.ts";'],
    ["src/guard/x.ts", 'const { x } = require("../engine/encryption.ts");'],
    ["src/app/main.ts", 'import { createWorld } from "../../test/support/world.ts";'],
    ["src/elsewhere/x.ts", 'import { form } from "../rules/ui.ts";'],
    ["src/worker/index.ts", 'import { schedule } from "node-cron";'],
    ["src/engine/index.ts", 'import { DateTime } from "luxon";'],
  ])("refuses in %s: %s", (path, text) => {
    expect(wrongArrows([source(path, text)])).toHaveLength(1);
  });
  it.each([
    ["workflows/case/x.ts", 'import type { Tell } from "../day/index.ts";'],
    ["workflows/case/x.ts", 'import { form, type Values } from "../../src/rules/ui.ts";'],
    ["src/store/sql.ts", 'import type { Query } from "../rules/workflow.ts";'],
    ["src/worker/index.ts", 'import type { Claimed } from "../store/port.ts";'],
    ["src/app/main.ts", 'import { createSlackAdapter } from "../../adapters/slack/index.ts";'],
    ["playground/server/index.ts", 'import { compose } from "../../src/app/compose.ts";'],
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
    const files = Array.from({ length: maximumFilesOfFolder }, (_, n) => `workflows/case/${n}.ts`);
    expect(fullFolders([...files, "workflows/case/calls/x.ts"])).toEqual([]);
    expect(fullFolders([...files, "workflows/case/x.ts"])).toEqual([
      `workflows/case: ${maximumFilesOfFolder + 1} files`,
    ]);
    for (const text of [
      "Date.now()",
      "new Date()",
      "Math.random()",
      "process.env.X",
      "crypto.randomUUID()",
    ])
      expect(
        impureRules([source("workflows/case/x.ts", `export const x = ${text};`)]).length,
      ).toBeGreaterThan(0);
    expect(
      impureRules([
        source(
          "workflows/case/x.ts",
          "export const x = new Date(0); const y = { process: 1 }; y.process;",
        ),
      ]),
    ).toEqual([]);
  });
});
