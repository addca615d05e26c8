// Per-key mutex.
import { expect, test } from "vitest";
import { KeyedMutex } from "../../src/engine/keyed-mutex.ts";

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
  const [mutex, seen]: [KeyedMutex, string[]] = [new KeyedMutex(), []];
  const [a, b, c] = [work("a", seen), work("b", seen), work("c", seen)];
  const all = [mutex.take("one", a.begin), mutex.take("one", b.begin), mutex.take("two", c.begin)];
  for (const each of [b, c, a]) each.end();
  expect(seen).toEqual(["a begins", "c begins"]);
  expect(await Promise.all(all)).toEqual(["a", "b", "c"]);
  expect(seen.indexOf("b begins")).toBeGreaterThan(seen.indexOf("a ends"));
});
test("one that fails keeps nobody waiting, and says so to its own", async () => {
  const [mutex, seen]: [KeyedMutex, string[]] = [new KeyedMutex(), []];
  const [a, b] = [work("a", seen), work("b", seen)];
  const [first, second] = [mutex.take("one", a.begin), mutex.take("one", b.begin)];
  a.fail();
  b.end();
  await expect(first).rejects.toThrow("a");
  expect(await second).toBe("b");
});

test("several keys are waited for together, and everybody behind them is heard in the order in which they came", async () => {
  const [mutex, seen]: [KeyedMutex, string[]] = [new KeyedMutex(), []];
  const [a, b, c] = [work("a", seen), work("b", seen), work("c", seen)];
  const all = [
    mutex.takeAll(["one"], a.begin),
    mutex.takeAll(["two", "one"], b.begin),
    mutex.take("two", c.begin),
  ];
  for (const each of [c, b, a]) each.end();
  await Promise.all(all);
  expect(seen).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
});
test("more keys are held where they are free, all or none, until the work is over", async () => {
  const [mutex, seen]: [KeyedMutex, string[]] = [new KeyedMutex(), []];
  const [b, c] = [work("b", seen), work("c", seen)];
  const over = Promise.withResolvers<void>();
  const got: boolean[] = [];
  const first = mutex.take("one", async ({ extend }) => {
    await null;
    got.push(extend(["two", "taken"]), extend(["one", "two"]));
    await over.promise;
  });
  const other = mutex.take("taken", b.begin);
  await new Promise(setImmediate);
  const waits = mutex.take("two", c.begin);
  expect([got, seen]).toEqual([[false, true], ["b begins"]]);
  for (const each of [b, c]) each.end();
  over.resolve();
  await Promise.all([first, other, waits]);
  expect(seen.at(-1)).toBe("c ends");
});
