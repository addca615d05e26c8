// `npm run shape:beside -- ../before`: this tree beside another checkout of it, in one table.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseSource, root } from "../support/source.ts";
import { codeLines, percentile } from "./lines.ts";
import { type File, isCatalogue, readProduct } from "./product.ts";
import { ringsOf } from "./rings.ts";
import { functionTokens, portsOf, tokensOf } from "./tokens.ts";

type Row = readonly [what: string, value: number];
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);
const largest = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, value), 0);
const rows = (product: readonly File[]): readonly Row[] => {
  const files = product.filter(
    ({ path }) => !isCatalogue(path) && !/\/(sv|en)\.ts$/.test(path) && !path.includes("/texts/"),
  );
  const tokens = files.map((file) => tokensOf(file));
  const functions = files.flatMap((file, i) => functionTokens(file, tokens[i]));
  const imports = files.flatMap(({ path, text }) => parseSource(path, text).imports);
  const rings = ringsOf(imports);
  const runtime = ringsOf(imports.filter(({ typeOnly }) => !typeOnly));
  return [
    ["files of code", files.length],
    ["lines of code", sum(files.map((file) => codeLines(file).length))],
    ["tokens of code", sum(tokens.map(({ length }) => length))],
    [
      "  of these in src",
      sum(files.map(({ path }, i) => (path.startsWith("src/") ? (tokens[i]?.length ?? 0) : 0))),
    ],
    [
      "  of these in workflows",
      sum(
        files.map(({ path }, i) => (path.startsWith("workflows/") ? (tokens[i]?.length ?? 0) : 0)),
      ),
    ],
    [
      "  of these in adapters",
      sum(
        files.map(({ path }, i) => (path.startsWith("adapters/") ? (tokens[i]?.length ?? 0) : 0)),
      ),
    ],
    ["tokens of the largest file", largest(tokens.map(({ length }) => length))],
    ["functions", functions.length],
    ["tokens of a function, half of them at most", percentile(functions, 0.5)],
    ["tokens of a function, 95 % at most", percentile(functions, 0.95)],
    ["tokens of the largest function", largest(functions)],
    ...portsOf(files).flatMap(({ path, name, members, tokens: size }): Row[] => [
      [`members of ${path} ${name}`, members],
      [`  tokens of ${path} ${name}`, size],
    ]),
    ["rings of imports at run time", runtime.length],
    ["rings of imports, types included", rings.length],
    ["  files in them", sum(rings.map(({ length }) => length))],
    ["values cast to never in workflows", count(files, "workflows/", /\bas never\b/g)],
    ["messages read by payloadOf in workflows", count(files, "workflows/", /\bpayloadOf\b/g)],
    [
      "files that name slack or teams outside adapters",
      files.filter(
        ({ path, text }) => !path.startsWith("adapters/") && /["'`](slack|teams)["'`]/.test(text),
      ).length,
    ],
  ];
};
const count = (files: readonly File[], folder: string, what: RegExp): number =>
  sum(
    files
      .filter(({ path }) => path.startsWith(folder))
      .map(({ text }) => text.match(what)?.length ?? 0),
  );

const [, , other] = process.argv;
if (other === undefined || !existsSync(join(other, "src"))) {
  process.stderr.write("npm run shape:beside -- <another checkout>\n");
  process.exit(1);
}
const [before, now] = [new Map(rows(readProduct(other))), new Map(rows(readProduct(root)))];
const line = (what: string, a: string, b: string): string =>
  `${what.padEnd(56)}${a.padStart(9)}${b.padStart(9)}\n`;
process.stdout.write(line("", "before", "now"));
for (const what of new Set([...before.keys(), ...now.keys()]))
  process.stdout.write(line(what, String(before.get(what) ?? "–"), String(now.get(what) ?? "–")));
