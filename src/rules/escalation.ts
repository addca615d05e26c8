// Escalation of a late check-in: its levels, and the member who has each of them on a local day.
import type { Row } from "./query.ts";
import type { AgencyId, Holder, MemberId } from "./ui.ts";
import { agencyOf, leadOn } from "./who.ts";
import type { World } from "./workflow.ts";

/** By office: the view finds the person. */
export type EscalationLevel = "holder" | "deputy" | "lead" | "coordinator";
/** An agency that takes part beside the owner, with the person that it has sent. */
type Guest = { readonly agency: AgencyId; readonly contact?: MemberId };
/** A rung on a local day. `guest`: where the region's coordinators take part. */
export type Turn = { readonly rung: EscalationLevel; readonly day: string; readonly guest?: Guest };
type Held = { readonly agency: AgencyId; readonly holder: Holder; readonly deputy: MemberId };

/** Somebody who has gone to another agency, or only audits or operates now, may not read it: it would be said to nobody. */
const there = (
  id: MemberId | undefined,
  agency: AgencyId,
  { people }: World,
): MemberId | undefined => {
  const member = id === undefined ? undefined : people.members.get(id);
  return member && member.agency === agency && people.works(member) ? member.id : undefined;
};
/** Who is there for the holder on a local day, in the agency that the case belongs to; undefined: nobody is. */
export const standsFor = (
  { agency, holder }: Pick<Held, "agency" | "holder">,
  day: string,
  world: World,
): MemberId | undefined => there(world.people.onDuty(holder, day), agency, world);
const found = (
  { rung, day, guest }: Turn,
  { agency, holder, deputy }: Held,
  world: World,
): MemberId | undefined => {
  const onDuty = (who: Holder, where = agency): MemberId | undefined =>
    there(world.people.onDuty(who, day), where, world);
  const leads = there(leadOn(agencyOf(agency, world), day, world), agency, world);
  switch (rung) {
    case "holder":
      return onDuty(holder) ?? onDuty({ member: deputy }) ?? leads;
    case "deputy":
      return onDuty({ member: deputy }) ?? leads;
    case "lead":
      return leads ?? onDuty({ member: deputy });
    case "coordinator":
      return guest?.contact === undefined ? leads : onDuty({ member: guest.contact }, guest.agency);
  }
};
/** Falls back upwards. When everybody is away the lead is told all the same: somebody must see it. undefined: the agency has no lead, and nobody else is there. */
export const personAt = (turn: Turn, held: Held, world: World): MemberId | undefined =>
  found(turn, held, world) ?? agencyOf(held.agency, world)?.lead ?? held.deputy;
/** Who has it on that rung: the region's coordinators are told that it lies, and the agency's own lead has it still. */
export const hasAt = (turn: Turn, held: Held, world: World): MemberId | undefined =>
  personAt(turn.rung === "coordinator" ? { rung: "lead", day: turn.day } : turn, held, world);
/** Who is there for the holder of a row on a local day, whatever step of the ladder it is on; undefined: the row does not say whose it is. */
export const standInOf = (
  { summary: { agency, holder, deputy } }: Row,
  day: string,
  world: World,
): MemberId | undefined =>
  agency && holder && deputy
    ? personAt({ rung: "holder", day }, { agency, holder, deputy }, world)
    : undefined;
