// What a case says to its guide, and the way there.
import { actions, on, panel, press, show, text } from "../../../src/rules/say.ts";
import { type Action, type InstanceId, type Panel, reveal, seal } from "../../../src/rules/ui.ts";
import type { Tell, Viewer, World } from "../../../src/rules/workflow.ts";
import type { Facts } from "../../guide/model.ts";
import { name } from "../posts.ts";
import type { Case, Part } from "../state.ts";
import { isWatched } from "./own.ts";

const alsoOf = { residence: "migration", whyNot: "whyNot" } as const;
/** How far what is shared with an agency reaches. */
const reachOf = (part: Part, world: World): Facts["parts"][number] => {
  const { agency, since, groups, own } = part;
  const all: readonly string[] = reveal(groups);
  const invited = all.filter((group) => group !== "migration" || all.length === 1 || !isWatched(part, world));
  const also = own ? reveal(own.what).map((each) => alsoOf[each]) : [];
  return { agency, since: own?.at ?? since, reach: seal([...new Set([...invited, ...also])]) };
};
/** Its guide follows: whose the case is, who takes part. */
export const guideTells = (state: Case, world: World): readonly Tell[] => {
  const { guide: instance, agency, holder, deputy, child, chain, covers = 0 } = state;
  if (instance === undefined) return [];
  const parts = state.parts.filter((part) => part.state === "in").map((part) => reachOf(part, world));
  const values: Facts = { agency, holder, deputy, child, open: state.step === "open", parts };
  return [{ key: `guide:${chain.length}:${covers}`, workflow: "guide", instance, command: "know", values }];
};
/** The way to the guide, or to begin it; whoever is invited finds it when it is there. */
export const guideAction = (state: Case, own: InstanceId | undefined, owns: boolean): Action<never> | undefined => {
  if (state.guide) return show("show", "case.guide.open", on("guide", state.guide));
  return owns && own && state.step === "open" ? press("begin", "case.guide.begin", { ...on("guide"), values: { kase: own } }) : undefined;
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
