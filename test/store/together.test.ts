// Several processes on one database, each with a store of its own. On SQLite there is one: the second finds the file locked (sqlite.test.ts).
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Claimed, Database, Store, Unit } from "../../src/store/port.ts";
import { openPostgres } from "../../src/store/postgres/index.ts";
import { sqlStore } from "../../src/store/sql.ts";
import { chainedText } from "../../src/store/upkeep.ts";
import { again, bytes, post, unit, write } from "../contract/stores.ts";
import { sums } from "../support/small-core.ts";
import { askedOf, freshDatabase, server } from "./engines.ts";

/** A database of its own, whose deadlocks are nobody else's; `n` stores on it. */
const together = async (n: number, wrap: (db: Database) => Database = (db) => db) => {
  const { url: any } = server as { readonly url: string };
  const url = await freshDatabase(any);
  const stores = await Promise.all(
    Array.from({ length: n }, async () => sqlStore(wrap(await openPostgres(url)), sums)),
  );
  let open = true;
  const close = async (): Promise<void> => {
    if (open) await Promise.all(stores.map((store) => store.upkeep.close()));
    open = false;
  };
  onTestFinished(close);
  const deadlocks = async (): Promise<number> => {
    // What a connection has counted is told when it ends.
    await close();
    const [row] = await askedOf(
      any,
      `select deadlocks from pg_stat_database where datname = '${new URL(url).pathname.slice(1)}'`,
    );
    return Number(row?.deadlocks);
  };
  return { url, stores, deadlocks };
};
/** The same chances each time. */
const dice = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
};
const pick = <T>(list: readonly T[], random: () => number): T =>
  list[Math.floor(random() * list.length)] as T;
const revisionOf = async (store: Store, instance: string): Promise<number> =>
  (await store.journal.load(instance))?.revision ?? 0;

test("while two groups are made durable what comes waits, and is committed together in a third", async () => {
  const waiting: (() => void)[] = [];
  let begun = 0;
  const run = async () => [{ revision: 1 }];
  const db = {
    query: async () => [],
    writers: "several",
    transaction: async <T>(work: (each: typeof run) => Promise<T>): Promise<T> => {
      begun += 1;
      await new Promise<void>((resolve) => waiting.push(resolve));
      return work(run);
    },
    close: async () => undefined,
  } as unknown as Database;
  const store = sqlStore(db, sums);
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const commits: Promise<unknown>[] = [];
  for (const instance of ["a", "b", "c", "d"]) {
    commits.push(store.journal.commit(unit(write(instance))));
    await turn();
  }
  expect([begun, waiting.length]).toEqual([2, 2]);
  waiting[0]?.();
  await commits[0];
  await turn();
  expect(begun).toBe(3);
  for (const go of waiting) go();
  expect(await Promise.all(commits)).toEqual(["ok", "ok", "ok", "ok"]);
  expect(begun).toBe(3);
});

describe.skipIf("skip" in server)("two processes", () => {
  test("write overlapping instances, a few hundred times: nothing is lost, and nobody waits for whoever waits for them", async () => {
    const { stores, deadlocks } = await together(2);
    const ids = ["a", "b", "c", "d", "e"];
    const [first] = stores as [Store];
    await first.journal.commit(unit(...ids.map((id) => write(id))));
    const wrote = new Map(ids.map((id) => [id, 0]));
    const answers: string[] = [];
    const destinations = ["destination-1", "destination-2", "destination-3"];
    const worker = async (store: Store, random: () => number, name: string): Promise<void> => {
      for (let n = 0; n < 60; n++) {
        const chosen = ids.filter(() => random() < 0.5);
        const writing = chosen.slice(0, 2).sort(() => random() - 0.5);
        const reading = chosen.slice(2);
        const revisions = new Map<string, number>();
        for (const id of chosen) revisions.set(id, await revisionOf(store, id));
        const at = (id: string): number => revisions.get(id) as number;
        const posts = destinations.filter(() => random() < 0.5).sort(() => random() - 0.5);
        const one: Unit = {
          at: 100,
          idempotencyKey: `${name}:${n}`,
          writes: writing.map((id) =>
            again(id, at(id), {
              posts: posts.map((destination) => post(`${id} ${destination}`, { destination })),
            }),
          ),
          reads: reading.map((id) => ({ instance: id, revision: at(id) })),
        };
        const answer = await store.journal.commit(one);
        answers.push(answer);
        if (answer === "ok") for (const id of writing) wrote.set(id, (wrote.get(id) ?? 0) + 1);
        for (const claimed of await store.outbox.claim("slack", 100, 200, 300, 2))
          await store.outbox.settle(claimed, 100, { state: "stands", landed: bytes("there") });
      }
    };
    await Promise.all(
      stores.flatMap((store, s) =>
        [0, 1, 2].map((w) => worker(store, dice(7 * s + w), `${s}${w}`)),
      ),
    );
    expect(answers).toHaveLength(360);
    expect(new Set(answers)).toEqual(new Set(["ok", "conflict"]));
    for (const id of ids)
      expect([id, await revisionOf(first, id)]).toEqual([id, 1 + (wrote.get(id) ?? 0)]);
    expect(await deadlocks()).toBe(0);
  });
  test("each read what the other writes: one of them is a conflict", async () => {
    const { stores, deadlocks } = await together(2);
    const [one, two] = stores as [Store, Store];
    await one.journal.commit(unit(write("a"), write("b")));
    for (let round = 0; round < 150; round++) {
      const [a, b] = [await revisionOf(one, "a"), await revisionOf(one, "b")];
      const answers = await Promise.all([
        one.journal.commit({ ...unit(again("a", a)), reads: [{ instance: "b", revision: b }] }),
        two.journal.commit({ ...unit(again("b", b)), reads: [{ instance: "a", revision: a }] }),
      ]);
      expect(answers.sort()).toEqual(["conflict", "ok"]);
    }
    expect(await deadlocks()).toBe(0);
  });
  test("with one idempotency key: it counts once", async () => {
    const { stores } = await together(2);
    const answers = await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        (stores[n % 2] as Store).journal.commit({
          ...unit(write(`i${n}`)),
          idempotencyKey: `c${n >> 2}`,
        }),
      ),
    );
    expect(answers.filter((answer) => answer === "ok")).toHaveLength(10);
    expect(answers.filter((answer) => answer === "duplicate")).toHaveLength(30);
  });
  test("post to the same places, each in another order: nobody waits for whoever waits for them", async () => {
    const { stores, deadlocks } = await together(2);
    const destinations = Array.from({ length: 8 }, (_, n) => `destination-${n}`);
    const worker = async (store: Store, random: () => number, name: string): Promise<void> => {
      for (let n = 0; n < 40; n++) {
        const posts = destinations
          .map((destination) => [random(), post(destination, { destination })] as const)
          .sort(([a], [b]) => a - b);
        expect(
          await store.journal.commit(
            unit(write(`${name} ${n}`, { posts: posts.map(([, one]) => one) })),
          ),
        ).toBe("ok");
      }
    };
    await Promise.all(
      stores.flatMap((store, s) =>
        [0, 1, 2].map((w) => worker(store, dice(7 * s + w), `${s}${w}`)),
      ),
    );
    expect(await deadlocks()).toBe(0);
  });
  test("show at once: one chain, without a gap, and it holds line by line", async () => {
    const { url, stores } = await together(5);
    const line = (at: number) => ({
      at,
      about: "i",
      month: "2026-11",
      cipher: bytes(`sealed ${at}`),
    });
    for (let n = 0; n < 100; n += 5)
      await Promise.all(stores.map((store, s) => store.accessLog.append(line(n + s))));
    const lines = await askedOf(url, "select seq, at, digest, hash from access_log order by seq");
    expect([lines.length, new Set(lines.map(({ at }) => at)).size]).toEqual([100, 100]);
    let before: Uint8Array = new Uint8Array(32);
    for (const [n, line] of lines.entries()) {
      const { seq, at, digest, hash } = line as {
        seq: string;
        at: string;
        digest: Buffer;
        hash: Buffer;
      };
      expect(Number(seq)).toBe(n + 1);
      const sum = sums.chain(before, chainedText(Number(seq), Number(at), digest));
      expect(Buffer.from(sum).equals(hash)).toBe(true);
      before = hash;
    }
  });
});

describe.skipIf("skip" in server)("three processes deliver", () => {
  test("twelve hundred posts, while more come to the same places: each once, and none is forgotten", async () => {
    const { stores, deadlocks } = await together(3);
    const [first] = stores as [Store];
    const destination = (n: number): string => `destination-${n % 60}`;
    const posts = (from: number, n: number) =>
      Array.from({ length: n }, (_, i) =>
        post(`p${from + i}`, { destination: destination(from + i), outbox: `o${from + i}` }),
      );
    for (let i = 0; i < 6; i++)
      await first.journal.commit(unit(write(`i${i}`, { posts: posts(i * 100, 100) })));
    const delivered = new Map<string, number>();
    const random = dice(3);
    let wanting = true;
    const late = async (): Promise<void> => {
      for (let i = 0; i < 60; i++)
        await pick(stores, random).journal.commit(
          unit(write(`late${i}`, { posts: posts(600 + i * 10, 10) })),
        );
      wanting = false;
    };
    const deliver = async (store: Store): Promise<void> => {
      for (;;) {
        const was = wanting;
        const claimed: readonly Claimed[] = await store.outbox.claim(
          "slack",
          100,
          100_000,
          100_000,
          5,
        );
        if (
          claimed.length === 0 &&
          !was &&
          (await store.outbox.nextDelivery("slack")) === undefined
        )
          return;
        await Promise.all(
          claimed.map(async (one) => {
            delivered.set(one.name, (delivered.get(one.name) ?? 0) + 1);
            expect(
              await store.outbox.settle(one, 101, { state: "stands", landed: bytes("there") }),
            ).toBe(true);
          }),
        );
      }
    };
    await Promise.all([late(), ...stores.flatMap((store) => [deliver(store), deliver(store)])]);
    expect([...delivered.values()].filter((n) => n !== 1)).toEqual([]);
    expect(delivered.size).toBe(1_200);
    expect(
      (await first.upkeep.operations(2_000)).filter(({ state }) => state !== "stands"),
    ).toEqual([]);
    expect(await deadlocks()).toBe(0);
  });
  test("one is on its way, and another comes to its place at that very moment: it is due afterwards", async () => {
    let letGo = (): void => undefined;
    let wrote = (): void => undefined;
    const open = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const written = new Promise<void>((resolve) => {
      wrote = resolve;
    });
    let holds = false;
    const held = (db: Database): Database => ({
      ...db,
      transaction: (work) =>
        db.transaction(async (run) => {
          const came = await work(run);
          if (holds) {
            wrote();
            await open;
          }
          return came;
        }),
    });
    const { url, stores } = await together(1, held);
    const [one] = stores as [Store];
    const other = sqlStore(await openPostgres(url), sums);
    onTestFinished(() => other.upkeep.close());
    await other.journal.commit(unit(write("i", { posts: [post("p")] })));
    const [claimed] = await other.outbox.claim("slack", 100, 200, 300, 1);
    holds = true;
    const coming = one.journal.commit(unit(write("j", { posts: [post("q")] })));
    await written;
    const settled = other.outbox.settle(claimed as Claimed, 101, {
      state: "stands",
      landed: bytes("there"),
    });
    const waits =
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
    await vi.waitUntil(async () => (await askedOf(url, waits)).length > 0);
    letGo();
    expect([await coming, await settled]).toEqual(["ok", true]);
    expect((await other.outbox.claim("slack", 101, 200, 300, 9)).map(({ name }) => name)).toEqual([
      "q",
    ]);
  });
});
