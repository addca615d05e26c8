// What lies on the disk is not what was written: a start says so, and does not begin with half of it.
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { keysFile, openBoth } from "../../src/app/storage/opening.ts";
import { silent } from "../../src/log.ts";
import { examine } from "../../src/store/examine.ts";
import { freshnessFile, readFreshness } from "../../src/store/freshness.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { onFile } from "../support/on-file.ts";
import { small, temporary } from "../support/small-core.ts";
import { createWorld } from "../support/world.ts";

const pageBytes = 4096;
let whole: string;
/** Both files and their freshness file, with cases, posts, an access log and a meeting's standing rows in them. */
beforeAll(async () => {
  const w = await createWorld({ keep: true });
  for (let i = 0; i < 20; i++) {
    const opened = await w.cloud.as("U0NOOMI01").slash("/arende", "nytt");
    await w.cloud.as("U0NOOMI01").submit(opened.modal?.id ?? "");
  }
  for (let i = 0; i < 3; i++) await w.cloud.as("U0NOOMI01").slash("/stafett", "mina");
  await w.until("2026-11-27T12:00:00Z");
  await w.close();
  whole = w.file;
});
const copied = (): string => {
  const file = join(temporary(), "stafett.db");
  for (const [from, to] of [
    [whole, file],
    [keysFile(whole), keysFile(file)],
    [freshnessFile(whole), freshnessFile(file)],
  ] as const)
    copyFileSync(from, to);
  return file;
};
/** What a start says of them; "ready" when it says nothing. */
const start = async (file: string): Promise<string> => {
  try {
    const opened = await openBoth(file, silent);
    opened.end();
    await opened.keys.close();
    await opened.data.close();
    return "ready";
  } catch (error) {
    return String((error as { why?: string }).why ?? (error as Error).name);
  }
};
/** Everything that is read, as one text. */
const contents = (file: string): string => {
  const db = new DatabaseSync(file, { readOnly: true });
  const tables = [
    "instances",
    "events",
    "outbox",
    "applied",
    "destinations",
    "readers",
    "access_log",
    "idempotency_keys",
    "places",
    "kv",
  ];
  const all = JSON.stringify(
    tables.map((table) => db.prepare(`select * from ${table}`).all()),
    (_k, v) => (v instanceof Uint8Array ? Buffer.from(v).toString("hex") : v),
  );
  db.close();
  return all;
};

describe("one page overwritten", () => {
  test("of the data: every time it is said, or nothing of what is read has changed", async () => {
    expect(await start(copied())).toBe("ready");
    const before = contents(whole);
    const pages = Math.floor(statSync(whole).size / pageBytes);
    let said = 0;
    for (let page = 1; page < pages; page++) {
      const file = copied();
      const bytes = readFileSync(file);
      for (let i = 0; i < pageBytes; i++) bytes[page * pageBytes + i] = (i * 131 + page * 17) & 255;
      writeFileSync(file, bytes);
      const why = await start(file);
      if (why === "ready") expect([page, contents(file)]).toEqual([page, before]);
      else {
        expect(["damaged", "unreadable"]).toContain(why);
        said += 1;
      }
    }
    expect(said).toBeGreaterThan(pages / 2);
  });
  test("of the keys: the same", async () => {
    const pages = Math.floor(statSync(keysFile(whole)).size / pageBytes);
    const found: string[] = [];
    for (let page = 1; page < pages; page++) {
      const file = copied();
      const bytes = readFileSync(keysFile(file));
      bytes.fill(0xa5, page * pageBytes, (page + 1) * pageBytes);
      writeFileSync(keysFile(file), bytes);
      found.push(await start(file));
    }
    expect(
      found.every((why) => ["damaged", "unreadable", "otherKeys", "noKeys"].includes(why)),
    ).toBe(true);
  });
});

describe("one bit of what is sealed", () => {
  test.each([
    [
      "an event",
      "update events set cipher = x'00' || substr(cipher, 2) where seq = 1 and instance = (select instance from instances where workflow = 'case' limit 1)",
      "events",
    ],
    [
      "the last event of a case taken away",
      "delete from events where (instance, seq) in (select instance, version from instances where workflow = 'case' limit 1)",
      "events",
    ],
    ["a head", "update instances set head = zeroblob(32) where workflow = 'case'", "events"],
    ["an instance taken away", "delete from instances where workflow = 'case'", "events"],
    [
      "a showing",
      "update access_log set cipher = x'00' || substr(cipher, 2) where seq = 2",
      "accessLog",
    ],
    ["a showing taken out", "delete from access_log where seq = 2", "accessLog"],
    [
      "what comes due, taken away",
      "delete from applied where instance = (select instance from instances where workflow = 'case' limit 1)",
      "missing",
    ],
  ])("%s: the start says that it is damaged", async (_what, sql, fault) => {
    const file = copied();
    const db = new DatabaseSync(file);
    expect(examine(db, true)).toBeUndefined();
    db.exec(sql);
    expect(examine(db, true)).toBe(fault);
    db.close();
    expect(await start(file)).toBe("damaged");
  });
});

describe("a database that has lost something", () => {
  test("half of its write-ahead log: the freshness file says that it had come further", async () => {
    const c = await small({ file: join(temporary(), "stafett.db") });
    const opened = await openBoth(join(temporary(), "stafett.db"), silent);
    for (let i = 0; i < 18; i++)
      await opened.data.transaction((run) =>
        run("insert into idempotency_keys (idempotency_key, at) values (?, 1)", [`c${i}`]),
      );
    opened.end();
    const file = join(temporary(), "stafett.db");
    for (const end of ["", "-wal"]) copyFileSync(`${opened.data.file}${end}`, `${file}${end}`);
    copyFileSync(opened.keys.file, keysFile(file));
    if (existsSync(`${opened.keys.file}-wal`))
      copyFileSync(`${opened.keys.file}-wal`, `${keysFile(file)}-wal`);
    copyFileSync(freshnessFile(opened.data.file), freshnessFile(file));
    // Behind what was written there is room, of zeros.
    const written = readFileSync(`${file}-wal`).findLastIndex((byte) => byte !== 0);
    truncateSync(`${file}-wal`, Math.floor(written * 0.8));
    expect(await start(file)).toBe("older");
    await opened.keys.close();
    await opened.data.close();
    await c.stop();
  });
  test("one that is put back from before, by hand", async () => {
    const file = copied();
    const seen = readFreshness(file);
    writeFileSync(
      freshnessFile(file),
      JSON.stringify({ birth: seen?.birth, count: (seen?.count ?? 0) + 1 }),
    );
    expect(await start(file)).toBe("older");
  });
  test("a freshness file that cannot be read says nothing", async () => {
    const file = copied();
    appendFileSync(freshnessFile(file), "x");
    expect(await start(file)).toBe("ready");
  });
});

describe("data and keys", () => {
  test("keys missing, empty, or of another: each has its own sentence, and nothing is made in their place", async () => {
    const missing = copied();
    rmSync(keysFile(missing));
    expect([await start(missing), existsSync(keysFile(missing))]).toEqual(["noKeys", false]);
    const empty = copied();
    writeFileSync(keysFile(empty), "");
    expect(await start(empty)).toBe("noKeys");
    const other = copied();
    const made = await openBoth(join(temporary(), "stafett.db"), silent);
    await made.keys.transaction((run) => run("insert into keys (id, wrapped) values ('x', x'00')"));
    made.end();
    await made.keys.close();
    await made.data.close();
    copyFileSync(made.keys.file, keysFile(other));
    expect(await start(other)).toBe("otherKeys");
  });
  test("data missing beside keys does not begin anew", async () => {
    const file = copied();
    rmSync(file);
    expect([await start(file), existsSync(file)]).toEqual(["noData", false]);
  });
  test("a start that was broken off between the two files goes on", async () => {
    const file = join(temporary(), "stafett.db");
    await openSqlite(file).close();
    expect(await start(file)).toBe("ready");
  });
});

describe("two ways to one file", () => {
  test("through a symbolic link to it, or to its folder: the second is refused", async () => {
    const file = copied();
    const links = temporary();
    symlinkSync(file, join(links, "link.db"));
    symlinkSync(join(file, ".."), join(links, "folder"));
    const first = await openBoth(file, silent);
    onTestFinished(async () => {
      first.end();
      await first.keys.close();
      await first.data.close();
    });
    expect(() => openSqlite(join(links, "link.db"))).toThrow(
      expect.objectContaining({ why: "locked" }),
    );
    expect(await start(join(links, "folder", "stafett.db"))).toBe("locked");
  });
});

describe("a folder where nothing can be written", () => {
  test("is said as that, and not as somebody else who has it", () => {
    const folder = temporary();
    // A folder in the place of the lock cannot be opened by anybody, whatever the rights are.
    mkdirSync(join(folder, "stafett.db.lock"));
    expect(() => openSqlite(join(folder, "stafett.db"))).toThrow(
      expect.objectContaining({ why: "notWritable" }),
    );
  });
  test("nor as a database that should be restored: it is whole, and its log cannot be made", async () => {
    const file = copied();
    for (const beside of ["-wal", "-shm"]) {
      rmSync(`${file}${beside}`, { force: true });
      mkdirSync(`${file}${beside}`);
    }
    expect(() => openSqlite(file)).toThrow(expect.objectContaining({ why: "notWritable" }));
  });
});

describe("ready", () => {
  test("says that nothing can be written on a full disk, and that it can again", async () => {
    const w = await createWorld();
    onTestFinished(() => w.close());
    expect(await w.stafett.ready()).toEqual({ because: [], held: 0, silent: [], unheard: [] });
    const { raw } = onFile(w.stafett);
    const { page_count } = raw.prepare("pragma page_count").get() as { page_count: number };
    raw.exec(`pragma max_page_count = ${page_count}`);
    const fill = raw.prepare("insert into idempotency_keys (idempotency_key, at) values (?, 1)");
    // What is free inside of the file is used up first.
    expect(() => {
      for (let i = 0; i < 1_000; i++) fill.run(`${i}${"x".repeat(3_000)}`);
    }).toThrow();
    expect((await w.stafett.ready()).because).toEqual(["write"]);
    raw.exec("pragma max_page_count = 1073741823");
    expect((await w.stafett.ready()).because).toEqual([]);
  });
  test("says which platform has been silent, and how many posts wait for a place", async () => {
    const w = await createWorld();
    onTestFinished(() => w.close());
    w.cloud.faults.next({ kind: "500", method: "chat.postMessage", times: 1_000 } as never);
    const opened = await w.cloud.as("U0NOOMI01").slash("/arende", "nytt");
    await w.cloud.as("U0NOOMI01").submit(opened.modal?.id ?? "");
    await w.idle();
    w.clock.advance(121_000);
    expect(await w.stafett.ready()).toMatchObject({ because: [], silent: ["slack"] });
  });
});
