// Block Kit's composition objects. `strictObject` throughout: Slack answers an unknown property with "invalid additional property".
import { z } from "zod";
import {
  ACTION_ID_CHARS,
  BLOCK_ID_CHARS,
  CHOICE_OPTIONS,
  CONFIRM_BUTTON_CHARS,
  CONFIRM_TEXT_CHARS,
  CONFIRM_TITLE_CHARS,
  GROUP_LABEL_CHARS,
  OPTION_DESCRIPTION_CHARS,
  OPTION_TEXT_CHARS,
  OPTION_VALUE_CHARS,
  OVERFLOW_OPTIONS,
  PLACEHOLDER_CHARS,
  SELECT_GROUPS,
  SELECT_OPTIONS,
  URL_CHARS,
} from "./limits.ts";

export const chars = (max: number) => z.string().min(1).max(max);
export const plainText = (max: number) =>
  z.strictObject({
    type: z.literal("plain_text"),
    text: chars(max),
    emoji: z.boolean().optional(),
  });
const mrkdwn = (max: number) =>
  z.strictObject({ type: z.literal("mrkdwn"), text: chars(max), verbatim: z.boolean().optional() });
export const anyText = (max: number) => z.discriminatedUnion("type", [plainText(max), mrkdwn(max)]);

/** Slack opens these in a browser; it refuses what is no web address (see docs/stand-in.md for `tel:` and `mailto:`). */
export const url = z
  .string()
  .max(URL_CHARS)
  .refine((value) => /^(https?|slack):$/.test(URL.parse(value)?.protocol ?? ""), "invalid url");

export const blockId = chars(BLOCK_ID_CHARS).optional();
export const actionId = chars(ACTION_ID_CHARS).optional();
export const style = z.enum(["primary", "danger"]).optional();

export const confirm = z
  .strictObject({
    title: plainText(CONFIRM_TITLE_CHARS),
    text: anyText(CONFIRM_TEXT_CHARS),
    confirm: plainText(CONFIRM_BUTTON_CHARS),
    deny: plainText(CONFIRM_BUTTON_CHARS),
    style,
  })
  .optional();
export const placeholder = plainText(PLACEHOLDER_CHARS).optional();
export const focus = z.boolean().optional();

const optionParts = {
  value: chars(OPTION_VALUE_CHARS),
  description: plainText(OPTION_DESCRIPTION_CHARS).optional(),
};
/** In select menus: plain text only. */
export const selectOption = z.strictObject({ text: plainText(OPTION_TEXT_CHARS), ...optionParts });
/** In radio buttons and checkboxes: mrkdwn is allowed too. */
export const choiceOption = z.strictObject({
  text: anyText(OPTION_TEXT_CHARS),
  value: optionParts.value,
  description: anyText(OPTION_DESCRIPTION_CHARS).optional(),
});
/** In overflow menus: a link is allowed too. */
const overflowOption = z.strictObject({
  text: plainText(OPTION_TEXT_CHARS),
  ...optionParts,
  url: url.optional(),
});
const optionGroup = z.strictObject({
  label: plainText(GROUP_LABEL_CHARS),
  options: z.array(selectOption).min(1).max(SELECT_OPTIONS),
});

export const selectOptions = z.array(selectOption).min(1).max(SELECT_OPTIONS);
export const optionGroups = z.array(optionGroup).min(1).max(SELECT_GROUPS);
export const choiceOptions = z.array(choiceOption).min(1).max(CHOICE_OPTIONS);
export const overflowOptions = z.array(overflowOption).min(1).max(OVERFLOW_OPTIONS);

export type Option = z.infer<typeof choiceOption>;
export type Text = z.infer<ReturnType<typeof anyText>>;
