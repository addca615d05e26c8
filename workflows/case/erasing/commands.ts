// A request of the person to erase kinds of what the case keeps is met: they are gone from the case at once, and from its past as soon as the worker has written it anew.
import type { Decided, Said } from "../../../src/rules/command.ts";
import { staged } from "../../../src/rules/command.ts";
import { refuse, type Signal, senderOf, type World } from "../../../src/rules/workflow.ts";
import { removalSignals } from "../../rights/signals.ts";
import { statisticsInstance } from "../../statistics/signals.ts";
import { isCase, isKept, takes } from "../live.ts";
import { draftNeeds, unsentDrafts } from "../naming/unsent.ts";
import type { Case, Event, State } from "../state.ts";
import { table } from "../table.ts";
import type { TakesKinds } from "./model.ts";

const erased = (
  state: Case,
  { values: { into, kase, kinds }, by, at }: Said<TakesKinds>,
  world: World,
): Decided<Event> => {
  const request = senderOf(by);
  if (request === undefined || !state.requests?.includes(request)) return refuse("core.denied");
  if (state.taken?.some((one) => one.into === into)) return [];
  // Each referral looks whether it is this case's: others may have drawn the same words.
  const referrals = [
    ...state.shares.filter(({ workflow }) => workflow === undefined),
    ...(unsentDrafts(world).drafts ?? []),
  ];
  const of = [
    kase,
    ...new Set(referrals.map((one) => (typeof one === "string" ? one : one.referral))),
  ];
  const { row, region } = state;
  if (row === undefined) return [{ type: "kindsErased", at, into, of, kinds }];
  return [
    { type: "kindsErased", at, into, of: [...of, statisticsInstance(region)], kinds, rows: [row] },
  ];
};
export const erasing = staged(table)({
  eraseKinds: takes.eraseKinds(
    (state, said, world) => (isKept(state) ? erased(state, said, world) : []),
    {
      decideNeeds: (state: State) => (isCase(state) ? draftNeeds(state) : {}),
    },
  ),
});
/** Whatever else the case does meanwhile, its past is written anew. */
export const takenTells = ({ taken = [] }: Case): readonly Signal[] =>
  taken.map((one) => removalSignals.to.begin(one.into, `taken:${one.into}`, one));
