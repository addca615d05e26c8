// sealed, rewrite, leave: another key under an instance, and what outlives one that is erased. Posts that only look as if they stood; a copy that was restored.
import { expect, test } from "vitest";
import type { Claimed, Rewrite, Settled, Store } from "../../src/store/port.ts";
import { again, bytes, everyStore, post, unit, write } from "./stores.ts";

const stands: Settled = { state: "stands", landed: bytes("there") };
const claim = (store: Store, now: number): Promise<readonly Claimed[]> =>
  store.outbox.claim("slack", now, now + 60_000, now + 75_000, 9);
const text = (cipher: Uint8Array | null | undefined): string | undefined =>
  cipher ? Buffer.from(cipher).toString() : undefined;

everyStore("another key", (open) => {
  const rewrite = (revision: number, oldKey = "key-i"): Rewrite => ({
    about: "about",
    instance: "i",
    revision,
    oldKey,
    next: revision + 1,
    keyId: "key-new",
    head: bytes("h1 new"),
    events: [{ seq: 1, at: 10, cipher: bytes("c1 new"), hash: bytes("h1 new") }],
    summary: bytes("summary new"),
    applied: { dueDay: 900, cipher: bytes("applied new") },
    posts: [{ name: "p", as: "p new", cipher: bytes("text new"), landed: bytes("there new") }],
  });
  const filled = async (): Promise<Store> => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: [post("p")], at: 500 })));
    return store;
  };
  test("lies under everything of it, at its revision, which rises; the old one is to be destroyed until it is", async () => {
    const store = await filled();
    expect(await store.rekeying.rewrite(rewrite(1))).toBe(true);
    const loaded = await store.journal.load("i");
    expect(loaded).toMatchObject({ revision: 2, version: 1, keyId: "key-new" });
    expect([text(loaded?.head), text(loaded?.events[0]?.cipher), text(loaded?.applied)]).toEqual([
      "h1 new",
      "c1 new",
      "applied new",
    ]);
    const { summary, posts } = await store.rekeying.encryptedRows("i");
    expect([
      text(summary),
      posts.map((one) => [one.name, one.outbox, text(one.cipher), text(one.landed), one.state]),
    ]).toEqual(["summary new", [["p new", "outbox-p", "text new", "there new", "due"]]]);
    expect(await store.timers.dueDays({ at: -1, instance: "" }, 999, 9)).toMatchObject([
      { instance: "i", at: 900 },
    ]);
    expect(await store.rekeying.toDestroy()).toEqual(["key-i"]);
    // No new instance may begin under it.
    expect(await store.upkeep.usedKeys(["key-i"])).toEqual(["key-i"]);
    await store.rekeying.destroyed("key-i");
    expect(await store.upkeep.usedKeys(["key-i"])).toEqual([]);
    expect(await store.rekeying.toDestroy()).toEqual([]);
  });
  test.each([
    ["another revision", 7, "key-i"],
    ["another key", 1, "key-j"],
  ])("is refused at %s, and nothing is changed", async (_why, revision, oldKey) => {
    const store = await filled();
    expect(await store.rekeying.rewrite(rewrite(revision, oldKey))).toBe(false);
    expect(await store.journal.load("i")).toMatchObject({ revision: 1, keyId: "key-i" });
    expect(await store.rekeying.toDestroy()).toEqual([]);
  });
  test("of an unknown instance nothing lies there", async () => {
    const { summary, posts } = await (await open()).rekeying.encryptedRows("nobody");
    expect([summary.byteLength, posts]).toEqual([0, []]);
  });
});

everyStore("what an erasure has done elsewhere", (open) => {
  test("is counted with each thing done, until it is certified; of another erasure, nothing", async () => {
    const store = await open();
    const nothing = { rewritten: 0, replaced: [], accessLines: 0, leftovers: 0 };
    const rewrite = (instance: string): Rewrite => ({
      instance,
      about: "about",
      revision: 1,
      next: 2,
      oldKey: `key-${instance}`,
      keyId: `fresh-${instance}`,
      head: bytes("head"),
      events: [],
      summary: bytes("summary"),
      applied: { dueDay: null, cipher: bytes("applied") },
      posts: [],
    });
    await store.journal.commit(
      unit(write("gone", { posts: [post("p"), post("q")] }), write("i"), write("j"), write("to")),
    );
    for (const about of ["about", "about", "other"])
      await store.accessLog.append({ at: 1, about, month: "2026-11", cipher: bytes("seen") });
    for (const instance of ["i", "j", "i"]) await store.rekeying.rewrite(rewrite(instance));
    for (let tries = 0; tries < 2; tries++) {
      await store.erasure.leave("gone", "about", "to", [
        { name: "p", as: "p left", cipher: bytes("neutral"), landed: null },
        { name: "q", as: "q left", cipher: bytes("neutral"), landed: null },
      ]);
      await store.accessLog.redact("about", () => ["about"]);
    }
    expect(await store.erasure.elsewhere("about")).toEqual({
      rewritten: 2,
      replaced: [
        { was: "key-i", now: "fresh-i" },
        { was: "key-j", now: "fresh-j" },
      ],
      accessLines: 2,
      leftovers: 2,
    });
    expect(await store.erasure.elsewhere("other")).toEqual(nothing);
    await store.erasure.erase("gone", "about");
    expect(await store.erasure.elsewhere("about")).toEqual(nothing);
  });
});

everyStore("what is left of an instance", (open) => {
  test("belongs to another one, is due as something that is gone, and is forgotten when it stands", async () => {
    const store = await open();
    const posts = [
      post("p"),
      post("q", { destination: "to-bo" }),
      post("r", { destination: "to-cilla" }),
    ];
    await store.journal.commit(unit(write("i", { posts }), write("to")));
    const claimed = await claim(store, 100);
    const named = (name: string): Claimed => claimed.find((one) => one.name === name) as Claimed;
    await store.outbox.settle(named("p"), 101, stands);
    const leftover = (name: string) => ({
      name,
      as: `${name} left`,
      cipher: bytes(`neutral ${name}`),
      landed: null,
    });
    await store.erasure.leave("i", "about", "to", [
      leftover("p"),
      leftover("q"),
      leftover("unknown"),
    ]);
    expect(
      (await store.upkeep.operations(9)).map((o) => [o.instance, o.name, o.state]).sort(),
    ).toEqual([
      ["i", "r", "sending"],
      ["to", "p left", "due"],
      ["to", "q left", "unconfirmed"],
    ]);
    // Whoever had it under its old name does not find it; its place is free.
    expect(await store.outbox.settle(named("q"), 102, stands)).toBe(false);
    const left = await claim(store, 70_000);
    expect(
      left.map((one) => [one.name, one.gone, text(one.cipher), one.unconfirmed !== null]).sort(),
    ).toEqual([
      ["p left", true, "neutral p", false],
      ["q left", true, "neutral q", true],
    ]);
    for (const one of left) await store.outbox.settle(one, 70_001, stands);
    // What was found to stand is not neutral yet.
    const [found, ...none] = await claim(store, 70_002);
    expect([found?.name, text(found?.landed), none]).toEqual(["q left", "there", []]);
    await store.outbox.settle(found as Claimed, 70_003, stands);
    await store.erasure.forgetStanding("to");
    expect((await store.upkeep.operations(9)).map((o) => o.name)).toEqual(["r"]);
  });
});

everyStore("a decoy", (open) => {
  test("stands at once, goes nowhere, and again when it changes", async () => {
    const store = await open();
    const decoy = post("p", { decoy: bytes("nowhere") });
    await store.journal.commit(unit(write("i", { posts: [decoy] })));
    await store.journal.commit(
      unit(again("i", 1, { posts: [{ ...decoy, cipher: bytes("two") }] })),
    );
    expect(await claim(store, 999)).toEqual([]);
    const { posts } = await store.rekeying.encryptedRows("i");
    expect(posts.map((one) => [one.state, text(one.landed), text(one.cipher)])).toEqual([
      ["stands", "nowhere", "two"],
    ]);
  });
});

everyStore("a restored copy", (open) => {
  test("looks first whether what is new stands already, until the time is up", async () => {
    const store = await open({ restored: { from: 40, at: 90, until: 150 } });
    await store.journal.commit({ ...unit(write("i", { posts: [post("p")] })), at: 100 });
    await store.journal.commit({
      ...unit(write("j", { posts: [post("q", { destination: "to-bo" })] })),
      at: 150,
    });
    const found = await claim(store, 200);
    expect(found.map((one) => [one.name, one.unconfirmed]).sort()).toEqual([
      ["p", { since: 40, until: 90, from: null }],
      ["q", null],
    ]);
  });
});
