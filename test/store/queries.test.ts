// Which index each reading across instances uses: a wrong one is seen only where there is much, and then by everybody.
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { blinded } from "../../src/engine/blind.ts";
import type { AgencyId, CaseWords, InstanceId, Instant } from "../../src/rules/ui.ts";
import type { Member, Query } from "../../src/rules/workflow.ts";
import type { SqlValue } from "../../src/store/port.ts";
import { listSql } from "../../src/store/queries.ts";
import { reviews } from "../../src/store/reviewing.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { temporary } from "../support/small-core.ts";

const at = "2026-11-25T09:00:00.000Z" as Instant;
const shared = ["noomi", "evonhuset"] as AgencyId[];
const me = { id: "noomi-kontakt", agency: "noomi" } as Member;
const series = "S" as InstanceId;

const explained = (sql: string, values: readonly SqlValue[]): readonly string[] => {
  const db = openSqlite(join(temporary(), "queries.db"));
  onTestFinished(() => db.close());
  const steps = db.raw.prepare(`explain query plan ${sql}`).all(...values) as { detail: string }[];
  return steps.map(({ detail }) => detail);
};
const stepsOf = (query: Query): readonly string[] =>
  explained(...listSql(blinded(query, undefined, (what, text) => `${what}:${text}`)));
const planOf = (query: Query): string => stepsOf(query)[0] ?? "";

test("whether anything was made by other code is asked of an index, not of every instance", () => {
  const asked: string[] = [];
  const query = async (sql: string) => asked.push(sql) && [];
  void reviews({ query } as never, () => Promise.reject(new Error("nothing is written"))).outdated(
    "code",
    9,
  );
  expect(
    explained(String(asked[0]), ["code", 9]).filter((step) => step.includes("instances")),
  ).toEqual([
    "SEARCH instances USING INDEX instances_code (code_revision<?)",
    "SEARCH instances USING INDEX instances_code (code_revision>?)",
  ]);
});
// SQLite keeps to what it was told of the columns; PostgreSQL chooses by what it has counted.
describe("a list is found by the index that was made for it", () => {
  test.each<readonly [string, Query, string]>([
    [
      "unfinished actions of a series",
      { workflow: "action", of: series, open: true, limit: 9 },
      "instances_belongs (belongs_to=? AND workflow=? AND open=?)",
    ],
    [
      "those that ended since and are no longer possible",
      { workflow: "action", of: series, open: false, closedSince: at, raised: at, limit: 9 },
      "instances_belongs (belongs_to=? AND workflow=? AND open=? AND closed_at>?)",
    ],
    [
      "meetings of a series",
      { workflow: "agenda", of: series, for: me, limit: 9 },
      "instances_belongs (belongs_to=? AND workflow=?)",
    ],
    [
      "an open case by its two words",
      { workflow: "case", open: true, words: "blå sten" as CaseWords, for: me, limit: 9 },
      "instances_words (words=?)",
    ],
    [
      "what somebody has on the desk",
      { workflow: "case", open: true, holders: ["m:noomi-kontakt"], for: me, limit: 9 },
      "instances_holder (workflow=? AND holder=?)",
    ],
    [
      "an agency's open cases that are late",
      {
        workflow: "case",
        open: true,
        agency: "noomi" as AgencyId,
        dueBefore: at,
        for: me,
        limit: 9,
      },
      "instances_agency (workflow=? AND agency=?)",
    ],
  ])("%s", (_what, query, index) => {
    expect(planOf(query)).toContain(`USING INDEX ${index}`);
  });
  // Four of 100,000 cases took 800 ms when the workflow was read for them.
  test.each<readonly [string, Partial<Query>]>([
    ["by name", {}],
    ["by name, and what this member may read", { for: me }],
    ["by name, and what is open and late", { open: true, dueBefore: at }],
  ])("what is asked for %s is found by its name", (_what, more) => {
    const steps = stepsOf({
      workflow: "case",
      instances: ["A", "B", "C", "D"] as InstanceId[],
      limit: 9,
      ...more,
    });
    expect(steps.filter((step) => / i /.test(step))).toEqual([
      "SEARCH i USING PRIMARY KEY (instance=?)",
    ]);
  });
  test("what is asked for by name may be more than the 500 terms of a compound statement, and none", () => {
    for (const count of [0, 501, 5_000]) {
      const instances = Array.from({ length: count }, (_, n) => `I${n}` as InstanceId);
      expect(stepsOf({ workflow: "case", instances, limit: 9 })).toContain(
        "SEARCH i USING PRIMARY KEY (instance=?)",
      );
    }
  });
  test("what one person alone may read is found by that reader", () => {
    const query: Query = { workflow: "case", open: true, personal: true, for: me, limit: 9 };
    const steps = explained(
      ...listSql(blinded(query, ["m:noomi-kontakt"], (what, text) => `${what}:${text}`)),
    );
    expect(steps).toContain("SEARCH r USING PRIMARY KEY (audience=?)");
    expect(steps.filter((step) => / i /.test(step))).toEqual([
      "SEARCH i USING PRIMARY KEY (instance=?)",
    ]);
  });
  // What stands beside an agenda, however much, is not looked at.
  test.each<readonly [string, Omit<Query, "workflow" | "open" | "shared" | "limit">]>([
    ["was opened since", { openedSince: at, openedUntil: at }],
    ["is open", {}],
  ])("what agencies have in common and %s is found by readers of its own", (_what, query) => {
    const steps = stepsOf({ workflow: "case", open: true, shared, limit: 9, ...query });
    const known = [
      "SEARCH r USING PRIMARY KEY (audience=?)",
      "SEARCH o USING COVERING INDEX instances_code (code_revision<?)",
      "SEARCH o USING COVERING INDEX instances_code (code_revision>?)",
      "SEARCH i USING PRIMARY KEY (instance=?)",
    ];
    for (const step of known) expect(steps).toContain(step);
    // Of what was found so far, and not of a table.
    expect(steps.filter((step) => step.startsWith("SCAN"))).toEqual(["SCAN each", "SCAN m"]);
  });
});

test("what has not been viewed by this code yet is found by its readers alone: it may lack those that name two", () => {
  const db = openSqlite(join(temporary(), "older.db"));
  onTestFinished(() => db.close());
  const add =
    db.raw.prepare(`insert into instances (instance, workflow, version, revision, key_id, head, summary, people_revision, code_revision, open)
    values (?, 'case', 1, 1, ?, x'', x'', 1, ?, 1)`);
  for (const [id, code] of [
    ["before", "1"],
    ["after", "3"],
    ["now", "2"],
    ["alone", "1"],
  ] as const) {
    add.run(id, `k${id}`, code);
    for (const agency of id === "alone" ? ["noomi"] : shared)
      db.raw.prepare("insert into readers values (?, ?)").run(`reader:a:${agency}`, id);
  }
  const found = () => {
    const [sql, values] = listSql(
      blinded(
        { workflow: "case", open: true, shared, limit: 9 },
        undefined,
        (what, text) => `${what}:${text}`,
      ),
    );
    return db.raw
      .prepare(sql)
      .all(...values)
      .map((row) => row.instance);
  };
  expect(found()).toEqual([]);
  db.raw.exec("insert into meta values ('code', '2')");
  expect(found()).toEqual(["after", "before"]);
});
