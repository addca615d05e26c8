// What Slack accepts as blocks of a message, a modal or the home tab, and with which words it refuses the rest.
import { z } from "zod";
import { anyText, blockId, chars, plainText, url } from "./composition.ts";
import {
  accessory,
  actionElement,
  type Interactive,
  imageElement,
  inputElement,
} from "./elements.ts";
import {
  ACTIONS_ELEMENTS,
  ALT_TEXT_CHARS,
  CONTEXT_ELEMENTS,
  HEADER_CHARS,
  IMAGE_TITLE_CHARS,
  INPUT_HINT_CHARS,
  INPUT_LABEL_CHARS,
  MESSAGE_BLOCKS,
  MESSAGE_BLOCKS_CHARS,
  SECTION_FIELD_CHARS,
  SECTION_FIELDS,
  SECTION_TEXT_CHARS,
  TEXT_CHARS,
} from "./limits.ts";
import {
  alert,
  dataTable,
  dataVisualization,
  type Lacks,
  misplaced,
  tooLong,
  tooMany,
} from "./newer.ts";
import { problem, problemsOf } from "./problems.ts";

const section = z
  .strictObject({
    type: z.literal("section"),
    block_id: blockId,
    text: anyText(SECTION_TEXT_CHARS).optional(),
    fields: z.array(anyText(SECTION_FIELD_CHARS)).min(1).max(SECTION_FIELDS).optional(),
    accessory: accessory.optional(),
    expand: z.boolean().optional(),
  })
  .refine((block) => block.text !== undefined || block.fields !== undefined, {
    path: ["type"],
    message: "must define either `text` or `fields`",
  });
const header = z.strictObject({
  type: z.literal("header"),
  block_id: blockId,
  text: plainText(HEADER_CHARS),
});
const divider = z.strictObject({ type: z.literal("divider"), block_id: blockId });
const context = z.strictObject({
  type: z.literal("context"),
  block_id: blockId,
  elements: z
    .array(z.discriminatedUnion("type", [...anyText(TEXT_CHARS).options, imageElement]))
    .min(1)
    .max(CONTEXT_ELEMENTS),
});
const actions = z.strictObject({
  type: z.literal("actions"),
  block_id: blockId,
  elements: z.array(actionElement).min(1).max(ACTIONS_ELEMENTS),
});
const input = z.strictObject({
  type: z.literal("input"),
  block_id: blockId,
  label: plainText(INPUT_LABEL_CHARS),
  element: inputElement,
  hint: plainText(INPUT_HINT_CHARS).optional(),
  optional: z.boolean().optional(),
  dispatch_action: z.boolean().optional(),
});
const image = z.strictObject({
  type: z.literal("image"),
  block_id: blockId,
  image_url: url,
  alt_text: chars(ALT_TEXT_CHARS),
  title: plainText(IMAGE_TITLE_CHARS).optional(),
});

const inlineStyle = z
  .strictObject({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
  })
  .optional();
const inline = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("text"), text: chars(TEXT_CHARS), style: inlineStyle }),
  z.strictObject({
    type: z.literal("link"),
    url: z.string().min(1),
    text: z.string().optional(),
    style: inlineStyle,
  }),
  z.strictObject({ type: z.literal("user"), user_id: z.string().min(1), style: inlineStyle }),
  z.strictObject({ type: z.literal("channel"), channel_id: z.string().min(1), style: inlineStyle }),
  z.strictObject({
    type: z.literal("emoji"),
    name: z.string().min(1),
    unicode: z.string().optional(),
  }),
]);
const richSection = z.strictObject({
  type: z.literal("rich_text_section"),
  elements: z.array(inline),
});
const richText = z.strictObject({
  type: z.literal("rich_text"),
  block_id: blockId,
  elements: z.array(
    z.discriminatedUnion("type", [
      richSection,
      z.strictObject({ type: z.literal("rich_text_quote"), elements: z.array(inline) }),
      z.strictObject({
        type: z.literal("rich_text_preformatted"),
        elements: z.array(inline),
        border: z.int().optional(),
      }),
      z.strictObject({
        type: z.literal("rich_text_list"),
        style: z.enum(["bullet", "ordered"]),
        elements: z.array(richSection),
        indent: z.int().optional(),
        offset: z.int().optional(),
        border: z.int().optional(),
      }),
    ]),
  ),
});

export const block = z.discriminatedUnion("type", [
  section,
  header,
  divider,
  context,
  actions,
  input,
  image,
  richText,
  alert,
  dataTable,
  dataVisualization,
]);
export type Block = z.infer<typeof block>;
type Path = readonly PropertyKey[];
export type Placed = { readonly element: Interactive; readonly block: Block; readonly path: Path };

/** Every element of a block that a person can click on or fill in, with its place. */
export function elementsOf(inner: Block): Placed[] {
  if (inner.type === "actions")
    return inner.elements.map((element, at) => ({ element, block: inner, path: ["elements", at] }));
  if (inner.type === "input") return [{ element: inner.element, block: inner, path: ["element"] }];
  if (inner.type === "section" && inner.accessory && inner.accessory.type !== "image")
    return [{ element: inner.accessory, block: inner, path: ["accessory"] }];
  return [];
}

/** Rules between blocks, which no schema of one block can state. */
export function clashes(blocks: readonly Block[], root: Path): string[] {
  const found: string[] = [...tooLong(blocks, root), ...tooMany(blocks, root)];
  const ids = new Set<string>();
  let focused = 0;
  blocks.forEach((inner, at) => {
    if (inner.block_id !== undefined && ids.has(inner.block_id))
      found.push(
        problem(`\`block_id\` "${inner.block_id}" already exists`, [...root, at, "block_id"]),
      );
    if (inner.block_id !== undefined) ids.add(inner.block_id);
    const actionIds = new Set<string>();
    for (const { element, path } of elementsOf(inner)) {
      const place = [...root, at, ...path];
      const id = element.action_id;
      if (id !== undefined && actionIds.has(id))
        found.push(problem(`\`action_id\` "${id}" already exists`, [...place, "action_id"]));
      if (id !== undefined) actionIds.add(id);
      if ("focus_on_load" in element && element.focus_on_load && ++focused > 1)
        found.push(
          problem("only one element can have `focus_on_load` set to true", [
            ...place,
            "focus_on_load",
          ]),
        );
    }
  });
  return found;
}

/** Slack generates the ids that the app left out, and sends them back in interactions. */
export function withIds(blocks: readonly Block[], draw: () => string): Block[] {
  return blocks.map((inner) => {
    const copy = { ...structuredClone(inner), block_id: inner.block_id ?? draw() };
    for (const { element } of elementsOf(copy)) element.action_id ??= draw();
    return copy;
  });
}

const strings = (value: unknown): number => {
  if (typeof value === "string") return value.length;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce<number>((sum, inner) => sum + strings(inner), 0);
};
/** Nobody outside Slack knows what is counted: every string here, which is never less than Slack counts of text. */
export const blocksChars = (blocks: readonly Block[]): number => strings(blocks);

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: string; readonly problems: readonly string[] };

/** The blocks of a message. An input block is allowed there (Slack, 2021-04-20); the limits differ from a view's. */
export function checkMessageBlocks(
  raw: unknown,
  lacks: Lacks = new Set(),
  root: Path = ["blocks"],
): Checked<Block[]> {
  const parsed = z.array(block).max(MESSAGE_BLOCKS).safeParse(raw);
  if (!parsed.success)
    return { ok: false, error: "invalid_blocks", problems: problemsOf(parsed.error, raw, root) };
  const found = [...clashes(parsed.data, root), ...misplaced(parsed.data, root, "message", lacks)];
  if (found.length > 0) return { ok: false, error: "invalid_blocks", problems: found };
  if (blocksChars(parsed.data) > MESSAGE_BLOCKS_CHARS)
    return { ok: false, error: "msg_blocks_too_long", problems: [] };
  return { ok: true, value: parsed.data };
}
