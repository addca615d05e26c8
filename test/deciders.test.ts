// The pages for those who decide, and the leaflet: made from their catalogue by UPDATE_DOCS=1, each claim with the tests that hold it.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogues } from "../src/app/catalogues.ts";
import tests from "../workflows/oversight/deciding/tests.json" with { type: "json" };
import { root } from "./support/source.ts";

type Language = "sv" | "en";
type Page = "officer" | "archivist" | "lawyer" | "leaflet";
type Line = { readonly line: string; readonly text: string };
type Question = { readonly n: number; readonly text: string; readonly lines: readonly Line[] };

const pages = [
  ["dataskyddsombud.md", "officer", "sv"],
  ["arkivarie.md", "archivist", "sv"],
  ["jurist.md", "lawyer", "sv"],
  ["informationsblad.md", "leaflet", "sv"],
  ["leaflet-en.md", "leaflet", "en"],
] as const;
const questioned = [
  ["officer", 15],
  ["archivist", 10],
  ["lawyer", 12],
] as const;
const held: Readonly<Record<string, readonly (readonly string[])[]>> = tests;
const { phrases } = catalogues;
const under = (page: Page, language: Language): readonly Line[] =>
  Object.entries(phrases[language]).flatMap(([key, text]) =>
    key.startsWith(`decide.${page}.`) ? [{ line: key.slice("decide.".length), text }] : [],
  );
const questionsOf = (page: Page, language: Language): readonly Question[] => {
  const all = under(page, language);
  return all.flatMap(({ line, text }) => {
    const n = /\.(\d+)$/.exec(line)?.[1];
    return n === undefined
      ? []
      : [{ n: Number(n), text, lines: all.filter((each) => each.line.startsWith(`${line}.`)) }];
  });
};
const said = (page: Page, language: Language, what: string): string =>
  phrases[language][`decide.${page}.${what}`] ?? "";

const siblings: Readonly<Record<string, string>> = {
  Registerförteckning: "registerforteckning.md",
  "Fält för fält": "falt.md",
  Biträden: "bitraden.md",
  Gallring: "gallring.md",
  "Begäran från en person": "begaran.md",
  Konsekvensbedömning: "konsekvensbedomning.md",
};
const sibling = new RegExp(`\\b([Ss]idan) (${Object.keys(siblings).join("|")})`, "g");
const linked = (text: string): string =>
  text
    .replaceAll(sibling, (_, the: string, name: string) => `${the} [${name}](${siblings[name]})`)
    .replaceAll("docs/threat-model.md", "[docs/threat-model.md](../threat-model.md)");
const opening = /^(?:Det här är ert att besluta|Finns inte[^:]*):/;
/** Each file once: the names of its tests are in `tests.json`, and would be most of the page. */
const proof = (line: string): string => {
  const files = [...new Set((held[line] ?? []).map(([file = ""]) => file))];
  return files.length === 0
    ? ""
    : ` Prov: ${files.map((file) => `[\`${file}\`](../../${file})`).join(", ")}.`;
};
const lineOf = (page: Page, { line, text }: Line): string =>
  page === "leaflet"
    ? text
    : `- ${linked(text).replace(opening, (found) => `_${found}_`)}${proof(line)}`;
const written = (page: Page, language: Language): string => {
  const questions = questionsOf(page, language).map(({ text, lines }) =>
    [
      `## ${text}`,
      lines.map((each) => lineOf(page, each)).join(page === "leaflet" ? "\n\n" : "\n"),
    ].join("\n\n"),
  );
  return `${[`# ${said(page, language, "title")}`, said(page, language, "intro"), ...questions].join("\n\n")}\n`;
};

describe.each(pages)("docs/dpo/%s", (file, page, language) => {
  it("is made from the catalogue", () => {
    const path = join(root, "docs/dpo", file);
    if (process.env.UPDATE_DOCS) writeFileSync(path, written(page, language));
    expect(existsSync(path) && readFileSync(path, "utf8")).toBe(written(page, language));
  });
});
describe.each(questioned)("the questions of the %s", (page, count) => {
  it("are all there, numbered, each with an answer, in both languages", () => {
    for (const language of ["sv", "en"] as const) {
      const questions = questionsOf(page, language);
      expect(questions.map(({ n }) => n)).toEqual(Array.from({ length: count }, (_, i) => i + 1));
      for (const { n, text, lines } of questions) {
        expect(text).toMatch(new RegExp(`^${n}\\. .+\\?$`));
        expect(lines.length, text).toBeGreaterThan(0);
      }
    }
  });
  it("have no claim without a test: a line has one, says that it is missing, or leaves it to its reader", () => {
    const lines = questionsOf(page, "sv").flatMap((question) => question.lines);
    const wrong = lines.filter(({ line, text }) => {
      if (line.endsWith(".yours"))
        return held[line] !== undefined || !text.startsWith("Det här är ert att besluta: ");
      if (line.endsWith(".missing"))
        return held[line] !== undefined || !/^Finns inte\b.*: /.test(text);
      return (held[line]?.length ?? 0) === 0 || opening.test(text);
    });
    expect(wrong).toEqual([]);
  });
});
describe("the leaflet", () => {
  it("says nothing that neither a test holds nor the agency fills in or answers for", () => {
    const lines = questionsOf("leaflet", "sv").flatMap((question) => question.lines);
    expect(
      lines.filter(({ line, text }) => held[line] === undefined && !text.includes("[")),
    ).toEqual([]);
  });
  it("has the same to fill in, in both languages", () => {
    const gaps = (language: Language) =>
      under("leaflet", language).map(({ line, text }) => `${line} ${text.split("[").length - 1}`);
    expect(gaps("en")).toEqual(gaps("sv"));
  });
  it("is easy to read: no sentence has more than 35 words, and half of them have ten at most", () => {
    for (const language of ["sv", "en"] as const) {
      const words = under("leaflet", language)
        .flatMap(({ text }) => text.split(/(?<=[.?])\s/))
        .map((sentence) => sentence.split(/\s+/).length)
        .sort((a, b) => a - b);
      expect(words.at(-1)).toBeLessThanOrEqual(35);
      expect(words[Math.floor(words.length / 2)]).toBeLessThanOrEqual(10);
    }
  });
});
describe("what is named", () => {
  it("holds a line that is there", () => {
    expect(Object.keys(held).filter((line) => !(`decide.${line}` in phrases.sv))).toEqual([]);
  });
  it("is a test of that name in that file", () => {
    const all = Object.values(held).flat();
    expect(all.length).toBeGreaterThan(60);
    const missing = all.filter(([file = "", name = ""]) => {
      const path = join(root, file);
      const begins = `(?:\\b(?:it|test|describe)(?:\\.\\w+)?|[)\\]])\\(\\s*`;
      const quoted = JSON.stringify(name).replaceAll(/[.*+?^$()[\]{}|\\]/g, "\\$&");
      return (
        !existsSync(path) || !new RegExp(`${begins}${quoted}`).test(readFileSync(path, "utf8"))
      );
    });
    expect(missing).toEqual([]);
  });
  it("has the figures of the guard", () => {
    expect(phrases.sv["decide.officer.14.b"]).toContain(
      "Av 760 texter som pekade ut någon hittades 738.",
    );
    expect(readFileSync(join(root, "docs/guard.md"), "utf8")).toMatch(
      /\*\*all of them\*\* +\| +760 \| 738 \(/,
    );
  });
});
