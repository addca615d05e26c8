// Format identity: what is new gets it with its schema, and a store of another format is refused with every byte as it was.
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { keysFile } from "../../src/app/storage/opening.ts";
import { keyMigrations } from "../../src/engine/encryption.ts";
import { applicationId, formatName, formatOf } from "../../src/store/format.ts";
import { openPostgres } from "../../src/store/postgres/index.ts";
import { postgresKeyMigrations, postgresMigrations } from "../../src/store/postgres/migrations.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { writeOldDatabase } from "../support/database-0.1.0.ts";
import { temporary } from "../support/small-core.ts";
import { askedOf, freshSchema, server } from "./engines.ts";

const format = expect.objectContaining({ name: "Error", why: "format" });
/** Every file beside `file`, by name and bytes, but the lock, which is empty and of this process. */
const bytesBeside = (file: string): readonly (readonly [string, string])[] =>
  readdirSync(dirname(file))
    .filter((name) => !name.endsWith(".lock"))
    .map((name) => [name, readFileSync(join(dirname(file), name)).toString("base64")] as const);
const written = (sql: string): string => {
  const file = join(temporary(), "stafett.db");
  const db = new DatabaseSync(file);
  db.exec(sql);
  db.close();
  return file;
};

describe("a file of SQLite", () => {
  test.each([
    ["data", undefined],
    ["keys", keyMigrations],
  ])(
    "of new %s: the id is in the header as soon as it is open, and not only in the log",
    async (_what, steps) => {
      const file = join(temporary(), "stafett.db");
      const db = openSqlite(file, steps);
      expect([
        formatOf(file),
        readFileSync(file).toString("latin1", 68, 72),
        statSync(`${file}-wal`).size,
      ]).toEqual(["ours", "Stf2", 0]);
      expect(db.raw.prepare("pragma application_id").get()?.application_id).toBe(applicationId);
      await db.close();
    },
  );
  test("keeps its id when pages are written anew, and through an end without a close", async () => {
    const file = join(temporary(), "stafett.db");
    const db = openSqlite(file);
    await db.transaction((run) =>
      run("insert into idempotency_keys (idempotency_key, at) values ('c', 1)"),
    );
    const copy = join(temporary(), "copy.db");
    for (const end of ["", "-wal"]) copyFileSync(`${file}${end}`, `${copy}${end}`);
    await db.checkpoint("anew");
    await db.close();
    expect([formatOf(file), formatOf(copy)]).toEqual(["ours", "ours"]);
    const again = openSqlite(copy);
    expect(await again.query("select idempotency_key from idempotency_keys")).toEqual([
      { idempotency_key: "c" },
    ]);
    await again.close();
  });
  test.each<[string, () => string]>([
    ["no file", () => join(temporary(), "stafett.db")],
    ["an empty file", () => written("")],
    ["a database without a table", () => written("pragma journal_mode = wal")],
  ])("%s: is new, and is given the id with the schema", async (_what, make) => {
    const file = make();
    expect(formatOf(file)).toBe("new");
    await openSqlite(file).close();
    expect(formatOf(file)).toBe("ours");
  });
  test("whose schema cannot be made gets no id either", () => {
    const file = join(temporary(), "stafett.db");
    expect(() => openSqlite(file, ["create table a (b); select nothing from nowhere"])).toThrow();
    expect(formatOf(file)).toBe("new");
  });
  test.each<[string, () => string]>([
    ["data of version 0.1.0", () => writeOldDatabase(temporary())],
    ["keys of version 0.1.0", () => keysFile(writeOldDatabase(temporary()))],
    [
      "another program's, with an id of its own",
      () => written("create table a (b); pragma application_id = 252006674"),
    ],
    [
      "another program's, with an id and no table",
      () => written("pragma application_id = 252006674; pragma user_version = 1"),
    ],
    [
      "another program's, without an id",
      () => written("create table a (b); insert into a values (1)"),
    ],
    [
      "another program's, with the number of steps that the schema has",
      () => written("create table a (b); pragma user_version = 1"),
    ],
  ])("%s: refused, byte for byte as it was", (_what, make) => {
    const file = make();
    const before = bytesBeside(file);
    expect(() => openSqlite(file)).toThrow(format);
    expect(() => openSqlite(file, keyMigrations)).toThrow(format);
    expect(bytesBeside(file)).toEqual(before);
  });
  test("of version 0.1.0 after an end without a close: refused, and its log is as it was, too", () => {
    const from = writeOldDatabase(temporary());
    const db = new DatabaseSync(from);
    db.exec("pragma journal_mode = wal; insert into causes values ('late', 1)");
    const file = join(temporary(), "stafett.db");
    for (const end of ["", "-wal"]) copyFileSync(`${from}${end}`, `${file}${end}`);
    db.close();
    const before = bytesBeside(file);
    expect(before.map(([name]) => name)).toEqual(["stafett.db", "stafett.db-wal"]);
    expect(() => openSqlite(file)).toThrow(format);
    expect(bytesBeside(file)).toEqual(before);
  });
  test("whose tables are all in the log yet: not taken for a new one", () => {
    const from = join(temporary(), "stafett.db");
    const db = new DatabaseSync(from);
    db.exec("pragma journal_mode = wal; create table a (b)");
    const file = join(temporary(), "stafett.db");
    for (const end of ["", "-wal"]) copyFileSync(`${from}${end}`, `${file}${end}`);
    db.close();
    const before = bytesBeside(file);
    expect(() => openSqlite(file)).toThrow(format);
    expect(bytesBeside(file)).toEqual(before);
  });
  test("that is none: the header says so", () => {
    const file = join(temporary(), "stafett.db");
    writeFileSync(
      file,
      "SQLite format 3 is what this file is not, however long it may become before it ends: one hundred and eight.",
    );
    expect(formatOf(file)).toBe("none");
  });
});

describe.skipIf("skip" in server)("tables of PostgreSQL", () => {
  const fresh = (): Promise<string> => freshSchema((server as { readonly url: string }).url);
  /** Every column, and every row with the transaction that wrote it. */
  const everything = async (url: string): Promise<string> => {
    const columns = await askedOf(
      url,
      "select table_name::text as name, column_name::text from information_schema.columns where table_schema = current_schema() order by 1, ordinal_position",
    );
    const rows = [];
    for (const name of new Set(columns.map((row) => String(row.name))))
      rows.push(await askedOf(url, `select xmin::text, t.* from ${name} t order by t::text`));
    return JSON.stringify([columns, rows]);
  };
  const kinds = [
    ["data", postgresMigrations],
    ["keys", postgresKeyMigrations],
  ] as const;
  test.each(kinds)("of new %s: each step names the format", async (_what, steps) => {
    const url = await fresh();
    const db = await openPostgres(url, steps);
    expect(await db.query("select distinct format from schema_version")).toEqual([
      { format: formatName },
    ]);
    await db.close();
  });
  test.each(kinds)("of version 0.1.0, %s: refused, and as they were", async (_what, steps) => {
    const url = await fresh();
    await (await openPostgres(url, steps)).close();
    await askedOf(url, "alter table schema_version drop column format");
    const before = await everything(url);
    await expect(openPostgres(url, steps)).rejects.toMatchObject({ why: "format" });
    await expect(openPostgres(url, steps, { asItIs: true })).rejects.toMatchObject({
      why: "format",
    });
    expect(await everything(url)).toBe(before);
  });
  test("of another format: refused, also by a program that knows more steps", async () => {
    const url = await fresh();
    await (await openPostgres(url)).close();
    await askedOf(url, "update schema_version set format = 'stafett 3'");
    const before = await everything(url);
    await expect(
      openPostgres(url, [...postgresMigrations, "create table another (one bigint)"]),
    ).rejects.toMatchObject({ why: "format" });
    expect(await everything(url)).toBe(before);
  });
  test("a schema without tables, beside the program: opened as it is", async () => {
    const db = await openPostgres(await fresh(), [], { asItIs: true });
    onTestFinished(() => db.close());
    expect(await db.query("select to_regclass('schema_version') is null as yes")).toEqual([
      { yes: 1 },
    ]);
  });
});
