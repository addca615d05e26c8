// The platforms as sentences to operators name them, and what connects each.
import { platformNames, platforms } from "../../../adapters/each.ts";

/** What people call them. */
export const labels = platformNames.map((platform) => platforms[platform].label);
const listed = (words: readonly string[], type: "conjunction" | "disjunction"): string =>
  new Intl.ListFormat("en-GB", { type }).format(words);

/** `Slack or Teams`. */
export const anyPlatform = listed(labels, "disjunction");
/** `Slack and Teams`. */
export const everyPlatform = listed(labels, "conjunction");
/** `Slack nor Teams`, after "neither". */
export const norPlatform = labels.join(" nor ");
/** A sentence for each platform: the settings that it needs. */
export const neededSettings = (of: (label: string, settings: string) => string): string =>
  platformNames
    .map((platform) => {
      const needs: readonly (string | readonly string[])[] = platforms[platform].needs;
      const words = needs.map((need) =>
        typeof need === "string" ? need : `either ${listed(need, "disjunction")}`,
      );
      return of(platforms[platform].label, listed(words, "conjunction"));
    })
    .join(" ");
