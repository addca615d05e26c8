// The schema after all migrations, as a file that a review can read. A change of it is a new migration, never an edit of an old one.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { keyMigrations } from "../../src/engine/seal.ts";
import { migrations } from "../../src/store/migrations.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { temporary } from "../support/small-core.ts";

const file = new URL("../fixtures/schema.sql", import.meta.url);
const dump = async (title: string, steps: readonly string[]): Promise<string> => {
  const db = openSqlite(join(temporary(), "schema.db"), steps);
  const rows = db.raw.prepare("select sql from sqlite_schema where sql is not null order by type desc, name").all() as { sql: string }[];
  const { user_version } = db.raw.prepare("pragma user_version").get() as { user_version: number };
  await db.close();
  return [`-- ${title}, version ${user_version}`, ...rows.map(({ sql }) => `${sql};`)].join("\n");
};
const schema = async (): Promise<string> => `${await dump("The data", migrations)}\n\n${await dump("The keys", keyMigrations)}\n`;
/** `STAFETT_RECORD=schema npx vitest run test/store/schema.test.ts` writes it. */
if (process.env.STAFETT_RECORD === "schema") writeFileSync(file, await schema());

describe("the schema", () => {
  test("is what the file says", async () => {
    expect(await schema()).toBe(readFileSync(file, "utf8"));
  });
  test("is the same when an old database is brought up to date step by step", async () => {
    const at = join(temporary(), "old.db");
    for (let step = 1; step <= migrations.length; step++) await openSqlite(at, migrations.slice(0, step)).close();
    const db = openSqlite(at);
    const names = db.raw.prepare("select name, sql from sqlite_schema order by name").all();
    await db.close();
    const fresh = openSqlite(join(temporary(), "new.db"));
    expect(names).toEqual(fresh.raw.prepare("select name, sql from sqlite_schema order by name").all());
    await fresh.close();
  });
});
