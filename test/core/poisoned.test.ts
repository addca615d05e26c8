// A row that cannot be read stands in front of everything: what is behind it still happens, and it is counted, said and left alone.
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { timer, toMember } from "../support/puppet.ts";
import { register, type SmallCore, small, until } from "../support/small-core.ts";

/** The first so many of its instances in the order of their ids, and the last. */
const begun = async (
  c: SmallCore,
  count: number,
): Promise<{ readonly front: readonly string[]; readonly last: string }> => {
  const ids: string[] = [];
  for (let n = 0; n <= count; n++) ids.push(await c.begin());
  const sorted = ids.toSorted();
  return { front: sorted.slice(0, -1), last: sorted.at(-1) ?? "" };
};
/** What lies there of an instance does not open any more. */
type Kind = "memory" | "event" | "no JSON";
const spoil = (file: string, instances: readonly string[], kind: Kind): void => {
  const db = new DatabaseSync(file);
  const sql = {
    memory: "update applied set cipher = ? where instance = ?",
    event: "update events set cipher = ? where instance = ?",
    "no JSON": "",
  }[kind];
  for (const instance of instances) db.prepare(sql).run(new Uint8Array(600).fill(5), instance);
  db.close();
};
const bounds = { duePage: 3, firedAtOnce: 2 };
/** As another start finds it. */
const restarted = async (
  c: SmallCore,
  instances: readonly string[],
  kind: Kind,
  o: Parameters<typeof small>[0] = {},
): Promise<SmallCore> => {
  await c.stop();
  spoil(c.file, instances, kind);
  const next = await small({ file: c.file, start: c.clock.now(), bounds, ...o });
  await next.worker.start();
  return next;
};
const said = (c: SmallCore, event: string): number =>
  c.facts.filter((fact) => fact.event === event).length;
const ticks = async (c: SmallCore, id: string): Promise<number> => (await c.state(id)).ticks.length;

describe.each(["memory", "event"] as const)("what does not open (%s)", (kind) => {
  test("fills the first pages of what comes due: what is behind it fires", async () => {
    const c = await small();
    const { front, last } = await begun(c, 7);
    for (const id of [...front, last])
      await c.pull(id, { timers: [timer("t", "2026-11-25T10:30:00Z")] });
    const next = await restarted(c, front, kind);
    await until(next, "2026-11-25T12:00:00Z");
    expect(await ticks(next, last)).toBe(1);
    expect(said(next, "timer.unreadable")).toBe(front.length);
  });
  test("was to be posted first in a place: what is behind it is posted, and it is held, once, until somebody mends it", async () => {
    const c = await small();
    const { front, last } = await begun(c, 2);
    // Until it is spoilt nothing gets through.
    c.adapter.answers.push(...Array.from({ length: 9 }, () => ({ retry: "later" })));
    for (const id of [...front, last]) await c.pull(id, { posts: [toMember("a", "anna", "hej")] });
    const next = await restarted(c, front, kind);
    await until(next, "2026-11-25T09:00:10Z");
    expect(next.adapter.deliveries.length).toBe(1);
    expect(next.sql("select instance, state from outbox order by instance")).toEqual([
      ...front.map((instance) => ({ instance, state: "parked" })),
      { instance: last, state: "stands" },
    ]);
    expect(said(next, "delivery.parked")).toBe(front.length);
    await until(next, "2026-11-25T12:00:00Z");
    expect(said(next, "delivery.parked")).toBe(front.length);
  });
  test("is to be erased: it is erased all the same, and so is what is behind it, and what is due rings", async () => {
    const c = await small();
    const { front, last } = await begun(c, 3);
    const [rings] = [await c.begin()];
    for (const id of [...front, last])
      await c.pull(id, { erase: "2026-11-25T09:00:00.000Z" as never });
    await c.pull(rings, { timers: [timer("t", "2026-11-25T10:30:00Z")] });
    const next = await restarted(c, front, kind);
    await until(next, "2026-11-25T12:00:00Z");
    expect(next.sql("select count(*) as n from instances where erased_at is not null")).toEqual([
      { n: 4 },
    ]);
    expect(await ticks(next, rings)).toBe(1);
    expect(said(next, "worker.failed")).toBe(0);
  });
  test("waits to be looked at again in front of all others: they are looked at", async () => {
    const c = await small();
    const { front, last } = await begun(c, 60);
    const next = await restarted(c, front, kind, {
      codeRevision: "two",
      register: { ...register },
    });
    await until(next, "2026-11-25T12:00:00Z");
    expect(
      next.sql("select code_revision as code from instances where instance = ?", last),
    ).toEqual([{ code: "two" }]);
    expect(said(next, "review.failed")).toBeGreaterThanOrEqual(front.length);
  });
});
test("what is said of a case in lists does not open: the others are listed, and it is counted", async () => {
  const c = await small();
  const { front, last } = await begun(c, 1);
  await c.stop();
  const db = new DatabaseSync(c.file);
  db.prepare("update instances set summary = ? where instance = ?").run(
    new Uint8Array(600).fill(5),
    front[0] ?? "",
  );
  db.close();
  const next = await small({ file: c.file, start: c.clock.now() });
  const listed = await next.lines({ workflow: "puppet", limit: 9 });
  expect([listed.map(({ instance }) => instance), said(next, "list.unreadable")]).toEqual([
    [last],
    1,
  ]);
});
test("rules with a mistake fill the first hundreds of what fires: each is parked, and what is behind them fires", async () => {
  const c = await small({ bounds });
  const { front, last } = await begun(c, 9);
  for (const id of front)
    await c.pull(id, { timers: [timer("t", "2026-11-25T10:30:00Z", "throw")] });
  await c.pull(last, { timers: [timer("t", "2026-11-25T10:31:00Z")] });
  c.clock.set(Date.parse("2026-11-25T10:31:00Z"));
  await c.worker.idle();
  expect([await ticks(c, last), said(c, "timer.parked")]).toEqual([1, front.length]);
});
test("an event that no workflow writes any more stops its own instance alone, and is said", async () => {
  const c = await small();
  const { front, last } = await begun(c, 3);
  for (const id of front)
    await c.pull(id, { flags: ["of other code"], timers: [timer("t", "2026-11-25T10:30:00Z")] });
  await c.pull(last, { timers: [timer("t", "2026-11-25T10:31:00Z")] });
  await c.stop();
  const events = (_workflow: string, event: unknown) =>
    JSON.stringify(event).includes("of other code") ? "wanted.flags" : undefined;
  const next = await small({ file: c.file, start: c.clock.now(), bounds, events });
  await next.worker.start();
  await until(next, "2026-11-25T12:00:00Z");
  expect([await ticks(next, last), said(next, "timer.unreadable")]).toEqual([1, front.length]);
  expect(next.facts.find(({ event }) => event === "timer.unreadable")).toEqual({
    event: "timer.unreadable",
    error: "UnreadableEvent",
  });
  // Nothing is folded without it, and nothing is written.
  const before = next.sql("select count(*) as n from events");
  await expect(next.run("pull", front[0] ?? "", { wanted: {} })).rejects.toThrow(
    "an event of puppet differs at wanted.flags",
  );
  expect(next.sql("select count(*) as n from events")).toEqual(before);
});
