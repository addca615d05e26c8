// What can be counted at /metrics, made to happen and counted: as numbers, and never as who or what.
import { spawnSync } from "node:child_process";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Ask } from "../../adapters/port.ts";
import { createMetrics } from "../../src/app/watch/metrics.ts";
import { anna, Office } from "../support/office.ts";
import { onFile } from "../support/on-file.ts";
import { createWorld, type WorldOptions } from "../support/world.ts";
import { exported, read } from "./read.ts";

const minute = 60_000;
const bench = async (more: WorldOptions = {}) => {
  const metrics = createMetrics();
  const world = await createWorld({ ...more, metrics });
  onTestFinished(() => world.close());
  await world.idle();
  const look = () => read(metrics, world);
  /** Rows of ours that are not 0, but for those that always are so. */
  const told = async () =>
    Object.fromEntries(
      [...(await look())].filter(
        ([row, value]) => row.startsWith("stafett_") && value !== 0 && !row.includes("outcomes"),
      ),
    );
  return { world, metrics, look, told, office: new Office(world) };
};
const home: Ask = { kind: "home" };
const words = (text: string): Ask => ({ kind: "words", slash: "/stafett", text });

/** Prometheus' own judge, of Debian's package `prometheus`. */
const promtool = spawnSync("promtool", ["--version"]).status === 0;
describe("in the format that Prometheus reads", () => {
  test.skipIf(!promtool)(
    "its own judge finds nothing to say of names, types and helps",
    async () => {
      const { world, metrics } = await bench();
      const input = await exported(metrics, world);
      expect(
        spawnSync("promtool", ["check", "metrics"], { input, encoding: "utf8" }),
      ).toMatchObject({ stdout: "", stderr: "", status: 0 });
    },
  );
  test("what is called a total is a counter", async () => {
    const { world, metrics } = await bench();
    const types = [...(await exported(metrics, world)).matchAll(/^# TYPE (\S+) (\S+)$/gm)];
    expect(types.length).toBeGreaterThan(20);
    expect(
      types
        .filter(([, name = "", type]) => name.endsWith("_total") !== (type === "counter"))
        .map(([line]) => line),
    ).toEqual([]);
  });
});

describe("calm", () => {
  test("is ready, and everything else is 0", async () => {
    const b = await bench();
    expect(await b.told()).toEqual({ stafett_ready: 1 });
  });
  test("every row is there before anything has happened", async () => {
    const rows = [...(await (await bench()).look()).keys()];
    for (const row of [
      'stafett_outcomes_total{what="unnoted"}',
      'stafett_guard_total{verdict="stopped",family="number"}',
      'stafett_asks_refused_total{by="workspace"}',
      'stafett_outbox_posts{state="unconfirmed"}',
      'stafett_troubles_total{event="worker.failed"}',
      'stafett_platform_unheard{platform="slack"}',
      'stafett_heartbeats_total{what="withheld"}',
      "stafett_showings_total",
    ])
      expect(rows).toContain(row);
  });
});

describe("what people do", () => {
  test("showings are counted from the first that was ever written", async () => {
    const b = await bench();
    for (let n = 0; n < 3; n++) await b.office.asks(anna, home);
    expect(await b.told()).toEqual({ stafett_ready: 1, stafett_showings_total: 3 });
  });
  test("a text that is stopped or asked about is counted by what it is about", async () => {
    const b = await bench();
    await b.office.asks(anna, words("ring 070-123 45 67"));
    await b.office.asks(anna, words("851225-9897"));
    expect(await b.told()).toMatchObject({
      'stafett_guard_total{verdict="stopped",family="contact"}': 1,
      'stafett_guard_total{verdict="stopped",family="number"}': 1,
    });
  });
  test("asks over the budget, of a person and of a workspace", async () => {
    const b = await bench({ asksPerMinute: 10 });
    for (let n = 0; n < 12; n++) await b.office.asks(anna, home);
    expect(await b.told()).toMatchObject({ 'stafett_asks_refused_total{by="person"}': 2 });
  });
  test("asks of one person that wait for one another", async () => {
    const b = await bench();
    const { waiting } = b.world.stafett;
    // Ten at once through the real door: eight are in work.
    const slash = b.world.cloud.as("U0NOOMI01");
    let asking = true;
    const asked = Promise.all(
      Array.from({ length: 10 }, () => slash.slash("/stafett", "vem")),
    ).finally(() => {
      asking = false;
    });
    let most = 0;
    for (; asking; await new Promise(setImmediate)) most = Math.max(most, waiting());
    await asked;
    expect([most > 0, most <= 2, waiting()]).toEqual([true, true, 0]);
    const rows = await read(b.metrics, {
      ...b.world,
      stafett: { ...b.world.stafett, waiting: () => 2 },
    });
    expect(rows.get("stafett_asks_waiting")).toBe(2);
  });
  test("a showing that cannot be noted is not shown, and counted", async () => {
    const b = await bench();
    onFile(b.world.stafett).raw.exec("alter table access_log rename to elsewhere");
    expect((await b.office.asks(anna, home)).kind).toBe("refused");
    onFile(b.world.stafett).raw.exec("alter table elsewhere rename to access_log");
    const rows = await b.look();
    expect(rows.get('stafett_outcomes_total{what="unnoted"}')).toBe(1);
    expect(rows.get('stafett_troubles_total{event="handle.failed"}')).toBe(1);
  });
});

describe("what waits", () => {
  const waits = async (kind: "429" | "500" | "lost") => {
    const b = await bench();
    b.world.cloud.faults.next({ kind, method: "chat.postMessage", times: 1_000 });
    await b.office.kase();
    await b.world.idle();
    return b;
  };
  test("a post that is refused for now: how many, and for how long at least", async () => {
    const b = await waits("429");
    const first = await b.look();
    const posts = first.get('stafett_outbox_posts{state="waiting"}') ?? 0;
    expect(posts).toBeGreaterThan(0);
    const began = b.world.clock.now();
    for (let n = 0; n < 8; n++) {
      b.world.clock.set((await b.world.stafett.worker.nextDue()) ?? 0);
      await b.world.idle();
    }
    const rows = await b.look();
    expect(rows.get('stafett_outbox_posts{state="waiting"}')).toBe(posts);
    const passed = (b.world.clock.now() - began) / 1_000;
    const oldest = rows.get("stafett_outbox_oldest_seconds") ?? 0;
    expect(oldest).toBeGreaterThan(passed / 4);
    expect(oldest).toBeLessThanOrEqual(passed + 1);
  });
  test("a post in doubt, since when exactly", async () => {
    const b = await waits("500");
    const rows = await b.look();
    expect(rows.get('stafett_outbox_posts{state="unconfirmed"}')).toBeGreaterThan(0);
    expect(rows.get('stafett_outbox_posts{state="waiting"}')).toBe(0);
    b.world.clock.advance(10_000);
    expect((await b.look()).get("stafett_outbox_oldest_seconds")).toBe(10);
  });
  test("a platform that answers nothing is silent after two minutes; the process is ready all the same, for the other platform", async () => {
    const b = await waits("500");
    await b.world.stafett.worker.stop();
    b.world.clock.advance(3 * minute);
    expect(await b.told()).toMatchObject({ 'stafett_platform_silent{platform="slack"}': 1 });
    expect((await b.look()).get("stafett_ready")).toBe(1);
  });
  test("a place that takes nothing, and what waits for it, which makes nothing else late", async () => {
    const b = await bench();
    onFile(b.world.stafett).raw.exec(
      "update destinations set unreachable_since = 1, probe_at = 9e15, next_at = null",
    );
    await b.office.kase();
    onFile(b.world.stafett).raw.exec(
      "update destinations set unreachable_since = 1, probe_at = 9e15, next_at = null, busy = 0",
    );
    onFile(b.world.stafett).raw.exec("update outbox set state = 'due', next_at = 1");
    const rows = await b.look();
    expect(rows.get("stafett_unreachable_destinations")).toBeGreaterThan(0);
    expect(rows.get("stafett_unreachable_posts")).toBeGreaterThan(0);
    expect(rows.get("stafett_outbox_oldest_seconds")).toBe(0);
    onFile(b.world.stafett).raw.exec("update outbox set state = 'parked'");
    expect((await b.look()).get("stafett_parked_posts")).toBeGreaterThan(0);
  });
  test("reminders: in office hours the lag of the first, at night none, and on time none", async () => {
    const b = await bench({ start: Date.parse("2026-11-25T06:45:00Z") });
    await b.office.kase();
    await b.world.idle();
    await b.world.stafett.worker.stop();
    const due = (await b.world.stafett.worker.nextDue()) ?? 0;
    expect(new Date(due).toISOString()).toBe("2026-11-25T07:30:00.000Z");
    expect((await b.look()).get("stafett_timers_late_seconds")).toBe(0);
    b.world.clock.set(due + 90_000);
    const rows = await b.look();
    expect(rows.get("stafett_timers_late_seconds")).toBe(90);
    expect(rows.get("stafett_round_age_seconds")).toBeGreaterThan(90);
  });
  test("reminders that would have rung at night are not late before morning", async () => {
    const b = await bench({ start: Date.parse("2026-11-25T20:00:00Z") });
    await b.office.kase();
    await b.world.idle();
    await b.world.stafett.worker.stop();
    b.world.clock.set(Date.parse("2026-11-26T05:59:00Z"));
    expect((await b.look()).get("stafett_timers_late_seconds")).toBe(0);
  });
});

describe("nothing else", () => {
  test("no row names anybody, and what is not known makes no row", async () => {
    const b = await bench();
    const ours = async () =>
      [...(await b.look()).keys()].filter((row) => row.startsWith("stafett_"));
    const before = await ours();
    const log = b.metrics.counting({
      info: () => undefined,
      warn: () => undefined,
      error: () => undefined,
    });
    log.info({ event: "guard", rule: "Zorkana", verdict: "blocked", member: anna });
    log.info({ event: "guard", rule: "name", verdict: "Zorkana", member: anna });
    log.error({ event: "SYD-7KQ3-M9" });
    await b.office.kase();
    await b.office.asks(anna, words("mina"));
    await b.world.idle();
    expect(await ours()).toEqual(before);
    expect(before.join("\n")).not.toMatch(/Zorkana|SYD|noomi|T0STAFETT|U0/);
  });
});
