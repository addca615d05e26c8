// Due days: on which day something comes due, read page by page.
import { expect, test } from "vitest";
import { everyStore, unit, write } from "./stores.ts";

everyStore("due days", (open) => {
  test("by day and instance, after the one named, no more than asked for; nothing where nothing comes due", async () => {
    const store = await open();
    await store.journal.commit(
      unit(
        write("b", { at: 100 }),
        write("a", { at: 100 }),
        write("c", { at: 300 }),
        write("d", { at: null }),
      ),
    );
    const first = await store.timers.dueDays({ at: -1, instance: "" }, 200, 1);
    expect(first).toMatchObject([{ instance: "a", at: 100, keyId: "key-a" }]);
    expect(Buffer.from(first[0]?.applied ?? []).toString()).toBe("applied of a");
    expect(await store.timers.dueDays(first[0] as never, 300, 9)).toMatchObject([
      { instance: "b", at: 100 },
      { instance: "c", at: 300 },
    ]);
    expect([
      (await store.timers.nextAt(-1)).day,
      (await store.timers.nextAt(100)).day,
      (await store.timers.nextAt(300)).day,
    ]).toEqual([100, 300, undefined]);
  });
});
