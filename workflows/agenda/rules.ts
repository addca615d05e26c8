// Who may what at a meeting, and who answers for an agency.
import type { AgencyId, MemberId } from "../../src/rules/ui.ts";
import { agencyOf, contactOf as firstContact } from "../../src/rules/who.ts";
import type { Member, World } from "../../src/rules/workflow.ts";
import type { Agenda, State } from "./model.ts";

/** Whether this is somebody in the register who goes to meetings. */
export const attends = (member: Member | undefined, world: World): member is Member =>
  member !== undefined && world.people.attends(member);
export const isAgenda = (state: State): state is Agenda => state.step !== "new";
/** Whether this agency answers for what was planned: the one that planned it; when that one has left the register, each of those invited. */
export const convenes = (agency: AgencyId, convener: AgencyId, world: World): boolean =>
  agency === convener || !world.people.agencies.has(convener);

/** Somebody there can be reached in Stafett. */
export const hasContact = (id: AgencyId, world: World): boolean =>
  firstContact(agencyOf(id, world)) !== undefined;
/**
 * Who hears on a day what the chair or the note-taker should do: they, or who stands in for them; else the one who answers where the meeting was planned.
 * When all of these are away, `seat` all the same: somebody must see it.
 */
export const reached = (seat: MemberId, state: Agenda, day: string, world: World): MemberId => {
  const planners = state.invited
    .filter((id) => convenes(id, state.convener, world))
    .map((id) => world.people.answers(id, day));
  const comes = (id: MemberId | undefined): id is MemberId => {
    const member = id && world.people.members.get(id);
    return attends(member, world) && state.invited.includes(member.agency);
  };
  return [world.people.onDuty({ member: seat }, day), ...planners].find(comes) ?? seat;
};
