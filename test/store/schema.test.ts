// The schema after all migrations, as a file that a review can read.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { keyMigrations } from "../../src/engine/encryption.ts";
import { migrations } from "../../src/store/migrations.ts";
import { openPostgres } from "../../src/store/postgres/index.ts";
import { postgresKeyMigrations, postgresMigrations } from "../../src/store/postgres/migrations.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { temporary } from "../support/small-core.ts";
import { freshSchema, server } from "./engines.ts";

const file = new URL("../fixtures/schema.sql", import.meta.url);
const dump = async (title: string, steps: readonly string[]): Promise<string> => {
  const db = openSqlite(join(temporary(), "schema.db"), steps);
  const rows = db.raw
    .prepare("select sql from sqlite_schema where sql is not null order by type desc, name")
    .all() as { sql: string }[];
  const version = db.raw.prepare("pragma user_version").get()?.user_version;
  const format = db.raw.prepare("pragma application_id").get()?.application_id;
  await db.close();
  return [
    `-- ${title}, format ${Number(format).toString(16)}, version ${version}`,
    ...rows.map(({ sql }) => `${sql};`),
  ].join("\n");
};
const schema = async (): Promise<string> =>
  `${await dump("The data", migrations)}\n\n${await dump("The keys", keyMigrations)}\n`;
/** What PostgreSQL itself says of its tables, in its words. */
const dumps = [
  `select format('create table %s (%s);', c.relname, string_agg(format('%s %s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
    case when a.attcollation <> 0 then (select format(' collate "%s"', collname) from pg_collation where oid = a.attcollation) end,
    case when a.attnotnull then ' not null' end), ', ' order by a.attnum)) as sql
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' group by c.relname order by c.relname`,
  // Since 18 each "not null", which stands above, is one of its own.
  `select format('alter table %s add %s;', conrelid::regclass, pg_get_constraintdef(oid)) as sql from pg_constraint
    where connamespace = current_schema()::regnamespace and contype <> 'n' order by conname`,
  `select pg_get_indexdef(i.indexrelid) || ';' as sql from pg_index i join pg_class c on c.oid = i.indexrelid
    where c.relnamespace = current_schema()::regnamespace order by c.relname`,
];
const postgresFile = new URL("../fixtures/schema-postgres.sql", import.meta.url);
const postgresDump = async (
  title: string,
  url: string,
  steps: readonly string[],
): Promise<string> => {
  const db = await openPostgres(url, steps);
  const rows = [];
  for (const dump of dumps) rows.push(...(await db.query(dump)));
  const [version] = await db.query(
    "select max(step) as step, current_schema() as name from schema_version",
  );
  await db.close();
  const told = rows.map((row) => String(row.sql).replaceAll(`${version?.name}.`, ""));
  return [`-- ${title} on PostgreSQL, version ${version?.step}`, ...told].join("\n");
};
const postgresSchema = async (fresh: () => Promise<string>): Promise<string> =>
  `${await postgresDump("The data", await fresh(), postgresMigrations)}\n\n${await postgresDump("The keys", await fresh(), postgresKeyMigrations)}\n`;

/** `STAFETT_RECORD=schema npx vitest run test/store/schema.test.ts` writes it. */
if (process.env.STAFETT_RECORD === "schema") writeFileSync(file, await schema());

describe("the schema", () => {
  test("is what the file says", async () => {
    expect(await schema()).toBe(readFileSync(file, "utf8"));
  });
  test("is the same when a database takes its steps one start at a time", async () => {
    const at = join(temporary(), "old.db");
    for (let step = 1; step <= migrations.length; step++)
      await openSqlite(at, migrations.slice(0, step)).close();
    const db = openSqlite(at);
    const names = db.raw.prepare("select name, sql from sqlite_schema order by name").all();
    await db.close();
    const fresh = openSqlite(join(temporary(), "new.db"));
    expect(names).toEqual(
      fresh.raw.prepare("select name, sql from sqlite_schema order by name").all(),
    );
    await fresh.close();
  });
});

describe.skipIf("skip" in server)("the schema on PostgreSQL", () => {
  const fresh = (): Promise<string> => freshSchema((server as { readonly url: string }).url);
  test("is what the file says", async () => {
    const said = await postgresSchema(fresh);
    if (process.env.STAFETT_RECORD === "schema") writeFileSync(postgresFile, said);
    expect(said).toBe(readFileSync(postgresFile, "utf8"));
  });
  test("is the same when a database takes its steps one start at a time", async () => {
    const stepwise = async (steps: readonly string[]): Promise<string> => {
      const url = await fresh();
      for (let step = 1; step < steps.length; step++)
        await (await openPostgres(url, steps.slice(0, step))).close();
      return postgresDump("Old", url, steps);
    };
    const said = readFileSync(postgresFile, "utf8")
      .split("\n\n")
      .map((part) => part.trim());
    const old = [await stepwise(postgresMigrations), await stepwise(postgresKeyMigrations)];
    const bare = (all: readonly string[]): readonly string[] =>
      all.map((part) => part.replace(/^--.*\n/, ""));
    expect(bare(old)).toEqual(bare(said));
  });
  test("has every table and index that SQLite has, but what is only one engine's", async () => {
    const only =
      /^(freshness$|schema_version$|due_today$|leases$|creation_locks$|processes$|erasures$|buried$)/;
    const names = (sql: string): string[] =>
      [...sql.matchAll(/^create (?:unique )?(?:table|index) "?(\w+)/gim)]
        .map(([, name = ""]) => name)
        .filter((name) => !only.test(name) && !/_(pkey|key)$/.test(name))
        .sort();
    expect(names(readFileSync(postgresFile, "utf8"))).toEqual(names(await schema()));
  });
});
