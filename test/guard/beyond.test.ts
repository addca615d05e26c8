// One beyond what the guard looks at: it asks, and lets nothing through that it has not read.
import { expect, it } from "vitest";
import { guard } from "../../src/guard/index.ts";

const many = (n: number, one: string): string => Array.from({ length: n }, () => one).join(" ");
it("asks about a text with more disguised words than it looks at", () => {
  const odd = "x2z";
  expect(guard(many(200, odd)).kind).toBe("clean");
  expect(guard(many(201, odd)).kind).not.toBe("clean");
});
it("asks about what is left of a row with more numbers of authorities than it takes away", () => {
  const row = (n: number): string => Array.from({ length: n }, () => "112").join(", ");
  expect(guard(row(12)).kind).toBe("clean");
  expect(guard(row(24)).kind).toBe("ask");
});
