// One beyond what is kept in memory, or read in one piece: everything is still right, only slower.
import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { Kept } from "../../adapters/slack/kept.ts";
import { KnownRefs } from "../../src/engine/known-refs.ts";
import { blinder } from "../../src/engine/seal.ts";
import { pagesIn } from "../../src/store/pages.ts";
import { placesIn } from "../../src/store/places.ts";

const range = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

test("a place beyond those known by heart is looked up again, and is the same", async () => {
  let asked = 0;
  const query = async (_sql: string, values: readonly unknown[] = []) => {
    asked += 1;
    return [{ service_url: `https://connector/${String(values[1])}`, conversation: null, team: null }];
  };
  const db = { query: Object.assign(query, { alone: true }) };
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
  const load = async (instance: string) => {
    asked.push(instance);
    return { instance, revision: 1, workflow: { name: "other" } };
  };
  const instances = { atHand: () => undefined, load };
  for (const n of range(5_001)) refs.keep("case", `SYD-${n}`, { instance: `i${n}`, revision: 1 } as never);
  for (const n of [0, 1, 5_000]) expect(await refs.led("case", `SYD-${n}`, instances as never, {} as never)).toBeUndefined();
  expect(asked).toEqual(["i1", "i5000"]);
});
test("a name beyond those whose MAC is remembered has the MAC that it had", () => {
  const [once, often] = [blinder(new Uint8Array(32)), blinder(new Uint8Array(32))];
  const first = often("reader", "m:0");
  for (const n of range(50_002)) often("reader", `m:${n}`);
  expect([often("reader", "m:0"), often("reader", "m:50001")]).toEqual([first, once("reader", "m:50001")]);
  expect(once("reader", "m:0")).toBe(first);
});
test("of what Slack's side remembers the one unused for longest goes, and no more than that is kept", () => {
  const kept = new Kept<number>(3);
  for (const n of range(3)) kept.set(`k${n}`, n);
  kept.get("k0");
  kept.set("k3", 3);
  expect(range(4).map((n) => kept.get(`k${n}`))).toEqual([0, undefined, 2, 3]);
});
test.each([999, 1_000, 1_001, 2_001])("%i rows of a table come in pages, each once and in order", async (rows) => {
  const raw = new DatabaseSync(":memory:");
  raw.exec("create table t (n integer primary key)");
  raw.exec(`with recursive c(n) as (select 1 union all select n + 1 from c where n < ${rows}) insert into t select n from c`);
  const found: unknown[] = [];
  const lengths: number[] = [];
  for await (const page of pagesIn(raw)("t", "select n from t order by n")) {
    lengths.push(page.length);
    found.push(...page.map(({ n }) => n));
  }
  expect(found).toEqual(range(rows).map((n) => n + 1));
  expect(Math.max(...lengths)).toBeLessThanOrEqual(1_000);
  raw.close();
});
