// One beyond what is kept in memory, or read in one piece: everything is still right, only slower.
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { Kept, Refused } from "../../adapters/kept.ts";
import { erasedKeysThere } from "../../src/app/audit/predicates.ts";
import { digestsOf } from "../../src/app/configuration/reading.ts";
import { knownPlatforms } from "../../src/app/platforms/known.ts";
import { Asked } from "../../src/engine/asked.ts";
import { blinder, keyMigrations } from "../../src/engine/encryption.ts";
import { openKeys } from "../../src/engine/keys.ts";
import { KnownRefs } from "../../src/engine/known-refs.ts";
import { pagesIn } from "../../src/store/pages.ts";
import { placesIn } from "../../src/store/places.ts";
import { processesOf } from "../../src/store/postgres/processes.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { Outbox } from "../../src/worker/outbox.ts";
import { Pace } from "../../src/worker/pace.ts";
import { only } from "../support/presets.ts";
import { register } from "../support/sample.ts";
import { masterKey, temporary } from "../support/small-core.ts";

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

test("a place beyond those known by heart is looked up again, and is the same", async () => {
  let asked = 0;
  const query = async (_sql: string, values: readonly unknown[] = []) => {
    asked += 1;
    return [
      { service_url: `https://connector/${String(values[1])}`, conversation: null, team: null },
    ];
  };
  const db = { query, writers: "one" };
  const places = placesIn(db as never, "teams", () => 0);
  for (const n of range(10_001)) await places.find(`t/${n}`);
  expect(asked).toBe(10_001);
  expect(await places.find("t/10000")).toEqual({ serviceUrl: "https://connector/t/10000" });
  expect(asked).toBe(10_001);
  expect(await places.find("t/0")).toEqual({ serviceUrl: "https://connector/t/0" });
  expect(asked).toBe(10_002);
});
test("a reference beyond those remembered leads where it led, after a look into the database; the oldest goes", async () => {
  const refs = new KnownRefs();
  const asked: string[] = [];
  const inMemory = (instance: string): undefined => {
    asked.push(instance);
  };
  const instances = { inMemory };
  for (const n of range(5_001))
    refs.keep("case", `SYD-${n}`, { instance: `i${n}`, revision: 1 } as never);
  for (const n of [0, 1, 5_000])
    expect(await refs.led("case", `SYD-${n}`, instances as never, {} as never)).toBeUndefined();
  expect(asked).toEqual(["i1", "i5000"]);
});
test("a name beyond those whose MAC is remembered has the MAC that it had", () => {
  const [once, often] = [blinder(new Uint8Array(32)), blinder(new Uint8Array(32))];
  const first = often("reader", "m:0");
  for (const n of range(50_002)) often("reader", `m:${n}`);
  expect([often("reader", "m:0"), often("reader", "m:50001")]).toEqual([
    first,
    once("reader", "m:50001"),
  ]);
  expect(once("reader", "m:0")).toBe(first);
});
test("of what Slack's side remembers the one unused for longest goes, and no more than that is kept", () => {
  const kept = new Kept<number>(3);
  for (const n of range(3)) kept.set(`k${n}`, n);
  kept.get("k0");
  kept.set("k3", 3);
  expect(range(4).map((n) => kept.get(`k${n}`))).toEqual([0, undefined, 2, 3]);
});
test("of a thousand refusals and one the oldest is tried anew, and each after a day", () => {
  const now = { at: 0 };
  const refused = new Refused(() => now.at);
  for (const n of range(1_001)) refused.add(`r${n}`);
  expect([refused.has("r0"), refused.has("r1"), refused.has("r1000")]).toEqual([false, true, true]);
  now.at = 24 * 3_600_000 - 1;
  expect(refused.has("r1000")).toBe(true);
  now.at += 1;
  expect(refused.has("r1000")).toBe(false);
});
test.each([999, 1_000, 1_001, 2_001])(
  "%i rows of a table come in pages, each once and in order",
  async (rows) => {
    const raw = new DatabaseSync(":memory:");
    raw.exec("create table t (n integer primary key)");
    raw.exec(
      `with recursive c(n) as (select 1 union all select n + 1 from c where n < ${rows}) insert into t select n from c`,
    );
    const found: unknown[] = [];
    const lengths: number[] = [];
    for await (const page of pagesIn(raw)("t", "select n from t order by n")) {
      lengths.push(page.length);
      found.push(...page.map(({ n }) => n));
    }
    expect(found).toEqual(range(rows).map((n) => n + 1));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(1_000);
    raw.close();
  },
);
test("an instance beyond those whose neighbours are remembered is asked about alone; the oldest is forgotten", async () => {
  const looked: string[] = [];
  const isAt = async (instance: string) => looked.push(instance) > 0;
  const asked = new Asked({ isAt } as never);
  const beside = (n: number) => asked.once(() => asked.isAt(`beside-${n}`, 1), `i${n}`);
  for (const n of range(5_001)) await beside(n);
  looked.length = 0;
  for (const n of [1, 0, 5_000])
    await asked.about(
      () => `i${n}`,
      () => 1,
      async () => true,
    );
  expect(looked).toEqual(["i1", "beside-1", "i0", "i5000", "beside-5000"]);
});
test("an organisation beyond those whose limit is known has none, until the platform says so again; the oldest is forgotten", () => {
  const pace = new Pace(2);
  for (const [n, home] of ["first", "second", "third"].entries())
    pace.limited(home, `place-${n}`, 60_000, 1_000);
  expect(["first", "second", "third"].map((home) => pace.room(home, 2_000))).toEqual([
    Number.POSITIVE_INFINITY,
    0,
    0,
  ]);
  pace.limited("first", "place-9", 60_000, 3_000);
  expect(pace.room("first", 4_000)).toBe(0);
});
test.each([500, 501, 1_001])(
  "of a register with %i members each has its digest, and others have their turn in between",
  async (n) => {
    const members = range(n).map((i) => ({ ...register.members[0], id: `m${i}` }));
    let turns = 0;
    const turn = (): void => {
      turns += 1;
      next = setImmediate(turn);
    };
    let next = setImmediate(turn);
    const digests = await digestsOf({ ...register, members } as never);
    clearImmediate(next);
    expect([...digests.keys()].filter((name) => /\bm\d+$/.test(name))).toHaveLength(n);
    expect(turns).toBeGreaterThanOrEqual(Math.floor(n / 500));
  },
);
test("keys beyond those that one statement asks for are opened by the next", async () => {
  const file = join(temporary(), "k.keys.db");
  const keys = await openKeys(openSqlite(file, keyMigrations), only(masterKey), async () => [], {
    keyPool: 600,
    keysKept: 600,
  });
  const drawn = await Promise.all(range(501).map(() => keys.fresh()));
  await keys.close();
  const asked: number[] = [];
  const again = openSqlite(file, keyMigrations);
  const query: typeof again.query = (sql, values) => {
    asked.push(values?.length ?? 0);
    return again.query(sql, values);
  };
  const opened = await openKeys({ ...again, query }, only(masterKey), async (ids) => ids, {
    keyPool: 1,
    keysKept: 600,
  });
  asked.length = 0;
  await opened.openAll(drawn.map(({ id }) => id));
  expect(asked).toEqual([500, 1]);
  for (const { id, key } of drawn)
    expect(Buffer.from((await opened.open(id)) ?? []).equals(key)).toBe(true);
  expect(asked).toHaveLength(2);
  await opened.close();
});
test("what is remembered beyond one question to a server that has come in another's place is asked in the next, and counted together", async () => {
  const asked: number[] = [];
  const query = async (_sql: string, [rows]: readonly [string]) => [
    { n: asked.push((JSON.parse(rows) as unknown[]).length) },
  ];
  const known = (n: number) =>
    range(n).map((i) => ({
      instance: `i${i}`,
      revision: 1,
      version: 1,
      keyId: "k",
      head: new Uint8Array(1),
    }));
  const { lost } = processesOf({ query } as never, (() => undefined) as never);
  expect(await lost(known(1_000))).toBe(1);
  expect(await lost(known(1_001))).toBe(2 + 3);
  expect(asked).toEqual([1_000, 1_000, 1]);
});
test("of erased instances beyond one statement the keys that are still there are counted in the next", async () => {
  const asked: number[] = [];
  const ask = async () => range(501).map((n) => ({ key_id: `k${n}` }));
  const keys = async (_sql: string, ids: readonly unknown[]) => {
    asked.push(ids.length);
    return ids.map((id) => ({ id }));
  };
  expect(await erasedKeysThere({ ask, keys } as never)).toBe(501);
  expect(asked).toEqual([500, 1]);
});
test("of the keys in memory the one unused for longest goes, and is read again", async () => {
  const db = openSqlite(join(temporary(), "k.keys.db"), keyMigrations);
  let asked = 0;
  const query: typeof db.query = (sql, values) => {
    asked += 1;
    return db.query(sql, values);
  };
  const keys = await openKeys({ ...db, query }, only(masterKey), async () => [], {
    keyPool: 8,
    keysKept: 2,
  });
  const drawn = [await keys.fresh(), await keys.fresh(), await keys.fresh()];
  asked = 0;
  const opened = async (n: number) => [
    Buffer.from((await keys.open(drawn[n]?.id ?? "")) ?? []).equals(
      drawn[n]?.key ?? Buffer.from("none"),
    ),
    asked,
  ];
  expect([await opened(2), await opened(1), await opened(0)]).toEqual([
    [true, 0],
    [true, 0],
    [true, 1],
  ]);
  await keys.close();
});
test("an organisation beyond those of which is known when they were heard is tried again at once; the one heard longest ago is forgotten", async () => {
  let tried = 0;
  const release = async (): Promise<number> => {
    tried += 1;
    return 0;
  };
  const core = {
    blind: (_domain: string, name: string) => name,
    clock: { now: () => 1_000_000 },
    platforms: knownPlatforms,
  };
  const outbox = new Outbox({ core, store: { outbox: { release } } } as never, () => undefined);
  for (const n of range(1_001)) await outbox.heard("slack", `T${n}`);
  expect(tried).toBe(1_001);
  for (const n of [1, 1_000]) await outbox.heard("slack", `T${n}`);
  expect(tried).toBe(1_001);
  await outbox.heard("slack", "T0");
  expect(tried).toBe(1_002);
});
