// What waits for somebody, as help counts it: of each list, for those whose turn it is.
import { describe, expect, it } from "vitest";
import type { AnyWorkflow } from "../../src/rules/workflow.ts";
import { action } from "../../workflows/action/index.ts";
import { call } from "../../workflows/call/index.ts";
import { kase } from "../../workflows/case/index.ts";
import { joining } from "../../workflows/joining/index.ts";
import { method } from "../../workflows/method/index.ts";
import { nsp } from "../../workflows/nsp/index.ts";
import { roster } from "../../workflows/roster/index.ts";
import { release } from "../../workflows/statistics/release.ts";
import { given, local, memberOf, now, row } from "../support/given.ts";

const [me, bo, coordinator, officer] = [
  "noomi-kontakt",
  "noomi-ersattare",
  "regionkoordinator-1",
  "plattformen-nsp",
];
/** How many rows of the list wait for this member; `rows`: what the panel's own question finds. */
const waiting = (
  workflow: AnyWorkflow,
  panel: string,
  rows: Readonly<Record<string, readonly unknown[]>>,
  who: string,
): number => {
  const { world } = given(workflow, [], { rows: rows as never });
  return workflow.panels[panel]?.waits?.({ member: memberOf(who), now }, world).length ?? -1;
};
const [yesterday, today, tomorrow] = ["2026-11-24", "2026-11-25", "2026-11-26"].map((day) =>
  local(day, "15:00"),
);

describe("what waits", () => {
  it("of one's cases is due today or before, and not with somebody else", () => {
    const one = (id: string, dueAt: string | undefined, facts = {}) =>
      row(id, { open: true, dueAt, facts }, "case");
    const rows = [
      one("C1", yesterday),
      one("C2", today),
      one("C3", tomorrow),
      one("C4", today, { has: bo }),
      one("C5", undefined),
    ];
    expect(waiting(kase, "mine", { mine: rows, personal: rows }, me)).toBe(2);
  });
  it("of one's actions is due today or before", () => {
    const mine = [yesterday, today, tomorrow].map((dueAt, n) =>
      row(`A${n}`, { open: true, dueAt }, "action"),
    );
    expect(waiting(action, "mine", { mine }, me)).toBe(2);
  });
  it("of calls is what was passed on: it has a number", () => {
    const open = [
      row("S1", { open: true, ref: "S-AAAAAA" }, "call"),
      row("S2", { open: true }, "call"),
    ];
    expect(waiting(call, "list", { open }, coordinator)).toBe(1);
  });
  it("of method questions is what one's own agency is to answer", () => {
    const of = (id: string, agency: string, dueAt?: string) =>
      row(id, { open: true, agency, dueAt }, "method");
    const all = [of("M1", "evonhuset", today), of("M2", "evonhuset"), of("M3", "noomi", today)];
    expect([
      waiting(method, "list", { all }, coordinator),
      waiting(method, "list", { all }, me),
    ]).toEqual([1, 1]);
  });
  it("of applications for support is for an officer what is to be decided, for others what they have been asked", () => {
    const of = (id: string, turn: string) =>
      row(id, { open: true, agency: "noomi", facts: { turn } }, "nsp");
    const open = [
      of("N1", "officer"),
      of("N2", "applicant"),
      of("N3", "second"),
      of("N4", "nobody"),
    ];
    expect([waiting(nsp, "list", { open }, officer), waiting(nsp, "list", { open }, me)]).toEqual([
      2, 1,
    ]);
  });
  it.each([
    [roster, "weeks", "asks"],
    [joining, "list", "all"],
    [release, "list", "years"],
  ] as readonly [AnyWorkflow, string, string][])(
    "where several read the same is for those whose turn it is: %#",
    (workflow, panel, name) => {
      const rows = {
        [name]: [
          row("X1", { open: true, facts: { to: [me, coordinator] } }, workflow.name),
          row("X2", { open: true, facts: { to: [] } }, workflow.name),
        ],
      };
      expect([waiting(workflow, panel, rows, me), waiting(workflow, panel, rows, bo)]).toEqual([
        1, 0,
      ]);
    },
  );
});
