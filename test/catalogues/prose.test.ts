import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { tables, workflows } from "../../workflows/index.ts";
import { type Literal, literalsOf, sources } from "./source.ts";

/** Texts for whoever starts the program, the words of the configuration's mistakes, lists of the guard and of neutral words: not shown in chat, nor is what a count is called. What a guarantee reads stands on its page, in docs/. */
const allowed = [
  /^src\/app\/audit\/guarantees\.ts$/,
  /^src\/app\/(start-texts|watch\/metrics)\.ts$/,
  /^src\/config\//,
  /^src\/guard\//,
  /^src\/words\/texts\//,
  /^src\/app\/(operate\/(texts|documents)|audit\/texts)\.ts$/,
];
/** SQL is no prose, and neither is what a programmer's mistake throws: the engine never shows an error's message. */
const isSql = (text: string) =>
  /^[\s(]*(select|insert|update|delete|create|pragma|begin|declare|with|drop|alter|savepoint|release|rollback|exists|where|set|on conflict)\b|^\s*(?:and )?(?:destination|home|unreachable_since) (?:is|=|not in) /i.test(
    text,
  );
const isThrown = ({ before }: Literal) =>
  /(Error|CannotOpen)\(\s*(`[^`]*|[\w.]+,\s*)?$/.test(before) ||
  /(Error|CannotOpen)\([^()]*$/.test(before);
/** `declassified` gives reasons to readers of the code and to the tests; nothing of it is shown. */
const isReason = ({ before, file }: Literal) =>
  file.startsWith("workflows/") && /\b\w+:\s*$/.test(before);

const stringsIn = (value: unknown): readonly string[] =>
  typeof value === "string"
    ? [value]
    : typeof value === "object" && value !== null
      ? Object.values(value).flatMap(stringsIn)
      : [];
const ofTables = stringsIn(tables);
/** A table of situations gives its clocks names and says why there is none: docs/domain.md prints them, and no person reads them in chat. */
const isOfTable = ({ file, text }: Literal) =>
  file.startsWith("workflows/") &&
  ofTables.some((each) => each.includes(text.split("${")[0] ?? text));
const speaks = (text: string): boolean =>
  /[åäöÅÄÖ]/.test(text) ||
  /(?:\p{L}{2,}[,.]? ){3,}\p{L}{2,}/u.test(text.replaceAll(/\$\{[^}]*\}/g, ""));
const found = (): readonly Literal[] =>
  sources("workflows", "src", "adapters/slack", "adapters/web")
    .filter(({ file }) => !allowed.some((pattern) => pattern.test(file)))
    .flatMap(literalsOf)
    .filter((literal) => speaks(literal.text) && !isSql(literal.text) && !isThrown(literal));

describe("no text for people stands in the code", () => {
  it("neither Swedish nor English, outside the catalogues", () => {
    const reasons = new Set(workflows.flatMap((w) => Object.values(w.declassified)));
    const prose = found().filter(
      (literal) => !(isReason(literal) && reasons.has(literal.text)) && !isOfTable(literal),
    );
    expect(prose.map(({ file, line, text }) => `${file}:${line} ${text.slice(0, 60)}`)).toEqual([]);
  });
  it("and the search would find it", () => {
    const planted = {
      file: "workflows/x.ts",
      text: 'const a = "Ärendet är öppet";\nconst b = `You have many cases to do today`; // Ärende\n/ö/.test("x");',
    };
    expect(
      literalsOf(planted)
        .filter((l) => speaks(l.text))
        .map((l) => l.line),
    ).toEqual([1, 2]);
  });
});

describe("what people read in the stories", () => {
  it.each(["story", "teams", "referral", "meeting"])("says no word twice in a row: %s", (story) => {
    const texts = ["sv", "en"].map((language) =>
      readFileSync(new URL(`../golden/${story}.${language}.txt`, import.meta.url), "utf8"),
    );
    const twice = texts.flatMap((text) =>
      [...text.matchAll(/(?<!\p{L})(\p{L}{2,}\.?) \1(?!\p{L})/gu)].map(([found]) => found),
    );
    expect(twice).toEqual([]);
  });
});
