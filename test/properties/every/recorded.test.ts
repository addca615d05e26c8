// The same of every state that a journal was ever in.
import { beforeAll, describe, expect, it } from "vitest";
import type { Instance, Simulator } from "../simulator.ts";
import { deadAbout, hiddenIn } from "./buttons.ts";
import { recorded } from "./journals.ts";
import { shownAbout, staleIn } from "./know.ts";
import { hasIt, silenceIsNoticed } from "./limbo.ts";
import { orphans } from "./orphans.ts";

const quick = process.env.STAFETT_RUNS === undefined;
const steps = new Set<string>();
/** Everybody goes in turn: in a quick run once at each step. */
const isNewStep = ({ workflow, state }: Instance): boolean => {
  const before = steps.size;
  return (
    steps.add(`${workflow.name} ${(state as { readonly step?: string }).step}`).size > before ||
    !quick
  );
};
const checks: Readonly<Record<string, (one: Instance, sim: Simulator) => readonly string[]>> = {
  hasIt,
  silenceIsNoticed,
  deadAbout: (one, sim) => deadAbout(sim, one),
  hiddenIn: (one, sim) => hiddenIn(sim, one),
  shownAbout: (one, sim) => shownAbout(sim, one),
  staleIn,
  orphans: (one, sim) => (isNewStep(one) ? orphans(sim, [one]) : []),
};
const faults = new Map<string, Map<string, string>>(
  Object.keys(checks).map((name) => [name, new Map()]),
);
beforeAll(() => {
  const seen = new Set<string>();
  recorded(({ sim, one, where, last }) => {
    const key = `${one.workflow.name} ${(one.state as { readonly step?: string }).step} ${last}`;
    // What is being erased is seen by nobody. In a quick run the same event at the same step is looked at once.
    if (one.view.erase !== undefined || (quick && seen.has(key))) return;
    seen.add(key);
    for (const [name, check] of Object.entries(checks))
      for (const fault of check(one, sim))
        if (!faults.get(name)?.has(fault)) faults.get(name)?.set(fault, where);
  });
});

describe("every state that was recorded", () => {
  it.each(Object.keys(checks))("%s", (name) => {
    expect([...(faults.get(name) ?? [])].map(([fault, where]) => `${fault} (${where})`)).toEqual(
      [],
    );
  });
});
