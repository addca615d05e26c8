// Signals: typed messages from one instance to another, written in the transaction of the sender's events.
import type { InstanceId } from "./ui.ts";

/**
 * One signal that a workflow takes. `from`: the workflows that may send it, or "configuration" and "clock" for the core. `fields` exists for the compiler alone.
 */
type Takes<V extends object> = { readonly from: readonly string[]; readonly fields?: V };
// biome-ignore lint/suspicious/noExplicitAny: each signal has fields of its own
type AllTakes = Readonly<Record<string, Takes<any>>>;
export type FieldsOf<T> = T extends Takes<infer V> ? V : never;

declare const made: unique symbol;
/** What a view wants another instance to be told. `key`: an obligation of the sender, such as `share:2`; one that was delivered is not delivered again. Made by `signals` alone. */
export type Signal = {
  readonly key: string;
  readonly workflow: string;
  readonly instance: InstanceId;
  readonly command: string;
  readonly values: Readonly<Record<string, unknown>>;
  readonly [made]: true;
};
declare const none: unique symbol;
/** Of a signal without fields: no third argument, and nothing that it could be. */
type NoFields = { readonly [none]?: never };
type Values<V> = NoFields extends V ? readonly [values?: V] : readonly [values: V];
type Made<X> = {
  readonly [K in keyof X]: (
    instance: InstanceId,
    key: string,
    ...values: Values<FieldsOf<X[K]>>
  ) => Signal;
};
/** The signals of one workflow: `to` is for senders, `takes` for the workflow itself. */
export type Signals<X> = {
  readonly workflow: string;
  readonly names: readonly (keyof X & string)[];
  readonly takes: X;
  readonly to: Made<X>;
};
/** Signals of which each name is one of `C`, the commands of a workflow. */
export type Taken<C extends string> = {
  readonly names: readonly C[];
  readonly takes: Readonly<Record<string, { readonly from: readonly string[] }>>;
};

type Senders = readonly [string, ...string[]];
/** `from<{ answer: "yes" | "no" }>("case")`: a signal with these fields, which instances of these workflows may send; without a type, one without fields. */
export function from(...senders: Senders): Takes<NoFields>;
export function from<V extends object>(...senders: Senders): Takes<V>;
export function from(...senders: Senders): Takes<object> {
  return { from: senders };
}

/** What a workflow takes, with one function for each signal that makes it: `caseSignals.to.discussed(instance, key)`. */
export const signals = <const X extends AllTakes>(workflow: string, takes: X): Signals<X> => {
  const names = Object.keys(takes);
  const made = names.map((command) => [
    command,
    (instance: InstanceId, key: string, values: object = {}) => ({
      key,
      workflow,
      instance,
      command,
      values,
    }),
  ]);
  return { workflow, names, takes, to: Object.fromEntries(made) as Made<X> };
};
