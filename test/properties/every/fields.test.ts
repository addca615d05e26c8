// No field of any form of any workflow is asked in vain.
import fc from "fast-check";
import { expect, it } from "vitest";
import { begin, moves, play, runs, starts } from "../plays.ts";
import { Simulator } from "../simulator.ts";
import { Read, reading } from "./fields.ts";
import { recorded } from "./journals.ts";
import { screensAbout, screensOf } from "./screens.ts";

it("every field of every form decides something: two answers that are accepted have different consequences", () => {
  const read = new Read();
  recorded(({ sim, one }) => read.tryAll(sim, (member) => screensAbout(sim, member, one)));
  const { numRuns, seed } = runs(180);
  let left = read.idle(new Simulator(0));
  // What no journal holds yet; it ends when nothing is left.
  for (const [start, list] of fc.sample(fc.tuple(starts, moves(60)), { numRuns, seed })) {
    if (left.length === 0) break;
    let sim: Simulator | undefined;
    sim = begin(start, { decided: reading(read, () => sim) });
    for (const [i, move] of list.entries()) {
      play(sim, move);
      const now = sim;
      if (i % 10 === 9) read.tryAll(now, (member) => screensOf(now, member));
    }
    left = read.idle(sim);
  }
  expect(left).toEqual([]);
});
