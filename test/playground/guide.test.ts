// The guide as data: what each step says, and which day it looks for.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { wishFor } from "../../playground/page/find.ts";
import {
  allSteps,
  main,
  mainOf,
  themeNames,
  themeOf,
  themes,
} from "../../playground/page/guide.ts";
import { type Act, type Need, type StepId, typed } from "../../playground/page/guide-kit.ts";
import { plannedMs } from "../../playground/page/guide-tempo.ts";
import { texts } from "../../playground/page/texts.ts";
import { type ClockMove, target } from "../../playground/page/time.ts";
import { firstLanguage, inLanguage } from "../../playground/server/first-language.ts";
import { catalogues } from "../../src/app/catalogues.ts";
import { Locale } from "../../src/words/locale.ts";
import { Phrasebook } from "../../src/words/phrasebook.ts";
import { workflows } from "../../workflows/index.ts";
import { presets } from "../support/presets.ts";

const book = new Phrasebook(
  new Map(workflows.map((w) => [w.name, w])),
  new Locale(catalogues, presets.sign),
);
/** What a typed line means, whatever it is called. */
const meant = (line: string): unknown => {
  const [slash = "", ...rest] = line.replace("{ref}", "").trim().split(" ");
  return book
    .understand(slash, rest.join(" "))
    .meant.filter(({ also, one }) => !also && one === line.includes("{ref}"));
};
const needsOf = (needs: readonly Need[]): readonly Need[] =>
  needs.flatMap((need) => [need, ...needsOf(need.needs ?? [])]);
/** All that is done in any step, what is prepared for it too. */
const acts: readonly Act[] = allSteps.flatMap((step) => [
  ...needsOf(step.needs).flatMap((need) => need.acts),
  ...step.acts,
]);
const noon = (day: string): number => Date.parse(`${day}T11:00:00Z`);

describe("the guide", () => {
  test("is seven steps, and the others by theme", () => {
    expect(main).toHaveLength(7);
    expect(themeNames.toSorted()).toEqual(Object.keys(texts.sv.guide.themes).toSorted());
    for (const name of themeNames) expect(themes[name].length, name).toBeGreaterThan(0);
  });
  test.each(["sv", "en"] as const)("has words for each step, and no step twice, in %s", (lang) => {
    const ids = allSteps.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(Object.keys(texts[lang].steps).toSorted());
  });
  test.each(["sv", "en"] as const)(
    "names every theme where it says what more there is, in %s",
    (lang) => {
      const { guide, closing } = texts[lang];
      for (const name of Object.values(guide.themes))
        expect(closing.ways[0]).toContain(name.toLowerCase());
    },
  );
  test("ends each step on something that can be read, and each begins with what it needs", () => {
    for (const { id, ends, needs } of allSteps) {
      expect(Object.keys(ends).length, id).toBeGreaterThan(0);
      expect(needs.length, id).toBeGreaterThan(0);
    }
  });
  test("leaves out what happens in Teams where there is none", () => {
    const windows = { teams: { absent: true } };
    const alone = [...mainOf(windows), ...themeNames.flatMap((name) => themeOf(name, windows))].map(
      ({ id }) => id,
    );
    expect(alone).toEqual(
      expect.arrayContaining(["open", "morning", "services", "swap", "figures"]),
    );
    for (const id of ["answer", "malmo", "renamed", "held"]) expect(alone).not.toContain(id);
  });
  test("types its commands in the words of the page's language, and they mean the same", () => {
    const lines = acts.flatMap((act) => ("type" in act && act.type.startsWith("/") ? [act] : []));
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
  test.each(["sv", "en"] as const)("takes three minutes with its captions read, in %s", (lang) => {
    // Brysbaert 2019: a text of facts is read at 238 words a minute, half of the readers between 200 and 275.
    const wordsPerMinute = 200;
    const caption = (id: StepId): number =>
      `${texts[lang].steps[id].title} ${texts[lang].steps[id].body}`.split(/\s+/).length;
    const seconds = main.map(
      (step) => plannedMs(step, lang) / 1000 + (caption(step.id) * 60) / wordsPerMinute,
    );
    expect(seconds.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(180);
  });
  test("looks for the next Thursday, and on a Thursday for the one after", () => {
    const day = (now: string) =>
      wishFor([{ label: /day/, with: { weekday: 4 } }], "day", {
        lang: "sv",
        now: noon(now),
        ref: null,
      });
    expect(day("2026-11-25")).toBe("2026-11-26");
    expect(day("2026-11-26")).toBe("2026-12-03");
    expect(day("2026-12-29")).toBe("2026-12-31");
  });
  test("moves the clock to workdays, over days on which nobody works", () => {
    const off = ["2026-12-24", "2026-12-25", "2027-01-01"];
    const to = (move: ClockMove, now: string): string =>
      new Date(target(move, noon(now), off)).toISOString();
    expect(to({ nextWorkday: [8, 30] }, "2026-12-23")).toBe("2026-12-28T07:30:00.000Z");
    expect(to({ nextWorkday: [8, 30] }, "2026-12-18")).toBe("2026-12-21T07:30:00.000Z");
    expect(to({ weekday: 5, at: [13, 5] }, "2026-12-21")).toBe("2027-01-08T12:05:00.000Z");
    expect(to({ weekday: 5, at: [13, 5] }, "2026-12-18")).toBe("2026-12-18T12:05:00.000Z");
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
