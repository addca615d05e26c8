// What the clock, and the cases themselves, do to a list of the day.
import { command as anyCommand } from "../../src/rules/command.ts";
import { nothing } from "../../src/rules/fields.ts";
import { acuteFirst, isAcute } from "../../src/rules/ring.ts";
import type { InstanceId, Instant, MemberId, Open } from "../../src/rules/ui.ts";
import { clock, configuration, payloadOf, tellerOf, toldBy, type World } from "../../src/rules/workflow.ts";
import { type Asking, asksIn, type Event, listed, type Running, type State } from "./state.ts";

/** When the list comes: before the first check-in of the day is due (09.00). */
const morning = "08:30";
/** The list is late when it comes later than this after its time. */
const lateMs = 3_600_000;
const list = (at: Instant, dueAt: Instant, world: World): Event => {
  const rows = world.rows("due");
  const shown = acuteFirst(rows).slice(0, listed);
  return {
    type: "listed",
    day: world.calendar.day(at),
    cases: shown.map((row) => row.instance),
    first: shown.filter(isAcute).map((row) => row.instance),
    more: rows.length > listed,
    next: world.calendar.addWorkdays(at, 1, morning),
    late: Date.parse(at) - Date.parse(dueAt) > lateMs,
  };
};
const command = anyCommand<State, Event>();
/** What a case says of itself, while it stands in the list. */
const byCase = (
  type: "struck" | "forgot" | "breakAnswered",
  unless: (state: Running, instance: InstanceId) => boolean,
  stands: (state: Running, instance: InstanceId) => boolean = ({ cases }, instance) => cases.includes(instance),
) =>
  command({
    access: toldBy("case"),
    form: nothing,
    decide: (state, { by }) => {
      const instance = tellerOf(by);
      if (state.step === "new" || instance === undefined) return [];
      return stands(state, instance) && !unless(state, instance) ? [{ type, instance }] : [];
    },
  });
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
      return { due: { workflow: "case", open: true, holders, dueBefore: world.calendar.wall(day, "23:59"), limit: 5 * listed } };
    },
    decide: (_state, asked, world) => [list(asked.at, payloadOf<{ dueAt: Instant }>(asked).dueAt, world)],
  }),
  done: command({
    access: toldBy("case"),
    form: nothing,
    decide: (state, asked) => {
      const instance = tellerOf(asked.by);
      const { until, by } = payloadOf<{ until?: Instant; by?: MemberId }>(asked);
      if (state.step === "new" || instance === undefined || !state.cases.includes(instance) || state.done.includes(instance)) return [];
      return [{ type: "struck", instance, ...(until && { until }), ...(by && { by }) }];
    },
  }),
  undone: command({
    access: toldBy("case"),
    form: nothing,
    decide: (state, asked) => {
      const instance = tellerOf(asked.by);
      const { round } = payloadOf<{ round: Open<string> }>(asked);
      if (state.step === "new" || instance === undefined || !state.done.includes(instance)) return [];
      return [{ type: "unstruck", instance, round }];
    },
  }),
  /** The time to take it back is over: the button goes. */
  settle: command({
    access: clock,
    form: nothing,
    decide: (state, { at }) => (state.step !== "new" && state.undoable?.some(({ until }) => until <= at) ? [{ type: "settled", at }] : []),
  }),
  rename: command({
    access: toldBy("case"),
    form: nothing,
    decide: (state, asked) => {
      const instance = tellerOf(asked.by);
      if (state.step === "new" || instance === undefined) return [];
      if (!state.cases.includes(instance) && !asksIn(state.break, instance)) return [];
      return [{ type: "renamed", instance, ...payloadOf<Required<Omit<Asking, "instance">>>(asked) }];
    },
  }),
  forget: byCase(
    "forgot",
    () => false,
    ({ cases, break: off }, instance) => cases.includes(instance) || asksIn(off, instance),
  ),
  /** Before days off a case of high risk asks who has it: one list of them, not a message for each. */
  weekend: command({
    access: toldBy("case"),
    form: nothing,
    decide: (state, asked, world) => {
      const instance = tellerOf(asked.by);
      const { day, ref, words } = payloadOf<{ day: string } & Omit<Asking, "instance">>(asked);
      // Of days that have been nobody wants to be asked.
      const over = world.calendar.addWorkdays(world.calendar.wall(day, "12:00"), 1, "09:00") <= asked.at;
      if (state.step === "new" || instance === undefined || over) return [];
      if (state.break?.day === day && asksIn(state.break, instance)) return [];
      return [{ type: "breakAsked", day, instance, ...(ref && { ref }), ...(words && { words }) }];
    },
  }),
  weekendDone: byCase(
    "breakAnswered",
    ({ break: off }, instance) => off?.done.includes(instance) === true,
    ({ break: off }, instance) => asksIn(off, instance),
  ),
} as const;
