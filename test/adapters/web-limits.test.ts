// Token buckets of the sign-in pages, and the uniform delay of what is refused.
import { describe, expect, test } from "vitest";
import { createLimits, networkOf } from "../../adapters/web/sign-in/limits.ts";
import { uniform } from "../../adapters/web/sign-in/uniform.ts";
import { manualClock } from "../support/manual-clock.ts";

const taken = (
  take: (address: string | undefined) => boolean,
  times: number,
  address: string | undefined,
): number => Array.from({ length: times }, () => take(address)).filter(Boolean).length;

describe("a client address", () => {
  test("has as many as its minute has, and gets them back as time passes", () => {
    const clock = manualClock(0);
    const take = createLimits({ perMinute: 6, allPerMinute: 1_000 }, clock);
    expect(taken(take, 10, "192.0.2.1")).toBe(6);
    expect(taken(take, 1, "192.0.2.2")).toBe(1);
    clock.advance(9_999);
    expect(take("192.0.2.1")).toBe(false);
    clock.advance(1);
    expect(taken(take, 3, "192.0.2.1")).toBe(1);
    clock.advance(3_600_000);
    expect(taken(take, 10, "192.0.2.1")).toBe(6);
  });
  test("takes nothing of the others' where its own are gone, and nothing of its own where all are", () => {
    const clock = manualClock(0);
    const take = createLimits({ perMinute: 2, allPerMinute: 4 }, clock);
    taken(take, 100, "192.0.2.1");
    expect(taken(take, 10, "192.0.2.2")).toBe(2);
    expect(taken(take, 10, "192.0.2.3")).toBe(0);
    clock.advance(15_000);
    expect(taken(take, 10, "192.0.2.3")).toBe(1);
  });
  test("that is not known whose it is counts with all alone", () => {
    expect(
      taken(createLimits({ perMinute: 2, allPerMinute: 5 }, manualClock(0)), 10, undefined),
    ).toBe(5);
  });
  test("gets nothing from a clock that is set back", () => {
    const clock = manualClock(1_000_000);
    const take = createLimits({ perMinute: 2, allPerMinute: 100 }, clock);
    expect(taken(take, 3, "a")).toBe(2);
    clock.set(0);
    expect(take("a")).toBe(false);
    clock.advance(30_000);
    expect(taken(take, 3, "a")).toBe(1);
  });
  test("is one of ten thousand: one beyond forgets the one that was silent for longest, and never the common bucket", () => {
    const take = createLimits({ perMinute: 1, allPerMinute: 20_002 }, manualClock(0));
    expect([take("first"), take("second")]).toEqual([true, true]);
    for (let n = 2; n < 10_000; n++) take(`a${n}`);
    expect(take("first")).toBe(false);
    expect(take("beyond")).toBe(true);
    expect([take("first"), take("second")]).toEqual([false, true]);
    expect(taken(take, 20_000, undefined)).toBe(20_002 - 10_002);
  });
});
test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
  ["2001:DB8:1:2::9", "2001:db8:1:2"],
  ["2001:db8::9", "2001:db8:0:0"],
  ["2001:0db8:0001:0002::", "2001:db8:1:2"],
  ["::1", "0:0:0:0"],
])("the network of %s is %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});

describe("the uniform delay", () => {
  test("waits for what is refused, until the same moment however long it took, and for nothing else", async () => {
    const clock = manualClock(0);
    const over: string[] = [];
    const refusing = (name: string, work: () => Promise<boolean>) =>
      uniform(clock, work, (isRight) => !isRight).then(() => over.push(`${name} ${clock.now()}`));
    const slow = Promise.withResolvers<boolean>();
    void [
      refusing("quick", async () => false),
      refusing("slow", () => slow.promise),
      refusing("right", async () => true),
    ];
    await new Promise((turn) => setImmediate(turn));
    expect(over).toEqual(["right 0"]);
    clock.advance(300);
    slow.resolve(false);
    await new Promise((turn) => setImmediate(turn));
    clock.advance(199);
    await new Promise((turn) => setImmediate(turn));
    expect(over).toHaveLength(1);
    clock.advance(1);
    await new Promise((turn) => setImmediate(turn));
    expect(over.toSorted()).toEqual(["quick 500", "right 0", "slow 500"]);
  });
  test("throws what the work throws", async () => {
    await expect(
      uniform(
        manualClock(0),
        () => Promise.reject(new Error("down")),
        () => true,
      ),
    ).rejects.toThrow("down");
  });
});
