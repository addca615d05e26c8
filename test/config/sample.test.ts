import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { calendar } from "../../src/calendar/index.ts";
import {
  type Config,
  defaultOfficeHours,
  loadConfig,
  missingReadiness,
} from "../../src/config/index.ts";
import { configSchema, jsonSchema } from "../../src/config/schema.ts";
import { problemCodes, wordProblem } from "../../src/config/texts.ts";
import { brief, edit, sample } from "./edit.ts";

function load(text: string): Config {
  const result = loadConfig(text, "stafett.yaml");
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.config;
}

describe("the sample", () => {
  const config = load(sample);
  const agency = (id: string) => config.agencies.find((each) => each.id === id)!;

  it("has the actors of Region Syd", () => {
    expect(config.agencies.map((each) => each.id)).toMatchInlineSnapshot(`
      [
        "evonhuset",
        "noomi",
        "boende-syd",
        "socialtjansten-malmo",
        "socialtjansten-lund",
        "polisen-syd",
        "lansstyrelsen-skane",
        "lansstyrelsen-blekinge",
        "lansstyrelsen-kronoberg",
        "lansstyrelsen-kalmar",
        "jamstalldhetsmyndigheten",
        "plattformen",
        "advokat",
        "migrationsverket",
        "aklagarmyndigheten",
        "skatteverket",
        "arbetsmiljoverket",
        "tullverket",
      ]
    `);
    expect(config.spaces.map((space) => [space.id, space.shows])).toEqual([
      ["nmt", "none"],
      ["region-syd", "counts"],
      ["noomi-region-syd", "references"],
      ["noomi", "references"],
      ["evonhuset", "references"],
      ["socialtjansten-malmo", "references"],
      ["drift", "none"],
      ["noomi-malmo", "references"],
    ]);
    expect(
      config.members
        .filter((member) => member.roles.includes("coordinator"))
        .map((member) => member.agency),
    ).toEqual(["evonhuset", "evonhuset"]);
    expect(
      config.members.filter((member) => member.language === "en").map((member) => member.id),
    ).toEqual(["plattformen-nsp"]);
    expect(config.agencies.filter((each) => each.shelter).map((each) => each.id)).toEqual([
      "boende-syd",
    ]);
  });

  it("has the four public numbers, and else only invented ones", () => {
    expect(config.numbers.map((number) => number.phone)).toEqual([
      "112",
      "114 14",
      "020-39 00 00",
      "020-35 40 40",
    ]);
    const others = [
      ...config.agencies,
      ...config.functions,
      ...config.agencies.flatMap((each) => each.onCall ?? []),
    ].flatMap((each) => each.phone ?? []);
    expect(others.length).toBeGreaterThan(15);
    // Post- och telestyrelsen's series for film and print.
    for (const phone of others)
      expect(phone.replace(/\D/g, "")).toMatch(
        /^(?:04062804\d\d|03139006\d\d|08465004\d\d|0701740(?:60[5-9]|6[1-9]\d))$/,
      );
  });

  it("gives each member whom cases go to a deputy, and each agency that works cases a lead", () => {
    const single = config.agencies.filter(
      (each) => config.members.filter((member) => member.agency === each.id).length < 2,
    );
    expect(single.map((each) => each.id.replace(/-.*/, ""))).toEqual([
      ...Array(4).fill("lansstyrelsen"),
      ...[
        "migrationsverket",
        "aklagarmyndigheten",
        "skatteverket",
        "arbetsmiljoverket",
        "tullverket",
      ],
    ]);
    const withoutDeputy = config.members.filter(
      (member) =>
        member.roles.includes("caseworker") &&
        !member.deputy &&
        !single.some((each) => each.id === member.agency),
    );
    expect(withoutDeputy).toEqual([]);
    expect(
      config.members.every((member) => member.slack?.startsWith("T0STAFETT/") || member.teams),
    ).toBe(true);
    expect(
      config.members
        .filter((member) => member.slack && member.teams)
        .map((member) => member.preferred),
    ).toEqual(["slack"]);
  });

  it("has the authorities of the national network in its space", () => {
    const names = config.spaces[0]?.agencies.map((id) => agency(id).name) ?? [];
    for (const authority of [
      "Migrationsverket",
      "Åklagarmyndigheten",
      "Skatteverket",
      "Arbetsmiljöverket",
      "Tullverket",
    ])
      expect(names).toContain(authority);
  });

  it("links to the manual's six steps where the manual is", () => {
    expect(config.manual.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6]);
    for (const { url } of config.manual)
      expect(url).toMatch(
        /^https:\/\/nspm\.jamstalldhetsmyndigheten\.se\/stod-i-ditt-arbete\/manual-vid-misstanke-om-manniskohandel\/[a-z-]+\/$/,
      );
  });

  it("rests the reflection period on the directive on residence permits", () => {
    const found = config.conventions.find(({ indicator }) => indicator === "reflection");
    expect(found).toMatchObject({ council: "13", residence: "6" });
    expect(found?.directive).toBeUndefined();
  });

  it("says of everything that it says somebody has checked that this is invented", () => {
    const said = [
      ...config.manual,
      ...config.terms,
      ...config.conventions,
      ...config.provisions,
    ].map(({ checked }) => checked.invented);
    const services = config.services
      .filter(({ assured }) => assured !== undefined)
      .map(({ invented }) => invented);
    expect(new Set([...said, ...services])).toEqual(new Set([true]));
  });

  it("fills every weekday of its functions, weekends included", () => {
    for (const { roster } of config.functions)
      expect(roster.flatMap((line) => line.days).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it("records readiness for the three agencies that begin, and says what the others lack", () => {
    for (const id of ["evonhuset", "noomi", "socialtjansten-malmo"])
      expect(missingReadiness(agency(id))).toEqual([]);
    expect(missingReadiness(agency("advokat"))).toEqual([
      "controller",
      "impactAssessment",
      "processorAgreement",
      "disposalDecision",
      "classB",
    ]);
    // A guest in another's workspace: what is sensitive stays on our own pages.
    expect([agency("noomi").classB?.where, agency("aklagarmyndigheten").classB?.where]).toEqual([
      "chat",
      "web",
    ]);
    const partly = load(
      edit(["      disposalDecision: { date: 2026-11-02, function: Verksamhetschef }\n", ""]),
    );
    expect(missingReadiness(partly.agencies[1]!)).toEqual(["disposalDecision"]);
  });

  it("holds office hours that the calendar opens", () => {
    for (const { officeHours } of config.agencies)
      expect(
        calendar.nextOffice("2026-12-24T08:00:00.000Z", officeHours ?? defaultOfficeHours),
      ).toMatch(/^2026-12-28T0/);
  });
});

describe("defaults", () => {
  it("come where nothing is said: record by legal regime, 90 days, Swedish, counts", () => {
    const config = load(
      edit(
        ["    record: egen\n", ""],
        ["shows: counts\n    ", ""],
        ["language: sv\n    deputy: noomi-ersattare", "deputy: noomi-ersattare"],
      ),
    );
    expect(config.agencies.map((agency) => agency.record)).toEqual([
      "akt",
      "egen",
      "egen",
      ...Array(8).fill("akt"),
      "egen",
      "egen",
      ...Array(5).fill("akt"),
    ]);
    expect(new Set(config.agencies.map((agency) => agency.retentionDays))).toEqual(new Set([90]));
    expect(config.spaces[1]?.shows).toBe("counts");
    expect(config.members[3]?.language).toBe("sv");
    expect("record" in config.agencies[1]! && "teams" in config.members[3]!).toBe(false);
  });

  it("leave what is said", () => {
    expect(
      load(edit(["    record: egen\n", "    record: akt\n    retentionDays: 30\n"])).agencies[1],
    ).toMatchObject({
      record: "akt",
      retentionDays: 30,
    });
  });

  it("need little: a region, an agency and a member", () => {
    const least = `version: 1
regions: [{ id: SYD, name: Region Syd, counties: [Skåne], coordinator: noomi }]
numbers: []
agencies: [{ id: noomi, name: Noomi, type: NGO, legalRegime: avtal_ideell, regions: [SYD], lead: noomi-kontakt }]
members: [{ id: noomi-kontakt, name: "Kontaktperson, Noomi", agency: noomi, roles: [caseworker, lead] }]
`;
    expect(brief(least)).toEqual([]);
    expect(load(least)).toMatchObject({ language: "sv", services: [], functions: [], spaces: [] });
  });
});

describe("stafett.schema.json", () => {
  it("is what the zod schema says (written by: node src/config/schema.ts)", () => {
    expect(readFileSync(new URL("../../stafett.schema.json", import.meta.url), "utf8")).toBe(
      jsonSchema(),
    );
  });

  it("is named by the sample, and asks for what has no default only", () => {
    expect(sample.split("\n")[0]).toBe("# yaml-language-server: $schema=./stafett.schema.json");
    const schema = JSON.parse(jsonSchema());
    expect(schema.required).toEqual(["version", "regions", "numbers", "agencies", "members"]);
    expect(schema.additionalProperties).toBe(false);
    expect(schema.properties.members.items.properties.slack.pattern).toContain("T");
    expect(Object.keys(schema.properties)).toEqual(Object.keys(configSchema.shape));
  });
});

describe("the wordings", () => {
  const args = {
    id: "noomi",
    suggestion: "noomi",
    first: "members[0]",
    key: "name",
    choices: "a, b",
    minimum: 1,
    maximum: 2,
    kilobytes: 1000,
    count: 3,
    days: "5",
  };

  it.each(problemCodes)("%s is a sentence, without a gap or shouting", (code) => {
    const { message, hint } = wordProblem({ code, args });
    for (const text of [message, ...(hint === undefined ? [] : [hint])]) {
      expect(text).toMatch(/^[A-Z\dt].*[.?]$/s);
      expect(text).not.toMatch(/[{}!åäö]{1}(?! are)/);
      expect(text.length).toBeLessThan(140);
    }
  });

  it("leave a hint out that has nothing to propose", () => {
    expect(wordProblem({ code: "unknown-key", args: {} })).toEqual({
      message: "There is no such key here.",
    });
    expect(wordProblem({ code: "unknown-key", args: { suggestion: "lead" } })).toEqual({
      message: "There is no such key here.",
      hint: "Did you mean lead?",
    });
  });
});
