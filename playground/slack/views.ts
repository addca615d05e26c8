// What Slack accepts as a view: a modal or a home tab.
import { z } from "zod";
import { type Block, block, type Checked, clashes } from "./blocks.ts";
import { plainText } from "./composition.ts";
import {
  CALLBACK_ID_CHARS,
  EXTERNAL_ID_CHARS,
  PRIVATE_METADATA_CHARS,
  VIEW_BLOCKS,
  VIEW_BYTES,
  VIEW_LABEL_CHARS,
} from "./limits.ts";
import { type Lacks, misplaced } from "./newer.ts";
import { problem, problemsOf } from "./problems.ts";

const parts = {
  blocks: z.array(block).max(VIEW_BLOCKS),
  private_metadata: z.string().max(PRIVATE_METADATA_CHARS).optional(),
  callback_id: z.string().max(CALLBACK_ID_CHARS).optional(),
  external_id: z.string().max(EXTERNAL_ID_CHARS).optional(),
};
const home = z.strictObject({ type: z.literal("home"), ...parts });
const modal = z.strictObject({
  type: z.literal("modal"),
  title: plainText(VIEW_LABEL_CHARS),
  submit: plainText(VIEW_LABEL_CHARS).optional(),
  close: plainText(VIEW_LABEL_CHARS).optional(),
  clear_on_close: z.boolean().optional(),
  notify_on_close: z.boolean().optional(),
  ...parts,
});
const view = z.discriminatedUnion("type", [home, modal]);
export type View = z.infer<typeof view>;
export type ModalView = z.infer<typeof modal>;

const inputWithoutSubmit = (checked: View): string[] => {
  if (checked.type === "home" || checked.submit) return [];
  return checked.blocks.flatMap((inner: Block, at) =>
    inner.type === "input"
      ? [
          problem("must define `submit` to use an `input` block in modals", [
            "view",
            "blocks",
            at,
            "input",
          ]),
        ]
      : [],
  );
};

export function checkView(
  raw: unknown,
  lacks: Lacks = new Set(),
  root: readonly PropertyKey[] = ["view"],
): Checked<View> {
  if (new TextEncoder().encode(JSON.stringify(raw) ?? "").length > VIEW_BYTES)
    return { ok: false, error: "view_too_large", problems: [] };
  const parsed = view.safeParse(raw);
  if (!parsed.success)
    return { ok: false, error: "invalid_arguments", problems: problemsOf(parsed.error, raw, root) };
  const { blocks, type } = parsed.data;
  const at = [...root, "blocks"];
  const found = [
    ...clashes(blocks, at),
    ...misplaced(blocks, at, type, lacks),
    ...inputWithoutSubmit(parsed.data),
  ];
  return found.length > 0
    ? { ok: false, error: "invalid_arguments", problems: found }
    : { ok: true, value: parsed.data };
}
