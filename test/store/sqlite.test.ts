// Opening the embedded database, and what happens when the disk is full.

import { createHash } from "node:crypto";
import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { chainText, digest, keyMigrations } from "../../src/engine/encryption.ts";
import { CannotOpen } from "../../src/store/cannot-open.ts";
import { migrations } from "../../src/store/migrations.ts";
import { sqlStore } from "../../src/store/sql.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { bytes, post, unit, write } from "../contract/stores.ts";
import { toMember } from "../support/puppet.ts";
import { small, temporary } from "../support/small-core.ts";

const fresh = (): string => join(temporary(), "data", "stafett.db");
const why = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof CannotOpen) return error.why;
    throw error;
  }
  return "none";
};

describe("opening", () => {
  test("makes the folder and the file, with the journal and the durability that were meant", async () => {
    const db = openSqlite(fresh());
    const pragma = (name: string) =>
      Object.values(db.raw.prepare(`pragma ${name}`).get() as object)[0];
    expect([
      pragma("journal_mode"),
      pragma("synchronous"),
      pragma("secure_delete"),
      pragma("user_version"),
    ]).toEqual(["wal", 2, 1, migrations.length]);
    await db.close();
  });
  test("a second time while the first is open: locked, and the first goes on", async () => {
    const file = fresh();
    const db = openSqlite(file);
    expect(why(() => openSqlite(file))).toBe("locked");
    await db.transaction((run) =>
      run("insert into idempotency_keys (idempotency_key, at) values ('c', 1)"),
    );
    await db.close();
    const again = openSqlite(file);
    expect(await again.query("select idempotency_key from idempotency_keys")).toEqual([
      { idempotency_key: "c" },
    ]);
    await again.close();
  });
  test("a newer version: not touched", async () => {
    const file = fresh();
    await openSqlite(file).close();
    const raw = new DatabaseSync(file);
    raw.exec("pragma user_version = 99");
    raw.close();
    expect(why(() => openSqlite(file))).toBe("newer");
    expect(why(() => openSqlite(file))).toBe("newer");
  });
  test.each([
    [
      "text",
      Buffer.from("detta är ingen databas, men den är lång nog för att läsas som en".repeat(40)),
    ],
    ["noise", Buffer.alloc(8192, 7)],
  ])("what is no database (%s): unreadable, and not changed", async (_what, content) => {
    const file = join(temporary(), "stafett.db");
    writeFileSync(file, content);
    expect(why(() => openSqlite(file))).toBe("unreadable");
    expect(readFileSync(file).equals(content)).toBe(true);
  });
  test("a database whose pages were destroyed: unreadable or a failing query, never an empty one", async () => {
    const file = fresh();
    const db = openSqlite(file);
    const store = sqlStore(db, { chain: chainText, digest });
    for (let i = 0; i < 50; i++) await store.journal.commit(unit(write(`i${i}`)));
    await db.checkpoint();
    await db.close();
    const broken = join(temporary(), "broken.db");
    copyFileSync(file, broken);
    const bytes_ = readFileSync(broken);
    bytes_.fill(0xff, 100, 4096);
    writeFileSync(broken, bytes_);
    expect(why(() => openSqlite(broken))).toBe("unreadable");
  });
  test("a log that is emptied while something is being written is emptied after that", async () => {
    const db = openSqlite(fresh());
    const { promise, resolve } = Promise.withResolvers<void>();
    const writing = db.transaction(async (run) => {
      await run("insert into meta (name, value) values ('one', '1')");
      await promise;
    });
    const emptied = db.checkpoint();
    resolve();
    await writing;
    expect(await emptied).toBe(true);
    expect(statSync(`${db.file}-wal`).size).toBe(0);
    await db.close();
  });
  test("a log that cannot be emptied now is not: while somebody writes or reads, which is no error, and is not filled by trying", async () => {
    const db = openSqlite(fresh(), keyMigrations);
    await db.transaction((run) => run("insert into keys (id, wrapped) values ('a', x'00')"));
    const other = new DatabaseSync(db.file);
    other.exec("begin immediate; insert into meta (name, value) values ('b', '')");
    expect(await db.checkpoint("anew")).toBe(false);
    other.exec("commit; begin; select * from keys");
    const tried = async () => [await db.checkpoint("anew"), statSync(`${db.file}-wal`).size];
    const [first, second] = [await tried(), await tried()];
    expect([first[0], second]).toEqual([false, first]);
    other.close();
    expect(await tried()).toEqual([true, 0]);
    await db.close();
  });
  // Drawn from numbers, so that it is the same rows each time: of these SQLite leaves pieces when the others are deleted.
  test.each([0, 22, 346])(
    "of a deleted key no part is left between the rows of the others (%i)",
    async (seed) => {
      const drawn = (n: number): Buffer => createHash("sha512").update(`${seed} ${n}`).digest();
      const db = openSqlite(fresh(), keyMigrations);
      const rows = Array.from(
        { length: 256 },
        (_, n) =>
          [
            drawn(3 * n).toString("base64url", 0, 12),
            Buffer.concat([drawn(3 * n + 1), drawn(3 * n + 2)]).subarray(0, 72),
          ] as const,
      );
      await db.transaction(async (run) => {
        for (const row of rows) await run("insert into keys (id, wrapped) values (?, ?)", row);
      });
      const gone = rows.filter((_, n) => n % 6 === 0);
      for (const [id] of gone)
        await db.transaction((run) => run("delete from keys where id = ?", [id]));
      expect(await db.checkpoint("anew")).toBe(true);
      const bytes = readFileSync(db.file);
      const parts = gone.flatMap(([id, wrapped]) => [
        Buffer.from(id),
        ...Array.from({ length: 16 }, (_, n) => wrapped.subarray(4 * n, 4 * n + 12)),
      ]);
      expect(parts.filter((part) => bytes.includes(part))).toEqual([]);
      await db.close();
    },
  );
  test("leaves nothing behind when it is closed but its own files", async () => {
    const file = fresh();
    await openSqlite(file).close();
    expect(readdirSync(dirname(file)).sort()).toEqual(["stafett.db", "stafett.db.lock"]);
  });
});

/** Lets the file grow no further. */
const full = (raw: DatabaseSync): void => {
  const { page_count } = raw.prepare("pragma page_count").get() as { page_count: number };
  raw.exec(`pragma max_page_count = ${page_count}`);
};
const room = (raw: DatabaseSync): void => raw.exec("pragma max_page_count = 1073741823");
const big = (id: string) =>
  write(id, {
    events: [{ seq: 1, at: 1, cipher: bytes("x".repeat(50_000)), hash: bytes("h") }],
    posts: [post("p")],
  });

describe("a full disk", () => {
  test("a commit throws and keeps nothing; small ones beside it are kept; afterwards all is as before", async () => {
    const db = openSqlite(fresh());
    const store = sqlStore(db, { chain: chainText, digest });
    await store.journal.commit(unit(write("old")));
    full(db.raw);
    const answers = await Promise.allSettled([
      store.journal.commit(unit(big("big"))),
      store.journal.commit({ ...unit(), idempotencyKey: "small" }),
    ]);
    expect(answers.map((a) => a.status)).toEqual(["rejected", "fulfilled"]);
    expect(await store.journal.load("big")).toBeUndefined();
    expect((await store.journal.load("old"))?.events).toHaveLength(1);
    room(db.raw);
    expect(await store.journal.commit(unit(big("big")))).toBe("ok");
    expect((await db.query("pragma integrity_check"))[0]).toEqual({ integrity_check: "ok" });
    await store.upkeep.close();
  });
  test("whoever asks is told that nothing is saved; a redelivery afterwards is done", async () => {
    const c = await small();
    const id = await c.begin();
    full(c.db.raw);
    const line = {
      kind: "submit",
      workflow: "puppet",
      instance: id,
      command: "say",
      hidden: {},
      more: false,
    } as const;
    const pull = c.pull(id, { posts: [toMember("a", "anna", "x".repeat(60_000))] });
    await expect(pull).rejects.toThrow();
    // So full that not even an idempotency key finds room.
    for (let i = 0; i < 2_000; i++) {
      const reply = await c.ask("anna", `slack:fill:${i}`, {
        ...line,
        values: { line: "fyra kaffekoppar" },
      });
      if (reply.kind === "refused") {
        expect(reply.said).toContain("Stafett kunde inte spara. Inget har ändrats.");
        break;
      }
      expect(i).toBeLessThan(1_999);
    }
    const { lines } = await c.state(id);
    room(c.db.raw);
    expect((await c.press("anna", "slack:again", id, "bump")).kind).toBe("done");
    c.engine.transact.instances.forget(id);
    expect((await c.state(id)).lines).toEqual(lines);
    expect(c.facts.find((fact) => fact.event === "handle.failed")).toMatchObject({ code: 13 });
  });
});

describe("room in the log", () => {
  const [logStep, logAhead] = [2 << 20, 1 << 20];
  const sizeOf = (db: { readonly file: string }): number => statSync(`${db.file}-wal`).size;
  const put = (db: ReturnType<typeof openSqlite>, idempotencyKey: string) =>
    db.transaction((run) =>
      run("insert into idempotency_keys (idempotency_key, at) values (?, 1)", [idempotencyKey]),
    );
  test("the log is longer than what lies in it, and grows by steps, never by a commit", async () => {
    const db = openSqlite(fresh());
    const grown = new Set<number>();
    let size = 0;
    for (let n = 0; n < 900; n++) {
      await put(db, `${n}-${"c".repeat(3_000)}`);
      if (sizeOf(db) !== size) grown.add(sizeOf(db) - size);
      size = sizeOf(db);
    }
    expect([...grown]).toEqual([logStep]);
    const [{ log }] = db.raw.prepare("pragma wal_checkpoint(passive)").all() as [{ log: number }];
    expect(size - log * (4_096 + 24)).toBeGreaterThan(logAhead / 2);
    await db.close();
  });
  test("emptied, it has room again before the next transaction, and nothing of before", async () => {
    const db = openSqlite(fresh());
    await put(db, "before");
    await db.transaction((run) => run("delete from idempotency_keys"));
    expect(await db.checkpoint()).toBe(true);
    expect(sizeOf(db)).toBe(0);
    await put(db, "after");
    expect(sizeOf(db)).toBe(logStep);
    expect(readFileSync(`${db.file}-wal`).includes("before")).toBe(false);
    await db.close();
  });
  test("a longer transaction than there is room for makes it grow by itself, and there is room again", async () => {
    const db = openSqlite(fresh());
    await put(db, "first");
    await db.transaction(async (run) => {
      for (let n = 0; n < 1_000; n++)
        await run("insert into idempotency_keys (idempotency_key, at) values (?, 1)", [
          `${n}-${"c".repeat(4_000)}`,
        ]);
    });
    const after = sizeOf(db);
    expect(after).toBeGreaterThan(logStep);
    await put(db, "next");
    expect(sizeOf(db)).toBe(after + logStep);
    await db.close();
  });
  test("what was written there is read again after an end without a close", async () => {
    const db = openSqlite(fresh());
    for (let n = 0; n < 50; n++) await put(db, `${n}`);
    const copy = join(temporary(), "copy.db");
    for (const end of ["", "-wal"]) copyFileSync(`${db.file}${end}`, `${copy}${end}`);
    await db.close();
    const again = openSqlite(copy);
    expect((await again.query("select count(*) as n from idempotency_keys"))[0]?.n).toBe(50);
    await again.close();
  });
});
