// All that somebody has: what can be given to a colleague, what goes on with the agency by itself, and what stands in the configuration.
import { holderText } from "../../src/rules/who.ts";
import type { Member, Needs, Query, Row, World } from "../../src/rules/workflow.ts";
import { type Leaving, personal } from "./model.ts";

/** More than an agency, or one person, has open at a time. */
const [mostCases, mostActions, mostOthers] = [500, 100, 20];
/** Clocks of these go on to whoever answers for the agency: nobody has to take them over. */
export const staying = ["capacity", "roster"] as const;
const ofAgency = ({ agency }: Leaving): Query => ({ workflow: "case", open: true, agency, limit: mostCases });
const heldIn = (workflow: string, { member }: Leaving, limit: number): Query => ({
  workflow,
  open: true,
  holders: [holderText({ member })],
  limit,
});
/** What somebody else could have instead. Without `by` the clock looks. */
export const givable = (state: Leaving, by?: Member): Needs => ({
  cases: { ...ofAgency(state), ...(by && { for: by }) },
  actions: { ...heldIn("action", state, mostActions), ...(by && { for: by, titles: true }) },
  ...Object.fromEntries(personal.map((workflow) => [workflow, { ...heldIn(workflow, state, mostOthers), ...(by && { for: by }) }])),
});
export const everything = (state: Leaving, by: Member): Needs => ({
  ...givable(state, by),
  ...Object.fromEntries(staying.map((workflow) => [workflow, { ...heldIn(workflow, state, mostOthers), for: by }])),
});
type Personal = Row & { readonly workflow: (typeof personal)[number] };
type Theirs = Readonly<Record<"cases" | "deputies" | "actions", readonly Row[]>> & { readonly others: readonly Personal[] };
/** A case of which they are both is one case. */
export const theirs = ({ member, agency }: Leaving, world: World): Theirs => {
  const all = world.rows("cases");
  const holds = ({ summary: { holder } }: Row): boolean => holder !== undefined && "member" in holder && holder.member === member;
  return {
    cases: all.filter(holds),
    deputies: all.filter((each) => each.summary.deputy === member && !holds(each)),
    actions: world.rows("actions").filter(({ summary }) => summary.agency === agency),
    others: personal.flatMap((workflow) => world.rows(workflow).map((each): Personal => ({ ...each, workflow }))),
  };
};
