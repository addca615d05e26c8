// Answers to a form: for each kind of field the values that are worth trying, and what comes of a command with them.

import { calendar } from "../../../src/calendar/index.ts";
import type { Field, Fields } from "../../../src/rules/ui.ts";
import { type Actor, type AnyWorkflow, daysFrom, isRefusal } from "../../../src/rules/workflow.ts";
import { instant, type Simulator } from "../simulator.ts";

export type Values = Readonly<Record<string, unknown>>;
export type Order = {
  readonly workflow: AnyWorkflow;
  readonly state: unknown;
  readonly command: string;
  readonly by: Actor;
};
/** What came of it: what happened, or the key that says why not. */
export type Came =
  | { readonly events: readonly Values[] }
  | { readonly refused: string; readonly field?: string | undefined };

const holderOf = (id: string): unknown =>
  id.startsWith("f:") ? { function: id.slice(2) } : { member: id.slice(2) };
/** What a button brings of a holder is read as a form reads it. */
const read = ({ workflow, command }: Order, values: Values): Values => {
  const fields: Fields = workflow.commands[command]?.form.fields ?? {};
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      fields[name]?.kind === "holder" && typeof value === "string" ? holderOf(value) : value,
    ]),
  );
};
export const decided = (sim: Simulator, order: Order, brought: Values): Came => {
  const { workflow, state, command: type, by } = order;
  const values = read(order, brought);
  const command = { type, values, by, at: instant(sim.now) } as never;
  const world = sim.world(workflow.needs?.(state, command, sim.world({})) ?? {});
  const outcome = workflow.decide(state, command, world);
  return isRefusal(outcome)
    ? { refused: outcome.refused.key, field: outcome.field }
    : { events: outcome as readonly Values[] };
};
export const isAccepted = (came: Came): boolean => "events" in came && came.events.length > 0;

const some = (all: readonly string[]): readonly (readonly string[])[] => [
  all,
  ...all.map((one) => [one]),
];
const days = [1, 2, 4, 10, 35, 100];
const daysAgo = [0, 3];
/** So short a line is a reference. */
const longText = 25;
const refsIn = (sim: Simulator): readonly string[] =>
  sim.of("case").flatMap(({ view }) => view.summary.ref ?? []);
/** `offered`: what the form lets somebody choose among. A token is never asked. */
export const valuesFor = (
  sim: Simulator,
  field: Field,
  offered: readonly string[] | undefined,
): readonly unknown[] => {
  switch (field.kind) {
    case "choice":
      return offered ?? field.options;
    case "choices":
      return some(offered ?? field.options);
    case "date":
      return [
        ...days.map((n) => calendar.day(calendar.addWorkdays(instant(sim.now), n, "09:00"))),
        ...daysAgo.map((n) => daysFrom(calendar.day(instant(sim.now)), -n)),
      ];
    case "line":
      if (field.phone) return ["040-628 04 70", "020-39 00 00"];
      if (field.account) return ["T0STAFETT/U0SOMEBODY", "T0STAFETT/U0ANOTHER1"];
      return [
        "Vi är två i dag",
        "Vi hörs",
        "x".repeat(field.maxChars),
        ...(field.maxChars < longText ? refsIn(sim) : []),
      ];
    case "agency":
    case "member":
    case "instance":
    case "document":
      return offered ?? [];
    case "holder":
      return (offered ?? []).map(holderOf);
    case "agencies":
      return some(offered ?? []);
    case "token":
      return [];
  }
};
export const choicesOf = (
  sim: Simulator,
  { workflow, state, command, by }: Order,
  values: Values,
): Values => {
  const spec = workflow.commands[command];
  const world = sim.world(spec?.needs?.(by, instant(sim.now), sim.world({}), values) ?? {});
  return spec?.choices?.(state, world, by, values) ?? {};
};
const isAsked = (field: Field, values: Values): boolean =>
  field.kind !== "token" && (field.when?.(values) ?? true);
/** What a form could bring: the first time what it knows beforehand, and later others, each as the form would let it through; undefined: it cannot be filled in. */
const filled = (sim: Simulator, order: Order, given: Values, n: number): Values | undefined => {
  const spec = order.workflow.commands[order.command];
  const fields: Fields = spec?.form.fields ?? {};
  const world = sim.world(spec?.needs?.(order.by, instant(sim.now), sim.world({}), given) ?? {});
  const before: Values =
    n % 2 === 0
      ? (spec?.prefill?.(order.state, world, order.by, instant(sim.now), given) ?? {})
      : {};
  const values: Record<string, unknown> = { ...given };
  for (const [i, [name, field]] of Object.entries(fields).entries()) {
    if (name in given || !isAsked(field, values)) continue;
    if (field.optional && n % 3 === 1) continue;
    const known = before[name];
    const offered = choicesOf(sim, order, values)[name] as readonly string[] | undefined;
    const possible = valuesFor(sim, field, offered);
    const drawn = possible[(n * (i + 3) + (n >> 2)) % Math.max(1, possible.length)];
    const value =
      known !== undefined && n % 4 === 0
        ? field.kind === "holder" && typeof known === "string"
          ? holderOf(known)
          : known
        : drawn;
    if (value !== undefined) values[name] = value;
    else if (!field.optional) return undefined;
  }
  return values;
};
/** The same with another answer in one field: what the form asks because of it is filled in, and what it asks no more is left out. */
export const answeredAnew = (
  sim: Simulator,
  order: Order,
  values: Values,
  name: string,
  value: unknown,
): Values | undefined => {
  const fields: Fields = order.workflow.commands[order.command]?.form.fields ?? {};
  const anew: Values = { ...values, [name]: value };
  const isLeft = ([each, field]: [string, Field]): boolean =>
    each in anew && field.kind !== "token" && !isAsked(field, anew);
  const left = Object.entries(fields)
    .filter(isLeft)
    .map(([each]) => each);
  // Nothing beside it that may be left out.
  return filled(
    sim,
    order,
    Object.fromEntries(Object.entries(anew).filter(([each]) => !left.includes(each))),
    1,
  );
};
/** Without what is refused at its field, where that may be left out: as somebody would who does not know better. */
const corrected = (sim: Simulator, order: Order, values: Values): Values => {
  const came = decided(sim, order, values);
  const field = "refused" in came ? came.field : undefined;
  if (
    field === undefined ||
    !(field in values) ||
    !order.workflow.commands[order.command]?.form.fields[field]?.optional
  )
    return values;
  return corrected(
    sim,
    order,
    Object.fromEntries(Object.entries(values).filter(([name]) => name !== field)),
  );
};
const tries = 24;
/** What can be answered that is accepted, each in its own way. */
export const accepted = (sim: Simulator, order: Order, given: Values): readonly Values[] => {
  const all = Array.from({ length: tries }, (_, n) => filled(sim, order, given, n)).flatMap(
    (values) => (values === undefined ? [] : [corrected(sim, order, values)]),
  );
  const once = new Map(all.map((values) => [JSON.stringify(values), values]));
  return [...once.values()].filter((values) => isAccepted(decided(sim, order, values)));
};
/** Whether something can be answered that is accepted; else the last no, or that there is nothing to choose. */
export const tried = (
  sim: Simulator,
  order: Order,
  given: Values,
): { readonly values: Values } | { readonly refused: string } => {
  let refused = "nothing can be chosen";
  for (let n = 0; n < tries; n++) {
    const values = filled(sim, order, given, n);
    const came = values && decided(sim, order, values);
    if (!values || !came) continue;
    if (isAccepted(came)) return { values };
    refused = "refused" in came ? came.refused : "nothing happens";
  }
  return { refused };
};
