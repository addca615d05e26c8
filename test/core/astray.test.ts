// A referral to the wrong agency on the whole bot: its incident begins in the same transaction, with the right people, once; and holds nothing of it when it is erased.
import { describe, expect, test } from "vitest";
import { rekey } from "../../src/engine/rekey.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import { local } from "../support/given.ts";
import { absent, agreed, anna, coordinator, type Office } from "../support/office.ts";

type Gone = {
  readonly step: string;
  readonly astray: { readonly incident: string; readonly side: string };
};
type Incident = {
  readonly step: string;
  readonly number: string;
  readonly by: string;
  readonly referral?: string;
};
const [lead, third] = ["U0NOOMI03", "U0POLIS01"];
const incidents = async (o: Office) =>
  (await o.world.stafett.store.lists.list({ workflow: "incident", limit: 50 })).map(
    ({ instance }) => instance,
  );
const shown = async (o: Office, who: string, instance: string) =>
  (await o.asks(who, { kind: "panel", workflow: "incident", instance, panel: "show" })) as {
    readonly kind: string;
  };

describe("a referral to the wrong agency", () => {
  test("the receiver says so: the sender has an incident with its clock in the same moment, and the receiver reads neither", async () => {
    const { o, kase } = await agreed();
    const id = await o.received(kase);
    expect((await o.press(coordinator, "notOurs", id)).kind).toBe("done");
    const { step, astray } = await o.state<Gone>(id);
    expect([step, astray.side, await incidents(o)]).toEqual([
      "astray",
      "receiver",
      [astray.incident],
    ]);
    expect(await o.state<Incident>(astray.incident)).toMatchObject({
      step: "open",
      agency: "noomi",
      by: anna,
      referral: id,
    });
    const panel = await shown(o, anna, astray.incident);
    expect(JSON.stringify(panel)).toContain("senast lördag 28 november");
    expect((await shown(o, coordinator, astray.incident)).kind).toBe("refused");
    expect((await o.panel(coordinator, id)).kind).toBe("refused");
    expect(await o.readers(astray.incident)).toEqual(["g:noomi"]);
    await o.world.idle();
    expect(JSON.stringify(o.world.cloud.calls)).toContain("inte till mottagaren");
  });
  test("pressed by both at once, and again: one incident, and nobody else can press it", async () => {
    const { o, kase } = await agreed();
    const id = await o.received(kase);
    for (const who of [third, "U0NOBODY", "U0LUND01", "U0DRIFT01", lead])
      expect((await o.press(who, "notOurs", id)).kind, who).toBe("refused");
    expect((await o.press(coordinator, "astray", id)).kind).toBe("refused");
    const both = await Promise.all([
      o.press(coordinator, "notOurs", id),
      o.press(anna, "astray", id),
    ]);
    expect(both.map(({ kind }) => kind === "refused").sort()).toEqual([false, true]);
    for (const [who, command] of [
      [anna, "astray"],
      [coordinator, "notOurs"],
      [anna, "mistake"],
      [anna, "withdraw"],
    ] as const)
      expect((await o.press(who, command, id, { reason: "other" })).kind, command).toBe("refused");
    expect(await incidents(o)).toHaveLength(1);
  });
  test("what was withdrawn is marked once, and what another instance says begins nothing for somebody who presses it", async () => {
    const { o, kase } = await agreed();
    const id = await o.received(kase);
    await o.does(anna, "referral", "withdraw", { reason: "other" }, id);
    expect(await o.press(coordinator, "notOurs", id)).toMatchObject({
      kind: "refused",
      said: absent,
    });
    await o.does(anna, "referral", "astray", {}, id);
    expect((await o.run(anna, "referral", "astray", {}, id)).kind).toBe("denied");
    for (const command of ["begin", "cleared"])
      expect(
        (
          await o.asks(anna, {
            kind: "press",
            workflow: "incident",
            instance: (await incidents(o))[0] as string,
            command,
            values: {},
          })
        ).kind,
      ).toBe("refused");
    expect(await incidents(o)).toHaveLength(1);
  });
  test("on a Saturday it takes effect at once, and the one who is off is told on Monday", async () => {
    const { o, kase } = await agreed();
    const id = await o.received(kase);
    await o.world.until(local("2026-11-28", "11:00"));
    await o.does(coordinator, "referral", "notOurs", {}, id);
    expect((await o.panel(coordinator, id)).kind).toBe("refused");
    await o.world.idle();
    const said = (): boolean =>
      JSON.stringify(o.world.cloud.calls).includes("Något har hamnat fel hos er");
    expect(said()).toBe(false);
    await o.world.until(local("2026-11-30", "09:30"));
    await o.world.idle();
    expect(said()).toBe(true);
  });
  test("the referral is erased: the incident is there, and says nothing of it", async () => {
    const { o, kase } = await agreed();
    const id = await o.received(kase);
    await o.does(anna, "referral", "astray", {}, id);
    const { incident } = (await o.state<Gone>(id)).astray;
    const { core, engine } = o.world.stafett;
    expect(await rekey(core, incident as InstanceId, { subject: id as InstanceId })).toMatchObject({
      was: expect.any(String),
    });
    engine.transact.instances.forget(incident as InstanceId);
    const left = await o.state<Incident>(incident);
    expect([
      left.step,
      JSON.stringify(left).includes(id),
      JSON.stringify(left).includes(kase),
    ]).toEqual(["open", false, false]);
  });
});
