// What lies in memory because somebody asked: what they know of, and nothing that they were denied.
import { expect, test } from "vitest";
import type { InstanceId } from "../../src/rules/ui.ts";
import { anna, coordinator, office } from "../support/office.ts";

test("what is denied is not kept in memory, where it would push out what the one who asks has there", async () => {
  const o = await office();
  const kase = await o.kase();
  const { instances } = o.world.stafett.engine.transact;
  const shows = (who: string) =>
    o.asks(who, { kind: "panel", workflow: "case", instance: kase, panel: "show" });
  instances.forget(kase as InstanceId);
  expect((await shows(coordinator)).kind).toBe("refused");
  expect(instances.atHand(kase)).toBeUndefined();
  expect((await shows(anna)).kind).toBe("panel");
  expect(instances.atHand(kase)).toBeDefined();
});
