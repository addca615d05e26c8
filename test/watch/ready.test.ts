// Whether a process is ready: when, and only when, it can read, write and decrypt; and it says so in time.
import { deflateSync } from "node:zlib";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createHttp } from "../../src/app/http.ts";
import { Room } from "../../src/app/watch/ready.ts";
import type { Db, Run, SqlValue } from "../../src/store/port.ts";
import { createWorld } from "../support/world.ts";

const world = async () => {
  const w = await createWorld();
  onTestFinished(() => w.close());
  return w;
};
const answer = async (
  readiness: Awaited<ReturnType<Awaited<ReturnType<typeof world>>["stafett"]["ready"]>>,
) => {
  const got = await createHttp({ adapters: new Map(), ready: async () => readiness }).request(
    "/readyz",
  );
  return [got.status, await got.json()];
};
const diskFull = () => Object.assign(new Error("could not extend file"), { code: "53100" });

describe("ready", () => {
  test("also while a platform is silent, or is not heard, or a place takes nothing: that stands in the body", async () => {
    const beside = { held: 3, silent: ["slack"], unheard: ["teams"] } as const;
    expect(await answer({ because: [], ...beside })).toEqual([200, { status: "ready", ...beside }]);
    expect(await answer({ because: ["write"], ...beside })).toEqual([
      503,
      { status: "not ready", because: ["write"], ...beside },
    ]);
  });
  test("is answered in time, and with no, where the database says nothing at all", async () => {
    const { stafett } = await world();
    const gate = Promise.withResolvers<never>();
    const never = () => gate.promise;
    const { transaction, query } = stafett.data;
    Object.assign(stafett.data, { transaction: never, query: never });
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const asked = stafett.ready();
    await vi.advanceTimersByTimeAsync(1_900);
    vi.useRealTimers();
    Object.assign(stafett.data, { transaction, query });
    const { because } = await asked;
    gate.reject(new Error("the connection was lost"));
    expect(because).toEqual(["write", "read"]);
    expect((await stafett.ready()).because).toEqual([]);
  });
});

describe("a disk without room", () => {
  /** What a probe writes, and from how many bytes on there is no room. */
  const full = (db: Db) => {
    const written: string[] = [];
    const { transaction } = db;
    const disk = { room: Number.POSITIVE_INFINITY };
    const fitting: Db["transaction"] = (work) =>
      transaction((run) => {
        const ask = async (sql: string, values: readonly SqlValue[] = []) => {
          const text = values.find(
            (value): value is string => typeof value === "string" && value.length > 10_000,
          );
          if (text !== undefined) written.push(text);
          if ((text?.length ?? 0) > disk.room) throw diskFull();
          return run(sql, values);
        };
        return work(ask satisfies Run);
      });
    Object.assign(db, { transaction: fitting });
    return { written, disk };
  };
  test("the probe writes what cannot be compressed", async () => {
    const { stafett } = await world();
    const { written } = full(stafett.data);
    await stafett.ready();
    const [text = ""] = written;
    expect([text.length, deflateSync(text).length > 0.7 * text.length]).toEqual([65_536, true]);
  });
  test("is not ready from the first command that found none, though little things still find it, until much does", async () => {
    const { stafett } = await world();
    const { disk } = full(stafett.data);
    disk.room = 500_000;
    expect((await stafett.ready()).because).toEqual([]);
    const { commit } = stafett.store.journal;
    const room = new Room();
    await expect(room.noting(Promise.reject(diskFull()))).rejects.toThrow("extend");
    expect(room.isFull).toBe(true);
    await room.noting(commit({ at: 0, idempotencyKey: "a", writes: [], reads: [] }));
    expect(room.isFull).toBe(false);
    const { transaction } = stafett.data;
    Object.assign(stafett.data, { transaction: () => Promise.reject(diskFull()) });
    await expect(commit({ at: 0, idempotencyKey: "b", writes: [], reads: [] })).rejects.toThrow(
      "extend",
    );
    Object.assign(stafett.data, { transaction });
    expect((await stafett.ready()).because).toEqual(["write"]);
    disk.room = Number.POSITIVE_INFINITY;
    expect((await stafett.ready()).because).toEqual([]);
  });
});
