import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { catalogues } from "../../src/app/catalogues.ts";
import type { Language } from "../../src/rules/workflow.ts";
import { workflows } from "../../workflows/index.ts";
import { literalsOf, patternOf, sources } from "./source.ts";

const { phrases, codes } = catalogues;
const languages: readonly Language[] = ["sv", "en"];
const code = sources("src", "workflows", "adapters/slack").filter(
  ({ file }) => !file.endsWith(".d.json.ts"),
);
const fields = workflows.flatMap((w) =>
  Object.entries(w.commands).flatMap(([command, spec]) =>
    Object.entries(spec.form.fields).map(([name, field]) => ({
      at: `${w.name}.${command}.${name}`,
      field,
    })),
  ),
);

type Element = {
  readonly type: number;
  readonly value: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
};
/** Each argument with its kind and, for plurals, its cases of exact numbers: `late/plural`. */
const argumentsOf = (ast: readonly Element[]): readonly string[] =>
  ast.flatMap((element) => {
    if (element.type === 0 || element.type === 7) return [];
    const inside = Object.values(element.options ?? {}).flatMap((option) =>
      argumentsOf(option.value),
    );
    return [`${element.value}/${element.type}`, ...inside];
  });
const parsed = (source: string, language: Language) =>
  new IntlMessageFormat(source, language === "sv" ? "sv-SE" : "en-GB", undefined, {
    ignoreTag: true,
  }).getAst() as unknown as readonly Element[];
const texts = (["phrases", "codes"] as const).flatMap((kind) =>
  languages.flatMap((language) =>
    Object.entries(catalogues[kind][language]).map(([key, text]) => ({
      kind,
      language,
      key,
      text,
    })),
  ),
);

describe("the two languages", () => {
  it("have the same keys, in the same order", () => {
    expect(Object.keys(phrases.en)).toEqual(Object.keys(phrases.sv));
    expect(Object.keys(codes.en).sort()).toEqual(Object.keys(codes.sv).sort());
  });
  it("parse, and take the same arguments", () => {
    for (const key of Object.keys(phrases.sv)) {
      const [sv, en] = languages.map((language) =>
        [...new Set(argumentsOf(parsed(phrases[language][key] ?? "", language)))].sort(),
      );
      expect(en, key).toEqual(sv);
    }
  });
  it("word codes without arguments: they are shown as they stand", () => {
    for (const { key, text, language } of texts.filter((t) => t.kind === "codes"))
      expect(argumentsOf(parsed(text, language)), key).toEqual([]);
  });
  it("say everything: no text is empty, none ends or begins with a stray line, none is left in the other language", () => {
    for (const { key, text } of texts) expect(text.trim(), key).not.toBe("");
    const prose = Object.keys(phrases.sv).filter(
      (key) =>
        (phrases.sv[key]?.replaceAll(/\{[^}]*\}/g, "").match(/\p{L}{2,}/gu)?.length ?? 0) > 3,
    );
    for (const key of prose) expect(phrases.en[key], key).not.toBe(phrases.sv[key]);
    // A county is called the same in both.
    for (const key of Object.keys(phrases.en).filter((each) => !/words$|^area\./i.test(each)))
      expect(phrases.en[key], key).not.toMatch(/[åäöÅÄÖ]/);
  });
  it("have one word for one thing: a legal ground is no stöd, and the coordinator of a region is regionkoordinator", () => {
    for (const [key, words] of Object.entries(phrases.sv).filter(
      ([each]) => !/\.(?:words|leads|asks)$/.test(each),
    )) {
      expect(words, key).not.toMatch(
        /\bstöd(?:et)? (?:för att|räcker|finns|som två)|inget stöd:|annat stöd$|stödjer du/i,
      );
      expect(words, key).not.toMatch(/samordnare/i);
      expect(words, key).not.toMatch(/(?<!region)koordinator/i);
      expect(words, key).not.toMatch(/har varit\.|\bIngenting har delats/);
    }
  });
  it("never shout", () => {
    for (const { key, text } of texts) expect(text, key).not.toContain("!");
  });
});

describe("what is class B", () => {
  it("is worded in a catalogue of its own, disjoint from the phrases", () => {
    expect(Object.keys(codes.sv).filter((key) => key in phrases.sv)).toEqual([]);
    const lists = new Set(Object.keys(codes.sv).map((key) => key.split(".")[0]));
    expect(Object.keys(phrases.sv).filter((key) => lists.has(key.split(".")[0]))).toEqual([]);
  });
  it("is never worded among the phrases, nor class A among the codes", () => {
    for (const { at, field } of fields) {
      if (field.kind !== "choice" && field.kind !== "choices") continue;
      const home = field.secrecy === "B" ? codes : phrases;
      for (const option of field.options)
        for (const language of languages)
          expect(home[language], `${at} ${option}`).toHaveProperty([`${field.of}.${option}`]);
    }
  });
  it("has no wording that no form and no panel uses", () => {
    const used = new Set(
      fields.flatMap(({ field }) =>
        "options" in field ? field.options.map((option) => `${field.of}.${option}`) : [],
      ),
    );
    // A list that only a panel words: `of: "name"` beside a code.
    const shown = new Set(
      code.flatMap(({ text }) => [...text.matchAll(/\bof: "(\w+)"/g)].map(([, of]) => of)),
    );
    expect(
      Object.keys(codes.sv).filter((key) => !used.has(key) && !shown.has(key.split(".")[0])),
    ).toEqual([]);
  });
});

describe("every phrase", () => {
  /** Of which lists a rule words codes: `inWords("theme", …)`, and where it passes the list on, by the type of that. */
  const lists = code.flatMap(({ text }) => [
    ...[...text.matchAll(/\binWords\((["`])([^"`]+)\1/g)].map(([, , list = ""]) => list),
    ...[...text.matchAll(/\bof: ((?:"\w+"(?: \| )?)+), code:/g)].flatMap(([, of = ""]) =>
      of.replaceAll('"', "").split(" | "),
    ),
  ]);
  /** What the log of who has read calls each panel and file; the core's own by the words of the engine. */
  const shown = new Set(
    workflows.flatMap((w) =>
      [...Object.keys(w.panels), "file"].map((name) => `shown.${w.name}.${name}`),
    ),
  );
  const isShown = (key: string, said: ReadonlySet<string>): boolean =>
    shown.has(key) || (key.startsWith("shown.core.") && said.has(key.slice("shown.core.".length)));
  it("is used somewhere", () => {
    const literals = code.flatMap(literalsOf).map((literal) => literal.text);
    const exact = new Set(literals);
    const patterns = literals
      .filter((text) => /^\w+\.(?:.*\.)?\$\{|^\w+\..*\$\{[^}]*\}\./.test(text))
      .concat(lists.map((list) => `${list}.\${code}`))
      .map(patternOf);
    const options = new Set(
      fields.flatMap(({ field }) =>
        "options" in field ? field.options.map((option) => `${field.of}.${option}`) : [],
      ),
    );
    const unused = Object.keys(phrases.sv).filter(
      (key) =>
        !exact.has(key) &&
        !options.has(key) &&
        !isShown(key, exact) &&
        !patterns.some((pattern) => pattern.test(key)),
    );
    expect(unused).toEqual([]);
  });
  it("of a notice is fixed: nothing can be put into what a locked telephone shows", () => {
    const notices = new Set([
      ...code.flatMap(({ text }) =>
        [...text.matchAll(/notice(?::| =) "([\w.]+)"/g)].map((match) => match[1] ?? ""),
      ),
      ...Object.keys(phrases.sv).filter((key) => /notice/i.test(key)),
    ]);
    expect(notices.size).toBeGreaterThan(10);
    for (const key of notices)
      for (const language of languages)
        expect(argumentsOf(parsed(phrases[language][key] ?? "", language)), key).toEqual([]);
  });
  it("of a notice says nothing of class B", () => {
    const told = /risk|barn|child|fara|danger|akut|acute|polis|police|våld|frist.*\d/i;
    for (const key of Object.keys(phrases.sv).filter((k) => k.endsWith(".notice")))
      for (const language of languages) expect(phrases[language][key], key).not.toMatch(told);
  });
});
