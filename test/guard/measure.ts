// `npm run guard [tuned | held-out | fresh] [-- --misses]`: how much of the corpus the guard finds, and how often it stops in vain, each with its interval of 95 %. Found is
// what it blocks or asks about. It is measured without a configuration: no agency is known by name. `--misses` lists what it got wrong in `tuned`; of the others nothing is
// ever listed.
import { parseArgs } from "node:util";
import { sets, type TextSet } from "./corpus.ts";
import { interval, type Measured, measured, type Row, rowsOf, share } from "./measuring.ts";

const cells = (row: Row): string =>
  [
    row.what.padEnd(24),
    ...[
      row.texts,
      row.blocked + row.asked,
      `${share(row).toFixed(1)} %`,
      row.blocked,
      row.asked,
    ].map((cell) => String(cell).padStart(9)),
  ].join("");
const head = (what: string, found: string): string =>
  [
    what.padEnd(24),
    ...["texts", found, "share", "blocked", "asked"].map((cell) => cell.padStart(9)),
  ].join("");

const within = (row: Row | undefined): string =>
  row
    ? interval(row)
        .map((one) => `${one.toFixed(1)} %`)
        .join(" to ")
    : "";
const table = (set: TextSet, all: readonly Measured[]): string =>
  [
    head(`${set}: identify`, "found"),
    ...rowsOf(all, true, "ALL (recall)").map(cells),
    `with a certainty of 95 %: ${within(rowsOf(all, true, "").at(-1))}`,
    "",
    `of the found, ${all.filter((one) => one.anyway).length} would be stopped with "hon" in place of what identifies, so not for it alone\n`,
    head(`${set}: innocent`, "in vain"),
    ...rowsOf(all, false, "ALL (in vain)").map(cells),
    `with a certainty of 95 %: ${within(rowsOf(all, false, "").at(-1))}`,
    "",
  ].join("\n");

const wrong = ({ line, answer }: Measured): string | undefined => {
  if (line.identifies === (answer !== "clean")) return undefined;
  return `${line.identifies ? "missed" : "in vain"}  ${line.kind}  ${JSON.stringify(line.text)}${line.identifies ? `  [${line.hit}]` : ""}`;
};

const { values, positionals } = parseArgs({
  options: { misses: { type: "boolean", default: false } },
  allowPositionals: true,
});
const chosen = positionals.length === 0 ? sets : sets.filter((set) => positionals.includes(set));
if (chosen.length === 0 || positionals.some((one) => !sets.some((set) => set === one)))
  throw new Error(`tuned, held-out or fresh, not ${positionals.join(" ")}`);
if (values.misses && !chosen.includes("tuned")) throw new Error("misses are listed for tuned only");

for (const set of chosen) {
  const all = measured(set);
  process.stdout.write(`${table(set, all)}\n`);
  if (values.misses && set === "tuned")
    process.stdout.write(
      `${all
        .map(wrong)
        .filter((one) => one !== undefined)
        .join("\n")}\n\n`,
    );
}
