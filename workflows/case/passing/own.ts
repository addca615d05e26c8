// What a case tells the police or the Migration Agency on a basis of its own: residence, and why it is not MMM; and which guide is its own.
import type { Asked, Decided } from "../../../src/rules/command.ts";
import { choice, choices, token } from "../../../src/rules/fields.ts";
import { reveal, seal } from "../../../src/rules/ui.ts";
import { agencyOf, isNgo, isWatching } from "../../../src/rules/who.ts";
import {
  type Actor,
  type Member,
  refuse,
  senderOf,
  type World,
} from "../../../src/rules/workflow.ts";
import { bases, ownGroups } from "../codes.ts";
import { sharedDeadlines } from "../rules.ts";
import type { Case, Event, Part, State } from "../state.ts";
import { drawRecord } from "./decide.ts";
import { isAgainst, isConsent, lacksConsent, saidNo } from "./resting.ts";

export const ownFields = {
  agency: token(),
  basis: choice("B", "basis", bases, "case.own.basis", { hint: "case.own.basisHint" }),
  what: choices("B", "group", ownGroups, "case.own.what"),
} as const;
/** Whether what is told this agency about residence needs a basis of its own. */
export const isWatched = ({ agency, state }: Part, world: World): boolean =>
  state === "in" && isWatching(agencyOf(agency, world));
export const ownBases = (state: State, world: World): readonly string[] =>
  state.step !== "new" && isNgo(agencyOf(state.agency, world))
    ? ["samtycke_ngo"]
    : bases.filter((basis) => basis !== "samtycke_ngo");
export const cover = (
  state: Case,
  { values, at }: Asked<typeof ownFields>,
  { id: by }: Member,
  world: World,
): Decided<Event> => {
  const part = state.parts.find(
    (each) => String(each.agency) === String(values.agency) && isWatched(each, world),
  );
  if (!part) return refuse("case.own.gone");
  const { agency, purpose } = part;
  const wanted = { agency, purpose, basis: values.basis, groups: seal(["migration" as const]) };
  if (lacksConsent(state, wanted, world.calendar.day(at)))
    return refuse("case.share.noConsent", "basis");
  const deadlines = reveal(values.what).includes("residence")
    ? { deadlines: sharedDeadlines(state) }
    : {};
  if (!isConsent(reveal(values.basis)) && isAgainst(saidNo(state), agency, world))
    return refuse("case.invite.against", "basis");
  const { basis, what } = values;
  return [
    {
      type: "covered",
      at,
      agency,
      own: { basis, what, at, by, record: drawRecord(world), shown: { at, ...deadlines } },
    },
  ];
};
export const uncover = (
  state: Case,
  token: string,
  at: Case["openedAt"],
  { id: by }: Member,
): Decided<Event> => {
  const part = state.parts.find((each) => String(each.agency) === token && each.own);
  return part ? [{ type: "uncovered", agency: part.agency, at, by }] : refuse("case.own.gone");
};

/** One guide for each case. */
export const guided = (
  state: Case,
  { by, at }: { readonly by: Actor; readonly at: Case["openedAt"] },
): Decided<Event> => {
  const guide = senderOf(by);
  if (state.step !== "open" || guide === undefined) return refuse("case.guide.closed");
  if (state.guide !== undefined && state.guide !== guide) return refuse("case.guide.already");
  return state.guide === guide ? [] : [{ type: "guided", at, guide }];
};
