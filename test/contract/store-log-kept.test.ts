// The caller tells the store how long lines of the access log are kept.
import { expect, test } from "vitest";
import { bytes, everyStore } from "./stores.ts";

const kept = { idempotencyKeysMs: 1, accessLogMs: 1_000 };
everyStore("housekeep: access log", (open) => {
  test("lines of the access log are kept as long as it is asked, and no longer", async () => {
    const store = await open();
    for (const at of [1_000, 1_001])
      await store.accessLog.append({
        at,
        about: "x",
        month: "2026-11",
        cipher: bytes(`sealed ${at}`),
      });
    const left = async (): Promise<readonly number[]> => {
      const lines = await store.accessLog.read({
        about: undefined,
        from: 0,
        until: 1e15,
        before: 1e15,
        limit: 9,
      });
      return lines.map(({ at }) => at);
    };
    await store.upkeep.housekeep(2_000, kept);
    expect(await left()).toEqual([1_001, 1_000]);
    await store.upkeep.housekeep(2_001, kept);
    expect(await left()).toEqual([1_001]);
  });
});
