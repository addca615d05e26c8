// Nothing orphaned: whoever goes, or is away with nobody instead, leaves nothing that nobody has.
import type { Member } from "../../../src/rules/workflow.ts";
import type { Instance, Simulator } from "../simulator.ts";
import { areAllAway, hasColleagues, isAwayAlone, leaves, trying } from "./changes.ts";
import { hasIt, isTheRegisters, turnsOf } from "./limbo.ts";

/** Left today with somebody who is not there, each with its reason. */
const declared: Readonly<Record<string, string>> = {
  "isAwayAlone: handover.offer.offered":
    "Only the two can answer, and both are away; the cases are the sender's, and whoever stands in has them.",
  "leaves: handover.offer.offered": "As above, where the other one has left.",
  "areAllAway: handover.offer.offered": "As above.",
  "isAwayAlone: action.doing.open":
    "Back before its next reminder, nothing is missed; where not, whoever answers there hears of it at once (test/workflows/action).",
  "isAwayAlone: action.doing.begun": "As above.",
  "areAllAway: action.doing.open": "As above.",
  "areAllAway: action.doing.begun": "As above.",
};
const isTo = (one: Instance, { id }: Member): boolean =>
  [...one.shown.values()].some(({ audience, gone }) => !gone && audience === `m:${id}`);
const isWith = (one: Instance, { id }: Member): boolean => {
  const { holder, deputy } = one.view.summary;
  return (holder !== undefined && "member" in holder && holder.member === id) || deputy === id;
};
/** What this person has, or is asked. */
const has = (one: Instance, member: Member, sim: Simulator): boolean =>
  isWith(one, member) ||
  isTo(one, member) ||
  turnsOf(one, sim).some(({ members }) => members.length === 1 && members[0]?.id === member.id);
const gone = { leaves, isAwayAlone } as const;
/** What is left with nobody when this person goes. */
const leftBy = (
  sim: Simulator,
  member: Member,
  how: keyof typeof gone,
  among: readonly Instance[],
): readonly string[] => {
  const theirs = among
    .filter((one) => !isTheRegisters(one) && turnsOf(one, sim).length > 0 && has(one, member, sim))
    .map(({ id }) => id);
  if (theirs.length === 0) return [];
  return trying(sim, () => {
    gone[how](sim, member.id);
    return theirs.flatMap((id) => {
      const one = sim.instances.get(id);
      const faults = one ? hasIt(one, sim, member.id) : [];
      return faults
        .filter((fault) => !(`${how}: ${fault.split(" ")[0]}` in declared))
        .map((fault) => `when somebody ${how}: ${fault}`);
    });
  });
};
/** What only people of this agency can do is still seen by its lead when all of them are on leave. */
const leftByAll = (
  sim: Simulator,
  agency: string,
  among: readonly Instance[],
): readonly string[] => {
  const isTheirs = (one: Instance): boolean => {
    const turns = turnsOf(one, sim);
    return (
      turns.length > 0 &&
      turns.every(
        ({ members }) => members.length > 0 && members.every((member) => member.agency === agency),
      )
    );
  };
  const theirs = among.filter((one) => !isTheRegisters(one) && isTheirs(one)).map(({ id }) => id);
  if (theirs.length === 0) return [];
  return trying(sim, () => {
    areAllAway(sim, agency);
    const faults = theirs.flatMap((id) => hasIt(sim.instances.get(id) as Instance, sim));
    return faults
      .filter((fault) => !(`areAllAway: ${fault.split(" ")[0]}` in declared))
      .map((fault) => `when all are away: ${fault}`);
  });
};
/** Whoever goes, one at a time, and every agency as a whole. `among`: what is looked at. */
export const orphans = (
  sim: Simulator,
  among: readonly Instance[] = [...sim.instances.values()],
): readonly string[] => [
  ...[...sim.people.members.values()]
    .filter((member) => hasColleagues(sim, member))
    .flatMap((member) => [
      ...leftBy(sim, member, "leaves", among),
      ...leftBy(sim, member, "isAwayAlone", among),
    ]),
  // One without a lead has nobody who must see it: the operators are told.
  ...[...sim.people.agencies.values()]
    .filter(({ lead }) => lead)
    .flatMap(({ id }) => leftByAll(sim, id, among)),
];
