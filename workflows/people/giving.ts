// A day of a roster is given to somebody: because they said yes, or because a lead has said so.
import { command as anyCommand, taking } from "../../src/rules/command.ts";
import { date, holder, isFar, member } from "../../src/rules/fields.ts";
import { dm, onDay, t, text } from "../../src/rules/say.ts";
import { type FunctionId, form, type Instant, type MemberId } from "../../src/rules/ui.ts";
import { holderText } from "../../src/rules/who.ts";
import { type Access, memberOf, type Post, refuse, type World } from "../../src/rules/workflow.ts";
import { type DutyEvent, isPossible, partsOf } from "./duties.ts";
import { peopleSignals } from "./signals.ts";
import { type Event, known, type State } from "./state.ts";

const command = anyCommand<State, Event>();
const leads: Access<unknown> = (_state, actor, world) => {
  const by = memberOf(actor);
  const isLead = by?.roles.some((role) => role === "lead" || role === "coordinator") === true;
  return isLead && [...world.people.functions.values()].some(({ agency }) => agency === by?.agency);
};
const given = (on: Instant, of: Omit<DutyEvent, "type" | "on">, world: World): Event => ({
  type: "dutyGiven",
  on: world.calendar.day(on),
  ...of,
});
export const dutyCommands = {
  dutyTaken: taking<State, Event>()(peopleSignals).dutyTaken(
    (state, { values: { duty, day, member }, at }, world) =>
      isPossible(known(state), duty, member) && day >= world.calendar.day(at)
        ? [given(at, { duty, day, member }, world)]
        : [],
  ),
  giveDuty: command({
    access: leads,
    words: "people.duty.words",
    help: "people.duty.help",
    form: form("people.duty.title", "people.duty.submit", {
      duty: holder("roster.duty"),
      day: date("A", "roster.day"),
      member: member("people.duty.member"),
    }),
    prefill: (_state, world, actor) => {
      const own = [...world.people.functions.values()].find(
        ({ agency }) => agency === memberOf(actor)?.agency,
      );
      return own ? { duty: holderText({ function: own.id }) } : {};
    },
    choices: (_state, { people }, actor) => {
      const agency = memberOf(actor)?.agency;
      const own = <T extends { readonly agency: string }>(all: ReadonlyMap<string, T>) =>
        [...all.values()].filter((each) => each.agency === agency);
      return {
        duty: own(people.functions).map(({ id }) => holderText({ function: id })),
        member: own(people.members).flatMap((each) => (people.attends(each) ? each.id : [])),
      };
    },
    decide: (_state, { values: { duty, day, member }, by: actor, at }, world) => {
      const by = memberOf(actor);
      if (!by || !("function" in duty) || world.people.agencyOf(duty) !== by.agency)
        return refuse("roster.badDuty", "duty");
      if (world.people.members.get(member)?.agency !== by.agency)
        return refuse("people.duty.who", "member");
      if (day < world.calendar.day(at)) return refuse("roster.past", "day");
      if (isFar(day, at)) return refuse("roster.far", "day");
      // On a day that nobody is down for, whoever answers all the same does not have it.
      const weekday = world.calendar.weekday(world.calendar.wall(day, "12:00"));
      const roster = world.people.functions.get(duty.function)?.roster ?? [];
      const isStaffed =
        world.people.exception(duty.function, day) !== undefined ||
        roster.some(({ days }) => days.includes(weekday));
      const from = isStaffed ? world.people.onDuty(duty, day) : undefined;
      if (from === member) return refuse("people.duty.same", "member");
      return [
        given(at, { duty: duty.function, day, member, by: by.id, ...(from && { from }) }, world),
      ];
    },
  }),
} as const;

/** The two whose day it was and is, of what a lead has said. Nobody is told what they have said themselves. */
export const dutyPosts = (
  { exceptions = {} }: State,
  { calendar }: World,
): readonly Post<never>[] =>
  Object.entries(exceptions).flatMap(([key, { member, from, by, n }]) => {
    if (by === undefined) return [];
    const [duty, day] = partsOf(key);
    const what = {
      day: onDay(calendar.wall(day, "12:00")),
      duty: { function: duty as FunctionId },
      who: { member: by },
    };
    const told = (name: "on" | "off", to: MemberId | undefined) =>
      dm<never>(`duty:${name}:${n}`, to === by ? undefined : to, "inHours", {
        title: t(`people.duty.${name}`, what),
        notice: "people.duty.notice",
        body: [text(t(`people.duty.${name}.body`, { ...what, member: { member } }))],
      });
    return [...told("on", member), ...told("off", from)];
  });
