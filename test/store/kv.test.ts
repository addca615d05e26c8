// What is kept by name: absent, down and unreadable are three different answers.
import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { textCipher } from "../../src/engine/encryption.ts";
import { createKv } from "../../src/store/kv.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { temporary } from "../support/small-core.ts";
import { everyEngine, type Place } from "./engines.ts";

const secret = "xoxb-not-for-the-disk";
const opened = async (place: () => Promise<Place>) => {
  const db = await (await place())();
  const master = randomBytes(32);
  return {
    db,
    kv: createKv(db, "slack", textCipher(master, "slack")),
    master,
    close: () => db.close(),
  };
};

everyEngine("what is kept by name", ({ place }) => {
  test("comes back, is replaced, is deleted", async () => {
    const { kv } = await opened(place);
    expect(await kv.get("T1")).toBeUndefined();
    await kv.set("T1", "a");
    await kv.set("T1", "b");
    await kv.set("T2", "");
    expect([await kv.get("T1"), await kv.get("T2")]).toEqual(["b", ""]);
    await kv.delete("T1");
    await kv.delete("T1");
    expect([await kv.get("T1"), await kv.get("T2")]).toEqual([undefined, ""]);
  });
  test("is added by one of all who try at the same time, and by another when its time is over", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
    onTestFinished(() => void vi.useRealTimers());
    const { kv } = await opened(place);
    const tries = await Promise.all(Array.from({ length: 6 }, () => kv.add("once", "a", 600)));
    expect(tries.filter(Boolean)).toHaveLength(1);
    vi.setSystemTime(1_000_600);
    expect([await kv.add("once", "b", 600), await kv.add("once", "c", 600)]).toEqual([true, false]);
  });
  test("is gone when its time is over, and its row with the next write", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: 1_000_000 });
    onTestFinished(() => void vi.useRealTimers());
    const { kv, db } = await opened(place);
    await kv.set("short", "a", 600);
    await kv.set("long", "b");
    vi.setSystemTime(1_000_599);
    expect(await kv.get("short")).toBe("a");
    vi.setSystemTime(1_000_600);
    expect(await kv.get("short")).toBeUndefined();
    expect(
      (await db.query("select expires from kv order by key")).map((row) => row.expires),
    ).toEqual([null, 1_000_600]);
    await kv.set("other", "c");
    expect(await db.query("select key from kv where expires is not null")).toEqual([]);
    expect(await kv.get("long")).toBe("b");
  });
  test("stands in its row encrypted", async () => {
    const { kv, db } = await opened(place);
    await kv.set("T1", secret);
    const [row] = await db.query("select key, value from kv");
    expect(row?.key).toBe("slack:T1");
    expect(row?.value).not.toContain(secret);
  });
  test("is not seen from another namespace", async () => {
    const { kv, db, master } = await opened(place);
    const other = createKv(db, "other", textCipher(master, "slack"));
    await kv.set("a", "1");
    expect(await other.get("a")).toBeUndefined();
    await other.delete("a");
    expect(await kv.get("a")).toBe("1");
  });
});

// The server's files hold what others wrote, too, and much that is no row any more: on PostgreSQL the row itself is read.
test("it stands on the disk encrypted", async () => {
  const folder = temporary();
  const db = openSqlite(join(folder, "a.db"));
  onTestFinished(() => db.close());
  await createKv(db, "slack", textCipher(randomBytes(32), "slack")).set("T1", secret);
  const bytes = readdirSync(folder).reduce(
    (all, name) => all + readFileSync(join(folder, name)).toString("latin1"),
    "",
  );
  expect(bytes).toContain("slack:T1");
  expect(bytes).not.toContain(secret);
  expect(bytes).not.toContain(Buffer.from(secret).toString("base64").slice(0, 12));
});

everyEngine("what went wrong is said", ({ place }) => {
  test("a database that is closed is not an empty one", async () => {
    const { kv, close } = await opened(place);
    await kv.set("T1", secret);
    await close();
    await expect(kv.get("T1")).rejects.toMatchObject({ name: "StoreDown" });
    await expect(kv.get("T2")).rejects.toMatchObject({ name: "StoreDown" });
    await expect(kv.set("T1", "x")).rejects.toMatchObject({ name: "StoreDown" });
    await expect(kv.delete("T1")).rejects.toMatchObject({ name: "StoreDown" });
  });
  test("a value under another key, for another purpose, or with a changed bit is not absent", async () => {
    const { kv, db, master } = await opened(place);
    await kv.set("T1", secret);
    await expect(
      createKv(db, "slack", textCipher(randomBytes(32), "slack")).get("T1"),
    ).rejects.toMatchObject({ name: "Unreadable" });
    await expect(
      createKv(db, "slack", textCipher(master, "teams")).get("T1"),
    ).rejects.toMatchObject({ name: "Unreadable" });
    await db.transaction((run) => run("update kv set value = 'AAAA' || substr(value, 5)"));
    const failure = await kv.get("T1").catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: "Unreadable" });
    expect(String(failure)).not.toContain("xoxb");
  });
  test("a name that is none stores nothing in silence", async () => {
    const { kv } = await opened(place);
    await expect(kv.set("", "x")).rejects.toMatchObject({ name: "StoreDown" });
  });
});
