// What stands in a view's or a message's fields, in the form of Slack's `state.values`.
import { type Block, elementsOf } from "./blocks.ts";
import type { Option } from "./composition.ts";
import { type Interactive, optionsOf } from "./elements.ts";
import type { StateValue, StateValues } from "./state.ts";

/** A test or the page may give Slack's own value, or just the chosen value(s). */
export type Filled = StateValue | string | readonly string[] | null;

/** Buttons and overflow menus keep no state. */
type Stateful = Exclude<Interactive, { type: "button" | "overflow" }>;
export const isStateful = (element: Interactive): element is Stateful =>
  element.type !== "button" && element.type !== "overflow";

function initialValue(element: Stateful): StateValue {
  const { type } = element;
  switch (type) {
    case "plain_text_input":
    case "number_input":
      return { type, value: element.initial_value ?? null };
    case "static_select":
    case "radio_buttons":
      return { type, selected_option: element.initial_option ?? null };
    case "multi_static_select":
    case "checkboxes":
      return { type, selected_options: element.initial_options ?? [] };
    case "datepicker":
      return { type, selected_date: element.initial_date ?? null };
    case "timepicker":
      return { type, selected_time: element.initial_time ?? null };
    case "datetimepicker":
      return { type, selected_date_time: element.initial_date_time ?? null };
    default:
      return type satisfies never;
  }
}

const option = (element: Parameters<typeof optionsOf>[0], value: unknown): Option => {
  const found = optionsOf(element).find((offered) => offered.value === value);
  if (!found) throw new RangeError(`no such option: ${String(value)}`);
  return found;
};
const chosenValue = (chosen: unknown): unknown =>
  typeof chosen === "object" && chosen !== null ? (chosen as { value?: unknown }).value : chosen;

/** Turns an answer into Slack's value; throws for what Slack's client would not let a person enter. */
export function filledValue(element: Stateful, filled: Filled): StateValue {
  const given =
    typeof filled === "object" && filled !== null && !Array.isArray(filled)
      ? (filled as StateValue)
      : undefined;
  if (given && given.type !== element.type)
    throw new RangeError(`a ${element.type} holds no ${given.type}`);
  const blank = filled === null || filled === "";
  const { type } = element;
  switch (type) {
    case "plain_text_input":
    case "number_input":
      return { type, value: blank ? null : given ? (given.value ?? null) : filled };
    case "static_select":
    case "radio_buttons": {
      const chosen = given ? chosenValue(given.selected_option) : filled;
      return {
        type,
        selected_option:
          blank || chosen === null || chosen === undefined ? null : option(element, chosen),
      };
    }
    case "multi_static_select":
    case "checkboxes": {
      const chosen = given
        ? (given.selected_options as unknown[])
        : blank
          ? []
          : Array.isArray(filled)
            ? filled
            : [filled];
      return { type, selected_options: chosen.map((one) => option(element, chosenValue(one))) };
    }
    case "datepicker":
      return { type, selected_date: blank ? null : given ? given.selected_date : day(filled) };
    case "timepicker":
      return { type, selected_time: blank ? null : given ? given.selected_time : filled };
    case "datetimepicker":
      return {
        type,
        selected_date_time: blank ? null : given ? given.selected_date_time : Number(filled),
      };
    default:
      return type satisfies never;
  }
}
const day = (value: unknown): string => {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\d$/.test(value))
    throw new RangeError(`no day: ${String(value)}`);
  return value;
};

export const isEmpty = (value: StateValue): boolean => {
  const { type: _, ...rest } = value;
  return Object.values(rest).every(
    (inner) =>
      inner === null ||
      inner === undefined ||
      inner === "" ||
      (Array.isArray(inner) && inner.length === 0),
  );
};

export const statefulOf = (blocks: readonly Block[]): { block: Block; element: Stateful }[] =>
  blocks.flatMap((block) =>
    elementsOf(block).flatMap(({ element }) => (isStateful(element) ? [{ block, element }] : [])),
  );

/** The values of these blocks: what was filled in before where the ids are still there and of the same kind, otherwise the initial one. */
export function keptValues(blocks: readonly Block[], before: StateValues): StateValues {
  const values: StateValues = {};
  for (const { block, element } of statefulOf(blocks)) {
    const [blockId, actionId] = [block.block_id ?? "", element.action_id ?? ""];
    const old = before[blockId]?.[actionId];
    values[blockId] ??= {};
    values[blockId][actionId] =
      old?.type === element.type && !isGone(element, old) ? old : initialValue(element);
  }
  return values;
}
const isGone = (element: Stateful, old: StateValue): boolean => {
  const chosen = [
    old.selected_option,
    ...((old.selected_options as unknown[] | undefined) ?? []),
  ].filter(Boolean);
  return chosen.some(
    (one) =>
      !optionsOf(element as Parameters<typeof optionsOf>[0]).some(
        (offered) => offered.value === chosenValue(one),
      ),
  );
};
