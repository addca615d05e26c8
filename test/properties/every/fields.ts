// No idle field: what is asked decides something. For every field two answers are found that are accepted and have different consequences.
import type { Field } from "../../../src/rules/ui.ts";
import {
  type AnyWorkflow,
  clock,
  isRefusal,
  type Member,
  type World,
} from "../../../src/rules/workflow.ts";
import { instant, type Simulator } from "../simulator.ts";
import {
  accepted,
  answeredAnew,
  choicesOf,
  decided,
  isAccepted,
  type Order,
  type Values,
  valuesFor,
} from "./answers.ts";
import { buttonsOf, instanceOf, type Place, type Screen } from "./screens.ts";

/** Confirms, and can say nothing else. */
const isConfirmation = (field: Field): boolean =>
  (field.kind === "choice" || field.kind === "choices") && field.options.length < 2;
/** Only what a form, or a button, asks of a person. */
/** An answer by a link is nobody's in the register: test/workflows/referral/linked.test.ts and linked-question.test.ts ask of each of its fields. */
const isAPersons = ({ commands, signals, byLink }: AnyWorkflow, command: string): boolean =>
  commands[command]?.access !== clock &&
  byLink?.answer !== command &&
  signals?.names.includes(command) !== true;
const nameOf = (workflow: string, command: string, field: string): string =>
  `${workflow}.${command}.${field}`;
const fieldsOf = (sim: Simulator): readonly string[] =>
  [...sim.workflows.values()].flatMap((workflow) =>
    Object.entries(workflow.commands)
      .filter(([command]) => isAPersons(workflow, command))
      .flatMap(([command, spec]) =>
        Object.entries(spec.form.fields)
          .filter(([, field]) => !isConfirmation(field))
          .map(([name]) => nameOf(workflow.name, command, name)),
      ),
  );

/** What comes of it: what happened, and what is shown then. */
const consequences = (sim: Simulator, order: Order, values: Values) => ({
  came: decided(sim, order, values),
  shown: order.workflow.commands[order.command]?.after?.(order.state, values),
});
type Consequences = ReturnType<typeof consequences>;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const without = (values: Values, name: string): Values =>
  Object.fromEntries(Object.entries(values).filter(([each]) => each !== name));
/** What a button might have brought instead: one that was made for something else. */
const otherTokens = ["0", "1", "2", "one", "all", "X", "H-7KQ3M9"];
const isAnother = (field: Field, one: Consequences, other: Consequences): boolean =>
  // Nobody answers a token: one of another round is refused, and so it is read.
  (field.kind === "token" || isAccepted(other.came)) && !same(one, other);
/** Whether another answer in this field alone has other consequences. */
const isRead = (
  sim: Simulator,
  order: Order,
  values: Values,
  name: string,
  field: Field,
): boolean => {
  const first = consequences(sim, order, values);
  if (!isAccepted(first.came)) return false;
  const offered = choicesOf(sim, order, values)[name] as readonly string[] | undefined;
  const possible = field.kind === "token" ? otherTokens : valuesFor(sim, field, offered);
  const others = possible
    .filter((value) => !same(value, values[name]))
    .map((value) => answeredAnew(sim, order, values, name, value));
  const all = field.optional && name in values ? [without(values, name), ...others] : others;
  return all.some(
    (each) => each !== undefined && isAnother(field, first, consequences(sim, order, each)),
  );
};

/** Which fields have been seen to decide something. */
export class Read {
  readonly #read = new Set<string>();
  #all: readonly string[] | undefined;
  /** Each field of a form, once for all: every play has the same workflows. */
  idle(sim: Simulator): readonly string[] {
    this.#all ??= fieldsOf(sim);
    return this.#all.filter((name) => !this.#read.has(name));
  }
  /** Tries each field that is not known yet, from an answer that is accepted. */
  try(sim: Simulator, order: Order, values: Values): void {
    const fields = Object.entries(order.workflow.commands[order.command]?.form.fields ?? {});
    for (const [name, field] of fields) {
      const full = nameOf(order.workflow.name, order.command, name);
      if (!this.#read.has(full) && isRead(sim, order, values, name, field)) this.#read.add(full);
    }
  }
  #wanted(sim: Simulator, { workflow }: Place, command: string): boolean {
    return this.idle(sim).some((name) => name.startsWith(`${workflow}.${command}.`));
  }
  /** The same, from what the buttons bring that people see now. */
  tryButtons(sim: Simulator, screens: (member: Member) => readonly Screen[]): void {
    if (this.idle(sim).length === 0) return;
    for (const member of sim.people.members.values())
      for (const { action, on } of screens(member).flatMap(buttonsOf))
        if ("command" in action && this.#wanted(sim, on, action.command))
          this.#from(sim, member, on, action.command, ("values" in action && action.values) || {});
  }
  /** And from what people may do without one: begin something, or what is about themselves. */
  tryWords(sim: Simulator): void {
    for (const { name: workflow, single: instance, start, commands } of sim.workflows.values())
      for (const command of instance === undefined ? [start] : Object.keys(commands))
        for (const member of sim.people.members.values())
          if (this.#wanted(sim, { workflow }, command))
            this.#from(sim, member, { workflow, instance }, command, {});
  }
  #from(sim: Simulator, member: Member, on: Place, command: string, given: Values): void {
    const workflow = sim.workflows.get(on.workflow);
    const spec = workflow?.commands[command];
    if (!workflow || !spec) return;
    const order = {
      workflow,
      state: instanceOf(sim, on)?.state ?? workflow.initial,
      command,
      by: { member },
    };
    const world = sim.world(spec.needs?.(order.by, instant(sim.now), sim.world({}), given) ?? {});
    if (!spec.access(order.state, order.by, world) || spec.ready?.(order.state, world, order.by))
      return;
    for (const values of accepted(sim, order, given)) this.try(sim, order, values);
  }
}
/** As a watcher of a play: whatever a person does and is accepted is tried with other answers. */
export const reading =
  (read: Read, sim: () => Simulator | undefined) =>
  (
    workflow: AnyWorkflow,
    state: unknown,
    given: unknown,
    _world: World,
    outcome: unknown,
  ): void => {
    const now = sim();
    const {
      type: command,
      by,
      values,
    } = given as { readonly type: string; readonly by: Order["by"]; readonly values: Values };
    if (!now || typeof by === "string" || !("member" in by) || isRefusal(outcome as object)) return;
    read.try(now, { workflow, state, command, by }, values);
  };
