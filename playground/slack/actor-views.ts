// What a person does in a modal or on the home tab.
import { z } from "zod";
import {
  actionOf,
  dispatch,
  mark,
  outcome,
  type Scene,
  type Seen,
  see,
  TROUBLE,
  toast,
} from "../slack/scene.ts";
import { complaints, type FilledValues, fill } from "./form.ts";
import { type Answered, deliver, interaction } from "./inbound.ts";
import { VIEW_STACK } from "./limits.ts";
import {
  clearModals,
  findView,
  popModal,
  pushModal,
  replaceView,
  stackOf,
  topOf,
} from "./modals.ts";
import * as payloads from "./payloads.ts";
import { type Core, changed, type StoredView, type User } from "./state.ts";
import type { Filled } from "./values.ts";
import { checkView } from "./views.ts";

function ownView({ core, user }: Scene, viewId: string): StoredView {
  const view = findView(core, viewId);
  if (!view || view.user !== user.id) throw new RangeError(`${user.id} sees no view ${viewId}`);
  if (view.type === "modal" && topOf(core, user.id) !== view)
    throw new RangeError(`view ${viewId} is not on top`);
  return view;
}

export async function clickInView(
  scene: Scene,
  viewId: string,
  blockId: string | undefined,
  actionId: string,
  more: { value?: Filled; selected?: Filled; values?: FilledValues } = {},
): Promise<Seen> {
  const view = ownView(scene, viewId);
  const since = mark(scene.core, scene.user);
  fill(view, more.values ?? {});
  const { values: _, ...given } = more;
  const done = actionOf(scene.core, view.blocks, {
    ...(blockId === undefined ? {} : { blockId }),
    actionId,
    ...given,
  });
  if (done.value)
    view.values[done.blockId] = { ...view.values[done.blockId], [actionId]: done.value };
  return dispatch(scene, payloads.viewActions(scene.core, scene.user, view, [done.action]), since);
}

export async function submit(
  scene: Scene,
  viewId: string,
  values: FilledValues = {},
): Promise<Seen> {
  const { core, outbox, user } = scene;
  const view = ownView(scene, viewId);
  if (!view.submit) throw new RangeError(`view ${viewId} has no submit button`);
  const since = mark(core, user);
  delete view.errors;
  fill(view, values);
  const refused = complaints(view);
  if (Object.keys(refused).length > 0) {
    view.errors = refused;
    changed(core);
    return see(scene, since, { error: "invalid_input" });
  }
  const answer = await deliver(
    core,
    outbox,
    interaction(payloads.viewSubmission(core, user, view)),
  );
  const understood =
    !answer.error &&
    (answer.body.trim() === ""
      ? close1(core, user, view)
      : responseAction(core, view, answer.body));
  if (!understood) toast(scene, TROUBLE);
  return see(scene, since, {
    ...outcome(answer),
    ...(understood || answer.error ? {} : { error: "dispatch_failed" }),
  });
}
const close1 = (core: Core, user: User, view: StoredView): true => {
  if (topOf(core, user.id) === view) popModal(core, user.id);
  return true;
};

const answerShape = z.discriminatedUnion("response_action", [
  z.strictObject({ response_action: z.literal("clear") }),
  z.strictObject({
    response_action: z.literal("errors"),
    errors: z.record(z.string(), z.string().min(1)),
  }),
  z.strictObject({ response_action: z.literal("update"), view: z.unknown() }),
  z.strictObject({ response_action: z.literal("push"), view: z.unknown() }),
]);

/** False where Slack's client would say that it had trouble connecting. */
function responseAction(core: Core, view: StoredView, body: string): boolean {
  const parsed = answerShape.safeParse(parse(body));
  if (!parsed.success) return false;
  const answer = parsed.data;
  if (answer.response_action === "clear") {
    clearModals(core, view.user);
    return true;
  }
  if (answer.response_action === "errors") {
    const inputs = new Set(
      view.blocks.filter((block) => block.type === "input").map((block) => block.block_id),
    );
    const named = Object.keys(answer.errors);
    if (named.length === 0 || named.some((blockId) => !inputs.has(blockId))) return false;
    view.errors = answer.errors;
    changed(core);
    return true;
  }
  const next = checkView(answer.view, core.lacks);
  if (!next.ok || next.value.type !== "modal") return false;
  if (answer.response_action === "push" && stackOf(core, view.user).length >= VIEW_STACK)
    return false;
  if (answer.response_action === "push") pushModal(core, view.user, next.value);
  else replaceView(core, view, next.value);
  return true;
}
const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** The close button leaves one view (or all, where `clear_on_close` says so); the cross in the corner leaves all. */
export async function close(
  scene: Scene,
  viewId: string,
  how: { all?: boolean } = {},
): Promise<Seen> {
  const { core, outbox, user } = scene;
  const view = ownView(scene, viewId);
  const since = mark(core, user);
  const all = how.all === true || view.clear_on_close === true;
  const closed = all ? stackOf(core, user.id).toReversed() : [view];
  if (all) clearModals(core, user.id);
  else popModal(core, user.id);
  let answer: Answered | undefined;
  for (const one of closed)
    if (one.notify_on_close)
      answer = await deliver(core, outbox, interaction(payloads.viewClosed(core, user, one, all)));
  return see(scene, since, answer ? outcome(answer) : {});
}
