// `npm run guard [tuned | held-out] [-- --misses]`: how much of the corpus the guard finds, and how often it stops in vain. Found is what it blocks or asks about. It is
// measured without a configuration: no agency is known by name. `--misses` lists what it got wrong in `tuned`; of `held-out` nothing is ever listed.
import { parseArgs } from "node:util";
import { guard } from "../../src/guard/index.ts";
import { type Half, halves, type Line, readHalf, readKinds } from "./corpus.ts";

type Answer = ReturnType<typeof guard>["kind"];
/** `anyway`: it would have been found without the words that identify, for another word in it. */
type Measured = { readonly line: Line; readonly answer: Answer; readonly anyway: boolean };
type Row = { readonly what: string; readonly texts: number; readonly blocked: number; readonly asked: number };

/** As a form does: as it was typed, and in one line, as it will be read. */
const answerTo = (text: string): Answer => {
  const typed = guard(text).kind;
  return typed === "clean" ? guard(text.replaceAll("\n", " ")).kind : typed;
};
const measured = (half: Half): readonly Measured[] =>
  readHalf(half).map((line) => {
    const answer = answerTo(line.text);
    return { line, answer, anyway: line.identifies && answer !== "clean" && answerTo(line.text.replace(line.hit, "hon")) !== "clean" };
  });
const rowOf = (what: string, measured: readonly Measured[]): Row => ({
  what,
  texts: measured.length,
  blocked: measured.filter(({ answer }) => answer === "blocked").length,
  asked: measured.filter(({ answer }) => answer === "ask").length,
});
const cells = ({ what, texts, blocked, asked }: Row): string => {
  const share = `${((100 * (blocked + asked)) / texts).toFixed(1)} %`;
  return [what.padEnd(24), ...[texts, blocked + asked, share, blocked, asked].map((cell) => String(cell).padStart(9))].join("");
};
const head = (what: string, found: string): string =>
  [what.padEnd(24), ...["texts", found, "share", "blocked", "asked"].map((cell) => cell.padStart(9))].join("");

const table = (half: Half, all: readonly Measured[]): string => {
  const part = (identifies: boolean, title: string, found: string, sum: string): readonly string[] => [
    head(`${half}: ${title}`, found),
    ...Object.entries(readKinds())
      .filter(([, kind]) => kind.identifies === identifies)
      .map(([name]) =>
        cells(
          rowOf(
            name,
            all.filter(({ line }) => line.kind === name),
          ),
        ),
      ),
    cells(
      rowOf(
        sum,
        all.filter(({ line }) => line.identifies === identifies),
      ),
    ),
    "",
  ];
  const anyway = all.filter((one) => one.anyway).length;
  return [
    ...part(true, "identify", "found", "ALL (recall)"),
    `of the found, ${anyway} would be stopped with "hon" in place of what identifies, so not for it alone\n`,
    ...part(false, "innocent", "in vain", "ALL (in vain)"),
  ].join("\n");
};

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
