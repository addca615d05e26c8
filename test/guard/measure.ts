// `npm run guard [tuned | held-out] [-- --misses]`: how much of the corpus the guard finds, and how often it stops in vain. Found is what it blocks or asks about. It is
// measured without a configuration: no agency is known by name. `--misses` lists what it got wrong in `tuned`; of `held-out` nothing is ever listed.
import { parseArgs } from "node:util";
import { type Half, halves } from "./corpus.ts";
import { type Measured, measured, type Row, rowsOf, share } from "./measuring.ts";

const cells = (row: Row): string =>
  [
    row.what.padEnd(24),
    ...[row.texts, row.blocked + row.asked, `${share(row).toFixed(1)} %`, row.blocked, row.asked].map((cell) => String(cell).padStart(9)),
  ].join("");
const head = (what: string, found: string): string =>
  [what.padEnd(24), ...["texts", found, "share", "blocked", "asked"].map((cell) => cell.padStart(9))].join("");

const table = (half: Half, all: readonly Measured[]): string =>
  [
    head(`${half}: identify`, "found"),
    ...rowsOf(all, true, "ALL (recall)").map(cells),
    "",
    `of the found, ${all.filter((one) => one.anyway).length} would be stopped with "hon" in place of what identifies, so not for it alone\n`,
    head(`${half}: innocent`, "in vain"),
    ...rowsOf(all, false, "ALL (in vain)").map(cells),
    "",
  ].join("\n");

const wrong = ({ line, answer }: Measured): string | undefined => {
  if (line.identifies === (answer !== "clean")) return undefined;
  return `${line.identifies ? "missed" : "in vain"}  ${line.kind}  ${JSON.stringify(line.text)}${line.identifies ? `  [${line.hit}]` : ""}`;
};

const { values, positionals } = parseArgs({ options: { misses: { type: "boolean", default: false } }, allowPositionals: true });
const chosen = positionals.length === 0 ? halves : halves.filter((half) => positionals.includes(half));
if (chosen.length === 0 || positionals.some((one) => !halves.some((half) => half === one)))
  throw new Error(`tuned or held-out, not ${positionals.join(" ")}`);
if (values.misses && !chosen.includes("tuned")) throw new Error("misses are listed for tuned only");

for (const half of chosen) {
  const all = measured(half);
  process.stdout.write(`${table(half, all)}\n`);
  if (values.misses && half === "tuned")
    process.stdout.write(
      `${all
        .map(wrong)
        .filter((one) => one !== undefined)
        .join("\n")}\n\n`,
    );
}
