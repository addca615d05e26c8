// docs/dpo/falt.md lists each field of each form, made from the forms by UPDATE_DOCS=1: no field can be asked that is not there.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogues } from "../src/app/catalogues.ts";
import type { Field } from "../src/rules/ui.ts";
import { workflows } from "../workflows/index.ts";
import { root } from "./support/source.ts";

const path = join(root, "docs/dpo/falt.md");
const phrases: Readonly<Record<string, string>> = catalogues.phrases.sv;
const answers: Readonly<Record<Exclude<Field["kind"], "token">, string>> = {
  choice: "ett val",
  choices: "flera val",
  date: "en dag",
  line: "kort text som prövas",
  agency: "en verksamhet",
  agencies: "verksamheter",
  member: "en medarbetare",
  holder: "en medarbetare eller funktion",
  instance: "ett val bland det som finns",
  document: "ett hämtat dokument",
};
type Row = { readonly label: string; readonly secrecy: "A" | "B"; readonly answer: string };
const rowOf = (field: Field): readonly Row[] => {
  if (field.kind === "token") return [];
  const label = phrases[field.label.key] ?? field.label.key;
  return [
    { label, secrecy: "secrecy" in field ? field.secrecy : "A", answer: answers[field.kind] },
  ];
};
/** Each once, however many forms ask for it: those of class B first. */
const rowsOf = ({ commands }: (typeof workflows)[number]): readonly Row[] => {
  const all = Object.values(commands).flatMap(({ form }) =>
    Object.values(form.fields as Readonly<Record<string, Field>>).flatMap(rowOf),
  );
  const sorted = all.toSorted((a, b) =>
    a.secrecy === b.secrecy ? a.label.localeCompare(b.label, "sv") : a.secrecy === "B" ? -1 : 1,
  );
  return [...new Map(sorted.map((row) => [`${lineKey(row)}: ${row.label}`, row])).values()];
};
/** Fields of one class that are answered alike stand in one line. */
const lineKey = ({ secrecy, answer }: Row): string => `${secrecy}, ${answer}`;
const linesOf = (rows: readonly Row[]): readonly string[] =>
  [...Map.groupBy(rows, lineKey)].map(
    ([key, alike]) => `- **${key}**: ${alike.map(({ label }) => label).join("; ")}`,
  );
const asked = workflows.map((workflow) => ({
  heading: phrases[workflow.heading ?? ""] ?? workflow.name,
  rows: rowsOf(workflow),
}));
const intro = [
  "# Fält för fält",
  "",
  "Varje fält som ett formulär i Stafett frågar efter, efter klass och vad som kan svaras. Inget av dem är till för namn, nummer eller adress till den som ärendet gäller. Klass A får stå i en kanal, klass B bara i formulär och paneler för dem som deltar. Korta texter prövas innan de sparas. Med varje svar antecknas vem som svarade och när. Hur länge det sparas: [Gallring](gallring.md).",
];
const page = (): string =>
  `${[
    ...intro,
    ...asked
      .filter(({ rows }) => rows.length > 0)
      .flatMap(({ heading, rows }) => ["", `## ${heading}`, "", ...linesOf(rows)]),
  ].join("\n")}\n`;
if (process.env.UPDATE_DOCS) writeFileSync(path, page());
describe("docs/dpo/falt.md", () => {
  it("has each field of each form, with its class and what answers it", () => {
    expect(existsSync(path) && readFileSync(path, "utf8")).toBe(page());
  });
  it("has fields of both classes, and a label in words for each", () => {
    const rows = asked.flatMap((each) => each.rows);
    expect(rows.length).toBeGreaterThan(150);
    expect(rows.filter(({ label }) => /^[a-z]+\.[a-zA-Z.]+$/.test(label))).toEqual([]);
    for (const secrecy of ["A", "B"])
      expect(rows.filter((row) => row.secrecy === secrecy).length).toBeGreaterThan(40);
  });
});
