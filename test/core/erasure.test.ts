// Erasure is real: others are told, posts are neutral, the key is destroyed; the chain still verifies, nothing can be read.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Delivery } from "../../adapters/port.ts";
import { keysFile } from "../../src/app/storage/opening.ts";
import { readErasures } from "../../src/app/storage/scrub.ts";
import { chain, chainStart, decrypt } from "../../src/engine/encryption.ts";
import { leftBehind } from "../../src/engine/left-behind.ts";
import { Erasing } from "../../src/worker/erasing.ts";
import { tell, timer, toMember } from "../support/puppet.ts";
import { type SmallCore, small, until } from "../support/small-core.ts";

const erase = "2026-11-26T09:00:00.000Z" as never;
const asked = async (c: SmallCore): Promise<{ id: string; other: string }> => {
  const [id, other] = [await c.begin(), await c.begin()];
  await c.pull(id, { posts: [toMember("a", "anna", "känsligt")] });
  await c.worker.idle();
  return { id, other };
};
const keyOf = (c: SmallCore, id: string) =>
  String(c.sql("select key_id from instances where instance = ?", id)[0]?.key_id);
const bytesOf = (file: string): string =>
  ["", "-wal"]
    .map((end) => {
      try {
        return readFileSync(`${file}${end}`).toString("latin1");
      } catch {
        return "";
      }
    })
    .join("");

describe("the order of erasure", () => {
  test("a fall after the rows are emptied and before it is certified begins again: nothing is erased without a certificate", async () => {
    let isFull = true;
    const c = await small({
      wrapScrub: (scrub) => ({
        ...scrub,
        certify: (one) => (isFull ? Promise.reject(new Error("disk full")) : scrub.certify(one)),
      }),
    });
    const { id } = await asked(c);
    const keyId = keyOf(c, id);
    const about = c.core.blind("instance", id);
    await c.store.accessLog.append({
      at: c.clock.now(),
      about,
      month: "2026-11",
      cipher: new Uint8Array(64),
    });
    const [shown] = c.sql("select count(*) as n from access_log where about = ?", about);
    await c.pull(id, { erase });
    await c.worker.idle();
    const row = () => c.sql("select erased_at from instances where instance = ?", id)[0]?.erased_at;
    expect([row(), await c.keys.open(keyId), readErasures(c.file)]).toEqual([null, undefined, []]);
    isFull = false;
    c.clock.advance(1_000);
    await c.worker.idle();
    expect([row() !== null, readErasures(c.file).map((one) => one.keyId)]).toEqual([true, [keyId]]);
    // Also what was done before the fall.
    expect(readErasures(c.file).map(({ accessLines }) => accessLines)).toEqual([shown?.n]);
    expect(shown?.n).toBeGreaterThan(0);
  });
  test("others are told → the posts are neutral → the key is destroyed", async () => {
    const c = await small();
    const { id, other } = await asked(c);
    const keyId = keyOf(c, id);
    const order: string[] = [];
    c.adapter.answers.push(async (d: Delivery) => {
      order.push(
        `told ${(await c.state(other)).told.length}`,
        `neutral ${d.message.title}`,
        `key ${(await c.keys.open(keyId)) ? 1 : 0}`,
      );
      return { sent: d.ref ?? { channel: "x", id: "y" } };
    });
    await c.pull(id, { erase, tells: [tell("forget", other)] });
    await c.worker.idle();
    expect(order).toEqual(["told 1", "neutral Avslutat och raderat.", "key 1"]);
    expect(await c.keys.open(keyId)).toBeUndefined();
    expect(
      c.sql("select erased_at from instances where instance = ?", id)[0]?.erased_at,
    ).not.toBeNull();
  });
  test("a post that cannot be made neutral is waited for, but not beyond the day that was set", async () => {
    const c = await small();
    const { id } = await asked(c);
    const keyId = keyOf(c, id);
    for (let i = 0; i < 50; i++)
      c.adapter.answers.push({ retry: "internal_error", afterMs: 2 * 3_600_000 });
    await c.pull(id, { erase });
    await until(c, "2026-11-26T08:59:00Z");
    expect(await c.keys.open(keyId)).toBeDefined();
    await until(c, "2026-11-26T09:00:00Z");
    expect(await c.keys.open(keyId)).toBeUndefined();
  });
  test("the worker wakes itself for the day that was set", async () => {
    const c = await small();
    const { id } = await asked(c);
    for (let i = 0; i < 50; i++)
      c.adapter.answers.push({ retry: "internal_error", afterMs: 7 * 24 * 3_600_000 });
    await c.pull(id, { erase });
    await c.worker.idle();
    expect(await c.worker.nextDue()).toBeLessThanOrEqual(Date.parse(erase));
  });
  test("a post known to be unreachable is not waited for", async () => {
    const c = await small();
    const { id } = await asked(c);
    const keyId = keyOf(c, id);
    c.adapter.answers.push({ content: "msg_too_long" });
    await c.pull(id, { erase });
    await c.worker.idle();
    expect(await c.keys.open(keyId)).toBeUndefined();
  });
  test("an update that is on its way when erasure is asked for does not land after the neutral text", async () => {
    const c = await small();
    const { id } = await asked(c);
    const gate = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    c.adapter.answers.push(async (d: Delivery) => {
      started.resolve();
      await gate.promise;
      return { sent: d.ref ?? { channel: "x", id: "y" } };
    });
    await c.pull(id, { posts: [toMember("a", "anna", "känsligare")] });
    await started.promise;
    await c.pull(id, { erase });
    gate.resolve();
    await c.worker.idle();
    expect(c.adapter.deliveries.at(-1)?.message.title).toBe("Avslutat och raderat.");
    expect(await c.keys.open(keyOf(c, id))).toBeUndefined();
  });
});

describe("after erasure", () => {
  const erased = async (c: SmallCore) => {
    const { id } = await asked(c);
    const [before] = c.sql("select key_id, ref, head from instances where instance = ?", id);
    const key = await c.keys.open(String(before?.key_id));
    await c.pull(id, { erase });
    await c.worker.idle();
    return { id, key: key as Uint8Array, ref: String(before?.ref), keyId: String(before?.key_id) };
  };
  test("the chain of ciphertexts still verifies, up to the head", async () => {
    const c = await small();
    const { id } = await erased(c);
    const events = c.sql(
      "select seq, cipher, hash from events where instance = ? order by seq",
      id,
    );
    expect(events).toHaveLength(3);
    let head: Uint8Array = chainStart;
    for (const e of events) {
      head = chain(head, Number(e.seq), e.cipher as Uint8Array);
      expect(Buffer.from(head).equals(e.hash as Buffer)).toBe(true);
    }
    expect(
      Buffer.from(head).equals(
        c.sql("select head from instances where instance = ?", id)[0]?.head as Buffer,
      ),
    ).toBe(true);
  });
  test("nothing of it can be read: no key in the store, no wrapped key in its file", async () => {
    const c = await small();
    const { id, key, keyId } = await erased(c);
    const [first] = c.sql("select cipher from events where instance = ? and seq = 1", id);
    // It could be read with the key, so its absence is what protects it.
    expect(decrypt(key, `event:${id}:1`, first?.cipher as Uint8Array)).toContain("began");
    expect(bytesOf(keysFile(c.file))).not.toContain(keyId);
    expect(await c.engine.transact.instances.load(id as never)).toBeUndefined();
  });
  test("the reference, posts, timers and readers are gone, also from the bytes of the file", async () => {
    const c = await small();
    const { id, ref } = await erased(c);
    for (const table of ["outbox", "applied", "readers"])
      expect(c.sql(`select * from ${table} where instance = ?`, id)).toEqual([]);
    expect(
      c.sql(
        "select ref, words, holder, agency, region, length(summary) as summary from instances where instance = ?",
        id,
      ),
    ).toEqual([{ ref: null, words: null, holder: null, agency: null, region: null, summary: 0 }]);
    await c.db.checkpoint();
    expect(bytesOf(c.file)).not.toContain(ref);
  });
  test("it is as absent as what never was", async () => {
    const c = await small();
    const { id } = await erased(c);
    const gone = await c.press("anna", "slack:1", id, "bump");
    expect(gone).toEqual(await c.press("anna", "slack:2", "ZZZZZZZZZZZZZZZZ", "bump"));
    expect(await c.store.lists.list({ workflow: "puppet", limit: 10 })).toHaveLength(1);
    await c.worker.idle();
    expect(
      c.facts.filter((f) => f.event === "worker.failed" || f.event === "handle.failed"),
    ).toEqual([]);
  });
  test("the certificate says how many others still name it, whatever they hold it in", async () => {
    const c = await small();
    const [{ id, other }, third] = [await asked(c), await c.begin()];
    const [line] = (await c.lines({ workflow: "puppet", limit: 9 })).filter(
      ({ instance }) => instance === id,
    );
    await c.pull(other, { posts: [toMember("b", "anna", `om ${line?.summary.ref}`)] });
    await c.pull(third, { timers: [timer(`om ${line?.summary.ref}`, "2026-12-24T09:00:00Z")] });
    await c.worker.idle();
    await c.pull(id, { erase });
    await c.worker.idle();
    expect(readErasures(c.file)).toMatchObject([{ named: 2 }]);
    const { ref = "" } = (await c.lines({ workflow: "puppet", limit: 9 }))[0]?.summary ?? {};
    const all = await leftBehind(c.core, [[ref]]);
    expect(all.looked).toBeGreaterThan(2);
    expect((await leftBehind(c.core, [[ref]], all.looked - 1)).looked).toBe(all.looked - 1);
  });
  test("a crash between the key and the rows ends the same way", async () => {
    const c = await small();
    const { id } = await asked(c);
    const keyId = keyOf(c, id);
    await c.worker.stop();
    await c.pull(id, { erase });
    await c.keys.destroy(keyId);
    await c.stop();
    const next = await small({ file: c.file, start: Date.parse(erase) });
    await next.worker.start();
    await next.worker.idle();
    expect(
      next.sql("select length(summary) as summary from instances where instance = ?", id),
    ).toEqual([{ summary: 0 }]);
    expect(next.facts.filter((f) => f.event === "worker.failed")).toEqual([]);
  });
});

describe("one that cannot be erased", () => {
  test("and as many as are erased at once: neither the next erasure waits for them, nor what rings, nor what is sent", async () => {
    const c = await small({ bounds: { erasedAtOnce: 2 } });
    const all = [await asked(c), await asked(c), await asked(c), await asked(c)]
      .map(({ id }) => id)
      .toSorted();
    const rings = await c.begin();
    await c.pull(rings, { timers: [timer("t", "2026-11-26T10:00:00Z")] });
    await c.worker.idle();
    const [last = "", ...broken] = all.toReversed();
    // Nothing is neutral before the day that was set: all are to be erased in the same moment.
    for (let i = 0; i < 50; i++)
      c.adapter.answers.push({ retry: "internal_error", afterMs: 7 * 24 * 3_600_000 });
    for (const id of all) await c.pull(id as never, { erase });
    await c.worker.idle();
    const stuck = new Set(broken.map((id) => keyOf(c, id)));
    const destroy = c.keys.destroy.bind(c.keys);
    c.keys.destroy = async (id) => {
      if (stuck.has(id)) throw new Error("not this one");
      await destroy(id);
    };
    await until(c, "2026-11-26T12:00:00Z");
    const left = c
      .sql("select instance from instances where erase_by is not null and erased_at is null")
      .map(({ instance }) => instance);
    expect(left).not.toContain(last);
    expect(left.toSorted()).toEqual(broken.toSorted());
    expect((await c.timers(rings)).map(({ state }) => state)).toEqual(["fired"]);
    expect(c.facts.filter(({ event }) => event === "erase.failed").length).toBeGreaterThan(0);
    expect(c.facts.filter(({ event }) => event === "worker.failed")).toEqual([]);
  });
});

test("what somebody else writes into at every try is not rewritten: the key stays, and the erasure is tried again", async () => {
  const destroyed: string[] = [];
  const facts: unknown[] = [];
  let tries = 0;
  const alone = async () => {
    tries += 1;
    return "again";
  };
  const store = {
    rekeying: { toDestroy: async () => [] },
    lists: { list: async () => [{ instance: "meeting" }] },
    erasure: { erasable: async () => [{ instance: "case", keyId: "key" }] },
  };
  const core = {
    blind: () => "x",
    bounds: { erasedAtOnce: 9 },
    clock: { now: () => 0 },
    store,
    keys: { destroy: async (id: string) => destroyed.push(id) },
    registry: new Map([["agenda", { name: "agenda", redact: () => undefined }]]),
  };
  const instances = { load: async () => undefined, people: async () => ({ people: {} }) };
  const erasing = new Erasing({
    core,
    engine: { transact: { alone, instances } },
    log: { error: (fact: unknown) => facts.push(fact) },
    orders: { all: async () => [], exports: async () => [] },
    scrub: { empty: async () => [] },
    store,
  } as never);
  expect(await erasing.next()).toBe(1);
  expect(tries).toBe(5);
  expect(destroyed).toEqual([]);
  expect(facts).toMatchObject([{ event: "erase.failed" }]);
  expect(await erasing.next()).toBe(0);
});
