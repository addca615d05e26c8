// No field of any form of any workflow is asked in vain.
import fc from "fast-check";
import { expect, it } from "vitest";
import { beginnings } from "../beginnings.ts";
import { playsMany } from "../many.ts";
import { begin, moves, play, runs, starts } from "../plays.ts";
import { Simulator } from "../simulator.ts";
import { Read, reading } from "./fields.ts";
import { recorded } from "./journals.ts";
import { screensAbout, screensOf } from "./screens.ts";

const nothing = new Simulator(0);
/** Nothing here is drawn: what a new field needs is a beginning of its own, or a journal. It takes as long as forty files: on a build machine. */
it.skipIf(!playsMany)(
  "every field of every form decides something: two answers that are accepted have different consequences",
  () => {
    const read = new Read();
    for (const { sim } of beginnings) {
      const now = sim();
      read.tryButtons(now, (member) => screensOf(now, member));
      read.tryWords(now);
    }
    recorded(({ sim, one }) => read.tryButtons(sim, (member) => screensAbout(sim, member, one)));
    expect(read.idle(nothing)).toEqual([]);
  },
);

it.skipIf(!playsMany)(
  "random plays come to most of them by themselves, so that what is looked for in such plays has been asked",
  () => {
    const read = new Read();
    const { numRuns, seed } = runs(40);
    for (const [start, list] of fc.sample(fc.tuple(starts, moves(60)), { numRuns, seed })) {
      let sim: Simulator | undefined;
      sim = begin(start, { decided: reading(read, () => sim) });
      for (const move of list) play(sim, move);
      const last = sim;
      read.tryButtons(last, (member) => screensOf(last, member));
    }
    const all = new Read().idle(nothing).length;
    expect(read.idle(nothing).length).toBeLessThan(all / 3);
  },
);
