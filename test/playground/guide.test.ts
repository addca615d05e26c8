// The guided week as data: what each step says, and which day it looks for.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { wishFor } from "../../playground/page/find.ts";
import { storyOf } from "../../playground/page/guide.ts";
import { typed } from "../../playground/page/guide-kit.ts";
import { texts } from "../../playground/page/texts.ts";
import { firstLanguage, inLanguage } from "../../playground/server/first-language.ts";
import { catalogues } from "../../src/app/catalogues.ts";
import { Locale } from "../../src/words/locale.ts";
import { Phrasebook } from "../../src/words/phrasebook.ts";
import { workflows } from "../../workflows/index.ts";
import { presets } from "../support/presets.ts";

const book = new Phrasebook(new Map(workflows.map((w) => [w.name, w])), new Locale(catalogues, presets.sign));
/** What a typed line means, whatever it is called. */
const meant = (line: string): unknown => {
  const [slash = "", ...rest] = line.replace("{ref}", "").trim().split(" ");
  return book.understand(slash, rest.join(" ")).meant.filter(({ also, one }) => !also && one === line.includes("{ref}"));
};
const story = storyOf({ teams: { absent: false } });
const noon = (day: string): number => Date.parse(`${day}T11:00:00Z`);

describe("the guided week", () => {
  test.each(["sv", "en"] as const)("has words for each step, and no step twice, in %s", (lang) => {
    const ids = story.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(Object.keys(texts[lang].steps).toSorted());
  });
  test("shows each kind of work that has come: services, a swap, a new name, indicators", () => {
    for (const id of ["services", "swap", "renamed", "figures"] as const)
      expect(
        story.map((step) => step.id),
        id,
      ).toContain(id);
    // Where there is no Teams, what happens in Slack alone.
    const alone = storyOf({ teams: { absent: true } }).map(({ id }) => id);
    expect(alone).toEqual(expect.arrayContaining(["services", "swap", "figures"]));
    expect(alone).not.toContain("renamed");
  });
  test("types its commands in the words of the page's language, and they mean the same", () => {
    const lines = story.flatMap(({ acts }) => acts.flatMap((act) => ("type" in act && act.type.startsWith("/") ? [act] : [])));
    expect(lines.length).toBeGreaterThan(14);
    for (const act of lines) {
      expect(meant(act.type), act.type).toHaveLength(1);
      expect(meant(typed(act, "en")), act.type).toEqual(meant(act.type));
      expect(typed(act, "en")).not.toMatch(/[åäö]/);
    }
    const said = lines.map((act) => typed(act, "en").replace(" {ref}", ""));
    for (const [command] of JSON.stringify(texts.en.steps).matchAll(/\/stafett [a-z]+/g))
      expect(
        said.some((line) => line.startsWith(command)),
        command,
      ).toBe(true);
  });
  test("looks for the next Thursday, and on a Thursday for the one after", () => {
    const day = (now: string) => wishFor([{ label: /day/, with: { weekday: 4 } }], "day", "sv", noon(now));
    expect(day("2026-11-25")).toBe("2026-11-26");
    expect(day("2026-11-26")).toBe("2026-12-03");
    expect(day("2026-12-29")).toBe("2026-12-31");
  });
});

describe("a page that nobody has chosen a language for", () => {
  test.each([
    [undefined, "sv"],
    ["sv-SE,sv;q=0.9,en;q=0.8", "sv"],
    ["en-GB,en;q=0.9,sv;q=0.8", "en"],
    ["de-DE,de;q=0.9,en;q=0.5", "en"],
    ["sv;q=0.5,en;q=0.7", "en"],
    ["en;q=0, sv", "sv"],
    ["fr", "sv"],
    ["en;q=nothing", "sv"],
  ] as const)("with %s is in %s", (header, language) => {
    expect(firstLanguage(header)).toBe(language);
    const html = readFileSync(new URL("../../playground/page/index.html", import.meta.url), "utf8");
    expect(inLanguage(html, language)).toContain(`<html lang="${language}">`);
  });
});
