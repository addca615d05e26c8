// Who hears when nobody has done what an agency should: whoever answers there, the deputy, the lead.
import type { AgencyId, Holder, MemberId } from "../../src/rules/ui.ts";
import { agencyOf, leadOn } from "../../src/rules/who.ts";
import type { World } from "../../src/rules/workflow.ts";

/** `rung`: 0 whoever has it, else whoever answers there; 1 the deputy; from 2 on the lead. Where somebody is missing, the one before. */
export const rungAt = (
  agency: AgencyId,
  rung: number,
  day: string,
  world: World,
  holder?: Holder,
): MemberId | undefined => {
  const { people } = world;
  const first = holder ? people.inCharge(holder, agency, day) : people.answers(agency, day);
  const deputy = first === undefined ? undefined : people.members.get(first)?.deputy;
  const standIn =
    deputy === undefined ? undefined : people.inCharge({ member: deputy }, agency, day);
  const its = agencyOf(agency, world);
  return [first, standIn, leadOn(its, day, world) ?? its?.lead]
    .slice(0, rung + 1)
    .findLast((each) => each !== undefined);
};
