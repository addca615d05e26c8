// Two shelters can be told apart wherever somebody must choose: by a code that says nothing.
import { describe, expect, it } from "vitest";
import { catalogues } from "../../src/app/catalogues.ts";
import { registerOf } from "../../src/app/configuration/register.ts";
import { Locale } from "../../src/words/locale.ts";
import { memberOf, peopleWith } from "../support/given.ts";
import { sampleConfig } from "../support/world.ts";

const locale = new Locale(catalogues, (_to, values) => values);
const sample = sampleConfig();
const shelter = sample.agencies.find(({ id }) => id === "boende-syd");
if (!shelter) throw new Error("the sample has no shelter");
const registered = (...codes: readonly (string | undefined)[]) =>
  registerOf(
    {
      ...sample,
      agencies: [
        ...sample.agencies.filter(({ id }) => id !== "boende-syd"),
        ...codes.map((code, n) => ({
          ...shelter,
          id: `boende-${n}`,
          name: `Hemligt hus ${n}`,
          ...(code !== undefined && { code }),
        })),
      ],
    },
    false,
    ["slack", "teams"],
  );
const worded = (codes: readonly (string | undefined)[]): readonly string[] => {
  const people = peopleWith([], registered(...codes));
  const reader = { language: "sv", people, viewer: memberOf("noomi-kontakt") } as const;
  return codes.map((_code, n) => locale.span({ agency: `boende-${n}` as never }, reader));
};

describe("a shelter", () => {
  it("that is the only one needs no code", () => {
    expect(worded([undefined])).toEqual(["boende"]);
  });
  it("has a letter beside others, or what the configuration says, and never its name", () => {
    expect(worded([undefined, undefined])).toEqual(["boende A", "boende B"]);
    expect(worded(["B", undefined])).toEqual(["boende B", "boende A"]);
    expect(worded(["N1", "S2"])).toEqual(["boende N1", "boende S2"]);
  });
});
