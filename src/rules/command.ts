// A command as one thing: its form, who may, and what comes of it.
import { nothing } from "./fields.ts";
import type { FieldsOf, Signals } from "./signal.ts";
import type { AgencyId, Fields, Instant, MemberId, Values } from "./ui.ts";
import {
  type Access,
  type Actor,
  type CommandSpec,
  clock,
  type Member,
  memberOf,
  type Needs,
  type Refusal,
  refuse,
  sentBy,
  type TimerValues,
  type World,
} from "./workflow.ts";

/** What a command brings to the rule that decides it. */
export type Asked<F extends Fields> = {
  readonly values: Values<F>;
  readonly by: Actor;
  readonly at: Instant;
};
/** What a signal, or the clock, brings to the rule that takes it. */
export type Said<V> = { readonly values: V; readonly by: Actor; readonly at: Instant };
/** `dueAt`: when the timer was to fire; `at` is later after a stop. */
export type Fired = Said<TimerValues & { readonly dueAt: Instant }>;
/** A rule's answer: what happened, or why not. */
export type Decided<E> = readonly E[] | Refusal;
type Rule<S, E, F extends Fields> = {
  decide(state: S, asked: Asked<F>, world: World): Decided<E>;
  /** What the rule must know of other instances. */
  decideNeeds?(state: S, asked: Asked<F>, world: World): Needs;
};
type Spec<S, E, F extends Fields> = CommandSpec<S, F> & Rule<S, E, F>;
/** Its table of situations says who may: `staged`. */
type ActSpec<S, E, F extends Fields> = Omit<CommandSpec<S, F>, "access"> & Rule<S, E, F>;
type Nothing = (typeof nothing)["fields"];
/** What else a button needs to know or does. */
type Extras<S, E> = Omit<ActSpec<S, E, Nothing>, "form" | "decide">;

type ClockExtras<S> = { readonly decideNeeds?: (state: S, asked: Fired, world: World) => Needs };

/** One command that says who may. */
export const command =
  <S, E>() =>
  <const F extends Fields>(spec: Spec<S, E, F>): typeof spec =>
    spec;
/** Of somebody who leaves, to the one whom a person has chosen. */
export type HandOn = { readonly from: MemberId; readonly to: MemberId };
/** Where it is theirs, and the other works at its agency. */
export const handedOn = (
  { values: { from, to } }: Said<HandOn>,
  one: Readonly<{ by: MemberId; agency: AgencyId }>,
  { people }: World,
) => {
  return one.by === from && people.agencyOf({ member: to }) === one.agency
    ? [{ type: "handedOn" as const, to }]
    : [];
};
type Taker<S, E, V> = <const M extends object = object>(
  decide: (state: S, said: Said<V>, world: World) => Decided<E>,
  more?: M,
) => {
  readonly access: Access<unknown>;
  readonly form: typeof nothing;
  readonly decide: (state: S, said: Said<V>, world: World) => Decided<E>;
} & M;
/** For each signal that a workflow takes, the way to write its command: `const takes = taking<State, Event>()(caseSignals)`, then `discussed: takes.discussed(rule)`. */
export const taking =
  <S, E>() =>
  <X extends Readonly<Record<string, { readonly from: readonly string[] }>>>({
    takes,
  }: Signals<X>): { readonly [K in keyof X]: Taker<S, E, FieldsOf<X[K]>> } =>
    Object.fromEntries(
      Object.entries(takes).map(([name, { from }]) => [
        name,
        (decide: Rule<S, E, Nothing>["decide"], more: object = {}) => ({
          access: sentBy(from),
          form: nothing,
          decide,
          ...more,
        }),
      ]),
    ) as never;
/** Ways to write the commands on one kind of work: on what is there, `L`; of what is not, there is nothing to decide. */
export const commandsOn = <S, L extends S, E>(isThere: (state: S) => state is L) => {
  const act = <const F extends Fields>(spec: ActSpec<S, E, F>): typeof spec => spec;
  const live =
    <A extends Said<unknown>>(decide: (state: L, asked: A, world: World) => Decided<E>) =>
    (state: S, asked: A, world: World): Decided<E> =>
      isThere(state) ? decide(state, asked, world) : refuse("core.absent");
  const byPerson = <F extends Fields>(
    decide: (state: L, asked: Asked<F>, by: Member, world: World) => Decided<E>,
  ) =>
    live<Asked<F>>((state, asked, world) => {
      const member = memberOf(asked.by);
      return member ? decide(state, asked, member, world) : refuse("core.denied");
    });
  return {
    /** One that says who may: what begins it, for one. */
    command: command<S, E>(),
    /** One with a form, of which the table says who may. */
    act,
    live,
    byPerson,
    /** A person's, that asks nothing: it does what it says. */
    button: (
      decide: (state: L, at: Instant, by: Member, world: World) => Decided<E>,
      extras: Extras<S, E> = {},
    ) =>
      ({
        form: nothing,
        ...extras,
        decide: byPerson<Nothing>((state, { at }, by, world) => decide(state, at, by, world)),
      }) as const,
    /** The clock's: never refused, nothing to do is no events. */
    byClock: (
      decide: (state: L, asked: Fired, world: World) => readonly E[],
      extras: ClockExtras<S> = {},
    ) =>
      ({
        access: clock,
        form: nothing,
        ...extras,
        decide: (state: S, asked: Fired, world: World): Decided<E> =>
          isThere(state) ? decide(state, asked, world) : [],
      }) as const,
  };
};
type Unsaid<X, C, S> = {
  readonly [K in keyof X]: K extends C ? object : { readonly access: Access<S> };
};
/** Who may give a command is what the table of situations says; one that the table does not know says it itself. */
export const staged =
  <S, C extends string>(table: { access(command: C): Access<S> }) =>
  <const X extends Readonly<Record<string, object>>>(
    specs: X & Unsaid<X, C, S>,
  ): { readonly [K in keyof X]: X[K] & { readonly access: Access<S> } } =>
    Object.fromEntries(
      Object.entries<object>(specs).map(([name, spec]) => [
        name,
        "access" in spec ? spec : { ...spec, access: table.access(name as C) },
      ]),
    ) as never;
type Rules<S, E> = Readonly<
  Record<
    string,
    {
      decide(state: S, asked: never, world: World): Decided<E>;
      decideNeeds?(state: S, asked: never, world: World): Needs;
    }
  >
>;
/** Each command to its own rule. */
export const decideBy =
  <S, E>(commands: Rules<S, E>) =>
  (state: S, asked: { readonly type: string }, world: World): Decided<E> =>
    // The engine has looked up the command in the same table.
    (commands[asked.type] as (typeof commands)[string]).decide(state, asked as never, world);
/** And what each must know for that. */
export const needsBy =
  <S, E>(commands: Rules<S, E>) =>
  (state: S, asked: { readonly type: string }, world: World): Needs | undefined =>
    commands[asked.type]?.decideNeeds?.(state, asked as never, world);
