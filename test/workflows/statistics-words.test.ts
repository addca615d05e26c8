// Every code of every table has its words, in the year's own panel and among the indicators: a code that nobody has met yet would be a panel that fails.
import { expect, it } from "vitest";
import { catalogues } from "../../src/app/catalogues.ts";
import type { Span } from "../../src/rules/ui.ts";
import { Locale } from "../../src/words/locale.ts";
import { conventions } from "../../workflows/conventions/index.ts";
import { indicators } from "../../workflows/conventions/indicators.ts";
import { catalogueOf } from "../../workflows/statistics/catalogue.ts";
import { codeOf } from "../../workflows/statistics/release-words.ts";
import { sections } from "../../workflows/statistics/sections.ts";
import { given, local, memberOf, peopleWith, worldOf } from "../support/given.ts";

const locale = new Locale(catalogues, (_to, values) => values);
const frame = { regions: ["SYD", "VAST"], counties: ["Skåne"] };
const reader = (language: "sv" | "en") => ({
  language,
  people: peopleWith([]),
  viewer: memberOf("nspm-samordnare"),
});

it.each(["sv", "en"] as const)("each code of each dimension has a text in %s", (language) => {
  for (const { catalogueOf: of, dimensions } of sections)
    for (const dimension of dimensions)
      for (const code of of(frame).dimensions[dimension] ?? [])
        expect(
          locale.span(codeOf(dimension, code, worldOf()) as Span, reader(language)),
          `${dimension} ${code}`,
        ).not.toBe("");
});
type Coded = { readonly code: unknown; readonly of: string };
/** Everything in a panel that is a code. */
const codesIn = (value: unknown): readonly Coded[] => {
  if (Array.isArray(value)) return value.flatMap(codesIn);
  if (typeof value !== "object" || value === null) return [];
  return "code" in value && "of" in value
    ? [value as Coded]
    : Object.values(value).flatMap(codesIn);
};
it.each(["sv", "en"] as const)(
  "each indicator can be read in %s, with every code of its dimension",
  (language) => {
    const { dimensions } = catalogueOf(frame.regions);
    const figures = Object.fromEntries(
      Object.entries(dimensions).flatMap(([name, codes]) =>
        codes.map((code) => [`${name}=${code}`, 7]),
      ),
    );
    const at = local("2027-01-07", "10:00");
    const tables = Object.fromEntries(
      indicators.flatMap(({ from }) => from.map((table) => [table, at])),
    );
    const story = given(conventions)
      .done("start", {}, "configuration")
      .done("released", { year: "2026", figures, tables }, {
        sender: "release",
        instance: "Y",
      } as never);
    const codes = codesIn(story.panel("show", "nspm-samordnare", at));
    expect(new Set(codes.map(({ of }) => of))).toEqual(
      new Set(["source", "timeBand", "sought", "reflection", "exploitation"]),
    );
    for (const code of codes)
      expect(locale.span(code as unknown as Span, reader(language))).not.toBe("");
  },
);
