// Everything goes to another place and back: the same rows, chains that hold, and a source that nobody has touched.
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeAll, describe, expect, test } from "vitest";
import { openServers, type Servers } from "../../src/app/servers/opening.ts";
import { verifyServers } from "../../src/app/servers/verifying.ts";
import { verify } from "../../src/app/storage/backup.ts";
import { CannotMove, carried, move } from "../../src/app/storage/moving.ts";
import { keysFile } from "../../src/app/storage/opening.ts";
import { orderSql } from "../../src/app/storage/orders.ts";
import { erasedFile, readErasures } from "../../src/app/storage/scrub.ts";
import { beside, type Where } from "../../src/app/storage/second.ts";
import { silent } from "../../src/log.ts";
import { CannotOpen } from "../../src/store/cannot-open.ts";
import { LinkInTheWay } from "../../src/store/durable.ts";
import { freshnessFile } from "../../src/store/freshness.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { onFile } from "../support/on-file.ts";
import { masterKey, only } from "../support/presets.ts";
import { temporary } from "../support/small-core.ts";
import { createWorld } from "../support/world.ts";
import { askedOf, freshDatabase, server } from "./engines.ts";

const url = "skip" in server ? "" : server.url;
const masters = only(masterKey);
const quiet = (): void => undefined;
let whole: string;
/** Cases, posts, an access log, a meeting's standing rows, and one that is erased. */
beforeAll(async () => {
  const w = await createWorld({ keep: true });
  const anna = w.cloud.as("U0NOOMI01");
  for (let i = 0; i < 5; i++) {
    const opened = await anna.slash("/arende", "nytt");
    await anna.submit(opened.modal?.id ?? "");
  }
  await anna.slash("/stafett", "mina");
  const [first] = await w.lines({ workflow: "case", limit: 99 });
  onFile(w.stafett)
    .raw.prepare(orderSql)
    .run(first?.instance ?? "");
  await w.idle();
  await w.until("2026-11-27T12:00:00Z");
  await w.close();
  whole = w.file;
});
const copied = (): string => {
  const file = join(temporary(), "stafett.db");
  for (const of of [(path: string) => path, keysFile, freshnessFile, erasedFile])
    copyFileSync(of(whole), of(file));
  return file;
};
/** Databases of their own: whoever runs on one is seen by all who are in it. */
const servers = async (): Promise<Servers> => ({
  data: await freshDatabase(url),
  keys: await freshDatabase(url),
  beside: join(temporary(), "stafett.key"),
});
/** All that goes along, as one text. */
const contents = (where: Where): Promise<string> =>
  beside(where, "reading", async ({ data, keys }) => {
    const all: unknown[] = [];
    for (const [db, tables] of [
      [data, carried.data],
      [keys, carried.keys],
    ] as const)
      for (const [table, order] of Object.entries(tables))
        for (const row of await db.query(`select * from ${table} order by ${order}`))
          if (row.name !== "destroyed") all.push([table, Object.entries(row).sort()]);
    return JSON.stringify(all, (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString("hex") : value,
    );
  });
/** Every byte of both files, and whatever lies beside them. */
const bytes = (file: string): string =>
  [file, keysFile(file), freshnessFile(file), erasedFile(file)]
    .map((path) => readFileSync(path).toString("hex"))
    .join("\n");
const why = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => "moved",
    (error: unknown) =>
      error instanceof CannotMove || error instanceof CannotOpen ? error.why : error,
  );

test("every table goes along, but what an engine keeps for itself", () => {
  // Certificates and burials go along, too: on files they are no table. `certify` writes them.
  const own = [
    "freshness",
    "schema_version",
    "due_today",
    "leases",
    "processes",
    "creation_locks",
    "erasures",
    "buried",
  ];
  const of = (file: string): string[] =>
    [
      ...readFileSync(new URL(`../fixtures/${file}`, import.meta.url), "utf8").matchAll(
        /^create table "?(\w+)/gim,
      ),
    ].map(([, name = ""]) => name);
  for (const file of ["schema.sql", "schema-postgres.sql"])
    expect(
      [...new Set(of(file))]
        .filter((name) => !own.includes(name) && !name.startsWith("old_"))
        .sort(),
    ).toEqual([...new Set([...Object.keys(carried.data), ...Object.keys(carried.keys)])].sort());
});
test("from a file to another file", async () => {
  const [from, to] = [copied(), join(temporary(), "new.db")];
  const before = bytes(from);
  await move({ file: from }, { file: to }, quiet);
  expect(await contents({ file: to })).toBe(await contents({ file: from }));
  expect(readErasures(to)).toEqual(readErasures(from));
  expect(readErasures(to)).toHaveLength(1);
  expect(verify(to, masters)).toEqual([]);
  expect(bytes(from)).toBe(before);
});

test.each(["new.db", "new.keys.db", "new.db-wal", "new.db.erased", "new.db.freshness"])(
  "to a file whose %s is a symbolic link: refused, and nothing is made",
  async (name) => {
    const [place, elsewhere] = [temporary(), temporary()];
    symlinkSync(join(elsewhere, "x"), join(place, name));
    await expect(
      move({ file: copied() }, { file: join(place, "new.db") }, quiet),
    ).rejects.toBeInstanceOf(LinkInTheWay);
    expect(readdirSync(place)).toEqual([name]);
    expect(readdirSync(elsewhere)).toEqual([]);
  },
);

describe.skipIf("skip" in server)("between a file and servers", () => {
  test("there and back: the same rows, whole at each end, and what was erased is known there", async () => {
    const [from, there, back] = [copied(), await servers(), join(temporary(), "stafett.db")];
    const before = bytes(from);
    // Of a database that lay there once, and had come further.
    writeFileSync(
      freshnessFile(back),
      readFileSync(freshnessFile(from), "utf8").replace(/"count":\d+/, '"count":999999'),
    );
    const told: string[] = [];
    await move(
      { file: from },
      { servers: there },
      (table, rows) => void told.push(`${table} ${rows}`),
    );
    expect(told.length).toBeGreaterThan(10);
    expect(bytes(from)).toBe(before);
    expect(await contents({ servers: there })).toBe(await contents({ file: from }));
    expect(await verifyServers(there, masters, quiet)).toEqual([]);
    // As a start does it.
    const opened = await openServers(there, silent);
    expect(await opened.erasures()).toEqual(readErasures(from));
    opened.end();
    await opened.keys.close();
    await opened.data.close();
    await move({ servers: there }, { file: back }, quiet);
    expect(await contents({ file: back })).toBe(await contents({ file: from }));
    expect(readErasures(back)).toEqual(readErasures(from));
    expect(existsSync(freshnessFile(back))).toBe(false);
    expect(verify(back, masters)).toEqual([]);
  });
  test("more rows than one statement takes: every one of them, each once", async () => {
    const [from, there] = [copied(), await servers()];
    const db = new DatabaseSync(from);
    const columns = db.prepare("select name from pragma_table_info('outbox')").all() as {
      name: string;
    }[];
    const anew = columns.map(({ name }) =>
      name === "name" || name === "outbox" ? `${name} || '-' || n` : name,
    );
    // Of twenty columns five hundred rows go at once.
    db.exec(`with recursive c(n) as (select 1 union all select n + 1 from c where n < 501)
      insert into outbox select ${anew.join(", ")} from c, (select * from outbox limit 1)`);
    db.close();
    await move({ file: from }, { servers: there }, quiet);
    expect(await contents({ servers: there })).toBe(await contents({ file: from }));
  });
  test("to servers where something lies, or half of a move that was broken off: refused, and nothing changes", async () => {
    const [from, there] = [{ file: copied() }, await servers()];
    await move(from, { servers: there }, quiet);
    const before = await contents({ servers: there });
    expect(await why(move(from, { servers: there }, quiet))).toBe("notEmpty");
    expect(await contents({ servers: there })).toBe(before);
    expect(await why(move({ servers: there }, from, quiet))).toBe("notEmpty");
    await askedOf(there.keys, "delete from keys");
    await askedOf(there.keys, "delete from meta where name = 'birth'");
    expect(await why(move(from, { servers: there }, quiet))).toBe("half");
  });
  test("broken off at any table: the source is as it was, nothing is left at the other end, and it can be done again", async () => {
    const [file, there] = [copied(), await servers()];
    const before = bytes(file);
    for (const broken of Object.keys({ ...carried.keys, ...carried.data })) {
      const breaking = (table: string): void => {
        if (table === broken) throw new Error(`broken at ${table}`);
      };
      const failure = await why(move({ file }, { servers: there }, breaking));
      expect(String(failure)).toContain("broken at");
      const left = await beside({ servers: there }, "reading", async ({ data, keys }) => [
        await data.query("select 1 from events union all select 1 from meta"),
        await keys.query("select 1 from keys"),
      ]);
      expect(left).toEqual([[], []]);
      expect(bytes(file)).toBe(before);
    }
    await move({ file }, { servers: there }, quiet);
    expect(await verifyServers(there, masters, quiet)).toEqual([]);
  });
  test("where what is written is not what was read: said, and nothing is kept", async () => {
    const [file, there] = [copied(), await servers()];
    const made = await openServers(there, silent);
    made.end();
    await made.keys.close();
    await made.data.close();
    await askedOf(there.data, "delete from meta");
    await askedOf(there.keys, "delete from meta where name = 'birth'");
    await askedOf(
      there.data,
      `create function later() returns trigger language plpgsql as 'begin new.at := new.at + 1; return new; end';
       create trigger later before insert on idempotency_keys for each row execute function later()`,
    );
    expect(await why(move({ file }, { servers: there }, quiet))).toBe("different");
    expect(
      await beside({ servers: there }, "reading", ({ data }) => data.query("select 1 from events")),
    ).toEqual([]);
  });
  test("of what is not whole: said, and nothing is kept", async () => {
    const [file, there] = [copied(), await servers()];
    const db = new DatabaseSync(file);
    db.prepare(
      "update events set cipher = x'00' where seq = 1 and instance = (select min(instance) from events)",
    ).run();
    db.close();
    expect(await why(move({ file }, { servers: there }, quiet))).toBe("events");
    expect(
      await beside({ servers: there }, "reading", ({ data }) => data.query("select 1 from events")),
    ).toEqual([]);
  });
  test("while somebody runs on it, or it is of another version: refused", async () => {
    const [file, there] = [copied(), await servers()];
    const held = openSqlite(file);
    expect(await why(move({ file }, { servers: there }, quiet))).toBe("locked");
    await held.close();
    const db = new DatabaseSync(file);
    const now = db.prepare("pragma user_version").get()?.user_version;
    db.exec(`pragma user_version = ${Number(now) - 1}`);
    expect(await why(move({ file }, { servers: there }, quiet))).toBe("version");
    db.exec(`pragma user_version = ${Number(now)}`);
    db.close();
    await move({ file }, { servers: there }, quiet);
    const running = await openServers(there, silent);
    await running.data.transaction((run) =>
      run("insert into processes (process, code, started, until) values ('one', 'code', 1, ?)", [
        Date.now() + 60_000,
      ]),
    );
    expect(await why(move({ servers: there }, { file: join(temporary(), "x.db") }, quiet))).toBe(
      "locked",
    );
    running.end();
    await running.keys.close();
    await running.data.close();
  });
});
