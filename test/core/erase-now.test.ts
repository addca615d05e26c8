// A case that an operator takes away at once: open, under way to somebody else, in a list of the day.
import { describe, expect, onTestFinished, test } from "vitest";
import { verify } from "../../src/app/storage/backup.ts";
import { orderSql } from "../../src/app/storage/orders.ts";
import { readErasures } from "../../src/app/storage/scrub.ts";
import { onFile } from "../support/on-file.ts";
import { masterKey, only } from "../support/presets.ts";
import { createWorld, type World } from "../support/world.ts";

const [anna, deputy, lead] = ["U0NOOMI01", "U0NOOMI02", "U0NOOMI03"];
const open = async (
  w: World,
): Promise<{ readonly ref: string; readonly instance: string; readonly words: string }> => {
  const before = new Set(
    (await w.lines({ workflow: "case", limit: 99 })).map((line) => line.instance),
  );
  const form = await w.cloud.as(anna).slash("/arende", "nytt");
  await w.cloud.as(anna).submit(form.modal?.id ?? "", { "f:risk": "high" });
  await w.idle();
  const line = (await w.lines({ workflow: "case", limit: 99 })).find(
    (each) => !before.has(each.instance),
  );
  return {
    ref: line?.summary.ref ?? "",
    instance: line?.instance ?? "",
    words: line?.summary.words ?? "",
  };
};
const order = (w: World, instance: string): void =>
  void onFile(w.stafett).raw.prepare(orderSql).run(instance);
const inChat = (w: World): string =>
  w.cloud
    .channels()
    .flatMap(({ id }) => w.cloud.messages(id).map((message) => JSON.stringify(message)))
    .join("\n");
const world = async (): Promise<World> => {
  const w = await createWorld({ start: Date.parse("2026-11-25T09:00:00Z") });
  onTestFinished(() => w.close());
  return w;
};

describe("a case that an operator erases", () => {
  test("is gone in a minute at most, from lists and from what was offered; whose it was are told, without its reference", async () => {
    const w = await world();
    const [gone, kept] = [await open(w), await open(w)];
    const form = await w.cloud.as(anna).slash("/stafett", "lämna över");
    await w.cloud.as(anna).submit(form.modal?.id ?? "", {});
    await w.idle();
    expect(inChat(w)).toContain(gone.ref);
    const keyId = String(
      onFile(w.stafett)
        .raw.prepare("select key_id from instances where instance = ?")
        .get(gone.instance)?.key_id,
    );
    order(w, gone.instance);
    await w.idle();
    expect(await w.stafett.core.keys.open(keyId)).toBeUndefined();
    expect(readErasures(w.file)).toMatchObject([{ keyId, found: [] }]);
    const chat = inChat(w);
    expect(chat).not.toContain(gone.ref);
    expect(chat).not.toContain(gone.words);
    expect(chat).toContain(kept.ref);
    const told = w.cloud
      .channels()
      .flatMap(({ id }) => w.cloud.messages(id))
      .filter((message) => JSON.stringify(message).includes("raderat av den som sköter driften"));
    expect(told).toHaveLength(2);
    for (const message of told) expect(JSON.stringify(message)).not.toMatch(/SYD-/);
    expect((await w.lines({ workflow: "case", limit: 9 })).map((line) => line.instance)).toEqual([
      kept.instance,
    ]);
    const asked = JSON.stringify(await w.cloud.as(lead).slash("/arende", gone.ref));
    const never = JSON.stringify(await w.cloud.as(lead).slash("/arende", "SYD-0000-00"));
    expect(asked).not.toContain(gone.words);
    expect(never).not.toBe("");
    expect(verify(w.file, only(masterKey))).toEqual([]);
  });
  test("does not wait for a platform that does not answer: what it could not change is remembered without a word", async () => {
    const w = await world();
    const { instance } = await open(w);
    const erasedAt = () =>
      onFile(w.stafett)
        .raw.prepare("select erased_at from instances where instance = ?")
        .get(instance)?.erased_at;
    w.cloud.faults.next({ method: "chat.update", kind: "500", times: 9 });
    order(w, instance);
    await w.until("2026-11-25T09:00:30.000Z");
    expect(erasedAt()).toBeNull();
    await w.until("2026-11-25T09:01:05.000Z");
    expect(erasedAt()).not.toBeNull();
    expect(readErasures(w.file)).toMatchObject([{ leftovers: 1 }]);
  });
  test("two on one day are told of as two; what is no case is left as it is, and nobody waits for it", async () => {
    const w = await world();
    const [one, two] = [await open(w), await open(w)];
    for (const instance of [one.instance, two.instance, "people", "nothing"]) order(w, instance);
    await w.idle();
    expect(readErasures(w.file)).toHaveLength(2);
    expect(inChat(w)).toContain("2 ärenden är raderade av den som sköter driften");
    expect((await w.stafett.engine.transact.instances.load("people" as never))?.workflow.name).toBe(
      "people",
    );
    expect(
      onFile(w.stafett).raw.prepare("select 1 from meta where name like 'order:%'").get(),
    ).toBeUndefined();
    expect(JSON.stringify(await w.cloud.as(deputy).slash("/stafett", "vem"))).toContain("112");
  });
});
