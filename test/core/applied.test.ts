// What an instance remembers beside its events: what is set, and the names of what is over.
import { describe, expect, test } from "vitest";
import {
  changed,
  encryptApplied,
  nextDue,
  nothingApplied,
  openApplied,
  type TimerRow,
  timersAfter,
} from "../../src/engine/applied.ts";
import { freshKey } from "../../src/engine/encryption.ts";

const key = freshKey();
const set = (name: string, at: number): TimerRow => ({
  key: name,
  at,
  command: "tick",
  values: "{}",
  state: "set",
});
const told = (n: number): TimerRow => ({ key: `signal:${n}`, state: "told" });
const names = (rows: readonly { readonly key: string }[]): readonly string[] =>
  rows.map((row) => row.key);
const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);
const none = new Set<string>();

describe("the last-applied state", () => {
  const applied = {
    ...nothingApplied,
    ...changed(nothingApplied, [set("a", 5), { key: "b", state: "parked" }, told(1)]),
    readers: ["a:noomi"],
  };
  test("opens as it was sealed", () => {
    expect(openApplied(key, "one", encryptApplied(key, "one", applied))).toEqual(applied);
  });
});

describe("after a change", () => {
  test("what is set anew replaces, what is cancelled is gone, and the next rings", () => {
    const { timers } = timersAfter(
      changed(nothingApplied, [set("a", 5), set("b", 7)]),
      [set("b", 6), { key: "a", state: "cancelled" }],
      none,
    );
    expect([[...timers.values()], nextDue(timers)]).toEqual([[set("b", 6)], 6]);
  });
  test("twelve names of what is over are kept, the oldest go first", () => {
    const { past } = timersAfter(
      changed(nothingApplied, upTo(12).map(told)),
      [told(12), told(13)],
      none,
    );
    expect(names(past)).toEqual(names(upTo(14).slice(2).map(told)));
  });
  test("a name that the view still names stays, however many there are", () => {
    const { past } = timersAfter(
      changed(nothingApplied, upTo(14).map(told)),
      [told(14)],
      new Set(["signal:0", "signal:1"]),
    );
    expect(names(past)).toEqual(["signal:0", "signal:1", ...names(upTo(15).slice(3).map(told))]);
  });
  test("without a change all is as it was, and nothing else comes along", () => {
    const before = {
      ...changed(nothingApplied, [set("a", 5), told(1)]),
      posts: "of something else",
    };
    const after = timersAfter(before, [], none);
    expect([
      after.timers === before.timers,
      after.past === before.past,
      Object.keys(after),
    ]).toEqual([true, true, ["timers", "past"]]);
  });
});
