// A year that is frozen, and its releases to each of their ends: what the recorder adds in a world of its own.
import type { Recorder } from "./recorder-hand.ts";
import type { Hands } from "./recorder-referrals.ts";

type Values = Readonly<Record<string, unknown>>;
const [anna, bo, coordinator, national] = [
  "noomi-kontakt",
  "noomi-ersattare",
  "regionkoordinator-1",
  "nspm-samordnare",
];
const days: Values = {
  firstContactOn: "2026-11-20",
  coordinatorOn: "2026-11-21",
  shelterOn: "2026-11-24",
};
const codesOfCase: Values = {
  ageGroup: "adult",
  sex: "woman",
  exploitation: "SexualExploitation",
  police: "no",
  source: "ngo",
};

type Recorded = { readonly year: string; readonly timed: string };
/** Thirteen people who have said yes, one with days, one who has said no, one who has taken the yes back; the year after it is frozen. */
export const recordStatistics = async ({ does, until, stateOf }: Hands): Promise<Recorded> => {
  const closed = async (values: Values): Promise<string> => {
    const id = await does(anna, "case", "open", {
      deputy: bo,
      child: "no",
      risk: "low",
      quiet: "no",
    });
    await does(anna, "case", "close", { reason: "goalReached", ...values }, id);
    return id;
  };
  for (let n = 0; n < 6; n++)
    for (const sex of ["woman", "man"]) await closed({ counting: "yes", ...codesOfCase, sex });
  const timed = await closed({ counting: "yes", ...codesOfCase, ...days });
  await closed({ counting: "no", ...codesOfCase });
  const back = await closed({ counting: "yes", ...codesOfCase });
  await does(anna, "case", "reopen", {}, back);
  await does(anna, "case", "close", { reason: "returned", counting: "notAsked" }, back);
  await until("2027-01-07T09:00:00Z");
  const year = await does(national, "release", "freeze");
  const proposed = async (by: string, names: readonly string[]): Promise<Values> => {
    await does(by, "release", "propose", { names }, year);
    await until(by === national ? "2027-01-07T09:05:00Z" : "2027-01-07T09:10:00Z");
    const { releases } = (await stateOf(year)) as {
      readonly releases: readonly { readonly id: string }[];
    };
    return { of: releases.at(-1)?.id };
  };
  await does(coordinator, "release", "object", await proposed(national, ["regions"]), year);
  const second = await proposed(coordinator, ["regions", "callCallers"]);
  // Nobody looks at it for a week.
  await until("2027-01-15T09:00:00Z");
  await does(national, "release", "approve", second, year);
  return { year, timed };
};
/** What is out is corrected in words: by one who is turned down, by one whom nobody answers for a week, and by a third that waits. */
export const recordCorrected = async (r: Recorder): Promise<void> => {
  const { year } = await recordStatistics(r.hands());
  const propose = async (values: Values): Promise<Values> => {
    await r.does(national, "release", "correct", values, year);
    const { releases } = (await r.hands().stateOf(year)) as {
      readonly releases: readonly { readonly id: string }[];
    };
    return { of: releases.at(-1)?.id };
  };
  const missing = await propose({ names: ["regions"], why: "missing", effect: "low" });
  await r.does(coordinator, "release", "object", missing, year);
  const twice = await propose({ names: ["regions", "callCallers"], why: "twice", effect: "high" });
  await r.world.until("2027-01-25T09:00:00Z");
  await r.does(coordinator, "release", "approve", twice, year);
  await propose({ names: ["callCallers"], why: "withdrawn", effect: "none" });
  await r.journal("release", year);
  await r.journal("conventions", "conventions");
};
