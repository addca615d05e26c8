// A database that version 0.1.0 wrote, brought up to date: nothing of it is lost, and nothing of it stands in clear any more.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { gunzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { keysFile } from "../../src/app/opening.ts";
import { upgrade, usedBefore } from "../../src/app/upgrade.ts";
import type { TimerRow } from "../../src/engine/book.ts";
import { openKeys } from "../../src/engine/keys.ts";
import { blinder, type Keys, keyMigrations } from "../../src/engine/seal.ts";
import { silent } from "../../src/log.ts";
import type { Db } from "../../src/store/port.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { masterKey, only } from "../support/presets.ts";
import { openShowings } from "../support/showings.ts";
import { temporary } from "../support/small-core.ts";
import { createWorld } from "../support/world.ts";

const fixture = (name: string): Buffer => gunzipSync(readFileSync(new URL(`../fixtures/database-0.1.0/${name}.gz`, import.meta.url)));
type Said = {
  readonly instance: string;
  readonly workflow: string;
  readonly version: number;
  readonly summary: Readonly<Record<string, unknown>>;
  readonly timers: readonly (readonly [string, number, string, string, TimerRow["state"]])[];
  readonly readers: readonly string[];
  readonly posts: readonly (readonly [string, string, string, string, boolean])[];
};
const said = JSON.parse(fixture("said.json").toString()) as {
  readonly instances: readonly Said[];
  readonly showings: readonly Record<string, unknown>[];
};
/** In office hours, half an hour after it was written. */
const later = Date.parse("2026-12-01T12:30:00Z");
const old = (): string => {
  const file = join(temporary(), "stafett.db");
  writeFileSync(file, fixture("stafett.db"));
  writeFileSync(keysFile(file), fixture("stafett.keys.db"));
  return file;
};
const openParts = async (file: string): Promise<{ db: ReturnType<typeof openSqlite>; keys: Keys }> => {
  const db = openSqlite(file);
  const keys = await openKeys(openSqlite(keysFile(file), keyMigrations), only(masterKey), (ids) => usedBefore(db, ids));
  return { db, keys };
};
const upgraded = (db: Db, keys: Keys): Promise<void> => upgrade({ db, keys, blind: blinder(masterKey), log: silent });

describe("a database of version 0.1.0", () => {
  test("has all its instances afterwards, with what comes due, what is posted and who reads", async () => {
    const w = await createWorld({ file: old(), start: later });
    try {
      for (const one of said.instances) {
        const working = await w.stafett.engine.transact.instances.load(one.instance as never);
        expect([one.instance, working?.workflow.name, working?.version ?? 0]).toEqual([one.instance, one.workflow, expect.any(Number)]);
        expect(working?.version).toBeGreaterThanOrEqual(one.version);
        const states = new Map([...(working?.timers.values() ?? []), ...(working?.past ?? [])].map((timer) => [timer.key, timer.state]));
        // What fired and what was told is known still: it comes no second time.
        for (const [key, , , , state] of one.timers) if (state !== "set") expect([key, states.get(key)]).toEqual([key, state]);
        const posts = [...(working?.posts.values() ?? [])].map((post) => `${post.key} ${post.platform} ${post.audience}`);
        expect(posts).toEqual(expect.arrayContaining(one.posts.map(([key, platform, audience]) => `${key} ${platform} ${audience}`)));
        expect([...(working?.readers ?? [])].sort()).toEqual(one.readers);
      }
      const cases = said.instances.filter((one) => one.workflow === "case");
      const lines = await w.lines({ workflow: "case", limit: 99 });
      expect(lines.map((line) => [line.summary.ref, line.summary.words]).sort()).toEqual(
        cases.map((one) => [one.summary.ref, one.summary.words]).sort(),
      );
      const db = new DatabaseSync(w.file, { readOnly: true });
      const showings = await openShowings(w.stafett.core.keys, db.prepare("select about, month, cipher from showings order by seq").all());
      const closed = db.prepare("select value from meta where name = 'showings-closed'").get();
      expect(db.prepare("select name from sqlite_schema where name like 'old_%'").all()).toEqual([]);
      db.close();
      expect(showings).toEqual(said.showings.map(({ at: _, ...shown }) => shown));
      expect(String(closed?.value)).toMatch(new RegExp(`^${said.showings.length}:[0-9a-f]{64}:[\\w-]{43}$`));
    } finally {
      await w.close();
    }
  });
  test("has more rows than one portion takes: the next ones follow, and nothing is left of the old tables", async () => {
    const { db, keys } = await openParts(old());
    let portions = 0;
    const counted: Db = {
      ...db,
      transaction: (work) => {
        portions += 1;
        return db.transaction(work);
      },
    };
    await upgrade({ db: counted, keys, blind: blinder(masterKey), log: silent }, 2);
    // One closes the chain, the last two find nothing and take the tables away.
    expect(portions).toBe(3 + Math.ceil(Math.max(said.instances.length, said.showings.length) / 2));
    expect(db.raw.prepare("select count(*) as n from instances").get()).toEqual({ n: said.instances.length });
    expect(db.raw.prepare("select count(*) as n from showings").get()).toEqual({ n: said.showings.length });
    await keys.close();
    await db.close();
  });
  test("goes on where it was broken off, and ends the same", async () => {
    const file = old();
    for (let tries = 0; ; tries++) {
      const { db, keys } = await openParts(file);
      let left = 1 + tries;
      // The power goes after the next portion.
      const failing: Db = { ...db, transaction: (work) => (left-- > 0 ? db.transaction(work) : Promise.reject(new Error("power"))) };
      const done = await upgraded(failing, keys).then(
        () => true,
        () => false,
      );
      await keys.close();
      await db.close();
      if (done) break;
      expect(tries).toBeLessThan(9);
    }
    const w = await createWorld({ file, start: later });
    expect(await w.lines({ workflow: "case", limit: 99 })).toHaveLength(said.instances.filter((one) => one.workflow === "case").length);
    await w.close();
  });
  test("posts nothing that stands already: what was in doubt is looked for, the rest is left", async () => {
    const { db, keys } = await openParts(old());
    await upgraded(db, keys);
    const states = db.raw.prepare("select state, count(*) as n from outbox group by state order by state").all();
    expect(states.map((row) => ({ ...row }))).toEqual([
      { state: "doubt", n: 2 },
      { state: "stands", n: 14 },
    ]);
    await keys.close();
    await db.close();
  });
  test("keeps no reference, no words, nobody's id and no name of a timer in any byte of its files", async () => {
    const file = old();
    const w = await createWorld({ file, start: later, keep: true });
    const refs = (await w.lines({ workflow: "case", limit: 99 })).flatMap((line) => [String(line.summary.ref), String(line.summary.words)]);
    await w.close();
    const bytes = readFileSync(file);
    for (const clear of [...refs, "m:noomi", "a:noomi", "askWeekend", "consentDue", "childOpened", "card:", "tell:"])
      expect([clear, bytes.includes(Buffer.from(clear))]).toEqual([clear, false]);
  });
});
