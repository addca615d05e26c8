// Who has a late check-in: the rungs of the ladder, and which person stands on one that day.
import type { AgencyId, Holder, MemberId } from "./ui.ts";
import { agencyOf, leadOn } from "./who.ts";
import type { World } from "./workflow.ts";

/** By office: the view finds the person. */
export type Rung = "holder" | "deputy" | "lead" | "coordinator";
/** An agency that takes part beside the owner, with the person that it has sent. */
type Guest = { readonly agency: AgencyId; readonly contact?: MemberId };
/** A rung on a local day. `guest`: where the region's coordinators take part. */
export type Turn = { readonly rung: Rung; readonly day: string; readonly guest?: Guest };
type Held = { readonly agency: AgencyId; readonly holder: Holder; readonly deputy: MemberId };

const found = ({ rung, day, guest }: Turn, { agency, holder, deputy }: Held, world: World): MemberId | undefined => {
  const { people } = world;
  const leads = leadOn(agencyOf(agency, world), day, world);
  switch (rung) {
    case "holder":
      return people.onDuty(holder, day) ?? people.onDuty({ member: deputy }, day) ?? leads;
    case "deputy":
      return people.onDuty({ member: deputy }, day) ?? leads;
    case "lead":
      return leads ?? people.onDuty({ member: deputy }, day);
    case "coordinator":
      return guest?.contact === undefined ? leads : people.onDuty({ member: guest.contact }, day);
  }
};
/** Falls back upwards. When everybody is away the lead is told all the same: somebody must see it. undefined: the agency has no lead, and nobody else is there. */
export const personAt = (turn: Turn, held: Held, world: World): MemberId | undefined =>
  found(turn, held, world) ?? agencyOf(held.agency, world)?.lead ?? held.deputy;
