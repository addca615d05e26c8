// What can be done with a duty of one's own: ask whether somebody else can take a day of it.
import { commandsOn, staged } from "../../src/rules/command.ts";
import { date, holder, isFar, member, shows } from "../../src/rules/fields.ts";
import { t, text } from "../../src/rules/say.ts";
import {
  type AgencyId,
  type FunctionId,
  form,
  type Holder,
  type MemberId,
} from "../../src/rules/ui.ts";
import { holderText } from "../../src/rules/who.ts";
import {
  type Access,
  type Member,
  memberOf,
  neutralBy,
  refuse,
  type World,
} from "../../src/rules/workflow.ts";
import { type Event, isOpen, isSwap, type State, type Swap } from "./model.ts";
import { isMoved, table } from "./table.ts";

const { command, button, byClock } = commandsOn<State, Swap, Event>(isSwap);
const after = shows("show");

/** Anybody who goes to meetings. */
export const anyone: Access<unknown> = (_state, actor, { people }) => {
  const by = memberOf(actor);
  return by !== undefined && people.attends(by);
};
/** Functions of an agency, as a form writes them. */
export const dutiesOf = (agency: AgencyId | undefined, { people }: World): readonly FunctionId[] =>
  (agency === undefined ? [] : people.dutiesOf(agency)).map(({ id }) => id);
/** Who has a duty on a local day: undefined where its roster has nobody then. */
export const hasIt = (
  duty: FunctionId,
  day: string,
  { people, calendar }: World,
): MemberId | undefined => {
  const weekday = calendar.weekday(calendar.wall(day, "12:00"));
  const isStaffed =
    people.exception(duty, day) !== undefined ||
    people.functions.get(duty)?.roster.some(({ days }) => days.includes(weekday));
  return isStaffed ? people.onDuty({ function: duty }, day) : undefined;
};
const attending = (agency: AgencyId, { people }: World): readonly Member[] =>
  people.staff(agency).filter((each) => people.attends(each));
/** Colleagues who could take it. */
export const couldTake = (
  agency: AgencyId,
  from: MemberId | undefined,
  world: World,
): readonly MemberId[] =>
  attending(agency, world)
    .map(({ id }) => id)
    .filter((id) => id !== from);
export const leads = ({ roles }: Member): boolean =>
  roles.some((role) => role === "lead" || role === "coordinator");
const dutyIn = (given: unknown): FunctionId | undefined => {
  if (typeof given === "string")
    return given.startsWith("f:") ? (given.slice(2) as FunctionId) : undefined;
  return given && typeof given === "object" && "function" in given
    ? (given as Extract<Holder, { function: FunctionId }>).function
    : undefined;
};

export const commands = staged(table)({
  ask: command({
    access: (state, actor, world) =>
      !isSwap(state) &&
      anyone(state, actor, world) &&
      dutiesOf(memberOf(actor)?.agency, world).length > 0,
    words: "roster.ask.words",
    help: "roster.ask.help",
    form: form(
      "roster.ask.title",
      "roster.ask.submit",
      {
        duty: holder("roster.duty"),
        day: date("A", "roster.day"),
        to: member("roster.to", { optional: true, hint: "roster.toHint" }),
      },
      [text("roster.ask.intro", "quiet")],
    ),
    prefill: (_state, world, actor) => {
      const [duty] = dutiesOf(memberOf(actor)?.agency, world);
      return duty ? { duty: holderText({ function: duty }) } : {};
    },
    choices: (_state, world, actor, given) => {
      const by = memberOf(actor);
      if (!by) return { duty: [], to: [] };
      const [duty, { day }] = [dutyIn(given.duty), given];
      const from =
        duty && typeof day === "string" && /^\d{4}-\d\d-\d\d$/.test(day)
          ? hasIt(duty, day, world)
          : undefined;
      return {
        duty: dutiesOf(by.agency, world).map((id) => holderText({ function: id })),
        to: couldTake(by.agency, from ?? by.id, world),
      };
    },
    after,
    decide: (state, { values: { duty: holds, day, to }, by: actor, at }, world) => {
      const by = memberOf(actor);
      if (isSwap(state) || !by) return refuse("core.already");
      const duty = dutyIn(holds);
      if (duty === undefined || world.people.functions.get(duty)?.agency !== by.agency)
        return refuse("roster.badDuty", "duty");
      if (day < world.calendar.day(at)) return refuse("roster.past", "day");
      if (isFar(day, at)) return refuse("roster.far", "day");
      const from = hasIt(duty, day, world);
      if (from === undefined) return refuse("roster.nobody", "day");
      if (from !== by.id && !leads(by))
        return refuse(t("roster.notYours", { who: { member: from } }), "day");
      const could = couldTake(by.agency, from, world);
      const rota = world.people.functions.get(duty)?.roster.map((each) => each.member) ?? [];
      const all =
        to === undefined
          ? [...new Set(rota)].filter((id) => could.includes(id) && id !== by.id)
          : could.filter((id) => id === to);
      if (all.length === 0) return refuse("roster.noOne", "to");
      const over = world.people.exception(duty, day);
      return [
        {
          type: "asked",
          duty,
          day,
          agency: by.agency,
          from,
          by: by.id,
          to: all,
          at,
          ...(over && { over }),
        },
      ];
    },
  }),
  take: button(
    (state, at, { id: by }, world) => {
      if (state.day < world.calendar.day(at)) return refuse("roster.isOver");
      const now = world.people.onDuty({ function: state.duty }, state.day);
      if (isMoved(state, world))
        return refuse(now ? t("roster.moved", { who: { member: now } }) : "roster.isOver");
      if (world.people.onDuty({ member: by }, state.day) !== by) return refuse("roster.away");
      return [{ type: "taken", by, at }];
    },
    { after },
  ),
  decline: button((_state, at, { id: by }) => [{ type: "declined", by, at }], { after }),
  withdraw: button((_state, at, { id: by }) => [{ type: "withdrawn", by, at }], { after }),
  lapse: byClock((state, { at }, world) => {
    if (!isOpen(state)) return [];
    return state.day < world.calendar.day(at)
      ? [{ type: "lapsed", at, over: true }]
      : state.step === "asked"
        ? [{ type: "lapsed", at }]
        : [];
  }),
  forget: byClock((state, { at }) =>
    state.step === "forgotten" ? [] : [{ type: "forgotten", eraseBy: neutralBy(at) }],
  ),
});
