// list, tally, outdated, reads, erase, housekeep: reading across instances, and what is taken away.
import { expect, test } from "vitest";
import { idempotencyKeysKeptMs } from "../../src/engine/ids.ts";
import type { Member } from "../../src/rules/workflow.ts";
import type { Clear, Listing, Store } from "../../src/store/port.ts";
import { again, bytes, everyStore, post, unit, write } from "./stores.ts";

const anna = { id: "anna", agency: "alfa" } as unknown as Member;
const cilla = { id: "cilla", agency: "beta" } as unknown as Member;
const iso = (ms: number) => new Date(ms).toISOString() as never;
const kept = { idempotencyKeysMs: idempotencyKeysKeptMs, accessLogMs: idempotencyKeysKeptMs };
const filled = async (store: Store): Promise<Store> => {
  const rows: [string, readonly string[], Partial<Clear>][] = [
    [
      "one",
      ["a:alfa"],
      {
        ref: "SYD-1",
        words: "blå sten",
        region: "SYD",
        agency: "alfa",
        holder: "m:anna",
        dueAt: 300,
      },
    ],
    [
      "two",
      ["a:alfa", "a:beta", "pair:ab"],
      {
        ref: "SYD-2",
        region: "SYD",
        agency: "beta",
        holder: "f:passet",
        dueAt: 100,
        belongsTo: "M1",
        openedAt: 19,
      },
    ],
    [
      "three",
      ["m:cilla"],
      {
        ref: "VAST-3",
        region: "VAST",
        agency: "beta",
        holder: "m:cilla",
        dueAt: 200,
        openedAt: 20,
      },
    ],
    [
      "shut",
      ["a:alfa"],
      { ref: "SYD-4", region: "SYD", agency: "alfa", open: false, closedAt: 250 },
    ],
    ["spaced", ["s:rum"], { region: "SYD" }],
  ];
  for (const [id, readers, more] of rows)
    await store.journal.commit(unit(write(id, { readers, clear: more })));
  await store.journal.commit(unit(write("other", { workflow: "handover", readers: ["a:alfa"] })));
  return store;
};
const ids = async (store: Store, query: Partial<Listing>): Promise<string[]> =>
  (
    await store.lists.list({
      workflow: "case",
      limit: 10,
      ...query,
      ...(query.for && { audiences: [`m:${query.for.id}`, `a:${query.for.agency}`] }),
    })
  ).map((row) => row.instance);

everyStore("list", (open) => {
  test("only what a member may read: as a person, or through the agency; a space gives nobody anything", async () => {
    const store = await filled(await open());
    expect((await ids(store, { for: anna })).sort()).toEqual(["one", "shut", "two"]);
    expect((await ids(store, { for: cilla })).sort()).toEqual(["three", "two"]);
    // Whose audiences nobody has worked out reads nothing.
    expect(await store.lists.list({ workflow: "case", limit: 10, for: anna })).toEqual([]);
    expect(
      await ids(store, { for: { ...anna, id: "rum", agency: "rum" } as unknown as Member }),
    ).toEqual([]);
    expect(
      await ids(store, { for: { ...anna, id: "alfa", agency: "anna" } as unknown as Member }),
    ).toEqual([]);
  });
  test.each<[string, Partial<Listing>, string[]]>([
    ["open", { open: true, region: "SYD" as never }, ["spaced", "two", "one"]],
    ["closed", { open: false }, ["shut"]],
    ["holders", { holders: ["m:anna", "f:passet"] }, ["two", "one"]],
    ["no holders at all", { holders: [] }, []],
    ["instances", { instances: ["one", "three"] as never }, ["three", "one"]],
    ["no instances", { instances: [] }, []],
    ["agency", { agency: "beta" as never }, ["two", "three"]],
    ["a reference", { ref: "SYD-2" }, ["two"]],
    ["words", { words: "blå sten" }, ["one"]],
    ["what they belong to", { of: "M1" as never }, ["two"]],
    ["opened since, that moment included", { openedSince: iso(20) }, ["three"]],
    ["closed since, that moment included", { closedSince: iso(250) }, ["shut"]],
    ["closed since, one later", { closedSince: iso(251) }, []],
    ["what two of them may read", { sharers: ["a:alfa", "a:beta", "a:gamma"] }, ["two"]],
    ["what one alone may read is not shared", { sharers: ["a:alfa"] }, []],
    [
      "what two of them may read, by a reader that it has for that",
      { sharers: ["a:alfa", "a:beta"], pairs: ["pair:x", "pair:ab"] },
      ["two"],
    ],
    [
      "what was found so, and is not shared",
      { sharers: ["a:alfa", "a:gamma"], pairs: ["pair:ab", "a:alfa"] },
      [],
    ],
    [
      "opened between, both moments included",
      { openedSince: iso(19), openedUntil: iso(19) },
      ["two"],
    ],
    ["what one of these reads, too", { for: anna, within: ["a:beta", "m:cilla"] }, ["two"]],
    ["what none of these reads", { for: anna, without: ["a:beta", "s:rum"] }, ["shut", "one"]],
    ["what none of nobody reads", { for: anna, without: [] }, ["shut", "two", "one"]],
    ["due before", { dueBefore: iso(201) }, ["two", "three"]],
    [
      "all together",
      { for: anna, open: true, dueBefore: iso(400), agency: "alfa" as never, holders: ["m:anna"] },
      ["one"],
    ],
  ])("by %s, the earliest due first", async (_by, query, expected) => {
    expect(await ids(await filled(await open()), query)).toEqual(expected);
  });
  test("no more than asked for; nothing of other workflows; the summary and revision come along", async () => {
    const store = await filled(await open());
    expect(await ids(store, { limit: 2 })).toHaveLength(2);
    expect(await store.lists.list({ workflow: "handover", limit: 10 })).toHaveLength(1);
    const [two] = await store.lists.list({ workflow: "case", ref: "SYD-2", limit: 1 });
    expect(two).toMatchObject({ instance: "two", workflow: "case", revision: 1 });
    expect([two?.keyId, Buffer.from(two?.summary ?? []).toString()]).toEqual([
      "key-two",
      "summary of two",
    ]);
  });
  test("a value with a quote in it is a value", async () => {
    const store = await filled(await open());
    expect(
      await ids(store, {
        words: "' or 1=1 --",
        for: { ...anna, id: "x' or '1'='1" } as unknown as Member,
      }),
    ).toEqual([]);
  });
});

everyStore("tally", (open) => {
  test("counts by agency within a region: open, late, opened and closed since", async () => {
    const store = await open();
    const rows: [string, Partial<Clear>][] = [
      ["a1", { agency: "alfa", dueAt: 100, openedAt: 50 }],
      ["a2", { agency: "alfa", dueAt: 900, openedAt: 450 }],
      ["a3", { agency: "alfa", open: false, openedAt: 10, closedAt: 460 }],
      ["b1", { agency: "beta", dueAt: 499, openedAt: 400 }],
      ["none", {}],
      ["elsewhere", { agency: "alfa", region: "VAST" }],
    ];
    for (const [id, more] of rows)
      await store.journal.commit(unit(write(id, { clear: { region: "SYD", ...more } })));
    expect(
      await store.lists.tally({ tally: "case", region: "SYD", now: iso(500), since: iso(400) }),
    ).toEqual([
      { agency: "alfa", open: 2, late: 1, opened: 1, closed: 1 },
      { agency: "beta", open: 1, late: 1, opened: 1, closed: 0 },
    ]);
  });
});

everyStore("outdated", (open) => {
  test("what was made under any other code; bounded", async () => {
    const store = await open();
    for (const [id, codeRevision] of [
      ["new", "two"],
      ["oldCode", "one"],
      ["newerCode", "zero"],
      ["other", "one"],
    ] as const)
      await store.journal.commit(unit(write(id, { codeRevision, eraseBy: 1 })));
    expect((await store.reviews.outdated("two", 10)).toSorted()).toEqual([
      "newerCode",
      "oldCode",
      "other",
    ]);
    expect(await store.reviews.outdated("two", 2)).toHaveLength(2);
    await store.journal.commit(unit(again("other", 1, { codeRevision: "two" })));
    await store.erasure.erase("oldCode", "about");
    expect(await store.reviews.outdated("two", 10)).toEqual(["newerCode"]);
  });
});

everyStore("named", (open) => {
  const ids = async (
    store: Store,
    readers: readonly string[] | undefined,
    revision = 5,
  ): Promise<string[]> =>
    (await store.reviews.named(readers, revision)).map(({ instance }) => instance);
  test("what has one of these readers and was viewed under older people, what is due first in front; each once", async () => {
    const store = await open();
    const rows = [
      ["late", ["r1", "r2"], 4, 100],
      ["never", ["r1"], 4, undefined],
      ["soon", ["r2"], 3, 900],
      ["viewed", ["r1"], 5, 50],
      ["others", ["r9"], 1, 10],
      ["gone", ["r1"], 1, 5],
    ] as const;
    for (const [id, readers, peopleRevision, due] of rows)
      await store.journal.commit(
        unit(
          write(id, {
            readers,
            peopleRevision,
            eraseBy: id === "gone" ? 1 : null,
            clear: due === undefined ? {} : { dueAt: due },
          }),
        ),
      );
    await store.erasure.erase("gone", "about");
    expect(await ids(store, ["r1", "r2"])).toEqual(["late", "soon", "never"]);
    expect(await ids(store, ["r1"])).toEqual(["late", "never"]);
    expect(await ids(store, [])).toEqual([]);
    expect(await ids(store, undefined)).toEqual(["others", "late", "soon", "never"]);
    expect(await store.reviews.named(["r9"], 5)).toMatchObject([
      { instance: "others", workflow: "case" },
    ]);
  });
  test("more names than one statement takes", async () => {
    const store = await open();
    await store.journal.commit(unit(write("last", { readers: ["name-500"], peopleRevision: 1 })));
    const names = Array.from({ length: 501 }, (_, n) => `name-${n}`);
    expect(await ids(store, names)).toEqual(["last"]);
    expect(await ids(store, names.slice(0, 500))).toEqual([]);
  });
  test("more instances than one page holds, when all are asked for", async () => {
    const store = await open();
    for (let from = 0; from < 5_001; from += 500) {
      const some = Array.from({ length: Math.min(500, 5_001 - from) }, (_, n) => `i${from + n}`);
      await Promise.all(
        some.map((id) => store.journal.commit(unit(write(id, { peopleRevision: 1 })))),
      );
    }
    expect(await ids(store, undefined)).toHaveLength(5_001);
  });
  test("up to which revision all have been viewed is what was said last", async () => {
    const store = await open();
    expect(await store.reviews.reviewed()).toBeUndefined();
    await store.reviews.setReviewed(7);
    await store.reviews.setReviewed(8);
    expect(await store.reviews.reviewed()).toBe(8);
  });
});

everyStore("access log", (open) => {
  test("are read the newest first: of all or of one, from a moment on, before another, before a line; one that was emptied is about nothing", async () => {
    const store = await open();
    for (const [at, about] of [1, 2, 3, 4, 5].map((n) => [n, n % 2 === 0 ? "i" : ""] as const))
      await store.accessLog.append({ at, about, month: "2026-11", cipher: bytes(`sealed ${at}`) });
    const ever = { about: undefined, from: 0, until: 9, before: 9, limit: 9 };
    const seqs = async (more: object) =>
      (await store.accessLog.read({ ...ever, ...more })).map(({ seq }) => seq);
    expect(await store.accessLog.read({ ...ever, limit: 1 })).toEqual([
      { seq: 5, at: 5, about: "", month: "2026-11", cipher: bytes("sealed 5") },
    ]);
    expect(await seqs({})).toEqual([5, 4, 3, 2, 1]);
    expect(await seqs({ about: () => ["i", "other"] })).toEqual([4, 2]);
    expect(await seqs({ about: () => [""] })).toEqual([]);
    expect(await seqs({ from: 2, until: 4 })).toEqual([3, 2]);
    expect(await seqs({ before: 3, limit: 1 })).toEqual([2]);
    await store.accessLog.redact("mac", () => ["i", "other"]);
    expect(await seqs({ about: () => ["i", "other"] })).toEqual([]);
    expect((await store.accessLog.read(ever)).map(({ cipher }) => cipher.byteLength > 0)).toEqual([
      true,
      false,
      true,
      false,
      true,
    ]);
  });
  test("are numbered without a gap, also at once", async () => {
    const store = await open();
    const line = { at: 1, about: "i", month: "2026-11", cipher: bytes("sealed") };
    await Promise.all([
      store.accessLog.append(line),
      store.accessLog.append({ ...line, about: "" }),
      store.accessLog.append({ ...line, at: 2 }),
    ]);
    const read = await store.accessLog.read({
      about: undefined,
      from: 0,
      until: 9,
      before: 9,
      limit: 9,
    });
    expect(read.map(({ seq }) => seq)).toEqual([3, 2, 1]);
  });
});

everyStore("idempotency keys", (open) => {
  test("whether one has been dealt with can be asked", async () => {
    const store = await open();
    await store.journal.commit({ ...unit(write("i")), idempotencyKey: "c" });
    expect([await store.journal.isCommitted("c"), await store.journal.isCommitted("d")]).toEqual([
      true,
      false,
    ]);
  });
});

everyStore("erase", (open) => {
  const asking = (posts = [post("p")]) =>
    write("i", { posts, at: 50, eraseBy: 1_000, clear: { ref: "SYD-1" } });
  test("an instance can be erased when its posts are settled, or its time is up", async () => {
    const store = await open();
    await store.journal.commit(unit(asking(), write("not asking")));
    expect(await store.erasure.erasable(999, 9)).toEqual([]);
    expect(await store.erasure.erasable(1_000, 9)).toEqual([{ instance: "i", keyId: "key-i" }]);
    const [claimed] = await store.outbox.claim("slack", 100, 60_100, 60_100, 1);
    if (!claimed) throw new Error("nothing claimed");
    expect(await store.erasure.erasable(999, 9)).toEqual([]);
    await store.outbox.settle(claimed, 100, { state: "stands", landed: bytes("there") });
    expect(await store.erasure.erasable(999, 9)).toEqual([{ instance: "i", keyId: "key-i" }]);
  });
  test("of more ids than one statement asks for, those that are there are found", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i0"), write("i500")));
    const found = await store.journal.known(Array.from({ length: 501 }, (_, n) => `i${n}`));
    expect([...found].toSorted()).toEqual(["i0", "i500"]);
  });
  test("no more than asked for, and the next ones when those are erased", async () => {
    const store = await open();
    await store.journal.commit(unit(...["i", "j", "k"].map((id) => write(id, { eraseBy: 1 }))));
    const erased: string[] = [];
    for (
      let all = await store.erasure.erasable(1, 2);
      all.length > 0;
      all = await store.erasure.erasable(1, 2)
    ) {
      expect(all.length).toBeLessThan(3);
      for (const { instance } of all) await store.erasure.erase(instance, "about");
      erased.push(...all.map(({ instance }) => instance));
    }
    expect(erased.toSorted()).toEqual(["i", "j", "k"]);
  });
  test("leaves the events and nothing else; it is no longer listed, due, claimed, counted or written", async () => {
    const store = await open();
    await store.journal.commit(unit(asking()));
    await store.erasure.erase("i", "about");
    const left = await store.journal.load("i");
    expect(left).toMatchObject({ erased: true, version: 1 });
    expect(left?.applied).toHaveLength(0);
    expect(left?.events).toHaveLength(1);
    expect(await store.lists.list({ workflow: "case", limit: 10 })).toEqual([]);
    const woken = await store.timers.dueDays({ at: -1, instance: "" }, 9_999, 10);
    expect([
      woken,
      await store.outbox.claim("slack", 9_999, 10_000, 10_000, 10),
      await store.erasure.erasable(9_999, 9),
    ]).toEqual([[], [], []]);
    expect(await store.reviews.outdated("other", 10)).toEqual([]);
    expect(await store.journal.commit(unit(again("i", 1)))).toBe("conflict");
    // Its reference is free, its id is not.
    expect(await store.journal.commit(unit(write("j", { clear: { ref: "SYD-1" } })))).toBe("ok");
    expect(await store.journal.commit(unit(write("i", { keyId: "another" })))).toBe("conflict");
  });
});

everyStore("housekeep", (open) => {
  test("idempotency keys are kept thirty days, and no longer", async () => {
    const store = await open();
    await store.journal.commit({ ...unit(write("i")), at: 1_000, idempotencyKey: "old" });
    await store.upkeep.housekeep(1_000 + idempotencyKeysKeptMs, kept);
    expect(await store.journal.commit({ ...unit(write("j")), idempotencyKey: "old" })).toBe(
      "duplicate",
    );
    await store.upkeep.housekeep(1_001 + idempotencyKeysKeptMs, kept);
    expect(await store.journal.commit({ ...unit(write("j")), idempotencyKey: "old" })).toBe("ok");
  });
  test("which keys belong to an instance can be asked", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i"), write("j")));
    expect(await store.upkeep.usedKeys(["key-i", "unused"])).toEqual(["key-i"]);
    expect(await store.upkeep.usedKeys([])).toEqual([]);
  });
});
