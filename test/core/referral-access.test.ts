// Whoever has no business with a referral learns nothing of it; what stands in chat names no shelter, and is neutral when all is over.
import { describe, expect, onTestFinished, test } from "vitest";
import { registerOf } from "../../src/app/configuration/register.ts";
import type { Config } from "../../src/config/index.ts";
import type { InstanceId, Open } from "../../src/rules/ui.ts";
import { Cast, channel, oid } from "../adapters/crossing-cast.ts";
import { local } from "../support/given.ts";
import { absent, agreed, anna, coordinator, Office, office, said } from "../support/office.ts";
import { createWorld, sampleConfig } from "../support/world.ts";

describe("whoever has no business with it", () => {
  test("a stranger, a third agency and a forwarded button learn nothing, and change nothing", async () => {
    const { o, kase } = await agreed();
    const [draft, id] = [await o.drafted(kase), await o.sent(kase)];
    const before = await o.state(id);
    for (const [who, words] of [
      ["U0NOBODY", "känner inte igen dig"],
      ["U0LUND01", absent],
      ["U0NSPM01", absent],
      // The technician is of the receiver's agency, and works no cases: no more than a stranger.
      ["U0DRIFT01", absent],
    ] as const) {
      for (const command of ["receive", "accept", "decline", "withdraw", "confirm"])
        expect(await o.press(who, command, id), `${who} ${command}`).toMatchObject({
          kind: "refused",
          said: expect.stringContaining(words),
        });
      expect((await o.panel(who, id)).kind, who).toBe("refused");
    }
    // The sender's own message, forwarded to the receiver: the receiver sees it, but does not answer for the sender.
    expect(await o.press(coordinator, "withdraw", id)).toMatchObject({
      kind: "refused",
      said: expect.stringContaining("Det här är någon annans uppgift."),
    });
    expect(await o.press(coordinator, "send", draft)).toMatchObject({
      kind: "refused",
      said: absent,
    });
    for (const command of ["stop", "freeze", "forget", "silent"])
      expect((await o.press(anna, command, id)).kind).toBe("refused");
    expect(await o.state(id)).toEqual(before);
  });
  test("a receiver that has left since the draft: it is refused with its sentence", async () => {
    const { o, kase } = await agreed();
    const id = await o.drafted(kase);
    const config = sampleConfig();
    const left = { ...registerOf(config, false, ["slack"]) };
    const register = {
      ...left,
      agencies: left.agencies.filter((a) => a.id !== "evonhuset"),
      members: left.members.filter((m) => m.agency !== "evonhuset"),
    };
    await o.world.stafett.engine.transact.run({
      workflow: "people",
      instance: "people" as InstanceId,
      command: "configure",
      values: { register },
      by: "configuration",
    });
    expect(await o.press(anna, "send", id)).toMatchObject({
      kind: "refused",
      said: said("referral.gone"),
    });
    expect(await o.press(coordinator, "receive", id)).toMatchObject({
      said: expect.stringContaining("känner inte igen dig"),
    });
  });
});

describe("what stands in chat", () => {
  const named = (agency: string, name: string, more: object = {}): Config => {
    const config = sampleConfig();
    return {
      ...config,
      agencies: config.agencies.map((a) => ({
        ...a,
        ...(a.id === agency && { name: name as Open<string> }),
        ...more,
      })),
    };
  };
  test("names no shelter, neither on the sender's card nor on the receiver's", async () => {
    const o = await office(named("boende-syd", "Lyktans hus"));
    const kase = await o.kase();
    const id = await o.sent(kase, {
      service: "skyddat_boende",
      to: "boende-syd",
      basis: "vitalt_intresse",
    });
    await o.world.until(local("2026-12-02", "12:00"));
    const posted = o.world.cloud.calls
      .filter((call) => /^chat\./.test(call.method))
      .map((call) => JSON.stringify(call.args));
    expect(posted.length).toBeGreaterThan(6);
    expect(posted.filter((text) => text.includes("Lyktan"))).toEqual([]);
    expect(JSON.stringify(await o.panel("U0BOENDE1", id))).toContain("Lyktan");
  });
  test("becomes neutral on both platforms when the case is erased, and the referral is gone", async () => {
    const world = await createWorld({ teams: true, config: named("", "", { retentionDays: 1 }) });
    onTestFinished(() => world.close());
    const [o, c] = [new Office(world), new Cast(world)];
    const kase = await o.kase();
    const id = await o.sent(kase, {
      service: "ekonomiskt_bistand",
      to: "socialtjansten-malmo",
      basis: "vitalt_intresse",
    });
    await world.idle();
    const malmo = () => [...c.channel(channel.malmo), ...c.personal(oid.worker)];
    const { number } = await o.state<{ number: string }>(id);
    expect(c.slack("U0NOOMI01").join("\n")).toContain(number);
    expect(c.channel(channel.malmo).join("\n")).toContain(said("referral.receive"));
    await o.does(
      "socialtjansten-malmo-handlaggare",
      "referral",
      "decline",
      { reason: "noCapacity" },
      id,
    );
    await o.does(anna, "case", "close", { reason: "goalReached" }, kase);
    await o.files(anna, kase);
    await world.until(local("2026-11-27", "12:00"));
    await o.does("noomi-chef", "case", "erase", {}, kase);
    await world.until(local("2026-11-30", "12:00"));
    for (const text of [...malmo(), ...c.slack("U0NOOMI01"), ...c.slack("U0NOOMI03")])
      expect(text).not.toContain(number);
    expect(malmo().join("\n")).toContain(said("core.erased"));
    expect(await world.stafett.engine.transact.instances.load(id as InstanceId)).toBeUndefined();
    expect(await world.stafett.store.lists.list({ workflow: "referral", limit: 10 })).toEqual([]);
  });
  test("of more referrals than fit in one transaction, all go", async () => {
    const o = await office(named("", "", { retentionDays: 1 }));
    const kase = await o.kase();
    const many: string[] = [];
    for (let i = 0; i < 18; i++) {
      const id = await o.sent(kase, { basis: "vitalt_intresse" });
      await o.does(anna, "referral", "withdraw", { reason: "other" }, id);
      many.push(id);
    }
    await o.does(anna, "case", "close", { reason: "goalReached" }, kase);
    await o.files(anna, kase);
    await o.world.until(local("2026-11-27", "12:00"));
    await o.does("noomi-chef", "case", "erase", {}, kase);
    await o.world.until(local("2026-12-04", "12:00"));
    for (const id of [...many, kase])
      expect(
        await o.world.stafett.engine.transact.instances.load(id as InstanceId),
      ).toBeUndefined();
    expect(
      o.world.facts.filter(
        (fact) => fact.event === "worker.failed" || fact.event === "handle.failed",
      ),
    ).toEqual([]);
  });
});
