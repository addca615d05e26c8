import { describe, expect, it } from "vitest";
import { brief, edit, type From, lineOf, problemsOf } from "./edit.ts";

const hours = 'officeHours: { days: [1, 2, 3, 4, 5], from: "08:30", to: "17:00" }';

describe("the shape", () => {
  const cases: readonly (readonly [what: string, from: From, to: string, expected: string])[] = [
    [
      "a missing key",
      "  - id: noomi\n    name: Noomi\n",
      "  - id: noomi\n",
      "agencies[1].name missing",
    ],
    ["an empty value", "phone: 040-628 04 10", "phone:", "agencies[1].phone empty"],
    [
      "an unknown key",
      "nspCertified: 2027",
      "nspcertifed: 2027",
      "agencies[1].nspcertifed unknown-key",
    ],
    ["an unknown type", "type: NGO", "type: Ngo", "agencies[1].type choice"],
    ["a number instead of a text", 'phone: "112"', "phone: 112", "numbers[0].phone type-quotes"],
    [
      "a list instead of a text",
      "id: SYD, name: Region Syd",
      "id: SYD, name: [Region Syd]",
      "regions[0].name type-text",
    ],
    ["a text instead of a list", "areas: [Lund]", "areas: Lund", "services[7].areas type-list"],
    ["a text instead of a map", hours, "officeHours: dagtid", "agencies[1].officeHours type-map"],
    [
      "a text instead of a truth value",
      "shelter: true",
      "shelter: ja",
      "agencies[2].shelter type-boolean",
    ],
    [
      "a text instead of a number",
      "record: egen",
      "record: egen\n    retentionDays: lång",
      "agencies[1].retentionDays type-number",
    ],
    [
      "half a day",
      "record: egen",
      "record: egen\n    retentionDays: 1.5",
      "agencies[1].retentionDays type-number",
    ],
    [
      "too few days",
      "record: egen",
      "record: egen\n    retentionDays: 0",
      "agencies[1].retentionDays at-least",
    ],
    [
      "too many days",
      "record: egen",
      "record: egen\n    retentionDays: 99999",
      "agencies[1].retentionDays at-most",
    ],
    [
      "too few years of the log",
      "accessLog: { years: 5 }",
      "accessLog: { years: 0 }",
      "accessLog.years at-least",
    ],
    [
      "too many years of the log",
      "accessLog: { years: 5 }",
      "accessLog: { years: 11 }",
      "accessLog.years at-most",
    ],
    [
      "no agencies in a space",
      "agencies: [noomi]",
      "agencies: []",
      "spaces[3].agencies list-empty",
    ],
    ["an id with capitals", "id: noomi-stod", "id: Noomi-stod", "services[2].id id"],
    ["an id like an identity number", "id: noomi-stod", "id: a-811218-9876", "services[2].id id"],
    ["an id like one, split", "id: noomi-stod", "id: a8-1-1-2-1-8", "services[2].id id"],
    ["a region in small letters", "id: SYD, name", "id: syd, name", "regions[0].id region-id"],
    [
      "a day that is none",
      "nspCertified: 2027-06-30",
      "nspCertified: 2027-02-30",
      "agencies[1].nspCertified date",
    ],
    ["a time without a zero", 'from: "08:30"', 'from: "8:30"', "agencies[1].officeHours.from time"],
    ["24 o'clock", 'to: "17:00"', 'to: "24:00"', "agencies[1].officeHours.to time"],
    [
      "closing before opening",
      'to: "17:00"',
      'to: "08:00"',
      "agencies[1].officeHours.to hours-order",
    ],
    [
      "office at night",
      'from: "08:30"',
      'from: "05:30"',
      "agencies[1].officeHours.from hours-night",
    ],
    ["office until late", 'to: "17:00"', 'to: "22:00"', "agencies[1].officeHours.to hours-night"],
    [
      "office at weekends only",
      hours,
      hours.replace("1, 2, 3, 4, 5", "6, 7"),
      "agencies[1].officeHours.days hours-weekend",
    ],
    ["day 8", hours, hours.replace("5]", "8]"), "agencies[1].officeHours.days[4] choice"],
    ["a phone number in words", "phone: 040-628 04 10", "phone: växeln", "agencies[1].phone phone"],
    [
      "a Slack id without workspace",
      "slack: T0STAFETT/U0NOOMI01",
      "slack: U0NOOMI01",
      "members[3].slack slack-member",
    ],
    [
      "a channel for a member",
      "slack: T0STAFETT/U0NOOMI01",
      "slack: T0STAFETT/C0NOOMI01",
      "members[3].slack slack-member",
    ],
    [
      "a member for a channel",
      "slack: T0STAFETT/C0NMT",
      "slack: T0STAFETT/U0NMT",
      "spaces[0].slack slack-space",
    ],
    [
      "half a Teams identity",
      "slack: T0STAFETT/U0NOOMI01",
      "teams: abc",
      "members[3].teams teams-member",
    ],
    [
      "a mention in a name",
      "name: Region Syd\n    slack",
      "name: <!channel>\n    slack",
      "spaces[1].name characters",
    ],
    [
      "a line break in a name",
      "name: Region Syd\n    slack",
      'name: "Region\\nSyd"\n    slack',
      "spaces[1].name characters",
    ],
    ["an empty name", "name: Region Syd\n    slack", 'name: ""\n    slack', "spaces[1].name empty"],
    [
      "a long name",
      "name: Region Syd\n    slack",
      `name: ${"x".repeat(81)}\n    slack`,
      "spaces[1].name too-long",
    ],
    [
      "a language in words",
      "languages: [sv, en, ro]",
      "languages: [svenska]",
      "services[2].languages[0] language-code",
    ],
    ["another version", "version: 1", "version: 2", "version choice"],
  ];
  it.each(cases)("refuses %s", (_, from, to, expected) => {
    const problems = brief(edit([from, to]));
    // An id that is wrong is also missed where it is referred to.
    expect(problems).toContain(expected);
    if (!expected.includes("id")) expect(problems).toEqual([expected]);
  });

  it("finds a missing key at the map that lacks it", () => {
    const text = edit([
      "controller: { date: 2026-09-01, function: Verksamhetschef }",
      "controller: { date: 2026-09-01 }",
    ]);
    const line = lineOf(text, "controller: { date: 2026-09-01 }");
    expect(problemsOf(text)).toMatchObject([
      {
        path: "agencies[1].readiness.controller.function",
        code: "missing",
        line,
        column: 7,
        args: { key: "function" },
      },
    ]);
  });

  it("shows a mistyped key in the path, and none that could be a name", () => {
    expect(brief(edit(["legalRegime", "legalRegmie"]))).toEqual([
      "agencies[0].legalRegmie unknown-key",
    ]);
    for (const key of ["Anna", "annaAndersson", "a1", "åsa", "Anna Andersson"]) {
      expect(brief(edit(["nspCertified:", `${key}:`]))).toEqual(["agencies[1].? unknown-key"]);
    }
  });

  it("guesses what was meant, not what is far from anything", () => {
    expect(problemsOf(edit(["nspCertified: 2027", "nspcertifed: 2027"]))[0]?.args).toEqual({
      suggestion: "nspCertified",
    });
    expect(problemsOf(edit(["status: active", "status: activ"]))[0]?.args).toMatchObject({
      suggestion: "active",
    });
    expect(problemsOf(edit(["nspCertified: 2027", "blomma: 2027"]))[0]?.args).toEqual({});
    expect(
      problemsOf(edit(['from: "08:30"', 'form: "08:30"'])).find(
        (problem) => problem.code === "unknown-key",
      )?.args,
    ).toEqual({
      suggestion: "from",
    });
  });
});
