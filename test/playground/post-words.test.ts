// What the page calls what was sent: each kind by words, none by the key that the program gives it.
import { describe, expect, test } from "vitest";
import { postWords } from "../../playground/page/post-words.ts";
import { texts } from "../../playground/page/texts.ts";
import { workflows } from "../../workflows/index.ts";

describe.each(["sv", "en"] as const)("in %s", (lang) => {
  test("each workflow has words for a message whose kind has none", () => {
    const names: Readonly<Record<string, string>> = texts[lang].about;
    for (const { name } of workflows)
      expect(postWords(`${name}.unheard`, texts[lang])).toMatch(/^[^.]*\p{L}{3}[^.]*$/u);
    for (const name of Object.keys(names))
      expect(
        workflows.some((one) => one.name === name),
        name,
      ).toBe(true);
  });
  test.each([
    "case.card",
    "agenda.card",
    "nsp.turn",
    "method.rewritten",
    "roster.ask",
    "day.list",
    "nothing.known",
  ])("%s is said in words", (key) => {
    expect(postWords(key, texts[lang])).not.toMatch(/^[a-z]+(?:\.[a-zA-Z]+)?$/);
  });
  test("a meeting's card is not a case's", () => {
    expect(postWords("agenda.card", texts[lang])).not.toBe(postWords("case.card", texts[lang]));
  });
});
