// One relation says who may: a member, by role, on the side where they work today. Lists, panels, posts and the list to choose from ask it.
import type { AgencyId } from "./ui.ts";
import { type Access, type Audience, type Member, memberOf, type People } from "./workflow.ts";

/** How an agency stands to a case. */
export type Standing = "owner" | "in" | "invited" | "left" | "none";
export type Right = "read" | "work" | "answer" | "own";
/** Invited is not a reader: what is shared is shared when they have said yes. Whoever has left, or never was asked, may nothing. */
const rights: Readonly<Record<Standing, readonly Right[]>> = {
  owner: ["read", "work", "own"],
  in: ["read", "work"],
  invited: ["answer"],
  left: [],
  none: [],
};
/** Whether a member may, where their agency stands so: by role too, and never for somebody who is no longer in the register. */
export const may = (right: Right, member: Member | undefined, standing: (agency: AgencyId) => Standing, people: People): boolean =>
  member !== undefined && people.works(member) && rights[standing(member.agency)].includes(right);

/** Anybody who may have cases, by role. */
export const anyWorker: Access<unknown> = (_state, actor, world) => {
  const member = memberOf(actor);
  return member !== undefined && world.people.works(member);
};

/** One audience as the database names it: `m:` a person, `a:` those of an agency who work cases, `g:` those of an agency who go to meetings, `s:` a space. */
export const audienceKey = (audience: Audience): string => {
  if ("member" in audience) return `m:${audience.member}`;
  if ("space" in audience) return `s:${audience.space}`;
  return `${audience.attending ? "g" : "a"}:${audience.agency}`;
};
/** The audiences that a member belongs to today. A technician and an auditor of an agency belong to none of its. */
export const audiencesOf = (member: Member, people: People): readonly string[] => [
  `m:${member.id}`,
  ...(people.works(member) ? [`a:${member.agency}`] : []),
  ...(people.attends(member) ? [`g:${member.agency}`] : []),
];
