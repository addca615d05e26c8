// What the clock, and the cases themselves, do to a list of the day.
import { commandsOn, type Decided, type Said, taking } from "../../src/rules/command.ts";
import type { InstanceId, Instant } from "../../src/rules/ui.ts";
import { type Row, senderOf, type World } from "../../src/rules/workflow.ts";
import { acuteFirst, caseProjection, isAcuteRow } from "../case/projection.ts";
import { asksIn, type Came, type Event, listed, type Running, type State } from "./model.ts";
import { isOver, lateIn, listNeeds, list as listOverdue, noted, passed } from "./overdue.ts";
import { type Answered, daySignals } from "./signals.ts";

/** When the list comes: before the first check-in of the day is due (09.00). */
const morning = "08:30";
/** The list is late when it comes later than this after its time. */
const lateMs = 3_600_000;
/** As many are looked through, so that acute danger stands first whenever it is due; of others the list says that there are more. */
const mostDue = 1_000;
const list = (state: Running, at: Instant, dueAt: Instant, world: World): Event => {
  const day = world.calendar.day(at);
  // Nobody is there for its holder, so it is with this member. What is late stands in a list of its own.
  const standsIn = (row: Row): boolean => {
    const { has, late } = caseProjection.of(row);
    return has === state.member && late === undefined;
  };
  const own = [...world.rows("due"), ...world.rows("personal").filter(standsIn)];
  const rows = [...new Map(own.map((row) => [row.instance, row])).values()];
  const shown = acuteFirst(rows).slice(0, listed);
  return {
    type: "listed",
    day,
    cases: shown.map((row) => row.instance),
    first: shown.filter(isAcuteRow).map((row) => row.instance),
    more: rows.length > listed,
    next: world.calendar.addWorkdays(at, 1, morning),
    late: Date.parse(at) - Date.parse(dueAt) > lateMs,
  };
};
const { byClock } = commandsOn<State, Running, Event>(
  (state): state is Running => state.step !== "new",
);
const takes = taking<State, Event>()(daySignals);
/** What a case says of itself: of which case, and what. */
const ofCase =
  <V>(
    decide: (state: Running, instance: InstanceId, said: Said<V>, world: World) => readonly Event[],
  ) =>
  (state: State, said: Said<V>, world: World): Decided<Event> => {
    const instance = senderOf(said.by);
    return state.step === "new" || instance === undefined
      ? []
      : decide(state, instance, said, world);
  };
const isLateBefore = (
  { overdue, waiting }: Running,
  instance: InstanceId,
  round: number,
): boolean => [overdue, waiting].some((list) => isOver(lateIn(list?.cases, instance), round));
const sameCame = (a: Came | undefined, b: Came | undefined): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
const done = ofCase<Answered>((state, instance, { values: { until, by, round, came } }) => {
  const stands =
    state.cases.includes(instance) || isOver(lateIn(state.overdue?.cases, instance), round);
  const waits = isOver(lateIn(state.waiting?.cases, instance), round);
  const isKnown = state.done.includes(instance) && sameCame(state.came?.[instance], came);
  if (!waits && (!stands || isKnown)) return [];
  return [
    { type: "struck", instance, ...(until && { until }), ...(by && { by }), ...(came && { came }) },
  ];
});
export const commands = {
  // Somebody has joined an agency that is open: nobody waits for a configuration.
  start: takes.start((state, { values: { member }, at }, world) =>
    state.step === "new"
      ? [{ type: "started", member, next: world.calendar.addWorkdays(at, 0, morning) }]
      : [],
  ),
  list: byClock((state, { at, values: { dueAt } }, world) => [list(state, at, dueAt, world)], {
    decideNeeds: (state, { at }, world) => {
      if (state.step === "new") return {};
      const day = world.calendar.day(at);
      const holders = world.people.answersFor(state.member, day);
      const due = {
        workflow: "case",
        open: true,
        dueBefore: world.calendar.wall(day, "23:59"),
        limit: mostDue,
      } as const;
      const member = world.people.members.get(state.member);
      return {
        due: { ...due, holders },
        ...(member && { personal: { ...due, personal: true, for: member } }),
      };
    },
  }),
  done: takes.done(done),
  postponed: takes.postponed(done),
  acute: takes.acute(done),
  undone: takes.undone(
    ofCase((state, instance, { values: { round }, at }) =>
      state.done.includes(instance) ? [{ type: "unstruck", instance, round, at }] : [],
    ),
  ),
  /** The time to take it back is over: the button goes. */
  settle: byClock((state, { at }) =>
    state.undoable?.some(({ until }) => until <= at) ? [{ type: "settled", at }] : [],
  ),
  passed: takes.passed(ofCase((state, instance, { values }) => passed(state, instance, values))),
  rename: takes.rename(
    ofCase((state, instance) => {
      const stands =
        state.cases.includes(instance) ||
        asksIn(state.break, instance) ||
        lateIn(state.overdue?.cases, instance);
      return stands ? [{ type: "renamed", instance }] : [];
    }),
  ),
  forget: takes.forget(
    ofCase((state, instance, { values: { round } }) => {
      const stands =
        state.cases.includes(instance) ||
        asksIn(state.break, instance) ||
        isLateBefore(state, instance, round);
      return stands ? [{ type: "forgot", instance, round }] : [];
    }),
  ),
  /** One list of such, not a message for each. */
  overdue: takes.overdue(
    ofCase((state, instance, { values, at }, world) => noted(state, instance, values, at, world)),
  ),
  listOverdue: byClock((state, _asked, world) => listOverdue(state, world), {
    decideNeeds: (state) => (state.step === "new" ? {} : listNeeds(state)),
  }),
  /** Before days off a case of high risk asks who has it: one list of them, not a message for each. */
  weekend: takes.weekend(
    ofCase((state, instance, { values: { day, again }, at }, world) => {
      // Of days that have been nobody wants to be asked.
      const over = world.calendar.addWorkdays(world.calendar.wall(day, "12:00"), 1, "09:00") <= at;
      const stands = state.break?.day === day && asksIn(state.break, instance);
      if (over || (stands && !(again && state.break?.done.includes(instance)))) return [];
      return [{ type: "breakAsked", day, instance }];
    }),
  ),
  weekendDone: takes.weekendDone(
    ofCase(({ break: off }, instance) =>
      asksIn(off, instance) && off?.done.includes(instance) !== true
        ? [{ type: "breakAnswered", instance }]
        : [],
    ),
  ),
} as const;
