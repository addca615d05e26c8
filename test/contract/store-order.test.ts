// claim: what goes first, and how much goes to whom.
import { expect, test } from "vitest";
import type { Claimed, Settled, Store } from "../../src/store/port.ts";
import { again, bytes, everyStore, post, unit, write } from "./stores.ts";

const claim = (store: Store, now: number, limit = 10): Promise<readonly Claimed[]> =>
  store.outbox.claim("slack", now, now + 60_000, now + 15_000, limit);
const stands: Settled = { state: "stands", landed: bytes("there") };
const names = (claimed: readonly Claimed[]): string[] => claimed.map((c) => c.name).sort();

everyStore("what goes first", (open) => {
  const routine = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      post(`r${i}`, { destination: `to-${i}`, routine: true }),
    );
  test("two thousand routine posts are due; one that is none is wanted afterwards, and is among the next 64", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: routine(2_000) })));
    expect(names(await claim(store, 100, 64))).toHaveLength(64);
    await store.journal.commit({
      ...unit(write("j", { posts: [post("acute", { destination: "to-acute" })] })),
      at: 200,
    });
    const next = await claim(store, 200, 64);
    expect([next[0]?.name, next.length]).toEqual(["acute", 64]);
  });
  test("in one place, too, and where the place has been waiting with routine ones alone", async () => {
    const store = await open();
    await store.journal.commit(
      unit(
        write("i", { posts: [post("a", { destination: "to-x", routine: true }), ...routine(3)] }),
      ),
    );
    await store.journal.commit({
      ...unit(write("j", { posts: [post("acute", { destination: "to-x" })] })),
      at: 200,
    });
    const [first] = await claim(store, 200, 1);
    expect(first?.name).toBe("acute");
    await store.outbox.settle(first as Claimed, 200, stands);
    // What is left there is routine again.
    await store.journal.commit({
      ...unit(write("k", { posts: [post("second", { destination: "to-y" })] })),
      at: 300,
    });
    expect((await claim(store, 300, 1))[0]?.name).toBe("second");
    expect(await claim(store, 300, 9)).toHaveLength(4);
  });
  test("routine ones alone are due, and a change of one is what it is said to be", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: routine(2) })));
    expect(await store.outbox.nextDelivery("slack")).toBe(100);
    for (const c of await claim(store, 100)) await store.outbox.settle(c, 100, stands);
    await store.journal.commit({
      ...unit(again("i", 1, { posts: [post("r0", { destination: "to-0", routine: true })] })),
      at: 200,
    });
    await store.journal.commit({
      ...unit(again("i", 2, { posts: [post("r1", { destination: "to-1" })] })),
      at: 300,
    });
    expect((await claim(store, 300, 1))[0]?.name).toBe("r1");
  });
});

everyStore("an organisation that takes little", (open) => {
  const paced = (resting: readonly string[], rooms: Readonly<Record<string, number>> = {}) => ({
    resting,
    room: (home: string) => rooms[home] ?? Number.POSITIVE_INFINITY,
  });
  const posts = (home: string, count: number) =>
    Array.from({ length: count }, (_, i) =>
      post(`${home}-${i}`, { destination: `${home}-${i}`, home }),
    );
  const homes = (claimed: readonly Claimed[]): string[] => claimed.map((c) => c.home).sort();
  test("that rests takes no slot of another, and is not due; the others are", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: posts("full", 100) })));
    expect(await store.outbox.nextDelivery("slack", ["full"])).toBeUndefined();
    await store.journal.commit({
      ...unit(write("j", { posts: [...posts("a", 1), ...posts("b", 1)] })),
      at: 200,
    });
    expect([
      await store.outbox.nextDelivery("slack", ["full"]),
      await store.outbox.nextDelivery("slack", ["a", "full", "b"]),
    ]).toEqual([200, undefined]);
    expect(homes(await store.outbox.claim("slack", 200, 300, 300, 64, paced(["full"])))).toEqual([
      "a",
      "b",
    ]);
    expect(await claim(store, 200, 64)).toHaveLength(64);
  });
  test("gets as many as it takes, and no more", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: [...posts("a", 5), ...posts("b", 5)] })));
    expect(
      homes(await store.outbox.claim("slack", 200, 300, 300, 64, paced([], { a: 2 }))),
    ).toEqual(["a", "a", ...Array(5).fill("b")]);
    expect(await store.outbox.claim("slack", 200, 300, 300, 64, paced([], { a: 0 }))).toEqual([]);
    expect(homes(await claim(store, 200, 64))).toEqual(["a", "a", "a"]);
  });
});
