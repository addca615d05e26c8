// Keeps a story as a file of text: in Swedish whole, in English one story whole and of each other every surface once.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { toldApart } from "./teams-story.ts";

type Told = string | { readonly told: string };
type Language = "sv" | "en";
export const textOf = (told: Told): string => (typeof told === "string" ? told : told.told);

/** "→ Slack @U0BOENDE1 (changed): Your case." is a surface, wherever it stands. */
const place = /^→ [^:]*:/;
const numbers = /[\dX]+/g;
/** A screen is known by its title, a message by its notice and its first line; numbers apart. */
const nameOf = (surface: readonly string[]): string =>
  surface
    .slice(0, surface[0]?.startsWith("→") ? 2 : 1)
    .join("\n")
    .replace(place, "→")
    .replaceAll(numbers, "0");
/**
 * Each surface of a telling at its first place, under the heading that it stood under. A surface begins with a title ("«New case»"), with a message
 * ("→ Slack #noomi: …") or with an answer ("~ Done.").
 */
export const surfacesIn = (told: string): string => {
  const known = new Set<string>();
  let headings: readonly string[] = [];
  const kept: string[] = [];
  for (const part of told.split(/^(?=#|«|→|~)/m)) {
    if (part.startsWith("#")) {
      // "# An act" stands until a scene of it is kept; "### a scene" gives way to the next one.
      headings = [
        ...headings.filter((each) => each.startsWith("# ") && !part.startsWith("# ")),
        part,
      ];
      continue;
    }
    const name = nameOf(part.split("\n"));
    if (part.trim() === "" || known.has(name)) continue;
    known.add(name);
    kept.push(...headings, part);
    headings = [];
  }
  return kept.join("");
};
/** As the file of this story in this language has it. */
export const asKept = (name: string, language: Language, told: string): string =>
  language === "sv" || name === "story" ? told : surfacesIn(told);
/** What the file has. */
export const keptOf = (name: string, language: Language): string =>
  readFileSync(new URL(`./${name}.${language}.txt`, import.meta.url), "utf8");

/** A test for each language. `UPDATE_GOLDEN=1` writes the files anew; read the difference before you keep it. `also`: what else must hold of a telling. */
export const keeps = <T extends Told>(
  name: string,
  what: string,
  tell: (language: Language) => Promise<T>,
  also?: (told: T) => void,
): void => {
  for (const language of ["sv", "en"] as const)
    test(`${what}, ${language}`, async () => {
      const told = await toldApart(() => tell(language));
      const text = asKept(name, language, textOf(told));
      const file = new URL(`./${name}.${language}.txt`, import.meta.url);
      if (process.env.UPDATE_GOLDEN || !existsSync(file)) writeFileSync(file, text);
      expect(text).toBe(keptOf(name, language));
      also?.(told);
    });
};
