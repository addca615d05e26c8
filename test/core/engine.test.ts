// The one door: what happens once, what happens again, what happens when two meet.
import { afterEach, describe, expect, test, vi } from "vitest";
import { freshIdempotencyKey } from "../../src/engine/ids.ts";
import type { Committed, Store, Unit } from "../../src/store/port.ts";
import { tell, toMember } from "../support/puppet.ts";
import { type SmallCore, small } from "../support/small-core.ts";

afterEach(() => vi.restoreAllMocks());

/** Does something just before the engine's commit of a command reaches the store, as often as it says. */
const meddle = (act: (unit: Unit, store: Store) => Promise<unknown> | unknown, commands = /./) => {
  let armed = false;
  const wrap = (store: Store): Store => ({
    ...store,
    journal: {
      ...store.journal,
      commit: async (unit) => {
        const instead =
          armed && commands.test(unit.idempotencyKey ?? "") ? await act(unit, store) : undefined;
        return typeof instead === "string" ? (instead as Committed) : store.journal.commit(unit);
      },
    },
  });
  return {
    wrap,
    arm: (on = true): void => {
      armed = on;
    },
  };
};
const already = "Det är redan gjort. Inget har ändrats den här gången.";
const everything = (c: SmallCore) =>
  ["events", "instances", "outbox", "applied", "readers"].map(
    (table) => c.sql(`select count(*) as n from ${table}`)[0]?.n,
  );

describe("a redelivery changes nothing", () => {
  test("of a button: says that it is done, and nothing is written", async () => {
    const c = await small();
    const id = await c.begin();
    expect(await c.press("anna", "slack:1", id, "bump")).toMatchObject({ kind: "done" });
    const written = everything(c);
    const again = await c.press("anna", "slack:1", id, "bump");
    expect(again).toEqual({ kind: "done", said: already });
    expect([everything(c), (await c.state(id)).count]).toEqual([written, 1]);
  });
  test("of a start: there is one instance, not two", async () => {
    const c = await small();
    await c.press("anna", "slack:1", undefined, "begin", { level: "high" });
    const written = everything(c);
    await c.press("anna", "slack:1", undefined, "begin", { level: "high" });
    expect(everything(c)).toEqual(written);
  });
  test("of a form whose idempotency key came back with another answer", async () => {
    const c = await small();
    const id = await c.begin();
    const submit = {
      kind: "submit",
      workflow: "puppet",
      instance: id,
      command: "say",
      hidden: {},
      more: false,
    } as const;
    const idempotencyKey = freshIdempotencyKey(c.clock.now());
    await c.ask("anna", idempotencyKey, { ...submit, values: { line: "två koppar kaffe" } });
    await c.ask("anna", idempotencyKey, { ...submit, values: { line: "tre koppar kaffe" } });
    expect((await c.state(id)).lines).toEqual(["två koppar kaffe"]);
  });
  test("two at once: one does it", async () => {
    const c = await small();
    const id = await c.begin();
    const both = await Promise.all([
      c.press("anna", "slack:1", id, "bump"),
      c.press("anna", "slack:1", id, "bump"),
    ]);
    expect(both.filter((reply) => reply.kind === "done" && reply.said === already)).toHaveLength(1);
    expect((await c.state(id)).count).toBe(1);
  });
  test("a refused command may be sent again: its idempotency key was not used", async () => {
    const c = await small();
    const id = await c.begin();
    await c.press("anna", "slack:1", id, "refused");
    expect(
      c.sql("select idempotency_key from idempotency_keys where idempotency_key = 'slack:1'"),
    ).toEqual([]);
  });
});

describe("a version conflict", () => {
  test("is decided again on what is true now", async () => {
    let others = 1;
    const hook = meddle(async () => {
      if (others-- <= 0) return undefined;
      hook.arm(false);
      await other.transact.run({
        workflow: "puppet",
        instance: id as never,
        command: "pull",
        values: { wanted: {} },
        by: "configuration",
      });
      hook.arm();
      return undefined;
    }, /^slack/);
    const c = await small({ wrap: hook.wrap });
    const id = await c.begin();
    const other = c.another();
    hook.arm();
    expect(await c.press("anna", "slack:1", id, "bump")).toMatchObject({ kind: "done" });
    expect(
      c.sql("select seq from events where instance = ? order by seq", id).map((row) => row.seq),
    ).toEqual([1, 2, 3]);
    expect((await c.state(id)).count).toBe(1);
  });
  test("that never ends gives up after ten seconds: nothing saved", async () => {
    const hook = meddle(() => "conflict", /^slack/);
    const c = await small({ wrap: hook.wrap });
    const id = await c.begin();
    hook.arm();
    let now = 1_000;
    vi.spyOn(performance, "now").mockImplementation(() => {
      now += 150;
      return now;
    });
    const reply = await c.press("anna", "slack:1", id, "bump");
    expect(now).toBeGreaterThan(10_000);
    expect(now).toBeLessThan(13_000);
    expect(reply).toMatchObject({
      kind: "refused",
      said: expect.stringContaining("Det du gjorde har inte sparats"),
    });
    expect((await c.state(id)).count).toBe(0);
  });
  test("ten at once on one instance are all done, each once", async () => {
    const c = await small();
    const id = await c.begin();
    const engines = [c.engine, c.another(), c.another()];
    const all = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        engines[i % 3]?.handle({
          idempotencyKey: `slack:${i}`,
          platform: "slack",
          identity: "T1/UANNA",
          ask: { kind: "press", workflow: "puppet", instance: id, command: "bump", values: {} },
        }),
      ),
    );
    expect(all.map((reply) => reply?.kind)).toEqual(Array.from({ length: 10 }, () => "done"));
    c.engine.transact.instances.forget(id);
    expect((await c.state(id)).count).toBe(10);
  });
});

describe("fresh ids", () => {
  test("a reference that is taken is drawn again", async () => {
    const units: Unit[] = [];
    let ahead = true;
    const hook = meddle(async (unit, store) => {
      units.push(unit);
      if (!ahead) return;
      ahead = false;
      const [write] = unit.writes;
      if (write)
        await store.journal.commit({
          ...unit,
          idempotencyKey: undefined,
          writes: [{ ...write, instance: "somebody-else", keyId: "another-key" }],
        });
    }, /^slack/);
    const c = await small({ wrap: hook.wrap });
    hook.arm();
    const reply = await c.press("anna", "slack:1", undefined, "begin", { level: "low" });
    expect(reply.kind).toBe("done");
    const refs = units.map((unit) => unit.writes[0]?.listed.clear.ref);
    expect(refs).toHaveLength(2);
    expect(new Set(refs).size).toBe(2);
    expect(c.sql("select ref from instances where workflow = 'puppet'")).toHaveLength(2);
  });
  test("an instance's id is not its reference, and both are random", async () => {
    const c = await small();
    const rows = [];
    for (let i = 0; i < 5; i++) rows.push(await c.begin());
    expect(new Set(rows).size).toBe(5);
    for (const id of rows) expect(id).toMatch(/^[0-9A-HJKMNP-TV-Z]{16}$/);
  });
});

describe("when the database fails", () => {
  test("the person is told that nothing is saved, and the log has a place but no text", async () => {
    const hook = meddle(
      () =>
        Promise.reject(
          Object.assign(new Error("database or disk is full: 19811218-9876"), { errcode: 13 }),
        ),
      /^slack/,
    );
    const c = await small({ wrap: hook.wrap });
    const id = await c.begin();
    hook.arm();
    const reply = await c.press("anna", "slack:1", id, "bump");
    expect(reply).toMatchObject({
      kind: "refused",
      said: expect.stringContaining("Stafett kunde inte spara. Inget har ändrats."),
    });
    expect(c.facts.at(-1)).toMatchObject({
      event: "handle.failed",
      ask: "press",
      error: "Error",
      code: 13,
    });
    expect(JSON.stringify(c.facts)).not.toContain("19811218");
    hook.arm(false);
    expect((await c.state(id)).count).toBe(0);
    expect(await c.press("anna", "slack:1", id, "bump")).toMatchObject({ kind: "done" });
  });
});

describe("what a rule has read", () => {
  test("is checked at the commit: it decides again when that has changed", async () => {
    let once = true;
    const hook = meddle(async () => {
      if (!once) return;
      once = false;
      hook.arm(false);
      await other.transact.run({
        workflow: "puppet",
        instance: second as never,
        command: "pull",
        values: { wanted: { flags: ["marked"] } },
        by: "configuration",
      });
      hook.arm();
    }, /^slack/);
    const c = await small({ wrap: hook.wrap });
    const first = await c.begin();
    const second = await c.begin();
    const other = c.another();
    hook.arm();
    await c.press("anna", "slack:1", first, "look");
    expect((await c.state(first)).seen).toBe(1);
  });
});

test("nothing is acknowledged before it is committed, and the worker is woken after", async () => {
  const order: string[] = [];
  const hook = meddle(async (unit, store) => {
    const committed = await store.journal.commit(unit);
    order.push("committed");
    return committed;
  }, /^slack/);
  const c = await small({ wrap: hook.wrap });
  const id = await c.begin();
  await c
    .pull(id, { posts: [toMember("a", "anna", "hej")], tells: [tell("x", id)] })
    .catch(() => undefined);
  hook.arm();
  await c.press("anna", "slack:1", id, "bump").then(() => order.push("answered"));
  expect(order).toEqual(["committed", "answered"]);
});
