// The mistakes that `npm run breaker` makes, each kind on a line of its own.
import { describe, expect, it } from "vitest";
import { applied, mutantsOf, sample } from "./breaker/mutants.ts";
import { subjects } from "./breaker/table.ts";

const broken = (text: string): readonly string[] =>
  mutantsOf("src/a.ts", text).map((one) => applied(text, one));

describe("the mistakes", () => {
  it.each<[string, string, readonly string[]]>([
    ["a condition", "if (a) b;", ["if (!(a)) b;"]],
    ["a condition in between", "x = a ? b : c;", ["x = !(a) ? b : c;"]],
    ["an equation, once", "if (a === b) c;", ["if (a !== b) c;"]],
    ["a limit", "x = a < b;", ["x = a <= b;"]],
    ["a junction", "x = a && b;", ["x = a || b;"]],
    ["a result", "f = () => [a, b];", ["f = () => [];", "f = () => [b];", "f = () => [a];"]],
    [
      "a result behind a condition",
      "f = () => { return a === 0 ? [b] : c; };",
      [
        "f = () => { return a === 0 ? [] : c; };",
        "f = () => { return a !== 0 ? [b] : c; };",
        "f = () => { return a === 1 ? [b] : c; };",
      ],
    ],
    ["a call", "await a();", [";"]],
    ["a number", "x = 7;", ["x = 8;"]],
    ["a long time", "x = 5_000;", ["x = 10000;"]],
    ["a truth", "x = true;", ["x = false;"]],
    ["a spread", "x = { ...a };", ["x = { ...{} };"]],
    ["a spread of a list", "x = [...a];", ["x = [...[]];"]],
    [
      "what stands inside of a type's mark",
      "x = (a as 1) < (b satisfies 2);",
      ["x = (a as 1) <= (b satisfies 2);"],
    ],
  ])("are made of %s", (_what, text, mistakes) => {
    expect(broken(text)).toEqual(mistakes);
  });
  it.each([
    "type A = 1 | true;",
    'import { a } from "./b.ts";',
    "x = { 1: a };",
    "const list = [a, b];",
    "x = a ?? b;",
  ])("are none in: %s", (text) => {
    expect(broken(text)).toEqual([]);
  });
  it("know their line", () => {
    expect(mutantsOf("src/a.ts", "a;\n\nx = 1;").map(({ line }) => line)).toEqual([3]);
  });
});

describe("a sample", () => {
  const all = Array.from({ length: 1_000 }, (_, i) => i);
  it("is the same for the same seed, another for another, and nothing twice", () => {
    expect(sample(all, 50, 1)).toEqual(sample(all, 50, 1));
    expect(sample(all, 50, 1)).not.toEqual(sample(all, 50, 2));
    expect(new Set(sample(all, 50, 1)).size).toBe(50);
  });
  it("is everything where there is less", () => {
    expect([...sample(all, 2_000, 1)].sort((a, b) => a - b)).toEqual(all);
  });
  it("comes from everywhere", () => {
    const chosen = sample(all, 200, 3);
    for (const from of [0, 250, 500, 750])
      expect(chosen.filter((one) => one >= from && one < from + 250).length).toBeGreaterThan(20);
  });
});

describe("the table", () => {
  it("names tests for the files that decide, and leaves out those that only show", () => {
    const paths = subjects().map(({ path }) => path);
    expect(paths).toEqual(
      expect.arrayContaining([
        "src/engine/reconcile.ts",
        "src/worker/outbox.ts",
        "src/engine/panels.ts",
      ]),
    );
    expect(paths.filter((path) => /^workflows\/.*\/(posts|panels|view)\.ts$/.test(path))).toEqual(
      [],
    );
    expect(new Set(paths).size).toBe(paths.length);
  });
});
