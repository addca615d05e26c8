// Members who audit or run the service: an operator suspends an account of theirs, and nobody stops doing either unnoticed.
import { command as anyCommand } from "../../src/rules/command.ts";
import { member } from "../../src/rules/fields.ts";
import { card, dm, onDay, type Said, t, text } from "../../src/rules/say.ts";
import { form, type MemberId, type Open } from "../../src/rules/ui.ts";
import { leadsOwn, oversees } from "../../src/rules/who.ts";
import {
  type Access,
  type Member,
  memberOf,
  type Post,
  refuse,
  type World,
} from "../../src/rules/workflow.ts";
import type { Event, State } from "./state.ts";

const operates: Access<unknown> = (_state, actor) =>
  memberOf(actor)?.roles.includes("technician") === true;
/** Whose account an operator may suspend: neither their own, nor one of an agency that they lead. */
const suspendable = (by: Member | undefined, world: World): readonly MemberId[] => {
  if (!by) return [];
  const leads = leadsOwn(by, world);
  const all = [...world.people.members.values()].filter(
    (each) => oversees(each) && each.id !== by.id,
  );
  return all.filter(({ agency }) => !(leads && agency === by.agency)).map(({ id }) => id);
};
const command = anyCommand<State, Event>();
export const suspendCommand = command({
  access: operates,
  words: "people.suspend.words",
  help: "people.suspend.help",
  form: form(
    "people.suspend.title",
    "people.suspend.submit",
    { member: member("people.suspend.member") },
    [text("people.suspend.intro", "warning")],
  ),
  choices: (_state, world, actor) => ({ member: suspendable(memberOf(actor), world) }),
  decide: (_state, { values: { member: whose }, by: actor, at }, world) => {
    const by = memberOf(actor);
    const agency = world.people.agencyOf({ member: whose });
    if (!by || agency === undefined || !suspendable(by, world).includes(whose))
      return refuse("people.suspend.who", "member");
    return [
      {
        type: "memberLeft",
        member: whose,
        agency,
        day: world.calendar.day(at) as Open<string>,
        suspendedBy: by.id,
      },
    ];
  },
});

/** The operators' space, and each of those who audit or run the service and can be reached. */
const tell = (key: string, said: Said<never>, { people }: World): readonly Post<never>[] => [
  ...card(key, people.operators, said),
  ...[...people.members.values()]
    .filter((each) => oversees(each) && each.addresses.length > 0)
    .flatMap(({ id }) => dm(key, id, "atOnce", said)),
];
const suspendedPosts = ({ gone = {} }: State, world: World): readonly Post<never>[] =>
  Object.entries(gone).flatMap(([id, { agency, day, suspendedBy }]) => {
    if (suspendedBy === undefined) return [];
    const what = {
      agency: { agency },
      who: { member: suspendedBy },
      day: onDay(world.calendar.wall(day, "12:00")),
    };
    const said: Said<never> = {
      title: t("people.suspended.title", what),
      notice: "people.suspended.notice",
      body: [text(t("people.suspended.body", what))],
    };
    return tell(`suspended:${id}:${day}`, said, world);
  });
const ceasedPosts = ({ ceased: all = [] }: State, world: World): readonly Post<never>[] =>
  all.flatMap(({ member: id, agency, role, n }) =>
    tell(
      `ceased:${n}:${id}:${role}`,
      {
        title: t(`people.ceased.${role}`, { agency: { agency } }),
        notice: "people.ceased.notice",
        body: [text("people.ceased.body")],
      },
      world,
    ),
  );
/** What those who audit or run the service, and the operators' space, are told of each other. */
export const overseeingPosts = (state: State, world: World): readonly Post<never>[] => [
  ...suspendedPosts(state, world),
  ...ceasedPosts(state, world),
];
