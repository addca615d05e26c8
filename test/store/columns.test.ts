// The columns of an instance's row: the table is told once, and the schema has no other.
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Summary } from "../../src/rules/workflow.ts";
import { columns, sameSeldom } from "../../src/store/columns.ts";
import type { Listed } from "../../src/store/port.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { temporary } from "../support/small-core.ts";

/** What every commit writes by itself, and erasure. */
const own = ["instance", "workflow", "version", "revision", "key_id", "head", "erased_at"];

test("every column of the schema stands in the table, and no other", () => {
  const db = openSqlite(join(temporary(), "columns.db"));
  onTestFinished(() => db.close());
  const inSchema = db.raw.prepare("select name from pragma_table_info('instances')").all() as { name: string }[];
  expect([...own, ...columns.map((column) => column.name)].sort()).toEqual(inSchema.map((column) => column.name).sort());
});

const row: Listed = { summary: { open: true }, peopleRevision: 1, codeRevision: "one", eraseBy: null };
const but = (summary: Partial<Record<keyof Summary, unknown>>): Listed => ({ ...row, summary: { open: true, ...summary } as Summary });
test.each<[string, Listed]>([
  ["reference", but({ ref: "SYD-1" })],
  ["words", but({ words: "blå sten" })],
  ["open", but({ open: false })],
  ["region", but({ region: "SYD" })],
  ["agency", but({ agency: "alfa" })],
  ["holder", but({ holder: { member: "anna" } })],
  ["opened", but({ openedAt: "2026-11-25T09:00:00.000Z" })],
  ["closed", but({ closedAt: "2026-11-25T09:00:00.000Z" })],
  ["what it belongs to", but({ of: "M1" })],
  ["when it is raised", but({ raiseAt: "2026-11-25T09:00:00.000Z" })],
  ["revision of people", { ...row, peopleRevision: 2 }],
  ["revision of code", { ...row, codeRevision: "two" }],
  ["erasure", { ...row, eraseBy: 1 }],
])("a change seldom seen: %s", (_what, changed) => {
  expect(sameSeldom(row, changed)).toBe(false);
});
test.each<[string, Listed]>([
  ["nothing", but({})],
  ["the day it is due", but({ dueAt: "2026-11-25T09:00:00.000Z" })],
  ["what has no column of its own", but({ flags: ["late"], round: "3" })],
])("no such change: %s", (_what, changed) => {
  expect(sameSeldom(row, changed)).toBe(true);
});
