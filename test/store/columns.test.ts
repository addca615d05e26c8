// The columns of an instance's row: the table is told once, and the schema has no other.
import { expect, test } from "vitest";
import { columns, nothingClear, sameSeldom } from "../../src/store/columns.ts";
import type { Clear, Listed } from "../../src/store/port.ts";
import { everyEngine } from "./engines.ts";

/** What every commit writes by itself, and erasure. */
const own = [
  "instance",
  "workflow",
  "version",
  "revision",
  "key_id",
  "head",
  "summary",
  "erased_at",
];

const named: Readonly<Record<string, string>> = {
  sqlite: "select name from pragma_table_info('instances')",
  postgres:
    "select attname::text as name from pg_attribute where attrelid = 'instances'::regclass and attnum > 0",
};
everyEngine("columns", ({ empty }, engine) => {
  test("every column of the schema stands in the table, and no other", async () => {
    const inSchema = await (await empty()).query(named[engine] as string);
    expect([...own, ...columns.map((column) => column.name)].sort()).toEqual(
      inSchema.map((column) => column.name).sort(),
    );
  });
});

const row: Listed = {
  clear: { ...nothingClear, open: true },
  peopleRevision: 1,
  codeRevision: "one",
  eraseBy: null,
};
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
