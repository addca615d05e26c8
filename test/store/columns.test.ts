// The columns of an instance's row: the table is told once, and the schema has no other.
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { columns, nothingClear, sameSeldom } from "../../src/store/columns.ts";
import type { Clear, Listed } from "../../src/store/port.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { temporary } from "../support/small-core.ts";

/** What every commit writes by itself, and erasure. */
const own = ["instance", "workflow", "version", "revision", "key_id", "head", "summary", "erased_at"];

test("every column of the schema stands in the table, and no other", () => {
  const db = openSqlite(join(temporary(), "columns.db"));
  onTestFinished(() => db.close());
  const inSchema = db.raw.prepare("select name from pragma_table_info('instances')").all() as { name: string }[];
  expect([...own, ...columns.map((column) => column.name)].sort()).toEqual(inSchema.map((column) => column.name).sort());
});

const row: Listed = { clear: { ...nothingClear, open: true }, peopleRevision: 1, codeRevision: "one", eraseBy: null };
const but = (clear: Partial<Clear>): Listed => ({ ...row, clear: { ...row.clear, ...clear } });
test.each<[string, Listed]>([
  ["reference", but({ ref: "SYD-1" })],
  ["words", but({ words: "blå sten" })],
  ["open", but({ open: false })],
  ["region", but({ region: "SYD" })],
  ["agency", but({ agency: "alfa" })],
  ["holder", but({ holder: "m:anna" })],
  ["opened", but({ openedAt: 9 })],
  ["closed", but({ closedAt: 9 })],
  ["what it belongs to", but({ belongsTo: "M1" })],
  ["when it is raised", but({ raiseAt: 9 })],
  ["revision of people", { ...row, peopleRevision: 2 }],
  ["revision of code", { ...row, codeRevision: "two" }],
  ["erasure", { ...row, eraseBy: 1 }],
])("a change seldom seen: %s", (_what, changed) => {
  expect(sameSeldom(row, changed)).toBe(false);
});
test.each<[string, Listed]>([
  ["nothing", but({})],
  ["the day it is due", but({ dueAt: 9 })],
])("no such change: %s", (_what, changed) => {
  expect(sameSeldom(row, changed)).toBe(true);
});
