// Who wants the same thing takes turns.
import { expect, test } from "vitest";
import { Turns } from "../../src/engine/turns.ts";

/** Notes when it begins and ends; it ends when it is told to. */
const work = (name: string, seen: string[]) => {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const begin = async (): Promise<string> => {
    seen.push(`${name} begins`);
    return promise.finally(() => void seen.push(`${name} ends`));
  };
  return { begin, end: () => resolve(name), fail: () => reject(new Error(name)) };
};

test("the first begins at once, the next when it is done, and what is elsewhere beside it", async () => {
  const [turns, seen]: [Turns, string[]] = [new Turns(), []];
  const [a, b, c] = [work("a", seen), work("b", seen), work("c", seen)];
  const all = [turns.take("one", a.begin), turns.take("one", b.begin), turns.take("two", c.begin)];
  for (const each of [b, c, a]) each.end();
  expect(seen).toEqual(["a begins", "c begins"]);
  expect(await Promise.all(all)).toEqual(["a", "b", "c"]);
  expect(seen.indexOf("b begins")).toBeGreaterThan(seen.indexOf("a ends"));
});
test("one that fails keeps nobody waiting, and says so to its own", async () => {
  const [turns, seen]: [Turns, string[]] = [new Turns(), []];
  const [a, b] = [work("a", seen), work("b", seen)];
  const [first, second] = [turns.take("one", a.begin), turns.take("one", b.begin)];
  a.fail();
  b.end();
  await expect(first).rejects.toThrow("a");
  expect(await second).toBe("b");
});
