// What must hold of every workflow in the list, whatever people do: nobody has to add a new one here.
import { beforeAll, describe, expect, it } from "vitest";
import type { Instance, Simulator } from "../simulator.ts";
import { deadButtons, hidden } from "./buttons.ts";
import { changeOf, trying } from "./changes.ts";
import { erasures, namedWhenErased } from "./erased.ts";
import { shownInVain, stale } from "./know.ts";
import { hasIt, silenceIsNoticed } from "./limbo.ts";
import { orphans } from "./orphans.ts";
import { type Checks, type Faults, walk } from "./walk.ts";

const each = (check: (one: Instance, sim: Simulator) => readonly string[]) => (sim: Simulator) =>
  [...sim.instances.values()].flatMap((one) => check(one, sim));
let changes = 0;
const changed = (
  sim: Simulator,
  check: (sim: Simulator) => readonly string[],
): readonly string[] => {
  changes += 1;
  return trying(sim, () => {
    changeOf(sim, changes);
    return check(sim);
  });
};
const checks: Checks = {
  hasIt: each(hasIt),
  silenceIsNoticed: each(silenceIsNoticed),
  deadButtons,
  hidden,
  shownInVain,
  stale,
  namedWhenErased,
  changedShownInVain: (sim) => changed(sim, shownInVain),
  changedStale: (sim) => changed(sim, stale),
  // Everybody goes in turn: once in each play.
  orphans: (sim, isLast) => (isLast ? orphans(sim) : []),
};
let walked: Faults = new Map();
const faultsOf = (name: string): readonly string[] => walked.get(name) ?? [];
beforeAll(() => {
  walked = walk(9, 48, checks);
});

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
  it.each(["shownInVain", "stale", "changedShownInVain", "changedStale"])(
    "need to know: %s",
    (name) => {
      expect(faultsOf(name)).toEqual([]);
    },
  );
  it("what is erased is named nowhere: no journal, message, clock or list that is left has its reference or its words", () => {
    expect(faultsOf("namedWhenErased")).toEqual([]);
    expect(erasures).toBeGreaterThan(20);
  });
  it("whoever goes, or is away with nobody instead, leaves nothing that nobody has", () => {
    expect(faultsOf("orphans")).toEqual([]);
  });
});
