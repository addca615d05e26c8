// What stays in memory when there is room for little.
import { expect, test } from "vitest";
import { Instances } from "../../src/engine/instances.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import { anna, office } from "../support/office.ts";

/** Three actions of Anna's. */
const three = async () => {
  const o = await office();
  for (const text of ["Ring tolken", "Boka rum", "Skriv protokoll"])
    await o.does(anna, "action", "create", { text, owner: { member: anna }, due: "2026-12-08" });
  return { o, core: o.world.stafett.core };
};
const idsIn = async (instances: Instances): Promise<readonly InstanceId[]> => {
  const { people } = await instances.people();
  return (await instances.list({ workflow: "action", limit: 9 }, people)).map(
    ({ instance }) => instance as InstanceId,
  );
};

/** One of them that is being read, as it was before what comes now. */
const beingRead = async () => {
  const { o, core } = await three();
  const [one = "" as InstanceId] = await idsIn(o.world.stafett.engine.transact.instances);
  const gate = Promise.withResolvers<void>();
  const loaded: string[] = [];
  const load = async (instance: string) => {
    loaded.push(instance);
    const row = await core.store.journal.load(instance);
    if (instance === one) await gate.promise;
    return row;
  };
  const instances = new Instances({
    ...core,
    store: { ...core.store, journal: { ...core.store.journal, load } },
  });
  return { o, one, gate, instances, loaded, reading: instances.load(one) };
};
test("what is erased while it is read does not come back", async () => {
  const { one, gate, instances, loaded, reading } = await beingRead();
  instances.forget(one);
  gate.resolve();
  await reading;
  await instances.load(one);
  expect(loaded).toEqual([one, one]);
});
test("what was read before a commit and came after it does not take its place", async () => {
  const { o, one, gate, instances, reading } = await beingRead();
  await o.does(anna, "action", "begin", {}, one);
  const after = await o.world.stafett.engine.transact.instances.load(one);
  if (after) instances.remember(after);
  gate.resolve();
  expect((await reading)?.revision).toBeLessThan(after?.revision ?? 0);
  expect(await instances.load(one)).toBe(after);
});
test("who is who is read once, however much else is; what was read longest ago is read again", async () => {
  const { core } = await three();
  const loaded: string[] = [];
  const load = (instance: string) => {
    loaded.push(instance);
    return core.store.journal.load(instance);
  };
  const instances = new Instances({
    ...core,
    store: { ...core.store, journal: { ...core.store.journal, load } },
    bounds: { ...core.bounds, instancesKept: 2 },
  });
  const { people } = await instances.people();
  const [first, second, third] = (await idsIn(instances)) as [InstanceId, InstanceId, InstanceId];
  for (const one of [first, second, third, third, first]) {
    expect((await instances.people()).people).toBe(people);
    await instances.load(one);
  }
  expect(loaded).toEqual([core.who.instance, first, second, third, first]);
});
