// What is wanted at some destinations, whatever has come of it, and the number of changes there.
import { expect, test } from "vitest";
import { again, bytes, everyStore, post, unit, write } from "./stores.ts";

everyStore("inbox", (open) => {
  test("posts stand with their commit, in any state, until they are gone; those of others do not", async () => {
    const store = await open();
    await store.journal.commit(
      unit(write("i", { posts: [post("a"), post("b"), post("c", { destination: "to-bo" })] })),
    );
    expect(
      (await store.inbox.standing(["to-anna"], 10))
        .map(({ name, outbox, instance }) => [instance, name, outbox])
        .sort(),
    ).toEqual([
      ["i", "a", "outbox-a"],
      ["i", "b", "outbox-b"],
    ]);
    const [claimed] = await store.outbox.claim("slack", 100, 60_000, 15_000, 1);
    if (!claimed) throw new Error("nothing is due");
    expect(await store.inbox.standing(["to-anna", "to-bo"], 10)).toHaveLength(3);
    await store.outbox.settle(claimed, 100, { state: "stands", landed: bytes("there") });
    expect(await store.inbox.standing(["to-anna", "to-bo"], 10)).toHaveLength(3);
    await store.journal.commit({
      ...unit(again("i", 1, { posts: [post("a", { gone: true })] })),
      at: 200,
    });
    expect((await store.inbox.standing(["to-anna"], 10)).map(({ name }) => name)).toEqual(["b"]);
  });
  test("what was wanted last comes first, and of each destination no more than asked for", async () => {
    const store = await open();
    for (const [n, name] of ["a", "b", "c", "d"].entries())
      await store.journal.commit({ ...unit(write(`i${n}`, { posts: [post(name)] })), at: 100 + n });
    const standing = await store.inbox.standing(["to-anna"], 3);
    expect(standing.map(({ name, at }) => [name, at])).toEqual([
      ["d", 103],
      ["c", 102],
      ["b", 101],
    ]);
    expect(Buffer.from(standing[0]?.cipher ?? []).toString()).toBe("text of d");
  });
  test("the number of a destination rises with each change of what is wanted there, and with no attempt", async () => {
    const store = await open();
    const number = async (to: string) => (await store.inbox.changes([to, "nobody"])).get(to);
    expect(await number("to-anna")).toBeUndefined();
    await store.journal.commit(unit(write("i", { posts: [post("a")] })));
    const first = await number("to-anna");
    const [claimed] = await store.outbox.claim("slack", 100, 60_000, 15_000, 1);
    if (claimed)
      await store.outbox.settle(claimed, 100, { state: "stands", landed: bytes("there") });
    expect(await number("to-anna")).toBe(first);
    await store.journal.commit({
      ...unit(again("i", 1, { posts: [post("a", { gone: true })] })),
      at: 200,
    });
    expect(await number("to-anna")).toBeGreaterThan(first ?? 0);
    await store.journal.commit({
      ...unit(write("j", { posts: [post("b", { destination: "to-bo" })] })),
      at: 300,
    });
    expect(await number("to-bo")).toBeDefined();
    expect((await store.inbox.changes([])).size).toBe(0);
  });
  test("of more destinations than one statement asks for, all are found", async () => {
    const store = await open();
    const posts = Array.from({ length: 501 }, (_, n) => post(`p${n}`, { destination: `to-${n}` }));
    await store.journal.commit(unit(write("i", { posts })));
    expect((await store.inbox.changes(posts.map(({ destination }) => destination))).size).toBe(501);
  });
});
