// How long it is kept who was shown what: as many years as the configuration says, else five.
import { expect, onTestFinished, test } from "vitest";
import { createWorld, sampleConfig } from "../support/world.ts";

const dayMs = 24 * 3_600_000;
/** Of two lines, two years and four years old, those that are left after the worker has tidied up. */
const leftAfter = async (years?: number): Promise<number> => {
  const { accessLog: _said, ...rest } = sampleConfig();
  const w = await createWorld({
    config: years === undefined ? rest : { ...rest, accessLog: { years } },
  });
  onTestFinished(() => w.close());
  const { store, core } = w.stafett;
  for (const days of [4 * 365, 2 * 365])
    await store.accessLog.append({
      at: core.clock.now() - days * dayMs,
      about: "",
      month: "2024-01",
      cipher: new Uint8Array(8),
    });
  w.clock.advance(2 * 3_600_000);
  await w.idle();
  const all = await store.accessLog.read({
    about: undefined,
    from: 0,
    until: core.clock.now() - 365 * dayMs,
    before: 1e15,
    limit: 9,
  });
  return all.length;
};
test.each([
  [undefined, 2],
  [5, 2],
  [3, 1],
  [1, 0],
])("where the configuration says %s years, %i lines of two are left", async (years, left) => {
  expect(await leftAfter(years)).toBe(left);
});
