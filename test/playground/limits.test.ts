// Every limit: at it, accepted; one beyond, refused in Slack's words.
import { describe, expect, test } from "vitest";
import { blocksChars, checkMessageBlocks } from "../../playground/slack/blocks.ts";
import { checkView } from "../../playground/slack/views.ts";
import { actions, button, input, modal, option, plain, section } from "./world.ts";

const x = (n: number): string => "x".repeat(n);
const many = <T>(n: number, make: (at: number) => T): T[] =>
  Array.from({ length: n }, (_, at) => make(at));
const accessory = (element: Record<string, unknown>): unknown[] => [
  { ...section(), accessory: { action_id: "a", ...element } },
];
const select = (more: Record<string, unknown>): unknown[] =>
  accessory({ type: "static_select", options: [option("1")], ...more });
const radios = (options: unknown[]): unknown[] => accessory({ type: "radio_buttons", options });
const withConfirm = (part: string, text: string): unknown[] => [
  actions({
    ...button(),
    confirm: {
      title: plain("T"),
      text: plain("X"),
      confirm: plain("J"),
      deny: plain("N"),
      [part]: plain(text),
    },
  }),
];
const url = (n: number): string => `https://example.org/${x(n - 20)}`;
const line = (more: Record<string, unknown>): unknown[] => [
  input({ type: "plain_text_input", ...more }),
];

type Row = [
  name: string,
  max: number,
  make: (n: number) => unknown[],
  pointer: string,
  what: "characters" | "items" | "number",
];
const rows: Row[] = [
  ["section text", 3000, (n) => [section(x(n))], "/0/text/text", "characters"],
  [
    "section fields",
    10,
    (n) => [{ type: "section", fields: many(n, () => plain("f")) }],
    "/0/fields",
    "items",
  ],
  [
    "section field",
    2000,
    (n) => [{ type: "section", fields: [plain(x(n))] }],
    "/0/fields/0/text",
    "characters",
  ],
  ["block_id", 255, (n) => [{ type: "divider", block_id: x(n) }], "/0/block_id", "characters"],
  ["header", 150, (n) => [{ type: "header", text: plain(x(n)) }], "/0/text/text", "characters"],
  [
    "context elements",
    10,
    (n) => [{ type: "context", elements: many(n, () => plain("e")) }],
    "/0/elements",
    "items",
  ],
  [
    "context text",
    3000,
    (n) => [{ type: "context", elements: [plain(x(n))] }],
    "/0/elements/0/text",
    "characters",
  ],
  [
    "actions elements",
    25,
    (n) => [actions(...many(n, (at) => button(`a${at}`)))],
    "/0/elements",
    "items",
  ],
  ["action_id", 255, (n) => [actions(button(x(n)))], "/0/elements/0/action_id", "characters"],
  [
    "button text",
    75,
    (n) => [actions({ ...button(), text: plain(x(n)) })],
    "/0/elements/0/text/text",
    "characters",
  ],
  ["button value", 2000, (n) => [actions(button("a", x(n)))], "/0/elements/0/value", "characters"],
  [
    "button url",
    3000,
    (n) => [actions({ ...button(), url: url(n) })],
    "/0/elements/0/url",
    "characters",
  ],
  [
    "button accessibility_label",
    75,
    (n) => [actions({ ...button(), accessibility_label: x(n) })],
    "/0/elements/0/accessibility_label",
    "characters",
  ],
  [
    "confirm title",
    100,
    (n) => withConfirm("title", x(n)),
    "/0/elements/0/confirm/title/text",
    "characters",
  ],
  [
    "confirm text",
    300,
    (n) => withConfirm("text", x(n)),
    "/0/elements/0/confirm/text/text",
    "characters",
  ],
  [
    "confirm confirm",
    30,
    (n) => withConfirm("confirm", x(n)),
    "/0/elements/0/confirm/confirm/text",
    "characters",
  ],
  [
    "confirm deny",
    30,
    (n) => withConfirm("deny", x(n)),
    "/0/elements/0/confirm/deny/text",
    "characters",
  ],
  [
    "option text",
    75,
    (n) => select({ options: [{ text: plain(x(n)), value: "1" }] }),
    "/0/accessory/options/0/text/text",
    "characters",
  ],
  [
    "option value",
    75,
    (n) => select({ options: [{ text: plain("o"), value: x(n) }] }),
    "/0/accessory/options/0/value",
    "characters",
  ],
  [
    "option description",
    75,
    (n) => select({ options: [{ ...option("1"), description: plain(x(n)) }] }),
    "/0/accessory/options/0/description/text",
    "characters",
  ],
  [
    "group label",
    75,
    (n) =>
      accessory({
        type: "static_select",
        option_groups: [{ label: plain(x(n)), options: [option("1")] }],
      }),
    "/0/accessory/option_groups/0/label/text",
    "characters",
  ],
  [
    "placeholder",
    150,
    (n) => select({ placeholder: plain(x(n)) }),
    "/0/accessory/placeholder/text",
    "characters",
  ],
  [
    "radio buttons",
    10,
    (n) => radios(many(n, (at) => option(String(at)))),
    "/0/accessory/options",
    "items",
  ],
  [
    "checkboxes",
    10,
    (n) => accessory({ type: "checkboxes", options: many(n, (at) => option(String(at))) }),
    "/0/accessory/options",
    "items",
  ],
  [
    "overflow",
    5,
    (n) => accessory({ type: "overflow", options: many(n, (at) => option(String(at))) }),
    "/0/accessory/options",
    "items",
  ],
  [
    "input label",
    2000,
    (n) => [input({ type: "plain_text_input" }, { label: plain(x(n)) })],
    "/0/label/text",
    "characters",
  ],
  [
    "input hint",
    2000,
    (n) => [input({ type: "plain_text_input" }, { hint: plain(x(n)) })],
    "/0/hint/text",
    "characters",
  ],
  [
    "plain_text_input max_length",
    3000,
    (n) => line({ max_length: n }),
    "/0/element/max_length",
    "number",
  ],
  [
    "plain_text_input min_length",
    3000,
    (n) => line({ min_length: n }),
    "/0/element/min_length",
    "number",
  ],
  [
    "plain_text_input initial_value",
    3000,
    (n) => line({ initial_value: x(n) }),
    "/0/element/initial_value",
    "characters",
  ],
  [
    "image alt_text",
    2000,
    (n) => [{ type: "image", image_url: "https://example.org/i.png", alt_text: x(n) }],
    "/0/alt_text",
    "characters",
  ],
  [
    "image title",
    2000,
    (n) => [
      { type: "image", image_url: "https://example.org/i.png", alt_text: "a", title: plain(x(n)) },
    ],
    "/0/title/text",
    "characters",
  ],
  [
    "image url",
    3000,
    (n) => [{ type: "image", image_url: url(n), alt_text: "a" }],
    "/0/image_url",
    "characters",
  ],
  ["blocks in a message", 50, (n) => many(n, () => ({ type: "divider" })), "", "items"],
];
const sentences = {
  characters: (max: number) => `must be less than ${max + 1} characters`,
  items: (max: number) => `no more than ${max} items allowed`,
  number: (max: number) => `must be less than ${max + 1}`,
};

describe("limits of a message's blocks", () => {
  test.each(rows)("%s: %i", (_, max, make, pointer, what) => {
    expect(checkMessageBlocks(make(max))).toMatchObject({ ok: true });
    const beyond = checkMessageBlocks(make(max + 1));
    expect(beyond).toMatchObject({ ok: false, error: "invalid_blocks" });
    expect(beyond.ok ? [] : beyond.problems).toContain(
      `${sentences[what](max)} [json-pointer:/blocks${pointer}]`,
    );
  });
  test("select: 100 options, or 100 groups of 100, in a modal", () => {
    const of = (n: number, make: (n: number) => Record<string, unknown>): boolean =>
      checkView(modal([input({ type: "static_select", ...make(n) })])).ok;
    const options = (n: number): Record<string, unknown> => ({
      options: many(n, (at) => option(String(at))),
    });
    const groups = (n: number): Record<string, unknown> => ({
      option_groups: many(n, (at) => ({ label: plain("g"), ...{ options: [option(String(at))] } })),
    });
    const grouped = (n: number): Record<string, unknown> => ({
      option_groups: [{ label: plain("g"), ...options(n) }],
    });
    for (const make of [options, groups, grouped])
      expect([of(100, make), of(101, make)]).toEqual([true, false]);
  });
  test("all blocks together: 13,200 characters", () => {
    const of = (n: number): unknown[] => {
      const blocks = many(5, () => section(x(2600)));
      const last = section(
        x(n - blocksChars(blocks as never) - blocksChars([section("")] as never)),
      );
      return [...blocks, last];
    };
    expect(checkMessageBlocks(of(13_200))).toMatchObject({ ok: true });
    expect(checkMessageBlocks(of(13_201))).toEqual({
      ok: false,
      error: "msg_blocks_too_long",
      problems: [],
    });
  });
});

describe("limits of a view", () => {
  const views: [string, number, (n: number) => Record<string, unknown>, string][] = [
    ["title", 24, (n) => modal(undefined, { title: plain(x(n)) }), "/title/text"],
    ["submit", 24, (n) => modal(undefined, { submit: plain(x(n)) }), "/submit/text"],
    ["close", 24, (n) => modal(undefined, { close: plain(x(n)) }), "/close/text"],
    [
      "private_metadata",
      3000,
      (n) => modal(undefined, { private_metadata: x(n) }),
      "/private_metadata",
    ],
    ["callback_id", 255, (n) => modal(undefined, { callback_id: x(n) }), "/callback_id"],
    ["external_id", 255, (n) => modal(undefined, { external_id: x(n) }), "/external_id"],
  ];
  test.each(views)("%s: %i", (_, max, make, pointer) => {
    expect(checkView(make(max))).toMatchObject({ ok: true });
    expect(checkView(make(max + 1))).toEqual({
      ok: false,
      error: "invalid_arguments",
      problems: [`must be less than ${max + 1} characters [json-pointer:/view${pointer}]`],
    });
  });
  test.each(["modal", "home"])("blocks of a %s: 100", (type) => {
    const of = (n: number): unknown => ({
      ...(type === "home" ? { type } : modal()),
      blocks: many(n, () => ({ type: "divider" })),
    });
    expect(checkView(of(100)).ok).toBe(true);
    expect(checkView(of(101))).toMatchObject({
      problems: ["no more than 100 items allowed [json-pointer:/view/blocks]"],
    });
  });
  test("250 kB", () => {
    const big = (bytes: number): unknown => {
      const of = (length: (at: number) => number): unknown =>
        modal(
          many(84, (at) => section(x(length(at)))),
          { title: plain("Form") },
        );
      const rest = bytes - JSON.stringify(of(() => 0)).length;
      return of((at) => Math.floor(rest / 84) + (at < rest % 84 ? 1 : 0));
    };
    const atLimit = big(250_000);
    expect(JSON.stringify(atLimit)).toHaveLength(250_000);
    expect(checkView(atLimit)).toMatchObject({ ok: true });
    expect(checkView(big(250_001))).toEqual({ ok: false, error: "view_too_large", problems: [] });
  });
});
