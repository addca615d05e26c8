// What must hold of every workflow in the list, whatever people do: nobody has to add a new one here.
import { describe, expect, it } from "vitest";
import type { Simulator } from "../simulator.ts";
import { hasIt, silenceIsNoticed } from "./limbo.ts";
import { type Checks, type Faults, walk } from "./walk.ts";

const each = (check: (one: Parameters<typeof hasIt>[0], sim: Simulator) => void) => (sim: Simulator) => {
  for (const one of sim.instances.values()) check(one, sim);
};
const checks: Checks = {
  hasIt: each(hasIt),
  silenceIsNoticed: each(silenceIsNoticed),
};
let walked: Faults | undefined;
const faultsOf = (name: string): readonly string[] => {
  walked ??= walk(20, 50, checks);
  return walked.get(name) ?? [];
};

describe("whatever people do", () => {
  it("what is open is somebody's, who is there, sees it and can press something that changes it", () => {
    expect(faultsOf("hasIt")).toEqual([]);
  });
  it("and silence is noticed: where somebody is waited for a clock is set", () => {
    expect(faultsOf("silenceIsNoticed")).toEqual([]);
  });
});
