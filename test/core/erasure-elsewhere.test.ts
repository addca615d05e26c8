// What others hold of a case that is erased: meetings, showings, messages that could not be changed yet, files, older copies.
import { copyFileSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, onTestFinished, test } from "vitest";
import { backUp, restore } from "../../src/app/storage/backup.ts";
import { keysFile } from "../../src/app/storage/opening.ts";
import { readErasures } from "../../src/app/storage/scrub.ts";
import { openApplied } from "../../src/engine/applied.ts";
import { chain, chainStart, decrypt, mac } from "../../src/engine/encryption.ts";
import { postBound } from "../../src/engine/instances.ts";
import { eventBound } from "../../src/engine/journal-rows.ts";
import { rekey } from "../../src/engine/rekey.ts";
import { postName } from "../../src/engine/write.ts";
import { local } from "../support/given.ts";
import { MeetingAttackers, publicUrl } from "../support/meeting-attackers.ts";
import { anna as annaId } from "../support/office.ts";
import { toMember, toSpace } from "../support/puppet.ts";
import { type SmallCore, small, until } from "../support/small-core.ts";
import { createWorld } from "../support/world.ts";

const erase = "2026-11-26T09:00:00.000Z" as never;

describe("a meeting that was about it", () => {
  const met = async (keep = false) => {
    const w = await createWorld({ publicUrl, keep });
    if (!keep) onTestFinished(() => w.close());
    const a = new MeetingAttackers(w);
    const { agenda } = await a.planned();
    const [kase, other] = [await a.shared(), await a.shared()];
    const { ref } = await a.o.state<{ ref: string }>(kase);
    await w.until(local("2026-11-27", "12:00"));
    await a.started(agenda);
    const id = a.itemOf(await a.agenda(agenda), kase);
    await a.goneTo(agenda, ({ now }) => now === id);
    await a.o.does(
      annaId,
      "agenda",
      "decide",
      { code: "continue", dissent: "no", text: "Kantarell flyttas", point: id },
      agenda,
    );
    const old = (await w.stafett.store.journal.load(agenda)) as NonNullable<
      Awaited<ReturnType<typeof w.stafett.store.journal.load>>
    >;
    const oldKey = (await w.stafett.core.keys.open(old.keyId)) as Uint8Array;
    return { w, a, agenda, kase, other, ref, old, oldKey };
  };
  test("opens neither its reference nor what was decided, with any key that there is; the rest it does", async () => {
    const { w, a, agenda, kase, other, ref, old, oldKey } = await met();
    const clear = (rows: typeof old.events, key: Uint8Array): string =>
      rows.map((e) => decrypt(key, eventBound(agenda, e.seq), e.cipher)).join("\n");
    expect(clear(old.events, oldKey)).toMatch(new RegExp(`${ref}[^]*Kantarell`));
    expect(await rekey(w.stafett.core, agenda as never, { subject: kase as never })).toMatchObject({
      was: expect.any(String),
    });
    w.stafett.engine.transact.instances.forget(agenda);
    const now = await w.stafett.store.journal.load(agenda);
    const key = (await w.stafett.core.keys.open(now?.keyId ?? "")) as Uint8Array;
    expect(clear(now?.events ?? [], key)).not.toMatch(new RegExp(`${ref}|${kase}|Kantarell`));
    expect(clear(now?.events ?? [], key)).toContain(other);
    // A copy of the data from before is under a key that is nowhere any more.
    expect(await w.stafett.core.keys.open(old.keyId)).toBeUndefined();
    expect(() => clear(old.events, key)).toThrow();
    const items = (await a.agenda(agenda)).items.map((item) => item.about?.instance);
    expect([items.includes(other as never), items.includes(kase as never)]).toEqual([true, false]);
  });
  test("still has a chain from its first event to its head, and its posts are changed where they stand", async () => {
    const { w, a, agenda, kase } = await met();
    // What was on its way before is no post of it.
    await w.idle();
    await rekey(w.stafett.core, agenda as never, { subject: kase as never });
    w.stafett.engine.transact.instances.forget(agenda);
    const now = await w.stafett.store.journal.load(agenda);
    let head: Uint8Array = chainStart;
    for (const e of now?.events ?? []) head = chain(head, e.seq, e.cipher);
    expect(Buffer.from(head).equals(now?.head ?? new Uint8Array())).toBe(true);
    const posted = () => w.cloud.calls.filter((call) => call.method === "chat.postMessage").length;
    const before = posted();
    await a.goneTo(agenda);
    await w.idle();
    expect(posted()).toBe(before);
  });
  test("notes of each post the MAC of its words under the key that it has, also where the post is gone", async () => {
    const { w, a, agenda, kase } = await met();
    await a.goneTo(agenda);
    await w.idle();
    const { store, core, engine } = w.stafett;
    const noted = async () => {
      const row = await store.journal.load(agenda);
      const key = (await core.keys.open(row?.keyId ?? "")) as Uint8Array;
      const { posts } = await store.rekeying.encryptedRows(agenda);
      return [...openApplied(key, agenda, row!.applied).posts].flatMap(([id, post]) => {
        const sealed = posts.find(({ name }) => name === postName(key, post));
        if (!sealed) return [];
        const words = decrypt(key, postBound(agenda, sealed.name), sealed.cipher);
        return [{ id, gone: post.gone, isOfIt: post.mac === mac(key, words) }];
      });
    };
    const before = await noted();
    expect(before.filter(({ gone, isOfIt }) => gone && isOfIt)).not.toEqual([]);
    await rekey(core, agenda as never, { subject: kase as never });
    engine.transact.instances.forget(agenda);
    expect(await noted()).toEqual(before);
  });
  test("a crash before its old key was destroyed: it is at the next start", async () => {
    const { w, agenda, kase, old } = await met();
    const { destroy } = w.stafett.core.keys;
    w.stafett.core.keys.destroy = () => Promise.reject(new Error("power"));
    await expect(
      rekey(w.stafett.core, agenda as never, { subject: kase as never }),
    ).rejects.toThrow("power");
    w.stafett.core.keys.destroy = destroy;
    expect(await w.stafett.store.rekeying.toDestroy()).toEqual([old.keyId]);
    w.stafett.worker.wake();
    await w.idle();
    expect([
      await w.stafett.store.rekeying.toDestroy(),
      await w.stafett.core.keys.open(old.keyId),
    ]).toEqual([[], undefined]);
  });
  test("an older copy of everything, put back: it says nothing of it either", async () => {
    const { w, agenda, kase, ref, old, oldKey } = await met(true);
    const copies = join(w.file, "..", "copies");
    const copy = await backUp(w.file, copies, new Date(w.clock.now()), () => undefined);
    const db = new DatabaseSync(w.file);
    db.prepare("update instances set erase_by = 1 where instance = ?").run(kase);
    db.close();
    w.stafett.worker.wake();
    await w.idle();
    expect(readErasures(w.file)).toMatchObject([{ rewritten: 1 }]);
    await w.stafett.stop();
    await restore(copy, w.file, new Date(w.clock.now()));
    const again = await createWorld({ file: w.file, publicUrl, start: w.clock.now() });
    onTestFinished(() => again.close());
    again.stafett.worker.wake();
    await again.idle();
    const now = await again.stafett.store.journal.load(agenda);
    const key = (await again.stafett.core.keys.open(now?.keyId ?? "")) as Uint8Array;
    const says = now?.events
      .map((e) => decrypt(key, eventBound(agenda, e.seq), e.cipher))
      .join("\n");
    expect(says).not.toMatch(new RegExp(`${ref}|${kase}|Kantarell`));
    expect([
      await again.stafett.store.rekeying.toDestroy(),
      await again.stafett.core.keys.open(old.keyId),
    ]).toEqual([[], undefined]);
    expect(readErasures(w.file).map(({ rewritten }) => rewritten)).toEqual([1, 1]);
    expect(oldKey).not.toEqual(key);
    expect((await again.stafett.store.journal.load(kase))?.erased).toBe(true);
  });
});

const asked = async (c: SmallCore): Promise<string> => {
  const id = await c.begin();
  await c.pull(id, { posts: [toMember("a", "anna", "känsligt"), toSpace("b", "rum", "känsligt")] });
  await c.worker.idle();
  return id;
};

describe("messages that cannot be changed when the day has come", () => {
  test("are remembered without a word of it, and changed when the platform is back", async () => {
    const c = await small();
    const id = await asked(c);
    for (let i = 0; i < 400; i++) c.adapter.answers.push({ retry: "request", silent: true });
    await c.pull(id, { erase });
    await until(c, "2026-11-26T10:00:00Z");
    expect(
      c.sql("select erased_at is not null as gone from instances where instance = ?", id),
    ).toEqual([{ gone: 1 }]);
    expect(readErasures(c.file)).toMatchObject([{ leftovers: 2, found: [], unemptied: [] }]);
    expect(c.sql("select count(*) as n from outbox where instance = 'leftover'")).toEqual([
      { n: 2 },
    ]);
    c.adapter.answers.length = 0;
    const before = c.adapter.deliveries.length;
    await until(c, "2026-11-26T12:00:00Z");
    const late = c.adapter.deliveries.slice(before);
    expect(late.map((d) => [d.to.id, d.ref?.id, d.message.title, d.gone]).sort()).toEqual([
      ["T1/CRUM", expect.stringMatching(/^ts-/), "Avslutat och raderat.", true],
      ["T1/UANNA", expect.stringMatching(/^ts-/), "Avslutat och raderat.", true],
    ]);
    expect(
      c.sql("select count(*) as n from outbox where instance = 'leftover' and state <> 'stands'"),
    ).toEqual([{ n: 0 }]);
    await until(c, "2026-11-26T14:00:00Z");
    expect(c.sql("select count(*) as n from outbox where instance = 'leftover'")).toEqual([
      { n: 0 },
    ]);
  });
  test("one that nobody knows of is looked for, and made neutral where it stands", async () => {
    const c = await small();
    const id = await c.begin();
    c.adapter.answers.push({ unknown: "request" });
    for (let i = 0; i < 200; i++) c.adapter.finds.push({ retry: "request", silent: true });
    await c.pull(id, { posts: [toMember("a", "anna", "känsligt")] });
    await c.worker.idle();
    await c.pull(id, { erase });
    await until(c, "2026-11-26T10:00:00Z");
    c.adapter.finds.length = 0;
    c.adapter.finds.push({ found: { channel: "D1", id: "7" } });
    await until(c, "2026-11-26T12:00:00Z");
    expect(c.adapter.deliveries.at(-1)).toMatchObject({
      ref: { channel: "D1", id: "7" },
      gone: true,
      message: { title: "Avslutat och raderat." },
    });
  });
});

describe("who was shown it", () => {
  test("is no longer said; that somebody was shown something is, and its chain is whole", async () => {
    const c = await small();
    const [id, other] = [await asked(c), await c.begin("bo")];
    await c.ask("anna", "slack:1", {
      kind: "panel",
      workflow: "puppet",
      instance: id,
      panel: "one",
    });
    const before = c.sql("select hash from access_log order by seq");
    await c.pull(id, { erase });
    await c.worker.idle();
    const left = c.sql("select about, length(cipher) as length, hash from access_log order by seq");
    expect(left.map(({ hash }) => hash)).toEqual(before.map(({ hash }) => hash));
    expect(left.map(({ length }) => Number(length) > 0)).toEqual([false, true, false]);
    expect(
      left.filter(({ length }) => Number(length) === 0).every(({ about }) => about === ""),
    ).toBe(true);
    expect(readErasures(c.file)).toMatchObject([{ accessLines: 2 }]);
    expect((await c.lines({ workflow: "puppet", limit: 9 })).map((line) => line.instance)).toEqual([
      other,
    ]);
  });
});

describe("the files", () => {
  test("hold neither reference nor words nor the key's name, and a line says what was done", async () => {
    const c = await small();
    const id = await asked(c);
    const [line] = await c.lines({ workflow: "puppet", limit: 9 });
    const keyId = String(c.sql("select key_id from instances where instance = ?", id)[0]?.key_id);
    await c.pull(id, { erase });
    await c.worker.idle();
    const bytes = [c.file, `${c.file}-wal`, keysFile(c.file), `${keysFile(c.file)}-wal`].map(
      (file) => [basename(file), readFileSync(file)] as const,
    );
    const ref = line?.summary.ref ?? "";
    expect(ref).toMatch(/^SYD-/);
    // What stood in the posts: it has no words of its own, and a word of four letters is found beside the platform's name by chance.
    for (const text of [ref, "känsligt"])
      for (const [file, content] of bytes)
        expect([file, content.includes(text)]).toEqual([file, false]);
    for (const [file, content] of bytes.slice(2))
      expect([file, content.includes(keyId)]).toEqual([file, false]);
    expect(readErasures(c.file)).toMatchObject([{ keyId, found: [], unemptied: [], rewritten: 0 }]);
    expect(JSON.stringify(readErasures(c.file))).not.toContain(id);
  });
  test("that somebody reads cannot be emptied at once: it is said, and done when they have gone", async () => {
    const c = await small();
    const id = await asked(c);
    const reader = new DatabaseSync(keysFile(c.file), { readOnly: true });
    reader.exec("begin; select count(*) from keys");
    const keyId = String(c.sql("select key_id from instances where instance = ?", id)[0]?.key_id);
    await c.pull(id, { erase });
    await c.worker.idle();
    expect(readErasures(c.file)).toMatchObject([{ unemptied: ["stafett.keys.db"] }]);
    reader.exec("commit");
    reader.close();
    await until(c, "2026-11-25T09:30:00Z");
    for (const file of [keysFile(c.file), `${keysFile(c.file)}-wal`])
      expect(readFileSync(file).includes(keyId)).toBe(false);
  });
});

describe("keys from before, put back by hand", () => {
  test("open nothing: what was erased goes again at the start", async () => {
    const w = await createWorld({ keep: true });
    const opened = await w.cloud.as("U0NOOMI01").slash("/arende", "nytt");
    await w.cloud.as("U0NOOMI01").submit(opened.modal?.id ?? "");
    const [line] = await w.lines({ workflow: "case", limit: 9 });
    const { keyId } = (await w.stafett.store.journal.load(line?.instance ?? "")) as {
      keyId: string;
    };
    const copy = join(w.file, "..", "older.keys.db");
    await w.stafett.stop();
    copyFileSync(keysFile(w.file), copy);
    const again = await createWorld({ file: w.file, keep: true });
    await again.stafett.core.keys.destroy(keyId);
    const db = new DatabaseSync(w.file);
    db.prepare("update instances set erase_by = 1 where instance = ?").run(line?.instance ?? "");
    db.close();
    again.stafett.worker.wake();
    await again.idle();
    await again.stafett.stop();
    expect(readErasures(w.file)).toMatchObject([{ keyId }]);
    copyFileSync(copy, keysFile(w.file));
    const third = await createWorld({ file: w.file });
    expect(await third.stafett.core.keys.open(keyId)).toBeUndefined();
    expect(await third.lines({ workflow: "case", limit: 9 })).toEqual([]);
    await third.close();
  });
});
