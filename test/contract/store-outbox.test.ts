// due, claim, settle, park, recover: when, what is on its way, and what came of it.
import { expect, test } from "vitest";
import type { Claimed, Settled, Store } from "../../src/store/port.ts";
import { again, bytes, everyStore, post, timerRow, unit, write } from "./stores.ts";

const lease = 60_000;
const claim = (store: Store, now: number, limit = 10): Promise<readonly Claimed[]> => store.claim(now, now + lease, limit);
const sent: Settled = { state: "sent", channel: "D1", ref: "ts1" };
const one = async (store: Store, now: number): Promise<Claimed> => {
  const [claimed, ...more] = await claim(store, now);
  if (!claimed || more.length > 0) throw new Error(`claimed ${more.length + (claimed ? 1 : 0)}`);
  return claimed;
};
const text = (c: Claimed): string => Buffer.from(c.cipher).toString();

everyStore("due", (open) => {
  test("what is due now, the earliest first, no more than asked for", async () => {
    const store = open();
    await store.commit(
      unit(write("i", { timers: [timerRow("b", 200), timerRow("a", 100), timerRow("c", 301), timerRow("x", 50, { state: "cancelled" })] })),
    );
    await store.commit(unit(write("j", { timers: [timerRow("d", 150, { values: '{"n":"1"}' })] })));
    expect((await store.due(300, 10)).map((t) => [t.instance, t.key])).toEqual([
      ["i", "a"],
      ["j", "d"],
      ["i", "b"],
    ]);
    expect((await store.due(300, 2)).map((t) => t.key)).toEqual(["a", "d"]);
    expect((await store.due(150, 10)).at(1)).toEqual({
      instance: "j",
      workflow: "case",
      key: "d",
      at: 150,
      command: "tick",
      values: '{"n":"1"}',
    });
    expect(await store.nextAt()).toEqual({ timer: 100, delivery: undefined });
  });
  test("a parked timer is not due, and does not hide the next", async () => {
    const store = open();
    await store.commit(unit(write("i", { timers: [timerRow("a", 100), timerRow("b", 200)] })));
    await store.park({ instance: "i", key: "a" }, "RangeError");
    expect((await store.due(300, 10)).map((t) => t.key)).toEqual(["b"]);
    expect((await store.nextAt()).timer).toBe(200);
    expect((await store.load("i"))?.timers.find((t) => t.key === "a")?.state).toBe("parked");
  });
});

everyStore("claim and settle", (open) => {
  test("a post is claimed once, until its lease is over", async () => {
    const store = open();
    await store.commit(unit(write("i", { posts: [post("p", { outbox: "o" })] })));
    expect(await store.nextAt()).toEqual({ timer: undefined, delivery: 100 });
    const claimed = await one(store, 100);
    expect(claimed).toMatchObject({
      instance: "i",
      key: "p",
      platform: "slack",
      audience: "m:anna",
      outbox: "o",
      keyId: "key-i",
      wanted: 1,
      gone: false,
      attempts: 1,
      address: null,
      channel: null,
      ref: null,
      doubtSince: null,
    });
    expect(await claim(store, 100 + lease - 1)).toEqual([]);
    expect((await claim(store, 100 + lease)).map((c) => c.attempts)).toEqual([2]);
  });
  test("no more than asked for, in order of time; of two claims at once each post goes to one", async () => {
    const store = open();
    await store.commit(unit(write("i", { posts: Array.from({ length: 10 }, (_, i) => post(`p${i}`)) })));
    const [a, b] = await Promise.all([claim(store, 100, 4), claim(store, 100, 4)]);
    expect([a.length, b.length]).toEqual([4, 4]);
    expect(new Set([...a, ...b].map((c) => c.key)).size).toBe(8);
    expect(await claim(store, 100, 10)).toHaveLength(2);
  });
  test("sent: not due again; its address and place are kept for the update", async () => {
    const store = open();
    await store.commit(unit(write("i", { posts: [post("p")] })));
    await store.settle(await one(store, 100), "T1/U1", sent);
    expect([await claim(store, 999_999), (await store.nextAt()).delivery]).toEqual([[], undefined]);
    await store.commit(unit(again("i", 1, { posts: [post("p", { cipher: bytes("two"), mac: "m2" })] })));
    const update = await one(store, 200);
    expect([update.address, update.channel, update.ref, text(update), update.attempts]).toEqual(["T1/U1", "D1", "ts1", "two", 1]);
    // A later address does not move it.
    await store.settle(update, "T1/ANOTHER", sent);
    await store.commit(unit(again("i", 2, { posts: [post("p", { cipher: bytes("three") })] })));
    expect((await one(store, 300)).address).toBe("T1/U1");
  });
  test("latest wins: what was wanted while it was on its way is due again, the newest only", async () => {
    const store = open();
    await store.commit(unit(write("i", { posts: [post("p", { cipher: bytes("one") })] })));
    const first = await one(store, 100);
    await store.commit(unit(again("i", 1, { posts: [post("p", { cipher: bytes("two") })] })));
    await store.commit(unit(again("i", 2, { posts: [post("p", { cipher: bytes("three") })] })));
    expect(await claim(store, 101)).toEqual([]);
    await store.settle(first, "T1/U1", sent);
    const second = await one(store, 102);
    expect([text(second), second.ref]).toEqual(["three", "ts1"]);
    await store.settle(second, "T1/U1", sent);
    expect(await claim(store, 999_999)).toEqual([]);
  });
  test("again: not before its time, and its doubt is kept until it was sent", async () => {
    const store = open();
    await store.commit(unit(write("i", { posts: [post("p")] })));
    await store.settle(await one(store, 100), "T1/U1", { state: "again", nextAt: 500, error: "request", doubtSince: 100 });
    expect([await claim(store, 499), (await store.nextAt()).delivery]).toEqual([[], 500]);
    const second = await one(store, 500);
    expect([second.attempts, second.doubtSince]).toEqual([2, 100]);
    await store.settle(second, "T1/U1", sent);
    await store.commit(unit(again("i", 1, { posts: [post("p", { cipher: bytes("two") })] })));
    expect(await one(store, 600)).toMatchObject({ doubtSince: null });
  });
  test("failed: never due again; an update of what had arrived is tried", async () => {
    const store = open();
    await store.commit(unit(write("i", { posts: [post("never"), post("once")] })));
    for (const c of await claim(store, 100)) await store.settle(c, "T1/U1", c.key === "once" ? sent : { state: "failed", error: "gone" });
    await store.commit(unit(again("i", 1, { posts: [post("never"), post("once")] })));
    const [update] = await claim(store, 200);
    expect(update?.key).toBe("once");
    expect(await claim(store, 200)).toEqual([]);
    await store.settle(update as Claimed, "T1/U1", { state: "failed", error: "message_not_found" });
    expect(await store.operations(10)).toContainEqual(
      expect.objectContaining({ key: "once", state: "failed", error: "message_not_found" }),
    );
  });
  test("gone before it was ever sent: nothing to do; gone after: due once more", async () => {
    const store = open();
    await store.commit(unit(write("i", { posts: [post("sent")] })));
    await store.settle(await one(store, 100), "T1/U1", sent);
    await store.commit(unit(again("i", 1, { posts: [post("unsent")] })));
    const bare = { gone: true, cipher: new Uint8Array(0) };
    await store.commit(unit(again("i", 2, { posts: [post("unsent", bare), post("sent", bare)] })));
    const last = await one(store, 200);
    expect([last.key, last.gone, text(last)]).toEqual(["sent", true, "text of sent"]);
  });
  test("gone while a first try failed: there is nothing to send any more", async () => {
    const store = open();
    await store.commit(unit(write("i", { posts: [post("p")] })));
    const first = await one(store, 100);
    await store.commit(unit(again("i", 1, { posts: [post("p", { gone: true, cipher: new Uint8Array(0) })] })));
    await store.settle(first, "T1/U1", { state: "again", nextAt: 500, error: "ratelimited", doubtSince: null });
    expect(await claim(store, 999)).toEqual([]);
  });
  test("one post on its way does not hide another that is due", async () => {
    const store = open();
    await store.commit(unit(write("i", { posts: [post("a")] })));
    await one(store, 100);
    await store.commit({ ...unit(write("j", { posts: [post("b")] })), at: 150 });
    expect((await store.nextAt()).delivery).toBe(150);
  });
});

everyStore("recover", (open) => {
  test("what was on its way is in doubt since it was claimed, and due at once; the rest is as it was", async () => {
    const store = open();
    await store.commit(unit(write("i", { posts: [post("p"), post("q")] })));
    await store.claim(1_000, 1_000 + lease, 1);
    await store.recover(lease);
    const found = await claim(store, 1_001);
    expect(found.map((c) => c.doubtSince).sort()).toEqual([1_000, null].sort());
  });
  test("keeps an older doubt", async () => {
    const store = open();
    await store.commit(unit(write("i", { posts: [post("p")] })));
    await store.settle(await one(store, 1_000), "T1/U1", { state: "again", nextAt: 2_000, error: "request", doubtSince: 1_000 });
    await one(store, 2_000);
    await store.recover(lease);
    expect((await one(store, 3_000)).doubtSince).toBe(1_000);
  });
  test("a lease that ran out in a running process is a doubt too", async () => {
    const store = open();
    await store.commit(unit(write("i", { posts: [post("p")] })));
    await one(store, 1_000);
    expect((await one(store, 1_000 + lease)).doubtSince).toBe(1_000);
  });
});
