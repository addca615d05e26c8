// PostgreSQL's own: opening, what comes back, connections that are lost, what is tried again.
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { CannotOpen } from "../../src/store/cannot-open.ts";
import type { Db, Run } from "../../src/store/port.ts";
import { type Migration, openPostgres } from "../../src/store/postgres/index.ts";
import { postgresMigrations } from "../../src/store/postgres/migrations.ts";
import { askedOf, freshDatabase, freshSchema, server } from "./engines.ts";

const fresh = (): Promise<string> => freshSchema((server as { readonly url: string }).url);
const opened = async (url?: string, ...more: [(readonly Migration[])?, object?]): Promise<Db> => {
  const db = await openPostgres(url ?? (await fresh()), ...more);
  onTestFinished(() => db.close());
  return db;
};
const idempotencyKey = (run: Run, name: string, at = 1): Promise<unknown> =>
  run("insert into idempotency_keys (idempotency_key, at) values (?, ?)", [name, at]);
const idempotencyKeys = async (db: Db): Promise<unknown[]> =>
  (await db.query("select idempotency_key from idempotency_keys order by idempotency_key")).map(
    (row) => row.idempotency_key,
  );
/** Ends the connection of a transaction as a server that goes away does. */
const cut = async (run: Run): Promise<void> => {
  const [row] = await run("select pg_backend_pid() as pid");
  await askedOf(
    (server as { readonly url: string }).url,
    `select pg_terminate_backend(${row?.pid})`,
  );
};

describe.skipIf("skip" in server)("opening", () => {
  test("by four at once: each step is taken once", async () => {
    const url = await fresh();
    const steps = [...postgresMigrations, "create table another (one bigint not null)"];
    const all = await Promise.all([1, 2, 3, 4].map(() => opened(url, steps)));
    expect(await (all[0] as Db).query("select step from schema_version order by step")).toEqual(
      steps.map((_, n) => ({ step: n + 1 })),
    );
  });
  test("a newer version that has broken with this one: not touched; one that has it open already sees it", async () => {
    const url = await fresh();
    const db = await openPostgres(url);
    onTestFinished(() => db.close());
    expect(await db.isOvertaken()).toBe(false);
    await opened(url, [...postgresMigrations, { breaking: "select 1" }]);
    expect(await db.isOvertaken()).toBe(true);
    await expect(openPostgres(url)).rejects.toMatchObject({
      constructor: CannotOpen,
      why: "newer",
    });
  });
  test("a newer version that this one can live with: old and new side by side", async () => {
    const url = await fresh();
    const newer = await opened(url, [
      ...postgresMigrations,
      "alter table idempotency_keys add column note text",
    ]);
    const older = await openPostgres(url);
    onTestFinished(() => older.close());
    await older.transaction((run) => idempotencyKey(run, "a"));
    await newer.transaction((run) => idempotencyKey(run, "b"));
    expect([await idempotencyKeys(older), await older.isOvertaken()]).toEqual([["a", "b"], false]);
  });
  test("a step that fails leaves nothing of itself, and is taken at the next start", async () => {
    const url = await fresh();
    await expect(
      openPostgres(url, [...postgresMigrations, "create table a (b bigint); select 1 / 0"]),
    ).rejects.toThrow("division by zero");
    const db = await opened(url, [...postgresMigrations, "create table a (c bigint)"]);
    expect(await db.query("select c from a")).toEqual([]);
  });
  test("where nobody answers, the error comes through", async () => {
    await expect(openPostgres("postgres://stafett@/postgres?host=/nowhere")).rejects.toThrow(
      "ENOENT",
    );
  });
});

describe.skipIf("skip" in server)("what comes back", () => {
  test("moments and numbers are numbers; what a number cannot hold is an error, and not another number", async () => {
    const db = await opened();
    const most = Number.MAX_SAFE_INTEGER;
    await db.transaction(async (run) => {
      await idempotencyKey(run, "now", 1_796_000_000_000);
      await idempotencyKey(run, "most", most);
      await idempotencyKey(run, "least", -most);
    });
    expect(
      (await db.query("select at from idempotency_keys order by at")).map((row) => row.at),
    ).toEqual([-most, 1_796_000_000_000, most]);
    await expect(
      db.query("select at + 1 as at from idempotency_keys where idempotency_key = 'most'"),
    ).rejects.toThrow(RangeError);
    expect(await idempotencyKeys(db)).toEqual(["least", "most", "now"]);
  });
  test("bytes are bytes, empty ones too; a null is null; letters are sorted by their bytes", async () => {
    const db = await opened();
    const all = Uint8Array.from({ length: 256 }, (_, n) => n);
    await db.transaction(async (run) => {
      for (const [instance, cipher, at] of [
        ["ä", all, null],
        ["Z", new Uint8Array(0), 7],
        ["a", all.subarray(3, 5), 0],
      ] as const)
        await run("insert into applied (instance, due_day, cipher) values (?, ?, ?)", [
          instance,
          at,
          cipher,
        ]);
    });
    const rows = await db.query("select instance, due_day, cipher from applied order by instance");
    expect(rows.map(({ instance, due_day }) => [instance, due_day])).toEqual([
      ["Z", 7],
      ["a", 0],
      ["ä", null],
    ]);
    expect(rows.map(({ cipher }) => cipher)).toStrictEqual([
      new Uint8Array(0),
      Uint8Array.of(3, 4),
      all,
    ]);
  });
  test("more statements than are kept prepared", async () => {
    const db = await opened();
    for (let n = 0; n < 520; n++)
      expect(await db.query(`select ? + ${n} as n`, [1])).toEqual([{ n: n + 1 }]);
  });
});

describe.skipIf("skip" in server)("a transaction", () => {
  test("that is cut keeps nothing and says so; the next one works", async () => {
    const db = await opened(undefined, undefined, { writers: 1 });
    const lost = db.transaction(async (run) => {
      await idempotencyKey(run, "half");
      await cut(run);
      await idempotencyKey(run, "other half");
    });
    await expect(lost).rejects.toThrow();
    await db.transaction((run) => idempotencyKey(run, "next"));
    expect(await idempotencyKeys(db)).toEqual(["next"]);
  });
  test("that is cut while it does something else keeps nothing either", async () => {
    const db = await opened(undefined, undefined, { writers: 1 });
    const lost = db.transaction(async (run) => {
      await idempotencyKey(run, "half");
      await cut(run);
      await new Promise((resolve) => setImmediate(resolve));
    });
    await expect(lost).rejects.toThrow();
    await db.transaction((run) => idempotencyKey(run, "next"));
    expect(await idempotencyKeys(db)).toEqual(["next"]);
  });
  test("in which something failed that was not minded keeps nothing, and says so", async () => {
    const db = await opened();
    const work = db.transaction(async (run) => {
      await idempotencyKey(run, "one");
      await idempotencyKey(run, "one").catch(() => undefined);
    });
    await expect(work).rejects.toThrow("nothing was committed");
    expect(await idempotencyKeys(db)).toEqual([]);
  });
  test("that throws keeps nothing; its connection is as before", async () => {
    const db = await opened(undefined, undefined, { writers: 1 });
    const wrong = new Error("wrong");
    await expect(
      db.transaction((run) => idempotencyKey(run, "a").then(() => Promise.reject(wrong))),
    ).rejects.toBe(wrong);
    await db.transaction((run) => idempotencyKey(run, "b"));
    expect(await idempotencyKeys(db)).toEqual(["b"]);
  });
  test("two that wait for each other: both are done", async () => {
    const db = await opened();
    for (const one of ["a", "b"]) await db.transaction((run) => idempotencyKey(run, one));
    const rise = "update idempotency_keys set at = at + 1 where idempotency_key = ?";
    let met = 0;
    const both = (...order: readonly string[]) =>
      db.transaction(async (run) => {
        await run(rise, [order[0] as string]);
        met += 1;
        if (met <= 2) await vi.waitUntil(() => met >= 2);
        await run(rise, [order[1] as string]);
      });
    await Promise.all([both("a", "b"), both("b", "a")]);
    expect(met).toBe(3);
    expect((await db.query("select at from idempotency_keys")).map((row) => row.at)).toEqual([
      3, 3,
    ]);
  });
  test("that can never be serialised is tried six times, and then its error comes through", async () => {
    const db = await opened();
    let tries = 0;
    const never = db.transaction(async () => {
      tries += 1;
      throw Object.assign(new Error("could not serialize"), { code: "40001" });
    });
    await expect(never).rejects.toThrow("could not serialize");
    expect(tries).toBe(6);
  });
  test("is durable although the database says otherwise", async () => {
    const url = await freshDatabase((server as { readonly url: string }).url);
    await askedOf(
      url,
      `alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = off`,
    );
    const db = await opened(url);
    const setting = (run: Run) => run("select current_setting('synchronous_commit') as says");
    expect([await setting(db.query), await db.transaction(setting)]).toEqual([
      [{ says: "off" }],
      [{ says: "on" }],
    ]);
  });
});

describe.skipIf("skip" in server)("connections", () => {
  test("that are cut while nobody uses them are replaced", async () => {
    const url = await freshDatabase((server as { readonly url: string }).url);
    const db = await opened(url);
    await db.transaction((run) => idempotencyKey(run, "a"));
    await askedOf(
      url,
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await vi.waitFor(async () => expect(await idempotencyKeys(db)).toEqual(["a"]));
    await db.transaction((run) => idempotencyKey(run, "b"));
    expect(await idempotencyKeys(db)).toEqual(["a", "b"]);
  });
  test("reading waits for no transaction, and sees nothing of it", async () => {
    const db = await opened(undefined, undefined, { writers: 1, readers: 1 });
    await db.transaction(async (run) => {
      await idempotencyKey(run, "a");
      expect(await idempotencyKeys(db)).toEqual([]);
    });
    expect(await idempotencyKeys(db)).toEqual(["a"]);
  });
  test("closing comes after what was asked for, however much waits", async () => {
    const db = await openPostgres(await fresh(), undefined, { writers: 1, readers: 1 });
    const writes = Array.from({ length: 20 }, (_, n) =>
      db.transaction((run) => idempotencyKey(run, String(n))),
    );
    const reads = Array.from({ length: 20 }, () => idempotencyKeys(db));
    await db.close();
    expect(await Promise.all(writes)).toHaveLength(20);
    expect(await Promise.all(reads)).toHaveLength(20);
    await expect(idempotencyKeys(db)).rejects.toThrow();
  });
});
