// `npm run shape`: how large and how tangled the product is, against its limits. Exits 1 when one is passed, with the places.
import { asResult, leaveResults } from "../results.ts";
import { parseSource } from "../support/source.ts";
import { allowedExports } from "./allowed.ts";
import { budgetsOf, unfounded } from "./budgets.ts";
import { unusedExports } from "./exports.ts";
import { codeLines, percentile } from "./lines.ts";
import { optionalMethods } from "./ports.ts";
import { type File, isCatalogue, isDeclaration, linesOfData, readProduct } from "./product.ts";
import { repeats } from "./repeats.ts";
import { functionTokens, portsOf } from "./tokens.ts";

const mostFunctionLinesP95 = 23;
const mostFunctionLines = 60;
const mostFunctionTokensMedian = 60;
const mostFunctionTokensP95 = 220;
/** A function of more tokens is split when it is changed. As many as there are are left, and no more come. */
const manyTokens = 450;
const mostFunctionsOfManyTokens = 0;
const mostOptionalMethods = 0;
const mostUnusedExports = 0;
/** Members of each port, with those that it extends, and its tokens. A port that is not here has no limit, and fails. */
const ports: Readonly<Record<string, readonly [members: number, tokens: number]>> = {
  "src/store/db.ts Db": [3, 46],
  "src/store/port.ts Journal": [5, 90],
  "src/store/port.ts Lists": [2, 34],
  "src/store/port.ts AccessLog": [3, 58],
  "src/store/port.ts Rekeying": [4, 52],
  "src/store/port.ts Erasure": [6, 112],
  "src/store/port.ts Timers": [2, 39],
  "src/store/port.ts Outbox": [7, 170],
  "src/store/port.ts Upkeep": [4, 62],
  "src/store/reviews.ts Reviews": [4, 81],
  "src/store/processes.ts Processes": [8, 133],
  "adapters/port.ts Adapter": [6, 53],
  "adapters/port.ts History": [1, 16],
  "adapters/inbox.ts Inbox": [6, 101],
  "adapters/port.ts Inbound": [1, 16],
  "adapters/port.ts Kv": [4, 71],
  "adapters/port.ts Lifecycle": [3, 30],
  "adapters/port.ts Pages": [1, 21],
  "adapters/port.ts Places": [3, 49],
  "adapters/records.ts Records": [9, 190],
};
const mostRepeats = 15;

/** One line of the table; without a limit it only informs. `places` are shown when the limit is passed. */
type Measure = {
  readonly what: string;
  readonly value: number;
  readonly limit?: number;
  readonly places?: readonly string[];
};

const linesOf = (files: readonly File[]): number =>
  files.reduce((sum, file) => sum + codeLines(file).length, 0);
const size = (code: readonly File[], catalogues: readonly File[]): readonly Measure[] => {
  const budgets = budgetsOf(code);
  const wrong = unfounded(budgets.map(({ module }) => module));
  return [
    { what: "lines of code", value: linesOf(code) },
    {
      what: "lines of texts and word lists, beside them",
      value: linesOf(catalogues) + linesOfData(),
    },
    { what: "tokens of code", value: budgets.reduce((sum, { tokens }) => sum + tokens, 0) },
    ...budgets.map(({ module, tokens, budget }) => ({
      what: `  of ${module}`,
      value: tokens,
      limit: budget,
    })),
    { what: "budgets that no decision gives", value: wrong.length, limit: 0, places: wrong },
  ];
};

const functions = (code: readonly File[]): readonly Measure[] => {
  const all = code.flatMap(({ path, text }) =>
    parseSource(path, text).routines.map((routine) => ({ path, ...routine })),
  );
  const tokens = code.flatMap((file) =>
    functionTokens(file).map((size) => ({ path: file.path, size })),
  );
  const sizes = tokens.map(({ size: one }) => one);
  const large = tokens.filter(({ size: one }) => one > manyTokens);
  const lines = all.map((one) => one.lines);
  // A callback of one line counts in the rows with a limit, as anywhere; the row without says how long those are that have a name.
  const named = all.filter((one) => one.name !== "(anonymous)").map((one) => one.lines);
  const long = all.filter((one) => one.lines > mostFunctionLines);
  return [
    { what: "functions", value: all.length },
    { what: "lines of a function, half of them at most", value: percentile(lines, 0.5) },
    {
      what: "lines of a function, 95 % at most",
      value: percentile(lines, 0.95),
      limit: mostFunctionLinesP95,
    },
    { what: "  of those with a name, 95 % at most", value: percentile(named, 0.95) },
    {
      what: "lines of the longest function",
      value: Math.max(...lines),
      limit: mostFunctionLines,
      places: long.map((one) => `${one.path}:${one.line} ${one.name}: ${one.lines} lines`),
    },
    {
      what: "tokens of a function, half of them at most",
      value: percentile(sizes, 0.5),
      limit: mostFunctionTokensMedian,
    },
    {
      what: "tokens of a function, 95 % at most",
      value: percentile(sizes, 0.95),
      limit: mostFunctionTokensP95,
    },
    {
      what: `functions of more than ${manyTokens} tokens`,
      value: large.length,
      limit: mostFunctionsOfManyTokens,
      places: large.map((one) => `${one.path}: ${one.size} tokens`),
    },
  ];
};

const exportsLeft = (files: readonly File[]): Measure => {
  const unused = unusedExports(files);
  const listed = Object.keys(allowedExports);
  // A reason that is needed no longer would cover the next export of that name.
  const stale = listed
    .filter((one) => !unused.includes(one))
    .map((one) => `${one}: listed in test/shape/allowed.ts, and not needed there`);
  const places = [...unused.filter((one) => !(one in allowedExports)), ...stale];
  return {
    what: "exports that no file of the product imports",
    value: places.length,
    limit: mostUnusedExports,
    places,
  };
};

const portSizes = (code: readonly File[]): readonly Measure[] => {
  const found = portsOf(code).map(({ path, name, members, tokens }) => ({
    port: `${path} ${name}`,
    members,
    tokens,
  }));
  const over = found.filter(
    ({ port, members, tokens }) =>
      members > (ports[port]?.[0] ?? 0) || tokens > (ports[port]?.[1] ?? 0),
  );
  return [
    { what: "members of ports", value: found.reduce((sum, { members }) => sum + members, 0) },
    {
      what: "ports over their own limit",
      value: over.length,
      limit: 0,
      places: over.map(
        ({ port, members, tokens }) => `${port}: ${members} members, ${tokens} tokens`,
      ),
    },
  ];
};

const measure = (files: readonly File[]): readonly Measure[] => {
  const code = files.filter(({ path }) => !isCatalogue(path));
  const optional = optionalMethods(files);
  const twice = repeats(code);
  return [
    ...size(
      code,
      files.filter(({ path }) => isCatalogue(path) && !isDeclaration(path)),
    ),
    ...functions(code),
    ...portSizes(code),
    {
      what: "optional methods of ports",
      value: optional.length,
      limit: mostOptionalMethods,
      places: optional,
    },
    exportsLeft(files),
    {
      what: "pairs of places that say the same in eight lines or more",
      value: twice.length,
      limit: mostRepeats,
      places: twice.map(({ lines, a, b }) => `${a} = ${b} (${lines} lines)`),
    },
  ];
};

const isPassed = ({ value, limit }: Measure): boolean => limit !== undefined && value > limit;
const row = (one: Measure): string =>
  [
    one.what.padEnd(56),
    String(one.value).padStart(7),
    String(one.limit ?? "").padStart(7),
    isPassed(one) ? "  OVER" : "",
  ].join("");

const measures = measure(readProduct());
const passed = measures.filter(isPassed);
process.stdout.write(
  `${"".padEnd(56)}${"is".padStart(7)}${"limit".padStart(7)}\n${measures.map(row).join("\n")}\n`,
);
for (const { what, places = [] } of passed)
  if (places.length > 0)
    process.stdout.write(`\n${what}:\n${places.map((one) => `  ${one}\n`).join("")}`);
process.stdout.write(
  `\n${passed.length === 0 ? "within every limit" : `${passed.length} over the limit`}\n`,
);
leaveResults(
  asResult(
    passed.length === 0,
    `shape: ${passed.map(({ what, value }) => `${value} ${what}`).join(", ")}`,
  ),
);
process.exitCode = passed.length === 0 ? 0 : 1;
