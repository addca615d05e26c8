// The measures of `npm run shape`, each on a text small enough to count by hand.
import { describe, expect, it } from "vitest";
import { budgetsOf, moduleOf, unfounded } from "./shape/budgets.ts";
import { unusedExports } from "./shape/exports.ts";
import { codeLines, percentile } from "./shape/lines.ts";
import { optionalMethods } from "./shape/ports.ts";
import { isCatalogue, parseFile, readProduct } from "./shape/product.ts";
import { repeats, shortestRun } from "./shape/repeats.ts";
import { ringsOf } from "./shape/rings.ts";
import { functionTokens, portsOf, tokensOf } from "./shape/tokens.ts";

const one = (path: string, ...lines: readonly string[]) => parseFile(path, `${lines.join("\n")}\n`);
const numbered = (count: number, name = "a") =>
  Array.from({ length: count }, (_, i) => `${name}(${i});`);

describe("lines of code", () => {
  it("are those with something on them that is no comment", () => {
    const lines = codeLines(
      one(
        "src/a.ts",
        "// why",
        "",
        "const a = 1; // one",
        "/** what",
        " * it is */ const b = 2;",
        '"// said";',
      ),
    );
    expect(lines.map(({ number }) => number)).toEqual([3, 5, 6]);
  });
  it.each([
    ["workflows/case/texts/sv.d.json.ts", true],
    ["src/words/texts/neutral-words.ts", true],
    ["src/guard/beside-words.ts", true],
    ["src/guard/names.ts", false],
    ["workflows/case/codes.ts", false],
  ])("of %s count as texts: %s", (path, texts) => {
    expect(isCatalogue(path)).toBe(texts);
  });
  it("are read from every folder of the product", () => {
    const folders = new Set(readProduct().map(({ path }) => path.split("/")[0]));
    expect(folders).toEqual(new Set(["src", "workflows", "adapters"]));
  });
});

describe("a percentile", () => {
  it("is a value that is there", () => {
    const hundred = Array.from({ length: 100 }, (_, i) => 100 - i);
    expect([
      percentile(hundred, 0.5),
      percentile(hundred, 0.95),
      percentile([7], 0.95),
      percentile([], 0.5),
    ]).toEqual([50, 95, 7, 0]);
  });
});

describe("optional methods", () => {
  const port =
    "interface P { a?(): void; b?: () => void; c?: string; d(): void; e?: (() => void) | undefined }";
  it("are found in the interfaces of a port", () => {
    expect(optionalMethods([one("src/x/port.ts", port)])).toEqual(
      ["a", "b", "e"].map((name) => `src/x/port.ts P.${name}`),
    );
  });
  it("are nobody's business elsewhere", () => {
    expect(
      optionalMethods([one("src/x/y.ts", port), one("src/x/port.ts", "type T = { a?(): void };")]),
    ).toEqual([]);
  });
});

describe("tokens", () => {
  it.each([
    ["const a = 1;", 5],
    ["// why\nf(x?.y ?? []); /* so */", 10],
    ['f("a b", `c d`);', 7],
    ["f(`a \u0024{b} c`);", 7],
    ["const f = (): void => {};", 11],
    ["f({ a }); g(`b`); h(/c`d/);", 17],
  ])("of %s: %i", (text, count) => {
    expect(tokensOf(one("src/a.ts", text))).toHaveLength(count);
  });
  it("of a function are its own and those of what stands in it", () => {
    expect(functionTokens(one("src/a.ts", "const f = () => [1, () => 2];"))).toEqual([11, 4]);
  });
});

describe("a budget of tokens", () => {
  it.each([
    ["src/engine/forms/a.ts", "src/engine"],
    ["adapters/port.ts", "adapters"],
    ["workflows/case/closing/counted.ts", "workflows/case"],
  ])("of %s is that of %s", (path, module) => {
    expect(moduleOf(path)).toBe(module);
  });
  it("is of all files of a module together, and that of a beginning for a new module", () => {
    const files = [
      one("src/new/a.ts", "a;"),
      one("src/new/b/c.ts", "b;"),
      one("src/files/a.ts", "c();"),
    ];
    expect(budgetsOf(files)).toMatchObject([
      { module: "src/files", tokens: 4 },
      { module: "src/new", tokens: 4, budget: 2_000 },
    ]);
    expect(budgetsOf(files)[0]?.budget).toBeGreaterThan(10_000);
  });
  it("is raised by a decision alone that names module and number", () => {
    const modules = [...new Set(readProduct().map(({ path }) => moduleOf(path)))];
    expect(unfounded(modules)).toEqual([]);
    const page = (text: string) =>
      unfounded(modules, { "src/files": [14_000, "0999"] }, () => text);
    expect(page("src/files may have 14,000 tokens.")).toEqual([]);
    expect(
      [
        page("src/files may have 13,000 tokens."),
        page("14,000"),
        unfounded(modules, { "src/files": [14_000, "9999"] }),
      ].flat(),
    ).toHaveLength(3);
    expect(unfounded(modules, { "src/gone": [1, "0113"] })).toContain("src/gone is no module");
  });
});

describe("a port", () => {
  const found = (text: string) =>
    portsOf([one("src/store/port.ts", text)]).map(
      ({ name, members, tokens }) => [name, members, tokens] as const,
    );
  it("has its members and tokens, and those of what it extends", () => {
    expect(found("interface A { a: 1; b(): void } interface B extends A { c: 2 }")).toEqual([
      ["A", 2, 13],
      ["B", 3, 22],
    ]);
  });
  it("has of what it picks only that", () => {
    expect(
      found('interface A extends Pick<Db, "a" | "b"> { c: 1 }').map(([, members]) => members),
    ).toEqual([3]);
  });
  it("is one only where ports lie", () => {
    expect(portsOf([one("src/engine/a.ts", "interface A { a: 1 }")])).toEqual([]);
  });
});

describe("a ring of imports", () => {
  const from = (...pairs: readonly string[]) =>
    pairs.map((pair) => ({ from: pair[0] as string, to: pair[1] as string }));
  it("is all who come back to themselves, each once", () => {
    expect(ringsOf(from("ab", "bc", "ca", "cd", "de", "ed"))).toEqual([
      ["a", "b", "c"],
      ["d", "e"],
    ]);
    expect(ringsOf(from("ab", "ac", "bc"))).toEqual([]);
  });
});

describe("exports that nobody imports", () => {
  it.each([
    ["by name", 'import { a, type B as C } from "./a.ts";'],
    ["all of them", 'import * as all from "./a.ts";'],
    ["handed on", 'export { a, type B } from "./a.ts";'],
    ["handed on as they are", 'export * from "./a.ts";'],
    ["when it is needed", 'const all = await import("./a.ts");'],
    ["in a type", 'type All = import("./a.ts").B;'],
    ["to add to it", 'import { a } from "./a.ts"; declare module "./a.ts" { interface B {} }'],
  ])("are not those that another file takes: %s", (_how, text) => {
    const unused = unusedExports([
      one("src/a.ts", "export const a = 1; export interface B {}"),
      one("src/b.ts", text),
    ]);
    expect(unused.filter((place) => place.startsWith("src/a.ts"))).toEqual([]);
  });
  it("are those that only their own file uses, or a file of the same name elsewhere", () => {
    const a = one("src/a.ts", "export const a = 1; export type B = typeof a;");
    expect(unusedExports([a, one("adapters/b.ts", 'import { a } from "./a.ts";')])).toEqual([
      "src/a.ts a",
      "src/a.ts B",
    ]);
  });
});

describe("places that say the same", () => {
  it("are named with where they begin and end, whatever stands between the lines", () => {
    const a = one("src/a.ts", "// here", "", ...numbered(shortestRun), "x();");
    const b = one(
      "src/b.ts",
      ...numbered(shortestRun).flatMap((line) => [`  ${line}`, "{", "}", "// or there"]),
      "y();",
    );
    expect(repeats([a, b])).toEqual([
      {
        lines: shortestRun,
        a: `src/a.ts:3-${2 + shortestRun}`,
        b: `src/b.ts:1-${shortestRun * 4 - 3}`,
      },
    ]);
  });
  it("are one pair, however long, and three pairs where there are three", () => {
    const text = numbered(20);
    const files = ["src/a.ts", "src/b.ts", "src/c.ts"].map((path) => one(path, ...text));
    expect(repeats(files.slice(1)).map(({ lines }) => lines)).toEqual([20]);
    expect(repeats(files)).toHaveLength(3);
  });
  it("are found within one file, but never over each other", () => {
    expect(
      repeats([one("src/a.ts", ...numbered(shortestRun), "x();", ...numbered(shortestRun))]),
    ).toHaveLength(1);
    expect(repeats([one("src/a.ts", ...Array<string>(2 * shortestRun - 1).fill("a();"))])).toEqual(
      [],
    );
  });
  it("are no pair when they are short, or imports", () => {
    const short = ["src/a.ts", "src/b.ts"].map((path) =>
      one(path, ...numbered(shortestRun - 1), `last("${path}");`),
    );
    expect(repeats(short)).toEqual([]);
    const imports = numbered(9).map((_, i) => `import { a${i} } from "./a${i}.ts";`);
    expect(repeats(["src/a.ts", "src/b.ts"].map((path) => one(path, ...imports)))).toEqual([]);
  });
});
