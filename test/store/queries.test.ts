// Which index each reading across instances uses: a wrong one is seen only where there is much, and then by everybody.
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { AgencyId, CaseWords, InstanceId, Instant } from "../../src/rules/ui.ts";
import type { Member, Query } from "../../src/rules/workflow.ts";
import { listSql } from "../../src/store/queries.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { temporary } from "../support/small-core.ts";

const at = "2026-11-25T09:00:00.000Z" as Instant;
const shared = ["noomi", "evonhuset"] as AgencyId[];
const me = { id: "noomi-kontakt", agency: "noomi" } as Member;
const series = "S" as InstanceId;

const planOf = (query: Query): string => {
  const db = openSqlite(join(temporary(), "queries.db"));
  onTestFinished(() => db.close());
  const [sql, values] = listSql(query);
  const steps = db.raw.prepare(`explain query plan ${sql}`).all(...values) as { detail: string }[];
  return steps[0]?.detail ?? "";
};

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
      "instances_belongs (belongs_to=? AND workflow=? AND open=?)",
    ],
    ["meetings of a series", { workflow: "agenda", of: series, for: me, limit: 9 }, "instances_belongs (belongs_to=? AND workflow=?)"],
    ["cases worth raising", { workflow: "case", raised: at, open: true, shared, limit: 9 }, "instances_raise (workflow=? AND raise_at<?)"],
    [
      "cases opened since",
      { workflow: "case", openedSince: at, open: true, shared, limit: 9 },
      "instances_opened (workflow=? AND opened_at>?)",
    ],
    ["open questions", { workflow: "capacity", open: true, shared, limit: 9 }, "instances_holder (workflow=?)"],
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
      { workflow: "case", open: true, agency: "noomi" as AgencyId, dueBefore: at, for: me, limit: 9 },
      "instances_agency (workflow=? AND agency=?)",
    ],
  ])("%s", (_what, query, index) => {
    expect(planOf(query)).toContain(`USING INDEX ${index}`);
  });
});
