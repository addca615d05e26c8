// What several commands share.
import { notReady } from "../../src/rules/relation.ts";
import { dotted } from "../../src/rules/say.ts";
import type { AgencyId, MemberId, Span } from "../../src/rules/ui.ts";
import { holdersOf } from "../../src/rules/who.ts";
import { type Actor, memberOf, type World } from "../../src/rules/workflow.ts";
import { isCase } from "./live.ts";
import type { State } from "./state.ts";

/** Nobody fills in what an agency that is not ready could not send. */
export const ready = (state: State, world: World) =>
  isCase(state) ? notReady(state.agency, world) : undefined;
export const agencyHolders = (state: State, world: World) =>
  isCase(state) ? holdersOf(state.agency, world) : [];
/** What a form is about that ends something with another agency: the case, and which agency. */
export const aboutAgency = (state: State, agency: AgencyId | undefined): readonly Span[] =>
  isCase(state)
    ? dotted("case.dot", { ref: state.ref }, { words: state.words }, agency && { agency })
    : [];
/** The agency of the one who acts. */
export const ownOf = (actor: Actor): AgencyId | undefined => memberOf(actor)?.agency;
export const me = (actor: Actor): MemberId | undefined => memberOf(actor)?.id;
export const colleaguesOf = (actor: Actor, world: World, not?: MemberId): readonly MemberId[] => {
  const own = ownOf(actor);
  return own === undefined ? [] : world.people.colleagues(own, not);
};
