// Kinds of what a case keeps are erased at the person's request while the case goes on: with the eye of a thief who has every key that lives, and an older copy.
import { DatabaseSync } from "node:sqlite";
import { describe, expect, test } from "vitest";
import { keysFile } from "../../src/app/storage/opening.ts";
import { applyErasures, readErasures } from "../../src/app/storage/scrub.ts";
import { decrypt } from "../../src/engine/encryption.ts";
import { eventBound } from "../../src/engine/journal-rows.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import type { Case } from "../../workflows/case/state.ts";
import type { Request } from "../../workflows/rights/model.ts";
import { all, type Begun, begun, bo, lead } from "../support/kinds.ts";
import { anna, coordinator } from "../support/office.ts";

/** What its region counts. */
const region = "stat-SYD";
/** The events of an instance as a thief has copied them. */
const copied = ({ raw }: Begun, instance: string) =>
  raw.prepare("select seq, cipher from events where instance = ? order by seq").all(instance) as {
    seq: number;
    cipher: Uint8Array;
  }[];
/** How many of these any key that lives opens. */
const opens = async (
  { world }: Begun,
  instance: string,
  events: ReturnType<typeof copied>,
): Promise<number> => {
  const db = new DatabaseSync(keysFile(world.file), { readOnly: true });
  const ids = (db.prepare("select id from keys").all() as { id: string }[]).map(({ id }) => id);
  db.close();
  const keys = (await Promise.all(ids.map((id) => world.stafett.core.keys.openAnew(id)))).flatMap(
    (key) => key ?? [],
  );
  const isOpened = ({ seq, cipher }: { seq: number; cipher: Uint8Array }): boolean =>
    keys.some((key) => {
      try {
        return decrypt(key, eventBound(instance, seq), cipher).length > 0;
      } catch {
        return false;
      }
    });
  return events.filter(isOpened).length;
};

describe("kinds of what a case keeps that are erased", () => {
  test.each([...all.map((kind) => [kind]), all])(
    "%s: no key that lives opens a word of it, in the case, in what it was shared as, in its referrals and drafts",
    async (...kinds) => {
      const b = await begun();
      const { o, world, kase } = b;
      const before = await b.read();
      for (const kind of all) expect(before[kind], kind).toBeGreaterThan(0);
      await b.erases(kinds);
      const after = await b.read();
      for (const kind of all)
        expect([kind, after[kind]]).toEqual([kind, kinds.includes(kind) ? 0 : before[kind]]);
      expect(await o.state<Case>(kase)).toMatchObject({
        step: "open",
        parts: [{ agency: "evonhuset", state: "in" }],
      });
      expect(readErasures(world.file)).toMatchObject([{ found: [], named: 0 }]);
    },
  );
  test("are read in no older copy of the database by a key that lives: the keys under which they were are destroyed", async () => {
    const b = await begun();
    const [mine, theirs] = [copied(b, b.kase), copied(b, b.referral)];
    expect([await opens(b, b.kase, mine), await opens(b, b.referral, theirs)]).toEqual([
      mine.length,
      theirs.length,
    ]);
    const old = [b.keyId(b.kase), b.keyId(b.referral), b.keyId(b.draft), b.keyId(region)];
    await b.erases(all);
    expect([await opens(b, b.kase, mine), await opens(b, b.referral, theirs)]).toEqual([0, 0]);
    expect(await opens(b, b.kase, copied(b, b.kase))).toBe(copied(b, b.kase).length);
    expect(
      (await Promise.all(old.map((id) => b.world.stafett.core.keys.openAnew(id)))).filter(Boolean),
    ).toEqual([]);
    const { replaced = [] } = readErasures(b.world.file)[0] ?? {};
    expect(replaced.map(({ was }) => was).sort()).toEqual(old.sort());
    expect(replaced.map(({ now }) => now).sort()).toEqual(
      [b.kase, b.referral, b.draft, region].map(b.keyId).sort(),
    );
  });
  test("leave another case as it was, under its own key", async () => {
    const b = await begun();
    const key = b.keyId(b.other);
    await b.erases(all);
    expect(b.keyId(b.other)).toBe(key);
  });
  test("can be said anew, and are kept then; the case goes on by the same days", async () => {
    const b = await begun();
    const { o, kase } = b;
    const { due, round } = await o.state<Case>(kase);
    await b.erases(["safeContact"]);
    expect(await o.state<Case>(kase)).toMatchObject({ due, round, risk: "high" });
    expect(await o.state<Case>(kase)).not.toHaveProperty("safeContact");
    await o.does(
      anna,
      "case",
      "setSafeContact",
      { safeContactMode: ["ownPhone"], beside: ["nobody"] },
      kase,
    );
    b.world.stafett.engine.transact.instances.forget(kase as InstanceId);
    expect(await o.state<Case>(kase)).toMatchObject({
      safeContact: { safeContactMode: ["ownPhone"] },
    });
  });
  test("are in nothing that is shown or fetched, and the certificate names the kinds", async () => {
    const b = await begun();
    const { o, world, kase } = b;
    const json = async (): Promise<string> => {
      const reply = await o.asks(anna, {
        kind: "panel",
        workflow: "case",
        instance: kase,
        panel: "fetch",
      });
      if (reply.kind !== "panel") throw new Error(reply.kind);
      const urls = reply.panel.body.flatMap((block) =>
        block.kind === "files" ? block.files.map((file) => file.url) : [],
      );
      return (await world.stafett.files.fetch(urls[2]?.split("/").at(-1) ?? "", false)).text();
    };
    expect(await json()).toContain("blankText");
    const id = await b.erases(["safeContact", "wish"]);
    for (const word of ["blankText", "publicCounsel", "keepTrying"])
      expect(await json()).not.toContain(word);
    const shown = JSON.stringify(
      await o.asks(anna, { kind: "panel", workflow: "rights", instance: id, panel: "show" }),
    );
    expect(shown).toContain("Trygg kontakt och vilka som finns vid personens sida");
    expect(shown).not.toContain("Riskbedömningen");
  });
  test("are told those who had information, with no word of which they are; the case is not gone", async () => {
    const b = await begun();
    const id = await b.decided(["safeContact"]);
    await b.world.idle();
    const chat = b.world.cloud
      .channels()
      .flatMap(({ id: channel }) =>
        b.world.cloud.messages(channel).map((one) => JSON.stringify(one)),
      );
    const told = chat.filter((text) => text.includes("ska raderas"));
    expect(told.length).toBeGreaterThan(0);
    for (const text of told) expect(text).toMatch(/Uppgifter i .* ska raderas/);
    expect(told.join()).not.toMatch(/Trygg kontakt|blankText/);
    await b.o.does(coordinator, "rights", "seen", {}, id);
    await b.o.does(bo, "rights", "confirmErase", {}, id);
    await b.o.does(anna, "rights", "inform", { told: "yes" }, id);
    expect(await b.o.state<Request>(id)).toMatchObject({
      step: "over",
      kase: b.kase,
      erased: { by: lead, second: bo },
    });
  });
});

test("codes of a case that is closed again are a new row, which the erasure before has not and the next one takes", async () => {
  const b = await begun();
  const { o, kase } = b;
  type Rows = { readonly rows: readonly { readonly row: string; readonly stats: object }[] };
  const rows = async (): Promise<Rows["rows"]> => (await o.state<Rows>(region)).rows;
  const [old] = await rows();
  await b.erases(["stats"]);
  expect(await rows()).toEqual([]);
  await o.does(anna, "referral", "withdraw", { reason: "other" }, b.referral);
  await b.world.idle();
  await o.does(
    anna,
    "case",
    "close",
    { reason: "supportDeclined", counting: "yes", exploitation: "ForcedBegging" },
    kase,
  );
  if ((await o.state<Case>(kase)).step !== "closed")
    await o.does(bo, "case", "confirmClose", {}, kase);
  await b.world.idle();
  const [next, ...others] = await rows();
  expect([others, next?.stats]).toMatchObject([[], { exploitation: "ForcedBegging" }]);
  expect(next?.row).not.toBe(old?.row);
  b.world.stafett.engine.transact.instances.forget(region as InstanceId);
  expect(await rows()).toEqual([next]);
  await o.does(anna, "case", "reopen", {}, kase);
  await b.world.until(new Date(b.world.clock.now() + 60_000).toISOString());
  await b.erases(["stats"]);
  expect(await rows()).toEqual([]);
  expect(readErasures(b.world.file)).toHaveLength(2);
});

describe("nothing is erased", () => {
  test("before a second person has confirmed, nor by the one who asked", async () => {
    const b = await begun();
    const before = await b.read();
    const id = await b.decided(all);
    expect(await b.o.run(lead, "rights", "confirmErase", {}, id)).toMatchObject({ kind: "denied" });
    await b.world.idle();
    expect(await b.read()).toEqual(before);
  });
  test("for a stranger, and where the request is of another kind", async () => {
    const b = await begun();
    const values = { into: "X1", kase: b.kase, kinds: all };
    const by = { sender: "rights", instance: "OTHER" as InstanceId };
    const order = {
      workflow: "case",
      instance: b.kase as InstanceId,
      command: "eraseKinds",
      values,
      by,
    };
    expect(await b.world.stafett.engine.transact.run(order)).toMatchObject({
      kind: "refused",
      refusal: { refused: { key: "core.denied" } },
    });
    const day = new Date(b.world.stafett.core.clock.now()).toISOString().slice(0, 10);
    const asked = { of: b.kase, kind: "access", came: day, erases: ["risk"] };
    expect(await b.o.run(anna, "rights", "begin", asked)).toMatchObject({
      kind: "refused",
      refusal: { field: "erases" },
    });
  });
});

test("an erasure that stops on its way goes on where it was, and calls nothing done before", async () => {
  const b = await begun();
  const { core } = b.world.stafett;
  const { destroy } = core.keys;
  const id = await b.decided(all);
  let falls = 1;
  core.keys.destroy = async (key) => {
    if (falls-- > 0) throw new Error("power");
    return destroy.call(core.keys, key);
  };
  await b.o.does(bo, "rights", "confirmErase", {}, id);
  await b.world.idle();
  expect(readErasures(b.world.file)).toEqual([]);
  await b.world.until(new Date(core.clock.now() + 60_000).toISOString());
  expect(readErasures(b.world.file)).toHaveLength(1);
  expect(Object.values(await b.read())).toEqual(all.map(() => 0));
});
test("keys of before that come back with an older copy are destroyed again at the start", async () => {
  const b = await begun();
  const mine = b.keyId(b.kase);
  const db = new DatabaseSync(keysFile(b.world.file));
  const row = db.prepare("select id, wrapped from keys where id = ?").get(mine) as {
    id: string;
    wrapped: Uint8Array;
  };
  await b.erases(all);
  db.prepare("insert into keys (id, wrapped) values (?, ?)").run(row.id, row.wrapped);
  db.close();
  const { core, data } = b.world.stafett;
  expect(await core.keys.openAnew(mine)).toBeDefined();
  await applyErasures(
    { data, erasures: async () => readErasures(b.world.file) },
    core.keys,
    core.clock.now(),
  );
  expect(await core.keys.openAnew(mine)).toBeUndefined();
});
