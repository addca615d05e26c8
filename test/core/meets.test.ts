// What agencies have in common is found by readers that name two of them: perhaps more than they have, and never less.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { sharedIndexAsked, sharedIndexKeys } from "../../src/engine/shared-index.ts";
import type { AgencyId, Instant } from "../../src/rules/ui.ts";
import type { AnyWorkflow, Needs, Query, Summary } from "../../src/rules/workflow.ts";
import { templates } from "../../workflows/agenda/codes.ts";
import { collecting } from "../../workflows/agenda/preparing/collect.ts";
import { workflows } from "../../workflows/index.ts";

const all = ["a", "b", "c", "d", "e", "f", "g", "h"] as AgencyId[];
const kase = { name: "case", sharedIndex: ["opened", "open"] } as unknown as AnyWorkflow;
const readersOf = (agencies: readonly string[]): readonly string[] => [
  "m:anna",
  ...agencies.map((id) => `a:${id}`),
  "g:a",
  "s:room",
];
const day = (n: number): Instant =>
  new Date(Date.UTC(2026, 0, 1) + n * 86_400_000).toISOString() as Instant;
const asked = (shared: readonly AgencyId[], more: Partial<Query>): readonly string[] =>
  sharedIndexAsked({ workflow: "case", open: true, shared, limit: 9, ...more });
const isFound = (keys: readonly string[], by: readonly string[]): boolean =>
  keys.some((key) => by.includes(key));

describe("what agencies have in common", () => {
  it("is found by any two of those who ask, whoever else takes part, in whichever way it is asked for", () => {
    const some = fc.subarray(all, { minLength: 1 });
    fc.assert(
      fc.property(
        some,
        some,
        fc.nat(800),
        fc.nat(400),
        fc.nat(400),
        fc.boolean(),
        (take, ask, opened, before, after, raises) => {
          const summary = {
            open: true,
            openedAt: day(opened),
            ...(raises && { raiseAt: day(opened) }),
          } as Summary;
          const keys = sharedIndexKeys(kase, readersOf(take), summary);
          const common = ask.filter((id) => take.includes(id)).length >= 2;
          const span = { openedSince: day(opened - before), openedUntil: day(opened + after) };
          for (const query of [{}, span, { raised: day(0) }])
            if (common) expect(isFound(keys, asked(ask, query))).toBe(true);
          // Equal MACs part no case that is worth raising from one that is not.
          expect(keys).toEqual(
            sharedIndexKeys(kase, readersOf(take), { ...summary, raiseAt: undefined } as never),
          );
        },
      ),
    );
  });
  it("of others is not even looked at: two that do not take part together find nothing where few do", () => {
    const keys = sharedIndexKeys(kase, readersOf(["a", "b", "c"]), {
      open: true,
      openedAt: day(40),
      raiseAt: day(1),
    });
    for (const [shared, found] of [
      [["a", "c"], true],
      [["a", "d"], false],
      [["d", "e"], false],
    ] as const) {
      expect(isFound(keys, asked(shared as never, { raised: day(9) }))).toBe(found);
      expect(
        isFound(keys, asked(shared as never, { openedSince: day(35), openedUntil: day(50) })),
      ).toBe(found);
    }
    expect(
      isFound(keys, asked(["a", "b"] as never, { openedSince: day(70), openedUntil: day(90) })),
    ).toBe(false);
  });
  it("has as many names whatever is said of it, and none when it is closed or one agency's alone", () => {
    const count = (agencies: readonly string[], more: Partial<Summary>) =>
      sharedIndexKeys(kase, readersOf(agencies), { open: true, ...more }).length;
    for (const n of [2, 3, 4, 5, 8]) {
      const those = all.slice(0, n);
      expect(count(those, {})).toBe(count(those, { raiseAt: day(1), openedAt: day(1) }));
      expect(count(those, {})).toBe((n > 4 ? n : (n * (n - 1)) / 2) * 2);
    }
    expect(count(["a"], { raiseAt: day(1) })).toBe(0);
    expect(count(["a", "b"], { open: false, raiseAt: day(1) })).toBe(0);
  });
  it("is asked for by an agenda only where the workflow says so", () => {
    const meets = (workflow: string) =>
      workflows.find(({ name }) => name === workflow)?.sharedIndex ?? [];
    const wrong = templates.flatMap((template) => {
      const state = {
        step: "draft",
        template,
        invited: ["a", "b"],
        since: day(0),
        from: day(20),
        convener: "a",
        series: "S1",
        items: [],
      };
      const needs: Needs = collecting(state as never, { at: day(17) });
      expect(Object.keys(needs)).not.toEqual([]);
      return Object.entries(needs).flatMap(([name, need]) => {
        const query = need as Query;
        if (!query.shared) return [];
        const how = query.openedSince === undefined ? "open" : "opened";
        return query.open === true && meets(query.workflow).includes(how)
          ? []
          : [`${template}: ${name}`];
      });
    });
    expect(wrong).toEqual([]);
  });
});
