// What waits for its reader's hours: it goes then, holds up nothing, and is changed or taken back before.
import { expect, test } from "vitest";
import type { Claimed, Settled, Store } from "../../src/store/port.ts";
import { again, bytes, everyStore, post, unit, write } from "./stores.ts";

const [lease, grace] = [60_000, 15_000];
const claim = (store: Store, now: number): Promise<readonly Claimed[]> =>
  store.outbox.claim("slack", now, now + lease, now + grace, 10);
const stands: Settled = { state: "stands", landed: bytes("there") };
const one = async (store: Store, now: number): Promise<Claimed> => {
  const [claimed, ...more] = await claim(store, now);
  if (!claimed || more.length > 0) throw new Error(`claimed ${more.length + (claimed ? 1 : 0)}`);
  return claimed;
};
const text = (c: Claimed): string => Buffer.from(c.cipher).toString();
const names = (claimed: readonly Claimed[]): string[] => claimed.map((c) => c.name).sort();
const states = async (store: Store): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries((await store.upkeep.operations(99)).map((o) => [o.name, o.state]));

everyStore("a post whose reader is off", (open) => {
  test("due since it was, while its place rests: says since when, comes in its old order, and is no attempt where nothing was tried", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: [post("p")] })));
    await store.journal.commit({ ...unit(again("i", 1, { posts: [post("q")] })), at: 200 });
    const first = await one(store, 200);
    await store.outbox.settle(first, 200, {
      state: "due",
      nextAt: 500,
      error: "waits",
      rests: true,
      keeps: "untried",
    });
    expect([await claim(store, 499), await store.outbox.nextDelivery("slack")]).toEqual([[], 500]);
    const second = await one(store, 500);
    expect([second.name, second.dueAt, second.attempts]).toEqual(["p", first.dueAt, 1]);
    await store.outbox.settle(second, 500, {
      state: "due",
      nextAt: 900,
      error: "mail.450",
      rests: true,
      keeps: "tried",
    });
    const third = await one(store, 900);
    expect([third.name, third.dueAt, third.attempts]).toEqual(["p", 100, 2]);
  });
  test("waits until they are there, and holds up no other of its place", async () => {
    const store = await open();
    const wait = (more: object) => post("p", { notBefore: 500, ...more });
    await store.journal.commit(unit(write("i", { posts: [wait({}), post("q")] })));
    expect(text(await one(store, 100))).toBe("text of q");
    expect(await claim(store, 499)).toEqual([]);
    await store.journal.commit({
      ...unit(again("i", 1, { posts: [wait({ cipher: bytes("two") })] })),
      at: 200,
    });
    expect(await claim(store, 499)).toEqual([]);
  });
  test("is changed before it goes, or taken back; what stands is changed at once", async () => {
    const store = await open();
    const wait = (name: string, more: object = {}) =>
      post(name, { destination: `to-${name}`, notBefore: 500, ...more });
    await store.journal.commit(unit(write("i", { posts: [wait("p"), wait("q")] })));
    await store.journal.commit(
      unit(
        again("i", 1, {
          posts: [wait("p", { cipher: bytes("two") }), wait("q", { gone: true, notBefore: null })],
        }),
      ),
    );
    const first = await one(store, 500);
    expect([text(first), await states(store)]).toEqual(["two", { p: "sending", q: "stands" }]);
    await store.outbox.settle(first, 501, stands);
    await store.journal.commit({
      ...unit(again("i", 2, { posts: [wait("p", { cipher: bytes("three"), notBefore: 900 })] })),
      at: 600,
    });
    expect(text(await one(store, 600))).toBe("three");
  });
  test("is released by no start; of a clock that was ahead it believes no month", async () => {
    const store = await open();
    const far = 40 * 24 * 3_600_000;
    const [soon, late] = [
      post("p", { notBefore: 90_000 }),
      post("q", { destination: "to-bo", notBefore: far }),
    ];
    await store.journal.commit(unit(write("i", { posts: [soon, late] })));
    await store.outbox.recover(200, 200, 1_000);
    expect(names(await claim(store, 200))).toEqual(["q"]);
    expect(names(await claim(store, 90_000))).toContain("p");
  });
});
