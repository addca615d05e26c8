// blocks.validate: what Slack says of a payload without posting it.
import { type Args, json } from "./args.ts";
import { type Checked, checkMessageBlocks } from "./blocks.ts";
import { Refusal, refuse } from "./refusal.ts";
import type { Core } from "./state.ts";
import { checkView } from "./views.ts";

type Kind = "blocks" | "message" | "view";
const kinds: readonly Kind[] = ["blocks", "message", "view"];
const check = (core: Core, kind: Kind, raw: unknown): Checked<unknown> => {
  if (kind === "view") return checkView(raw, core.lacks, []);
  return kind === "blocks"
    ? checkMessageBlocks(raw, core.lacks, [])
    : checkMessageBlocks((raw as { blocks?: unknown } | null)?.blocks, core.lacks, ["blocks"]);
};
/** D blocks.validate: `errors` of pointer, code and message. */
const errorOf = (sentence: string): Readonly<Record<string, string>> => {
  const [, message = sentence, pointer = ""] = /^(.*) \[json-pointer:(.*)\]$/.exec(sentence) ?? [];
  return { pointer, code: "failed_constraint", message };
};

/** D blocks.validate: exactly one of the three. What is too large as a whole has no pointer. */
export function validate(core: Core, args: Args): Record<string, unknown> {
  const [kind, ...more] = kinds.filter((each) => args[each] !== undefined);
  if (kind === undefined || more.length > 0) return refuse("invalid_arguments");
  const checked = check(core, kind, json(args, kind, "invalid_arguments"));
  if (checked.ok) return {};
  throw new Refusal(`invalid_${kind}`, { errors: checked.problems.map(errorOf) });
}
