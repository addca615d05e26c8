// Class A alone: what remains of forms, panels and files for people of an agency that keeps no class B (`classB: off`).
import { fromRow } from "./rows.ts";
import { type Fields, type Form, type PlainKey, phrase } from "./ui.ts";
import type { Member, People } from "./who.ts";

/** `kept`: what is kept in the place of each class-B answer that the command cannot do without; `label`: what its button and its form are called instead. */
type Left = { readonly kept?: Readonly<Record<string, string>>; readonly label?: PlainKey };
/**
 * What people of such an agency may do and see in a workflow. `"all"`: each command that can do without class B, and each panel; `"figures"`: the same,
 * and the codes stay, because they are of many people and published. Else those that are named:
 * `{ commands: { open: { kept: { risk: "notAssessed" } } }, panels: ["show"] }`. What is kept is the same for every case, so that it says nothing.
 */
export type ClassA =
  | "all"
  | "figures"
  | { readonly commands: Readonly<Record<string, Left>>; readonly panels: readonly string[] };
type Offered = {
  readonly classA?: ClassA;
  readonly commands: Readonly<Record<string, { readonly form: Form }>>;
};

/** Whether the agency of this member keeps class A alone. */
export const keepsClassA = (
  member: Pick<Member, "agency"> | undefined,
  { agencies }: People,
): boolean => member !== undefined && agencies.get(member.agency)?.classA === true;

const isClassB = (field: Fields[string]): boolean => "secrecy" in field && field.secrecy === "B";
const leftOf = ({ classA, commands }: Offered, command: string): Left | undefined => {
  if (classA === undefined || !Object.hasOwn(commands, command)) return undefined;
  if (typeof classA === "string") return {};
  return Object.hasOwn(classA.commands, command) ? classA.commands[command] : undefined;
};
type Bare = {
  readonly form: Form;
  readonly kept: Readonly<Record<string, string>>;
  /** The command asks for something, and nothing of it is left: the form stays, so that no press alone does it. */
  readonly confirms: boolean;
};
/** The form without its class-B fields, and what is kept in their place; undefined: the command is not offered. */
export const withoutClassB = (workflow: Offered, command: string): Bare | undefined => {
  const left = leftOf(workflow, command);
  const spec = workflow.commands[command];
  if (!left || !spec) return undefined;
  const { kept = {}, label } = left;
  const all = Object.entries(spec.form.fields);
  const lost = all.filter(([, field]) => isClassB(field));
  if (lost.some(([name, field]) => !field.optional && !field.when && !Object.hasOwn(kept, name)))
    return undefined;
  const { intro, ...form } = spec.form;
  const fields = Object.fromEntries(all.filter(([, field]) => !isClassB(field)));
  // What is called otherwise is introduced by what is not asked.
  const called = label ? { title: phrase(label) } : intro && { intro };
  return { form: { ...form, ...called, fields }, kept, confirms: lost.length > 0 };
};
/** Whether these values of a command hold no class B but what is kept in its place. */
export const isClassA = (
  workflow: Offered,
  command: string,
  values: Readonly<Record<string, unknown>>,
): boolean => {
  const bare = withoutClassB(workflow, command);
  const fields = workflow.commands[command]?.form.fields ?? {};
  const fits = ([name, field]: [string, Fields[string]]): boolean =>
    !isClassB(field) || values[name] === undefined || values[name] === bare?.kept[name];
  return bare !== undefined && Object.entries(fields).every(fits);
};
/** Whether people of such an agency may open a panel. `name` may say from which row on: `mine~20`. */
export const opensClassA = ({ classA }: Pick<Offered, "classA">, name: string): boolean =>
  typeof classA === "string" || classA?.panels.includes(fromRow(name).panel) === true;

const isSecret = (value: unknown): boolean =>
  typeof value === "object" &&
  value !== null &&
  ("code" in value || "codes" in value || ("day" in value && !("key" in value)));
const opens = (cell: unknown): boolean => Array.isArray(cell) && cell.some(isSecret);
/** Whether the codes of its panels and documents are taken out. */
const hides = (workflow: Pick<Offered, "classA"> | undefined): boolean =>
  workflow?.classA !== "figures";
type Loose = Readonly<Record<string, unknown>>;
/** A button as it is offered; undefined: it is not. */
type Offer = (action: Loose) => Loose | undefined;
const offered = (actions: unknown, offer: Offer): readonly Loose[] =>
  Array.isArray(actions)
    ? actions.map((each: Loose) => offer(each)).filter((each) => each !== undefined)
    : [];
const blockWithout = (block: Loose, offer: Offer): readonly Loose[] => {
  const { kind, text, detail, facts, rows, items, steps, actions, instead } = block;
  if ((kind === "text" || kind === "row") && opens(text)) return [];
  const left = Array.isArray(facts) ? facts.filter(([, value]) => !opens(value)) : [];
  if (kind === "facts" && left.length === 0) return [];
  const buttons = offered(actions, offer);
  // What asks for something that is not offered is not asked.
  if (
    buttons.length === 0 &&
    (kind === "actions" || (kind === "row" && Array.isArray(actions) && actions.length > 0))
  )
    return [];
  return [
    {
      ...block,
      ...(kind === "facts" && { facts: left }),
      ...(Array.isArray(actions) && { actions: buttons }),
      ...(Array.isArray(detail) && { detail: detail.filter((value: unknown) => !isSecret(value)) }),
      ...(Array.isArray(items) && { items: items.filter((item: unknown) => !opens(item)) }),
      ...(Array.isArray(steps) && { steps: steps.filter((step: Loose) => !opens(step.text)) }),
      ...(Array.isArray(rows) && {
        rows: rows.map((row: readonly unknown[]) => row.map((cell) => (opens(cell) ? [] : cell))),
      }),
      ...(Array.isArray(instead) && {
        instead: instead.flatMap((each: Loose) => blockWithout(each, offer)),
      }),
    },
  ];
};
type Shown = { readonly body?: readonly object[]; readonly actions?: readonly object[] };
/**
 * What people of such an agency are shown of a panel, a message or a document: no value of class B, and the buttons that they are offered. `own`: the workflow
 * that shows it; `find`: a workflow by its name.
 */
export const shownWithout = <P extends Shown>(
  shown: P,
  own: string,
  find: (workflow: string) => Offered | undefined,
): P => {
  const offer = offersTo(own, find);
  const isHidden = hides(find(own));
  const body = isHidden
    ? shown.body?.flatMap((block) => blockWithout(block as Loose, offer))
    : shown.body;
  return {
    ...shown,
    ...(body && { body }),
    ...(shown.actions && { actions: offered(shown.actions, offer) }),
  };
};
/** What is offered to people of such an agency of the buttons that the workflow `own` shows. `find`: a workflow by its name. */
const offersTo =
  (own: string, find: (workflow: string) => Offered | undefined): Offer =>
  (action) => {
    const { command, panel, on } = action;
    const workflow = find((on as { readonly workflow?: string } | undefined)?.workflow ?? own);
    if (typeof panel === "string")
      return workflow && opensClassA(workflow, panel) ? action : undefined;
    if (typeof command !== "string") return action;
    if (!workflow || !withoutClassB(workflow, command)) return undefined;
    const label = leftOf(workflow, command)?.label;
    return label ? { ...action, label: { key: label } } : action;
  };
