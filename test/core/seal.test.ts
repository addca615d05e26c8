// Keys, encryption, the chain, and the key file.
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mastersIn } from "../../src/app/storage/key-file.ts";
import {
  chain,
  chainStart,
  decrypt,
  encrypt,
  KeyFileError,
  keyMigrations,
  mac,
} from "../../src/engine/encryption.ts";
import { postBound } from "../../src/engine/instances.ts";
import { eventBound } from "../../src/engine/journal-rows.ts";
import { openKeys } from "../../src/engine/keys.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { only } from "../support/presets.ts";
import { masterKey, temporary } from "../support/small-core.ts";

const readKeyFile = (file: string, create: boolean): Uint8Array =>
  mastersIn(file, create).current();
const key = new Uint8Array(32).fill(1);
const other = new Uint8Array(32).fill(2);

describe("a sealed row", () => {
  const sealed = encrypt(key, eventBound("i", 1), "hemligt: hög risk");
  test("opens with its key at its place", () => {
    expect(decrypt(key, eventBound("i", 1), sealed)).toBe("hemligt: hög risk");
    expect(Buffer.from(sealed).toString("latin1")).not.toContain("risk");
  });
  test("that older code sealed opens", () => {
    const older =
      "yM/PMadxUx2jZImlnvC3i1ndFcBXbhoNuNstGvh5NOKFqujqzWIqWJs5DcZuQOTX9yM69jePIqWylSraHjjwp7V9rXiXi3C1FvaZRmJkMukWW5FU75eKS75QtA4=";
    expect(decrypt(key, eventBound("i", 1), Buffer.from(older, "base64"))).toBe('{"å":"hög risk"}');
  });
  test.each([
    "",
    "a",
    "å",
    "🙂",
    "x".repeat(256),
    "å".repeat(128),
    `${"x".repeat(255)}🙂`,
    "å".repeat(1_000),
  ])("opens as it was and tells only a multiple of a block: %j", (text) => {
    const one = encrypt(key, "x", text);
    expect([decrypt(key, "x", one), (one.byteLength - 28) % 256]).toEqual([text, 0]);
    expect(one.byteLength - 28 - Buffer.byteLength(text)).toBeLessThan(256);
    expect(encrypt(key, "x", text, "exact").byteLength).toBe(28 + Buffer.byteLength(text));
  });
  test("is never the same twice", () => {
    expect(encrypt(key, "x", "samma")).not.toEqual(encrypt(key, "x", "samma"));
  });
  test("begins with what was drawn for it alone, however many are sealed", () => {
    const ivs = Array.from({ length: 1_000 }, () =>
      Buffer.from(encrypt(key, "x", "samma").subarray(0, 12)).toString("hex"),
    );
    expect(new Set(ivs).size).toBe(1_000);
  });
  test("does not open when a single bit is changed, anywhere", () => {
    for (let i = 0; i < sealed.length; i++) {
      const changed = Uint8Array.from(sealed);
      changed[i] = (changed[i] ?? 0) ^ 1;
      expect(() => decrypt(key, eventBound("i", 1), changed), `byte ${i}`).toThrow();
    }
  });
  test("does not open when it is cut off", () => {
    for (const length of [0, 1, 12, 27, 28, sealed.length - 1])
      expect(() => decrypt(key, eventBound("i", 1), sealed.subarray(0, length))).toThrow();
  });
  test.each([
    ["another sequence", eventBound("i", 2)],
    ["another instance", eventBound("j", 1)],
    ["a post", postBound("i", "1")],
  ])("does not open when it was moved to %s", (_where, bound) => {
    expect(() => decrypt(key, bound, sealed)).toThrow();
  });
  test("does not open with another key", () => {
    expect(() => decrypt(other, eventBound("i", 1), sealed)).toThrow();
  });
});

describe("the chain", () => {
  test("covers order, sequence and ciphertext, and needs no key", () => {
    const [a, b] = [encrypt(key, "a", "ett"), encrypt(key, "b", "två")];
    const both = chain(chain(chainStart, 1, a), 2, b);
    expect(chain(chain(chainStart, 1, a), 2, b)).toEqual(both);
    expect(chain(chain(chainStart, 1, b), 2, a)).not.toEqual(both);
    expect(chain(chain(chainStart, 1, a), 3, b)).not.toEqual(both);
    expect(chain(chainStart, 2, b)).not.toEqual(both);
  });
  test("equal posts of two instances do not look equal", () => {
    expect(mac(key, "samma")).not.toBe(mac(other, "samma"));
    expect(mac(key, "samma")).toBe(mac(key, "samma"));
  });
});

describe("the key file", () => {
  const why = (work: () => unknown): string => {
    try {
      work();
    } catch (error) {
      if (error instanceof KeyFileError) return error.why;
      throw error;
    }
    return "none";
  };
  test("is made with mode 0600, in a folder of mode 0700, and is the same the next time", () => {
    const file = join(temporary(), "data", "stafett.key");
    const made = readKeyFile(file, true);
    expect(made).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(file, "..")).mode & 0o777).toBe(0o700);
    expect(readKeyFile(file, true)).toEqual(made);
    expect(readFileSync(file, "utf8")).toMatch(/^[A-Za-z0-9+/]{43}=\n$/);
  });
  test("is not made beside an old database", () => {
    const file = join(temporary(), "stafett.key");
    expect(why(() => readKeyFile(file, false))).toBe("missing");
    expect(why(() => readKeyFile(file, false))).toBe("missing");
  });
  test.each([0o644, 0o640, 0o604, 0o660])("is refused when others may read it (%o)", (mode) => {
    const file = join(temporary(), "stafett.key");
    readKeyFile(file, true);
    chmodSync(file, mode);
    expect(why(() => readKeyFile(file, false))).toBe("open");
  });
  test.each([
    ["empty", ""],
    ["too short", Buffer.alloc(31).toString("base64")],
    ["too long", Buffer.alloc(33).toString("base64")],
    ["some other text", "detta är ingen nyckel"],
  ])("is refused when it is %s", (_what, text) => {
    const file = join(temporary(), "stafett.key");
    writeFileSync(file, text, { mode: 0o600 });
    expect(why(() => readKeyFile(file, false))).toBe("malformed");
  });
  test("that cannot be read says so", () => {
    // A folder in its place: also an administrator, who may read every file, cannot read this one.
    const file = join(temporary(), "stafett.key");
    mkdirSync(file, { mode: 0o700 });
    expect(why(() => readKeyFile(file, false))).toBe("unreadable");
  });
});

describe("the key store", () => {
  const open = (file: string, master: Uint8Array, used: readonly string[] = []) =>
    openKeys(openSqlite(file, keyMigrations), only(master), async (ids) =>
      ids.filter((id) => used.includes(id)),
    );
  test("keeps keys wrapped: another master key opens none of them", async () => {
    const file = join(temporary(), "k.keys.db");
    const keys = await open(file, masterKey);
    await keys.close();
    const db = openSqlite(file, keyMigrations);
    await expect(openKeys(db, only(other), async () => [])).rejects.toThrow();
    await db.close();
  });
  test("a key in use is found again after a restart, and is not given to anybody else", async () => {
    const file = join(temporary(), "k.keys.db");
    const first = await open(file, masterKey);
    const mine = await first.fresh();
    await first.close();
    const second = await open(file, masterKey, [mine.id]);
    expect(Buffer.from((await second.open(mine.id)) ?? []).equals(mine.key)).toBe(true);
    const others = await Promise.all(
      Array.from({ length: 200 }, async () => (await second.fresh()).id),
    );
    expect(others).not.toContain(mine.id);
    expect(new Set(others).size).toBe(200);
    await second.close();
  });
  test("a wrapped key that was moved to another id does not open", async () => {
    const file = join(temporary(), "k.keys.db");
    const keys = await open(file, masterKey);
    const [a, b] = [await keys.fresh(), await keys.fresh()];
    await keys.close();
    const db = openSqlite(file, keyMigrations);
    db.raw
      .prepare("update keys set wrapped = (select wrapped from keys where id = ?) where id = ?")
      .run(a.id, b.id);
    await db.close();
    await expect(open(file, masterKey, [a.id]).then((again) => again.open(b.id))).rejects.toThrow();
  });
  test("a destroyed key is gone, also from memory and from the file", async () => {
    const file = join(temporary(), "k.keys.db");
    const keys = await open(file, masterKey);
    const mine = await keys.fresh();
    await keys.destroy(mine.id);
    expect(await keys.open(mine.id)).toBeUndefined();
    await keys.close();
    for (const end of ["", "-wal"]) {
      const bytes = ((): string => {
        try {
          return readFileSync(`${file}${end}`).toString("latin1");
        } catch {
          return "";
        }
      })();
      expect(bytes).not.toContain(mine.id);
    }
  });
  test("more new instances in one moment than there are keys ahead wait for the next, and each gets one of its own", async () => {
    const db = openSqlite(join(temporary(), "k.keys.db"), keyMigrations);
    const keys = await openKeys(db, only(masterKey), async () => [], { keyPool: 4, keysKept: 3 });
    const drawn = await Promise.all(Array.from({ length: 23 }, () => keys.fresh()));
    expect(new Set(drawn.map(({ id }) => id)).size).toBe(23);
    // Each is durable, also those that are no longer in memory.
    await keys.openAll(drawn.map(({ id }) => id));
    for (const { id, key } of drawn)
      expect(Buffer.from((await keys.open(id)) ?? []).equals(key)).toBe(true);
  });
  test("a refill that fails fails those that wait, and the next one that asks gets a key", async () => {
    const db = openSqlite(join(temporary(), "k.keys.db"), keyMigrations);
    let isFull = false;
    const transaction: typeof db.transaction = (work) =>
      isFull ? Promise.reject(new Error("disk full")) : db.transaction(work);
    const keys = await openKeys({ ...db, transaction }, only(masterKey), async () => [], {
      keyPool: 4,
      keysKept: 9,
    });
    isFull = true;
    const drawn = await Promise.allSettled(Array.from({ length: 6 }, () => keys.fresh()));
    expect(drawn.map(({ status }) => status)).toEqual([
      ...Array(4).fill("fulfilled"),
      "rejected",
      "rejected",
    ]);
    isFull = false;
    expect((await keys.fresh()).key).toHaveLength(32);
    await keys.close();
  });
});
