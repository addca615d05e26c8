// A case that is asked each question for statistics, one after a check-in; and a year in which a table that says nothing is offered with coarser codes.
import { sources } from "../../workflows/case/codes.ts";
import type { Recorder } from "./recorder-hand.ts";

const [anna, bo, coordinator] = ["noomi-kontakt", "noomi-ersattare", "regionkoordinator-1"];
/** On so many mornings, a week apart. */
const mornings = ["01-11", "01-18", "01-25", "02-01", "02-08", "02-15", "02-22", "03-01", "03-08"];
const answers = [
  { counting: "yes" },
  { source: "police" },
  { ageGroup: "adult" },
  { sex: "woman" },
  { suspicion: "manniskohandel" },
  { exploitation: "ForcedLabour" },
  // Passed over.
  { citizenship: undefined },
  { support: "yes" },
  { police: "no" },
];
export const recordCounting = async (r: Recorder): Promise<void> => {
  const id = await r.does(anna, "case", "open", {
    deputy: bo,
    child: "unknown",
    risk: "low",
    quiet: "no",
  });
  for (const [at, answer] of answers.entries()) {
    await r.world.until(`2027-${mornings[at]}T09:00:00Z`);
    await r.does(anna, "case", "calm", {}, id);
    const said = Object.entries(answer).filter(([, code]) => code !== undefined);
    await r.does(
      anna,
      "case",
      "sayForStatistics",
      { asks: Object.keys(answer)[0], ...Object.fromEntries(said) },
      id,
    );
  }
  await r.journal("case", id);
  await r.does(anna, "case", "sayForStatistics", { asks: "counting", counting: "no" }, id);
  await r.journal("case", id);
};
/** Becomes known before anybody has asked, is asked, says yes, and takes it back. */
export const recordKnown = async (r: Recorder): Promise<void> => {
  await r.world.until("2029-03-05T09:00:00Z");
  const id = await r.does(anna, "case", "open", {
    deputy: bo,
    child: "no",
    risk: "low",
    quiet: "no",
  });
  for (const counting of ["yes", "no"]) {
    await r.does(anna, "case", "calm", {}, id);
    await r.does(anna, "case", "sayForStatistics", { asks: "counting", counting }, id);
  }
  await r.journal("statistics", "stat-SYD");
};
/** Four people with each code of who referred them: none is shown, and of the two kinds one is. */
export const recordCoarser = async (r: Recorder): Promise<void> => {
  // Another year than the one that is recorded to its end: in a list they are told apart by it.
  await r.world.until("2027-02-01T09:00:00Z");
  for (const source of sources.filter((each) => each !== "other"))
    for (const sex of ["woman", "woman", "man", "man"]) {
      const id = await r.does(anna, "case", "open", {
        deputy: bo,
        child: "no",
        risk: "low",
        quiet: "no",
      });
      await r.does(
        anna,
        "case",
        "close",
        { reason: "goalReached", counting: "yes", ageGroup: "adult", sex, source },
        id,
      );
    }
  await r.world.until("2028-01-07T09:00:00Z");
  const year = await r.does(coordinator, "release", "freeze");
  await r.does(coordinator, "release", "propose", { names: ["sources"] }, year);
  await r.world.until("2028-01-07T09:05:00Z");
  await r.journal("release", year);
};
