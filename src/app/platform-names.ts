// The platforms as sentences name them, and what connects each.
import { platformNames, platforms } from "../../adapters/each.ts";

/** What people call them. */
export const labels = platformNames.map((platform) => platforms[platform].label);
const tags = { sv: "sv", en: "en-GB" } as const;
type Language = keyof typeof tags;
const listed = (words: readonly string[], language: Language, type: "conjunction" | "disjunction"): string =>
  new Intl.ListFormat(tags[language], { type }).format(words);

/** `Slack or Teams`. */
export const anyPlatform = (language: Language): string => listed(labels, language, "disjunction");
/** `Slack and Teams`. */
export const everyPlatform = (language: Language): string => listed(labels, language, "conjunction");
/** `Slack nor Teams`, after "neither". */
export const norPlatform = labels.join(" nor ");
/** A sentence for each platform: the settings that it needs. `either`: the word before a choice of settings. */
export const neededSettings = (language: Language, of: (label: string, settings: string) => string, either: string): string =>
  platformNames
    .map((platform) => {
      const needs: readonly (string | readonly string[])[] = platforms[platform].needs;
      const words = needs.map((need) => (typeof need === "string" ? need : `${either} ${listed(need, language, "disjunction")}`));
      return of(platforms[platform].label, listed(words, language, "conjunction"));
    })
    .join(" ");
