// A start and a reload with more members than there are keys ahead: all of them have what is theirs, and get their list on its day.
import { expect, test } from "vitest";
import { registerOf } from "../../src/app/configuration/register.ts";
import type { Config } from "../../src/config/index.ts";
import { createWorld, sampleConfig } from "../support/world.ts";

/** The sample, and `count` caseworkers more at the same agency as its first. */
const withMore = (count: number): Config => {
  const config = sampleConfig();
  const like = config.members.find(({ roles }) =>
    roles.includes("caseworker"),
  ) as Config["members"][number];
  const more = Array.from({ length: count }, (_, n) => ({
    ...like,
    id: `more-${n}`,
    name: `Handläggare ${n}`,
    slack: `T0MALMO/UMORE${n}`,
  }));
  return { ...config, members: [...config.members, ...more] };
};
const bounds = { keyPool: 8, begunAtOnce: 7, duePage: 9, firedAtOnce: 4, instancesKept: 10 };

test("more members than keys ahead, at a start and at a reload: each has a morning of their own, day after day", async () => {
  const w = await createWorld({ config: withMore(60), bounds });
  const days = async () =>
    (await w.stafett.store.lists.list({ workflow: "day", limit: 1_000 })).length;
  const before = await days();
  expect(before).toBeGreaterThan(60);
  await w.stafett.configure(registerOf(withMore(95), false, ["slack"]));
  expect(await days()).toBe(before + 35);
  await w.until("2026-11-26T12:00:00Z");
  await w.until("2026-11-27T12:00:00Z");
  const states = await Promise.all(
    Array.from({ length: 95 }, (_, n) =>
      w.stafett.engine.transact.instances.load(`day-more-${n}` as never),
    ),
  );
  // Nobody has a case: what each morning leaves is when the next one is. Friday's has come, for all of them.
  const nextOf = (state: unknown): string | undefined =>
    (state as { readonly next?: string } | undefined)?.next;
  expect(states.map((working) => nextOf(working?.state))).toEqual(
    states.map(() => "2026-11-30T07:30:00.000Z"),
  );
  await w.close();
});
