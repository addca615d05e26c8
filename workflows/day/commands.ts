// What the clock, and the cases themselves, do to a list of the day.
import { command as anyCommand } from "../../src/rules/command.ts";
import { nothing } from "../../src/rules/fields.ts";
import { flagOf } from "../../src/rules/query.ts";
import { acuteFirst, isAcute } from "../../src/rules/ring.ts";
import type { InstanceId, Instant, MemberId, Open } from "../../src/rules/ui.ts";
import { clock, configuration, payloadOf, type Row, tellerOf, toldBy, type World } from "../../src/rules/workflow.ts";
import { asksIn, type Came, type Event, listed, type Running, type State, type Told, type With } from "./model.ts";
import { isOver, lateIn, listNeeds, list as listOverdue, noted, passed } from "./overdue.ts";

/** When the list comes: before the first check-in of the day is due (09.00). */
const morning = "08:30";
/** The list is late when it comes later than this after its time. */
const lateMs = 3_600_000;
/** As many are looked through, so that acute danger stands first whenever it is due; of others the list says that there are more. */
const mostDue = 1_000;
const list = (state: Running, at: Instant, dueAt: Instant, world: World): Event => {
  const day = world.calendar.day(at);
  // Nobody is there for its holder, so it is with this member. What is late stands in a list of its own.
  const standsIn = (row: Row): boolean => flagOf(row, "has") === state.member && row.summary.flags?.includes("late") !== true;
  const own = [...world.rows("due"), ...world.rows("personal").filter(standsIn)];
  const rows = [...new Map(own.map((row) => [row.instance, row])).values()];
  const shown = acuteFirst(rows).slice(0, listed);
  return {
    type: "listed",
    day,
    cases: shown.map((row) => row.instance),
    first: shown.filter(isAcute).map((row) => row.instance),
    more: rows.length > listed,
    next: world.calendar.addWorkdays(at, 1, morning),
    late: Date.parse(at) - Date.parse(dueAt) > lateMs,
  };
};
const command = anyCommand<State, Event>();
/** What a case says of itself. */
const byCase = (
  decide: (
    state: Running,
    instance: InstanceId,
    asked: { readonly values: unknown; readonly at: Instant },
    world: World,
  ) => readonly Event[],
) =>
  command({
    access: toldBy("case"),
    form: nothing,
    decide: (state, asked, world) => {
      const instance = tellerOf(asked.by);
      return state.step === "new" || instance === undefined ? [] : decide(state, instance, asked, world);
    },
  });
/** Which stretch of waiting has begun with it: what was late before is over. */
type Ended = { readonly round: number };
const isLateBefore = ({ overdue, waiting }: Running, instance: InstanceId, round: number): boolean =>
  [overdue, waiting].some((list) => isOver(lateIn(list?.cases, instance), round));
type Answered = Ended & { readonly until?: Instant; readonly by?: MemberId; readonly came?: Came };
const sameCame = (a: Came | undefined, b: Came | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
const done = (state: Running, instance: InstanceId, asked: { readonly values: unknown }): readonly Event[] => {
  const { until, by, round, came } = payloadOf<Answered>(asked);
  const stands = state.cases.includes(instance) || isOver(lateIn(state.overdue?.cases, instance), round);
  const waits = isOver(lateIn(state.waiting?.cases, instance), round);
  const isKnown = state.done.includes(instance) && sameCame(state.came?.[instance], came);
  if (!waits && (!stands || isKnown)) return [];
  return [{ type: "struck", instance, ...(until && { until }), ...(by && { by }), ...(came && { came }) }];
};
export const commands = {
  start: command({
    // Somebody has joined an agency that is open: nobody waits for a configuration.
    access: (...asked) => configuration(...asked) || toldBy("joining")(...asked),
    form: nothing,
    decide: (state, asked, world) => {
      const { member } = payloadOf<{ member: MemberId }>(asked);
      return state.step === "new" ? [{ type: "started", member, next: world.calendar.addWorkdays(asked.at, 0, morning) }] : [];
    },
  }),
  list: command({
    access: clock,
    form: nothing,
    decideNeeds: (state, { at }, world) => {
      if (state.step === "new") return {};
      const day = world.calendar.day(at);
      const holders = world.people.answersFor(state.member, day);
      const due = { workflow: "case", open: true, dueBefore: world.calendar.wall(day, "23:59"), limit: mostDue } as const;
      const member = world.people.members.get(state.member);
      return { due: { ...due, holders }, ...(member && { personal: { ...due, personal: true, for: member } }) };
    },
    decide: (state, asked, world) =>
      state.step === "new" ? [] : [list(state, asked.at, payloadOf<{ dueAt: Instant }>(asked).dueAt, world)],
  }),
  done: byCase(done),
  /** Put off: it stands as that. */
  postponed: byCase(done),
  /** Answered with acute danger: a full check-in is still to be done. */
  acute: byCase(done),
  undone: byCase((state, instance, asked) => {
    const { round } = payloadOf<{ round: Open<string> }>(asked);
    return state.done.includes(instance) ? [{ type: "unstruck", instance, round, at: asked.at }] : [];
  }),
  /** The time to take it back is over: the button goes. */
  settle: command({
    access: clock,
    form: nothing,
    decide: (state, { at }) => (state.step !== "new" && state.undoable?.some(({ until }) => until <= at) ? [{ type: "settled", at }] : []),
  }),
  /** Somebody has got it, or got it back. */
  passed: byCase((state, instance, asked) => passed(state, instance, payloadOf<With>(asked))),
  rename: byCase((state, instance) => {
    const stands = state.cases.includes(instance) || asksIn(state.break, instance) || lateIn(state.overdue?.cases, instance);
    return stands ? [{ type: "renamed", instance }] : [];
  }),
  forget: byCase((state, instance, asked) => {
    const { round } = payloadOf<Ended>(asked);
    const stands = state.cases.includes(instance) || asksIn(state.break, instance) || isLateBefore(state, instance, round);
    return stands ? [{ type: "forgot", instance, round }] : [];
  }),
  /** Its check-in did not come: one list of such, not a message for each. */
  overdue: byCase((state, instance, asked, world) => noted(state, instance, payloadOf<Told>(asked), asked.at, world)),
  listOverdue: command({
    access: clock,
    form: nothing,
    decideNeeds: (state) => (state.step === "new" ? {} : listNeeds(state)),
    decide: (state, _asked, world) => (state.step === "new" ? [] : listOverdue(state, world)),
  }),
  /** Before days off a case of high risk asks who has it: one list of them, not a message for each. */
  weekend: byCase((state, instance, asked, world) => {
    const { day, again } = payloadOf<{ day: string; again?: true }>(asked);
    // Of days that have been nobody wants to be asked.
    const over = world.calendar.addWorkdays(world.calendar.wall(day, "12:00"), 1, "09:00") <= asked.at;
    const stands = state.break?.day === day && asksIn(state.break, instance);
    if (over || (stands && !(again && state.break?.done.includes(instance)))) return [];
    return [{ type: "breakAsked", day, instance }];
  }),
  weekendDone: byCase(({ break: off }, instance) =>
    asksIn(off, instance) && off?.done.includes(instance) !== true ? [{ type: "breakAnswered", instance }] : [],
  ),
} as const;
