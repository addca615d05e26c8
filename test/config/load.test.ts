import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeProblems, loadConfig } from "../../src/config/index.ts";
import { wordProblem } from "../../src/config/texts.ts";
import { processorMs } from "../support/watchdog.ts";
import { brief, edit, lineOf, problemsOf, sample } from "./edit.ts";

describe("five mistakes", () => {
  const text = edit(
    ["lead: noomi-chef", "lead: noomi-chf"],
    ["type: LegalService", "type: LegalServise"],
    [["id: noomi-ersattare", "roles:"], "rolls:"],
    [["id: noomi-ersattare", "deputy: noomi-kontakt"], "deputy: noomi-ersattare"],
    ["days: [4, 5]", "days: [4]"],
  );
  /** `stands` is how the file goes on from the line and column told; nothing before reads so. */
  const expected = [
    {
      path: "agencies[1].lead",
      code: "unknown-member",
      args: { id: "noomi-chf", suggestion: "noomi-chef" },
      stands: "noomi-chf",
    },
    {
      path: "agencies[12].type",
      code: "choice",
      args: expect.objectContaining({ suggestion: "LegalService" }),
      stands: "LegalServise",
    },
    {
      path: "members[4].rolls",
      code: "unknown-key",
      args: { suggestion: "roles" },
      stands: "rolls:",
    },
    {
      path: "members[4].deputy",
      code: "deputy-self",
      args: {},
      stands: "noomi-ersattare\n    slack: T0STAFETT/U0NOOMI02",
    },
    { path: "functions[0].roster", code: "roster-gap", args: { days: "5" }, stands: "roster:" },
  ];

  it("are five problems, told at once, each with its path, line and column", () => {
    const problems = problemsOf(text);
    const lines = text.split("\n");
    expect(problems.map(({ path, code, args }) => ({ path, code, args }))).toEqual(
      expected.map(({ path, code, args }) => ({ path, code, args })),
    );
    for (const [index, { file, line, column }] of problems.entries()) {
      const { stands } = expected[index]!;
      expect(file).toBe("stafett.yaml");
      const before = [...lines.slice(0, line - 1), lines[line - 1]!.slice(0, column - 1)].join(
        "\n",
      );
      expect(before.length).toBe(text.indexOf(stands));
    }
  });

  it("read well", () => {
    expect(`\n${describeProblems(problemsOf(text))}\n`).toMatchInlineSnapshot(`
      "
      stafett.yaml:70:11 agencies[1].lead
        No member has the id noomi-chf.
        Did you mean noomi-chef?
      stafett.yaml:211:11 agencies[12].type
        Choose one of: NGO, LawEnforcement, HealthServiceOrganisation, CentralGovernmentOrganisation, LocalGovernmentOrganisation, ImmigrationService, LegalService, CorporateBusiness, SchoolOrCollege.
        Did you mean LegalService?
      stafett.yaml:416:5 members[4].rolls
        There is no such key here.
        Did you mean roles?
      stafett.yaml:418:13 members[4].deputy
        Nobody can be their own deputy.
      stafett.yaml:619:5 functions[0].roster
        Nobody is on duty on day 5 (1 is Monday).
      "
    `);
  });
});

describe("the file as YAML", () => {
  it("may not be empty, nor only comments", () => {
    expect(brief("")).toEqual([" file-empty"]);
    expect(brief("# inget än\n")).toEqual([" file-empty"]);
    expect(brief("~")).toEqual([" file-empty"]);
  });

  it("must be a map", () => {
    expect(brief("- noomi\n")).toEqual([" type-map"]);
    expect(brief("hej")).toEqual([" type-map"]);
  });

  it("may not exceed twelve megabytes, whatever is in it", () => {
    expect(brief(`${sample}#${"x".repeat(12_000_000 - Buffer.byteLength(sample) - 1)}`)).toEqual(
      [],
    );
    expect(brief(`${sample}#${"x".repeat(12_000_000)}`)).toEqual([" file-large"]);
    expect(brief("å".repeat(6_000_001))).toEqual([" file-large"]);
  });
  it("may have twenty thousand members, and not one more", () => {
    const many = (count: number): string =>
      `version: 1\nregions: []\nnumbers: []\nagencies: []\nmembers:\n${"  - {}\n".repeat(count)}`;
    const long = (count: number): boolean => {
      const read = loadConfig(many(count), "stafett.yaml");
      return (
        !read.ok &&
        read.problems.some(({ code, path }) => code === "list-long" && path === "members")
      );
    };
    expect([long(20_000), long(20_001)]).toEqual([false, true]);
  });

  it("may have two thousand of anything else, and not one more", () => {
    const long = (count: number): boolean => {
      const read = loadConfig(
        `version: 1\nregions: []\nnumbers: []\nagencies:\n${"  - {}\n".repeat(count)}members: []\n`,
        "stafett.yaml",
      );
      return (
        !read.ok &&
        read.problems.some(({ code, path }) => code === "list-long" && path === "agencies")
      );
    };
    expect([long(2_000), long(2_001)]).toEqual([false, true]);
  });

  it("may not have a key twice, and the rest is checked all the same", () => {
    const text = edit(
      ["    phone: 040-628 04 10", "    phone: 040-628 04 10\n    phone: 040-628 04 11"],
      ["lead: evonhuset-chef", "lead: evonhuset-chf"],
    );
    expect(brief(text)).toEqual(["agencies[0].lead unknown-member", " yaml-duplicate-key"]);
    expect(problemsOf(text)[1]).toMatchObject({ line: lineOf(text, "040-628 04 11"), column: 5 });
  });

  it("tells a syntax error with what is certain before it, and does not guess at the rest", () => {
    const text = edit(
      ["language: sv\n", "language: fi\n"],
      ["name: Passet, Noomi", 'name: "Passet, Noomi'],
    );
    const problems = problemsOf(text);
    expect(problems[0]).toMatchObject({
      path: "language",
      code: "choice",
      line: lineOf(text, "language: fi"),
    });
    expect(problems.slice(1).length).toBeGreaterThan(0);
    expect(problems.slice(1).every((problem) => problem.code.startsWith("yaml-"))).toBe(true);
  });

  it.each([
    ["a tab", "version: 1\nregions:\n\t- id: SYD\n"],
    ["a bracket too few", "version: 1\nregions: [{ id: SYD\n"],
    ["two documents", `${sample}---\nversion: 1\n`],
    ["an alias without an anchor", "version: *saknas\n"],
    ["a tag", "version: !!js/function 1\n"],
  ])("refuses %s", (_, text) => {
    expect(problemsOf(text).some((problem) => problem.code.startsWith("yaml-"))).toBe(true);
  });

  it("reads YAML 1.1, where a date is no text, only to refuse it", () => {
    expect(brief(`%YAML 1.1\n---\n${sample}`)).toContain("agencies[1].nspCertified type-text");
  });

  it("takes an anchor that is used a few times", () => {
    const text = edit(
      [
        'officeHours: { days: [1, 2, 3, 4, 5], from: "08:00", to: "16:30" }',
        'officeHours: &tider { days: [1, 2, 3, 4, 5], from: "08:00", to: "16:30" }',
      ],
      ['officeHours: { days: [1, 2, 3, 4, 5], from: "08:30", to: "17:00" }', "officeHours: *tider"],
    );
    const result = loadConfig(text, "stafett.yaml");
    expect(result.ok && result.config.agencies[1]!.officeHours).toEqual({
      days: [1, 2, 3, 4, 5],
      from: "08:00",
      to: "16:30",
    });
    // What is wrong in it is found where it is written, once for each use.
    const wrong = text.replace('from: "08:00", to: "16:30"', 'from: "8", to: "16:30"');
    expect(problemsOf(wrong).map(({ path, line }) => [path, line])).toEqual([
      ["agencies[0].officeHours.from", lineOf(wrong, "&tider")],
      ["agencies[1].officeHours.from", lineOf(wrong, "&tider")],
    ]);
  });

  it("refuses an alias bomb, and thousands of brackets, at once", () => {
    const names = "abcdefghi";
    const bomb = [...names].map(
      (name, index) =>
        `${name}: &${name} [${Array(9)
          .fill(index === 0 ? "x" : `*${names[index - 1]}`)
          .join(", ")}]`,
    );
    const start = processorMs();
    expect(brief(bomb.join("\n"))).toEqual([" yaml-aliases"]);
    expect(brief("[".repeat(200_000)).length).toBeGreaterThan(0);
    expect(brief("a: ".repeat(20_000)).length).toBeGreaterThan(0);
    expect(processorMs() - start).toBeLessThan(20_000);
  });

  it("does not take __proto__ and constructor for ours", () => {
    expect(brief(`${sample}__proto__: { version: 2 }\n`)).toEqual(["? unknown-key"]);
    expect(brief(`${sample}constructor: 1\n`)).toEqual(["constructor unknown-key"]);
  });

  it("lists a hundred problems and counts the rest", () => {
    const many = Array.from({ length: 150 }, (_, n) => `  - { id: x${n % 100}, nmae: X }`).join(
      "\n",
    );
    const problems = problemsOf(`${sample.replace("members:\n", () => `members:\n${many}\n`)}`);
    expect(problems.length).toBe(101);
    expect(problems[100]).toMatchObject({ code: "more-problems" });
    expect(wordProblem(problems[100]!).message).toMatch(/^\d+ more problems are shown/);
  });
});

describe("values that somebody wrote in the wrong place", () => {
  /** An identity number (the test number of Skatteverket's SKV 707), and what looks like a person's name. */
  const secrets = ["701063-2391", "Anna Andersson", "xoxb-12345678901-abc", "070-1740699"];
  const places: readonly (readonly [string, (secret: string) => string])[] = [
    ["lead: noomi-chef", (s) => `lead: ${JSON.stringify(s)}`],
    ["lead: noomi-chef", (s) => `? ${JSON.stringify(s)}\n    : x`],
    ["lead: noomi-chef", (s) => `contact: { ${JSON.stringify(s)}: 1 }`],
    ["- id: noomi\n", (s) => `- id: ${JSON.stringify(s)}\n`],
    ["- id: noomi-kontakt", (s) => `- id: ${JSON.stringify(s)}`],
    ["shows: counts", (s) => `shows: ${JSON.stringify(s)}`],
    ["version: 1", (s) => `version: ${JSON.stringify(s)}`],
    ["slack: T0STAFETT/U0NOOMI01", (s) => `slack: ${JSON.stringify(s)}`],
    ["operators: drift", (s) => `operators: [${JSON.stringify(s)}`],
    ["operators: drift", (s) => `"${s}`],
    ["nspCertified: 2027-06-30", (s) => `nspCertified: ${JSON.stringify(s)}`],
  ];

  it.each(secrets)("are never repeated (%#)", (secret) => {
    for (const [from, to] of places) {
      const problems = problemsOf(edit([from, to(secret)]));
      expect(problems.length).toBeGreaterThan(0);
      const told = JSON.stringify(problems) + describeProblems(problems);
      for (const word of [secret, ...secret.split(" ")]) expect(told).not.toContain(word);
    }
  });

  it("nor by any other text, and nothing throws", () => {
    const pieces = fc.constantFrom(
      "agencies:\n",
      "  - id: ",
      "noomi",
      ": ",
      "[",
      "]",
      "{",
      "}",
      "&a ",
      "*a",
      "\n",
      "  ",
      "- ",
      '"',
      "'",
      "|",
      ">",
      "#",
      "!!",
      "\t",
      "ANDERSSON",
      "---\n",
      "? ",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), fc.nat(sample.length), (parts, at) => {
        const text = sample.slice(0, at) + parts.join("") + sample.slice(at);
        for (const candidate of [parts.join(""), text]) {
          const result = loadConfig(candidate, "stafett.yaml");
          if (!result.ok) expect(JSON.stringify(result.problems)).not.toMatch(/ANDERSSON/);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("every removal of one key of the sample", () => {
  it("is either harmless or told with a line", () => {
    const lines = sample.split("\n");
    let told = 0;
    for (let index = 0; index < lines.length; index += 9) {
      const problems = problemsOf([...lines.slice(0, index), ...lines.slice(index + 1)].join("\n"));
      for (const problem of problems) expect(problem.line).toBeGreaterThan(0);
      told += problems.length;
    }
    expect(told).toBeGreaterThan(10);
  });
});
