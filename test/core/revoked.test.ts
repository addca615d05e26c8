// A token that is revoked and mended: how soon what waits for it stands, and how little is tried meanwhile.
import { describe, expect, test } from "vitest";
import type { Register } from "../../src/app/configuration/register.ts";
import { toMember, toSpace } from "../support/puppet.ts";
import { register, small, until } from "../support/small-core.ts";

describe("a token that was revoked", () => {
  const minute = 60_000;
  const count = 50;
  const many: Register = {
    ...register,
    members: [
      ...register.members,
      ...Array.from({ length: count }, (_, i) => ({
        ...(register.members[0] as (typeof register.members)[0]),
        id: `m${i}` as never,
        addresses: [{ platform: "slack" as const, id: `T1/UM${i}` }],
      })),
    ],
  };
  /** Fifty posts to fifty people of one organisation, whose token is revoked. */
  const revoked = async () => {
    const c = await small({ register: many });
    const id = await c.begin();
    const state = { revoked: true, atOnce: 0, most: 0 };
    const deliver = c.adapter.deliver.bind(c.adapter);
    c.adapter.deliver = async (d) => {
      state.most = Math.max(state.most, ++state.atOnce);
      if (state.revoked) c.adapter.answers.push({ place: "token_revoked", organisation: true });
      const outcome = await deliver(d);
      state.atOnce -= 1;
      return outcome;
    };
    await c.pull(id, {
      posts: Array.from({ length: count }, (_, i) => toMember(`p${i}`, `m${i}`, "ett")),
    });
    await c.worker.idle();
    expect(await c.store.outbox.unreachable(99)).toHaveLength(count);
    const standing = async (): Promise<number> =>
      (await c.posts(id)).filter((one) => one.state === "stands").length;
    const run = (toMs: number) => until(c, new Date(toMs).toISOString());
    return { c, id, state, standing, run, start: c.clock.now() };
  };
  test.each([0, 30, 380, 900])(
    "and is mended after %d seconds: all fifty stand within two minutes",
    async (afterS) => {
      const { state, standing, run, start } = await revoked();
      await run(start + afterS * 1_000);
      state.revoked = false;
      await run(start + afterS * 1_000 + 2 * minute);
      expect(await standing()).toBe(count);
    },
  );
  test("and is not mended: one of fifty is tried, each minute at first and every half hour in the end", async () => {
    const { c, run, start } = await revoked();
    const tries = async (fromMin: number, toMin: number): Promise<number> => {
      await run(start + fromMin * minute);
      const before = c.adapter.deliveries.length;
      await run(start + toMin * minute);
      return c.adapter.deliveries.length - before;
    };
    expect(await tries(0, 8)).toBeLessThanOrEqual(8 + 5);
    // The others themselves every half hour, as ever.
    expect(await tries(8, 29)).toBeLessThanOrEqual(16);
    expect(await tries(600, 629)).toBeLessThanOrEqual(count + 1);
  });
  test("and is mended hours later: it is tried when somebody there is heard, once a minute at most", async () => {
    const { c, state, standing, run, start } = await revoked();
    await run(start + 600 * minute);
    const before = c.adapter.deliveries.length;
    for (let i = 0; i < 20; i++) c.worker.heard("slack", "T1");
    await expect.poll(() => c.adapter.deliveries.length).toBe(before + 1);
    await c.worker.idle();
    for (let i = 0; i < 20; i++) c.worker.heard("slack", "T1");
    c.worker.heard("slack", "T2");
    await c.worker.idle();
    expect(c.adapter.deliveries).toHaveLength(before + 1);
    state.revoked = false;
    c.clock.advance(minute);
    c.worker.heard("slack", "T1");
    await expect.poll(standing).toBe(count);
    expect(state.most).toBeLessThanOrEqual(64);
  });
  test("and is mended: whatever else goes there frees them, too", async () => {
    const { c, id, state, standing, run, start } = await revoked();
    await run(start + 600 * minute);
    state.revoked = false;
    const other = await c.begin();
    await c.pull(other, { posts: [toSpace("s", "rum", "två")] });
    await c.worker.idle();
    expect(await standing()).toBe(count);
    expect(await c.posts(id)).toHaveLength(count);
  });
});
