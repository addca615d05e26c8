// What waits for a place, or for its whole organisation, that takes nothing: who tries when, and what frees the rest.
import { expect, test } from "vitest";
import type { Claimed, Store } from "../../src/store/port.ts";
import { claim, elsewhere, names, one, stands } from "./outbox-claims.ts";
import { again, everyStore, post, unit, write } from "./stores.ts";

everyStore("a place that takes nothing", (open) => {
  const refusedAt = async (
    store: Store,
    now: number,
    firstAt: number | null,
    error = "token_revoked",
    probeAt = now + 1_000,
  ) => {
    for (const c of await claim(store, now))
      await store.outbox.settle(c, now, { state: "unreachable", probeAt, firstAt, error });
  };
  const far = post("d", { destination: "to-far", home: "home-2" });
  test("waits with all that waits for it, one tries, and it alone is freed by its success", async () => {
    const store = await open();
    await store.journal.commit(
      unit(write("i", { posts: [post("a"), post("b"), post("c", elsewhere), far] })),
    );
    await refusedAt(store, 100, null, "is_archived");
    expect(await claim(store, 1_099)).toEqual([]);
    await store.journal.commit(unit(again("i", 1, { posts: [post("e")] })));
    expect(await claim(store, 1_099)).toEqual([]);
    expect(
      (await store.outbox.unreachable(99))
        .map((h) => [h.destination, h.since, h.reason, h.name])
        .sort(),
    ).toEqual([
      ["to-anna", 100, "is_archived", "a"],
      ["to-anna", 100, "is_archived", "b"],
      ["to-anna", 100, "is_archived", "e"],
      ["to-bo", 100, "is_archived", "c"],
      ["to-far", 100, "is_archived", "d"],
    ]);
    const probes = await claim(store, 1_100);
    expect(probes.map((c) => [c.destination, c.unreachableSince]).sort()).toEqual([
      ["to-anna", 100],
      ["to-bo", 100],
      ["to-far", 100],
    ]);
    for (const c of probes)
      await store.outbox.settle(
        c,
        1_100,
        c.destination === "to-anna"
          ? stands
          : { state: "unreachable", probeAt: 2_100, firstAt: null, error: "is_archived" },
      );
    expect((await claim(store, 1_101)).map((c) => c.destination)).toEqual(["to-anna"]);
    expect((await store.outbox.unreachable(99)).map((h) => h.destination).sort()).toEqual([
      "to-bo",
      "to-far",
    ]);
    expect(await store.outbox.release(1_102, { home: "home-1", first: true })).toBe(0);
  });
  test("with its whole organisation: the first of its places is tried sooner, for all of them; of another's, that one's first", async () => {
    const store = await open();
    await store.journal.commit(
      unit(
        write("i", {
          posts: [post("a"), post("c", elsewhere), post("z", { destination: "to-z" }), far],
        }),
      ),
    );
    await refusedAt(store, 100, 200);
    expect(await claim(store, 199)).toEqual([]);
    const probes = await claim(store, 200);
    expect(probes.map((c) => [c.home, c.unreachableSince]).sort()).toEqual([
      ["home-1", 100],
      ["home-2", 100],
    ]);
    for (const c of probes)
      if (c.home === "home-1")
        await store.outbox.settle(c, 200, {
          state: "unreachable",
          probeAt: 1_200,
          firstAt: 300,
          error: "token_revoked",
        });
    expect((await claim(store, 299)).map((c) => c.destination)).toEqual([]);
    const [again, ...more] = await claim(store, 300);
    expect(more).toEqual([]);
    await store.outbox.settle(again as Claimed, 300, stands);
    expect((await claim(store, 300)).map((c) => c.home)).toEqual(["home-1", "home-1"]);
  });
  test("with its whole organisation: whatever any place there takes frees all of them, and none that is held for itself", async () => {
    const store = await open();
    await store.journal.commit(
      unit(write("i", { posts: [post("gone", { destination: "to-gone" })] })),
    );
    await refusedAt(store, 100, null, "is_archived");
    await store.journal.commit(unit(write("j", { posts: [post("a"), post("c", elsewhere), far] })));
    await refusedAt(store, 100, 5_000);
    await store.journal.commit(
      unit(write("k", { posts: [post("new", { destination: "to-new" })] })),
    );
    const fresh = await one(store, 150);
    expect([fresh.name, fresh.unreachableSince]).toEqual(["new", null]);
    await store.outbox.settle(fresh, 150, stands);
    expect((await claim(store, 150)).map((c) => c.destination).sort()).toEqual([
      "to-anna",
      "to-bo",
    ]);
    expect((await store.outbox.unreachable(99)).map((h) => h.destination).sort()).toEqual([
      "to-far",
      "to-gone",
    ]);
  });
  test("with its whole organisation: when that is heard, one place is tried, and not a second while it is", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: [post("a"), post("c", elsewhere), far] })));
    await refusedAt(store, 100, 5_000);
    expect(await store.outbox.release(200, { home: "home-3", first: true })).toBe(0);
    expect(await store.outbox.release(200, { home: "home-1", first: true })).toBe(1);
    const probe = await one(store, 200);
    expect([probe.home, probe.unreachableSince]).toEqual(["home-1", 100]);
    await store.outbox.settle(probe, 200, {
      state: "unreachable",
      probeAt: 1_200,
      firstAt: 6_000,
      error: "token_revoked",
    });
    expect(await claim(store, 1_099)).toEqual([]);
  });
  test("is released by its organisation, or with all", async () => {
    const store = await open();
    await store.journal.commit(
      unit(
        write("i", { posts: [post("a"), post("d", { destination: "to-far", home: "home-2" })] }),
      ),
    );
    await refusedAt(store, 100, 900);
    expect(await store.outbox.release(200, { home: "home-2" })).toBe(1);
    expect(names(await claim(store, 200))).toEqual(["d"]);
    expect(await store.outbox.release(200, {})).toBe(1);
    expect(names(await claim(store, 200))).toEqual(["a"]);
  });
  test("a doubt there stays a doubt", async () => {
    const store = await open();
    await store.journal.commit(unit(write("i", { posts: [post("a")] })));
    await store.outbox.settle(await one(store, 100), 100, {
      state: "unconfirmed",
      nextAt: 200,
      error: "request",
      unconfirmed: { since: 1, until: 2, from: null },
    });
    await refusedAt(store, 200, 300);
    expect((await one(store, 1_200)).unconfirmed).toEqual({ since: 1, until: 2, from: null });
  });
});
