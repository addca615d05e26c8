// A platform without history: nobody can be asked whether it took a first post whose outcome is unknown.
import { expect, test } from "vitest";
import { bodies } from "../support/deliveries.ts";
import { toMember } from "../support/puppet.ts";
import { small, until } from "../support/small-core.ts";

test("a first post whose outcome stays unknown is sent seldom: at most every ten minutes in the end", async () => {
  const c = await small();
  const id = await c.begin();
  for (let i = 0; i < 60; i++) c.adapter.answers.push({ unknown: "no-id" });
  c.adapter.history = undefined;
  await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
  await until(c, "2026-11-25T10:00:00Z");
  expect(c.adapter.deliveries.length).toBeLessThan(12);
});
test("a first post whose outcome is unknown is sent again after a grace, and counted", async () => {
  const c = await small();
  const id = await c.begin();
  c.adapter.answers.push({ unknown: "request" });
  c.adapter.history = undefined;
  await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
  await until(c, "2026-11-25T09:10:00Z");
  expect(bodies(c)).toEqual(["ett", "ett"]);
  expect(c.facts).toContainEqual(
    expect.objectContaining({ event: "delivery.due", reason: "unasked" }),
  );
});
test("a platform that answers nothing and has no history is silent: nobody asked it, so it has not spoken", async () => {
  const c = await small();
  const id = await c.begin();
  for (let i = 0; i < 60; i++) c.adapter.answers.push({ unknown: "request" });
  c.adapter.history = undefined;
  await c.pull(id, { posts: [toMember("a", "anna", "ett")] });
  await until(c, "2026-11-25T09:01:59Z");
  expect(c.worker.silent()).toEqual([]);
  // Also right after it has been sent again.
  for (let s = 125; s < 600; s += 5) {
    await until(c, new Date(Date.parse("2026-11-25T09:00:00Z") + s * 1_000).toISOString());
    expect(c.worker.silent()).toEqual(["slack"]);
  }
  expect(c.adapter.deliveries.length).toBeGreaterThan(2);
});
