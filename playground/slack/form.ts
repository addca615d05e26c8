// What Slack's client checks before it sends a form, and the sentences it shows.
import type { Block } from "./blocks.ts";
import type { Interactive } from "./elements.ts";
import type { StateValue, StateValues, StoredView } from "./state.ts";
import { type Filled, filledValue, isEmpty, isStateful, statefulOf } from "./values.ts";

export type FilledValues = Record<
  string,
  Record<string, Filled> | string | readonly string[] | null
>;

const elementIn = (
  block: Block,
  actionId: string | undefined,
): { element: Interactive; actionId: string } => {
  const fields = statefulOf([block]);
  const found =
    actionId === undefined
      ? fields[0]
      : fields.find(({ element }) => element.action_id === actionId);
  if (!found) throw new RangeError(`block ${block.block_id} has no field ${actionId ?? ""}`);
  return { element: found.element, actionId: found.element.action_id ?? "" };
};

/** A block with one field may be given its value without naming the action. */
const byAction = (filled: FilledValues[string]): [string | undefined, Filled][] =>
  typeof filled === "object" && filled !== null && !Array.isArray(filled)
    ? Object.entries(filled as Record<string, Filled>)
    : [[undefined, filled as Filled]];

/** Writes what a person filled in into the view; throws for what the client would not let them enter. */
export function fill(view: StoredView, values: FilledValues): void {
  for (const [blockId, filled] of Object.entries(values)) {
    const block = view.blocks.find((inner) => inner.block_id === blockId);
    if (!block) throw new RangeError(`view ${view.id} has no block ${blockId}`);
    for (const [named, one] of byAction(filled)) {
      const { element, actionId } = elementIn(block, named);
      if (!isStateful(element)) continue;
      view.values[blockId] = { ...view.values[blockId], [actionId]: filledValue(element, one) };
    }
  }
}

function complaint(element: Interactive, value: StateValue | undefined): string | undefined {
  const typed = typeof value?.value === "string" ? value.value : "";
  if (element.type === "plain_text_input" && typed) {
    if (typed.length < (element.min_length ?? 0))
      return `Please enter at least ${element.min_length} characters.`;
    if (typed.length > (element.max_length ?? 3000))
      return `Please enter no more than ${element.max_length ?? 3000} characters.`;
  }
  if (element.type === "number_input" && typed) {
    const whole = element.is_decimal_allowed ? /^-?\d+(\.\d+)?$/ : /^-?\d+$/;
    if (!whole.test(typed)) return "Please enter a valid number.";
    if (Number(typed) < Number(element.min_value ?? -Infinity))
      return `Please enter a number that is at least ${element.min_value}.`;
    if (Number(typed) > Number(element.max_value ?? Infinity))
      return `Please enter a number that is at most ${element.max_value}.`;
  }
  if (
    element.type === "multi_static_select" &&
    ((value?.selected_options as unknown[]) ?? []).length > (element.max_selected_items ?? Infinity)
  )
    return `Please select no more than ${element.max_selected_items} items.`;
  return undefined;
}

/** The client's own refusals, by block: then nothing is sent. */
export function complaints(
  view: StoredView,
  values: StateValues = view.values,
): Record<string, string> {
  const found: Record<string, string> = {};
  for (const block of view.blocks) {
    if (block.type !== "input" || block.block_id === undefined) continue;
    const value = values[block.block_id]?.[block.element.action_id ?? ""];
    const empty = value === undefined || isEmpty(value);
    const said =
      empty && !block.optional
        ? "Please complete this required field."
        : complaint(block.element, value);
    if (said) found[block.block_id] = said;
  }
  return found;
}
