// Our schemas against Slack's own types: the same properties, no more and no fewer, save those named here.
import { readdirSync, readFileSync } from "node:fs";
import type * as slack from "@slack/types";
import { describe, expect, expectTypeOf, test } from "vitest";
import { type Block, checkMessageBlocks } from "../../playground/slack/blocks.ts";
import type { Option } from "../../playground/slack/composition.ts";
import type { Interactive } from "../../playground/slack/elements.ts";
import { checkView, type ModalView, type View } from "../../playground/slack/views.ts";

type Ours<T extends Block["type"]> = keyof Extract<Block, { type: T }>;
type Element<T extends Interactive["type"]> = keyof Extract<Interactive, { type: T }>;

describe("properties, by type", () => {
  test("blocks", () => {
    expectTypeOf<Ours<"section">>().toEqualTypeOf<keyof slack.SectionBlock>();
    expectTypeOf<Ours<"header">>().toEqualTypeOf<keyof slack.HeaderBlock>();
    expectTypeOf<Ours<"context">>().toEqualTypeOf<keyof slack.ContextBlock>();
    expectTypeOf<Ours<"actions">>().toEqualTypeOf<keyof slack.ActionsBlock>();
    expectTypeOf<Ours<"divider">>().toEqualTypeOf<keyof slack.DividerBlock>();
    expectTypeOf<Ours<"input">>().toEqualTypeOf<keyof slack.InputBlock>();
    expectTypeOf<Ours<"rich_text">>().toEqualTypeOf<keyof slack.RichTextBlock>();
    // `slack_file` is left out: Stafett uploads nothing.
    expectTypeOf<Ours<"image">>().toEqualTypeOf<keyof slack.ImageBlock | "image_url">();
  });
  test("elements", () => {
    expectTypeOf<Element<"button">>().toEqualTypeOf<keyof slack.Button>();
    expectTypeOf<Element<"overflow">>().toEqualTypeOf<keyof slack.Overflow>();
    expectTypeOf<Element<"static_select">>().toEqualTypeOf<keyof slack.StaticSelect>();
    expectTypeOf<Element<"multi_static_select">>().toEqualTypeOf<keyof slack.MultiStaticSelect>();
    expectTypeOf<Element<"radio_buttons">>().toEqualTypeOf<keyof slack.RadioButtons>();
    expectTypeOf<Element<"checkboxes">>().toEqualTypeOf<keyof slack.Checkboxes>();
    expectTypeOf<Element<"datepicker">>().toEqualTypeOf<keyof slack.Datepicker>();
    expectTypeOf<Element<"timepicker">>().toEqualTypeOf<keyof slack.Timepicker>();
    expectTypeOf<Element<"datetimepicker">>().toEqualTypeOf<keyof slack.DateTimepicker>();
    expectTypeOf<Element<"plain_text_input">>().toEqualTypeOf<keyof slack.PlainTextInput>();
    expectTypeOf<Element<"number_input">>().toEqualTypeOf<keyof slack.NumberInput>();
  });
  test("composition objects and views", () => {
    // `url` belongs to overflow menus only.
    expectTypeOf<keyof Option>().toEqualTypeOf<Exclude<keyof slack.PlainTextOption, "url">>();
    expectTypeOf<keyof ModalView>().toEqualTypeOf<keyof slack.ModalView>();
    expectTypeOf<keyof Extract<View, { type: "home" }>>().toEqualTypeOf<keyof slack.HomeView>();
  });
});

const plain = (text: string): slack.PlainTextElement => ({ type: "plain_text", text, emoji: true });
const options: slack.PlainTextOption[] = [
  { text: plain("Ett"), value: "1", description: plain("Det första") },
  { text: plain("Två"), value: "2" },
];
const confirm: slack.ConfirmationDialog = {
  title: plain("Säkert?"),
  text: { type: "mrkdwn", text: "*Ja*", verbatim: true },
  confirm: plain("Ja"),
  deny: plain("Nej"),
  style: "danger",
};
const [first] = options as [slack.PlainTextOption];

/** Written in Slack's types, with every property that both sides know. */
const everything: slack.KnownBlock[] = [
  { type: "header", block_id: "h", text: plain("Rubrik") },
  {
    type: "section",
    block_id: "s",
    text: { type: "mrkdwn", text: "Text", verbatim: false },
    fields: [plain("Fält")],
    expand: true,
    accessory: {
      type: "button",
      action_id: "b",
      text: plain("Tryck"),
      value: "v",
      url: "https://example.org",
      style: "primary",
      confirm,
      accessibility_label: "Tryck",
    },
  },
  {
    type: "section",
    text: plain("Bild"),
    accessory: { type: "image", image_url: "https://example.org/i.png", alt_text: "bild" },
  },
  {
    type: "context",
    block_id: "c",
    elements: [
      plain("x"),
      { type: "mrkdwn", text: "y" },
      { type: "image", image_url: "https://example.org/i.png", alt_text: "bild" },
    ],
  },
  {
    type: "actions",
    block_id: "a",
    elements: [
      {
        type: "static_select",
        action_id: "1",
        options,
        initial_option: first,
        placeholder: plain("Välj"),
        confirm,
        focus_on_load: false,
      },
      {
        type: "multi_static_select",
        action_id: "2",
        option_groups: [{ label: plain("Grupp"), options }],
        initial_options: [first],
        max_selected_items: 2,
        placeholder: plain("Välj"),
      },
      {
        type: "radio_buttons",
        action_id: "3",
        options: [{ text: { type: "mrkdwn", text: "*Ett*" }, value: "1" }],
      },
      { type: "checkboxes", action_id: "4", options, initial_options: [first] },
      {
        type: "overflow",
        action_id: "5",
        options: [{ ...first, url: "https://example.org" }],
        confirm,
      },
      { type: "datepicker", action_id: "6", initial_date: "2026-11-23", placeholder: plain("Dag") },
      { type: "timepicker", action_id: "7", initial_time: "08:30", timezone: "Europe/Stockholm" },
      { type: "datetimepicker", action_id: "8", initial_date_time: 1_628_633_820 },
    ],
  },
  { type: "divider" },
  {
    type: "input",
    block_id: "i",
    label: plain("Etikett"),
    hint: plain("Tips"),
    optional: true,
    dispatch_action: true,
    element: {
      type: "plain_text_input",
      action_id: "t",
      multiline: true,
      min_length: 1,
      max_length: 100,
      initial_value: "x",
      placeholder: plain("Skriv"),
      dispatch_action_config: { trigger_actions_on: ["on_enter_pressed"] },
    },
  },
  {
    type: "input",
    label: plain("Antal"),
    element: {
      type: "number_input",
      action_id: "n",
      is_decimal_allowed: true,
      min_value: "0",
      max_value: "1.5",
      initial_value: "1",
    },
  },
  {
    type: "image",
    image_url: "https://example.org/i.png",
    alt_text: "bild",
    title: plain("Titel"),
  },
  {
    type: "rich_text",
    elements: [
      {
        type: "rich_text_section",
        elements: [
          { type: "text", text: "x", style: { bold: true } },
          { type: "link", url: "https://example.org" },
          { type: "emoji", name: "wave" },
          { type: "user", user_id: "U1" },
        ],
      },
      {
        type: "rich_text_list",
        style: "bullet",
        elements: [{ type: "rich_text_section", elements: [{ type: "text", text: "x" }] }],
      },
      { type: "rich_text_quote", elements: [{ type: "text", text: "x" }] },
      { type: "rich_text_preformatted", elements: [{ type: "text", text: "x" }] },
    ],
  },
];

const table: slack.DataTableBlock = {
  type: "data_table",
  caption: "Tabell",
  page_size: 100,
  row_header_column_index: 1,
  rows: [
    [
      { type: "raw_text", text: "Vad" },
      { type: "raw_number", value: 1, text: "1" },
    ],
    [
      { type: "rich_text", elements: [] },
      { type: "raw_number", value: -0.5, text: "−0,5" },
    ],
  ],
};
const alerts: slack.AlertBlock[] = [
  { type: "alert", text: plain("x") },
  { type: "alert", text: { type: "mrkdwn", text: "*x*", verbatim: true }, level: "error" },
];

describe("what Slack's types allow is accepted", () => {
  test("a table in a message, a table and alerts in a modal, a table on the home tab", () => {
    expect(checkMessageBlocks([table])).toEqual({ ok: true, value: [table] });
    const modal: slack.ModalView = { type: "modal", title: plain("T"), blocks: [table, ...alerts] };
    const home: slack.HomeView = { type: "home", blocks: [table] };
    for (const view of [modal, home]) expect(checkView(view)).toEqual({ ok: true, value: view });
  });
  test("in a message", () => {
    expect(checkMessageBlocks(everything)).toEqual({ ok: true, value: everything });
  });
  test("in a modal and on the home tab", () => {
    const shared = {
      blocks: everything,
      private_metadata: "m",
      callback_id: "c",
      external_id: "e",
    };
    const modal: slack.ModalView = {
      type: "modal",
      title: plain("T"),
      submit: plain("S"),
      close: plain("C"),
      clear_on_close: true,
      notify_on_close: true,
      ...shared,
    };
    const home: slack.HomeView = { type: "home", ...shared };
    expect(checkView(modal)).toEqual({ ok: true, value: modal });
    expect(checkView(home)).toEqual({ ok: true, value: home });
  });
});

test("the stand-in imports hono, zod, ws, node: and itself, nothing of the bot's", () => {
  const folder = new URL("../../playground/", import.meta.url);
  const files = ["slack/", "teams/"]
    .flatMap((part) => readdirSync(new URL(part, folder)).map((name) => part + name))
    .filter((name) => name.endsWith(".ts") && name !== "bundle.ts");
  const strange = files.flatMap((name) => {
    const source = readFileSync(new URL(name, folder), "utf8");
    return [...source.matchAll(/^(?:import|export) [^;]*?from "([^"]+)";$|\bimport\("([^"]+)"\)/gm)]
      .flatMap(([, fixed, late]) => [fixed ?? late ?? ""])
      .flatMap((from) =>
        /^(hono(\/.*)?|zod|ws|node:.*|\.\/[\w-]+\.ts|\.\.\/slack\/[\w-]+\.ts|\.\.\/page\/(teams-)?contract\.ts)$/.test(
          from,
        )
          ? []
          : [`${name}: ${from}`],
      );
  });
  expect(files.length).toBeGreaterThan(40);
  expect(strange).toEqual([]);
});
