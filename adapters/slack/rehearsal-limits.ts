// Limits of Block Kit, as Slack itself measures them: for each a payload of so many, which `blocks.validate` takes or not.
import type { Payload } from "./golden.ts";
import { limits } from "./render.ts";

type Json = Readonly<Record<string, unknown>>;
const text = (chars: number): string => "x".repeat(chars);
const plain = (chars: number): Json => ({ type: "plain_text", text: text(chars) });
const mrkdwn = (chars: number): Json => ({ type: "mrkdwn", text: text(chars) });
const times = <T>(count: number, make: (at: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, at) => make(at));
const message = (...blocks: readonly Json[]): Payload => ({ message: { blocks } });
const modal = (blocks: readonly Json[], more: Json = {}): Payload => ({
  view: { type: "modal", title: plain(1), close: plain(1), submit: plain(1), blocks, ...more },
});
const divider: Json = { type: "divider" };
const button = (more: Json, at = 0): Json => ({
  type: "button",
  action_id: `a${at}`,
  text: plain(1),
  ...more,
});
const buttons = (more: Json): Payload => message({ type: "actions", elements: [button(more)] });
const input = (element: Json, more: Json = {}): Payload =>
  modal([{ type: "input", block_id: "b", label: plain(1), element, ...more }]);
const line: Json = { type: "plain_text_input", action_id: "a" };
const option = (at: number, more: Json = {}): Json => ({
  text: plain(1),
  value: String(at),
  ...more,
});
const select = (options: readonly Json[]): Payload =>
  input({ type: "static_select", action_id: "a", options });
const confirm = (more: Json): Payload =>
  buttons({
    confirm: { title: plain(1), text: plain(1), confirm: plain(1), deny: plain(1), ...more },
  });

/** What Stafett keeps to (`render.ts`), by name, and a payload with so many. `believed` where what it keeps to is less than the stand-in takes. */
export const measured: Readonly<
  Record<string, { readonly believed: number; readonly payload: (count: number) => Payload }>
> = {
  "message.blocks": {
    believed: limits.messageBlocks,
    payload: (count) => message(...times(count, () => divider)),
  },
  "view.blocks": {
    believed: limits.viewBlocks,
    payload: (count) => modal(times(count, () => divider)),
  },
  "view.title": {
    believed: limits.viewTitle,
    payload: (count) => modal([divider], { title: plain(count) }),
  },
  "view.private_metadata": {
    believed: limits.metadata,
    payload: (count) => modal([divider], { private_metadata: text(count) }),
  },
  "section.text": {
    believed: limits.sectionText,
    payload: (count) => message({ type: "section", text: mrkdwn(count) }),
  },
  "section.fields": {
    believed: limits.fields,
    payload: (count) => message({ type: "section", fields: times(count, () => mrkdwn(1)) }),
  },
  "section.field": {
    believed: limits.fieldText,
    payload: (count) => message({ type: "section", fields: [mrkdwn(count)] }),
  },
  header: {
    believed: limits.header,
    payload: (count) => message({ type: "header", text: plain(count) }),
  },
  "context.elements": {
    believed: 10,
    payload: (count) => message({ type: "context", elements: times(count, () => mrkdwn(1)) }),
  },
  "context.text": {
    believed: limits.contextText,
    payload: (count) => message({ type: "context", elements: [mrkdwn(count)] }),
  },
  "actions.elements": {
    believed: limits.actions,
    payload: (count) =>
      message({ type: "actions", elements: times(count, (at) => button({}, at)) }),
  },
  "button.text": { believed: limits.button, payload: (count) => buttons({ text: plain(count) }) },
  "button.value": {
    believed: limits.buttonValue,
    payload: (count) => buttons({ value: text(count) }),
  },
  "button.url": {
    believed: limits.buttonUrl,
    payload: (count) => buttons({ url: `https://${text(Math.max(1, count - 8))}` }),
  },
  "button.accessibility_label": {
    believed: limits.buttonHeard,
    payload: (count) => buttons({ accessibility_label: text(count) }),
  },
  "confirm.title": {
    believed: limits.confirmTitle,
    payload: (count) => confirm({ title: plain(count) }),
  },
  "confirm.text": {
    believed: limits.confirmText,
    payload: (count) => confirm({ text: plain(count) }),
  },
  "confirm.button": {
    believed: limits.confirmButton,
    payload: (count) => confirm({ confirm: plain(count) }),
  },
  "input.label": {
    believed: limits.label,
    payload: (count) => input(line, { label: plain(count) }),
  },
  "input.hint": { believed: limits.hint, payload: (count) => input(line, { hint: plain(count) }) },
  "input.max_length": {
    believed: 3_000,
    payload: (count) => input({ ...line, max_length: Math.max(1, count) }),
  },
  "select.options": {
    believed: limits.options,
    payload: (count) => select(times(count, (at) => option(at))),
  },
  "option.text": {
    believed: limits.optionText,
    payload: (count) => select([option(0, { text: plain(count) })]),
  },
  "option.value": { believed: 75, payload: (count) => select([option(0, { value: text(count) })]) },
  "checkboxes.options": {
    believed: limits.checkboxes,
    payload: (count) =>
      input({ type: "checkboxes", action_id: "a", options: times(count, (at) => option(at)) }),
  },
};

/** Whether a thing is taken at all, where documents and types of Slack's do not say the same (docs/stand-in.md). */
export const questions: Readonly<Record<string, Payload>> = {
  "button.url.tel": buttons({ url: "tel:112" }),
  "confirm.without_deny": buttons({
    confirm: { title: plain(1), text: plain(1), confirm: plain(1) },
  }),
  "input.in_message": message({ type: "input", block_id: "b", label: plain(1), element: line }),
  "same_action_id.in_block": message({ type: "actions", elements: [button({}), button({})] }),
  "same_action_id.in_two_blocks": message(
    { type: "actions", elements: [button({})] },
    { type: "actions", elements: [button({})] },
  ),
  "option.same_value": select([option(0), option(0)]),
  "section.empty_text": message({ type: "section", text: plain(0) }),
};
