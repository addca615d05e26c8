// A form in words → a modal.
import { lineChars, type PanelTarget, type WordedField, type WordedForm } from "../port.ts";
import {
  type Block,
  Drawing,
  escaped,
  type Json,
  limits,
  marked,
  plain,
  titled,
  type View,
} from "./render.ts";
import { type Newer, none } from "./takes.ts";

/** Field names stand in block ids, so that an error finds its field. */
export const fieldBlock = (name: string): string => `f:${name}`;
export const sureBlock = "s:sure";
export const moreAction = "more";

const option = (o: { readonly value: string; readonly label: string }): Json => ({
  text: plain(o.label, limits.optionText),
  value: o.value,
});
/** A select is searched as one types. A longer list stands in groups of as many as one may hold, each called by its first letters. */
const listed = (options: readonly Json[], labels: readonly { readonly label: string }[]): Json => {
  if (options.length <= limits.options) return { options };
  const starts = labels.flatMap((_, at) => (at % limits.options === 0 ? [at] : []));
  const called = (at: number): string =>
    `${labels[at]?.label[0]}–${labels[Math.min(at + limits.options, labels.length) - 1]?.label[0]}`;
  return {
    option_groups: starts.map((at) => ({
      label: plain(called(at), limits.optionText),
      options: options.slice(at, at + limits.options),
    })),
  };
};
const element = (field: WordedField): Json => {
  const { input } = field;
  switch (input.kind) {
    case "choice": {
      const options = input.options.map(option);
      const chosen = options.find((o) => o.value === field.value);
      return {
        type: "static_select",
        action_id: "v",
        ...listed(options, input.options),
        ...(chosen && { initial_option: chosen }),
      };
    }
    case "choices": {
      const options = input.options.map(option);
      const chosen = options.filter((o) => field.value?.includes(String(o.value)));
      return options.length <= limits.checkboxes
        ? {
            type: "checkboxes",
            action_id: "v",
            options,
            ...(chosen.length > 0 && { initial_options: chosen }),
          }
        : {
            type: "multi_static_select",
            action_id: "v",
            ...listed(options, input.options),
            ...(chosen.length > 0 && { initial_options: chosen }),
          };
    }
    case "date":
      return {
        type: "datepicker",
        action_id: "v",
        ...(typeof field.value === "string" && { initial_date: field.value }),
      };
    case "line":
      return {
        type: "plain_text_input",
        action_id: "v",
        max_length: input.maxChars,
        // More than a line is read back while it is written; it is kept as one line all the same.
        ...(input.maxChars > lineChars && { multiline: true }),
        ...(typeof field.value === "string" && { initial_value: field.value }),
      };
  }
};
const fieldBlocks = (field: WordedField): readonly Block[] => {
  if ("options" in field.input && field.input.options.length === 0)
    return [
      field.label.endsWith("?") ? `${field.label} –` : `${field.label}: –`,
      field.hint ?? "",
    ].flatMap((text) =>
      text === ""
        ? []
        : [{ type: "context", elements: [marked(escaped(text), limits.contextText)] }],
    );
  return [
    {
      type: "input",
      block_id: fieldBlock(field.name),
      label: plain(field.label, limits.label),
      optional: field.optional,
      dispatch_action: field.redraws,
      element: element(field),
      ...(field.hint && { hint: plain(field.hint, limits.hint) }),
    },
    ...(field.error
      ? [
          {
            type: "context",
            elements: [marked(`:warning: ${escaped(field.error)}`, limits.contextText)],
          },
        ]
      : []),
  ];
};
const moreBlocks = ({ more }: WordedForm): readonly Block[] =>
  more === undefined
    ? []
    : [
        {
          type: "actions",
          block_id: "m:more",
          elements: [
            {
              type: "button",
              action_id: moreAction,
              text: plain(more, limits.button),
              value: moreAction,
            },
          ],
        },
      ];
const sureBlocks = ({ sure }: WordedForm): readonly Block[] =>
  sure === undefined
    ? []
    : [
        {
          type: "input",
          block_id: sureBlock,
          optional: true,
          label: plain(sure, limits.label),
          element: {
            type: "checkboxes",
            action_id: "v",
            options: [{ text: plain(sure, limits.optionText), value: "sure" }],
          },
        },
      ];
/** A form in a modal: the metadata keeps what the form is about, the idempotency key it was opened with, and the panel that it was opened from. */
export const renderForm = (form: WordedForm, shown?: PanelTarget, newer: Newer = none): View => {
  const drawing = new Drawing(form.cancel, newer);
  const { title, first } = titled(form.title);
  const meta = {
    form: {
      w: form.workflow,
      i: form.instance,
      c: form.command,
      idempotencyKey: form.idempotencyKey,
      kept: form.hidden,
      more: form.showsMore,
    },
    panel: shown,
  };
  return {
    type: "modal",
    callback_id: "form",
    title,
    submit: plain(form.submit, limits.viewTitle),
    close: plain(form.cancel, limits.viewTitle),
    private_metadata: JSON.stringify(meta),
    blocks: [
      ...first,
      ...drawing.blocks(form.intro),
      ...form.fields.flatMap(fieldBlocks),
      ...moreBlocks(form),
      ...sureBlocks(form),
    ].slice(0, limits.viewBlocks),
  };
};
