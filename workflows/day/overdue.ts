// What is late, gathered by the quarter of an hour: one message for one moment, a fresh one with its notification.

import { hasAt, type Turn } from "../../src/rules/escalation.ts";
import type { Folds } from "../../src/rules/fold.ts";
import type { InstanceId, Instant, MemberId } from "../../src/rules/ui.ts";
import { type Needs, plus, type Row, type World } from "../../src/rules/workflow.ts";
import { type Event, type Late, listed, type Running, type Told, type With } from "./model.ts";

const quarterMs = 15 * 60_000;
/** Most become late on the stroke of a quarter: the list comes when all of them have said so. [design] */
const settleMs = 60_000;
/** As the clocks of the program: a list that is asked for just before the evening comes in the morning. docs/architecture.md §5.7. */
const humanHours = { days: [1, 2, 3, 4, 5], from: "07:00", to: "18:00" } as const;
/** More than one person has late at once; of others it is said that there are more. */
const mostRead = 5 * listed;

/** A minute past the quarter that comes next: later than `at`. */
const slotAfter = (at: Instant): Instant => {
  const ms = Date.parse(at) - settleMs;
  return plus(at, quarterMs - (ms % quarterMs));
};
/** When what became late at `due` is listed. What is said of one moment some minutes apart, because so much is due in it, is of one moment. */
const listsAt = (due: Instant, at: Instant, slot: Instant | undefined, world: World): Instant => {
  const said = Date.parse(at) - Date.parse(due) < quarterMs ? slotAfter(due) : slotAfter(at);
  const until = said > at ? said : at;
  return world.calendar.nextOffice(
    slot !== undefined && until <= slot ? slotAfter(at) : until,
    humanHours,
  );
};

const idsOf = (cases: readonly Late[] = []): readonly InstanceId[] =>
  cases.map(({ instance }) => instance);
export const lateIn = (
  cases: readonly Late[] | undefined,
  instance: InstanceId,
): Late | undefined => cases?.find((each) => each.instance === instance);
/** An answer that began the stretch of waiting `round` is over with what was late before it. */
export const isOver = (late: Late | undefined, round: number): boolean =>
  late !== undefined && late.round < round;
const isOther = (a: Turn, b: Turn): boolean => a.rung !== b.rung || a.day !== b.day;
/** It is with somebody else by the ladder. */
const isPassedOn = ({ as, turn }: Late): boolean => isOther(as, turn);
/** Who has it now, by today's people; undefined: nobody can be found. */
export const hasIt = (
  { turn }: Late,
  { summary: { agency, holder, deputy } }: Row,
  world: World,
): MemberId | undefined =>
  agency && holder && deputy ? hasAt(turn, { agency, holder, deputy }, world) : undefined;
/** It is this member's to see to: they have it, or were told as the region's coordinator that it lies. */
export const isTheirs = (late: Late, row: Row, { member }: Running, world: World): boolean =>
  (late.as.rung === "coordinator" && late.turn.rung === "coordinator") ||
  (hasIt(late, row, world) ?? member) === member;
/** Whoever has other work since, or works elsewhere, may read it no more; a guest reads it as long as the case says so. */
export const mayReadLate = (
  { as }: Late,
  { summary }: Row,
  { member: id }: Running,
  { people }: World,
): boolean => {
  const member = people.members.get(id);
  return (
    member !== undefined &&
    people.works(member) &&
    member.agency === (as.guest?.agency ?? summary.agency)
  );
};

export const passed = (
  state: Running,
  instance: InstanceId,
  { holder, deputy, turn }: With,
): readonly Event[] => {
  const now: With = { holder, deputy, ...(turn && { turn }) };
  const stands =
    state.cases.includes(instance) || lateIn(state.overdue?.cases, instance) !== undefined;
  return stands && JSON.stringify(state.with?.[instance]) !== JSON.stringify(now)
    ? [{ type: "passed", instance, ...now }]
    : [];
};
export const noted = (
  state: Running,
  instance: InstanceId,
  told: Told,
  at: Instant,
  world: World,
): readonly Event[] => {
  const [shown, waits] = [
    lateIn(state.overdue?.cases, instance),
    lateIn(state.waiting?.cases, instance),
  ];
  const { turn, round, due, late } = told;
  if (told.to !== state.member) {
    const gone = passed(state, instance, told);
    if (shown === undefined && waits === undefined) return gone;
    return [
      ...gone,
      told.gone ? { type: "overdueGone", instance } : { type: "overduePassed", instance, turn },
    ];
  }
  const until = state.waiting?.until ?? listsAt(due, at, state.slot, world);
  const next: Event = { type: "overdueNoted", instance, round, turn, until, late };
  const isOld = (each: Late | undefined): boolean => each !== undefined && isOther(each.turn, turn);
  // Where nobody has said whose it is since the list came, the row itself does.
  const changed =
    state.with?.[instance] || isOld(shown) || isOld(waits) ? passed(state, instance, told) : [];
  // Where it is listed already it may be theirs by another office: the holder and the deputy changed places, or one of them is another person.
  const here: readonly Event[] = isOld(shown) ? [{ type: "overduePassed", instance, turn }] : [];
  if (
    !told.again ||
    (shown === undefined && waits === undefined && !state.cases.includes(instance))
  )
    return [...changed, ...here, next];
  return [...changed, ...here, ...(isOld(waits) ? [next] : [])];
};
export const listNeeds = ({ waiting, overdue }: Running): Needs => {
  const of = (cases: readonly Late[] = [], limit: number): Needs[string] => {
    return { workflow: "case", open: true, instances: idsOf(cases), snapshot: true, limit };
  };
  return {
    ...(waiting && { waiting: of(waiting.cases, mostRead) }),
    ...(overdue && { overdue: of(overdue.cases, listed) }),
  };
};
/** What has become late since stands before what is left of the list before. What is nobody's to do here any more, or was answered long ago, is left out. */
export const list = (state: Running, world: World): readonly Event[] => {
  const { waiting, overdue, done, undoable = [] } = state;
  if (waiting === undefined) return [];
  const isMine = (late: Late, rows: readonly Row[]): boolean => {
    const row = rows.find(({ instance }) => instance === late.instance);
    return (
      row !== undefined && mayReadLate(late, row, state, world) && isTheirs(late, row, state, world)
    );
  };
  const fresh = waiting.cases.filter((late) => isMine(late, world.rows("waiting")));
  const isLeft = (late: Late): boolean =>
    lateIn(fresh, late.instance) === undefined &&
    isMine(late, world.rows("overdue")) &&
    (!done.includes(late.instance) || undoable.some(({ instance }) => instance === late.instance));
  const cases = fresh.length === 0 ? [] : [...fresh, ...(overdue?.cases.filter(isLeft) ?? [])];
  const more = cases.length > listed || waiting.cases.length > mostRead || overdue?.more === true;
  return [
    {
      type: "overdueListed",
      at: waiting.until,
      cases: cases.slice(0, listed),
      more,
      late: waiting.late,
    },
  ];
};

const without = (cases: readonly Late[], id: InstanceId): readonly Late[] =>
  cases.filter(({ instance }) => instance !== id);
/** With other cases in what waits, or in what is listed; where nothing waits any more, nothing is to be listed. */
const withWaiting = (
  { waiting, ...state }: Running,
  change: (cases: readonly Late[]) => readonly Late[],
): Running => {
  const cases = change(waiting?.cases ?? []);
  return waiting === undefined || cases.length === 0
    ? state
    : { ...state, waiting: { ...waiting, cases } };
};
/** It waits for no list: it was answered before that came. */
export const withoutWaiting = (state: Running, instance: InstanceId): Running =>
  withWaiting(state, (cases) => without(cases, instance));
export const withOverdue = (
  state: Running,
  change: (cases: readonly Late[]) => readonly Late[],
): Running =>
  state.overdue
    ? { ...state, overdue: { ...state.overdue, cases: change(state.overdue.cases) } }
    : state;
export const withoutLate = (
  state: Running,
  instance: InstanceId,
  unless: (late: Late) => boolean = () => false,
): Running => {
  const left = (cases: readonly Late[]) =>
    cases.filter((late) => late.instance !== instance || unless(late));
  return withOverdue(withWaiting(state, left), left);
};
/** With a list of the morning: what stands there, is answered or is with somebody else stands here no more. */
export const afterMorning = (
  state: Running,
  morning: readonly InstanceId[],
): Pick<Running, "overdue" | "overdueBefore"> => {
  const { overdue, overdueBefore, done } = state;
  const left =
    overdue?.cases.filter(
      (late) => ![...morning, ...done].includes(late.instance) && !isPassedOn(late),
    ) ?? [];
  if (overdue && left.length > 0)
    return { overdue: { ...overdue, cases: left }, ...(overdueBefore && { overdueBefore }) };
  const before = overdue?.at ?? overdueBefore;
  return before === undefined ? {} : { overdueBefore: before };
};

type Its = "overdueNoted" | "overduePassed" | "overdueGone" | "overdueListed";
export const overdueFolds: Folds<Running, Extract<Event, { readonly type: Its }>> = {
  overdueNoted: ({ waiting, ...state }, { instance, round, turn, until, late }) => {
    const cases = [...without(waiting?.cases ?? [], instance), { instance, round, as: turn, turn }];
    return { ...state, waiting: { until, cases, late: late || waiting?.late === true } };
  },
  overduePassed: (state, { instance, turn }) =>
    withOverdue(withoutWaiting(state, instance), (cases) =>
      cases.map((late) => (late.instance === instance ? { ...late, turn } : late)),
    ),
  overdueGone: (state, { instance }) => withoutLate(state, instance),
  overdueListed: ({ waiting: _waiting, ...state }, { type: _type, ...overdue }) => {
    if (overdue.cases.length === 0) return { ...state, slot: overdue.at };
    const { rounds: _rounds, overdue: old, ...rest } = state;
    const ids = idsOf(overdue.cases);
    const cases = state.cases.filter((id) => !ids.includes(id));
    // What is late once more has not been answered.
    const isCarried = (id: InstanceId): boolean => {
      const late = lateIn(overdue.cases, id);
      return late !== undefined && late.round === lateIn(old?.cases, id)?.round;
    };
    return {
      ...rest,
      cases,
      done: state.done.filter((id) => cases.includes(id) || isCarried(id)),
      overdue,
      slot: overdue.at,
      ...(cases.length < state.cases.length && { apart: true as const }),
      ...(old && { overdueBefore: old.at }),
    };
  },
};
