import { describe, expect, it } from "vitest";
import { brief, edit, type From, lineOf, problemsOf } from "./edit.ts";

type Case = readonly [what: string, from: From, to: string, expected: string];

describe("what a shelter offers", () => {
  it("has its region as its area, and nothing that tells more", () => {
    const at = "areas: [SYD]";
    expect(brief(edit([at, "areas: [Skåne]"]))).toEqual(["services[4].areas[0] shelter-area"]);
    expect(brief(edit([at, "areas: [SYD, Malmö]"]))).toEqual(["services[4].areas[1] shelter-area"]);
  });
  it("and itself are told in no words of their own, and have no municipality to answer for", () => {
    const both = edit(
      ["areas: [SYD]", "areas: [SYD]\n    eligibility: Kvinnor\n    openingHours: Alltid"],
      [
        "shelter: true",
        "shelter: true\n    note: Ring först\n    onCall: [{ municipality: Lund, phone: 046-12 34 56 }]",
      ],
    );
    const found = [
      "agencies[2].note",
      "agencies[2].onCall",
      "services[4].eligibility",
      "services[4].openingHours",
    ];
    expect([...brief(both)].toSorted()).toEqual(found.map((each) => `${each} shelter-line`));
  });
});

describe("how a shelter is phoned", () => {
  const landline = "phone: 046-12 34 56";
  it("is a number without an area code, of its own and of its functions", () => {
    expect(brief(edit(["phone: 070-174 06 05", landline]))).toEqual([
      "agencies[2].phone shelter-phone",
    ]);
    for (const number of ["010-123 45 67", "+46 70 174 06 05", "020-12 34 56"])
      expect(brief(edit(["phone: 070-174 06 05", `phone: ${number}`]))).toEqual([]);
    const theirs = edit(
      [["id: noomi-passet", "agency: noomi"], "agency: boende-syd"],
      ["phone: 070-174 06 10", landline],
    );
    expect(brief(theirs)).toContain("functions[0].phone shelter-phone");
  });
});

describe("what a shelter is called", () => {
  const named = (name: string) => brief(edit(["name: Klockljungen", `name: ${name}`]));
  it.each([
    ["Skyddat boende"],
    ["Skyddatboende"],
    ["skyddat  BOENDE 2"],
    ["Boende A"],
    ["Kvinnojouren"],
    ["Safe house"],
    ["Skyddat boende Skåne"],
    ["Boendet i Region Syd"],
  ])("is no ordinary word: %s", (name) => {
    expect(named(name)).toEqual(["agencies[2].name shelter-name"]);
  });
  it.each([["Solrosen"], ["Kvinnojouren Lund"], ["Villa Klockljungen"]])(
    "may be a name: %s",
    (name) => {
      expect(named(name)).toEqual([]);
    },
  );
  it("may be an ordinary word of an agency that is no shelter", () => {
    expect(brief(edit(["name: Advokatbyrån", "name: Socialtjänsten"]))).toEqual([]);
  });
});

describe("what is referred to exists", () => {
  const cases: readonly Case[] = [
    [
      "a region's coordinator",
      "coordinator: evonhuset",
      "coordinator: evonhus",
      "regions[0].coordinator unknown-agency",
    ],
    [
      "an agency's region",
      "regions: [SYD]\n    phone: 040-628 04 10",
      "regions: [SYD, VGT]\n    phone: 040-628 04 10",
      "agencies[1].regions[1] unknown-region",
    ],
    [
      "an agency's lead",
      "lead: noomi-chef",
      "lead: noomi-ledare",
      "agencies[1].lead unknown-member",
    ],
    [
      "a function as lead",
      "lead: noomi-chef",
      "lead: noomi-passet",
      "agencies[1].lead unknown-member",
    ],
    [
      "an agency's contact",
      "contact: noomi-passet",
      "contact: noomi-jour",
      "agencies[1].contact unknown-contact",
    ],
    [
      "a service's agency",
      ["id: noomi-stod", "agency: noomi"],
      "agency: nomi",
      "services[2].agency unknown-agency",
    ],
    [
      "a member's agency",
      ["id: dataskydd-malmo", "agency: socialtjansten-malmo"],
      "agency: malmo",
      "members[26].agency unknown-agency",
    ],
    [
      "a member's deputy",
      ["id: noomi-ersattare\n", "deputy: noomi-kontakt"],
      "deputy: noomi-kontkat",
      "members[4].deputy unknown-member",
    ],
    [
      "a function's deputy",
      "deputy: noomi-chef",
      "deputy: chefen",
      "functions[0].deputy unknown-member",
    ],
    [
      "who stands in a roster",
      "{ member: noomi-kontakt,",
      "{ member: noomi-extra,",
      "functions[0].roster[0].member unknown-member",
    ],
    [
      "a space's agency",
      "agencies: [noomi]",
      "agencies: [noomi, kyrkan]",
      "spaces[3].agencies[1] unknown-agency",
    ],
    [
      "a space's region",
      ["agencies: [noomi]", "region: SYD"],
      "region: STO",
      "spaces[3].region unknown-region",
    ],
    ["the operators' space", "operators: drift", "operators: driften", "operators unknown-space"],
  ];
  it.each(cases)("%s", (_, from, to, expected) => {
    expect(brief(edit([from, to]))).toEqual([expected]);
  });

  it("and the nearest is proposed", () => {
    expect(
      problemsOf(
        edit([["id: noomi-ersattare\n", "deputy: noomi-kontakt"], "deputy: noomi-kontkat"]),
      )[0]?.args,
    ).toEqual({
      id: "noomi-kontkat",
      suggestion: "noomi-kontakt",
    });
  });
});

describe("what belongs together", () => {
  const cases: readonly Case[] = [
    [
      "a second agency with the same id",
      "- id: boende-syd\n",
      "- id: noomi\n",
      "agencies[2].id duplicate-id",
    ],
    [
      "a second agency of the same name",
      "name: Evonhuset",
      "name: Noomi",
      "agencies[1].name alike-names",
    ],
    [
      "an agency whose name looks like another's",
      "name: Evonhuset",
      "name: N\u043eomi.",
      "agencies[1].name alike-names",
    ],
    [
      "a function with a member's id",
      "- id: noomi-passet",
      "- id: noomi-kontakt",
      "functions[0].id duplicate-id",
    ],
    ["two spaces with one id", "- id: drift\n", "- id: noomi\n", "spaces[6].id duplicate-id"],
    [
      "one Slack identity for two members",
      "U0NOOMI02",
      "U0NOOMI01",
      "members[4].slack duplicate-identity",
    ],
    ["one channel for two spaces", "C0NOOMISYD", "C0NMT", "spaces[2].slack duplicate-identity"],
    [
      "oneself as deputy",
      ["id: noomi-ersattare\n", "deputy: noomi-kontakt"],
      "deputy: noomi-ersattare",
      "members[4].deputy deputy-self",
    ],
    [
      "a deputy of another agency",
      ["id: noomi-ersattare\n", "deputy: noomi-kontakt"],
      "deputy: advokat-bitrade",
      "members[4].deputy deputy-agency",
    ],
    [
      "a function's deputy of another agency",
      "deputy: noomi-chef",
      "deputy: advokat-bitrade",
      "functions[0].deputy deputy-agency",
    ],
    [
      "nobody who leads where somebody works cases",
      "    lead: noomi-chef\n",
      "",
      "agencies[1] lead-missing",
    ],
    [
      "a lead without the role",
      "lead: noomi-chef",
      "lead: noomi-kontakt",
      "agencies[1].lead lead-role",
    ],
    [
      "a lead of another agency",
      "lead: noomi-chef",
      "lead: evonhuset-chef",
      "agencies[1].lead lead-agency",
    ],
    [
      "a contact of another agency",
      "contact: noomi-passet",
      "contact: socialjouren-malmo",
      "agencies[1].contact contact-agency",
    ],
    [
      "a gap on Thursday and Friday",
      "{ member: noomi-ersattare, days: [4, 5] }",
      "{ member: noomi-ersattare, days: [6] }",
      "functions[0].roster roster-gap",
    ],
    [
      "somebody of another agency on duty",
      "{ member: noomi-ersattare, days",
      "{ member: advokat-bitrade, days",
      "functions[0].roster[1].member roster-agency",
    ],
    [
      "a preferred platform without an account",
      "slack: T0STAFETT/U0NOOMI01",
      "slack: T0STAFETT/U0NOOMI01\n    preferred: teams",
      "members[3].preferred preferred",
    ],
    [
      "somebody who decides on applications and reads the statistics of them",
      "roles: [programme]",
      "roles: [programme, statistics]",
      "members[21].roles statistics-programme",
    ],
  ];
  it.each(cases)("refuses %s", (_, from, to, expected) => {
    expect(brief(edit([from, to]))).toContain(expected);
  });

  it("says which days nobody has, and where the first of two stands", () => {
    const gap = edit([
      "{ member: noomi-ersattare, days: [4, 5] }",
      "{ member: noomi-ersattare, days: [6] }",
    ]);
    expect(problemsOf(gap)[0]?.args).toEqual({ days: "4, 5" });
    const twice = edit(["U0NOOMI02", "U0NOOMI01"]);
    expect(problemsOf(twice)).toMatchObject([
      { args: { first: "members[3]" }, line: lineOf(twice, "id: noomi-ersattare") + 6 },
    ]);
  });

  it("takes one account in two cases for the same (Teams), and a roster without weekends", () => {
    const guid = "0a1b2c3d-0000-4000-8000-00000000abcd";
    const teams = edit(
      ["    owns: [T0STAFETT]\n", `    owns: [${guid.toUpperCase()}, T0STAFETT]\n`],
      ["slack: T0STAFETT/U0NOOMI01", `teams: ${guid}/${guid}`],
      ["slack: T0STAFETT/U0NOOMI02", `teams: ${guid}/${guid.toUpperCase()}`],
    );
    expect(brief(teams)).toEqual(["members[4].teams duplicate-identity"]);
    expect(brief(edit(["      - { member: noomi-chef, days: [6, 7] }\n", ""]))).toEqual([]);
  });

  it("is checked beside a wrong shape", () => {
    expect(
      brief(
        edit(
          ["name: Region Syd, counties", "nmae: Region Syd, counties"],
          ["operators: drift", "operators: driften"],
        ),
      ),
    ).toEqual(["regions[0].nmae unknown-key", "operators unknown-space"]);
  });
});
