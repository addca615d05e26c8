// Shapes that Slack refuses, in its words.
import { describe, expect, test } from "vitest";
import { checkMessageBlocks } from "../../playground/slack/blocks.ts";
import { checkView } from "../../playground/slack/views.ts";
import { actions, button, input, modal, option, plain, section } from "./world.ts";

const accessory = (element: Record<string, unknown>): unknown[] => [
  { ...section(), accessory: { action_id: "a", ...element } },
];
const select = (more: Record<string, unknown>): unknown[] =>
  accessory({ type: "static_select", options: [option("1")], ...more });
const radios = (options: unknown[]): unknown[] => accessory({ type: "radio_buttons", options });
const line = (more: Record<string, unknown>): unknown[] => [
  input({ type: "plain_text_input", ...more }),
];

const raw = (text: string): unknown => ({ type: "raw_text", text });
const table = (more: Record<string, unknown>): unknown => ({
  type: "data_table",
  caption: "T",
  rows: [[raw("a")], [raw("b")]],
  ...more,
});

describe("shapes that Slack refuses", () => {
  const refusals: [string, unknown[], string][] = [
    [
      "an unknown block",
      [{ type: "markdown", text: "x" }],
      "unsupported type: markdown [json-pointer:/blocks/0/type]",
    ],
    [
      "an unknown property",
      [{ type: "divider", colour: "red" }],
      "invalid additional property: colour [json-pointer:/blocks/0]",
    ],
    [
      "an unknown property deep inside",
      [actions({ ...button(), icon: "x" })],
      "invalid additional property: icon [json-pointer:/blocks/0/elements/0]",
    ],
    [
      "a missing property",
      [{ type: "header" }],
      "missing required field: text [json-pointer:/blocks/0]",
    ],
    [
      "an empty text",
      [section("")],
      "must be more than 0 characters [json-pointer:/blocks/0/text/text]",
    ],
    [
      "a section of nothing",
      [{ type: "section" }],
      "must define either `text` or `fields` [json-pointer:/blocks/0/type]",
    ],
    [
      "no elements",
      [{ type: "actions", elements: [] }],
      "must provide at least 1 items [json-pointer:/blocks/0/elements]",
    ],
    [
      "no options",
      radios([]),
      "must provide at least 1 items [json-pointer:/blocks/0/accessory/options]",
    ],
    [
      "markdown in a header",
      [{ type: "header", text: { type: "mrkdwn", text: "x" } }],
      "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]",
    ],
    [
      "emoji in mrkdwn",
      [{ type: "section", text: { type: "mrkdwn", text: "x", emoji: true } }],
      "invalid additional property: emoji [json-pointer:/blocks/0/text]",
    ],
    [
      "verbatim in plain text",
      [{ type: "section", text: { ...plain("x"), verbatim: true } }],
      "invalid additional property: verbatim [json-pointer:/blocks/0/text]",
    ],
    [
      "a text field among actions",
      [actions({ type: "plain_text_input", action_id: "a" })],
      "unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]",
    ],
    [
      "a button as an input",
      [input(button())],
      "unsupported type: button [json-pointer:/blocks/0/element/type]",
    ],
    [
      "a picture among actions",
      [actions({ type: "image", image_url: "https://e.org/i", alt_text: "a" })],
      "unsupported type: image [json-pointer:/blocks/0/elements/0/type]",
    ],
    [
      "a url that is none",
      [actions({ ...button(), url: "example" })],
      "invalid url [json-pointer:/blocks/0/elements/0/url]",
    ],
    [
      "a script url",
      [actions({ ...button(), url: "javascript:alert(1)" })],
      "invalid url [json-pointer:/blocks/0/elements/0/url]",
    ],
    [
      "an unknown style",
      [actions({ ...button(), style: "default" })],
      "failed to match all allowed schemas [json-pointer:/blocks/0/elements/0/style]",
    ],
    [
      "a confirm without deny",
      [
        actions({
          ...button(),
          confirm: { title: plain("T"), text: plain("X"), confirm: plain("J") },
        }),
      ],
      "missing required field: deny [json-pointer:/blocks/0/elements/0/confirm]",
    ],
    [
      "neither options nor groups",
      accessory({ type: "static_select" }),
      "must define either `options` or `option_groups` [json-pointer:/blocks/0/accessory/type]",
    ],
    [
      "options and groups",
      select({ option_groups: [{ label: plain("g"), options: [option("1")] }] }),
      "must define either `options` or `option_groups` [json-pointer:/blocks/0/accessory/type]",
    ],
    [
      "an initial option that is not offered",
      select({ initial_option: option("2") }),
      "initial option must match one of the options [json-pointer:/blocks/0/accessory/initial_option]",
    ],
    [
      "a url in a select's option",
      select({ options: [{ ...option("1"), url: "https://e.org" }] }),
      "invalid additional property: url [json-pointer:/blocks/0/accessory/options/0]",
    ],
    [
      "mrkdwn in a select's option",
      select({ options: [{ text: { type: "mrkdwn", text: "x" }, value: "1" }] }),
      "unsupported type: mrkdwn [json-pointer:/blocks/0/accessory/options/0/text/type]",
    ],
    [
      "a day that is none",
      accessory({ type: "datepicker", initial_date: "2026-13-01" }),
      "must match the format YYYY-MM-DD [json-pointer:/blocks/0/accessory/initial_date]",
    ],
    [
      "a time without a leading zero",
      accessory({ type: "timepicker", initial_time: "7:30" }),
      "must match the format HH:mm [json-pointer:/blocks/0/accessory/initial_time]",
    ],
    [
      "a moment in milliseconds",
      [actions({ type: "datetimepicker", action_id: "a", initial_date_time: 1_628_633_820_000 })],
      "must be less than 10000000000 [json-pointer:/blocks/0/elements/0/initial_date_time]",
    ],
    [
      "a number field that does not say whether it takes decimals",
      [input({ type: "number_input" })],
      "missing required field: is_decimal_allowed [json-pointer:/blocks/0/element]",
    ],
    [
      "a numeric minimum",
      [input({ type: "number_input", is_decimal_allowed: false, min_value: 1 })],
      "must provide a string [json-pointer:/blocks/0/element/min_value]",
    ],
    [
      "a minimum above the maximum",
      line({ min_length: 9, max_length: 8 }),
      "must not be more than `max_length` [json-pointer:/blocks/0/element/min_length]",
    ],
    [
      "two blocks of one id",
      [
        { type: "divider", block_id: "b" },
        { type: "divider", block_id: "b" },
      ],
      '`block_id` "b" already exists [json-pointer:/blocks/1/block_id]',
    ],
    [
      "two actions of one id in a block",
      [actions(button("a"), button("a"))],
      '`action_id` "a" already exists [json-pointer:/blocks/0/elements/1/action_id]',
    ],
    [
      "two focused fields",
      [
        input({ type: "plain_text_input", focus_on_load: true }, { block_id: "1" }),
        input({ type: "plain_text_input", focus_on_load: true }, { block_id: "2" }),
      ],
      "only one element can have `focus_on_load` set to true [json-pointer:/blocks/1/element/focus_on_load]",
    ],
    ["a block that is no object", ["x"], "must provide an object [json-pointer:/blocks/0]"],
    [
      "an alert in a message",
      [{ type: "alert", text: plain("x") }],
      "unsupported type: alert [json-pointer:/blocks/0/type]",
    ],
    [
      "a table without caption",
      [table({ caption: undefined })],
      "missing required field: caption [json-pointer:/blocks/0]",
    ],
    [
      "a table of its header alone",
      [table({ rows: [[raw("a")]] })],
      "must provide at least 2 items [json-pointer:/blocks/0/rows]",
    ],
    [
      "a table of rows of two lengths",
      [table({ rows: [[raw("a"), raw("b")], [raw("c")]] })],
      "all rows must have the same number of cells [json-pointer:/blocks/0/rows]",
    ],
    [
      "rich text in a table's header",
      [table({ rows: [[{ type: "rich_text", elements: [] }], [raw("c")]] })],
      "rich_text is not allowed in the header row [json-pointer:/blocks/0/rows/0]",
    ],
    [
      "an empty cell",
      [table({ rows: [[raw("a")], [raw("")]] })],
      "must be more than 0 characters [json-pointer:/blocks/0/rows/1/0/text]",
    ],
    [
      "a button in a cell",
      [table({ rows: [[raw("a")], [button()]] })],
      "unsupported type: button [json-pointer:/blocks/0/rows/1/0/type]",
    ],
    [
      "a column of the header that is not there",
      [table({ row_header_column_index: 1 })],
      "must be the index of a column [json-pointer:/blocks/0/row_header_column_index]",
    ],
    [
      "a page of no rows",
      [table({ page_size: 0 })],
      "must be more than 0 [json-pointer:/blocks/0/page_size]",
    ],
  ];
  test.each(refusals)("%s", (_, blocks, sentence) => {
    const checked = checkMessageBlocks(blocks);
    expect(checked).toMatchObject({ ok: false, error: "invalid_blocks" });
    expect(checked.ok ? [] : checked.problems).toContain(sentence);
  });
  test("one action id in two blocks is accepted, as Slack does", () => {
    expect(
      checkMessageBlocks([
        { ...actions(button("a")), block_id: "1" },
        { ...actions(button("a")), block_id: "2" },
      ]),
    ).toMatchObject({ ok: true });
  });

  const views: [string, unknown, string][] = [
    [
      "an input without submit",
      { ...modal([input({ type: "plain_text_input" })]), submit: undefined },
      "must define `submit` to use an `input` block in modals [json-pointer:/view/blocks/0/input]",
    ],
    [
      "a modal without title",
      { ...modal(), title: undefined },
      "missing required field: title [json-pointer:/view]",
    ],
    [
      "submit_disabled",
      modal(undefined, { submit_disabled: true }),
      "invalid additional property: submit_disabled [json-pointer:/view]",
    ],
    [
      "a title on the home tab",
      { type: "home", blocks: [], title: plain("x") },
      "invalid additional property: title [json-pointer:/view]",
    ],
    [
      "an unknown kind of view",
      { type: "workflow_step", blocks: [] },
      "unsupported type: workflow_step [json-pointer:/view/type]",
    ],
    [
      "a view without blocks",
      { ...modal(), blocks: undefined },
      "missing required field: blocks [json-pointer:/view]",
    ],
  ];
  test.each(views)("%s", (_, view, sentence) => {
    const checked = checkView(JSON.parse(JSON.stringify(view)));
    expect(checked).toMatchObject({ ok: false, error: "invalid_arguments" });
    expect(checked.ok ? [] : checked.problems).toContain(sentence);
  });
});
