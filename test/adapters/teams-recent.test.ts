// What is remembered of what was heard: long enough, and not for ever.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Recent } from "../../adapters/teams/recent.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());
const hourMs = 3_600_000;
const counted = () => {
  const work = vi.fn(async () => "answer");
  return { recent: new Recent(), work };
};

test("for as long as a token of the connector holds, nothing is done twice", async () => {
  const { recent, work } = counted();
  expect(await recent.once("a", work)).toBe("answer");
  vi.advanceTimersByTime(hourMs + 5 * 60_000);
  expect(await recent.once("a", work)).toBeUndefined();
  vi.advanceTimersByTime(hourMs);
  expect(await recent.once("a", work)).toBe("answer");
  expect(work).toHaveBeenCalledTimes(2);
});
test("whoever sends many different ones pushes out the oldest, and no more than that is kept", async () => {
  const { recent, work } = counted();
  for (let i = 0; i <= 20_000; i++) await recent.once(String(i), work);
  work.mockClear();
  expect(await recent.once("1", work)).toBeUndefined();
  expect(await recent.once("0", work)).toBe("answer");
  expect(work).toHaveBeenCalledTimes(1);
});
test("many at the same time share one failure, and then it may come again", async () => {
  const recent = new Recent();
  const fails = vi.fn(async () => {
    throw new Error("the disk");
  });
  const all = await Promise.allSettled([recent.once("a", fails), recent.once("a", fails)]);
  expect([all.map(({ status }) => status), fails.mock.calls.length]).toEqual([
    ["rejected", "rejected"],
    1,
  ]);
  expect(await recent.once("a", async () => "answer")).toBe("answer");
});
test("what could not be asked is not remembered; what was answered is, for a while", async () => {
  const { recent, work } = counted();
  await expect(recent.remembered("a", () => Promise.reject(new Error("the list")))).rejects.toThrow(
    "the list",
  );
  for (let i = 0; i < 2; i++) expect(await recent.remembered("a", work)).toBe("answer");
  expect(work).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(2 * hourMs);
  await recent.remembered("a", work);
  expect(work).toHaveBeenCalledTimes(2);
});
