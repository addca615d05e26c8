// Which items there are in a guide, and who sees which of them.
import { type AgencyId, type Instant, reveal } from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import type { World } from "../../src/rules/workflow.ts";
import { type Actor, type Item, itemOf, items, type Step, steps } from "./codes.ts";
import type { Guide, Shown } from "./model.ts";

const kinds: Readonly<Record<string, Actor>> = {
  NGO: "ngo",
  LawEnforcement: "police",
  LegalService: "lawyer",
};
/** Which of the manual's actors an agency is. */
const kindOf = (agency: AgencyId, world: World): Actor =>
  kinds[agencyOf(agency, world)?.type ?? ""] ?? "authority";
/** As somebody has said, else the manual's; `own`: whoever has the case. */
const actorIn = (item: Item, { answers }: Guide): Actor | "own" => {
  const { actor } = answers[item] ?? {};
  return actor ? reveal(actor) : itemOf(item).by;
};
export const actorOf = (item: Item, state: Guide, world: World): Actor => {
  const actor = actorIn(item, state);
  return actor === "own" ? kindOf(state.agency, world) : actor;
};
/** A child's own items are asked also where nobody knows yet: what is not known is treated with care. */
const isAsked = (item: Item, { child }: Guide): boolean =>
  !itemOf(item).child || child === undefined || reveal(child) !== "no";
export const itemsOf = (step: Step, state: Guide): readonly Item[] =>
  items.filter((item) => itemOf(item).step === step && isAsked(item, state));
/** Nothing is left to ask about. */
export const isThrough = (step: Step, state: Guide): boolean =>
  itemsOf(step, state).every((item) => {
    const said = state.answers[item]?.said;
    return said !== undefined && reveal(said) !== "notYet";
  });
/** Where it stands: the first step in which something is left. */
export const stepNow = (state: Guide): Step | undefined =>
  steps.find((step) => !isThrough(step, state));

/** Next steps and safety are what somebody takes part for; a child, residence and why not MMM are said only as far as the sharing reaches. */
const always: readonly string[] = ["behov", "sakerhet"];
const reaches = (item: Item, reach: readonly string[]): boolean =>
  [...always, ...reach].includes(itemOf(item).of);
/** An invited agency sees what it is the actor of: never what is whoever's has the case. */
export const isTheirs = (item: Item, agency: AgencyId, state: Guide, world: World): boolean => {
  const part = state.parts.find((each) => each.agency === agency);
  return (
    part !== undefined &&
    actorIn(item, state) === kindOf(agency, world) &&
    isAsked(item, state) &&
    reaches(item, reveal(part.reach))
  );
};
export const mayAnswer = (item: Item, agency: AgencyId, state: Guide, world: World): boolean =>
  agency === state.agency ? isAsked(item, state) : isTheirs(item, agency, state, world);
/** Who does it, where it is another's who takes part. */
export const otherOf = (item: Item, state: Guide, world: World): AgencyId | undefined =>
  actorIn(item, state) === "own" || actorOf(item, state, world) === kindOf(state.agency, world)
    ? undefined
    : state.parts
        .map(({ agency }) => agency)
        .find((agency) => isTheirs(item, agency, state, world));
/** What is shared, as it is now. */
export const snapshot = (
  { answers, why }: Guide,
  reach: readonly string[],
  at: Instant,
): Shown => ({
  at,
  items: items.flatMap((item) => {
    const answer = answers[item];
    return answer && reach.includes(itemOf(item).of)
      ? [{ item, said: answer.said, day: answer.day }]
      : [];
  }),
  ...(why && reach.includes("whyNot") && { why }),
});
