// Commands of a wish to be contacted: the police send it, a coordinator notes what came of it, the clock reminds and erases.
import { commandsOn, decideBy, staged } from "../../src/rules/command.ts";
import { agency, choice, shows } from "../../src/rules/fields.ts";
import { text } from "../../src/rules/say.ts";
import { type AgencyId, form, type Instant, type MemberId } from "../../src/rules/ui.ts";
import { agencyOf } from "../../src/rules/who.ts";
import {
  type Access,
  type Actor,
  type Member,
  memberOf,
  neutralBy,
  refuse,
  type World,
} from "../../src/rules/workflow.ts";
import { type Event, hopes, isWish, type State, type Wish } from "./model.ts";
import { coordinatorsOf, table } from "./table.ts";

const { command, button, byClock } = commandsOn<State, Wish, Event>(isWish);

/** Everybody at the police who goes to meetings; an agency of no other kind. */
export const isPolice: Access<unknown> = (_state, actor, world) => {
  const member = memberOf(actor);
  return (
    member !== undefined &&
    world.people.attends(member) &&
    agencyOf(member.agency, world)?.type === "LawEnforcement"
  );
};
/** The coordinators of the regions of a member's agency, where somebody there is in Stafett. */
const coordinatorsFor = (member: Member | undefined, world: World): readonly AgencyId[] => {
  const regions = agencyOf(member?.agency, world)?.regions ?? [];
  const found = world.people.regions.flatMap(({ id, coordinator }) =>
    coordinator && regions.includes(id) ? [coordinator] : [],
  );
  return [...new Set(found)].filter((id) => coordinatorsOf(id, world).length > 0);
};
/** Where there is one region, it is not asked. */
const offered = (actor: Actor, world: World): readonly AgencyId[] => {
  const all = coordinatorsFor(memberOf(actor), world);
  return all.length > 1 ? all : [];
};
/** The coordinator through whom the agency is reached that day; another who is there; the lead. */
const reachedOn = (to: AgencyId, at: Instant, world: World): MemberId | undefined => {
  const { people, calendar } = world;
  const [day, all, lead] = [calendar.day(at), coordinatorsOf(to, world), agencyOf(to, world)?.lead];
  const there = all.filter((id) => people.onDuty({ member: id }, day) === id);
  const contact = people.answers(to, day);
  return (
    there.find((id) => id === contact) ??
    there.find((id) => id !== lead) ??
    all.find((id) => id === lead) ??
    all[0]
  );
};
const remindTo = ({ to, reminded }: Wish, at: Instant, world: World): MemberId | undefined => {
  const lead = coordinatorsOf(to, world).find((id) => id === agencyOf(to, world)?.lead);
  return (reminded.length > 0 ? lead : undefined) ?? reachedOn(to, at, world);
};

export const commands = staged(table)({
  ask: command({
    access: (state, actor, world) => !isWish(state) && isPolice(state, actor, world),
    words: "callback.words",
    help: "callback.help",
    form: form(
      "callback.title",
      "callback.submit",
      {
        to: agency("callback.to", { optional: true }),
        within: choice("A", "callback.within", hopes, "callback.within"),
      },
      [
        text("callback.intro"),
        text("callback.intro.law", "warning"),
        text("callback.intro.known", "warning"),
      ],
    ),
    choices: (_state, world, actor) => ({ to: offered(actor, world) }),
    ready: (_state, world, actor) =>
      coordinatorsFor(memberOf(actor), world).length > 0 ? undefined : refuse("callback.nobody"),
    after: shows("received"),
    decide: (state, { values, by: actor, at }, world) => {
      const by = memberOf(actor);
      if (isWish(state) || !by) return refuse("core.already");
      const all = coordinatorsFor(by, world);
      if (all.length === 0) return refuse("callback.nobody");
      const to = all.length > 1 ? all.find((id) => id === values.to) : all[0];
      if (to === undefined) return refuse("callback.to.missing", "to");
      const first = reachedOn(to, at, world);
      return [
        {
          type: "sent",
          to,
          from: by.agency,
          by: by.id,
          within: values.within,
          at,
          ...(first && { first }),
        },
      ];
    },
  }),
  called: button((_state, at, { id: by }) => [{ type: "called", at, by }]),
  nothing: button((_state, at, { id: by }) => [{ type: "nothing", at, by }]),
  remind: byClock((state, { at }, world) => {
    if (state.step !== "sent") return [];
    const to = remindTo(state, at, world);
    return [{ type: "reminded", at, ...(to && { to }) }];
  }),
  forget: byClock((state, { at }) =>
    state.step === "forgotten" ? [] : [{ type: "forgotten", eraseBy: neutralBy(at) }],
  ),
});
export const decide = decideBy<State, Event>(commands);
