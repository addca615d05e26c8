// What must hold of every workflow in the list, whatever people do: nobody has to add a new one here.
import { describe, expect, it } from "vitest";
import type { Instance, Simulator } from "../simulator.ts";
import { deadButtons, hidden } from "./buttons.ts";
import { hasIt, silenceIsNoticed } from "./limbo.ts";
import { type Checks, type Faults, walk } from "./walk.ts";

const each = (check: (one: Instance, sim: Simulator) => readonly string[]) => (sim: Simulator) =>
  [...sim.instances.values()].flatMap((one) => check(one, sim));
const checks: Checks = {
  hasIt: each(hasIt),
  silenceIsNoticed: each(silenceIsNoticed),
  deadButtons,
  hidden,
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
  it("a button that is drawn can be pressed, or says what to do instead; in a space by somebody there", () => {
    expect(faultsOf("deadButtons")).toEqual([]);
  });
  it("and what somebody may do they find a button for, or a word", () => {
    expect(faultsOf("hidden")).toEqual([]);
  });
});
