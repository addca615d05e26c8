// Another master key: what was wrapped, what follows from the root, and a process that is at work meanwhile.
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { verify } from "../../src/app/storage/backup.ts";
import { mastersIn } from "../../src/app/storage/key-file.ts";
import { keysFile } from "../../src/app/storage/opening.ts";
import { OtherUser, rotateKey } from "../../src/app/storage/rotating.ts";
import { keyMigrations } from "../../src/engine/encryption.ts";
import { openKeys } from "../../src/engine/keys.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { temporary } from "../support/small-core.ts";

const quiet = (): void => undefined;
const place = async () => {
  const [file, key] = [join(temporary(), "stafett.db"), join(temporary(), "stafett.key")];
  const masters = mastersIn(key, true);
  const data = openSqlite(file);
  await data.close();
  return { file, key, masters };
};
const open = (file: string, key: string) =>
  openKeys(openSqlite(keysFile(file), keyMigrations), mastersIn(key, false), async () => []);
/** As if somebody had put them in a safe place. */
const withoutOlder = (key: string): void => {
  for (const name of readdirSync(dirname(key)))
    if (name.includes(".old-")) rmSync(join(dirname(key), name));
};

describe("another master key", () => {
  test("a process at work reads what it has not read yet, and wraps what is new under the new one", async () => {
    const { file, key } = await place();
    const keys = await open(file, key);
    const [a, root] = [await keys.named("a:1"), keys.root];
    await keys.close();
    const atWork = await open(file, key);
    await rotateKey({ file }, key, quiet);
    withoutOlder(key);
    const b = await atWork.named("b:1");
    expect(await atWork.open("a:1")).toEqual(a);
    await atWork.check();
    await atWork.close();
    const next = await open(file, key);
    expect([await next.open("a:1"), await next.open("b:1"), next.root]).toEqual([a, b, root]);
    await next.close();
  });
  test("one that has written before it has read does so, too", async () => {
    const { file, key } = await place();
    const atWork = await open(file, key);
    await rotateKey({ file }, key, quiet);
    withoutOlder(key);
    for (let i = 0; i < 200; i++) {
      await atWork.fresh();
      await new Promise(setImmediate);
    }
    await atWork.close();
    await (await open(file, key)).close();
    const db = openSqlite(keysFile(file), keyMigrations);
    const mine = db.raw.prepare("select count(*) as n from keys").get();
    await db.close();
    expect(Number(mine?.n)).toBeGreaterThan(257);
    expect(verifyKeys(file, key)).toBe(true);
  });
  test("the old one opens nothing of what lies there, and no byte of an old wrapping is left", async () => {
    const { file, key } = await place();
    await (await open(file, key)).close();
    const old = readFileSync(key, "utf8");
    const before = openSqlite(keysFile(file), keyMigrations);
    const rows = before.raw.prepare("select wrapped from keys").all() as unknown as readonly {
      readonly wrapped: Uint8Array;
    }[];
    await before.close();
    const atWork = await open(file, key);
    await rotateKey({ file }, key, quiet);
    const bytes = ["", "-wal"].map((end) => readFileSync(`${keysFile(file)}${end}`));
    expect(
      rows.filter(({ wrapped }) => bytes.some((each) => each.includes(Buffer.from(wrapped)))),
    ).toEqual([]);
    await atWork.close();
    writeFileSync(key, old, { mode: 0o600 });
    withoutOlder(key);
    await expect(open(file, key)).rejects.toMatchObject({ why: "other" });
  });
  test("only one at a time, and only whose files they are", async () => {
    const { file, key } = await place();
    await (await open(file, key)).close();
    const both = await Promise.allSettled([
      rotateKey({ file }, key, quiet),
      rotateKey({ file }, key, quiet),
    ]);
    expect(both.map((each) => (each.status === "fulfilled" ? "done" : each.reason.why))).toEqual([
      "done",
      "locked",
    ]);
    const user = vi.spyOn(process, "getuid").mockReturnValue(54_321);
    const before = readFileSync(key, "utf8");
    await expect(rotateKey({ file }, key, quiet)).rejects.toThrow(OtherUser);
    user.mockRestore();
    expect(readFileSync(key, "utf8")).toBe(before);
    expect(verifyKeys(file, key)).toBe(true);
  });
});
const verifyKeys = (file: string, key: string): boolean =>
  verify(file, mastersIn(key, false)).every((wrong) => wrong === "birth");
