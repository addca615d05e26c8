// A disk that fails just when the worker tidies up: it says so, and goes on.
import { expect, test } from "vitest";
import { small, until } from "../support/small-core.ts";

test("a failure in the hourly tidying ends neither the worker nor the process", async () => {
  const c = await small();
  await c.worker.start();
  await c.worker.idle();
  c.sql("alter table idempotency_keys rename to elsewhere");
  await until(c, "2026-11-25T11:00:00Z");
  await expect(c.worker.idle()).resolves.toBeUndefined();
  expect(c.facts).toContainEqual(expect.objectContaining({ event: "worker.failed" }));
  c.sql("alter table elsewhere rename to idempotency_keys");
  await until(c, "2026-11-25T12:30:00Z");
  await c.worker.idle();
});
