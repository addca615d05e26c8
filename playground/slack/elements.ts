// Block Kit's interactive elements, as far as Stafett draws them. Others are answered with "unsupported type".
import { z } from "zod";
import {
  actionId,
  chars,
  choiceOption,
  choiceOptions,
  confirm,
  focus,
  type Option,
  optionGroups,
  overflowOptions,
  placeholder,
  plainText,
  selectOption,
  selectOptions,
  style,
  url,
} from "./composition.ts";
import {
  ACCESSIBILITY_LABEL_CHARS,
  ALT_TEXT_CHARS,
  BUTTON_TEXT_CHARS,
  BUTTON_VALUE_CHARS,
  INPUT_CHARS,
} from "./limits.ts";

type Selectable = {
  options?: Option[] | undefined;
  option_groups?: { options: Option[] }[] | undefined;
};
export const optionsOf = (element: Selectable): Option[] =>
  element.options ?? element.option_groups?.flatMap((group) => group.options) ?? [];

// Slack: "an option that exactly matches one of the options".
const matches = (offered: Option[], chosen: Option): boolean =>
  offered.some((option) => JSON.stringify(option) === JSON.stringify(chosen));
type Initial = Selectable & {
  initial_option?: Option | undefined;
  initial_options?: Option[] | undefined;
};
const initialIsOffered = (element: Initial): boolean =>
  [
    ...(element.initial_options ?? []),
    ...(element.initial_option ? [element.initial_option] : []),
  ].every((chosen) => matches(optionsOf(element), chosen));
const noMatch = "initial option must match one of the options";
const oneSource = (element: Selectable): boolean =>
  (element.options === undefined) !== (element.option_groups === undefined);
const noSource = "must define either `options` or `option_groups`";

const day = z
  .string()
  .refine(
    (value) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)),
    "must match the format YYYY-MM-DD",
  );
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must match the format HH:mm");
const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, "must be a number");
const dispatch = z
  .strictObject({
    trigger_actions_on: z.array(z.enum(["on_enter_pressed", "on_character_entered"])).min(1),
  })
  .optional();

export const imageElement = z.strictObject({
  type: z.literal("image"),
  image_url: url,
  alt_text: chars(ALT_TEXT_CHARS),
});

const button = z.strictObject({
  type: z.literal("button"),
  action_id: actionId,
  text: plainText(BUTTON_TEXT_CHARS),
  value: z.string().max(BUTTON_VALUE_CHARS).optional(),
  url: url.optional(),
  style,
  confirm,
  accessibility_label: z.string().max(ACCESSIBILITY_LABEL_CHARS).optional(),
});
const overflow = z.strictObject({
  type: z.literal("overflow"),
  action_id: actionId,
  options: overflowOptions,
  confirm,
});

const selectParts = {
  action_id: actionId,
  options: selectOptions.optional(),
  option_groups: optionGroups.optional(),
  placeholder,
  confirm,
  focus_on_load: focus,
};
const staticSelect = z
  .strictObject({
    type: z.literal("static_select"),
    ...selectParts,
    initial_option: selectOption.optional(),
  })
  .refine(oneSource, { path: ["type"], message: noSource })
  .refine(initialIsOffered, { path: ["initial_option"], message: noMatch });
const multiStaticSelect = z
  .strictObject({
    type: z.literal("multi_static_select"),
    ...selectParts,
    initial_options: z.array(selectOption).min(1).optional(),
    max_selected_items: z.int().min(1).optional(),
  })
  .refine(oneSource, { path: ["type"], message: noSource })
  .refine(initialIsOffered, { path: ["initial_options"], message: noMatch });

const choiceParts = { action_id: actionId, options: choiceOptions, confirm, focus_on_load: focus };
const radioButtons = z
  .strictObject({
    type: z.literal("radio_buttons"),
    ...choiceParts,
    initial_option: choiceOption.optional(),
  })
  .refine(initialIsOffered, { path: ["initial_option"], message: noMatch });
const checkboxes = z
  .strictObject({
    type: z.literal("checkboxes"),
    ...choiceParts,
    initial_options: z.array(choiceOption).min(1).optional(),
  })
  .refine(initialIsOffered, { path: ["initial_options"], message: noMatch });

const pickerParts = { action_id: actionId, placeholder, confirm, focus_on_load: focus };
const datepicker = z.strictObject({
  type: z.literal("datepicker"),
  ...pickerParts,
  initial_date: day.optional(),
});
const timepicker = z.strictObject({
  type: z.literal("timepicker"),
  ...pickerParts,
  initial_time: clock.optional(),
  timezone: z.string().optional(),
});
const datetimepicker = z.strictObject({
  type: z.literal("datetimepicker"),
  action_id: actionId,
  initial_date_time: z.int().min(1_000_000_000).max(9_999_999_999).optional(),
  confirm,
  focus_on_load: focus,
});

const typedParts = {
  action_id: actionId,
  placeholder,
  focus_on_load: focus,
  dispatch_action_config: dispatch,
};
const plainTextInput = z
  .strictObject({
    type: z.literal("plain_text_input"),
    ...typedParts,
    initial_value: z.string().max(INPUT_CHARS).optional(),
    multiline: z.boolean().optional(),
    min_length: z.int().min(0).max(INPUT_CHARS).optional(),
    max_length: z.int().min(1).max(INPUT_CHARS).optional(),
  })
  .refine((input) => (input.min_length ?? 0) <= (input.max_length ?? INPUT_CHARS), {
    path: ["min_length"],
    message: "must not be more than `max_length`",
  });
const numberInput = z
  .strictObject({
    type: z.literal("number_input"),
    ...typedParts,
    is_decimal_allowed: z.boolean(),
    initial_value: decimal.optional(),
    min_value: decimal.optional(),
    max_value: decimal.optional(),
  })
  .refine((input) => Number(input.min_value ?? -Infinity) <= Number(input.max_value ?? Infinity), {
    path: ["min_value"],
    message: "must not be more than `max_value`",
  });

/** T `SectionBlockAccessory`. */
export const accessory = z.discriminatedUnion("type", [
  button,
  overflow,
  staticSelect,
  multiStaticSelect,
  radioButtons,
  checkboxes,
  datepicker,
  timepicker,
  imageElement,
]);
/** T `ActionsBlockElement`. */
export const actionElement = z.discriminatedUnion("type", [
  button,
  overflow,
  staticSelect,
  multiStaticSelect,
  radioButtons,
  checkboxes,
  datepicker,
  timepicker,
  datetimepicker,
]);
/** T `InputBlockElement`. */
export const inputElement = z.discriminatedUnion("type", [
  plainTextInput,
  numberInput,
  staticSelect,
  multiStaticSelect,
  radioButtons,
  checkboxes,
  datepicker,
  timepicker,
  datetimepicker,
]);

type Accessory = z.infer<typeof accessory>;
type ActionElement = z.infer<typeof actionElement>;
type InputElement = z.infer<typeof inputElement>;
/** Everything a person can click on or fill in. */
export type Interactive = Exclude<Accessory, { type: "image" }> | ActionElement | InputElement;
