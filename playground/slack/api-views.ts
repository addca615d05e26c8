// views.*: open, push, update, publish.
import { type Args, json, needed, text } from "./args.ts";
import { TRIGGER_LIVES_MS, VIEW_STACK } from "./limits.ts";
import {
  findByExternalId,
  findView,
  openModal,
  publishHome,
  pushModal,
  replaceView,
  stackOf,
  viewOutput,
} from "./modals.ts";
import { problem } from "./problems.ts";
import { accepted, refuse } from "./refusal.ts";
import type { Core, StoredView, Trigger } from "./state.ts";
import { checkView, type View } from "./views.ts";

const viewOf = (core: Core, args: Args): View => {
  const raw = json(args, "view", "invalid_arguments");
  return raw === undefined
    ? refuse("invalid_arguments", ["missing required field: view [json-pointer:]"])
    : accepted(checkView(raw, core.lacks));
};
const mustBe = (view: View, type: View["type"], sentence: string): void => {
  if (view.type !== type) refuse("invalid_arguments", [problem(sentence, ["view", "type"])]);
};

/** A trigger is good for one call within three seconds. It is spent only when everything else is right. */
function triggerOf(core: Core, args: Args): Trigger {
  const id = needed(args, "trigger_id");
  if (!/^\d+\.\d+\.[0-9a-f]+$/.test(id)) return refuse("invalid_trigger_id");
  const trigger = core.state.triggers[id] ?? refuse("invalid_trigger_id");
  if (trigger.used) return refuse("exchanged_trigger_id");
  if (core.options.now() - trigger.issuedMs > TRIGGER_LIVES_MS) return refuse("expired_trigger_id");
  return trigger;
}

export function open(core: Core, args: Args): Record<string, unknown> {
  const view = viewOf(core, args);
  mustBe(view, "modal", `unsupported type: ${view.type}`);
  const trigger = triggerOf(core, args);
  const made = openModal(core, trigger.user, view);
  trigger.used = true;
  return { view: viewOutput(core, made) };
}

export function push(core: Core, args: Args): Record<string, unknown> {
  const view = viewOf(core, args);
  const trigger = triggerOf(core, args);
  if (trigger.from === "home" || view.type === "home")
    refuse("invalid_arguments", [
      problem("must match the `type` of the root view whose stack we're pushing onto", [
        "view",
        "type",
      ]),
    ]);
  const stack = stackOf(core, trigger.user);
  if (trigger.from !== "modal" || stack.length === 0) refuse("not_found");
  if (stack.length >= VIEW_STACK) refuse("push_limit_reached");
  const made = pushModal(core, trigger.user, view);
  trigger.used = true;
  return { view: viewOutput(core, made) };
}

function wanted(core: Core, args: Args): StoredView {
  const [id, external] = [text(args, "view_id"), text(args, "external_id")];
  if (!id && !external)
    refuse("invalid_arguments", ["missing required field: view_id [json-pointer:]"]);
  return (id ? findView(core, id) : findByExternalId(core, external ?? "")) ?? refuse("not_found");
}
const checkHash = (args: Args, view: StoredView | undefined): void => {
  const hash = text(args, "hash");
  if (hash && view && hash !== view.hash) refuse("hash_conflict");
};

export function update(core: Core, args: Args): Record<string, unknown> {
  const view = viewOf(core, args);
  const old = wanted(core, args);
  checkHash(args, old);
  mustBe(view, old.type, "must match the `type` of the view being updated");
  return { view: viewOutput(core, replaceView(core, old, view)) };
}

export function publish(core: Core, args: Args): Record<string, unknown> {
  const view = viewOf(core, args);
  mustBe(view, "home", `unsupported type: ${view.type}`);
  const user = core.state.users[needed(args, "user_id")] ?? refuse("user_not_found");
  checkHash(args, core.state.homes[user.id]);
  return { view: viewOutput(core, publishHome(core, user.id, view)) };
}
