// claim, settle, recover, release: when, what is on its way, and what came of it.
import { expect, test } from "vitest";
import {
  claim,
  elsewhere,
  grace,
  lease,
  names,
  one,
  stands,
  states,
  text,
} from "./outbox-claims.ts";
import { again, bytes, everyStore, post, unit, write } from "./stores.ts";

everyStore("claim and settle", (open) => {
  test("a post is claimed once, until its lease is over; then it is a doubt, looked for after a grace", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: [post("p", { outbox: "o" })] })));
    expect([await store.timers.nextAt(-1), await store.outbox.nextDelivery("slack")]).toEqual([
      { day: undefined },
      100,
    ]);
    const claimed = await one(store, 100);
    expect(claimed).toMatchObject({
      instance: "i",
      name: "p",
      platform: "slack",
      outbox: "o",
      keyId: "key-i",
      gone: false,
    });
    expect(claimed).toMatchObject({
      attempts: 1,
      landed: null,
      unconfirmed: null,
      unreachableSince: null,
    });
    expect(await claim(store, 100 + lease - 1)).toEqual([]);
    expect(await claim(store, 100 + lease)).toEqual([]);
    expect(await states(store)).toEqual({ p: "unconfirmed" });
    const look = await one(store, 100 + lease + grace);
    expect([look.attempts, look.unconfirmed]).toEqual([
      2,
      { since: 100, until: 100 + lease, from: null },
    ]);
  });
  test("at most one of a place at a time, and many places at once; of two claims each post goes to one", async () => {
    const store = await open();
    const posts = Array.from({ length: 10 }, (_, i) =>
      post(`p${i}`, { destination: `to-${i % 5}` }),
    );
    await store.journal.commit(unit(write("i", { posts })));
    const [a, b] = await Promise.all([claim(store, 100, 3), claim(store, 100, 3)]);
    expect([
      Math.max(a.length, b.length),
      new Set([...a, ...b].map((c) => c.destination)).size,
      a.length + b.length,
    ]).toEqual([3, 5, 5]);
    for (const c of [...a, ...b]) await store.outbox.settle(c, 101, stands);
    expect(await claim(store, 101)).toHaveLength(5);
  });
  test("what is due on one platform is not claimed for another", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: [post("p", { platform: "teams" })] })));
    expect(await claim(store, 100)).toEqual([]);
    expect(await store.outbox.claim("teams", 100, 200, 200, 1)).toHaveLength(1);
  });
  test("stands: not due again; where it landed is kept for the update", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: [post("p")] })));
    expect(await store.outbox.settle(await one(store, 100), 101, stands)).toBe(true);
    expect([await claim(store, 999_999), await store.outbox.nextDelivery("slack")]).toEqual([
      [],
      undefined,
    ]);
    await store.journal.commit(
      unit(again("i", 1, { posts: [post("p", { cipher: bytes("two") })] })),
    );
    const update = await one(store, 200);
    expect([Buffer.from(update.landed ?? []).toString(), text(update), update.attempts]).toEqual([
      "there",
      "two",
      1,
    ]);
  });
  test("latest wins: what was wanted while it was on its way is due again, the newest only", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: [post("p", { cipher: bytes("one") })] })));
    const first = await one(store, 100);
    await store.journal.commit(
      unit(again("i", 1, { posts: [post("p", { cipher: bytes("two") })] })),
    );
    await store.journal.commit(
      unit(again("i", 2, { posts: [post("p", { cipher: bytes("three") })] })),
    );
    expect(await claim(store, 101)).toEqual([]);
    await store.outbox.settle(first, 102, stands);
    const second = await one(store, 102);
    expect(text(second)).toBe("three");
    await store.outbox.settle(second, 103, stands);
    expect(await claim(store, 999_999)).toEqual([]);
  });
  test("of an instance that is erased while its post is on its way: the place is free, and the next goes", async () => {
    const store = await open();
    await store.journal.commit(
      unit(write("i", { posts: [post("p")] }), write("j", { posts: [post("q")] })),
    );
    const claimed = await one(store, 100);
    await store.erasure.erase(claimed.instance, "about");
    expect(await store.outbox.settle(claimed, 100, stands)).toBe(false);
    expect(names(await claim(store, 101))).toEqual([claimed.name === "p" ? "q" : "p"]);
  });
  test("only the claim that holds it may settle it", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: [post("p")] })));
    const late = await one(store, 100);
    await claim(store, 100 + lease);
    expect(await store.outbox.settle(late, 100 + lease, stands)).toBe(false);
    const look = await one(store, 100 + lease + grace);
    expect(await store.outbox.settle(late, 100 + lease + grace, stands)).toBe(false);
    expect(await store.outbox.settle(look, 100 + lease + grace, stands)).toBe(true);
    expect(await states(store)).toEqual({ p: "stands" });
  });
  test("due: not before its time; the others of its place go on, unless the place rests", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: [post("p"), post("q")] })));
    await store.outbox.settle(await one(store, 100), 100, {
      state: "due",
      nextAt: 500,
      error: "request",
    });
    const other = await one(store, 101);
    await store.outbox.settle(other, 101, {
      state: "due",
      nextAt: 400,
      error: "ratelimited",
      rests: true,
    });
    expect([await claim(store, 399), await store.outbox.nextDelivery("slack")]).toEqual([[], 400]);
    expect((await one(store, 400)).name).toBe(other.name);
  });
  test("a doubt is kept until it is known: found, it stands with what it said then; absent, it is due", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: [post("p"), post("q", elsewhere)] })));
    const unconfirmed = { since: 90, until: 100, from: "page2" };
    for (const c of await claim(store, 100))
      await store.outbox.settle(c, 100, {
        state: "unconfirmed",
        nextAt: 200,
        error: "request",
        unconfirmed,
      });
    await store.journal.commit(
      unit(again("i", 1, { posts: [post("p", { cipher: bytes("two") })] })),
    );
    expect(await claim(store, 199)).toEqual([]);
    for (const c of await claim(store, 200)) {
      expect(c.unconfirmed).toEqual(unconfirmed);
      await store.outbox.settle(
        c,
        201,
        c.name === "p" ? stands : { state: "due", nextAt: 201, error: "absent" },
      );
    }
    const next = await claim(store, 201);
    expect(next.map((c) => [c.name, text(c), c.unconfirmed, c.landed !== null]).sort()).toEqual([
      ["p", "two", null, true],
      ["q", "text of q", null, false],
    ]);
  });
  test("held: not due, until something else is wanted or its content is released", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: [post("p"), post("q", elsewhere)] })));
    for (const c of await claim(store, 100))
      await store.outbox.settle(c, 100, { state: "parked", error: "invalid_blocks" });
    expect([await claim(store, 999_999), await states(store)]).toEqual([
      [],
      { p: "parked", q: "parked" },
    ]);
    await store.journal.commit({
      ...unit(again("i", 1, { posts: [post("p", { cipher: bytes("two") })] })),
      at: 200,
    });
    expect(names(await claim(store, 200))).toEqual(["p"]);
    await store.outbox.release(300, {});
    expect(await claim(store, 300)).toEqual([]);
    await store.outbox.release(300, { contents: true });
    expect(names(await claim(store, 300))).toEqual(["q"]);
  });
  test("gone before it was ever sent: nothing to do; gone after: due once more", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: [post("sent")] })));
    await store.outbox.settle(await one(store, 100), 100, stands);
    await store.journal.commit(unit(again("i", 1, { posts: [post("unsent")] })));
    const bare = { gone: true, cipher: new Uint8Array(0) };
    await store.journal.commit(
      unit(again("i", 2, { posts: [post("unsent", bare), post("sent", bare)] })),
    );
    const last = await one(store, 200);
    expect([last.name, last.gone, text(last)]).toEqual(["sent", true, "text of sent"]);
  });
  test("gone while a first try was not taken: there is nothing to send any more", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: [post("p")] })));
    const first = await one(store, 100);
    await store.journal.commit(
      unit(again("i", 1, { posts: [post("p", { gone: true, cipher: new Uint8Array(0) })] })),
    );
    await store.outbox.settle(first, 100, { state: "due", nextAt: 500, error: "ratelimited" });
    expect(await claim(store, 999)).toEqual([]);
  });
  test("lost: what stood there is forgotten, and it is posted anew", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: [post("p")] })));
    await store.outbox.settle(await one(store, 100), 100, stands);
    await store.journal.commit(
      unit(again("i", 1, { posts: [post("p", { cipher: bytes("two") })] })),
    );
    await store.outbox.settle(await one(store, 100), 100, {
      state: "due",
      nextAt: 100,
      error: "message_not_found",
      lost: true,
    });
    expect((await one(store, 100)).landed).toBeNull();
  });
});
everyStore("recover", (open) => {
  test("what was on its way is in doubt, and looked for after a grace; the rest is as it was", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: [post("p"), post("q", elsewhere)] })));
    const [first] = await claim(store, 1_000, 1);
    await store.outbox.recover(5_000, 5_000 + grace, 1_000_000);
    expect((await claim(store, 5_001)).map((c) => [c.name === first?.name, c.unconfirmed])).toEqual(
      [[false, null]],
    );
    // It may be on its way with another process: there its lease must run out.
    if (store.processes) {
      expect(await claim(store, 1_000 + lease - 1)).toEqual([]);
      expect(await claim(store, 1_000 + lease)).toEqual([]);
      expect(
        (await claim(store, 1_000 + lease + grace)).map((c) => c.unconfirmed?.since).sort(),
      ).toContain(1_000);
      return;
    }
    expect((await one(store, 5_000 + grace)).unconfirmed).toEqual({
      since: 100,
      until: 5_000,
      from: null,
    });
  });
  test("keeps an older doubt", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: [post("p")] })));
    const came = {
      state: "unconfirmed",
      nextAt: 2_000,
      error: "request",
      unconfirmed: { since: 7, until: 1_000, from: "page2" },
    } as const;
    await store.outbox.settle(await one(store, 1_000), 1_000, came);
    await one(store, 2_000);
    const at = store.processes ? 2_000 + lease + grace : 3_000;
    await store.outbox.recover(at, at, 1_000_000);
    if (store.processes) await claim(store, at - grace);
    expect((await one(store, at)).unconfirmed?.since).toBe(7);
  });
  test("a clock that was a day ahead holds nothing up", async () => {
    const store = await open();
    await store.journal.commit({ ...unit(write("i", { posts: [post("p")] })), at: 9e7 });
    expect(await claim(store, 1_000)).toEqual([]);
    await store.outbox.clockBack(1_000, 3_000_000);
    expect(names(await claim(store, 1_000))).toEqual(["p"]);
  });
  test("a doubt of a clock that was a day ahead is over when it would be, had it begun now", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: [post("p")] })));
    const came = {
      state: "unconfirmed",
      nextAt: 9e7,
      error: "looking",
      unconfirmed: { since: 9e7, until: 9e7, from: null },
    } as const;
    await store.outbox.settle(await one(store, 1_000), 1_000, came);
    await store.outbox.clockBack(1_000, 3_000_000);
    expect((await one(store, 1_000)).unconfirmed?.until).toBe(1_000);
  });
});
