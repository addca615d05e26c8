// What a form field holds: first what the view says, then what the person chose, kept while the view is updated under them.
import type { Block, Field, MultiSelect, Option, Select, StateValue, Values } from "./blocks.ts";
import type { Press } from "./contract.ts";

function initialValue(field: Field): StateValue {
  switch (field.type) {
    case "static_select":
    case "radio_buttons":
      return { type: field.type, selected_option: field.initial_option ?? null };
    case "multi_static_select":
    case "checkboxes":
      return { type: field.type, selected_options: field.initial_options ?? [] };
    case "datepicker":
      return { type: field.type, selected_date: field.initial_date ?? null };
    case "timepicker":
      return { type: field.type, selected_time: field.initial_time ?? null };
    case "plain_text_input":
    case "number_input":
      return { type: field.type, value: field.initial_value ?? null };
  }
}
export const optionsOf = (field: Select | MultiSelect): Option[] =>
  field.options ?? field.option_groups?.flatMap((g) => g.options) ?? [];

export function isEmpty(value: StateValue): boolean {
  if ("selected_option" in value) return value.selected_option === null;
  if ("selected_options" in value) return value.selected_options.length === 0;
  if ("selected_date" in value) return !value.selected_date;
  if ("selected_time" in value) return !value.selected_time;
  return !value.value?.trim();
}
/** The same value as a click reports it. */
export function pressOf(value: StateValue): Pick<Press, "value" | "selected"> {
  if ("selected_option" in value)
    return value.selected_option ? { selected: value.selected_option.value } : {};
  if ("selected_options" in value) return { selected: value.selected_options.map((o) => o.value) };
  if ("selected_date" in value) return value.selected_date ? { selected: value.selected_date } : {};
  if ("selected_time" in value) return value.selected_time ? { selected: value.selected_time } : {};
  return { value: value.value ?? "" };
}
export const blockIdOf = (block: Block, index: number): string =>
  block.block_id ?? `block-${index}`;

const isField = (element: { type: string }): element is Field =>
  element.type !== "button" && element.type !== "overflow" && element.type !== "image";

/** Every field of a view, with the block it stands in. */
export function fieldsOf(blocks: Block[]): { blockId: string; block: Block; field: Field }[] {
  return blocks.flatMap((block, index) => {
    const elements =
      block.type === "input"
        ? [block.element]
        : block.type === "actions"
          ? block.elements
          : block.type === "section" && block.accessory
            ? [block.accessory]
            : [];
    return elements
      .filter(isField)
      .map((field) => ({ blockId: blockIdOf(block, index), block, field }));
  });
}
/** An edit belongs to its block and action id: an update that keeps both keeps the edit, as Slack does. */
export function valuesOf(blocks: Block[], edits: Values | undefined): Values {
  const values: Values = {};
  for (const { blockId, field } of fieldsOf(blocks)) {
    const edit = edits?.[blockId]?.[field.action_id];
    values[blockId] = {
      ...values[blockId],
      [field.action_id]: edit?.type === field.type ? edit : initialValue(field),
    };
  }
  return values;
}
