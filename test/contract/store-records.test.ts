// Small durable records with an owner: each is added, changed and taken by one of all who try, on both engines.
import { randomBytes } from "node:crypto";
import { expect, test } from "vitest";
import { mac, textCipher } from "../../src/engine/encryption.ts";
import type { Database } from "../../src/store/port.ts";
import { createRecords, type Records } from "../../src/store/records.ts";
import { everyEngine } from "../store/engines.ts";

const start = 1_000_000;
const later = start + 60_000;
const root = randomBytes(32);
const crypt = (key: Uint8Array = root, purpose = "web") => ({
  ...textCipher(key, purpose),
  mac: (text: string) => mac(root, text),
});
const clock = { now: start };
const buried: { readonly kind: string; readonly id: string }[] = [];
const recordsOf = (db: Database, namespace = "web"): Records => {
  clock.now = start;
  return createRecords(
    db,
    namespace,
    crypt(),
    () => clock.now,
    async (rows) => void buried.push(...rows),
  );
};
const isUnreadable = { name: "Unreadable" };

everyEngine("a record that is buried", ({ empty }) => {
  test("is told by the name of its row before it goes, and others stay", async () => {
    const db = await empty();
    const records = recordsOf(db);
    for (const id of ["a", "b", "c"]) await records.add("key", id, "anna", id, later);
    const names = (await db.query("select kind, id from records")).map(
      ({ kind, id }) => `${kind} ${id}`,
    );
    buried.length = 0;
    await records.bury("key", ["a", "b"]);
    expect(buried).toHaveLength(2);
    for (const { kind, id } of buried) expect(names).toContain(`${kind} ${id}`);
    expect(await records.of("key", "anna")).toEqual([{ id: "c", body: "c" }]);
    await records.bury("key", []);
    expect(buried).toHaveLength(2);
  });
});
everyEngine("a record", ({ empty }) => {
  test("is read, changed by what it was, taken once, and removed", async () => {
    const records = recordsOf(await empty());
    expect(await records.get("code", "a")).toBeUndefined();
    expect(await records.add("code", "a", "anna", "one", later)).toBe(true);
    expect(await records.add("code", "a", "bo", "other", later)).toBe(false);
    expect(await records.get("code", "a")).toBe("one");
    expect(await records.change("code", "a", "two", "three")).toBe(false);
    expect(await records.change("code", "a", "one", "two")).toBe(true);
    expect(await records.change("code", "a", "one", "three")).toBe(false);
    expect(await records.change("code", "b", "one", "two")).toBe(false);
    expect([await records.take("code", "a"), await records.take("code", "a")]).toEqual([
      "two",
      undefined,
    ]);
    await records.add("code", "a", "anna", "", later);
    expect(await records.get("code", "a")).toBe("");
    await records.remove("code", "a");
    await records.remove("code", "a");
    expect(await records.get("code", "a")).toBeUndefined();
  });
  test("is over at its moment, for each read, change, take and list, and its place is free", async () => {
    const records = recordsOf(await empty());
    for (const id of ["a", "b"]) await records.add("code", id, "anna", "one", later);
    clock.now = later - 1;
    expect([await records.get("code", "a"), (await records.of("code", "anna")).length]).toEqual([
      "one",
      2,
    ]);
    clock.now = later;
    expect([await records.get("code", "a"), await records.of("code", "anna")]).toEqual([
      undefined,
      [],
    ]);
    expect(await records.change("code", "a", "one", "two")).toBe(false);
    expect(await records.take("code", "a")).toBeUndefined();
    expect(await records.add("code", "b", "bo", "new", later + 1)).toBe(true);
    expect([await records.get("code", "b"), await records.of("code", "anna")]).toEqual(["new", []]);
  });
  test("is seen under its kind, its owner and its namespace alone", async () => {
    const db = await empty();
    const [web, other] = [recordsOf(db), recordsOf(db, "other")];
    await web.add("code", "a", "anna", "1", later);
    await web.add("key", "a", "anna", "2", later);
    await other.add("code", "a", "anna", "3", later);
    expect([
      await web.get("code", "a"),
      await web.get("key", "a"),
      await other.get("code", "a"),
    ]).toEqual(["1", "2", "3"]);
    expect([await web.of("code", "anna"), await web.of("code", "bo")]).toEqual([
      [{ id: "a", body: "1" }],
      [],
    ]);
    await web.removeAll("code", "anna");
    expect([
      await web.get("code", "a"),
      await web.get("key", "a"),
      await other.get("code", "a"),
    ]).toEqual([undefined, "2", "3"]);
  });
});

everyEngine("which records there are", ({ empty }) => {
  test("is asked for many at once: those that are over, taken, of another kind or of another namespace are not among them", async () => {
    const db = await empty();
    const [web, other] = [recordsOf(db), recordsOf(db, "other")];
    for (const id of ["a", "b", "c"])
      await web.add("session", id, "anna", "1", id === "b" ? start + 1 : later);
    await web.add("code", "d", "anna", "1", later);
    await other.add("session", "e", "anna", "1", later);
    clock.now = start + 1;
    await web.take("session", "c");
    expect([...(await web.present("session", ["a", "b", "c", "d", "e", "a"]))]).toEqual(["a"]);
    expect((await web.present("session", [])).size).toBe(0);
  });
  test("is asked in statements of five hundred, however many they are", async () => {
    const db = await empty();
    const records = recordsOf(db);
    const ids = Array.from({ length: 1_001 }, (_, n) => `s${n}`);
    for (const id of ["s0", "s500", "s1000"]) await records.add("session", id, "anna", "1", later);
    const marks: number[] = [];
    const query: Database["query"] = (sql, values = []) => {
      marks.push(values.length - 2);
      return db.query(sql, values);
    };
    expect([...(await recordsOf({ ...db, query }).present("session", ids))].toSorted()).toEqual([
      "s0",
      "s1000",
      "s500",
    ]);
    expect(marks).toEqual([500, 500, 1]);
  });
});

everyEngine("records of one owner", ({ empty }) => {
  test("are listed up to a hundred, the first to end first, and removed all of them", async () => {
    const db = await empty();
    const records = recordsOf(db);
    for (let n = 100; n >= 0; n--)
      await records.add("session", `s${n}`, "anna", String(n), later + n);
    const listed = await records.of("session", "anna");
    expect(listed).toHaveLength(100);
    expect([listed[0]?.id, listed[99]?.id]).toEqual(["s0", "s99"]);
    await records.removeAll("session", "anna");
    expect(await db.query("select 1 from records")).toEqual([]);
  });
});

everyEngine("a race for a record", ({ place }) => {
  const twenty = Array.from({ length: 20 }, (_, n) => n);
  /** As two processes would on PostgreSQL; SQLite has one. */
  const two = async (engine: Database): Promise<readonly [Records, Records]> => [
    recordsOf(engine),
    recordsOf(engine),
  ];
  test("is won by one of twenty who take it", async () => {
    const both = await two(await (await place())());
    await both[0].add("code", "a", "anna", "one", later);
    const got = await Promise.all(twenty.map((n) => both[n % 2]?.take("code", "a")));
    expect(got.filter((one) => one !== undefined)).toEqual(["one"]);
  });
  test("is won by one of twenty who add it, also in the place of one that is over", async () => {
    const both = await two(await (await place())());
    await both[0].add("code", "a", "anna", "old", start + 1);
    clock.now = start + 1;
    const added = await Promise.all(
      twenty.map((n) => both[n % 2]?.add("code", "a", "anna", String(n), later)),
    );
    expect(added.filter(Boolean)).toHaveLength(1);
    expect(await both[0].get("code", "a")).toBe(String(added.indexOf(true)));
  });
  test("is won by one of twenty who change what they read, so that no count is lost", async () => {
    const both = await two(await (await place())());
    await both[0].add("code", "a", "anna", "0", later);
    const changed = await Promise.all(
      twenty.map((n) => both[n % 2]?.change("code", "a", "0", "1")),
    );
    expect(changed.filter(Boolean)).toHaveLength(1);
  });
  test("lets nobody change what somebody has taken", async () => {
    const [one, other] = await two(await (await place())());
    await one.add("code", "a", "anna", "1", later);
    const [taken, changed] = await Promise.all([
      one.take("code", "a"),
      other.change("code", "a", "1", "2"),
    ]);
    expect(taken).toBe(changed ? "2" : "1");
    expect(await one.get("code", "a")).toBeUndefined();
  });
});

everyEngine("rows of records", ({ empty }) => {
  test("that are over go with what is added, a hundred at a time, the oldest first", async () => {
    const db = await empty();
    const records = recordsOf(db);
    for (let n = 0; n <= 100; n++)
      await records.add("code", `c${n}`, "anna", "1", start + 1_000 + n);
    clock.now = start + 2_000;
    await records.add("code", "new", "anna", "1", later);
    expect(await db.query("select expires_at as at from records order by expires_at")).toEqual([
      { at: start + 1_100 },
      { at: later },
    ]);
    await records.add("code", "newer", "anna", "1", later);
    expect(await db.query("select count(*) as n from records")).toEqual([{ n: 2 }]);
  });
  test("say neither whose they are nor what is in them, and two kinds of one owner do not look alike", async () => {
    const db = await empty();
    const records = recordsOf(db);
    await records.add("code", "the-id", "anna", "the-body", later);
    await records.add("key", "the-id", "anna", "the-body", later);
    await records.add("key", "other", "anna", "x", later);
    const rows = await db.query("select kind, id, owner, body from records order by kind");
    const text = JSON.stringify(rows);
    for (const word of ["the-id", "anna", "the-body"])
      for (const spelt of [word, Buffer.from(word).toString("base64").replace(/=+$/, "")])
        expect(text).not.toContain(spelt);
    expect(rows.map((one) => one.kind)).toEqual(["web:code", "web:key", "web:key"]);
    expect([
      new Set(rows.map((one) => one.owner)).size,
      new Set(rows.map((one) => one.id)).size,
    ]).toEqual([2, 3]);
  });
  test("are refused with another row's body, another owner's, a changed bit or another key", async () => {
    const db = await empty();
    const records = recordsOf(db);
    await records.add("key", "mine", "anna", "1", later);
    await records.add("key", "theirs", "bo", "2", later);
    const owners = await db.query("select owner from records order by expires_at");
    await db.transaction((run) =>
      run("update records set owner = ? where owner <> ?", [
        String(owners[0]?.owner),
        String(owners[0]?.owner),
      ]),
    );
    const failures = await Promise.allSettled([records.of("key", "anna"), records.of("key", "bo")]);
    expect(
      failures.map((one) => (one.status === "rejected" ? one.reason : one.value.length)),
    ).toEqual(expect.arrayContaining([expect.objectContaining(isUnreadable), 0]));
    const [one] = await db.query("select body from records limit 1");
    await db.transaction((run) => run("update records set body = ?", [String(one?.body)]));
    const reads = await Promise.allSettled(["mine", "theirs"].map((id) => records.get("key", id)));
    expect(
      reads.filter((each) => each.status === "rejected").map((each) => each.reason),
    ).toMatchObject([isUnreadable]);
    await expect(
      createRecords(
        db,
        "web",
        crypt(randomBytes(32)),
        () => start,
        async () => undefined,
      ).get("key", "mine"),
    ).rejects.toMatchObject(isUnreadable);
    await db.transaction((run) => run("update records set body = 'AAAA' || substr(body, 5)"));
    await expect(records.get("key", "mine")).rejects.toMatchObject(isUnreadable);
  });
  test("of a closed database are no absent ones", async () => {
    const db = await empty();
    const records = recordsOf(db);
    const closed: Database = {
      ...db,
      query: () => Promise.reject(new Error("down")),
      transaction: () => Promise.reject(new Error("down")),
    };
    await records.add("key", "a", "anna", "1", later);
    const down = recordsOf(closed);
    for (const asked of [
      down.get("key", "a"),
      down.of("key", "anna"),
      down.take("key", "a"),
      down.add("key", "b", "anna", "1", later),
    ])
      await expect(asked).rejects.toThrow("down");
  });
});
