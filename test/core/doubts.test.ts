// The outbox when nobody knows, when a place takes nothing, when a message is gone, when the clock is wrong.
import { describe, expect, test } from "vitest";
import { bodies, bodyOf, held } from "../support/deliveries.ts";
import { toMember, toSpace } from "../support/puppet.ts";
import { type SmallCore, small, until } from "../support/small-core.ts";

describe("an unknown outcome", () => {
  test("is a doubt: after a grace it is looked for between the two moments, and sent when it is absent", async () => {
    const c = await small();
    const id = await c.begin();
    const start = c.clock.now();
    c.adapter.answers.push({ unknown: "request" }, { unknown: "request" });
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await until(c, "2026-11-25T09:00:14Z");
    expect(c.adapter.searches).toEqual([]);
    await until(c, "2026-11-25T09:10:00Z");
    // What was passed on late lies later in the channel.
    const between = (at: number) => ({ since: at, until: at + 90_000, from: null });
    expect(c.adapter.searches.map((s) => s.unconfirmed)).toEqual(
      [start, start, start + 90_000, start + 90_000].map(between),
    );
    expect(
      new Set([...c.adapter.deliveries, ...c.adapter.searches].map((d) => d.outbox)).size,
    ).toBe(1);
    expect(c.facts.filter((f) => f.event === "delivery.unconfirmed")).toHaveLength(4);
    expect(await c.posts(id)).toMatchObject([{ state: "stands", unconfirmed_since: null }]);
  });
  test("found: it stands, and is not sent again", async () => {
    const c = await small();
    const id = await c.begin();
    c.adapter.answers.push({ unknown: "request" });
    c.adapter.finds.push({ found: { channel: "D1", id: "7" } });
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await until(c, "2026-11-25T09:10:00Z");
    expect([c.adapter.deliveries.length, c.adapter.searches.length]).toEqual([1, 1]);
    await c.pull(id, { posts: [toMember("a", "anna", "två")] });
    await c.worker.idle();
    expect(c.adapter.deliveries[1]?.ref).toEqual({ channel: "D1", id: "7" });
  });
  const taken = (c: SmallCore) => c.adapter.deliveries.map((d) => [bodyOf(d), d.ref?.id]);
  test("is absent only for a look from 90 seconds after the attempt on: a second earlier it may still be taken", async () => {
    const c = await small();
    const id = await c.begin();
    c.adapter.answers.push({ unknown: "request" });
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await until(c, "2026-11-25T09:01:29Z");
    expect([taken(c).length, c.adapter.searches.length]).toEqual([1, 1]);
    await until(c, "2026-11-25T09:01:31Z");
    expect([taken(c).length, c.adapter.searches.length]).toEqual([2, 2]);
    expect(await c.posts(id)).toMatchObject([{ state: "stands" }]);
  });
  test.each([
    ["27 seconds", 27_000, 1],
    ["a second less than that", 89_000, 1],
    // What is passed on later than that stands twice: docs/reliability.md.
    ["a second more than that", 91_000, 2],
  ])("taken %s late", async (_what, lateMs, times) => {
    const c = await small();
    const id = await c.begin();
    const start = c.clock.now();
    c.adapter.answers.push({ unknown: "request" });
    c.adapter.history = {
      lookup: async (search) => {
        c.adapter.searches.push(search);
        return c.clock.now() < start + lateMs
          ? { absent: true }
          : { found: { channel: "D1", id: "7" } };
      },
    };
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await until(c, "2026-11-25T09:10:00Z");
    expect(taken(c)).toHaveLength(times);
    expect(await c.posts(id)).toMatchObject([{ state: "stands" }]);
  });
  test("pages that were begun too early are begun anew: what they lacked may have come since", async () => {
    const c = await small();
    const id = await c.begin();
    c.adapter.answers.push({ unknown: "request" });
    c.adapter.finds.push(
      { more: "page2", afterMs: 1_500 },
      { more: "page2", afterMs: 1_500 },
      { absent: true },
    );
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await until(c, "2026-11-25T09:01:29Z");
    expect(c.adapter.searches).toHaveLength(1);
    await until(c, "2026-11-25T09:02:00Z");
    expect(c.adapter.searches.map((s) => s.unconfirmed.from)).toEqual([null, null, "page2"]);
    expect(taken(c)).toHaveLength(2);
  });
  test("a look that is not through goes on from where it stopped, and not before it may", async () => {
    const c = await small();
    const id = await c.begin();
    c.adapter.answers.push({ unknown: "request" });
    c.adapter.finds.push(
      { absent: true },
      { more: "page2", afterMs: 60_000 },
      { retry: "ratelimited", afterMs: 60_000 },
      { found: { channel: "D1", id: "7" } },
    );
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await until(c, "2026-11-25T09:02:29Z");
    expect(c.adapter.searches.map((s) => s.unconfirmed.from)).toEqual([null, null]);
    await until(c, "2026-11-25T09:10:00Z");
    expect(c.adapter.searches.map((s) => s.unconfirmed.from)).toEqual([
      null,
      null,
      "page2",
      "page2",
    ]);
    expect(c.adapter.deliveries).toHaveLength(1);
  });
  test("content that changes meanwhile does not hurry the looking, and lands where the first is found", async () => {
    const c = await small();
    const id = await c.begin();
    c.adapter.answers.push({ unknown: "request" });
    c.adapter.finds.push({ found: { channel: "D1", id: "7" } });
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await c.worker.idle();
    await c.pull(id, { posts: [toMember("a", "anna", "två")] });
    await c.worker.idle();
    expect([c.adapter.deliveries.length, c.adapter.searches.length]).toEqual([1, 0]);
    c.clock.advance(15_000);
    await c.worker.idle();
    expect(c.adapter.deliveries.map((d) => [bodyOf(d), d.ref?.id])).toEqual([
      ["ett", undefined],
      ["två", "7"],
    ]);
  });
  test("gone meanwhile and absent: nothing is left to send", async () => {
    const c = await small();
    const id = await c.begin();
    c.adapter.answers.push({ unknown: "request" });
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await c.worker.idle();
    await c.pull(id, {});
    await until(c, "2026-11-25T09:10:00Z");
    expect([c.adapter.deliveries.length, c.adapter.searches.length]).toEqual([1, 2]);
    expect(await c.posts(id)).toMatchObject([{ state: "stands", gone: 1 }]);
  });
  test("a process that died with a post on its way: the next one looks before it sends, and not at once", async () => {
    const c = await small();
    const id = await c.begin();
    await c.worker.stop();
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    const now = c.clock.now();
    await c.store.outbox.claim("slack", now, now + 60_000, now, 10);
    await c.stop();
    const next = await small({ file: c.file, start: now + 5_000 });
    await next.worker.start();
    await next.worker.idle();
    expect([next.adapter.deliveries, next.adapter.searches]).toEqual([[], []]);
    await until(next, "2026-11-25T09:10:00Z");
    expect(next.adapter.searches.map((s) => s.unconfirmed)).toEqual(
      Array(2).fill({ since: now, until: now + 95_000, from: null }),
    );
    expect(bodies(next)).toEqual(["ett"]);
  });
  test("the database fails when a sent post is noted: it is looked for, not posted again", async () => {
    let failing = false;
    const c = await small({
      wrap: (store) => ({
        ...store,
        outbox: {
          ...store.outbox,
          settle: (...came) =>
            failing
              ? Promise.reject(new Error("database or disk is full"))
              : store.outbox.settle(...came),
        },
      }),
    });
    const id = await c.begin();
    failing = true;
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await c.worker.idle();
    failing = false;
    c.adapter.finds.push({ found: { channel: "D1", id: "7" } });
    await until(c, "2026-11-25T09:10:00Z");
    expect([c.adapter.deliveries.length, c.adapter.searches.length]).toEqual([1, 1]);
    expect(await c.posts(id)).toMatchObject([{ state: "stands" }]);
  });
  test("an answer that comes after its lease is nobody's: what was looked for meanwhile is true", async () => {
    const c = await small();
    const id = await c.begin();
    const first = held();
    c.adapter.answers.push(first.take);
    c.adapter.finds.push({ found: { channel: "D1", id: "7" } });
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await first.asked;
    const now = c.clock.now() + 60_000;
    c.clock.set(now);
    const [looked] = await c.store.outbox.claim("slack", now, now + 60_000, now, 10);
    expect(looked?.unconfirmed).toMatchObject({ since: now - 60_000 });
    first.answer({ retry: "rate" });
    await c.worker.idle();
    expect(await c.posts(id)).toMatchObject([{ state: "sending" }]);
  });
});

describe("a place that takes nothing", () => {
  test("is tried every thirty minutes, with one post; the others wait, and all go when it takes again", async () => {
    const c = await small();
    const id = await c.begin();
    let archived = true;
    for (let i = 0; i < 50; i++)
      c.adapter.answers.push((d) =>
        archived
          ? { place: "is_archived", unreachable: true }
          : { sent: { channel: d.to.id, id: `${i}` } },
      );
    await c.pull(id, {
      posts: [toSpace("a", "rum", "ett"), toSpace("b", "rum", "två"), toSpace("c", "rum", "tre")],
    });
    await until(c, "2026-11-25T11:01:00Z");
    expect(c.adapter.deliveries.map((d) => d.to.id)).toEqual(Array(5).fill("T1/CRUM"));
    expect(await c.store.outbox.unreachable(9)).toHaveLength(3);
    archived = false;
    await until(c, "2026-11-25T11:31:00Z");
    expect(bodies(c).slice(5)).toEqual(
      ["ett", "två", "tre"].sort((a, b) => bodies(c).indexOf(a, 5) - bodies(c).indexOf(b, 5)),
    );
    expect(await c.store.outbox.unreachable(9)).toEqual([]);
  });
  test("holds nobody else: another place hears at once, and so it does while one hangs", async () => {
    const c = await small();
    const id = await c.begin();
    const hanging = held();
    c.adapter.answers.push(hanging.take);
    await c.pull(id, { posts: [toSpace("a", "rum", "ett")] });
    await hanging.asked;
    await c.pull(id, {
      posts: [toSpace("a", "rum", "ett"), toSpace("b", "rum", "två"), toMember("c", "anna", "tre")],
    });
    await expect.poll(() => bodies(c)).toEqual(["ett", "tre"]);
    hanging.answer({ sent: { channel: "x", id: "1" } });
    await c.worker.idle();
    expect(bodies(c)).toEqual(["ett", "tre", "två"]);
  });
  test("is freed when the platform says that it can be written to again", async () => {
    const c = await small();
    const id = await c.begin();
    c.adapter.answers.push({ place: "token_revoked", organisation: true });
    await c.pull(id, { posts: [toSpace("a", "rum", "ett")] });
    await c.worker.idle();
    expect(await c.store.outbox.unreachable(9)).toHaveLength(1);
    await c.engine.handle({
      idempotencyKey: "reach:1",
      platform: "slack",
      identity: "T1/*",
      ask: { kind: "reach", reachable: true },
    });
    await c.worker.idle();
    expect(bodies(c)).toEqual(["ett", "ett"]);
    expect(await c.posts(id)).toMatchObject([{ state: "stands" }]);
  });
  test("one that takes again frees those of its organisation", async () => {
    const c = await small();
    const id = await c.begin();
    const revoked = { place: "token_revoked", organisation: true } as const;
    c.adapter.answers.push(revoked, revoked);
    await c.pull(id, { posts: [toSpace("a", "rum", "ett"), toMember("b", "anna", "två")] });
    await c.worker.idle();
    expect(await c.store.outbox.unreachable(9)).toHaveLength(2);
    c.clock.advance(60_000);
    await c.worker.idle();
    expect(await c.posts(id)).toMatchObject([{ state: "stands" }, { state: "stands" }]);
  });
});

describe("a message that somebody has taken away", () => {
  test("is posted anew when it has something new to say", async () => {
    const c = await small();
    const id = await c.begin();
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await c.worker.idle();
    c.adapter.answers.push({ lost: "message_not_found" });
    await c.pull(id, { posts: [toMember("a", "anna", "två")] });
    await c.worker.idle();
    expect(c.adapter.deliveries.map((d) => [bodyOf(d), d.ref?.id])).toEqual([
      ["ett", undefined],
      ["två", "ts-1"],
      ["två", undefined],
    ]);
  });
  test("is left as it is when it is gone anyway", async () => {
    const c = await small();
    const id = await c.begin();
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await c.worker.idle();
    c.adapter.answers.push({ lost: "message_not_found" });
    await c.pull(id, {});
    await c.worker.idle();
    expect(c.adapter.deliveries).toHaveLength(2);
    expect(await c.posts(id)).toMatchObject([{ state: "stands", gone: 1 }]);
  });
});

describe("a clock that is set back", () => {
  test("by a day: what waits goes within minutes, not after a day", async () => {
    const c = await small();
    const id = await c.begin();
    c.adapter.answers.push({ retry: "rate" });
    await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
    await c.worker.idle();
    c.clock.set(c.clock.now() - 24 * 3_600_000);
    await c.worker.idle();
    expect(await c.posts(id)).toMatchObject([{ state: "stands" }]);
  });
});
