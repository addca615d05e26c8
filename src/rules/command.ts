// A command as one thing: its form, who may, and what comes of it.
import type { Fields, Instant, Values } from "./ui.ts";
import { type Actor, type CommandSpec, type Member, memberOf, type Refusal, refuse, type World } from "./workflow.ts";

/** What a command brings to the rule that decides it. */
export type Asked<F extends Fields> = { readonly values: Values<F>; readonly by: Actor; readonly at: Instant };
/** A rule's answer: what happened, or why not. */
export type Decided<E> = readonly E[] | Refusal;
/** A command as one thing: its form, who may, and what comes of it. */
export const command =
  <S, E>() =>
  <const F extends Fields>(spec: CommandSpec<S, F> & { decide(state: S, asked: Asked<F>, world: World): Decided<E> }): typeof spec =>
    spec;
/** Rules for commands on what is there; of what is not, there is nothing to decide. `byPerson`: and by a member. */
export const commandsOn = <S, L extends S, E>(isThere: (state: S) => state is L) => {
  const live =
    <F extends Fields>(decide: (state: L, asked: Asked<F>, world: World) => Decided<E>) =>
    (state: S, asked: Asked<F>, world: World): Decided<E> =>
      isThere(state) ? decide(state, asked, world) : refuse("core.absent");
  const byPerson = <F extends Fields>(decide: (state: L, asked: Asked<F>, by: Member, world: World) => Decided<E>) =>
    live<F>((state, asked, world) => {
      const member = memberOf(asked.by);
      return member ? decide(state, asked, member, world) : refuse("core.denied");
    });
  return { command: command<S, E>(), live, byPerson };
};
/** Each command to its own rule. */
export const decideBy =
  <S, E>(commands: Readonly<Record<string, { decide(state: S, asked: never, world: World): Decided<E> }>>) =>
  (state: S, asked: { readonly type: string }, world: World): Decided<E> =>
    // The engine has looked up the command in the same table.
    (commands[asked.type] as (typeof commands)[string]).decide(state, asked as never, world);
