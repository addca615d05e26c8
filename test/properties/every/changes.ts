// Somebody goes, is away, changes role or agency; a space or who answers for an agency changes. The world is tried with it and put back.
import { calendar } from "../../../src/calendar/index.ts";
import type { Agency, Member } from "../../../src/rules/workflow.ts";
import type { Register } from "../../../workflows/people/index.ts";
import { instant, type Simulator } from "../simulator.ts";

const registerOf = (sim: Simulator): Register => {
  const state = sim.instances.get("people")?.state as { readonly register: Register } | undefined;
  if (!state) throw new Error("no register");
  return state.register;
};
const works = (member: Member): boolean =>
  member.roles.some((role) => role === "caseworker" || role === "coordinator" || role === "lead");
/** What a configuration must have: nobody who is named is missing. */
const mended = (register: Register): Register => {
  const known = new Set<string>(register.members.map(({ id }) => id));
  const agencies = register.agencies.map(({ lead, contact, ...rest }): Agency => {
    const others = register.members.filter((member) => member.agency === rest.id && works(member));
    const own = others.find(({ id }) => id === lead) ?? others[0];
    const stays = contact && ("function" in contact || known.has(contact.member));
    return { ...rest, ...(own && { lead: own.id }), ...(stays && { contact }) };
  });
  const functions = register.functions.map((duty) => ({
    ...duty,
    roster: duty.roster.filter(({ member }) => known.has(member)),
  }));
  const members = register.members.map(({ deputy, ...rest }) => ({
    ...rest,
    ...(deputy && known.has(deputy) && { deputy }),
  }));
  return { ...register, members, functions, agencies };
};
const withMember = (
  register: Register,
  id: string,
  change: (member: Member) => readonly Member[],
): Register =>
  mended({
    ...register,
    members: register.members.flatMap((member) => (member.id === id ? change(member) : [member])),
  });

export const leaves = (sim: Simulator, id: string): void =>
  sim.configure(withMember(registerOf(sim), id, () => []));
/** Away for two weeks, with nobody instead. */
export const isAwayAlone = (sim: Simulator, id: string): void => {
  sim.configure(withMember(registerOf(sim), id, ({ deputy: _deputy, ...rest }) => [rest]));
  const member = sim.people.members.get(id);
  const until = calendar.day(calendar.addDays(instant(sim.now), 14, "09:00"));
  if (member)
    sim.run({
      workflow: "people",
      instance: "people",
      command: "away",
      values: { until },
      by: { member },
    });
};
/** Everybody of an agency is on leave. */
export const areAllAway = (sim: Simulator, agency: string): void => {
  const own = [...sim.people.members.values()].filter((member) => member.agency === agency);
  for (const { id } of own) isAwayAlone(sim, id);
};
/** Whether anybody else of that agency could have what this person had. */
export const hasColleagues = (sim: Simulator, { id, agency }: Member): boolean =>
  sim.people.colleagues(agency, id).length > 0;

const nextOf = <T>(list: readonly T[], one: T): T =>
  list[(list.indexOf(one) + 1) % list.length] ?? one;
const kinds: readonly ((register: Register, member: Member) => Register)[] = [
  (register, { id }) => withMember(register, id, () => []),
  (register, { id }) =>
    withMember(register, id, (member) => [{ ...member, roles: ["technician"] }]),
  (register, { id }) => withMember(register, id, (member) => [{ ...member, roles: ["auditor"] }]),
  (register, { id, agency }) => {
    const to = nextOf(
      register.agencies.map((each) => each.id),
      agency,
    );
    return withMember(register, id, (member) => [{ ...member, agency: to }]);
  },
  (register, { agency }) => ({
    ...register,
    spaces: register.spaces.map((space) => ({
      ...space,
      agencies: space.agencies.filter((each) => each !== agency),
    })),
  }),
  (register, { id, agency }) => ({
    ...register,
    agencies: register.agencies.map((each) =>
      each.id === agency ? { ...each, contact: { member: id }, lead: id } : each,
    ),
  }),
];
/** The n-th change of who is who. */
export const changed = (register: Register, n: number): Register => {
  const member = register.members[Math.floor(n / kinds.length) % register.members.length];
  const change = kinds[n % kinds.length];
  return member && change ? change(register, member) : register;
};
export const changeOf = (sim: Simulator, n: number): void =>
  sim.configure(changed(registerOf(sim), n));
/** What is tried leaves nothing behind. */
export const trying = <T>(sim: Simulator, what: () => T): T => {
  const { instances, people, now } = sim;
  try {
    return what();
  } finally {
    Object.assign(sim, { instances, people, now });
  }
};
