// A copy is whole, ends while others write, and brings back neither what was erased nor what stands already.
import {
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { backUp, restore, verify, verifyBackup } from "../../src/app/storage/backup.ts";
import { keysFile } from "../../src/app/storage/opening.ts";
import { readErasures } from "../../src/app/storage/scrub.ts";
import { LinkInTheWay } from "../../src/store/durable.ts";
import { freshnessFile } from "../../src/store/freshness.ts";
import { only } from "../support/presets.ts";
import { timer, toMember, toSpace } from "../support/puppet.ts";
import { masterKey, type SmallCore, small, temporary, until } from "../support/small-core.ts";
import { createWorld } from "../support/world.ts";

const silently = () => undefined;
const copyOf = (file: string, now: number): Promise<string> =>
  backUp(file, temporary(), new Date(now), silently);

/** A world on a file that stays, with some cases. */
const cases = async (count: number) => {
  const w = await createWorld({ keep: true });
  const open = async (): Promise<void> => {
    const opened = await w.cloud.as("U0NOOMI01").slash("/arende", "nytt");
    await w.cloud.as("U0NOOMI01").submit(opened.modal?.id ?? "");
  };
  for (let i = 0; i < count; i++) await open();
  await w.idle();
  return { w, open };
};
const key = only(new Uint8Array(32).fill(7));
const overwrite = (file: string, page: number): void => {
  const handle = openSync(file, "r+");
  writeSync(handle, Buffer.alloc(4_096, 7), 0, 4_096, page * 4_096);
  closeSync(handle);
};
const newer = (file: string): void => {
  const db = new DatabaseSync(file);
  db.exec("pragma user_version = 9999");
  db.close();
};

describe("a backup", () => {
  test("follows no symbolic link, and fills no folder that is there already: its name can be foreseen", async () => {
    const { w } = await cases(1);
    onTestFinished(() => w.close());
    const [place, elsewhere, now] = [temporary(), temporary(), new Date(w.clock.now())];
    const name = `stafett-${now.toISOString().replace(/[:.]/g, "-")}`;
    symlinkSync(elsewhere, join(place, "link"));
    symlinkSync(elsewhere, join(place, name));
    mkdirSync(join(place, "other", name), { recursive: true });
    await expect(backUp(w.file, join(place, "link"), now, silently)).rejects.toBeInstanceOf(
      LinkInTheWay,
    );
    for (const into of [place, join(place, "other")])
      await expect(backUp(w.file, into, now, silently)).rejects.toMatchObject({ code: "EEXIST" });
    expect(readdirSync(elsewhere)).toEqual([]);
    expect(readdirSync(join(place, "other", name))).toEqual([]);
  });
  test("ends while others write, is whole, and has what was acknowledged before it began", async () => {
    const { w, open } = await cases(5);
    const seen: number[] = [];
    let going = true;
    const writing = (async () => {
      while (going) await open();
    })();
    const folder = await backUp(
      w.file,
      temporary(),
      new Date(w.clock.now()),
      (_file, bytes, of) => void seen.push(bytes / of),
    );
    // What is in use is whole at each moment, too.
    for (let i = 0; i < 20; i++) {
      expect(verify(w.file, key)).toEqual([]);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    going = false;
    await writing;
    await w.close();
    expect(verifyBackup(folder, key)).toEqual([]);
    expect(seen.filter((share) => share === 1).length).toBe(2);
    const again = await createWorld({ file: join(folder, "stafett.db") });
    expect((await again.lines({ workflow: "case", limit: 999 })).length).toBeGreaterThanOrEqual(5);
    await again.close();
  });
  test("that was changed, mixed up or cut off is noticed", async () => {
    const { w } = await cases(2);
    const folder = await copyOf(w.file, w.clock.now());
    await w.close();
    const data = join(folder, "stafett.db");
    const whole = readFileSync(data);
    const keys = readFileSync(keysFile(data));
    const wrong = (change: () => void): readonly string[] => {
      change();
      const found = verifyBackup(folder, key);
      writeFileSync(data, whole);
      writeFileSync(keysFile(data), keys);
      return found;
    };
    const flipped = Buffer.from(whole);
    flipped.writeUInt8(flipped.readUInt8(flipped.length - 300) ^ 1, flipped.length - 300);
    expect(wrong(() => writeFileSync(data, flipped))).toContain("sums");
    expect(wrong(() => writeFileSync(data, whole.subarray(0, whole.length / 2)))).not.toEqual([]);
    const other = await cases(1);
    const others = await copyOf(other.w.file, other.w.clock.now());
    await other.w.close();
    expect(wrong(() => copyFileSync(keysFile(join(others, "stafett.db")), keysFile(data)))).toEqual(
      expect.arrayContaining(["sums", "birth", "keys"]),
    );
    expect(verifyBackup(folder, only(new Uint8Array(32).fill(1)))).toEqual(["master"]);
    expect(verifyBackup(temporary(), key)).toEqual(["missing"]);
    expect(verifyBackup(folder, key)).toEqual([]);
  });
});

/** Thirty posts, of which twenty-four were on their way when the copy was made, and six clocks that ring after it. */
const busy = async (): Promise<{ c: SmallCore; ids: string[]; folder: string }> => {
  const c = await small();
  const ids: string[] = [];
  for (let i = 0; i < 6; i++) ids.push(await c.begin());
  for (const id of ids) await c.pull(id, { posts: [toMember("first", "anna", "ett")] });
  await c.worker.idle();
  // Nothing goes out until the copy is made.
  const gate = Promise.withResolvers<void>();
  for (let i = 0; i < 4; i++)
    c.adapter.answers.push(async (d) => {
      await gate.promise;
      return { sent: d.ref ?? { channel: d.to.id, id: `late-${i}` } };
    });
  for (const id of ids)
    await c.pull(id, {
      posts: [
        toMember("first", "anna", "ett"),
        ...["anna", "bo", "cilla"].map((who) => toMember(`more:${who}`, who, "två")),
        toSpace("room", "rum", "tre"),
      ],
      timers: [timer("t", "2026-11-25T10:30:00Z", "ok")],
    });
  const folder = await copyOf(c.file, c.clock.now());
  gate.resolve();
  await c.worker.idle();
  return { c, ids, folder };
};

describe("a restore", () => {
  test("posts nothing a second time that stands, and what stands nowhere once", async () => {
    const { c, ids, folder } = await busy();
    await until(c, "2026-11-25T11:00:00Z");
    for (const id of ids)
      await c.pull(id, {
        posts: [toMember("first", "anna", "ett"), toMember("after", "anna", "senare")],
      });
    await c.worker.idle();
    const { stands } = c.adapter;
    await c.stop();
    const { doubts } = await restore(folder, c.file, new Date("2026-11-25T11:10:00Z"));
    expect(doubts).toBe(24);
    const next = await small({ file: c.file, start: Date.parse("2026-11-25T11:10:00Z") });
    next.adapter.shown = stands;
    await next.worker.start();
    await until(next, "2026-11-25T12:00:00Z");
    expect(next.adapter.deliveries.filter((d) => d.ref === undefined)).toEqual([]);
    // What was posted after the copy, and is wanted anew, is found too.
    for (const id of ids)
      await next.pull(id, {
        posts: [
          toMember("first", "anna", "ett"),
          toMember("after", "anna", "senare"),
          toMember("new", "bo", "nytt"),
        ],
      });
    await until(next, "2026-11-25T13:00:00Z");
    const posted = next.adapter.deliveries.filter((d) => d.ref === undefined);
    expect(posted.map((d) => d.to.id)).toEqual(ids.map(() => "T1/UBO"));
    for (const id of ids)
      expect((await next.posts(id)).filter((post) => post.state !== "stands")).toEqual([]);
  });
  test("erases again what was erased after the copy, also from the keys", async () => {
    const c = await small();
    const [id, other] = [await c.begin(), await c.begin()];
    const keyId = String(c.sql("select key_id from instances where instance = ?", id)[0]?.key_id);
    const folder = await copyOf(c.file, c.clock.now());
    await c.pull(id, { erase: "2026-11-26T09:00:00.000Z" as never });
    await c.worker.idle();
    await c.stop();
    expect(await restore(folder, c.file, new Date(c.clock.now()))).toMatchObject({ erased: 1 });
    expect(readErasures(c.file)).toMatchObject([{ keyId }]);
    expect(verify(c.file, only(masterKey))).not.toContain("pages");
    const next = await small({ file: c.file, start: c.clock.now() });
    expect(await next.engine.transact.instances.load(id as never)).toBeUndefined();
    expect(
      (await next.lines({ workflow: "puppet", limit: 9 })).map((line) => line.instance),
    ).toEqual([other]);
  });
  test("is refused while somebody has the databases, and leaves them as they are", async () => {
    const c = await small();
    await c.begin();
    const folder = await copyOf(c.file, c.clock.now());
    await expect(restore(folder, c.file, new Date(c.clock.now()))).rejects.toMatchObject({
      why: "locked",
    });
    expect(await c.lines({ workflow: "puppet", limit: 9 })).toHaveLength(1);
  });
  test.each<readonly [string, (file: string) => void]>([
    ["its first page is overwritten", (file) => overwrite(file, 0)],
    ["its keys' first page is overwritten", (file) => overwrite(keysFile(file), 0)],
    [
      "each page is overwritten",
      (file) =>
        Array.from({ length: readFileSync(file).length / 4_096 }, (_, page) =>
          overwrite(file, page),
        ),
    ],
    ["a newer version wrote it", (file) => newer(file)],
    ["it is gone, its log is not", (file) => rmSync(file)],
  ])("takes the place of what cannot be read, also when %s", async (_what, spoil) => {
    const { w, open } = await cases(2);
    const folder = await copyOf(w.file, w.clock.now());
    await open();
    await w.close();
    for (const beside of ["-wal", "-shm"])
      writeFileSync(`${w.file}${beside}`, Buffer.alloc(8_192, 7));
    spoil(w.file);
    const { aside = "" } = await restore(folder, w.file, new Date(w.clock.now()));
    expect(readdirSync(aside)).toContain("stafett.keys.db");
    expect(verify(w.file, key)).toEqual([]);
    const again = await createWorld({ file: w.file });
    expect((await again.lines({ workflow: "case", limit: 999 })).length).toBe(2);
    await again.close();
  });
  test("moves what lay there aside, with its freshness file", async () => {
    const { w } = await cases(1);
    const folder = await copyOf(w.file, w.clock.now());
    await w.stafett.stop();
    const { aside = "" } = await restore(folder, w.file, new Date(w.clock.now()));
    for (const file of [w.file, keysFile(w.file), freshnessFile(w.file)])
      expect(readFileSync(join(aside, file.split("/").at(-1) ?? "")).byteLength).toBeGreaterThan(0);
    const again = await createWorld({ file: w.file });
    expect(await again.lines({ workflow: "case", limit: 9 })).toHaveLength(1);
    await again.close();
  });
});
