// Who may what at a meeting, and who answers for an agency.
import type { AgencyId, MemberId } from "../../src/ui.ts";
import type { Access, Actor, Member, World } from "../../src/workflow.ts";
import type { Agenda, Stage, State } from "./model.ts";

export const memberOf = (actor: Actor): Member | undefined => (typeof actor === "object" && "member" in actor ? actor.member : undefined);
/** Whoever goes to meetings: also those who work no cases, such as the national unit. */
const goes: readonly string[] = ["coordinator", "caseworker", "lead", "programme", "national"];
export const attends = (member: Member | undefined, world: World): boolean =>
  member !== undefined && world.people.members.has(member.id) && member.roles.some((role) => goes.includes(role));
export const isAgenda = (state: State): state is Agenda => state.step !== "new";
export const clock: Access<State> = (_state, actor) => actor === "clock";
export const byMeeting: Access<State> = (_state, actor) => typeof actor === "object" && "tell" in actor && actor.tell === "agenda";
export const bySeries: Access<State> = (_state, actor) => typeof actor === "object" && "tell" in actor && actor.tell === "series";
/** Anybody of an agency that is invited, while the meeting is at one of these stages. */
export const invited =
  (...stages: readonly Stage[]): Access<State> =>
  (state, actor, world) => {
    const member = memberOf(actor);
    return (
      isAgenda(state) &&
      member !== undefined &&
      attends(member, world) &&
      state.invited.includes(member.agency) &&
      (stages.length === 0 || stages.includes(state.step))
    );
  };
/** Chair, note-taker and whoever works where the meeting was planned. */
export const leads =
  (...stages: readonly Stage[]): Access<State> =>
  (state, actor, world) => {
    const member = memberOf(actor);
    return (
      invited(...stages)(state, actor, world) &&
      isAgenda(state) &&
      member !== undefined &&
      (member.id === state.chair || member.id === state.notes || member.agency === state.convener)
    );
  };

/** Of a case or a referral: in a text that all who are invited read, it would tell them that there is one. */
const reference =
  /(?<![\p{L}\p{N}])(?:[A-Z]{2,4}-(?=[0-9A-Z-]{0,6}[A-Z])[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{2}|H-(?=[0-9]{0,5}[A-Z])[0-9A-HJKMNP-TV-Z]{6})(?![\p{L}\p{N}])/iu;
export const namesCase = (text: string | undefined): boolean => text !== undefined && reference.test(text);

const firstOf = (id: AgencyId, world: World) => {
  const agency = world.people.agencies.get(id);
  return agency?.contact ?? (agency?.lead === undefined ? undefined : { member: agency.lead });
};
/** Somebody there can be reached in Stafett. */
export const hasContact = (id: AgencyId, world: World): boolean => firstOf(id, world) !== undefined;
/** Who answers for an agency on a day: its contact, else its lead. */
export const contactOf = (id: AgencyId, day: string, world: World): MemberId | undefined => {
  const first = firstOf(id, world);
  const lead = world.people.agencies.get(id)?.lead;
  return (first && world.people.onDuty(first, day)) ?? (lead === undefined ? undefined : world.people.onDuty({ member: lead }, day));
};
/** Those of the invited agencies who may be given something to do, as a form writes a holder. */
export const doers = (state: State, world: World): readonly string[] => {
  if (!isAgenda(state)) return [];
  const functions = [...world.people.functions.values()]
    .filter((duty) => state.invited.includes(duty.agency))
    .map((duty) => `f:${duty.id}`);
  const people = [...world.people.members.values()]
    .filter((m) => state.invited.includes(m.agency) && attends(m, world))
    .map((m) => `m:${m.id}`);
  return [...functions, ...people];
};
