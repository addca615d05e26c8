// A whole country, year after year: played over the workflows, then recounted and attacked.
import { anyTableNames } from "../../../workflows/statistics/sections.ts";
import type { Dice } from "../years.ts";
import { type Country, countryOf, type Sent, type Size } from "./country.ts";
import { freezing, type Proposal, proposing, regionsOf, taking, yearOf } from "./play.ts";
import { type Proved, prove, sum } from "./proof.ts";

/** Two of the four are never released, and all four have been read. */
export const fourProposals = (dice: Dice): readonly Proposal[] => {
  const some = (of: number) => anyTableNames.filter(() => dice(6) < of);
  const drawn: readonly Omit<Proposal, "coarsen">[] = [
    { names: some(3), ended: "taken back" },
    { names: some(3), ended: "objected" },
    { names: some(4), ended: "approved" },
    { names: anyTableNames, ended: "approved" },
  ];
  return drawn.filter(({ names }) => names.length > 0).map((each) => ({ ...each, coarsen: true }));
};
type Played = {
  readonly dice: Dice;
  readonly proposalsOf: (dice: Dice) => readonly Proposal[];
  readonly isBeside: boolean;
  readonly isWhole?: boolean;
};
const playedYears = async (
  { people, years }: Country,
  { dice, proposalsOf, isBeside, isWhole }: Played,
): Promise<Proved> => {
  let [regions, sent] = [regionsOf(people), [] as readonly Sent[]];
  const proved: Proved[] = [];
  for (const { year, sent: now } of years) {
    sent = [...sent, ...now];
    let [story, after] = freezing(year, people, taking(regions, now));
    for (const each of proposalsOf(dice)) story = await proposing(story, each, isBeside);
    proved.push(prove(yearOf(story), sent, isWhole));
    regions = after;
  }
  return sum(proved);
};
/** `isBeside`: each release is worked out in a thread of its own, as in the program; else the solver has to be loaded. */
export const proveCountry = (seed: number, size: Size, played: Played): Promise<Proved> =>
  playedYears(countryOf(seed, size), played);
