// When: a timer fires once, in human time, and a mistake in a rule is seen instead of repeated.
import { describe, expect, test } from "vitest";
import type { Store } from "../../src/store/port.ts";
import { timer, toMember, toSpace } from "../support/puppet.ts";
import { type SmallCore, small, until } from "../support/small-core.ts";

const ticks = async (c: SmallCore, id: string) => (await c.state(id)).ticks.map((t) => t.at);

describe("a timer", () => {
  test("fires once, at its time, with the time it was due", async () => {
    const c = await small();
    const id = await c.begin();
    await c.pull(id, { timers: [timer("t", "2026-11-25T10:30:00Z")] });
    await until(c, "2026-11-25T10:29:59Z");
    expect(await ticks(c, id)).toEqual([]);
    await until(c, "2026-11-25T12:00:00Z");
    expect((await c.state(id)).ticks).toEqual([
      { mode: "ok", at: "2026-11-25T10:30:00.000Z", dueAt: "2026-11-25T10:30:00.000Z" },
    ]);
    await c.pull(id, { timers: [timer("t", "2026-11-25T13:00:00Z")] });
    await until(c, "2026-11-26T12:00:00Z");
    expect(await ticks(c, id)).toHaveLength(1);
  });
  test("fires once for two workers on one database", async () => {
    const c = await small();
    const id = await c.begin();
    await c.pull(id, { timers: [timer("t", "2026-11-25T10:30:00Z")] });
    c.clock.set(Date.parse("2026-11-25T10:30:00Z"));
    const fire = (engine: SmallCore["engine"]) =>
      engine.transact.run({
        fired: "t",
        workflow: "puppet",
        instance: id as never,
        command: "tick",
        values: { dueAt: "2026-11-25T10:30:00.000Z" },
        by: "clock",
      });
    const both = await Promise.all([fire(c.engine), fire(c.another())]);
    expect(both.map((done) => done.kind).sort()).toEqual(["duplicate", "ok"]);
    c.engine.transact.instances.forget(id);
    expect(await ticks(c, id)).toHaveLength(1);
  });
  test("that another process has set today rings, once that is heard of", async () => {
    const heard: string[] = [];
    const processes = {
      isAt: async () => true,
      lost: async () => 0,
      createdUnder: async () => 0,
      present: async () => ({ count: 1, newer: false }),
      leads: async () => true,
      resign: async () => undefined,
      leaves: async () => undefined,
      dueToday: async () => heard.splice(0),
    };
    const c = await small({ wrap: (store) => ({ ...store, processes }) });
    const id = await c.begin();
    await c.worker.idle();
    await c.pull(id, { timers: [timer("t", "2026-11-25T10:30:00Z")] });
    // As if another had written it: this one does not know.
    c.worker.rings(id as never, undefined);
    c.clock.set(Date.parse("2026-11-25T10:30:00Z"));
    await c.worker.idle();
    expect(await ticks(c, id)).toEqual([]);
    heard.push(id);
    await c.worker.idle();
    expect(await ticks(c, id)).toHaveLength(1);
  });
  test("that finds nothing to do is still known as fired", async () => {
    const c = await small();
    const id = await c.begin();
    await c.pull(id, { timers: [timer("t", "2026-11-25T10:30:00Z", "nothing")] });
    await until(c, "2026-11-25T12:00:00Z");
    expect(await c.timers(id)).toMatchObject([{ key: "t", state: "fired" }]);
    expect(c.sql("select count(*) as n from events where instance = ?", id)).toEqual([{ n: 2 }]);
  });
  test("whose view no longer wants it does not fire", async () => {
    const c = await small();
    const id = await c.begin();
    await c.pull(id, { timers: [timer("t", "2026-11-25T10:30:00Z")] });
    await c.pull(id, {});
    await until(c, "2026-11-25T12:00:00Z");
    expect(await ticks(c, id)).toEqual([]);
  });
});

describe("more instances on one day than any page or batch holds", () => {
  const bounds = { duePage: 5, firedAtOnce: 3, instancesKept: 4 };
  const many = async (c: SmallCore, times: readonly string[]): Promise<string[]> => {
    const ids: string[] = [];
    for (const at of times) {
      const id = await c.begin();
      await c.pull(id, { timers: [timer("t", at)] });
      ids.push(id);
    }
    return ids;
  };
  const firedOf = (c: SmallCore, ids: readonly string[]) =>
    Promise.all(ids.map((id) => ticks(c, id)));
  // 5 and 10 end on a full page; 6, 11 and 23 do not.
  test.each([5, 6, 10, 11, 23])("%i fire on their day, each once, at its time", async (n) => {
    const c = await small({ bounds });
    const day = await many(
      c,
      Array.from({ length: n }, (_, i) =>
        i % 2 === 0 ? "2026-11-26T08:30:00Z" : "2026-11-26T09:00:00Z",
      ),
    );
    const next = await many(c, ["2026-11-27T08:30:00Z"]);
    await until(c, "2026-11-26T08:45:00Z");
    expect(await firedOf(c, day)).toEqual(
      day.map((_, i) => (i % 2 === 0 ? ["2026-11-26T08:30:00.000Z"] : [])),
    );
    await until(c, "2026-11-26T20:00:00Z");
    expect(await firedOf(c, day)).toEqual(
      day.map((_, i) => [i % 2 === 0 ? "2026-11-26T08:30:00.000Z" : "2026-11-26T09:00:00.000Z"]),
    );
    expect(await firedOf(c, next)).toEqual([[]]);
    await until(c, "2026-11-27T20:00:00Z");
    expect(await firedOf(c, next)).toEqual([["2026-11-27T08:30:00.000Z"]]);
  });
  test("the database that stops answering in the middle of the day's pages loses none of those behind", async () => {
    let pages = 0;
    const dueDays =
      (store: Store): Store["timers"]["dueDays"] =>
      (...asked) => {
        pages += 1;
        return pages === 3
          ? Promise.reject(new Error("disk I/O error"))
          : store.timers.dueDays(...asked);
      };
    const c = await small({
      bounds,
      wrap: (store) => ({ ...store, timers: { ...store.timers, dueDays: dueDays(store) } }),
    });
    const ids = await many(
      c,
      Array.from({ length: 17 }, () => "2026-11-26T08:30:00Z"),
    );
    await until(c, "2026-11-26T20:00:00Z");
    expect(c.facts).toContainEqual({ event: "worker.failed", error: "Error" });
    expect(await firedOf(c, ids)).toEqual(ids.map(() => ["2026-11-26T08:30:00.000Z"]));
  });
  test("one that cannot be opened, in front of all, keeps none from firing", async () => {
    const c = await small({ bounds });
    const ids = await many(
      c,
      Array.from({ length: 12 }, () => "2026-11-26T08:30:00Z"),
    );
    const [first = "", ...rest] = ids.toSorted();
    c.sql("update applied set cipher = x'00' where instance = ?", first);
    c.engine.transact.instances.forget(first);
    await until(c, "2026-11-26T20:00:00Z");
    expect(await firedOf(c, rest)).toEqual(rest.map(() => ["2026-11-26T08:30:00.000Z"]));
    expect(c.facts.filter((fact) => fact.event === "timer.unreadable").length).toBeGreaterThan(0);
  });
});

describe("a mistake in a rule", () => {
  test.each(["throw", "refuse"])(
    "(%s) parks the timer, is seen by the operator, and stops nothing else",
    async (mode) => {
      const c = await small();
      const [bad, good] = [await c.begin(), await c.begin()];
      await c.pull(bad, { timers: [timer("t", "2026-11-25T10:30:00Z", mode)] });
      await c.pull(good, {
        timers: [timer("t", "2026-11-25T10:30:00Z")],
        posts: [toMember("a", "anna", "hej")],
      });
      await until(c, "2026-11-25T12:00:00Z");
      expect(await c.timers(bad)).toMatchObject([{ key: "t", state: "parked" }]);
      expect(await ticks(c, good)).toHaveLength(1);
      expect(c.facts.filter((fact) => fact.event === "timer.parked")).toEqual([
        expect.objectContaining({
          workflow: "puppet",
          command: "tick",
          error: mode === "throw" ? "RangeError" : "Error",
        }),
      ]);
      // No text of the error, which could hold a value.
      expect(JSON.stringify(c.facts)).not.toContain("a rule with a mistake");
    },
  );
  test("a view with a mistake saves nothing of the command", async () => {
    const c = await small();
    const id = await c.begin();
    await expect(c.pull(id, { broken: true })).rejects.toThrow();
    expect((await c.state(id)).wanted).toEqual({});
  });
});

describe("human time", () => {
  test.each([
    ["at night", "2026-11-25T22:00:00Z", "2026-11-26T06:00:00.000Z"],
    ["on Friday night", "2026-11-27T21:00:00Z", "2026-11-30T06:00:00.000Z"],
    ["on Christmas Eve", "2026-12-24T09:00:00Z", "2026-12-28T06:00:00.000Z"],
  ])("a timer set %s fires at the next opening", async (_when, set, fires) => {
    const c = await small();
    const id = await c.begin();
    await c.pull(id, { timers: [timer("t", set)] });
    await until(c, fires);
    expect((await c.state(id)).ticks).toEqual([
      { mode: "ok", at: fires, dueAt: new Date(set).toISOString() },
    ]);
  });
  test("after downtime nothing fires at night; at the opening it comes once, and knows that it is late", async () => {
    const c = await small();
    const id = await c.begin();
    await c.pull(id, { timers: [timer("t", "2026-11-25T12:00:00Z")] });
    // The program stood still from ten in the morning until half past two at night.
    await c.stop();
    const next = await small({ file: c.file, start: Date.parse("2026-11-26T01:30:00Z") });
    await next.worker.start();
    await next.worker.idle();
    expect(await ticks(next, id)).toEqual([]);
    await until(next, "2026-11-26T12:00:00Z");
    const [tick, ...more] = (await next.state(id)).ticks;
    expect(more).toEqual([]);
    expect(tick).toEqual({
      mode: "ok",
      at: "2026-11-26T06:00:00.000Z",
      dueAt: "2026-11-25T12:00:00.000Z",
    });
  });
  test("deliveries to a channel do not wait for the morning; those to a person who is off do, and come then", async () => {
    const c = await small({ start: Date.parse("2026-11-25T22:00:00Z") });
    const id = await c.begin();
    await c.pull(id, { posts: [toSpace("s", "rum", "hej"), toMember("a", "anna", "hej")] });
    await c.worker.idle();
    expect(c.adapter.deliveries).toHaveLength(1);
    await until(c, "2026-11-26T12:00:00Z");
    expect(c.adapter.deliveries).toHaveLength(2);
  });
});

describe("the worker itself", () => {
  test("goes on when the database did not answer once", async () => {
    let failing = true;
    const c = await small({
      wrap: (store) => ({
        ...store,
        timers: {
          ...store.timers,
          dueDays: (...asked) =>
            failing ? Promise.reject(new Error("disk I/O error")) : store.timers.dueDays(...asked),
        },
      }),
    });
    const id = await c.begin();
    await c.pull(id, {
      timers: [timer("t", "2026-11-25T10:30:00Z")],
      posts: [toMember("a", "anna", "hej")],
    });
    await c.worker.idle();
    expect(c.facts).toContainEqual({ event: "worker.failed", error: "Error" });
    failing = false;
    c.clock.advance(1_000);
    await until(c, "2026-11-25T12:00:00Z");
    expect([await ticks(c, id), c.adapter.deliveries.length]).toEqual([
      ["2026-11-25T10:30:00.000Z"],
      1,
    ]);
  });
  test("does nothing more when it is stopped", async () => {
    const c = await small();
    const id = await c.begin();
    await c.pull(id, { timers: [timer("t", "2026-11-25T10:30:00Z")] });
    await c.worker.stop();
    c.clock.set(Date.parse("2026-11-25T12:00:00Z"));
    await c.worker.idle();
    expect(await ticks(c, id)).toEqual([]);
  });
});
