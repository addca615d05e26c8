// What can be done when somebody leaves: begin, give everything to a colleague, take their access away today, and take it back.
import { commandsOn, staged } from "../../src/rules/command.ts";
import { date, isFar, member, shows } from "../../src/rules/fields.ts";
import { casesAtOnce } from "../../src/rules/portion.ts";
import { text } from "../../src/rules/say.ts";
import { count, form, type MemberId } from "../../src/rules/ui.ts";
import { holderText, leadsOwn, oversees } from "../../src/rules/who.ts";
import {
  type Access,
  type Member,
  memberOf,
  neutralBy,
  refuse,
  type World,
} from "../../src/rules/workflow.ts";
import { type Event, isLeaving, type Leaving, type State } from "./model.ts";
import { givable, theirs } from "./rows.ts";
import { table } from "./table.ts";

const { command, act, button, byClock, byPerson } = commandsOn<State, Leaving, Event>(isLeaving);
const after = shows("all");

const anyone: Access<unknown> = (_state, actor, { people }) => {
  const by = memberOf(actor);
  return by !== undefined && people.attends(by);
};
/** Who audits an agency or runs the service is shut out by no lead of theirs: somebody else must notice. */
const isOverseer = (who: MemberId, { people }: World): boolean => {
  const member = people.members.get(who);
  return member !== undefined && oversees(member);
};
/** A lead says it of any colleague, and everybody of themselves. */
const whoMayLeave = (by: Member | undefined, world: World): readonly MemberId[] => {
  if (!by) return [];
  return leadsOwn(by, world) ? world.people.staff(by.agency).map(({ id }) => id) : [by.id];
};
export const commands = staged(table)({
  begin: command({
    access: (state, actor, world) => !isLeaving(state) && anyone(state, actor, world),
    words: "leaving.words",
    help: "leaving.help",
    form: form(
      "leaving.title",
      "leaving.submit",
      { member: member("leaving.member"), last: date("A", "leaving.last") },
      [text("leaving.intro", "quiet")],
    ),
    prefill: (_state, world, actor) => {
      const [only, ...more] = whoMayLeave(memberOf(actor), world);
      return more.length === 0 && only ? { member: only } : {};
    },
    choices: (_state, world, actor) => ({ member: whoMayLeave(memberOf(actor), world) }),
    after,
    decideNeeds: (_state, { by, values: { member: who } }) => {
      const agency = memberOf(by)?.agency;
      return agency === undefined || who === undefined
        ? {}
        : {
            open: {
              workflow: "leaving",
              open: true,
              agency,
              holders: [holderText({ member: who as MemberId })],
              limit: 1,
            },
          };
    },
    decide: (state, { values: { member: who, last }, by: actor, at }, world) => {
      const by = memberOf(actor);
      if (isLeaving(state) || !by) return refuse("core.already");
      if (!whoMayLeave(by, world).includes(who)) return refuse("leaving.notYours", "member");
      if (who !== by.id && isOverseer(who, world)) return refuse("leaving.oversees", "member");
      if (last < world.calendar.day(at)) return refuse("leaving.past", "last");
      if (isFar(last, at)) return refuse("roster.far", "last");
      const isThere = world
        .rows("open")
        .some(({ summary: { holder } }) => holder && "member" in holder && holder.member === who);
      return isThere
        ? refuse("leaving.already", "member")
        : [{ type: "begun", member: who, agency: by.agency, by: by.id, last, at }];
    },
  }),
  giveAll: act({
    form: form("leaving.giveAll.title", "leaving.giveAll.submit", { to: member("leaving.to") }, [
      text("leaving.giveAll.intro", "quiet"),
    ]),
    choices: (state, world) =>
      isLeaving(state) ? { to: world.people.colleagues(state.agency, state.member) } : {},
    after,
    decideNeeds: (state, { by }) => (isLeaving(state) ? givable(state, memberOf(by)) : {}),
    decide: byPerson((state, { values: { to }, at }, { id: by }, world) => {
      if (!world.people.colleagues(state.agency, state.member).includes(to))
        return refuse("leaving.badReceiver", "to");
      const { cases, deputies, actions, others } = theirs(state, world);
      const ids = [...cases, ...deputies].map(({ instance }) => instance).slice(0, casesAtOnce);
      const more = actions.map(({ instance }) => instance).slice(0, casesAtOnce - ids.length);
      const last = others
        .map(({ workflow, instance }) => ({ workflow, instance }))
        .slice(0, casesAtOnce - ids.length - more.length);
      if (ids.length + more.length + last.length === 0) return refuse("leaving.nothingLeft");
      return [
        {
          type: "given",
          to,
          by,
          at,
          cases: ids,
          actions: more,
          ...(last.length > 0 && { others: last }),
        },
      ];
    }),
  }),
  endToday: button(
    (state, at, { id: by }, world) => {
      if (state.ended || world.people.agencyOf({ member: state.member }) !== state.agency)
        return refuse("leaving.isGone");
      if (by === state.member) return refuse("leaving.notYourself");
      if (isOverseer(state.member, world)) return refuse("leaving.oversees");
      // Somebody must be there who works: what was theirs falls to them.
      if (world.people.colleagues(state.agency, state.member).length === 0)
        return refuse("leaving.lastOne");
      return [{ type: "ended", by, at }];
    },
    { after },
  ),
  withdraw: button((_state, at, { id: by }) => [{ type: "withdrawn", by, at }], { after }),
  look: byClock(
    (state, { at }, world) => {
      if (state.step !== "open") return [];
      const { cases, deputies, actions, others, cut } = theirs(state, world);
      const left = {
        cases: count(cases),
        deputies: count(deputies),
        actions: count(actions),
        others: count(others),
      };
      const isThere = world.people.agencyOf({ member: state.member }) === state.agency;
      // The rest goes on with the agency by itself.
      if (cases.length + deputies.length + actions.length === 0 && !isThere && !cut)
        return [{ type: "finished", at }];
      return [
        {
          type: "looked",
          at,
          left,
          ...(isThere && state.last < world.calendar.day(at) && { there: true as const }),
        },
      ];
    },
    { decideNeeds: (state) => (isLeaving(state) ? givable(state) : {}) },
  ),
  forget: byClock((state, { at }) =>
    state.step === "open" || state.step === "forgotten"
      ? []
      : [{ type: "forgotten", eraseBy: neutralBy(at) }],
  ),
});
export type C = keyof typeof commands;
