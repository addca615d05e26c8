// What simulated years found, each as small as it can be shown.
import { expect, test } from "vitest";
import { backUp, restore } from "../../src/app/storage/backup.ts";
import type { Store } from "../../src/store/port.ts";
import { timer, toMember } from "../support/puppet.ts";
import { register, small, temporary, until } from "../support/small-core.ts";
import { unable } from "../support/unable.ts";
import { createWorld } from "../support/world.ts";

const hourMs = 3_600_000;

test("whoever stands in for somebody who is away is told so, at once", async () => {
  const w = await createWorld();
  const anna = w.cloud.as("U0NOOMI01");
  const form = await anna.slash("/stafett", "borta");
  await anna.submit(form.modal?.id ?? "", { "f:until": "2026-11-30" });
  await w.idle();
  const told = w.cloud.messages("D0NOOMI02").map(({ text }) => text ?? "");
  expect(told.filter((text) => text.includes("ersättare"))).toHaveLength(1);
  await w.close();
});
test("a database that says no while the worker tidies up is asked again, and ends nothing", async () => {
  let refuses = false;
  const wrap = (store: Store): Store => ({
    ...store,
    upkeep: {
      ...store.upkeep,
      housekeep: (...args) =>
        refuses ? Promise.reject(new Error("disk")) : store.upkeep.housekeep(...args),
    },
  });
  const c = await small({ wrap });
  await c.worker.start();
  const id = await c.begin();
  await c.worker.idle();
  refuses = true;
  c.clock.advance(2 * hourMs);
  await c.worker.idle();
  expect(c.facts.filter(({ event }) => event === "worker.failed").length).toBeGreaterThan(0);
  refuses = false;
  await c.pull(id, { posts: [toMember("a", "bo", "ett")] });
  await until(c, new Date(c.clock.now() + 2_000).toISOString());
  expect(c.adapter.deliveries).toHaveLength(1);
});
test("a reminder that comes due while the database says no is not given up: it comes when it can", async () => {
  let refuses = false;
  const no = () => Promise.reject(unable("disk"));
  const wrap = (store: Store): Store => ({
    ...store,
    journal: { ...store.journal, commit: (unit) => (refuses ? no() : store.journal.commit(unit)) },
  });
  const c = await small({ wrap });
  await c.worker.start();
  const id = await c.begin();
  const due = new Date(c.clock.now() + hourMs).toISOString();
  await c.pull(id, { timers: [timer("ring", due)] });
  await c.worker.idle();
  refuses = true;
  c.clock.set(Date.parse(due));
  await c.worker.idle();
  refuses = false;
  expect((await c.timers(id)).map(({ state }) => state)).toEqual(["set"]);
  await until(c, new Date(c.clock.now() + 2_000).toISOString());
  expect((await c.timers(id)).map(({ state }) => state)).toEqual(["fired"]);
  expect(c.facts.filter(({ event }) => event === "timer.parked")).toEqual([]);
});
test("whoever is taken out of the configuration keeps no message with what it said", async () => {
  const c = await small();
  const id = await c.begin();
  await c.pull(id, { posts: [toMember("a", "bo", "ett")] });
  await c.worker.idle();
  await c.configure({
    ...register,
    members: register.members.filter((m) => m.id !== "bo").map(({ deputy: _deputy, ...m }) => m),
  });
  await c.pull(id, { posts: [] });
  await c.worker.idle();
  expect(c.adapter.deliveries.map(({ to, gone, ref }) => [to.id, gone, ref !== undefined])).toEqual(
    [
      ["T1/UBO", false, false],
      ["T1/UBO", true, true],
    ],
  );
  expect((await c.posts(id)).map(({ state }) => state)).toEqual(["stands"]);
});
test("what was changed after the copy says again what the copy knows", async () => {
  const c = await small();
  const id = await c.begin();
  await c.pull(id, { posts: [toMember("a", "bo", "ett")] });
  await c.worker.idle();
  const folder = await backUp(c.file, temporary(), new Date(c.clock.now()), () => undefined);
  await c.pull(id, { posts: [toMember("a", "bo", "två")] });
  await c.worker.idle();
  await c.stop();
  await restore(folder, c.file, new Date(c.clock.now()));
  const again = await small({ file: c.file, start: c.clock.now() });
  await again.worker.start();
  await again.worker.idle();
  expect(
    again.adapter.deliveries.map(({ ref, message }) => [
      ref?.id,
      JSON.stringify(message.body).includes("ett"),
    ]),
  ).toEqual([["ts-1", true]]);
});
