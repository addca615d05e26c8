// What can be done with an action.
import { commandsOn, staged, taking } from "../../src/rules/command.ts";
import { choice, date, holder, isFar, line, shows } from "../../src/rules/fields.ts";
import { text } from "../../src/rules/say.ts";
import { form, type Instant } from "../../src/rules/ui.ts";
import { holdersOf, holderText } from "../../src/rules/who.ts";
import {
  type Access,
  memberOf,
  neutralBy,
  refuse,
  senderOf,
  type World,
} from "../../src/rules/workflow.ts";
import {
  type Doing,
  type Event,
  type Given,
  isAction,
  isOpen,
  reasons,
  type State,
} from "./model.ts";
import { actionSignals } from "./signals.ts";
import { table } from "./table.ts";

const { command, act, button, byClock, live, byPerson } = commandsOn<State, Doing, Event>(isAction);
const takes = taking<State, Event>()(actionSignals);
/** Anybody who goes to meetings. */
export const anyone: Access<State> = (_state, actor, world) => {
  const member = memberOf(actor);
  return member !== undefined && world.people.attends(member);
};
/** What is usually promised. [design] */
const soonDays = 5;
const due = date("A", "action.due");
const owner = holder("action.owner");
const after = shows("show");

/** Å, the letter of its kind. */
const prefix = "\u00c5";
const given = (of: Given, at: Instant, world: World): Event => ({
  type: "given",
  number: world.fresh.number(prefix),
  at,
  ...of,
});
const dayFault = (
  day: string,
  at: Instant,
  world: World,
): "case.dayPast" | "action.tooFar" | undefined => {
  if (day < world.calendar.day(at)) return "case.dayPast";
  return isFar(day, at) ? "action.tooFar" : undefined;
};
export const commands = staged(table)({
  /** Empty whatever it was opened from: nothing of a message is copied. */
  create: command({
    access: (state, actor, world) => !isAction(state) && anyone(state, actor, world),
    words: "action.create.words",
    help: "action.create.help",
    form: form(
      "action.create.title",
      "action.create.submit",
      { text: line(140, "action.text", { hint: "action.textHint" }), owner, due },
      [text("action.create.intro", "quiet")],
    ),
    prefill: (_state, world, actor, at) => {
      const own = memberOf(actor);
      const day = world.calendar.day(world.calendar.addWorkdays(at, soonDays, "09:00"));
      return { due: day, owner: own && holderText({ member: own.id }) };
    },
    choices: (_state, world, actor) => {
      const own = memberOf(actor)?.agency;
      return { owner: own ? world.people.doers([own]) : [] };
    },
    after,
    decide: (state, { values, by, at }, world) => {
      const member = memberOf(by);
      if (isAction(state)) return refuse("core.already");
      const agency = world.people.agencyOf(values.owner);
      if (!member || agency === undefined || agency !== member.agency)
        return refuse("action.owner.unknown", "owner");
      const fault = dayFault(values.due, at, world);
      return fault
        ? refuse(fault, "due")
        : [given({ ...values, agency, by: member.id, readers: [agency] }, at, world)];
    },
  }),
  /** From a meeting, which is never refused. */
  give: takes.give((state, { values, at }, world) =>
    isAction(state) ? [] : [given(values, at, world)],
  ),
  take: takes.take((state, { values: said, by, at }, world) => {
    const guide = senderOf(by);
    if (!isAction(state)) return guide ? [given({ ...said, guide }, at, world)] : [];
    if (state.eraseBy || (isOpen(state) && state.agency === said.agency)) return [];
    const moved: Event = {
      type: "moved",
      at,
      owner: said.owner,
      agency: said.agency,
      due: said.due,
    };
    return isOpen(state) ? [moved] : [{ type: "reopened", at }, moved];
  }),
  call: takes.call((state, { values: { text } }) =>
    isAction(state) && state.text !== text ? [{ type: "called", text }] : [],
  ),
  handOn: takes.handOn((state, { values: { from, to }, at }) => {
    if (
      !isOpen(state) ||
      !isAction(state) ||
      !("member" in state.owner) ||
      state.owner.member !== from
    )
      return [];
    return [{ type: "moved", at, owner: { member: to }, agency: state.agency, due: state.due }];
  }),
  settle: takes.settle((state, { values, at }) =>
    isOpen(state) ? [{ type: "ended", at, ...values }] : [],
  ),
  drop: takes.drop((state, { at }) =>
    isAction(state) && !state.eraseBy ? [{ type: "forgotten", eraseBy: neutralBy(at) }] : [],
  ),
  begin: button((_state, at) => [{ type: "begun", at }], { after }),
  finish: button((_state, at, { id: by }) => [{ type: "ended", how: "done", at, by }], { after }),
  cannot: act({
    form: form("action.cannot.title", "action.cannot.submit", {
      reason: choice("B", "actionReason", reasons, "action.reason"),
    }),
    after,
    decide: byPerson((_state, { at, values: { reason } }, { id: by }) => [
      { type: "ended", how: "impossible", at, by, reason },
    ]),
  }),
  change: act({
    form: form("action.change.title", "action.change.submit", { owner, due }),
    prefill: (state) => (isAction(state) ? { due: state.due, owner: holderText(state.owner) } : {}),
    choices: (state, world) =>
      isAction(state)
        ? {
            owner: state.guide
              ? holdersOf(state.agency, world)
              : world.people.doers([state.agency]),
          }
        : {},
    after,
    decide: live((state, { values, at }, world) => {
      const agency = world.people.agencyOf(values.owner);
      if (agency !== state.agency) return refuse("action.owner.unknown", "owner");
      const fault = dayFault(values.due, at, world);
      return fault ? refuse(fault, "due") : [{ type: "moved", at, agency, ...values }];
    }),
  }),
  withdraw: button((_state, at, { id: by }) => [{ type: "ended", how: "withdrawn", at, by }], {
    after,
  }),
  reopen: button((_state, at) => [{ type: "reopened", at }], { after }),
  remind: byClock((state, { at }) => (isOpen(state) ? [{ type: "reminded", at }] : [])),
  forget: byClock((state, { at }) =>
    isOpen(state) ? [] : [{ type: "forgotten", eraseBy: neutralBy(at) }],
  ),
});
