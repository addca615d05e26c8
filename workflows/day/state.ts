// What stands in somebody's list of the day, and in the list before days off.
import { type Folds, fold } from "../../src/rules/fold.ts";
import type { CaseRef, CaseWords, InstanceId, Instant, MemberId, Open } from "../../src/rules/ui.ts";

/** A message holds fifty blocks; a row with its buttons takes two. The rest are in the panel. */
export const listed = 20;

export type State =
  | { readonly step: "new" }
  | {
      readonly step: "running";
      readonly member: MemberId;
      readonly next: Instant;
      readonly day?: string;
      /** Yesterday's list is closed: no references are left in it. */
      readonly before?: string;
      readonly cases: readonly InstanceId[];
      /** Which of them stood first, because of acute danger: they stay where they are when they have been answered. */
      readonly first?: readonly InstanceId[];
      readonly done: readonly InstanceId[];
      readonly more: boolean;
      readonly late: boolean;
      /** Answers of this member that can still be taken back, and the rounds of those that were. */
      readonly undoable?: readonly { readonly instance: InstanceId; readonly until: Instant }[];
      readonly rounds?: Readonly<Record<string, Open<string>>>;
      /** Called something else since the list came: what the database says of them is one step behind. */
      readonly called?: Readonly<Record<string, Called>>;
      /** Before days off: which cases ask who has them. */
      readonly break?: Break;
      /** The one before is closed. */
      readonly breakBefore?: string;
    };
type Called = { readonly ref: CaseRef; readonly words: CaseWords };
export type Asking = { readonly instance: InstanceId; readonly ref?: CaseRef; readonly words?: CaseWords };
type Break = { readonly day: string; readonly cases: readonly Asking[]; readonly done: readonly InstanceId[] };
export type Event =
  | { readonly type: "started"; readonly member: MemberId; readonly next: Instant }
  | {
      readonly type: "listed";
      readonly day: string;
      readonly cases: readonly InstanceId[];
      readonly first?: readonly InstanceId[];
      readonly more: boolean;
      readonly next: Instant;
      readonly late: boolean;
    }
  | ({ readonly type: "breakAsked"; readonly day: string } & Asking)
  | { readonly type: "struck"; readonly instance: InstanceId; readonly until?: Instant; readonly by?: MemberId }
  | { readonly type: "unstruck"; readonly instance: InstanceId; readonly round: Open<string> }
  | ({ readonly type: "renamed"; readonly instance: InstanceId } & Called)
  | { readonly type: "settled"; readonly at: Instant }
  | { readonly type: "forgot" | "breakAnswered"; readonly instance: InstanceId };

export type Running = Extract<State, { step: "running" }>;

export const asksIn = (off: Break | undefined, instance: InstanceId): boolean =>
  off?.cases.some((each) => each.instance === instance) === true;
const folds: Folds<Running, Exclude<Event, { type: "started" }>> = {
  listed: ({ before: _before, ...state }, { type: _type, ...list }) => {
    const before = state.day !== undefined && state.cases.length > 0 && { before: state.day };
    // The list of days off that are over is closed with the first list after them.
    const { break: off, undoable: _undoable, rounds: _rounds, first: _first, called: _called, ...rest } = state;
    const over = off !== undefined && off.day < list.day;
    return { ...rest, ...before, ...list, done: [], ...(over ? { breakBefore: off.day } : off && { break: off }) };
  },
  breakAsked: ({ break: old, breakBefore, ...state }, { type: _type, day, ...asking }) => {
    const same = old?.day === day ? old : undefined;
    const closed = old !== undefined && same === undefined ? old.day : breakBefore;
    // Asked once more about days off whose list was closed already: that list is open again.
    const before = closed !== undefined && closed !== day && { breakBefore: closed };
    return { ...state, ...before, break: { day, cases: [...(same?.cases ?? []), asking], done: same?.done ?? [] } };
  },
  breakAnswered: (state, { instance }) =>
    state.break ? { ...state, break: { ...state.break, done: [...state.break.done, instance] } } : state,
  struck: (state, { instance, until, by }) => ({
    ...state,
    done: [...state.done, instance],
    ...(until && by === state.member && { undoable: [...(state.undoable ?? []), { instance, until }] }),
  }),
  unstruck: (state, { instance, round }) => ({
    ...state,
    done: state.done.filter((id) => id !== instance),
    undoable: (state.undoable ?? []).filter((each) => each.instance !== instance),
    rounds: { ...state.rounds, [instance]: round },
  }),
  renamed: (state, { instance, ref, words }) => {
    const { break: off } = state;
    const anew = (each: Asking): Asking => (each.instance === instance ? { instance, ref, words } : each);
    const called = { ...state.called, [instance]: { ref, words } };
    return { ...state, called, ...(off && { break: { ...off, cases: off.cases.map(anew) } }) };
  },
  settled: (state, { at }) => ({ ...state, undoable: (state.undoable ?? []).filter(({ until }) => until > at) }),
  forgot: (state, { instance }) => {
    const others = (ids: readonly InstanceId[]): readonly InstanceId[] => ids.filter((id) => id !== instance);
    const { break: off } = state;
    const rest = off && { break: { ...off, cases: off.cases.filter((each) => each.instance !== instance), done: others(off.done) } };
    return { ...state, cases: others(state.cases), done: others(state.done), ...rest };
  },
};
export const evolve = (state: State, event: Event): State => {
  if (event.type === "started")
    return { step: "running", member: event.member, next: event.next, cases: [], done: [], more: false, late: false };
  return state.step === "new" ? state : fold(folds, state, event);
};
