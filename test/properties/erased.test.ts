// Random plays on the whole bot that end with an erasure: every key that is left opens everything that is left, and nothing of it names what is gone.
import fc from "fast-check";
import { expect, test } from "vitest";
import { readErasures } from "../../src/app/storage/scrub.ts";
import { leftBehind } from "../../src/engine/left-behind.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import { consentTo } from "../support/consent-to.ts";
import { anna, coordinator, facts, Office, yes } from "../support/office.ts";
import { createWorld, type World } from "../support/world.ts";
import { runs } from "./plays.ts";

const deputy = "noomi-ersattare";
const share = { agency: "evonhuset", basis: "samtycke_ngo", purpose: "annat", groups: ["behov"] };
type Deed = (o: Office, kase: string) => Promise<unknown>;
/** What says of a case to something else that there is one. */
const deeds: Readonly<Record<string, Deed>> = {
  rename: (o, kase) => o.run(anna, "case", "rename", { why: "leaked" }, kase),
  offer: (o) => o.run(anna, "handover", "offer", { to: deputy, scope: "all" }),
  draft: (o, kase) => o.run(anna, "referral", "draft", { kase, ...facts }),
  send: async (o, kase) => {
    await o.run(anna, "case", "consent", yes, kase);
    const draft = await o.run(anna, "referral", "draft", { kase, ...facts });
    if (draft.kind === "ok") await o.run(anna, "referral", "send", {}, draft.instance);
  },
  share: async (o, kase) => {
    await o.run(anna, "case", "consent", consentTo(share), kase);
    await o.run(anna, "case", "invite", share, kase);
    await o.run(coordinator, "case", "accept", { contact: coordinator }, kase);
  },
  guide: async (o, kase) => {
    const guide = await o.run(anna, "guide", "begin", { kase });
    if (guide.kind === "ok") await o.run(anna, "guide", "notYet", { item: "plan" }, guide.instance);
  },
  give: (o, kase) =>
    o.run(anna, "case", "assign", { holder: { member: deputy }, deputy: anna }, kase),
  friday: (o) => o.world.until("2026-11-27T15:00:00.000Z"),
  late: (o) => o.world.until("2026-12-01T15:00:00.000Z"),
};
const erase = async (w: World, instance: InstanceId): Promise<void> => {
  const order = {
    workflow: "case",
    instance,
    command: "eraseNow",
    values: { withinMs: 60_000 },
    by: "configuration",
  } as const;
  for (
    let before = -1, now = await w.stafett.store.journal.load(instance);
    now && now.revision !== before;
    now = await w.stafett.store.journal.load(instance)
  ) {
    before = now.revision;
    await w.stafett.engine.transact.run(order);
  }
  w.stafett.worker.wake();
  await w.until("2026-12-03T10:00:00.000Z");
};
test("no journal, message, clock or line that is left has the reference or the words of an erased case, under any name it had", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...Object.keys(deeds)), { minLength: 3, maxLength: 9, size: "max" }),
      async (names) => {
        const world = await createWorld();
        try {
          const o = new Office(world);
          const open = () =>
            o.does(anna, "case", "open", { deputy, child: "no", risk: "high", quiet: "no" });
          const [kase, other] = [await open(), await open()];
          const called = new Set<string>();
          for (const name of names) {
            await deeds[name]?.(o, kase);
            await world.idle();
            const { ref, words } = await o.state<{ ref: string; words: string }>(kase);
            called.add(ref).add(words);
          }
          await erase(world, kase as InstanceId);
          const { ref } = await o.state<{ ref: string }>(other);
          const { found: counted } = await leftBehind(world.stafett.core, [[...called], [ref]]);
          const [named, others] = counted;
          expect([names, named]).toEqual([names, 0]);
          // What is looked through is really open.
          expect(others).toBeGreaterThan(0);
          const certificates = readErasures(world.file);
          expect(certificates.length).toBeGreaterThan(0);
          expect(certificates.filter(({ named, found }) => named > 0 || found.length > 0)).toEqual(
            [],
          );
        } finally {
          await world.close();
        }
      },
    ),
    runs(20),
  );
});
