// Who may what at a meeting, and who answers for an agency.
import type { AgencyId, MemberId } from "../../src/rules/ui.ts";
import { agencyOf, contactOf as firstContact } from "../../src/rules/who.ts";
import { type Access, type Member, memberOf, toldBy, type World } from "../../src/rules/workflow.ts";
import type { Agenda, State, Step } from "./model.ts";

/** Whether this is somebody in the register who goes to meetings. */
export const attends = (member: Member | undefined, world: World): member is Member => member !== undefined && world.people.attends(member);
export const isAgenda = (state: State): state is Agenda => state.step !== "new";
/** Another meeting of the same series, which hands on what it has left. */
export const byMeeting = toldBy("agenda");
export const bySeries = toldBy("series");
/** Anybody of an agency that is invited, while the meeting is at one of these stages. */
export const invited =
  (...stages: readonly Step[]): Access<State> =>
  (state, actor, world) => {
    const member = memberOf(actor);
    return (
      isAgenda(state) &&
      attends(member, world) &&
      state.invited.includes(member.agency) &&
      (stages.length === 0 || stages.includes(state.step))
    );
  };
/** Whether this agency answers for what was planned: the one that planned it; when that one has left the register, each of those invited. */
export const convenes = (agency: AgencyId, convener: AgencyId, world: World): boolean =>
  agency === convener || !world.people.agencies.has(convener);
/** A member, their deputy, the deputy's deputy. */
const withDeputies = (id: MemberId | undefined, world: World, known: readonly MemberId[] = []): readonly MemberId[] =>
  id === undefined || known.includes(id) ? known : withDeputies(world.people.members.get(id)?.deputy, world, [...known, id]);
/** Of those invited: chair and note-taker, those who stand in for them, and whoever works where the meeting was planned. */
export const leadsIt = (state: Agenda, member: Member, world: World): boolean =>
  [state.chair, state.notes].some((id) => withDeputies(id, world).includes(member.id)) || convenes(member.agency, state.convener, world);
/** Whoever leads the meeting, while it is at one of these stages. */
export const leads =
  (...stages: readonly Step[]): Access<State> =>
  (state, actor, world) => {
    const member = memberOf(actor);
    return invited(...stages)(state, actor, world) && isAgenda(state) && member !== undefined && leadsIt(state, member, world);
  };

/** Of a case or a referral: in a text that all who are invited read, it would tell them that there is one. */
const reference =
  /(?<![\p{L}\p{N}])(?:[A-Z]{2,5}-(?=[0-9A-Z-]{0,6}[A-Z])[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}|H-(?=[0-9]{0,5}[A-Z])[0-9A-HJKMNP-TV-Z]{6})(?![\p{L}\p{N}])/iu;
/** Whether a text holds such a reference. */
export const namesCase = (text: string | undefined): boolean => text !== undefined && reference.test(text);

/** Somebody there can be reached in Stafett. */
export const hasContact = (id: AgencyId, world: World): boolean => firstContact(agencyOf(id, world)) !== undefined;
/**
 * Who hears on a day what the chair or the note-taker should do: they, or who stands in for them; else the one who answers where the meeting was planned.
 * When all of these are away, `seat` all the same: somebody must see it.
 */
export const reached = (seat: MemberId, state: Agenda, day: string, world: World): MemberId => {
  const planners = state.invited.filter((id) => convenes(id, state.convener, world)).map((id) => world.people.answers(id, day));
  const comes = (id: MemberId | undefined): id is MemberId => {
    const member = id && world.people.members.get(id);
    return attends(member, world) && state.invited.includes(member.agency);
  };
  return [world.people.onDuty({ member: seat }, day), ...planners].find(comes) ?? seat;
};
