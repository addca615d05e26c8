// What a referral knows of its case: the person's yes that carries it, and the no that it would go against.
import { type AgencyId, reveal } from "../../../src/rules/ui.ts";
import { isOfKind } from "../../../src/rules/who.ts";
import type { Viewer, World } from "../../../src/rules/workflow.ts";
import type { Carried } from "../../case/passing/resting.ts";
import { caseProjection, isAcuteRow } from "../../case/projection.ts";
import type { Referral } from "../model.ts";
import { needsConsent, returnLacks } from "../rules.ts";

/** Nothing, for a member whose case it is not. */
export const known = (world: World): Partial<Carried> => {
  const found = caseProjection.known(world.rows("kase")[0]);
  return found ? reveal(found) : {};
};
/** It rests on a yes that the case does not have: it would be refused. */
export const lacksConsent = (state: Referral, { now }: Viewer, world: World): boolean => {
  if (state.step !== "draft" || !needsConsent(state.facts) || returnLacks(state) === "lawyer")
    return false;
  // A yes that comes along is enough, unless the case has a no: which of the two came last is seen there.
  if (state.agreed && noesAbout(state, world).length === 0) return false;
  const { purposes = [], carries = [] } = known(world);
  const { to, service, groups } = state.facts;
  const purpose = purposes.includes(service) ? service : "annat";
  const today = world.calendar.day(now);
  return !carries.some(
    (yes) =>
      yes.to === to &&
      yes.purpose === purpose &&
      yes.until >= today &&
      reveal(groups).every((group) => yes.groups.includes(group)),
  );
};
/** Those of the receiver's kind that the person has said no to. */
export const noesAbout = ({ facts: { to } }: Referral, world: World): readonly AgencyId[] =>
  (known(world).noes ?? []).filter((each) => isOfKind(each, to, world));
/** On another basis than the person's consent. */
export const goesAgainst = (state: Referral, world: World): boolean =>
  !needsConsent(state.facts) && noesAbout(state, world).length > 0;
/** Its case is in acute danger: what needs a second person does not wait for them. */
export const isInDanger = (world: World): boolean =>
  world.rows("kase").slice(0, 1).some(isAcuteRow);
