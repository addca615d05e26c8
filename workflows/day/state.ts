// What comes of each event in somebody's lists.
import { type Folds, fold } from "../../src/rules/fold.ts";
import type { InstanceId } from "../../src/rules/ui.ts";
import { asksIn, type Came, type Event, type Running, type State } from "./model.ts";
import { afterMorning, overdueFolds, withOverdue, withoutLate, withoutWaiting } from "./overdue.ts";

const others = (ids: readonly InstanceId[], instance: InstanceId): readonly InstanceId[] =>
  ids.filter((id) => id !== instance);
const cameAs = (
  { came: all = {} }: Running,
  instance: InstanceId,
  came: Came | undefined,
): Pick<Running, "came"> => {
  const { [instance]: _old, ...rest } = all;
  return { came: came ? { ...rest, [instance]: came } : rest };
};
const folds: Folds<Running, Exclude<Event, { type: "started" }>> = {
  ...overdueFolds,
  listed: (state, { type: _type, ...list }) => {
    const {
      before: _before,
      day: old,
      apart: _apart,
      overdue: _overdue,
      overdueBefore: _closed,
      ...kept
    } = state;
    const before = old !== undefined && { before: old };
    // The list of days off that are over is closed with the first list after them.
    const {
      break: off,
      undoable: _undoable,
      rounds: _rounds,
      first: _first,
      came: _came,
      with: _with,
      ...rest
    } = kept;
    const over = off !== undefined && off.day < list.day;
    const { day, ...more } = list;
    return {
      ...rest,
      ...before,
      ...more,
      // Where there is nothing to do there is no list, now or later.
      ...(list.cases.length > 0 && { day }),
      done: [],
      ...afterMorning(state, list.cases),
      ...(over ? { breakBefore: off.day } : off && { break: off }),
    };
  },
  breakAsked: ({ break: old, breakBefore, ...state }, { day, instance }) => {
    const same = old?.day === day ? old : undefined;
    const closed = old !== undefined && same === undefined ? old.day : breakBefore;
    // Asked once more about days off whose list was closed already: that list is open again.
    const before = closed !== undefined && closed !== day && { breakBefore: closed };
    // The one who was named cannot: it is asked again, and stands where it stood.
    const stands = same !== undefined && asksIn(same, instance);
    const cases = stands ? same.cases : [...(same?.cases ?? []), instance];
    return { ...state, ...before, break: { day, cases, done: others(same?.done ?? [], instance) } };
  },
  breakAnswered: (state, { instance }) =>
    state.break
      ? { ...state, break: { ...state.break, done: [...state.break.done, instance] } }
      : state,
  struck: (state, { instance, until, by, came }) => ({
    ...withoutWaiting(state, instance),
    done: [...others(state.done, instance), instance],
    ...cameAs(state, instance, came),
    undoable: [
      ...(state.undoable ?? []).filter((each) => each.instance !== instance),
      ...(until && by === state.member ? [{ instance, until }] : []),
    ],
  }),
  passed: (state, { type: _type, instance, ...now }) => ({
    ...state,
    with: { ...state.with, [instance]: now },
  }),
  unstruck: (state, { instance, round }) => ({
    ...withOverdue(state, (cases) =>
      cases.map((late) => (late.instance === instance ? { ...late, round: Number(round) } : late)),
    ),
    done: others(state.done, instance),
    ...cameAs(state, instance, undefined),
    undoable: (state.undoable ?? []).filter((each) => each.instance !== instance),
    rounds: { ...state.rounds, [instance]: round },
  }),
  renamed: (state) => state,
  settled: (state, { at }) => ({
    ...state,
    undoable: (state.undoable ?? []).filter(({ until }) => until > at),
  }),
  forgot: (state, { instance, round }) => {
    const { break: off } = state;
    const rest = off && {
      break: { ...off, cases: others(off.cases, instance), done: others(off.done, instance) },
    };
    const left = withoutLate(state, instance, (late) => late.round >= round);
    return {
      ...left,
      cases: others(state.cases, instance),
      done: others(state.done, instance),
      ...rest,
    };
  },
};
export const evolve = (state: State, event: Event): State => {
  if (event.type === "started")
    return {
      step: "running",
      member: event.member,
      next: event.next,
      cases: [],
      done: [],
      more: false,
      late: false,
    };
  return state.step === "new" ? state : fold(folds, state, event);
};
