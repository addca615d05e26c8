// When instances fire next: the heap gives what a sorted list would, whatever was set, moved and taken away before.
import fc from "fast-check";
import { expect, test } from "vitest";
import type { InstanceId } from "../../src/rules/ui.ts";
import { DueTimes } from "../../src/worker/due-times.ts";

const id = (n: number): InstanceId => `i${n}` as InstanceId;

test("the earliest come first and stay until they are moved or taken away", () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("set" as const), n: fc.nat(60), at: fc.nat(50) }),
    fc.record({ kind: fc.constant("delete" as const), n: fc.nat(60), at: fc.constant(0) }),
    fc.record({
      kind: fc.constant("due" as const),
      n: fc.integer({ min: 1, max: 40 }),
      at: fc.nat(50),
    }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 400 }), (steps) => {
      const times = new DueTimes();
      const model = new Map<InstanceId, number>();
      for (const { kind, n, at } of steps) {
        if (kind === "set") {
          times.set(id(n), at);
          model.set(id(n), at);
        } else if (kind === "delete") {
          times.delete(id(n));
          model.delete(id(n));
        } else {
          const due = times.due(at, n);
          const wanted = [...model].filter(([, time]) => time <= at).map(([, time]) => time);
          expect(due.map((one) => model.get(one))).toEqual(
            wanted.sort((a, b) => a - b).slice(0, n),
          );
          expect(new Set(due).size).toBe(due.length);
        }
        expect([times.size, times.next]).toEqual([
          model.size,
          model.size === 0 ? undefined : Math.min(...model.values()),
        ]);
      }
    }),
  );
});
test("that are moved again and again do not pile up", () => {
  const times = new DueTimes();
  for (let n = 0; n < 100_000; n++) times.set(id(n % 10), n);
  // Ten are true; what was is sorted out on the way.
  expect(times.due(1e9, 99)).toHaveLength(10);
  expect(times.size).toBe(10);
});
