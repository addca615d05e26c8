// load, commit: what is hidden, and what a commit answers.
import { expect, test } from "vitest";
import type { Member } from "../../src/rules/workflow.ts";
import { again, bytes, everyStore, post, unit, write } from "./stores.ts";

const anna = { id: "anna", agency: "alfa" } as unknown as Member;

everyStore("load", (open) => {
  test("what never was is undefined", async () => {
    expect(await (await open()).journal.load("nobody")).toBeUndefined();
  });
  test("gives back what was committed, events in order", async () => {
    const store = await open();
    const events = [1, 2, 3].map((seq) => ({
      seq,
      at: seq * 10,
      cipher: bytes(`c${seq}`),
      hash: bytes(`h${seq}`),
    }));
    const first = write("i", {
      version: 3,
      events: [events[2], events[0], events[1]] as typeof events,
      head: bytes("h3"),
      readers: ["a:alfa", "m:bo"],
      posts: [post("p")],
      at: 500,
    });
    expect(await store.journal.commit(unit(first))).toBe("ok");
    const loaded = await store.journal.load("i");
    expect(loaded).toMatchObject({
      instance: "i",
      workflow: "case",
      version: 3,
      revision: 1,
      keyId: "key-i",
      erased: false,
    });
    expect(loaded?.events.map((e) => [e.seq, e.at, Buffer.from(e.cipher).toString()])).toEqual([
      [1, 10, "c1"],
      [2, 20, "c2"],
      [3, 30, "c3"],
    ]);
    expect(Buffer.from(loaded?.head ?? []).toString()).toBe("h3");
    expect(Buffer.from(loaded?.applied ?? []).toString()).toBe("applied of i");
  });
});

everyStore("commit", (open) => {
  test("ok, and the revision rises by one, also without events", async () => {
    const store = await open();
    expect(await store.journal.commit(unit(write("i")))).toBe("ok");
    expect(await store.journal.commit(unit(again("i", 1)))).toBe("ok");
    expect(await store.journal.load("i")).toMatchObject({ version: 1, revision: 2 });
  });
  test.each([
    ["an older revision", 1],
    ["a revision that never was", 7],
    ["a new instance whose id exists", 0],
  ])("conflict: %s; nothing of it is kept", async (_why, revision) => {
    const store = await open();
    await store.journal.commit(unit(write("i")));
    await store.journal.commit(unit(again("i", 1)));
    const late = write("i", {
      revision,
      version: 2,
      events: [{ seq: 2, at: 20, cipher: bytes("x"), hash: bytes("x") }],
      posts: [post("p")],
    });
    expect(await store.journal.commit({ ...unit(late), idempotencyKey: "c" })).toBe("conflict");
    expect(await store.journal.load("i")).toMatchObject({ version: 1, revision: 2 });
    expect(await store.upkeep.operations(9)).toEqual([]);
    // The idempotency key was not used up.
    expect(await store.journal.commit({ ...unit(again("i", 2)), idempotencyKey: "c" })).toBe("ok");
  });
  test("conflict in one of two: neither is kept", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i")));
    expect(await store.journal.commit(unit(write("new"), again("i", 5)))).toBe("conflict");
    expect(await store.journal.load("new")).toBeUndefined();
  });
  test("conflict: what was only read has another revision now", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i")));
    await store.journal.commit(unit(again("i", 1)));
    expect(
      await store.journal.commit({ ...unit(write("j")), reads: [{ instance: "i", revision: 1 }] }),
    ).toBe("conflict");
    expect(
      await store.journal.commit({ ...unit(write("j")), reads: [{ instance: "i", revision: 2 }] }),
    ).toBe("ok");
  });
  test("duplicate: the same idempotency key again; nothing of it is kept", async () => {
    const store = await open();
    expect(await store.journal.commit({ ...unit(write("i")), idempotencyKey: "c" })).toBe("ok");
    expect(await store.journal.commit({ ...unit(write("j")), idempotencyKey: "c" })).toBe(
      "duplicate",
    );
    expect(await store.journal.load("j")).toBeUndefined();
  });
  test("the last-applied state alone: at its revision, which rises, and at no other", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { at: 5 })));
    expect(
      await store.journal.saveApplied({
        instance: "i",
        revision: 1,
        next: 2,
        applied: { dueDay: 7, cipher: bytes("new") },
      }),
    ).toBe(true);
    expect(
      await store.journal.saveApplied({
        instance: "i",
        revision: 1,
        next: 3,
        applied: { dueDay: 9, cipher: bytes("late") },
      }),
    ).toBe(false);
    const loaded = await store.journal.load("i");
    expect([loaded?.revision, Buffer.from(loaded?.applied ?? []).toString()]).toEqual([2, "new"]);
    expect(await store.timers.dueDays({ at: -1, instance: "" }, 9, 9)).toMatchObject([
      { instance: "i", at: 7 },
    ]);
  });
  test("taken: the reference or the key belongs to another", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { clear: { ref: "SYD-0000-00" } })));
    expect(await store.journal.commit(unit(write("j", { clear: { ref: "SYD-0000-00" } })))).toBe(
      "taken",
    );
    expect(await store.journal.commit(unit(write("k", { keyId: "key-i" })))).toBe("taken");
    expect([await store.journal.load("j"), await store.journal.load("k")]).toEqual([
      undefined,
      undefined,
    ]);
  });
  test("what the row said before is written again only where it differs", async () => {
    const store = await open();
    const first = write("i", { clear: { agency: "alfa", words: "blå sten" } });
    await store.journal.commit(unit(first));
    const later = again("i", 1, {
      clear: { agency: "alfa", words: "blå sten", dueAt: 300 },
      before: first.listed,
    });
    expect(await store.journal.commit(unit(later))).toBe("ok");
    const [found] = await store.lists.list({
      workflow: "case",
      dueBefore: new Date(301).toISOString() as never,
      limit: 9,
    });
    expect(found).toMatchObject({ instance: "i", workflow: "case", revision: 2 });
    const other = again("i", 2, {
      clear: { words: "röd båt", agency: "beta" },
      before: later.listed,
    });
    await store.journal.commit(unit(other));
    expect(
      await store.lists.list({
        workflow: "case",
        words: "röd båt",
        agency: "beta" as never,
        limit: 9,
      }),
    ).toHaveLength(1);
    expect(await store.lists.list({ workflow: "case", words: "blå sten", limit: 9 })).toEqual([]);
    // Taken at its word: what is said to have stood there already is not touched.
    await store.journal.commit(
      unit(
        again("i", 3, {
          clear: { words: "grön häst" },
          before: write("i", { clear: { words: "grön häst" } }).listed,
        }),
      ),
    );
    expect(await store.lists.list({ workflow: "case", words: "grön häst", limit: 9 })).toEqual([]);
  });
  test("throws for a second event with one number: that is a mistake, not a race", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i")));
    const wrong = again("i", 1, {
      events: [{ seq: 1, at: 20, cipher: bytes("x"), hash: bytes("x") }],
    });
    await expect(store.journal.commit(unit(wrong))).rejects.toThrow();
    expect(await store.journal.load("i")).toMatchObject({ revision: 1 });
  });
  test("readers stay as they are when none are given, and are replaced when they are", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { readers: ["a:alfa", "m:bo"] })));
    await store.journal.commit(unit(again("i", 1, { readers: undefined })));
    const reads = async (reader: string) =>
      (await store.lists.list({ workflow: "case", for: anna, audiences: [reader], limit: 9 }))
        .length;
    expect([await reads("a:alfa"), await reads("m:bo")]).toEqual([1, 1]);
    await store.journal.commit(unit(again("i", 2, { readers: ["m:cilla"] })));
    expect([await reads("a:alfa"), await reads("m:bo"), await reads("m:cilla")]).toEqual([0, 0, 1]);
  });
});

everyStore("group commit", (open) => {
  test("many at once are all hidden, each with its own answer", async () => {
    const store = await open();
    const all = await Promise.all(
      Array.from({ length: 300 }, (_, i) =>
        store.journal.commit({ ...unit(write(`i${i}`)), idempotencyKey: `c${i}` }),
      ),
    );
    expect(new Set(all)).toEqual(new Set(["ok"]));
    const found = await store.lists.list({ workflow: "case", limit: 1_000 });
    expect(found).toHaveLength(300);
  });
  test("each fails alone", async () => {
    const store = await open();
    await store.journal.commit({ ...unit(write("old")), idempotencyKey: "used" });
    const wrong = again("old", 1, {
      events: [{ seq: 1, at: 20, cipher: bytes("x"), hash: bytes("x") }],
    });
    const answers = await Promise.allSettled([
      store.journal.commit(unit(write("a"))),
      store.journal.commit({ ...unit(write("b")), idempotencyKey: "used" }),
      store.journal.commit(unit(again("old", 9))),
      store.journal.commit(unit(wrong)),
      store.journal.commit(unit(write("c", { keyId: "key-old" }))),
      store.journal.commit(unit(write("d"))),
    ]);
    expect(answers.map((a) => (a.status === "fulfilled" ? a.value : "threw"))).toEqual([
      "ok",
      "duplicate",
      "conflict",
      "threw",
      "taken",
      "ok",
    ]);
    expect(
      (await store.lists.list({ workflow: "case", limit: 10 })).map((row) => row.instance).sort(),
    ).toEqual(["a", "d", "old"]);
  });
  test("of ten at once on one revision, one wins", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i")));
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => store.journal.commit(unit(again("i", 1)))),
    );
    expect(answers.filter((answer) => answer === "ok")).toHaveLength(1);
    expect(answers.filter((answer) => answer === "conflict")).toHaveLength(9);
  });
  test("of ten at once with one idempotency key, one counts", async () => {
    const store = await open();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        store.journal.commit({ ...unit(write(`i${i}`)), idempotencyKey: "c" }),
      ),
    );
    expect(answers.filter((answer) => answer === "ok")).toHaveLength(1);
    expect(await store.lists.list({ workflow: "case", limit: 20 })).toHaveLength(1);
  });
});
