import { describe, expect, it } from "vitest";
import { guard, guardTerms } from "../../src/guard/index.ts";
import { NAMES } from "./name-vectors.ts";
import { NUMBERS_AND_PLACES } from "./vectors.ts";

const known = guardTerms(["Solrosen", "Villa Björk"], ["Noomi", "Maria Mottagning"]);
const said = (text: string): string => {
  const verdict = guard(text, known);
  return verdict.kind === "clean" ? "clean" : `${verdict.kind} ${verdict.rule}`;
};

describe.each(Object.entries({ ...NUMBERS_AND_PLACES, ...NAMES }))(
  "the guard on %s",
  (_, expectations) => {
    const cases = Object.entries(expectations).flatMap(([expected, texts]) =>
      texts.map((text) => ({ text, shown: text.slice(0, 60), expected })),
    );
    it.each(cases)("says $expected to $shown", ({ text, expected }) => {
      expect(said(text)).toBe(expected);
    });
  },
);

describe("the verdict", () => {
  it("holds a kind and a rule, never the text", () => {
    const verdict = guard("Anna Svensson 811218-9876");
    expect(Object.keys(verdict).sort()).toEqual(["kind", "rule"]);
    expect(JSON.stringify(verdict)).not.toMatch(/anna|svensson|8112/i);
  });

  it("prefers what is certain to what must be asked", () => {
    expect(said("Anna mår bra, ring 070-123 45 67")).toBe("blocked phone");
  });

  it("knows no shelter that is not configured", () => {
    expect(guard("plats på solrosen").kind).toBe("clean");
  });

  it("keeps the names of the configuration only as hashes", () => {
    expect(JSON.stringify([...known.shelters, ...known.allowed])).toMatch(/^\[[\d,]+\]$/);
  });

  it("blocks a shelter even if it is also listed as allowed", () => {
    expect(guard("Solrosen", guardTerms(["Solrosen"], ["Solrosen"])).kind).toBe("blocked");
  });
});
