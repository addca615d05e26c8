// When it is not sure what was written, or the worker sleeps: no timer is lost, and nothing goes round for ever.
import { describe, expect, test } from "vitest";
import type { Store } from "../../src/store/port.ts";
import { timer } from "../support/puppet.ts";
import { type SmallCore, small, until } from "../support/small-core.ts";
import { unable } from "../support/unable.ts";

const ticks = async (c: SmallCore, id: string) => (await c.state(id)).ticks.map((t) => t.at);

describe("a timer", () => {
  test("that is set while the worker sleeps rings at its time, though the worker meant to sleep on", async () => {
    const c = await small();
    const id = await c.begin();
    await c.worker.idle();
    await c.pull(id, { timers: [timer("t", "2026-11-25T09:30:00Z")] });
    c.clock.set(Date.parse("2026-11-25T09:30:00Z"));
    await expect.poll(() => ticks(c, id)).toHaveLength(1);
  });
  test("that is set while the worker works out how long to sleep fires at its time", async () => {
    let meanwhile: (() => Promise<unknown>) | undefined;
    const c = await small({
      start: Date.parse("2026-11-25T04:30:00Z"),
      wrap: (store) => ({
        ...store,
        timers: {
          ...store.timers,
          nextAt: async (...asked) => {
            const next = await store.timers.nextAt(...asked);
            const happens = meanwhile;
            meanwhile = undefined;
            await happens?.();
            return next;
          },
        },
      }),
    });
    const id = await c.begin();
    await c.worker.idle();
    meanwhile = () => c.pull(id, { timers: [timer("t", "2026-11-25T06:20:00Z")] });
    // It slept for an hour, and before seven no day is read.
    c.clock.set(Date.parse("2026-11-25T05:30:00Z"));
    await expect.poll(() => meanwhile).toBeUndefined();
    // To its end, and not by waking it: it would work it out anew.
    for (let turns = 0; turns < 50; turns++) await new Promise(setImmediate);
    c.clock.set(Date.parse("2026-11-25T06:20:00Z"));
    await expect.poll(() => ticks(c, id)).toHaveLength(1);
  });
  test("that a disk takes nothing for is tried now and then, and fires when it takes something again", async () => {
    let [full, tries] = [false, 0];
    const c = await small({
      wrap: (store) => ({
        ...store,
        journal: {
          ...store.journal,
          commit: async (unit) => {
            if (!full) return store.journal.commit(unit);
            tries += 1;
            throw unable("read only");
          },
        },
      }),
    });
    const id = await c.begin();
    await c.pull(id, { timers: [timer("t", "2026-11-25T10:30:00Z")] });
    await c.worker.idle();
    full = true;
    c.clock.set(Date.parse("2026-11-25T10:30:00Z"));
    await c.worker.idle();
    expect(tries).toBeLessThan(5);
    full = false;
    c.clock.advance(60_000);
    await c.worker.idle();
    expect(await ticks(c, id)).toHaveLength(1);
  });
  test("that was set by a commit whose answer was lost fires at its time, also where it told another instance", async () => {
    let isLost = false;
    const commit =
      (store: Store): Store["journal"]["commit"] =>
      async (unit) => {
        const committed = await store.journal.commit(unit);
        if (isLost) throw new Error("the connection was lost");
        return committed;
      };
    const c = await small({
      wrap: (store) => ({ ...store, journal: { ...store.journal, commit: commit(store) } }),
    });
    const [id, other] = [await c.begin(), await c.begin()];
    await c.pull(other, { timers: [timer("t", "2026-11-25T10:30:00Z")] });
    // Today has been read: what is set from here on is known only by being told.
    c.clock.set(Date.parse("2026-11-25T09:10:00Z"));
    await c.worker.idle();
    isLost = true;
    await expect(c.pull(id, { timers: [timer("t", "2026-11-25T09:30:00Z")] })).rejects.toThrow();
    await expect(c.pull(other, { timers: [timer("t", "2026-11-25T11:30:00Z")] })).rejects.toThrow();
    isLost = false;
    await until(c, "2026-11-25T12:00:00Z");
    expect([await ticks(c, id), await ticks(c, other)]).toEqual([
      ["2026-11-25T09:30:00.000Z"],
      ["2026-11-25T11:30:00.000Z"],
    ]);
  });
  test("a commit is newer than what was being read of its instance when it was written", async () => {
    let between: (() => Promise<unknown>) | undefined;
    const load =
      (store: Store): Store["journal"]["load"] =>
      async (instance) => {
        const loaded = await store.journal.load(instance);
        const work = between;
        between = undefined;
        await work?.();
        return loaded;
      };
    const c = await small({
      wrap: (store) => ({ ...store, journal: { ...store.journal, load: load(store) } }),
    });
    const [id, other] = [await c.begin(), await c.begin()];
    await c.pull(id, { timers: [timer("a", "2026-11-25T09:30:00Z")] });
    await c.worker.idle();
    // Something else lets go of what is in memory while the first fires; and something new is set while that is read again.

    const run = c.engine.transact.run.bind(c.engine.transact);
    c.engine.transact.run = async (...asked) => {
      const done = await run(...asked);
      if (asked[0].fired === "a") {
        c.engine.transact.instances.forget(id);
        between = () =>
          c.pull(id, {
            timers: [timer("a", "2026-11-25T09:30:00Z"), timer("b", "2026-11-25T10:00:00Z")],
          });
      }
      return done;
    };
    await until(c, "2026-11-25T12:00:00Z");
    expect([await ticks(c, id), await ticks(c, other)]).toEqual([
      ["2026-11-25T09:30:00.000Z", "2026-11-25T10:00:00.000Z"],
      [],
    ]);
  });
  test("the database that cannot read one instance once takes none of its timers away", async () => {
    let isDown = false;
    const load =
      (store: Store): Store["journal"]["load"] =>
      (instance) =>
        isDown ? Promise.reject(unable("disk I/O error")) : store.journal.load(instance);
    const c = await small({
      wrap: (store) => ({ ...store, journal: { ...store.journal, load: load(store) } }),
    });
    const id = await c.begin();
    await c.pull(id, { timers: [timer("t", "2026-11-25T09:30:00Z")] });
    await c.worker.idle();
    c.engine.transact.instances.forget(id);
    isDown = true;
    c.clock.set(Date.parse("2026-11-25T09:30:00Z"));
    await c.worker.idle();
    expect(c.facts.filter(({ event }) => event === "worker.failed").length).toBeGreaterThan(0);
    isDown = false;
    await until(c, "2026-11-25T12:00:00Z");
    expect(await ticks(c, id)).toHaveLength(1);
  });
});
