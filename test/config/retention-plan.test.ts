// What `stafett.yaml` says of an agency's retention plan, and what is wrong with it: by name, with its bound.
import { expect, test } from "vitest";
import { registerOf } from "../../src/app/configuration/register.ts";
import { loadConfig } from "../../src/config/index.ts";
import { jsonSchema } from "../../src/config/schema.ts";
import { daysOfYears, documentKindNames, documentKinds, yearsOfDays } from "../../src/retention.ts";
import { edit, problemsOf, sample } from "./edit.ts";

const plan = "      case: { days: 90, keeps: whole, date: 2026-10-15, function: Arkivansvarig }";
const withLine = (line: string): string => edit([plan, `      ${line}`]);
const brief = (text: string): readonly string[] =>
  problemsOf(text).map(({ path, code, args }) =>
    [path.replace(/^agencies\[\d+\]\./, ""), code, ...Object.values(args)].join(" "),
  );
const decided = "keeps: note, date: 2026-10-15, function: Arkivansvarig";

test("the sample's plan is in the register, in days, with its decision; an agency without one has none", () => {
  const loaded = loadConfig(sample, "stafett.yaml");
  if (!loaded.ok) throw new Error("the sample is wrong");
  const { agencies } = registerOf(loaded.config, false, []);
  expect(agencies.find(({ id }) => id === "socialtjansten-malmo")?.plan).toEqual({
    case: { days: 90, keeps: "whole", decided: { on: "2026-10-15", by: "Arkivansvarig" } },
    disclosure: { days: 3_653, keeps: "note", decided: { on: "2026-10-15", by: "Arkivansvarig" } },
    rights: { days: 1_096, keeps: "decisions", decided: { on: "2026-10-15", by: "Arkivansvarig" } },
    meeting: { days: 60, keeps: "decisions", decided: { on: "2026-10-15", by: "Arkivansvarig" } },
  });
  expect(agencies.find(({ id }) => id === "noomi")).not.toHaveProperty("plan");
});
test.each(documentKindNames)(
  "of %s the shortest and the longest time are taken, and beyond them the bound is named",
  (kind) => {
    const { shortest, longest } = documentKinds[kind];
    const said = (days: number): readonly string[] =>
      brief(
        edit([
          "    record: egen\n",
          `    record: egen\n    retentionPlan:\n      ${kind}: { days: ${days}, ${decided} }\n`,
        ]),
      );
    expect([said(shortest), said(longest)]).toEqual([[], []]);
    expect(said(shortest - 1)).toEqual([`retentionPlan.${kind}.days at-least ${shortest}`]);
    expect(said(longest + 1)).toEqual([`retentionPlan.${kind}.days at-most ${longest}`]);
  },
);
test.each([
  ["neither days nor years", `case: { ${decided} }`, "retentionPlan.case plan-length"],
  ["both", `case: { days: 90, years: 1, ${decided} }`, "retentionPlan.case plan-length"],
  [
    "a kind that there is not",
    `cases: { days: 90, ${decided} }`,
    "retentionPlan.cases unknown-key case",
  ],
  ["no decision", "case: { days: 90, keeps: whole }", "retentionPlan.case.date missing date"],
  [
    "words of one's own for what is kept",
    `case: { days: 90, ${decided.replace("note", "allt")} }`,
    "retentionPlan.case.keeps choice",
  ],
])("%s is wrong, and it is said where", (_, line, said) => {
  expect(brief(withLine(line)).join("\n")).toContain(said);
});
test("what the plan says is not said again by the setting that was there before", () => {
  const both = edit([
    "    retentionPlan:\n",
    "    retentionDays: 60\n    disclosureYears: 5\n    retentionPlan:\n",
  ]);
  expect(brief(both)).toEqual(["retentionDays plan-twice", "disclosureYears plan-twice"]);
});
test("the schema that editors read says that the plan is Stafett's, and a child's long retention is the own record's", () => {
  expect(jsonSchema()).toMatch(
    /long retention of a child's file concerns that record, and not Stafett/,
  );
});
test("days that were said as years are read as years, and others as days", () => {
  for (const years of [1, 2, 3, 5, 10, 30]) expect(yearsOfDays(daysOfYears(years))).toBe(years);
  for (const days of [1, 90, 180, 365, 367, 730, 1095]) expect(yearsOfDays(days)).toBeUndefined();
});
