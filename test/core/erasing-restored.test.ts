// Kinds of a case that were erased while it goes on, and an older copy that is put back: they are gone from it too, and the case is not.
import { expect, test } from "vitest";
import { readErasures } from "../../src/app/storage/scrub.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import { takeAgain } from "../../src/worker/parts.ts";
import type { Case } from "../../workflows/case/state.ts";
import { again, all, type Begun, begun, bo, copyOf } from "../support/kinds.ts";
import { anna } from "../support/office.ts";

/** What its region counts. */
const region = "stat-SYD";
const [ofCase, ofReferral] = [(b: Begun) => b.keyId(b.kase), (b: Begun) => b.keyId(b.referral)];
const isOpen = async (b: Begun): Promise<void> => {
  expect(await b.o.state<Case>(b.kase)).toMatchObject({
    step: "open",
    parts: [{ agency: "evonhuset", state: "in" }],
  });
  expect(await b.world.lines({ workflow: "case", limit: 9 })).toHaveLength(2);
};

test("what was erased is in nothing that the copy brings back, its old keys are gone, and the case goes on", async () => {
  const b = await begun();
  const copy = await copyOf(b);
  const [before, keys] = [await b.read(), [ofCase(b), ofReferral(b), b.keyId(b.draft)]];
  await b.erases(["risk", "language", "stats"]);
  const back = await again(b, copy);
  expect(await back.read()).toEqual({ ...before, risk: 0, language: 0, stats: 0 });
  await isOpen(back);
  expect(await back.o.state<Case>(b.kase)).toMatchObject({
    risk: "notAssessed",
    safeContact: { safeContactMode: ["blankText"] },
  });
  for (const key of keys) expect(await back.world.stafett.core.keys.openAnew(key)).toBeUndefined();
  // It is checked in as any other, and its days come.
  const { due, round } = await back.o.state<Case>(b.kase);
  await back.world.until(new Date(Date.parse(due) + 60_000).toISOString());
  await back.o.does(anna, "case", "calm", { round: String(round) }, b.kase);
  expect((await back.o.state<Case>(b.kase)).due).not.toBe(due);
});
test.each([1, 2, 3, 4])(
  "an erasure that stopped where the key %i of its four was to be destroyed is certified for all of them, and done again",
  async (stop) => {
    const b = await begun();
    const copy = await copyOf(b);
    const old = [b.kase, b.referral, b.draft, region].map(b.keyId).sort();
    const id = await b.decided(all);
    const { keys } = b.world.stafett.core;
    const { destroy } = keys;
    let left = stop;
    keys.destroy = async (key) => {
      if (old.includes(key) && --left === 0) throw new Error("power");
      return destroy.call(keys, key);
    };
    await b.o.does(bo, "rights", "confirmErase", {}, id);
    await b.world.idle();
    expect(readErasures(b.world.file)).toEqual([]);
    await b.world.until(new Date(b.world.clock.now() + 60_000).toISOString());
    expect(
      readErasures(b.world.file).map(({ replaced = [] }) => replaced.map(({ was }) => was).sort()),
    ).toEqual([expect.arrayContaining(old)]);
    const back = await again(b, copy);
    expect(Object.values(await back.read())).toEqual(all.map(() => 0));
    await isOpen(back);
  },
);
test("several erasures are all done again, from a copy of before the first, and from one of between", async () => {
  const b = await begun();
  const first = await copyOf(b);
  await b.erases(["language"]);
  await b.world.until(new Date(b.world.clock.now() + 60_000).toISOString());
  const second = await copyOf(b);
  await b.erases(["wish"]);
  const between = await again(b, second);
  expect(await between.read()).toMatchObject({ language: 0, wish: 0 });
  await isOpen(between);
  const back = await again(between, first);
  expect(await back.read()).toMatchObject({ language: 0, wish: 0 });
  expect((await back.read(["safeContact"])).safeContact).toBeGreaterThan(0);
  await isOpen(back);
});
test("an erasure after a copy was put back is done again where the same copy is put back once more", async () => {
  const b = await begun();
  const copy = await copyOf(b);
  await b.erases(["language"]);
  const back = await again(b, copy);
  await back.erases(["safeContact"]);
  const twice = await again(back, copy);
  expect(await twice.read()).toMatchObject({ language: 0, safeContact: 0 });
  await isOpen(twice);
  expect(readErasures(b.world.file)).toHaveLength(2);
});
test.each([["is in the copy"], ["is not in the copy, and was said since"]])(
  "what is said anew stays at the next start, where what was erased %s",
  async (where) => {
    const b = await begun();
    if (where !== "is in the copy") await b.erases(["wish"]);
    const copy = await copyOf(b);
    if (where !== "is in the copy")
      await b.o.does(anna, "case", "setWish", { what: "keepTrying" }, b.kase);
    await b.erases(["wish"]);
    const back = await again(b, copy);
    expect(await back.read(["wish"])).toEqual({ wish: 0 });
    await back.o.does(anna, "case", "setWish", { what: "keepTrying" }, b.kase);
    await back.world.idle();
    const after = await again(back);
    expect(await after.o.state<Case>(b.kase)).toMatchObject({ wish: { what: "keepTrying" } });
  },
);
test("what does not open any more is erased with its key: nothing could be taken out of it", async () => {
  const b = await begun();
  await b.erases(all);
  const { core, engine } = b.world.stafett;
  const [instance, keyId] = [b.other as InstanceId, b.keyId(b.other)];
  b.raw.prepare("update applied set cipher = zeroblob(64) where instance = ?").run(instance);
  engine.transact.instances.forget(instance);
  const [certified, said]: [unknown[], unknown[]] = [[], []];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (fact: unknown) => void said.push(fact),
  };
  const certify = async (one: unknown) => void certified.push(one);
  await takeAgain(
    { core, engine, log },
    [{ instance, keyId, taken: readErasures(b.world.file) }],
    certify,
  );
  expect(await core.keys.openAnew(keyId)).toBeUndefined();
  expect(said).toMatchObject([{ event: "erase.unreadable" }]);
  expect(certified).toEqual([]);
});
