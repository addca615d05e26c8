// What a case says to its guide, and the way there.
import { actions, on, panel, press, show, text } from "../../../src/rules/say.ts";
import {
  type Action,
  type AgencyId,
  type InstanceId,
  type Panel,
  reveal,
  type Sealed,
  seal,
} from "../../../src/rules/ui.ts";
import { agencyOf, isWatching } from "../../../src/rules/who.ts";
import type { Signal, Viewer, World } from "../../../src/rules/workflow.ts";
import { guideSignals } from "../../guide/signals.ts";
import { name } from "../posts.ts";
import type { Case, Part } from "../state.ts";

const alsoOf = { residence: "migration", whyNot: "whyNot" } as const;
/** How far what is shared with an agency reaches: residence towards those who watch, and why it is not MMM, on a basis of its own. */
const reachOf = (
  agency: AgencyId,
  groups: Sealed<readonly string[]>,
  own: Part["own"],
  world: World,
): Sealed<readonly string[]> => {
  const all = reveal(groups);
  const shared = all.filter(
    (group) => group !== "migration" || all.length === 1 || !isWatching(agencyOf(agency, world)),
  );
  const also = own ? reveal(own.what).map((each) => alsoOf[each]) : [];
  return seal([...new Set([...shared, ...also])]);
};
/** Its guide follows: whose the case is, who takes part, and where it goes on when another agency has taken it over. */
export const guideTells = (state: Case, world: World): readonly Signal[] => {
  const {
    guide: instance,
    ref,
    words,
    agency,
    holder,
    deputy,
    child,
    chain,
    covers = 0,
    movedTo,
  } = state;
  if (instance === undefined) return [];
  const isIn = state.parts.filter((part) => part.state === "in");
  const parts = isIn.map(({ agency: whose, since, groups, own }) => {
    return { agency: whose, since: own?.at ?? since, reach: reachOf(whose, groups, own, world) };
  });
  const ownOf = isIn.find((part) => part.agency === movedTo?.agency)?.own;
  const moved = movedTo?.guide && {
    into: movedTo.guide.id,
    to: movedTo.agency,
    reach: reachOf(movedTo.agency, movedTo.guide.groups, ownOf, world),
  };
  const open = state.step === "open";
  const facts = { ref, words, agency, holder, deputy, child, open, parts, ...(moved && { moved }) };
  return [guideSignals.to.know(instance, `guide:${chain.length}:${covers}`, facts)];
};
/** The way to the guide, or to begin it; whoever is invited finds it when it is there. */
export const guideAction = (
  state: Case,
  own: InstanceId | undefined,
  owns: boolean,
): Action<never> | undefined => {
  if (state.guide) return show("show", "case.guide.open", on("guide", state.guide));
  return owns && own && state.step === "open"
    ? press("begin", "case.guide.begin", { ...on("guide"), values: { kase: own } })
    : undefined;
};
export const showGuideWay = (state: Case, { member, instance }: Viewer): Panel<never> => {
  const owns = member.agency === state.agency;
  return panel(
    "case.guide.title",
    text(name(state)),
    text(state.guide ? "case.guide.there" : owns ? "case.guide.none" : "case.guide.theirs"),
    actions(guideAction(state, instance, owns)),
  );
};
