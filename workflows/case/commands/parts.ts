// What several commands share.
import { token } from "../../../src/rules/fields.ts";
import type { AgencyId, MemberId } from "../../../src/rules/ui.ts";
import { holdersOf } from "../../../src/rules/who.ts";
import { type Actor, memberOf, refuse, type World } from "../../../src/rules/workflow.ts";
import { notReady } from "../rules.ts";
import type { Case, State } from "../state.ts";

/** Which check-in a button was made for. */
export const round = { round: token({ optional: true }) };
export const isCase = (state: State): state is Case => state.step !== "new";
const readyOwner = (state: State, world: World) => (isCase(state) ? notReady(state.agency, world) : undefined);
export const open = (state: State, world: World) =>
  readyOwner(state, world) ?? (state.step === "open" ? undefined : refuse("case.isClosed"));
export const closed = (state: State) => (state.step === "closed" ? undefined : refuse("case.isOpen"));
export const agencyHolders = (state: State, world: World) => (isCase(state) ? holdersOf(state.agency, world) : []);
/** The agency of the one who acts. */
export const ownOf = (actor: Actor): AgencyId | undefined => memberOf(actor)?.agency;
export const me = (actor: Actor): MemberId | undefined => memberOf(actor)?.id;
export const colleaguesOf = (actor: Actor, world: World, not?: MemberId): readonly MemberId[] => {
  const own = ownOf(actor);
  return own === undefined ? [] : world.people.colleagues(own, not);
};
