// All that somebody has: what can be given to a colleague, what goes on with the agency by itself, and what stands in the configuration.
import { upTo } from "../../src/rules/pages.ts";
import { holderText } from "../../src/rules/who.ts";
import type { Member, Needs, Query, Row, World } from "../../src/rules/workflow.ts";
import { type Leaving, personal } from "./model.ts";

/** More than one person has open at a time. Beyond it they are given in portions, and `look` goes on until none is left. */
const [mostCases, mostActions, mostOthers] = [500, 100, 20];
/** Open cases of an agency that are looked through for those in which somebody is the deputy. Beyond it nobody can say that none is left. */
export const mostOfAgency = 2_000;
/** Clocks of these go on to whoever answers for the agency: nobody has to take them over. */
export const staying = ["capacity", "roster"] as const;
const ofAgency = ({ agency }: Leaving): Query => ({
  workflow: "case",
  open: true,
  agency,
  limit: mostOfAgency + 1,
});
const heldIn = (workflow: string, { member }: Leaving, limit: number): Query => ({
  workflow,
  open: true,
  holders: [holderText({ member })],
  limit,
});
/** What somebody else could have instead. Without `by` the clock looks. */
export const givable = (state: Leaving, by?: Member): Needs => ({
  cases: { ...heldIn("case", state, mostCases), agency: state.agency, ...(by && { for: by }) },
  agency: { ...ofAgency(state), ...(by && { for: by }) },
  actions: {
    ...heldIn("action", state, mostActions),
    agency: state.agency,
    ...(by && { for: by, titles: true }),
  },
  ...Object.fromEntries(
    personal.map((workflow) => [
      workflow,
      { ...heldIn(workflow, state, mostOthers), ...(by && { for: by }) },
    ]),
  ),
});
export const everything = (state: Leaving, by: Member): Needs => ({
  ...givable(state, by),
  ...Object.fromEntries(
    staying.map((workflow) => [workflow, { ...heldIn(workflow, state, mostOthers), for: by }]),
  ),
});
type Personal = Row & { readonly workflow: (typeof personal)[number] };
type Theirs = Readonly<Record<"cases" | "deputies" | "actions", readonly Row[]>> & {
  readonly others: readonly Personal[];
  /** The agency has more cases than were looked through: there may be deputyships that are not among these. */
  readonly cut: boolean;
};
/** A case of which they are both is one case. */
export const theirs = ({ member, agency }: Leaving, world: World): Theirs => {
  const { rows: all, cut } = upTo(world.rows("agency"), mostOfAgency);
  const holds = ({ summary: { holder } }: Row): boolean =>
    holder !== undefined && "member" in holder && holder.member === member;
  return {
    cases: world.rows("cases"),
    deputies: all.filter((each) => each.summary.deputy === member && !holds(each)),
    cut,
    actions: world.rows("actions").filter(({ summary }) => summary.agency === agency),
    others: personal.flatMap((workflow) =>
      world.rows(workflow).map((each): Personal => ({ ...each, workflow })),
    ),
  };
};
