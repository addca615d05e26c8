// How many tokens of code each module may have. Decision 0113 says why, and how a budget is raised.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../support/source.ts";
import type { File } from "./product.ts";
import { tokensOf } from "./tokens.ts";

/** What each module had when decision 0113 was made, rounded up to fifty. Is lowered as code goes, and not raised here. */
const first: Readonly<Record<string, number>> = {
  adapters: 6_050,
  "adapters/slack": 27_350,
  "adapters/teams": 21_100,
  "adapters/web": 50_400,
  src: 1_100,
  "src/app": 68_150,
  "src/calendar": 3_350,
  "src/config": 15_350,
  "src/engine": 52_900,
  "src/figures": 10_550,
  "src/files": 13_500,
  "src/guard": 14_250,
  "src/rules": 27_350,
  "src/store": 27_700,
  "src/words": 6_050,
  "src/worker": 14_900,
  workflows: 550,
  "workflows/action": 5_600,
  "workflows/agenda": 34_200,
  "workflows/call": 12_350,
  "workflows/callback": 3_350,
  "workflows/case": 97_900,
  "workflows/conventions": 7_100,
  "workflows/day": 9_600,
  "workflows/digest": 1_900,
  "workflows/directory": 16_300,
  "workflows/disclosure": 1_750,
  "workflows/disposal": 2_750,
  "workflows/enrolling": 3_400,
  "workflows/guide": 9_900,
  "workflows/handover": 3_150,
  "workflows/incident": 4_250,
  "workflows/joining": 6_650,
  "workflows/leaving": 6_150,
  "workflows/method": 10_050,
  "workflows/nsp": 14_500,
  "workflows/oversight": 3_950,
  "workflows/people": 20_850,
  "workflows/referral": 41_100,
  "workflows/rights": 14_200,
  "workflows/roster": 5_950,
  "workflows/statistics": 20_400,
  "workflows/training": 13_650,
};
/** What a module may have that has no line yet: enough for a small workflow. */
const start = 2_000;
/** A budget that a later decision gives: `"src/files": [14_000, "0120"]`. Its page names the module, and the number as it stands in English ("14,000"). */
const raised: Readonly<Record<string, readonly [tokens: number, decision: string]>> = {
  "adapters/web": [50_550, "0116"],
  "src/app": [68_550, "0116"],
  "src/engine": [53_650, "0116"],
  "src/figures": [10_600, "0116"],
  "src/rules": [27_400, "0116"],
  "src/store": [27_900, "0116"],
  "workflows/conventions": [7_750, "0115"],
  "workflows/statistics": [22_100, "0115"],
};

/** The module of a file: "src/engine/forms/a.ts" is of src/engine, "adapters/port.ts" of adapters. */
export const moduleOf = (path: string): string =>
  path.split("/").slice(0, -1).slice(0, 2).join("/");
/** What each module has beside what it may have, by module. One that is new has the start. */
export const budgetsOf = (
  files: readonly File[],
): readonly { readonly module: string; readonly tokens: number; readonly budget: number }[] =>
  [...Map.groupBy(files, ({ path }) => moduleOf(path))]
    .map(([module, own]) => ({
      module,
      tokens: own.reduce((sum, file) => sum + tokensOf(file).length, 0),
      budget: raised[module]?.[0] ?? first[module] ?? start,
    }))
    .sort((a, b) => (a.module < b.module ? -1 : 1));
const folder = join(root, "docs/decisions");
const pageOf = (decision: string): string =>
  readdirSync(folder)
    .filter((name) => name.startsWith(`${decision}-`))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("");
/** Budgets that nothing gives: the module is gone, or the decision does not name the module and the number. */
export const unfounded = (
  modules: readonly string[],
  given = raised,
  page = pageOf,
): readonly string[] => [
  ...[...Object.keys(first), ...Object.keys(given)]
    .filter((module) => !modules.includes(module))
    .map((module) => `${module} is no module`),
  ...Object.entries(given)
    .filter(
      ([module, [tokens, decision]]) =>
        ![module, tokens.toLocaleString("en")].every((word) => page(decision).includes(word)),
    )
    .map(
      ([module, [tokens, decision]]) =>
        `decision ${decision} does not give ${module} ${tokens.toLocaleString("en")}`,
    ),
];
