// Who has left although the configuration still has them: to everybody it is as if it had not.
import type { AgencyId, MemberId, Open } from "../../src/rules/ui.ts";
import type { Agency, Duty, Member } from "../../src/rules/workflow.ts";

/** When and where somebody lost their access; `suspendedBy`: the operator who took it, without a lead having said that they leave. */
type Left = {
  readonly day: Open<string>;
  readonly agency: AgencyId;
  readonly suspendedBy?: MemberId;
};
/** By member. */
export type Gone = Readonly<Record<string, Left>>;
export type GoneEvent =
  | ({ readonly type: "memberLeft"; readonly member: MemberId } & Left)
  | { readonly type: "memberBack"; readonly member: MemberId };
type Known = {
  readonly members: readonly Member[];
  readonly agencies: readonly Agency[];
  readonly functions: readonly Duty[];
};

export const withLeft = (
  all: Gone = {},
  event: Extract<GoneEvent, { type: "memberLeft" }>,
): Gone => {
  const { type: _type, member, ...left } = event;
  return { ...all, [member]: left };
};
export const withBack = (all: Gone = {}, id: string): Gone =>
  Object.fromEntries(Object.entries(all).filter(([member]) => member !== id));
/** The configuration has caught up: one who comes back to it later has not left. */
export const stillGone = (all: Gone = {}, { members }: Pick<Known, "members">): Gone =>
  Object.fromEntries(Object.entries(all).filter(([id]) => members.some((each) => each.id === id)));

const works = ({ roles }: Member): boolean =>
  roles.some((role) => role === "caseworker" || role === "coordinator" || role === "lead");
/** Whoever answers for an agency when its lead has left: who stood in, another lead, or whoever works there. */
const successor = (
  { id, lead }: Agency,
  all: readonly Member[],
  left: readonly Member[],
): MemberId | undefined => {
  const there = left.filter(({ agency }) => agency === id);
  const deputy = all.find((each) => each.id === lead)?.deputy;
  const next =
    there.find((each) => each.id === deputy) ??
    there.find(({ roles }) => roles.includes("lead")) ??
    there.find(works);
  return next?.id;
};
const without = <R extends Known>(register: R, gone: Gone): R => {
  const isGone = (id: string | undefined): boolean => id !== undefined && Object.hasOwn(gone, id);
  const left = register.members.filter(({ id }) => !isGone(id));
  const members = left.map(
    ({ deputy, ...member }): Member => ({
      ...member,
      ...(deputy && !isGone(deputy) && { deputy }),
    }),
  );
  const functions = register.functions.map((duty) => ({
    ...duty,
    roster: duty.roster.filter(({ member }) => !isGone(member)),
  }));
  const agencies = register.agencies.map((agency): Agency => {
    const { lead: old, contact, ...rest } = agency;
    const lead = isGone(old) ? successor(agency, register.members, left) : old;
    const stays = contact && !("member" in contact && isGone(contact.member));
    return { ...rest, ...(lead && { lead }), ...(stays && { contact }) };
  });
  return { ...register, members, functions, agencies };
};
const made = new WeakMap<object, { readonly gone: Gone; readonly register: Known }>();
/** The register without those who have left: nobody stands in for anybody who is not there, and no roster has them. Of the same the same object. */
export const present = <R extends Known>(register: R, gone: Gone = {}): R => {
  if (Object.keys(gone).length === 0) return register;
  const known = made.get(register);
  if (known?.gone === gone) return known.register as R;
  const left = without(register, gone);
  made.set(register, { gone, register: left });
  return left;
};
