// What whoever watches asks each quarter of a minute costs what waits, however much there is beside it.
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Db } from "../../src/store/port.ts";
import { openSqlite } from "../../src/store/sqlite.ts";
import { watched, watchedSql } from "../../src/store/watched.ts";
import { temporary } from "../support/small-core.ts";
import { everyEngine } from "./engines.ts";

const open = () => {
  const db = openSqlite(join(temporary(), "watched.db"));
  onTestFinished(() => db.close());
  return db;
};
/** Posts that stand, or wait. */
const posts = (db: Db, from: number, n: number, state: string): Promise<unknown> =>
  db.transaction((run) =>
    run(
      `with recursive i(n) as (select ${from} union all select n + 1 from i where n < ${from + n - 1})
    insert into outbox (instance, name, destination, outbox, cipher, gone, newer, state, next_at, fence, attempts)
    select 'i' || n, 'n', 'l', 'o' || n, ?, 0, 1, '${state}', n, 0, 0 from i`,
      [new Uint8Array(1)],
    ),
  );

// How SQLite finds it: PostgreSQL chooses by what it has counted, and again at each start.
describe("each question", () => {
  test.each<readonly [keyof typeof watchedSql, RegExp]>([
    ["waiting", /^SCAN o USING INDEX outbox_due$/],
    ["sending", /^SCAN o USING INDEX outbox_sending$/],
    ["parked", /^SCAN outbox USING COVERING INDEX outbox_parked$/],
    ["places", /^SCAN destinations USING INDEX destinations_unreachable$/],
    // By its own order, and one row of it.
    ["accessLines", /^SCAN access_log$/],
  ])("%s goes by the index that holds nothing else", (name, index) => {
    const steps = open().raw.prepare(`explain query plan ${watchedSql[name]}`).all(1) as {
      detail: string;
    }[];
    const details = steps.map(({ detail }) => detail);
    expect(details.filter((detail) => index.test(detail))).toHaveLength(1);
    // Whatever else is read, is one row by its key, or what the index gave.
    for (const detail of details.filter((one) => /^SCAN (?!\(subquery|found)/.test(one)))
      expect(detail).toMatch(index);
  });
  test("reads as many rows beside a hundred thousand posts that stand as beside none", async () => {
    const filled = async (standing: number) => {
      const db = open();
      await posts(db, 1, 5, "due");
      if (standing > 0) await posts(db, 10, standing, "stands");
      return db;
    };
    /** Of the processor, so that others on the machine count for nothing; the least of a few, in µs. */
    const cost = async (db: ReturnType<typeof open>): Promise<number> => {
      let least = Number.POSITIVE_INFINITY;
      for (let round = 0; round < 7; round++) {
        const began = process.cpuUsage();
        for (let n = 0; n < 100; n++) await watched(db);
        const { user, system } = process.cpuUsage(began);
        least = Math.min(least, user + system);
      }
      return least;
    };
    const [few, many] = [await cost(await filled(0)), await cost(await filled(100_000))];
    expect(many / few).toBeLessThan(3);
  });
});

everyEngine("each question", ({ empty }) => {
  test("counts, and stops at ten thousand", async () => {
    const db = await empty();
    await posts(db, 1, 12_000, "due");
    await posts(db, 20_000, 3, "sending");
    await posts(db, 30_000, 4, "parked");
    const found = await watched(db);
    expect(found.waiting.reduce((sum, row) => sum + row.posts, 0)).toBe(10_000);
    expect(found.sending).toEqual([{ attempts: 0, unconfirmed: 0, posts: 3, since: 20_000 }]);
    expect([found.parked, found.places, found.accessLines]).toEqual([4, 0, 0]);
  });
});
